#include "comptoir/storage/repositories/hand_lettering.h"

#include "comptoir/storage/repositories/lettering_repository.h"

#include <set>
#include <unordered_set>

namespace comptoir::storage {

using ledger::HandImputation;
using ledger::LetterGroupId;
using ledger::LetterState;
using ledger::RowId;
using ledger::TakenLetters;

std::vector<RowId> rows_lettered_with(Database& database, std::span<const RowId> rows) {
    std::set<RowId> all(rows.begin(), rows.end());
    for (const RowId row : rows) {
        Statement members = database.query(R"(
            SELECT o.row_id FROM letter_row l JOIN letter_row o ON o.group_id = l.group_id
            WHERE l.row_id = ?1)",
                                           row);
        while (members.step())
            all.insert(members.id<RowId>(0));
    }
    return {all.begin(), all.end()};
}

std::int64_t match_lettering(Database& database, std::span<const RowId> rows) {
    for (const RowId row : rows) {
        const std::int64_t match = database.integer(R"(
            SELECT COALESCE(MAX(match_id), 0) FROM
                (SELECT match_id FROM imputation WHERE debit_row_id = ?1
                 UNION ALL SELECT match_id FROM imputation WHERE credit_row_id = ?1))",
                                                    row);
        if (match != 0)
            return match;
    }
    return 0;
}

TakenLetters take_hand_letters(Database& database, std::span<const RowId> rows) {
    TakenLetters taken;
    std::vector<std::int64_t> ids;
    std::unordered_set<std::int64_t> seen;
    for (const RowId row : rows) {
        Statement found = database.query(R"(
            SELECT id, debit_row_id, credit_row_id, amount_minor, imported FROM imputation
            WHERE debit_row_id = ?1 AND match_id IS NULL
            UNION ALL
            SELECT id, debit_row_id, credit_row_id, amount_minor, imported FROM imputation
            WHERE credit_row_id = ?1 AND match_id IS NULL)",
                                         row);
        while (found.step()) {
            if (!seen.insert(found.integer(0)).second)
                continue;
            ids.push_back(found.integer(0));
            taken.imputations.push_back(
                {found.id<RowId>(1), found.id<RowId>(2), found.integer(3), found.integer(4) != 0});
        }
    }
    std::set<RowId> touched(rows.begin(), rows.end());
    for (const HandImputation& each : taken.imputations) {
        touched.insert(each.debit_row);
        touched.insert(each.credit_row);
    }
    const std::vector<RowId> list(touched.begin(), touched.end());
    for (const RowId row : rows_lettered_with(database, list)) {
        Statement state = database.query("SELECT group_id, origin_group_id, lettered_on, imported"
                                         " FROM letter_row WHERE row_id = ?1",
                                         row);
        if (state.step())
            taken.rows.push_back({row, state.id<LetterGroupId>(0), state.id<LetterGroupId>(1),
                                  state.date(2), state.integer(3) != 0});
    }
    for (const std::int64_t id : ids)
        database.run("DELETE FROM imputation WHERE id = ?1", id);
    // Rows that came lettered with the books hold together by that alone: no more.
    std::vector<RowId> relabelled;
    for (const LetterState& state : taken.rows) {
        database.run("UPDATE letter_row SET imported = 0 WHERE row_id = ?1", state.row);
        relabelled.push_back(state.row);
    }
    relabel(database, relabelled);
    return taken;
}

void put_letters_back(Database& database, const TakenLetters& taken) {
    std::vector<RowId> rows;
    for (const HandImputation& each : taken.imputations)
        database.run("INSERT INTO imputation (debit_row_id, credit_row_id, amount_minor, imported)"
                     " VALUES (?1, ?2, ?3, ?4)",
                     each.debit_row, each.credit_row, each.amount_minor, each.imported);
    for (const LetterState& state : taken.rows) {
        // A settlement of the same letter may have gone with its match since.
        database.run("INSERT OR REPLACE INTO letter_row"
                     " (row_id, group_id, origin_group_id, lettered_on, imported)"
                     " SELECT id, ?2, ?3, ?4, ?5 FROM entry_row WHERE id = ?1",
                     state.row, state.group, state.origin, state.lettered_on, state.imported);
        if (database.changes() > 0)
            rows.push_back(state.row);
    }
    relabel(database, rows);
}

// By what they are, not by their ids: letters that went and came back have others.
bool remove_hand_imputations(Database& database, std::span<const HandImputation> made,
                             std::span<const RowId> rows) {
    std::vector<std::int64_t> ids;
    for (const HandImputation& each : made) {
        Statement stored = database.query("SELECT id FROM imputation WHERE debit_row_id = ?1"
                                          " AND credit_row_id = ?2 AND amount_minor = ?3"
                                          " AND match_id IS NULL ORDER BY id DESC LIMIT 1",
                                          each.debit_row, each.credit_row, each.amount_minor);
        if (!stored.step())
            return false;
        ids.push_back(stored.integer(0));
    }
    for (const std::int64_t id : ids)
        database.run("DELETE FROM imputation WHERE id = ?1", id);
    relabel(database, rows);
    return true;
}

} // namespace comptoir::storage
