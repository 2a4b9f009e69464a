// Rows whose label may name more than their piece.
#include "comptoir/storage/repositories/reconcile_queries.h"
#include "storage/repositories/ledger_names.h"

#include <algorithm>
#include <set>

namespace comptoir::storage {

namespace {

std::string labelled(std::string_view tables) {
    return R"(
        SELECT id, party, piece, label FROM (
            SELECT r.id AS id, r.party AS party, COALESCE(NULLIF(r.piece, ''), e.piece) AS piece,
                   COALESCE(NULLIF(r.label, ''), e.label) AS label
            FROM )" +
           std::string(tables) + R"( AND e.id = r.entry_id AND r.party <> ''
              AND +e.journal NOT IN (SELECT code FROM journal WHERE type IN ('bank', 'cash')))
        WHERE label GLOB '*[0-9]*' AND (piece = '' OR replace(label, piece, '') GLOB '*[0-9]*'))";
}

void take(Statement& rows, std::vector<reconcile::LabelledRow>& result) {
    while (rows.step())
        result.push_back({rows.id<ledger::RowId>(0), rows.text(1), rows.text(2), rows.text(3)});
}

// Read from end to end, as load_third_party_rows() does.
std::vector<reconcile::LabelledRow> all_labelled_rows(Database& database, ledger::Chart chart) {
    std::vector<reconcile::LabelledRow> result;
    Statement rows = database.prepare(labelled("entry_row r CROSS JOIN entry e WHERE " +
                                               third_party_condition(chart, "+r.account")) +
                                      " ORDER BY id");
    take(rows, result);
    return result;
}

std::set<std::string> parties_with_labels(Database& database, ledger::Chart chart,
                                          const std::vector<ledger::RowId>& rows) {
    std::set<std::string> parties;
    Statement one =
        database.prepare(labelled("entry_row r CROSS JOIN entry e WHERE r.id = ?1 AND " +
                                  third_party_condition(chart, "+r.account")));
    for (const ledger::RowId row : rows) {
        one.reset();
        one.bind_all(row);
        if (one.step())
            parties.insert(one.text(1));
    }
    return parties;
}

} // namespace

std::vector<reconcile::LabelledRow> load_labelled_rows(Database& database, ledger::Chart chart,
                                                       const std::vector<ledger::RowId>& open) {
    const auto rows_open = static_cast<std::int64_t>(open.size());
    if (rows_open * k_lookup_cost > database.integer("SELECT coalesce(max(id), 0) FROM entry_row"))
        return all_labelled_rows(database, chart);
    const std::set<std::string> parties = parties_with_labels(database, chart, open);
    if (static_cast<std::int64_t>(parties.size()) * k_lookup_cost >
        database.integer("SELECT COUNT(*) FROM party"))
        return all_labelled_rows(database, chart);
    std::vector<reconcile::LabelledRow> result;
    // Account by account: the rows have no index by party alone.
    Statement of_party =
        database.prepare(labelled("account a CROSS JOIN entry_row r CROSS JOIN entry e"
                                  " WHERE r.account = a.number AND r.party = ?1 AND " +
                                  third_party_condition(chart, "a.number")));
    for (const std::string& party : parties) {
        of_party.reset();
        of_party.bind_all(party);
        take(of_party, result);
    }
    std::sort(result.begin(), result.end(),
              [](const auto& a, const auto& b) { return a.row < b.row; });
    return result;
}

} // namespace comptoir::storage
