// What the numbers of invoices looked like of late.
#include "comptoir/storage/repositories/reconcile_queries.h"
#include "storage/repositories/ledger_names.h"

namespace comptoir::storage {

namespace {
// Of one journal. A supplier that sent none among so many is rarely paid either.
constexpr std::int64_t k_entries_max = 2000;
} // namespace

std::vector<reconcile::PastPiece> load_past_pieces(Database& database, ledger::Chart chart) {
    Statement pieces = database.prepare(
        R"(SELECT DISTINCT r.party, COALESCE(NULLIF(r.piece, ''), e.piece)
           FROM (SELECT id, piece FROM entry WHERE journal = ?1 ORDER BY day DESC, id DESC LIMIT ?2)
                AS e CROSS JOIN entry_row r
           WHERE r.entry_id = e.id AND r.party <> '' AND )" +
        third_party_condition(chart, "+r.account"));
    Statement journals =
        database.prepare("SELECT code, type FROM journal WHERE type IN ('purchase', 'sale')");
    std::vector<reconcile::PastPiece> result;
    while (journals.step()) {
        pieces.reset();
        pieces.bind_all(journals.text(0), k_entries_max);
        while (pieces.step())
            result.push_back({pieces.text(0), pieces.text(1), journals.text_view(1) == "sale"});
    }
    return result;
}

} // namespace comptoir::storage
