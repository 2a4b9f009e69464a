#include "app/reconcile/match_writer.h"

#include "app/books/books_accounts.h"
#include "app/payments/order_entry.h"
#include "app/reconcile/learn.h"
#include "app/reconcile/parts_not_paid.h"
#include "app/reconcile/settlement_days.h"
#include "app/reconcile/vat_apart.h"
#include "app/reconcile/vat_moves.h"
#include "app/reconcile/vat_remarks.h"
#include "comptoir/core/invariant.h"
#include "comptoir/core/text.h"
#include "comptoir/ledger/true_day.h"
#include "comptoir/reconcile/errors.h"
#include "comptoir/reconcile/settle.h"
#include "comptoir/storage/repositories/bank_repository.h"
#include "comptoir/storage/repositories/dossier_repository.h"
#include "comptoir/storage/repositories/lettering_repository.h"
#include "comptoir/storage/repositories/order_entry_repository.h"
#include "comptoir/storage/repositories/reconcile_queries.h"
#include "comptoir/storage/repositories/vat_repository.h"

#include <algorithm>
#include <cstdlib>
#include <span>

namespace comptoir::app {

namespace {

// Above this, subscribers reload instead of following ids.
constexpr std::size_t k_ids_per_change_max = 50;
constexpr const char* k_write_off_code = "SCRAP"; // "code transaction" (A178)
constexpr const char* k_write_off_piece = "Rapprochement";

struct OpenRow {
    ledger::RowId id;
    Date day;
    std::int64_t amount = 0; // signed
    std::int64_t open = 0;   // >= 0
};

std::string list_of_ids(std::string_view name, const std::vector<std::int64_t>& ids) {
    std::string text(name);
    for (std::size_t i = 0; i < ids.size(); ++i)
        text += (i == 0 ? " " : ", ") + text::number(ids[i]);
    return text;
}

// A178: what is written off alone has no piece of its own.
void mark_write_off(ledger::Entry& entry, const MatchPlan& plan) {
    const auto is_invoice = [](const MatchPlan::Settled& settled) {
        return settled.target.kind == reconcile::TargetKind::Invoice;
    };
    if (std::none_of(plan.settled.begin(), plan.settled.end(), is_invoice))
        entry.piece = k_write_off_piece;
    entry.transaction_code = k_write_off_code;
    if (!plan.write_off->journal.empty())
        entry.journal = plan.write_off->journal;
    entry.date = plan.write_off->booked_on.value_or(entry.date);
}

} // namespace

Result<void> check_pointing_day(const Writer& writer,
                                const std::vector<reconcile::LineFacts>& lines, Date day) {
    const Date first = reconcile::latest_day(lines);
    if (day < first || (day > writer.today() && day > first))
        return fail(reconcile::errors::pointing_day,
                    {{"day", day}, {"first", first}, {"today", writer.today()}});
    return {};
}

MatchWriter::MatchWriter(Writer& writer)
    : m_writer(writer), m_entries(writer.database()), m_matches(writer.database()) {
    storage::Database& database = writer.database();
    const storage::DossierRow dossier = storage::load_dossier(database);
    m_chart = dossier.chart;
    m_closed_until = dossier.closed_until;
    m_currency = dossier.currency;
    m_books = load_books_accounts(database);
    m_years = storage::load_years(database);
    m_journals = storage::load_journals(database);
    for (ledger::Account& account : storage::load_accounts(database))
        m_accounts.insert(std::move(account.number));
    for (reconcile::PartyFacts& party : storage::load_party_facts(database))
        m_parties.insert(std::move(party.code));
    m_has_orders = database.integer("SELECT EXISTS (SELECT 1 FROM payment)") != 0;
    m_has_invoices = database.integer("SELECT EXISTS (SELECT 1 FROM invoice)") != 0;
    m_has_waiting_vat = storage::has_waiting_vat(database, m_chart);
}

bool MatchWriter::day_is_open(Date day) const {
    if (m_closed_until && day <= *m_closed_until)
        return false;
    return std::any_of(m_years.begin(), m_years.end(),
                       [&](const ledger::FinancialYear& year) { return year.days.contains(day); });
}

ledger::BookFacts MatchWriter::facts() const {
    ledger::BookFacts facts;
    facts.chart = m_chart;
    facts.years = m_years;
    facts.closed_until = m_closed_until;
    facts.account_exists = [this](std::string_view number) {
        return m_accounts.contains(std::string(number));
    };
    facts.party_exists = [this](std::string_view code) {
        return m_parties.contains(std::string(code));
    };
    facts.journal = [this](std::string_view code) -> const ledger::Journal* {
        const auto found =
            std::find_if(m_journals.begin(), m_journals.end(),
                         [&](const ledger::Journal& one) { return one.code == code; });
        return found == m_journals.end() ? nullptr : &*found;
    };
    return facts;
}

// Art. 1031-4: what happened in a closed period is booked on the first open day, with express
// mention of the true one. Only a person decides so.
void MatchWriter::leave_closed_period(ledger::Entry& entry) const {
    if (!m_closed_until || entry.date > *m_closed_until)
        return;
    entry.label = ledger::with_true_day(std::move(entry.label), entry.date);
    entry.date = m_closed_until->plus_days(1);
}

Result<ledger::Entry> MatchWriter::post_settlement(const MatchPlan& plan) {
    if (!plan.journal.account)
        return fail(reconcile::errors::journal_without_account, {{"journal", plan.journal.code}});
    // A settlement in another currency needs the rate of its day, which only a person can give.
    if (plan.journal.currency != m_currency && plan.foreign.empty())
        return fail(reconcile::errors::value_missing,
                    {{"currency", std::string(plan.journal.currency.code())},
                     {"books", std::string(m_currency.code())}});
    reconcile::SettleRequest request;
    request.journal = plan.journal.code;
    request.bank_account = *plan.journal.account;
    request.lines = plan.lines;
    request.booked_elsewhere = Money::zero(m_currency);
    for (const MatchPlan::Settled& settled : plan.settled)
        request.targets.push_back(settled.target);
    for (const reconcile::Target& entry : plan.entries)
        request.booked_elsewhere += entry.amount;
    CT_ASSIGN(entry, reconcile::settle(request));
    if (!plan.label.empty())
        entry.label = plan.label;
    for (std::size_t i = 0; i < plan.foreign.size(); ++i) // the bank's own amounts, line by line
        entry.rows[plan.settled.size() + i].foreign_amount = plan.foreign[i];
    if (plan.write_off)
        mark_write_off(entry, plan);
    if (!plan.unattended)
        leave_closed_period(entry);
    make_usual_accounts(entry);
    CT_TRY(ledger::check_entry(entry, facts()));
    m_entries.insert(entry, {m_writer.clock().now(), m_writer.user()});
    return entry;
}

// Charts list 658 rather than 658500, at six digits: the accounts differences and their VAT need
// are made when first used, as long as those of the books.
void MatchWriter::make_usual_accounts(const ledger::Entry& entry) {
    for (const ledger::EntryRow& row : entry.rows) {
        if (m_accounts.contains(row.account))
            continue;
        if (make_account(m_writer.database(), m_chart, m_books, row.account))
            m_accounts.insert(row.account);
    }
}

Result<reconcile::MatchId> MatchWriter::write(const MatchPlan& plan) {
    CT_ASSIGN(whole, with_vat_apart(m_writer.database(), m_chart, m_books, plan));
    if (plan.settled.size() == 1)
        whole.taught_vat = plan.settled.front().target.vat_permille;
    return write_whole(whole);
}

Result<reconcile::MatchId> MatchWriter::write_whole(const MatchPlan& plan) {
    invariant(!plan.lines.empty(), "a match holds a line");
    m_remarks = vat_remarks(m_writer.database(), m_chart, plan);
    const std::vector<MatchPlan> apart = settlements_by_day(plan);
    const std::span<const MatchPlan> parts = apart.empty() ? std::span(&plan, 1) : std::span(apart);
    std::vector<ledger::Entry> settlements; // one for each part, or none at all
    if (!plan.settled.empty()) {
        for (const MatchPlan& part : parts) {
            CT_ASSIGN(entry, post_settlement(part));
            settlements.push_back(std::move(entry));
        }
    }
    const Date pointed_on = reconcile::latest_day(plan.lines);
    storage::MatchRecord record_of_match;
    record_of_match.journal = plan.journal.code;
    record_of_match.pointed_on = plan.pointed_on.value_or(pointed_on);
    record_of_match.decision = to_text(plan.decision);
    record_of_match.kind = to_text(plan.kind);
    record_of_match.score = plan.score;
    record_of_match.unattended = plan.unattended;
    record_of_match.reasons = plan.reasons;
    record_of_match.created_at = m_writer.clock().now();
    record_of_match.created_by = m_writer.user();
    const reconcile::MatchId match = m_matches.insert(record_of_match);
    if (!plan.order) {
        for (const reconcile::LineFacts& line : plan.lines)
            m_matches.add_line(match, line.id);
    }
    std::vector<ledger::RowId> pointed;
    for (const reconcile::Target& entry : plan.entries) {
        m_matches.point(match, entry.row, record_of_match.pointed_on);
        pointed.push_back(entry.row);
    }
    if (m_has_orders)
        follow_orders(m_writer, pointed);
    for (std::size_t i = 0; i < settlements.size(); ++i)
        CT_TRY(tie_settlement(parts[i], settlements[i], match, record_of_match.pointed_on));
    for (const MatchPlan::Settled& settled : plan.settled)
        if (settled.target.kind == reconcile::TargetKind::Invoice)
            follow_states(settled);
    CT_TRY(impute_to_entries(plan, match));
    CT_TRY(move_vat(plan.imputed, match, pointed_on));
    if (!m_remarks.empty()) {
        std::vector<reconcile::Reason> reasons = plan.reasons;
        reasons.insert(reasons.end(), m_remarks.begin(), m_remarks.end());
        storage::save_reasons(m_writer.database(), match, reasons);
    }
    if (plan.order)
        return match;
    if (plan.teaches)
        learn_from(m_writer, plan, match);
    record(plan, match, settlements);
    m_written.push_back(match);
    return match;
}

// Its rows of the bank are pointed, those of third parties imputed; VAT follows on its day.
Result<void> MatchWriter::tie_settlement(const MatchPlan& part, const ledger::Entry& settlement,
                                         reconcile::MatchId match, Date pointed_on) {
    m_matches.add_entry(match, settlement.id);
    if (part.order)
        storage::keep_order_entry(m_writer.database(),
                                  {*part.order, match, settlement.rows.back().id});
    for (std::size_t i = 0; i < settlement.rows.size(); ++i) {
        const ledger::EntryRow& row = settlement.rows[i];
        if (i >= part.settled.size()) {
            if (!part.order)
                m_matches.point(match, row.id, pointed_on);
            continue;
        }
        if (part.settled[i].target.kind != reconcile::TargetKind::Invoice)
            continue;
        const std::int64_t left =
            impute(row.id, part.settled[i].item_rows, std::abs(row.amount.minor()), match);
        invariant(left == 0, "a settlement is no larger than what is open");
    }
    // The true day, as its bank saw it: of a closed period it is named where the entry goes.
    Date day = reconcile::latest_day(part.lines);
    if (part.write_off)
        day = part.write_off->booked_on.value_or(day);
    return move_vat(part.settled, match, part.order ? settlement.date : day);
}

// Returns what could not be imputed. Rows of the item with the sign of `row` (a credit note under
// the same piece) are netted first, as part of the same match.
std::int64_t MatchWriter::impute(ledger::RowId row, const std::vector<ledger::RowId>& item_rows,
                                 std::int64_t amount_minor, reconcile::MatchId match) {
    storage::Database& database = m_writer.database();
    const std::optional<storage::RowFacts> settling = storage::find_row(database, row);
    invariant(settling.has_value(), "a settlement's row is stored");
    std::vector<OpenRow> main, opposite;
    for (const ledger::RowId id : item_rows) {
        const std::optional<storage::RowFacts> facts = storage::find_row(database, id);
        if (!facts)
            continue;
        const std::int64_t open =
            std::abs(facts->amount_minor) - storage::imputed_minor(database, id);
        if (open <= 0)
            continue;
        const bool same_sign = (facts->amount_minor < 0) == (settling->amount_minor < 0);
        (same_sign ? opposite : main).push_back({id, facts->day, facts->amount_minor, open});
    }
    const auto tie = [&](ledger::RowId a, Date a_day, std::int64_t a_amount, OpenRow& b,
                         std::int64_t& left) {
        const std::int64_t part = std::min(left, b.open);
        if (part <= 0)
            return;
        storage::impute(database, a_amount > 0 ? a : b.id, a_amount > 0 ? b.id : a, part,
                        match.value(), std::max(a_day, b.day));
        left -= part;
        b.open -= part;
    };
    for (OpenRow& credit : opposite) {
        for (OpenRow& one : main)
            tie(credit.id, credit.day, credit.amount, one, credit.open);
    }
    for (OpenRow& one : main)
        tie(row, settling->day, settling->amount_minor, one, amount_minor);
    return amount_minor;
}

// A142, A144: the invoice is imputed to the movement that is in the books already.
Result<void> MatchWriter::impute_to_entries(const MatchPlan& plan, reconcile::MatchId match) {
    storage::Database& database = m_writer.database();
    for (const MatchPlan::Settled& settled : plan.imputed) {
        std::int64_t left = std::abs(settled.target.amount.minor());
        const reconcile::Target& first = plan.entries.front();
        for (const reconcile::Target& entry : plan.entries) {
            for (const ledger::RowId row :
                 storage::rows_of_entry_on(database, entry.entry, settled.target.account)) {
                const std::optional<storage::RowFacts> facts = storage::find_row(database, row);
                const bool fits = facts && facts->party == settled.target.party &&
                                  (facts->amount_minor < 0) != settled.target.amount.is_negative();
                if (!fits || left == 0)
                    continue;
                const std::int64_t open =
                    std::abs(facts->amount_minor) - storage::imputed_minor(database, row);
                const std::int64_t part = std::min(left, open);
                if (part > 0)
                    left -= part - impute(row, settled.item_rows, part, match);
            }
        }
        if (left != 0)
            return fail(reconcile::errors::other_party,
                        {{"entry", first.entry.value()}, {"piece", settled.target.piece}});
        follow_states(settled);
    }
    return {};
}

void MatchWriter::follow_states(const MatchPlan::Settled& settled) {
    storage::Database& database = m_writer.database();
    std::vector<ledger::RowId> rows = settled.item_rows;
    if (settled.target.row && std::find(rows.begin(), rows.end(), settled.target.row) == rows.end())
        rows.push_back(settled.target.row);
    if (m_has_orders) {
        for (const std::int64_t id :
             storage::settle_payments(database, rows, std::abs(settled.target.amount.minor())))
            m_payments.insert(id);
    }
    if (m_has_invoices) {
        for (const std::int64_t id : storage::refresh_invoice_states(database, rows))
            m_invoices.insert(id);
    }
}

// VAT on receipts becomes due with the payment, on the bank's day of it.
Result<void> MatchWriter::move_vat(const std::vector<MatchPlan::Settled>& paid,
                                   reconcile::MatchId match, Date settled_on) {
    if (!m_has_waiting_vat)
        return {};
    std::vector<ledger::RowId> rows;
    for (const MatchPlan::Settled& settled : paid)
        rows.insert(rows.end(), settled.item_rows.begin(), settled.item_rows.end());
    const std::vector<LostPart> lost = lost_parts(m_chart, paid);
    CT_ASSIGN(vat, move_due_vat(m_writer, rows, match, settled_on, &m_books, lost));
    if (vat.entry)
        m_matches.add_entry(match, vat.entry);
    m_remarks.insert(m_remarks.end(), vat.remarks.begin(), vat.remarks.end());
    return {};
}

// Every pointing is traced (A103).
void MatchWriter::record(const MatchPlan& plan, reconcile::MatchId match,
                         const std::vector<ledger::Entry>& settlements) {
    std::vector<std::int64_t> lines, entries;
    for (const reconcile::LineFacts& line : plan.lines)
        lines.push_back(line.id.value());
    for (const reconcile::Target& entry : plan.entries)
        entries.push_back(entry.entry.value());
    std::string after = std::string(to_text(plan.kind)) + "; " + list_of_ids("lines", lines);
    if (!entries.empty())
        after += "; " + list_of_ids("entries", entries);
    if (!settlements.empty()) {
        std::vector<std::int64_t> ids;
        for (const ledger::Entry& settlement : settlements)
            ids.push_back(settlement.id.value());
        after += "; " + list_of_ids("settlement", ids);
    }
    m_writer.record("match.create", "match " + text::number(match.value()), "", after);
}

void MatchWriter::publish() {
    if (m_written.empty())
        return;
    if (m_written.size() > k_ids_per_change_max) {
        m_writer.changed(Noun::Matches);
        m_writer.changed(Noun::Lines);
    } else {
        for (const reconcile::MatchId match : m_written) {
            m_writer.changed(Noun::Matches, match.value());
            for (const bank::LineId line : storage::lines_of_match(m_writer.database(), match))
                m_writer.changed(Noun::Lines, line.value());
        }
    }
    m_writer.changed(Noun::Statements);
    m_writer.changed(Noun::Entries);
    for (const std::int64_t payment : m_payments)
        m_writer.changed(Noun::Payments, payment);
    for (const std::int64_t invoice : m_invoices)
        m_writer.changed(Noun::Invoices, invoice);
}

} // namespace comptoir::app
