#include "comptoir/storage/repositories/reconcile_queries.h"

#include "comptoir/storage/repositories/bank_repository.h"
#include "comptoir/storage/repositories/ledger_repository.h"
#include "comptoir/storage/repositories/order_entry_repository.h"
#include "comptoir/storage/repositories/pointing_repository.h"
#include "storage/repositories/ledger_names.h"
#include "storage/repositories/whole_match.h"

#include <algorithm>

namespace comptoir::storage {

namespace {

// The counterpart's party is told when the entry's third-party rows are all of one party.
std::string candidate_columns(ledger::Chart chart) {
    return R"(
    SELECT r.id, e.id, e.journal, e.number, COALESCE(NULLIF(r.piece, ''), e.piece), r.account, e.day,
           r.amount_minor, r.foreign_minor, r.foreign_currency,
           COALESCE(NULLIF(r.label, ''), e.label),
           (SELECT CASE WHEN min(t.party) = max(t.party) THEN min(t.party) ELSE '' END
            FROM entry_row t WHERE t.entry_id = e.id AND t.party IS NOT NULL),
           EXISTS (SELECT 1 FROM entry_row t
                   WHERE t.entry_id = e.id AND )" +
           third_party_condition(chart, "t.account") + R"(),
           (SELECT count(*) > 0 AND
                   count(*) = sum(abs(t.amount_minor) =
                       COALESCE((SELECT sum(i.amount_minor) FROM imputation i
                                 WHERE i.debit_row_id = t.id), 0) +
                       COALESCE((SELECT sum(i.amount_minor) FROM imputation i
                                 WHERE i.credit_row_id = t.id), 0))
            FROM entry_row t
            WHERE t.entry_id = e.id AND )" +
           third_party_condition(chart, "t.account") + R"()
    FROM entry_row r JOIN entry e ON e.id = r.entry_id)";
}

std::optional<reconcile::EntryCandidate>
candidate_of(const Statement& row, const ledger::Journal& journal, Currency books_currency) {
    reconcile::EntryCandidate candidate;
    candidate.bank_journal = journal.code;
    candidate.row = row.id<ledger::RowId>(0);
    candidate.entry = row.id<ledger::EntryId>(1);
    candidate.journal = row.text(2);
    candidate.number = row.text(3);
    candidate.piece = row.text(4);
    candidate.account = row.text(5);
    candidate.date = row.date(6);
    if (journal.currency == books_currency) {
        candidate.amount = Money{row.integer(7), books_currency};
    } else {
        const auto currency = row.is_null(9) ? std::nullopt : Currency::parse(row.text_view(9));
        if (!currency || *currency != journal.currency)
            return std::nullopt;
        candidate.amount = Money{row.integer(8), *currency};
    }
    candidate.label = row.text(10);
    candidate.party = row.is_null(11) ? std::string{} : row.text(11);
    candidate.has_third_party_counterpart = row.integer(12) != 0;
    candidate.is_settled = row.integer(13) != 0;
    return candidate;
}

void name_parties(Database& database, std::vector<reconcile::EntryCandidate>& candidates) {
    std::unordered_map<std::string, std::string> names;
    Statement rows = database.prepare("SELECT code, name FROM party");
    while (rows.step())
        names[rows.text(0)] = rows.text(1);
    for (reconcile::EntryCandidate& candidate : candidates) {
        if (!candidate.party.empty())
            candidate.party_name = names[candidate.party];
    }
}

} // namespace

std::vector<reconcile::EntryCandidate>
load_entry_candidates(Database& database, const ledger::Journal& journal, const BooksFacts& books,
                      const std::optional<CandidateDays>& days) {
    std::vector<reconcile::EntryCandidate> candidates;
    if (!journal.account)
        return candidates;
    // Of a few days, through the entries of those days: the account's rows are those of years.
    const char* where =
        days ? " WHERE +r.account = ?1 AND e.day BETWEEN ?2 AND ?3" : " WHERE r.account = ?1";
    Statement rows = database.prepare(candidate_columns(books.chart) + where +
                                      " AND NOT EXISTS (SELECT 1 FROM pointing p"
                                      " WHERE p.row_id = r.id) ORDER BY e.day, r.id");
    rows.bind(1, *journal.account);
    if (days) {
        rows.bind(2, days->first);
        rows.bind(3, days->last);
    }
    while (rows.step()) {
        if (auto candidate = candidate_of(rows, journal, books.currency))
            candidates.push_back(std::move(*candidate));
    }
    name_parties(database, candidates);
    name_orders(database, candidates);
    return candidates;
}

std::optional<reconcile::EntryCandidate> find_entry_candidate(Database& database,
                                                              const ledger::Journal& journal,
                                                              const BooksFacts& books,
                                                              ledger::RowId row) {
    Statement found =
        database.query(candidate_columns(books.chart) + " WHERE r.id = ?1 AND r.account = ?2", row,
                       journal.account.value_or(""));
    if (!found.step())
        return std::nullopt;
    std::optional<reconcile::EntryCandidate> candidate =
        candidate_of(found, journal, books.currency);
    if (candidate && !candidate->party.empty())
        candidate->party_name =
            database.optional_text("SELECT name FROM party WHERE code = ?1", candidate->party)
                .value_or("");
    return candidate;
}

std::vector<ledger::RowId> rows_of_entry_on(Database& database, ledger::EntryId entry,
                                            std::string_view account) {
    std::vector<ledger::RowId> result;
    Statement rows = database.query(
        "SELECT id FROM entry_row WHERE entry_id = ?1 AND account = ?2 ORDER BY position", entry,
        account);
    while (rows.step())
        result.push_back(rows.id<ledger::RowId>(0));
    return result;
}

std::vector<std::string> accounts_of_party(Database& database, ledger::Chart chart,
                                           std::string_view party) {
    std::vector<std::string> accounts;
    // Account by account: the rows have no index by party alone.
    Statement rows = database.query("SELECT a.number FROM account a WHERE " +
                                        third_party_condition(chart, "a.number") +
                                        " AND EXISTS (SELECT 1 FROM entry_row r"
                                        " WHERE r.account = a.number AND r.party = ?1)"
                                        " ORDER BY a.number",
                                    party);
    while (rows.step())
        accounts.push_back(rows.text(0));
    return accounts;
}

std::vector<reconcile::PartyFacts> load_party_facts(Database& database) {
    std::vector<reconcile::PartyFacts> parties;
    Statement rows =
        database.prepare("SELECT code, name, statement_reference FROM party ORDER BY code");
    while (rows.step())
        parties.push_back({rows.text(0), rows.text(1), rows.text(2), {}});
    Statement ibans = database.prepare(
        "SELECT party, iban FROM party_iban WHERE retired_at IS NULL ORDER BY party");
    while (ibans.step()) {
        const std::string_view code = ibans.text_view(0);
        const auto at =
            std::lower_bound(parties.begin(), parties.end(), code,
                             [](const reconcile::PartyFacts& party, std::string_view wanted) {
                                 return party.code < wanted;
                             });
        if (at != parties.end() && at->code == code)
            at->ibans.insert(ibans.text(1));
    }
    return parties;
}

std::vector<reconcile::ItemReference> load_item_references(Database& database) {
    std::vector<reconcile::ItemReference> references;
    Statement rows = database.prepare(R"(
        SELECT item_row_id, end_to_end_id, 1 FROM payment
        WHERE state = 'ordered' AND bank_row_id IS NULL
        UNION ALL
        SELECT r.id, i.payment_reference, 0
        FROM invoice i JOIN entry_row r ON r.entry_id = i.entry_id AND r.party IS NOT NULL
        WHERE i.payment_reference <> '' AND i.state IN ('booked', 'ordered')
        ORDER BY 1, 2)");
    while (rows.step())
        references.push_back({rows.id<ledger::RowId>(0), rows.text(1), rows.integer(2) != 0});
    return references;
}

std::optional<ledger::RowId> row_of_invoice(Database& database, std::int64_t invoice) {
    Statement row =
        database.query("SELECT min(r.id) FROM invoice i JOIN entry_row r ON r.entry_id = i.entry_id"
                       " WHERE i.id = ?1 AND r.party IS NOT NULL",
                       invoice);
    if (!row.step() || row.is_null(0))
        return std::nullopt;
    return row.id<ledger::RowId>(0);
}

std::optional<RowFacts> find_row(Database& database, ledger::RowId id) {
    Statement row =
        database.query("SELECT r.entry_id, r.account, coalesce(r.party, ''), e.day, r.amount_minor"
                       " FROM entry_row r JOIN entry e ON e.id = r.entry_id WHERE r.id = ?1",
                       id);
    if (!row.step())
        return std::nullopt;
    return RowFacts{row.id<ledger::EntryId>(0), row.text(1), row.text(2), row.date(3),
                    row.integer(4)};
}

std::vector<UnpointedRow> load_unpointed_rows(Database& database, const ledger::Journal& journal,
                                              bool foreign, Date at) {
    std::vector<UnpointedRow> result;
    Statement rows = database.query(R"(
        SELECT e.day, COALESCE(NULLIF(r.piece, ''), e.piece), COALESCE(NULLIF(r.label, ''), e.label), )" +
                                        amount_column(journal.currency, foreign) + R"(
        FROM entry_row r JOIN entry e ON e.id = r.entry_id
        LEFT JOIN pointing p ON p.row_id = r.id
        WHERE r.account = ?1 AND e.day <= ?2
          AND ((p.kind IS NULL AND NOT EXISTS (
                    SELECT 1 FROM pointing_mark m
                    WHERE m.row_id = r.id AND m.session_id = ?3 AND m.pointed_on <= ?2))
               OR (p.kind = 'statement' AND NOT ()" +
                                        std::string(k_whole_match) + R"())
               OR (p.kind = 'statement' AND p.pointed_on > ?2 AND NOT EXISTS (
                       SELECT 1 FROM match_line x WHERE x.match_id = p.match_id)) -- by hand
               OR (p.kind = 'mutual' AND NOT EXISTS (
                       SELECT 1 FROM entry o
                       WHERE (o.id = e.reverses_id OR o.reverses_id = e.id) AND o.day <= ?2)))
        ORDER BY e.day, r.id)",
                                    journal.account.value_or(""), at,
                                    pointing_open_again_at(database, journal.code, at));
    while (rows.step())
        if (!foreign || rows.integer(3) != 0)
            result.push_back({rows.date(0), rows.text(1), rows.text(2), rows.integer(3)});
    return result;
}

std::vector<reconcile::ReportLine> load_unbooked_lines(Database& database, std::string_view journal,
                                                       Date at) {
    std::vector<reconcile::ReportLine> lines;
    Statement rows = database.query(R"(
        SELECT l.booked_on, l.bank_reference, l.label, l.label_more, l.amount_minor, l.currency
        FROM bank_line l LEFT JOIN match_line p ON p.line_id = l.id
        WHERE l.journal = ?1 AND l.booked_on <= ?2 AND l.status = 'booked'
          AND (p.match_id IS NULL OR NOT ()" +
                                        std::string(k_whole_match) + R"())
        ORDER BY l.booked_on, l.id)",
                                    journal, at);
    while (rows.step()) {
        reconcile::ReportLine line;
        line.date = rows.date(0);
        line.piece = rows.text(1);
        line.label = rows.text(2).empty() ? rows.text(3) : rows.text(2);
        line.amount =
            Money{rows.integer(4), Currency::parse(rows.text_view(5)).value_or(Currency::eur())};
        lines.push_back(std::move(line));
    }
    return lines;
}

std::int64_t account_balance_at(Database& database, const ledger::Journal& journal, bool foreign,
                                Date at) {
    if (!foreign)
        return account_balance(database, journal.account.value_or(""), at);
    return database.integer(R"(
        SELECT COALESCE(SUM()" + amount_column(journal.currency, true) +
                                R"(), 0)
        FROM entry_row r JOIN entry e ON e.id = r.entry_id
        WHERE r.account = ?1 AND e.day <= ?2 AND (?3 IS NULL OR e.day >= ?3))",
                            journal.account.value_or(""), at, first_counting_day(database, at));
}

namespace {

struct LinesOfStatement {
    std::optional<Date> first, last; // booked days, the last of those that count
    std::int64_t minor = 0;          // of the lines that count
};

// Booked until a day, and after another one where that is given.
LinesOfStatement lines_until(Database& database, bank::StatementId statement, Date at,
                             const std::optional<Date>& after) {
    Statement days =
        database.query("SELECT min(booked_on), max(CASE WHEN booked_on <= ?2 THEN booked_on END),"
                       " coalesce(sum(CASE WHEN booked_on <= ?2 AND (?3 IS NULL OR booked_on > ?3)"
                       " THEN amount_minor ELSE 0 END), 0) FROM bank_line"
                       " WHERE statement_id = ?1 AND status = 'booked'",
                       statement, at, after);
    days.step();
    return {days.optional_date(0), days.optional_date(1), days.integer(2)};
}

} // namespace

// The bank's own balances count all it booked until their days, whatever a file without balances
// brought of those days: its lines are added after them alone.
std::int64_t statement_balance_at(Database& database, std::string_view journal, Date at) {
    std::int64_t balance = 0;
    std::optional<Date> told_until; // by the bank's balances
    std::vector<bank::StatementId> without_balances;
    bool first = true;
    for (const StatementRecord& statement : load_statements(database, journal)) {
        const LinesOfStatement lines = lines_until(database, statement.id, at, std::nullopt);
        const std::optional<Date> from = statement.from ? statement.from : lines.first;
        // Before the first statement the bank's balance is what that statement opens with.
        if (from && *from > at && !first)
            break;
        first = false;
        if (!statement.opening_minor && !statement.closing_minor) {
            without_balances.push_back(statement.id);
            continue;
        }
        if (statement.opening_minor)
            balance = *statement.opening_minor;
        balance += lines.minor;
        if (statement.closing_minor && statement.to && *statement.to <= at)
            balance = *statement.closing_minor;
        const std::optional<Date> until = statement.to ? statement.to : lines.last;
        if (until && (!told_until || *told_until < std::min(*until, at)))
            told_until = std::min(*until, at);
    }
    for (const bank::StatementId statement : without_balances)
        balance += lines_until(database, statement, at, told_until).minor;
    return balance;
}

std::optional<Date> last_statement_day(Database& database, std::string_view journal, Date at) {
    Statement day = database.query("SELECT max(min(coalesce(to_day, ?2), ?2)) FROM statement"
                                   " WHERE journal = ?1 AND coalesce(from_day, to_day) <= ?2",
                                   journal, at);
    if (!day.step())
        return std::nullopt;
    return day.optional_date(0);
}

namespace {

// The first statement, or one that begins no later and says with what: a line that a person took
// from the duplicates may stand alone before it, without balances.
const StatementRecord* first_with_opening(const std::vector<StatementRecord>& statements) {
    if (statements.empty())
        return nullptr;
    const StatementRecord& first = statements.front();
    if (first.opening_minor)
        return &first;
    const auto found =
        std::find_if(statements.begin(), statements.end(), [&](const StatementRecord& statement) {
            return statement.opening_minor && statement.from && first.from &&
                   *statement.from <= *first.from;
        });
    return found == statements.end() ? nullptr : &*found;
}

} // namespace

std::int64_t initial_difference(Database& database, const ledger::Journal& journal, bool foreign) {
    const std::vector<StatementRecord> statements = load_statements(database, journal.code);
    const StatementRecord* opening = first_with_opening(statements);
    if (!opening)
        return 0;
    Statement days =
        database.query("SELECT min(booked_on) FROM bank_line WHERE statement_id = ?1", opening->id);
    days.step();
    const std::optional<Date> first_line = days.optional_date(0);
    const std::optional<Date> from = opening->from ? opening->from : first_line;
    // Later opening entries repeat balances that are counted already.
    const std::optional<Date> counting = first_counting_day(database, from);
    const std::int64_t pointed = database.integer(R"(
        SELECT COALESCE(SUM()" + amount_column(journal.currency, foreign) +
                                                      R"(), 0)
        FROM (SELECT o.row_id FROM pointing o
              WHERE o.kind = 'opening'
                 OR (o.kind = 'statement' AND o.pointed_on < ?3 AND NOT EXISTS (
                         SELECT 1 FROM match_line x WHERE x.match_id = o.match_id)) -- by hand
              UNION ALL
              SELECT m.row_id FROM pointing_mark m
              WHERE m.session_id = ?4 AND m.pointed_on < ?3) p
        JOIN entry_row r ON r.id = p.row_id JOIN entry e ON e.id = r.entry_id
        JOIN journal j ON j.code = e.journal
        WHERE r.account = ?1 AND (?2 IS NULL OR e.day >= ?2)
          AND NOT (j.type = 'opening' AND e.day > ?3
                   AND EXISTS (SELECT 1 FROM entry_row r2 JOIN entry e2 ON e2.id = r2.entry_id
                               WHERE r2.account = ?1 AND e2.day < e.day)))",
                                                  journal.account.value_or(""), counting, from,
                                                  pointing_open_again(database, journal.code));
    return *opening->opening_minor - pointed;
}

} // namespace comptoir::storage
