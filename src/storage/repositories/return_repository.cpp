#include "comptoir/storage/repositories/return_repository.h"

#include "comptoir/storage/repositories/lettering_repository.h"

namespace comptoir::storage {

std::vector<ledger::RowId> set_imputations_aside(Database& database, reconcile::MatchId payment,
                                                 reconcile::MatchId returned_by) {
    database.run(R"(
        INSERT INTO returned_imputation
            (return_match_id, match_id, debit_row_id, credit_row_id, amount_minor, group_id)
        SELECT ?2, i.match_id, i.debit_row_id, i.credit_row_id, i.amount_minor, l.group_id
        FROM imputation i LEFT JOIN letter_row l ON l.row_id = i.debit_row_id
        WHERE i.match_id = ?1 ORDER BY i.id)",
                 payment, returned_by);
    return remove_imputations_of(database, payment.value());
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

reconcile::MatchId return_of(Database& database, reconcile::MatchId payment) {
    Statement rows = database.query(R"(
        SELECT r.return_match_id
        FROM returned_imputation r JOIN match m ON m.id = r.return_match_id
        WHERE r.match_id = ?1 AND m.undone_at IS NULL LIMIT 1)",
                                    payment);
    return rows.step() ? rows.id<reconcile::MatchId>(0) : reconcile::MatchId{};
}

} // namespace comptoir::storage
