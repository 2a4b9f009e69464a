// What the search for the causes of a difference needs, loaded.
#include "comptoir/app/difference.h"

#include "comptoir/app/errors.h"
#include "comptoir/app/reconcile.h"
#include "comptoir/ledger/errors.h"
#include "comptoir/reconcile/errors.h"
#include "comptoir/storage/repositories/bank_repository.h"
#include "comptoir/storage/repositories/difference_queries.h"
#include "comptoir/storage/repositories/dossier_repository.h"

#include <algorithm>
#include <array>
#include <set>
#include <unordered_set>

namespace comptoir::app {

namespace {

constexpr int k_later_days = 62;     // an entry dated that much too late is still found
constexpr int k_elsewhere_days = 92; // and one booked elsewhere a quarter ago

Result<ledger::Journal> journal_with_account(Reader& reader, const std::string& code) {
    const auto journal = storage::find_journal(reader.database(), code);
    if (!journal)
        return fail(ledger::errors::unknown_journal, {{"journal", code}});
    if (!journal->account)
        return fail(reconcile::errors::journal_without_account, {{"journal", code}});
    return *journal;
}

storage::DifferenceQuery query_of(Reader& reader, const ledger::Journal& journal, Date at) {
    return {&journal, storage::load_dossier(reader.database()).currency, at,
            at.plus_days(k_later_days)};
}

std::optional<Money> money_of(const std::optional<std::int64_t>& minor, Currency currency) {
    return minor ? std::optional(Money{*minor, currency}) : std::nullopt;
}

reconcile::StatementSpan span_of(Reader& reader, const storage::StatementRecord& record) {
    reconcile::StatementSpan span;
    span.id = record.id;
    span.from = record.from;
    span.to = record.to;
    span.opening = money_of(record.opening_minor, record.currency);
    span.closing = money_of(record.closing_minor, record.currency);
    span.lines_total =
        Money{storage::totals_of(reader.database(), record.id).sum_minor, record.currency};
    return span;
}

std::vector<bank::ChainBreak> breaks_of(const std::vector<storage::StatementRecord>& records,
                                        Date at) {
    std::vector<bank::ChainedStatement> chained;
    for (const storage::StatementRecord& record : records) {
        if (!record.from || *record.from <= at)
            chained.push_back({record.id, record.from, record.to,
                               money_of(record.opening_minor, record.currency),
                               money_of(record.closing_minor, record.currency)});
    }
    return bank::find_breaks(std::move(chained));
}

// Rows that may be the first of two: those with the amount of one that waits. And those that the
// takeover counts as seen, where one would make one of these differences.
std::vector<reconcile::BookRow> rows_with_twins(storage::Database& database,
                                                const storage::DifferenceQuery& query,
                                                const std::array<Money, 2>& differences) {
    const auto none = [](const reconcile::BookRow&) { return false; };
    std::unordered_set<std::int64_t> amounts;
    for (const reconcile::BookRow& row : storage::load_book_rows(database, query, none))
        amounts.insert(row.amount.minor());
    return storage::load_book_rows(database, query, [&](const reconcile::BookRow& row) {
        const bool makes_one = row.seen_at_takeover &&
                               (row.amount == -differences[0] || row.amount == -differences[1]);
        return makes_one || amounts.contains(row.amount.minor());
    });
}

} // namespace

Result<DifferenceAnswer> difference_causes(Reader& reader, const std::string& code, Date at) {
    CT_ASSIGN(journal, journal_with_account(reader, code));
    CT_ASSIGN(report, reconciliation_report(reader, code, at));
    storage::Database& database = reader.database();
    const storage::DifferenceQuery query = query_of(reader, journal, at);
    DifferenceAnswer answer;
    answer.journal = code;
    answer.at = at;
    answer.bank = report.statement_balance;
    answer.books = report.ledger_balance;
    reconcile::BooksDifference facts;
    facts.difference = answer.bank - answer.books;
    facts.at = at;
    facts.journal = code;
    facts.initial_difference = report.initial_difference;
    const std::vector<storage::StatementRecord> records = storage::load_statements(database, code);
    facts.breaks = breaks_of(records, at);
    std::vector<bank::StatementId> wrong;
    for (const storage::StatementRecord& record : records) {
        if (record.from && *record.from > at)
            continue;
        facts.statements.push_back(span_of(reader, record));
        if (record.check == bank::BalanceCheck::Mismatch)
            wrong.push_back(record.id);
    }
    facts.rows = rows_with_twins(database, query, {facts.difference, facts.initial_difference});
    facts.elsewhere =
        storage::load_rows_elsewhere(database, query, at.plus_days(-k_elsewhere_days));
    facts.lines = storage::load_bank_rows(database, query, wrong);
    answer.search = reconcile::find_books_causes(facts);
    return answer;
}

Result<reconcile::CauseSearch> statement_causes(Reader& reader, bank::StatementId statement) {
    storage::Database& database = reader.database();
    const auto record = storage::find_statement(database, statement);
    if (!record)
        return fail(errors::not_found, {{"what", "statement"}, {"id", statement.value()}});
    CT_ASSIGN(journal, journal_with_account(reader, record->journal));
    reconcile::StatementDifference facts;
    facts.statement = span_of(reader, *record);
    facts.difference = Money::zero(record->currency);
    if (facts.statement.opening && facts.statement.closing)
        facts.difference =
            *facts.statement.closing - *facts.statement.opening - facts.statement.lines_total;
    facts.lines = storage::load_statement_rows(database, statement);
    const Date until = record->to.value_or(reader.today());
    const storage::DifferenceQuery query = query_of(reader, journal, until);
    facts.rows =
        storage::load_book_rows(database, query, [](const reconcile::BookRow&) { return false; });
    for (const bank::ChainBreak& found :
         breaks_of(storage::load_statements(database, record->journal), until)) {
        if (found.after == statement)
            facts.break_before = found;
    }
    return reconcile::find_statement_causes(facts);
}

Result<reconcile::CauseSearch> ticked_causes(Reader& reader, const TickedSelection& ticked) {
    CT_ASSIGN(journal, journal_with_account(reader, ticked.journal));
    storage::Database& database = reader.database();
    reconcile::TickedDifference facts;
    facts.journal = ticked.journal;
    facts.difference = Money::zero(journal.currency);
    Date latest;
    for (const bank::LineId id : ticked.lines) {
        const auto line = storage::find_line(database, id);
        if (!line)
            return fail(errors::not_found, {{"what", "line"}, {"id", id.value()}});
        latest = std::max(latest, line->line.booked_on);
    }
    if (ticked.lines.empty())
        latest = reader.today();
    const std::set<bank::LineId> lines(ticked.lines.begin(), ticked.lines.end());
    const std::set<ledger::RowId> rows(ticked.rows.begin(), ticked.rows.end());
    storage::DifferenceQuery query = query_of(reader, journal, latest);
    query.at = query.until; // what a match holds is held, whatever its days
    facts.lines = storage::load_bank_rows(database, query, {});
    for (reconcile::BankRow& line : facts.lines) {
        line.ticked = lines.contains(line.line);
        if (line.ticked)
            facts.difference += line.amount;
    }
    facts.rows = storage::load_book_rows(database, query);
    for (reconcile::BookRow& row : facts.rows) {
        row.ticked = rows.contains(row.row);
        if (row.ticked)
            facts.difference -= row.amount;
    }
    facts.elsewhere =
        storage::load_rows_elsewhere(database, query, latest.plus_days(-k_elsewhere_days));
    return reconcile::find_ticked_causes(facts);
}

} // namespace comptoir::app
