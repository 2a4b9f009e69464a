#include "app/bank/statement_stage.h"

#include "app/bank/format_choice.h"
#include "app/bank/journal_advice.h"
#include "app/bank/journal_of_account.h"
#include "comptoir/bank/errors.h"
#include "comptoir/bank/rules.h"
#include "comptoir/core/invariant.h"
#include "comptoir/core/text.h"
#include "comptoir/formats/statement_errors.h"
#include "comptoir/storage/repositories/dossier_repository.h"

#include <algorithm>

namespace comptoir::app {

namespace {

constexpr std::int64_t k_report_every = 5'000;

} // namespace

std::size_t
StatementStage::IdentityHash::operator()(const bank::LineIdentity& identity) const noexcept {
    const auto day = static_cast<std::uint64_t>(identity.booked_on.days());
    const auto amount = static_cast<std::uint64_t>(identity.amount_minor);
    return static_cast<std::size_t>((amount * 0x9e3779b97f4a7c15ull) ^
                                    (day * 0xc2b2ae3d27d4eb4full));
}

StatementStage::StatementStage(Writer& writer, Options options)
    : m_writer(&writer), m_options(std::move(options)),
      m_journals(storage::load_journals(writer.database())), m_inserter(writer.database()),
      m_ranks(writer.database()), m_repeats(writer.database()),
      m_expected(writer, m_options.import) {
    if (m_options.source == "file")
        m_closed_to_files = journals_closed_to_files(writer.database());
}

void StatementStage::refuse(Error error) {
    if (!m_refusal)
        m_refusal = std::move(error);
}

void StatementStage::leave_out(const bank::AccountIdentity& account, ErrorCode reason,
                               Params params) {
    const std::string shown = bank::shown_account(account);
    m_left_out.try_emplace(shown, LeftOut{shown, reason, std::move(params)});
}

// A chosen journal without IBAN would leave every account out, and say nothing of the cause.
bool StatementStage::chosen_journal_follows_an_account() const {
    return m_options.only_journal &&
           std::any_of(m_journals.begin(), m_journals.end(), [&](const ledger::Journal& journal) {
               return journal.code == *m_options.only_journal && journal.follows_an_account();
           });
}

// A file that does not say whose account it is of goes to the journal a person chose, as long as
// it is one account.
std::optional<ledger::Journal>
StatementStage::chosen_journal(const bank::StatementHeader& unnamed) {
    const std::string& name = unnamed.account.number;
    if (!m_options.only_journal) {
        refuse(Error{bank::errors::account_unnamed,
                     bank::errors::account_unnamed.kind,
                     {{"file", m_options.file_name}},
                     SourcePlace{.file = m_options.file_name, .field = "account"}});
        return std::nullopt;
    }
    if (m_unnamed_account.value_or(name) != name) {
        refuse(Error{bank::errors::accounts_unnamed,
                     bank::errors::accounts_unnamed.kind,
                     {{"account", *m_unnamed_account}, {"other", name}},
                     SourcePlace{.file = m_options.file_name, .field = "account"}});
        return std::nullopt;
    }
    m_unnamed_account = name;
    const auto found =
        std::find_if(m_journals.begin(), m_journals.end(), [&](const ledger::Journal& journal) {
            return journal.code == *m_options.only_journal;
        });
    invariant(found != m_journals.end(), "the chosen journal is checked before the reading");
    return *found;
}

// A journal that a person chose and that follows no account yet follows this one from now on, by
// the bank's own number: cards have no IBAN.
std::optional<ledger::Journal>
StatementStage::journal_to_follow(const bank::AccountIdentity& account) {
    if (account.iban || account.number.empty() || !m_options.only_journal)
        return std::nullopt;
    const auto chosen =
        std::find_if(m_journals.begin(), m_journals.end(), [&](const ledger::Journal& journal) {
            return journal.code == *m_options.only_journal;
        });
    if (chosen == m_journals.end() || chosen->follows_an_account())
        return std::nullopt;
    auto journal = add_journal(*m_writer, {.code = chosen->code,
                                           .iban = std::nullopt,
                                           .account = std::nullopt,
                                           .name = {},
                                           .number = account.number});
    if (!journal) {
        refuse(std::move(journal).error());
        return std::nullopt;
    }
    *chosen = *journal;
    return *journal;
}

StatementStage::JournalIntake* StatementStage::intake_of(const bank::StatementHeader& header) {
    const bank::AccountIdentity& account = header.account;
    const auto known = journal_of_account(m_journals, account);
    if (!known) {
        Error error = known.error();
        error.place = SourcePlace{.file = m_options.file_name, .field = "account"};
        refuse(std::move(error));
        return nullptr;
    }
    std::optional<ledger::Journal> journal = *known;
    if (!journal && !bank::names_its_account(header)) {
        journal = chosen_journal(header);
        if (!journal)
            return nullptr;
    }
    if (!journal)
        journal = journal_to_follow(account);
    if (m_refusal)
        return nullptr;
    if (!journal && !chosen_journal_follows_an_account()) {
        const std::string iban = account.iban ? account.iban->text() : account.number;
        const storage::DossierRow dossier = storage::load_dossier(m_writer->database());
        refuse(
            Error{bank::errors::account_without_journal,
                  bank::errors::account_without_journal.kind,
                  {{"iban", iban},
                   {"command", journal_add_command(dossier, m_journals,
                                                   m_options.only_journal.value_or(""), account)}},
                  SourcePlace{.file = m_options.file_name, .field = "account"}});
        return nullptr;
    }
    if (m_options.only_journal && (!journal || journal->code != *m_options.only_journal)) {
        leave_out(
            account, bank::errors::other_journal,
            {{"account", bank::shown_account(account)}, {"journal", *m_options.only_journal}});
        return nullptr;
    }
    if (m_closed_to_files.contains(journal->code)) {
        leave_out(account, bank::errors::digital_off, {{"journal", journal->code}});
        return nullptr;
    }
    auto [found, inserted] = m_intakes.try_emplace(journal->code);
    JournalIntake& intake = found->second;
    if (inserted) {
        intake.journal = *journal;
        intake.stored_days = storage::days_of_lines(m_writer->database(), journal->code);
        if (intake.stored_days)
            intake.first_day_before = intake.stored_days->first;
    }
    return &intake;
}

// Another currency than the journal's is no slip of the file: the journal was set up for another.
void StatementStage::refuse_currency(Currency other) {
    const ledger::Journal& journal = m_current->journal;
    refuse(Error{bank::errors::journal_in_other_currency,
                 bank::errors::journal_in_other_currency.kind,
                 {{"journal", journal.code},
                  {"currency", std::string(journal.currency.code())},
                  {"other", std::string(other.code())}},
                 SourcePlace{.file = m_options.file_name, .field = "currency"}});
    m_current = nullptr;
}

void StatementStage::begin_statement(const bank::StatementHeader& so_far) {
    m_current = nullptr;
    m_statement.reset();
    m_first_movement.reset();
    m_last_movement.reset();
    m_line_before.reset();
    m_days_go_on = m_days_go_back = false;
    m_first_remembered = m_line_ids ? m_line_ids->size() : 0;
    m_first_line = m_last_line = {};
    if (m_refusal)
        return;
    m_current = intake_of(so_far);
    if (!m_current)
        return;
    m_account_currency = so_far.account.currency;
    if (m_account_currency && *m_account_currency != m_current->journal.currency)
        return refuse_currency(*m_account_currency);
    m_current->counts.clear();
    m_expected.begin_report(m_current->journal.code, so_far.format);
    // What a report or an advice tells is expected until a statement says that it is booked.
    if (!bank::is_account_statement(so_far.format))
        return;
    // Words compare within one family of formats: the import must say now which one it is.
    storage::set_import_format(m_writer->database(), m_options.import, so_far.format);
    storage::StatementRecord record;
    record.import = m_options.import;
    record.journal = m_current->journal.code;
    record.source = m_options.source;
    record.currency = m_current->journal.currency;
    record.id = storage::insert_statement(m_writer->database(), record);
    m_statement = record;
}

std::int64_t StatementStage::rank_of(JournalIntake& intake, const bank::LineIdentity& identity) {
    auto [found, first] = intake.counts.try_emplace(identity);
    if (first && intake.stored_days && identity.booked_on >= intake.stored_days->first &&
        identity.booked_on <= intake.stored_days->last)
        found->second.stored =
            static_cast<std::int32_t>(m_ranks.highest(intake.journal.code, identity));
    return found->second.stored + ++found->second.incoming;
}

void StatementStage::remember(bank::LineId line) {
    if (m_line_ids)
        m_line_ids->push_back(line);
}

bool StatementStage::line(bank::StatementLine&& line) {
    if (m_refusal || m_options.work.stopped())
        return false;
    if (++m_lines_seen % k_report_every == 0)
        m_options.work.tell(m_lines_seen, 0);
    if (!m_current)
        return true;
    // Only booked operations enter a statement: its lines sum to its movement.
    if (line.status != bank::LineStatus::Booked || !m_statement) {
        if (line.status != bank::LineStatus::Info && !line.amount.is_zero())
            m_expected.add(std::move(line));
        remember({});
        return true;
    }
    if (line.amount.currency() != m_current->journal.currency) {
        if (!m_account_currency) {
            refuse_currency(line.amount.currency());
            return false;
        }
        refuse(Error{bank::errors::mixed_currencies,
                     bank::errors::mixed_currencies.kind,
                     {{"account", m_current->journal.code},
                      {"currency", std::string(m_current->journal.currency.code())},
                      {"other", std::string(line.amount.currency().code())}},
                     SourcePlace{.file = m_options.file_name, .field = "amount"}});
        return false;
    }
    if (line.amount.is_zero()) { // an information of the bank, not an operation
        remember({});
        return true;
    }
    const std::int64_t rank = rank_of(*m_current, {line.booked_on, line.amount.minor()});
    const bank::LineId id = m_inserter.insert(m_statement->id, m_statement->journal, line, rank);
    remember(id);
    m_days_go_on = m_days_go_on || (m_line_before && *m_line_before < line.booked_on);
    m_days_go_back = m_days_go_back || (m_line_before && line.booked_on < *m_line_before);
    m_line_before = line.booked_on;
    if (!m_first_line)
        m_first_line = id;
    m_last_line = id;
    m_first_movement = std::min(m_first_movement.value_or(line.booked_on), line.booked_on);
    m_last_movement = std::max(m_last_movement.value_or(line.booked_on), line.booked_on);
    return true;
}

void StatementStage::complete_record(const bank::StatementHeader& header,
                                     bank::BalanceCheck check) {
    storage::StatementRecord& record = *m_statement;
    record.bank_id = header.id;
    record.sequence = header.sequence;
    record.from = header.from ? header.from : m_first_movement;
    record.to = header.to ? header.to : m_last_movement;
    if (!record.from && header.opening)
        record.from = header.opening->date;
    if (!record.to && header.closing)
        record.to = header.closing->date;
    if (header.opening)
        record.opening_minor = header.opening->amount.minor();
    if (header.closing)
        record.closing_minor = header.closing->amount.minor();
    record.check = check;
}

// A wrong balance is refused unless a person accepts it; who did is kept.
bool StatementStage::accepts_balance(const bank::StatementHeader& header) {
    storage::StatementRecord& record = *m_statement;
    if (record.check != bank::BalanceCheck::Mismatch)
        return true;
    if (m_options.accept_mismatch) {
        record.mismatch_accepted_by = m_writer->user();
        return true;
    }
    const storage::LineTotals totals = storage::totals_of(m_writer->database(), record.id);
    refuse(Error{bank::errors::balance_mismatch,
                 bank::errors::balance_mismatch.kind,
                 {{"account", bank::shown_account(header.account)},
                  {"closing", Money{*record.closing_minor, record.currency}},
                  {"computed", Money{*record.opening_minor + totals.sum_minor, record.currency}}},
                 SourcePlace{.file = m_options.file_name, .field = "balance"}});
    return false;
}

// Balances run from the first operation to the last: what compares them follows the ids. A file
// of one day keeps its order, nothing tells which way it runs.
void StatementStage::put_in_order() {
    if (!m_days_go_back || m_days_go_on)
        return;
    const std::int64_t sum = storage::turn_lines_around(m_writer->database(), m_statement->id);
    const bank::LineId last_as_read = m_last_line;
    m_last_line = bank::LineId(sum - m_first_line.value());
    m_first_line = bank::LineId(sum - last_as_read.value());
    if (!m_line_ids)
        return;
    for (std::size_t at = m_first_remembered; at < m_line_ids->size(); ++at)
        if (bank::LineId& id = (*m_line_ids)[at])
            id = bank::LineId(sum - id.value());
}

void StatementStage::end_statement(const bank::StatementHeader& header, bank::BalanceCheck check) {
    if (!m_current || m_refusal)
        return;
    m_expected.end_report();
    if (!m_statement) {
        m_current = nullptr;
        return;
    }
    complete_record(header, check);
    if (!accepts_balance(header))
        return;
    const auto first_day = m_first_movement ? m_first_movement : m_statement->from;
    if (first_day)
        m_current->first_day = std::min(m_current->first_day.value_or(*first_day), *first_day);
    put_in_order();
    settle_statement(*m_current, check == bank::BalanceCheck::Ok);
    m_current = nullptr;
}

void StatementStage::diagnostic(Diagnostic&& diagnostic) {
    // A wrong balance is refused or accepted above; the reader's own words would say it twice.
    if (diagnostic.code == ErrorCode(bank::errors::balance_mismatch))
        return;
    // Who chose the journal has answered this one.
    if (m_options.only_journal && diagnostic.code == ErrorCode(formats::errors::account_missing))
        return;
    m_diagnostics.push_back(std::move(diagnostic));
}

Result<void> StatementStage::finish(ImportReport& report) {
    if (m_refusal)
        return fail(std::move(*m_refusal));
    for (const auto& [code, intake] : m_intakes) {
        for (const Kept& kept : intake.kept)
            report_kept(kept, report);
        CT_TRY(settle_pointing(intake));
        if (intake.days_here)
            settle_after_lines(*m_writer, code, *intake.days_here);
    }
    report_deleted(report);
    report_expected(report);
    for (const auto& [account, left_out] : m_left_out)
        report.left_out.push_back(left_out);
    report.diagnostics.insert(report.diagnostics.end(), m_diagnostics.begin(), m_diagnostics.end());
    return {};
}

} // namespace comptoir::app
