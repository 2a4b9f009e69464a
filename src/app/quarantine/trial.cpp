// Reading a file in quarantine into nothing, to see what stands in the way of its import.
#include "app/bank/import_source.h"
#include "app/bank/journal_advice.h"
#include "app/bank/journal_of_account.h"
#include "app/bank/statement_files.h"
#include "app/quarantine/quarantined_source.h"
#include "comptoir/app/quarantine_errors.h"
#include "comptoir/bank/errors.h"
#include "comptoir/bank/rules.h"
#include "comptoir/core/errors.h"
#include "comptoir/storage/repositories/dossier_repository.h"

#include <algorithm>

namespace comptoir::app {

namespace {

constexpr std::size_t k_statements_max = 10'000; // what a person may look through

class TrialSink final : public bank::StatementSink {
public:
    explicit TrialSink(QuarantineTrial& trial) : m_trial(trial) {}

    void begin_statement(const bank::StatementHeader& so_far) override {
        m_statement = TriedStatement{.header = so_far};
        m_mixed = false;
    }
    bool line(bank::StatementLine&& line) override {
        ++m_statement.lines;
        if (line.status == bank::LineStatus::Booked)
            add(line.amount);
        return true;
    }
    void end_statement(const bank::StatementHeader& header, bank::BalanceCheck check) override {
        m_statement.header = header;
        m_statement.check = check;
        if (m_mixed)
            m_statement.sum.reset();
        if (m_trial.statements.size() < k_statements_max)
            m_trial.statements.push_back(std::move(m_statement));
        m_statement = {};
    }
    void diagnostic(Diagnostic&& diagnostic) override {
        m_trial.diagnostics.push_back(std::move(diagnostic));
    }

private:
    void add(Money amount) {
        if (m_mixed)
            return;
        const auto sum = m_statement.sum ? checked_add(*m_statement.sum, amount) : amount;
        m_mixed = !sum;
        m_statement.sum = sum;
    }
    QuarantineTrial& m_trial;
    TriedStatement m_statement;
    bool m_mixed = false;
};

// The reader's name of the format, when the file ended before a statement could say it.
std::string recognised_format(storage::Database& database,
                              const storage::QuarantineRecord& record) {
    OriginalSource original(database, record);
    const auto sample = original.next();
    if (!sample)
        return {};
    const auto format = formats::identify_statement_format(*sample, record.name);
    return format ? std::string((*format)->info().id) : std::string();
}

// The first thing that stands in the way: what cannot be read, then a balance that is wrong, then
// one that proves nothing.
std::optional<QuarantineFault> fault_in(const QuarantineTrial& trial,
                                        const std::optional<Error>& error) {
    if (error)
        return fault_of(*error, trial.format);
    for (const Diagnostic& diagnostic : trial.diagnostics)
        if (diagnostic.code == ErrorCode(bank::errors::balance_mismatch))
            return fault_of(
                Error{diagnostic.code, ErrorKind::Refused, diagnostic.params, diagnostic.place},
                trial.format);
    for (const TriedStatement& statement : trial.statements)
        if (statement.check == bank::BalanceCheck::NotPossible)
            return fault_of(Error{errors::quarantine_balance_not_proven,
                                  ErrorKind::Refused,
                                  {{"account", bank::shown_account(statement.header.account)}}},
                            trial.format);
    return std::nullopt;
}

void show_original_lines(QuarantineTrial& trial,
                         const std::vector<bank::LineCorrection>& corrections,
                         const std::string& name) {
    const auto show = [&](SourcePlace& place) {
        place.file = name;
        if (place.line > 0)
            place.line = bank::original_line(corrections, place.line);
    };
    for (Diagnostic& diagnostic : trial.diagnostics) {
        if (!diagnostic.place)
            diagnostic.place.emplace();
        show(*diagnostic.place);
    }
    if (trial.fault)
        show(trial.fault->place);
}

// Why the import would not know where to put a statement.
std::optional<Error> journal_error(storage::Database& database, const QuarantineTrial& trial,
                                   const std::string& name, bool is_chosen) {
    const auto journals = storage::load_journals(database);
    for (const TriedStatement& statement : trial.statements) {
        const bank::AccountIdentity& account = statement.header.account;
        const auto journal = journal_of_account(journals, account);
        if (!journal)
            return journal.error();
        const bool is_named = bank::names_its_account(statement.header);
        if (*journal || (!is_named && is_chosen))
            continue;
        if (!is_named)
            return Error{bank::errors::account_unnamed,
                         bank::errors::account_unnamed.kind,
                         {{"file", name}}};
        const std::string iban = account.iban ? account.iban->text() : account.number;
        const storage::DossierRow dossier = storage::load_dossier(database);
        return Error{
            bank::errors::account_without_journal,
            bank::errors::account_without_journal.kind,
            {{"iban", iban}, {"command", journal_add_command(dossier, journals, "", account)}}};
    }
    return std::nullopt;
}

} // namespace

Result<QuarantineTrial> examine(storage::Database& database,
                                const storage::QuarantineRecord& record,
                                const bank::ReadingChoices& choices, const Work& work) {
    if (!record.file)
        return fail(errors::quarantine_discarded, {{"name", record.name}});
    CT_ASSIGN(shape, shape_of_original(database, record));
    const auto corrections = lines_of(storage::load_corrections(database, record.id));
    CorrectedSource corrected(database, record, shape, corrections);
    QuarantineTrial trial;
    TrialSink sink(trial);
    FileReading reading =
        read_statement_source(corrected, record.name, record.name, sink, work, choices);
    if (reading.error && (reading.error->kind == ErrorKind::Broken ||
                          reading.error->code == ErrorCode(comptoir::errors::cancelled)))
        return fail(std::move(*reading.error));
    trial.format = std::move(reading.format);
    if (trial.format.empty())
        trial.format = recognised_format(database, record);
    trial.corrected_sha256 = corrections.empty() ? record.sha256 : std::move(reading.sha256);
    trial.fault = fault_in(trial, reading.error);
    show_original_lines(trial, corrections, record.name);
    return trial;
}

Result<QuarantineTrial> try_quarantined(Reader& reader, QuarantineId id,
                                        const QuarantineTrialRequest& request) {
    storage::Database& database = reader.database();
    CT_ASSIGN(record, find_file_in_quarantine(database, id));
    CT_TRY(check_chosen_journal(reader, request.journal));
    CT_ASSIGN(trial, examine(database, record,
                             choices_of(database,
                                        {.journal = request.journal, .choices = request.choices}),
                             request.work));
    const bool may_be_read =
        !trial.fault || trial.fault->code == errors::quarantine_balance_not_proven.name;
    if (!may_be_read)
        return trial;
    if (auto error = journal_error(database, trial, record.name, request.journal.has_value())) {
        error->place = SourcePlace{.file = record.name, .field = "account"};
        trial.fault = fault_of(*error, trial.format);
    }
    return trial;
}

} // namespace comptoir::app
