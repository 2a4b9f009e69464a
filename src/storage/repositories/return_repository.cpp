#include "comptoir/storage/repositories/return_repository.h"

#include "comptoir/storage/repositories/bank_repository.h"
#include "comptoir/storage/repositories/lettering_repository.h"

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

std::vector<reconcile::MatchId> own_matches(Database& database, reconcile::MatchId payment) {
    std::vector<reconcile::MatchId> matches;
    Statement rows =
        database.query(std::string("SELECT * FROM ") + std::string(k_own_matches), payment);
    while (rows.step())
        matches.push_back(rows.id<reconcile::MatchId>(0));
    return matches;
}

} // namespace

std::vector<ledger::RowId> set_imputations_aside(Database& database, reconcile::MatchId payment,
                                                 reconcile::MatchId returned_by) {
    database.run(std::string(R"(
        INSERT INTO returned_imputation
            (return_match_id, match_id, debit_row_id, credit_row_id, amount_minor, group_id)
        SELECT ?2, i.match_id, i.debit_row_id, i.credit_row_id, i.amount_minor, l.group_id
        FROM imputation i LEFT JOIN letter_row l ON l.row_id = i.debit_row_id
        WHERE i.match_id IN )") +
                     std::string(k_own_matches) + " ORDER BY i.id",
                 payment, returned_by);
    std::vector<ledger::RowId> touched;
    for (const reconcile::MatchId match : own_matches(database, payment)) {
        const auto rows = remove_imputations_of(database, match.value());
        touched.insert(touched.end(), rows.begin(), rows.end());
    }
    return touched;
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
    while (rows.step()) {
        const std::string party = rows.text(2), piece = rows.text(4);
        if (payment.party.empty()) {
            payment.item = rows.id<ledger::RowId>(0);
            payment.account = rows.text(1);
            payment.party = party;
            payment.party_name = rows.text(3);
            payment.piece = piece;
        } else if (party == payment.party && payment.piece.find(piece) == std::string::npos) {
            payment.piece += ", " + piece;
        }
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
    Statement rows = database.query(R"(
        SELECT l.id, l.journal, l.amount_minor, m.match_id
        FROM bank_line l
        JOIN match_line m ON m.line_id = l.id
        WHERE l.booked_on >= ?1
          AND (SELECT count(*) FROM match_line o WHERE o.match_id = m.match_id) = 1
        ORDER BY l.id)",
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
    return payments;
}

} // namespace comptoir::storage
