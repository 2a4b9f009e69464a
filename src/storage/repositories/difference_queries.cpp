#include "comptoir/storage/repositories/difference_queries.h"

#include "comptoir/bank/types.h"
#include "comptoir/storage/repositories/pointing_repository.h"
#include "comptoir/storage/repositories/takeover_rows.h"
#include "storage/repositories/ledger_names.h"
#include "storage/repositories/whole_match.h"

#include <algorithm>
#include <set>
#include <string>
#include <unordered_set>

namespace comptoir::storage {

namespace {

using reconcile::BankRow;
using reconcile::BookRow;

// What a difference of settlement is booked on (PCG 658, 758; exchange 656, 756, 666, 766; discount
// 665, 765; other financial 668, 768).
constexpr std::string_view k_difference_account = R"(
    substr(t.account, 1, 3) IN ('656', '658', '665', '666', '668', '756', '758', '765', '766', '768'))";

// In the currency of a journal that is kept in another than the books, else in theirs.
std::string row_columns(const DifferenceQuery& query) {
    const Currency currency = query.journal->currency;
    const bool foreign = currency != query.books_currency;
    return R"(
        SELECT r.id, e.id, e.journal, COALESCE(NULLIF(r.piece, ''), e.piece),
               COALESCE(NULLIF(r.label, ''), e.label),
               COALESCE((SELECT min(t.party) FROM entry_row t WHERE t.entry_id = e.id), ''), e.day, )" +
           amount_column(currency, foreign) +
           R"(,
               e.reverses_id IS NOT NULL
                   OR EXISTS (SELECT 1 FROM entry o WHERE o.reverses_id = e.id),
               (SELECT count(*) FROM entry_row t WHERE t.entry_id = e.id) = 2,
               EXISTS (SELECT 1 FROM entry_row t WHERE t.entry_id = e.id AND )" +
           std::string(k_difference_account) + R"(),
               COALESCE(p.kind, ''), COALESCE(p.match_id, 0),
               COALESCE(p.kind, '') = 'opening' AND e.origin = 'books' AND NOT EXISTS (
                   SELECT 1 FROM journal b WHERE b.code = e.journal AND b.type = 'opening') AND )" +
           std::string(k_one_bank_row);
}

BookRow read_row(const Statement& rows, Currency currency) {
    BookRow row;
    row.row = rows.id<ledger::RowId>(0);
    row.entry = rows.id<ledger::EntryId>(1);
    row.journal = rows.text(2);
    row.piece = rows.text(3);
    row.label = rows.text(4);
    row.party = rows.text(5);
    row.date = rows.date(6);
    row.amount = Money{rows.integer(7), currency};
    row.cancelled = rows.integer(8) != 0;
    row.has_two_rows = rows.integer(9) != 0;
    row.is_write_off = rows.integer(10) != 0 && row.has_two_rows;
    row.match = rows.id<reconcile::MatchId>(12);
    row.seen_at_takeover = rows.integer(13) != 0;
    return row;
}

BankRow read_line(const Statement& rows) {
    BankRow line;
    line.line = rows.id<bank::LineId>(0);
    line.statement = rows.id<bank::StatementId>(1);
    line.date = rows.date(2);
    line.amount =
        Money{rows.integer(3), Currency::parse(rows.text_view(4)).value_or(Currency::eur())};
    line.label = rows.text(5);
    line.reference = rows.text(6);
    line.nature = bank::parse_nature(rows.text_view(7)).value_or(bank::Nature::Other);
    line.doubtful = rows.integer(8) != 0;
    line.booked = rows.integer(9) != 0;
    return line;
}

constexpr std::string_view k_line_columns = R"(
    SELECT l.id, l.statement_id, l.booked_on, l.amount_minor, l.currency,
           CASE WHEN l.label = '' THEN l.label_more ELSE l.label END,
           l.label_more || ' ' || l.counterparty_name || ' ' || l.remittance_reference, l.nature,
           l.doubtful)";

// Σ of what the row says of its pointing at the day.
void judge_pointing(Database& database, BookRow& row, std::string_view kind, bool counts, Date at) {
    row.pointed = kind == "opening" || counts;
    if (row.pointed || !row.match)
        return;
    Statement days = database.query("SELECT max(l.booked_on), min(l.booked_on) FROM match_line m"
                                    " JOIN bank_line l ON l.id = m.line_id WHERE m.match_id = ?1",
                                    row.match);
    if (!days.step() || days.is_null(0))
        return;
    if (row.date <= at && days.date(0) > at)
        row.seen_on = days.date(0);
    // A later row whose line is later too is nothing of this day.
    if (row.date > at && days.date(1) > at)
        row.pointed = true;
}

} // namespace

std::vector<BookRow> load_book_rows(Database& database, const DifferenceQuery& query,
                                    const std::function<bool(const BookRow&)>& wanted) {
    const std::string sql = row_columns(query) + R"(,
               CASE p.kind WHEN 'statement' THEN e.day <= ?2
                               AND (p.pointed_on <= ?2 OR EXISTS (
                                   SELECT 1 FROM match_line x WHERE x.match_id = p.match_id))
                               AND ()" +
                            std::string(k_whole_match) + R"()
                           WHEN 'mutual' THEN EXISTS (
                               SELECT 1 FROM entry o
                               WHERE (o.id = e.reverses_id OR o.reverses_id = e.id) AND o.day <= ?2)
                           ELSE EXISTS (
                               SELECT 1 FROM pointing_mark m
                               WHERE m.row_id = r.id AND m.session_id = ?4
                                 AND m.pointed_on <= ?2) AND e.day <= ?2 END
        FROM entry_row r JOIN entry e ON e.id = r.entry_id
        LEFT JOIN pointing p ON p.row_id = r.id
        WHERE r.account = ?1 AND e.day <= ?3
        ORDER BY e.day, r.id)";
    std::vector<BookRow> list;
    Statement rows =
        database.query(sql, query.journal->account.value_or(""), query.at, query.until,
                       pointing_open_again_at(database, query.journal->code, query.at));
    while (rows.step()) {
        BookRow row = read_row(rows, query.journal->currency);
        if (row.amount.is_zero())
            continue;
        judge_pointing(database, row, rows.text_view(11), rows.integer(14) != 0, query.at);
        if (!row.pointed || !wanted || wanted(row))
            list.push_back(std::move(row));
    }
    return list;
}

std::vector<BookRow> load_rows_elsewhere(Database& database, const DifferenceQuery& query,
                                         Date from) {
    std::vector<BookRow> list;
    Statement rows =
        database.query(row_columns(query) + R"(
        FROM entry_row r JOIN entry e ON e.id = r.entry_id
        LEFT JOIN pointing p ON p.row_id = r.id
        WHERE r.account IN (SELECT account FROM journal WHERE account IS NOT NULL AND code <> ?1
                                AND currency = ?4)
          AND e.day BETWEEN ?3 AND ?2 AND p.kind IS NULL
        ORDER BY e.day, r.id)",
                       query.journal->code, query.at, from, query.journal->currency.code());
    while (rows.step())
        list.push_back(read_row(rows, query.journal->currency));
    return list;
}

std::vector<BankRow> load_bank_rows(Database& database, const DifferenceQuery& query,
                                    const std::vector<bank::StatementId>& statements) {
    std::vector<BankRow> list;
    std::unordered_set<bank::LineId> taken;
    const auto take = [&](BankRow line) {
        if (line.amount.currency() == query.journal->currency && taken.insert(line.line).second)
            list.push_back(std::move(line));
    };
    {
        Statement rows = database.query(std::string(k_line_columns) + R"(,
               p.match_id IS NOT NULL AND l.booked_on > ?2
            FROM bank_line l LEFT JOIN match_line p ON p.line_id = l.id
            WHERE l.journal = ?1 AND l.booked_on <= ?3 AND l.status = 'booked'
              AND (p.match_id IS NULL OR l.booked_on > ?2 OR NOT ()" +
                                            std::string(k_whole_match) + R"())
            ORDER BY l.booked_on, l.id)",
                                        query.journal->code, query.at, query.until);
        while (rows.step())
            take(read_line(rows));
    }
    const std::size_t waiting = list.size();
    for (std::size_t i = 0; i < waiting; ++i) {
        Statement rows = database.query(std::string(k_line_columns) + R"(, 1 FROM bank_line l
            WHERE l.journal = ?1 AND l.booked_on = ?2 AND l.amount_minor = ?3)",
                                        query.journal->code, list[i].date, list[i].amount.minor());
        while (rows.step())
            take(read_line(rows));
    }
    for (const bank::StatementId statement : statements) {
        for (BankRow& line : load_statement_rows(database, statement))
            take(std::move(line));
    }
    std::sort(list.begin(), list.end(), [](const BankRow& a, const BankRow& b) {
        return std::pair(a.date, a.line) < std::pair(b.date, b.line);
    });
    return list;
}

std::vector<BankRow> load_statement_rows(Database& database, bank::StatementId statement) {
    std::vector<BankRow> list;
    Statement rows = database.query(std::string(k_line_columns) + R"(,
               EXISTS (SELECT 1 FROM match_line p WHERE p.line_id = l.id)
        FROM bank_line l WHERE l.statement_id = ?1 AND l.status = 'booked' ORDER BY l.id)",
                                    statement);
    while (rows.step())
        list.push_back(read_line(rows));
    return list;
}

} // namespace comptoir::storage
