#include "comptoir/storage/repositories/return_repository.h"

#include "comptoir/storage/repositories/bank_repository.h"
#include "comptoir/storage/repositories/lettering_repository.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace comptoir::storage {

namespace {

// The match of a payment's line, and those of the orders whose entries it points: they hold what
// was settled when the entry was made with the order.
constexpr std::string_view k_own_matches = R"(
    (SELECT ?1 UNION ALL
     SELECT q.order_match_id FROM pointing p JOIN payment q ON q.bank_row_id = p.row_id
     WHERE p.match_id = ?1))";

} // namespace

std::vector<ledger::RowId> set_imputations_aside(Database& database, reconcile::MatchId payment,
                                                 reconcile::MatchId returned_by,
                                                 std::span<const ledger::RowId> rows) {
    std::set<ledger::RowId> touched;
    // Of this row, or of all: 0 is no row.
    const std::string which = std::string("match_id IN ") + std::string(k_own_matches) +
                              " AND (?2 = 0 OR debit_row_id = ?2 OR credit_row_id = ?2)";
    const ledger::RowId all[] = {ledger::RowId{}};
    for (const ledger::RowId row : rows.empty() ? std::span<const ledger::RowId>(all) : rows) {
        database.run(R"(
            INSERT INTO returned_imputation
                (return_match_id, match_id, debit_row_id, credit_row_id, amount_minor, group_id)
            SELECT ?3, i.match_id, i.debit_row_id, i.credit_row_id, i.amount_minor, l.group_id
            FROM imputation i LEFT JOIN letter_row l ON l.row_id = i.debit_row_id
            WHERE i.)" + which +
                         " ORDER BY i.id",
                     payment, row.value(), returned_by);
        Statement found =
            database.query("SELECT debit_row_id, credit_row_id FROM imputation WHERE " + which,
                           payment, row.value());
        while (found.step()) {
            touched.insert(found.id<ledger::RowId>(0));
            touched.insert(found.id<ledger::RowId>(1));
        }
        database.run("DELETE FROM imputation WHERE " + which, payment, row.value());
    }
    return {touched.begin(), touched.end()};
}

std::vector<std::string> pieces_paid_by(Database& database, reconcile::MatchId payment,
                                        ledger::RowId row) {
    std::vector<std::string> pieces;
    Statement rows = database.query(std::string(R"(
        SELECT CASE WHEN r.piece <> '' THEN r.piece ELSE e.piece END
        FROM imputation i
        JOIN entry_row r ON r.id = CASE WHEN i.debit_row_id = ?2 THEN i.credit_row_id
                                        ELSE i.debit_row_id END
        JOIN entry e ON e.id = r.entry_id
        WHERE (i.debit_row_id = ?2 OR i.credit_row_id = ?2) AND i.match_id IN )") +
                                        std::string(k_own_matches) + " ORDER BY i.id",
                                    payment, row);
    while (rows.step()) {
        std::string piece = rows.text(0);
        if (std::find(pieces.begin(), pieces.end(), piece) == pieces.end())
            pieces.push_back(std::move(piece));
    }
    return pieces;
}

std::vector<ReturnedImputation> imputations_aside(Database& database,
                                                  reconcile::MatchId returned_by) {
    std::vector<ReturnedImputation> imputations;
    Statement rows = database.query(R"(
        SELECT debit_row_id, credit_row_id, amount_minor, match_id, group_id
        FROM returned_imputation WHERE return_match_id = ?1 ORDER BY id)",
                                    returned_by);
    while (rows.step())
        imputations.push_back({rows.id<ledger::RowId>(0), rows.id<ledger::RowId>(1),
                               rows.integer(2), rows.id<reconcile::MatchId>(3),
                               rows.id<ledger::LetterGroupId>(4)});
    return imputations;
}

void forget_imputations_aside(Database& database, reconcile::MatchId returned_by) {
    database.run("DELETE FROM returned_imputation WHERE return_match_id = ?1", returned_by);
}

void letter_as_before(Database& database, ledger::RowId row, ledger::LetterGroupId group,
                      Date day) {
    database.run(R"(
        INSERT INTO letter_row (row_id, group_id, origin_group_id, lettered_on)
        SELECT ?1, ?2, ?2, ?3
        WHERE ?2 IS NOT NULL AND NOT EXISTS (SELECT 1 FROM letter_row WHERE row_id = ?1))",
                 row, group, day);
}

void mark_return(Database& database, reconcile::MatchId match, reconcile::MatchId payment) {
    database.run("UPDATE match SET returns_match_id = ?2 WHERE id = ?1", match, payment);
}

bool settles_yet(Database& database, reconcile::MatchId payment) {
    return database
        .query("SELECT 1 FROM imputation WHERE match_id IN " + std::string(k_own_matches) +
                   " LIMIT 1",
               payment)
        .step();
}

bool returns_payment(Database& database, reconcile::MatchId match) {
    return database
        .query("SELECT 1 FROM match WHERE id = ?1 AND returns_match_id IS NOT NULL", match)
        .step();
}

reconcile::MatchId return_of(Database& database, reconcile::MatchId payment) {
    Statement rows = database.query(std::string(R"(
        SELECT id FROM match WHERE returns_match_id = ?1 AND undone_at IS NULL
        UNION ALL
        SELECT r.return_match_id
        FROM returned_imputation r JOIN match m ON m.id = r.return_match_id
        WHERE m.undone_at IS NULL AND r.match_id IN )") +
                                        std::string(k_own_matches) + " LIMIT 1",
                                    payment);
    return rows.step() ? rows.id<reconcile::MatchId>(0) : reconcile::MatchId{};
}

namespace {

// What came back is no payment that may come back: what pays the piece then is a payment anew.
constexpr std::string_view k_no_return =
    "NOT EXISTS (SELECT 1 FROM match r WHERE r.id = m.match_id AND r.returns_match_id IS NOT NULL)";

// What the match settled: the third-party rows that are not its own, the first one's party.
void read_settled(Database& database, reconcile::PastPayment& payment) {
    Statement rows = database.query(std::string(R"(
        SELECT r.id, r.account, r.party, coalesce(p.name, ''),
               CASE WHEN r.piece <> '' THEN r.piece ELSE e.piece END
        FROM imputation i
        JOIN entry_row r ON r.id IN (i.debit_row_id, i.credit_row_id)
        JOIN entry e ON e.id = r.entry_id
        LEFT JOIN party p ON p.code = r.party
        WHERE i.match_id IN )") + std::string(k_own_matches) +
                                        R"( AND r.party IS NOT NULL
          AND r.entry_id NOT IN (SELECT entry_id FROM match_entry WHERE match_id IN )" +
                                        std::string(k_own_matches) + R"()
        ORDER BY i.id, r.id)",
                                    payment.match);
    std::set<std::string> pieces; // "V1" is another piece than "AV1"
    while (rows.step()) {
        std::string party = rows.text(2), piece = rows.text(4);
        if (payment.party.empty()) {
            payment.item = rows.id<ledger::RowId>(0);
            payment.account = rows.text(1);
            payment.party = std::move(party);
            payment.party_name = rows.text(3);
            payment.piece = piece;
            pieces.insert(std::move(piece));
        } else if (party == payment.party && !piece.empty() && pieces.insert(piece).second) {
            payment.piece += (payment.piece.empty() ? "" : ", ") + piece;
        }
    }
}

struct BookedItem {
    reconcile::MatchId match;
    bank::LineId line;
    ledger::RowId row;
    std::string journal, account, party, party_name;
    std::int64_t amount_minor = 0, line_minor = 0;
};

// Rows of third parties in the entries of matches of one line.
std::vector<BookedItem> booked_items(Database& database, Date from) {
    std::vector<BookedItem> items;
    // Those it booked, and those it points: each along its own index.
    constexpr std::string_view k_booked = "JOIN match_entry b ON b.match_id = m.match_id";
    constexpr std::string_view k_pointed = R"(JOIN pointing g ON g.match_id = m.match_id
        JOIN entry_row b ON b.id = g.row_id)";
    std::string query;
    for (const std::string_view entries : {k_booked, k_pointed}) {
        if (!query.empty())
            query += " UNION ";
        query += R"(
        SELECT m.match_id, l.id, r.id, l.journal, r.account, r.party, coalesce(p.name, ''),
               r.amount_minor, l.amount_minor
        FROM bank_line l
        JOIN match_line m ON m.line_id = l.id
        )";
        query += entries;
        query += R"(
        JOIN entry_row r ON r.entry_id = b.entry_id AND r.party IS NOT NULL
        LEFT JOIN party p ON p.code = r.party
        WHERE l.booked_on >= ?1
          AND (SELECT count(*) FROM match_line o WHERE o.match_id = m.match_id) = 1
          AND )";
        query += k_no_return;
    }
    Statement rows = database.query(query + " ORDER BY 2, 3", from);
    while (rows.step())
        items.push_back({rows.id<reconcile::MatchId>(0), rows.id<bank::LineId>(1),
                         rows.id<ledger::RowId>(2), rows.text(3), rows.text(4), rows.text(5),
                         rows.text(6), rows.integer(7), rows.integer(8)});
    return items;
}

// One item of several that a line paid together, as long as the match settles it.
void add_items(Database& database, Date from,
               const std::set<std::pair<std::string, std::int64_t>>& wanted,
               std::vector<reconcile::PastPayment>& payments) {
    const std::vector<BookedItem> items = booked_items(database, from);
    std::map<reconcile::MatchId, int> count;
    for (const BookedItem& item : items)
        ++count[item.match];
    for (const BookedItem& item : items) {
        if (count[item.match] < 2 || item.amount_minor == -item.line_minor ||
            !wanted.contains({item.journal, -item.amount_minor}))
            continue;
        const std::vector<std::string> pieces = pieces_paid_by(database, item.match, item.row);
        const std::optional<LineRecord> line = find_line(database, item.line);
        if (!line || pieces.empty())
            continue;
        reconcile::PastPayment payment;
        payment.match = item.match;
        payment.item = item.row;
        for (const std::string& piece : pieces)
            payment.piece += (payment.piece.empty() ? "" : ", ") + piece;
        payment.account = item.account;
        payment.party = item.party;
        payment.party_name = item.party_name;
        payment.journal = line->journal;
        payment.line = line->line;
        payment.line.amount = Money{-item.amount_minor, line->line.amount.currency()};
        payments.push_back(std::move(payment));
    }
}

} // namespace

std::vector<reconcile::PastPayment> load_returnable_payments(Database& database,
                                                             const ReturnableQuery& query) {
    const std::set<std::pair<std::string, std::int64_t>> wanted(query.amounts.begin(),
                                                                query.amounts.end());
    std::vector<reconcile::PastPayment> payments;
    if (wanted.empty())
        return payments;
    Statement rows = database.query(std::string(R"(
        SELECT l.id, l.journal, l.amount_minor, m.match_id
        FROM bank_line l
        JOIN match_line m ON m.line_id = l.id
        WHERE l.booked_on >= ?1
          AND (SELECT count(*) FROM match_line o WHERE o.match_id = m.match_id) = 1
          AND )") + std::string(k_no_return) +
                                        " ORDER BY l.id",
                                    query.from);
    while (rows.step()) {
        if (!wanted.contains({rows.text(1), rows.integer(2)}))
            continue;
        const auto match = rows.id<reconcile::MatchId>(3);
        const std::optional<LineRecord> line = find_line(database, rows.id<bank::LineId>(0));
        if (!line || return_of(database, match))
            continue;
        reconcile::PastPayment payment;
        payment.match = match;
        payment.journal = line->journal;
        payment.line = line->line;
        read_settled(database, payment);
        if (!payment.party.empty())
            payments.push_back(std::move(payment));
    }
    add_items(database, query.from, wanted, payments);
    return payments;
}

} // namespace comptoir::storage
