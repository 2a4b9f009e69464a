#include "comptoir/storage/repositories/order_entry_repository.h"

#include <unordered_map>
#include <utility>

namespace comptoir::storage {

namespace {

// Of a payment q: its entry settles the item still. A return took its imputations aside.
constexpr std::string_view k_settles =
    "EXISTS (SELECT 1 FROM imputation i WHERE i.match_id = q.order_match_id)";

} // namespace

void keep_order_entry(Database& database, const OrderEntry& entry) {
    database.run("UPDATE payment SET order_match_id = ?2, bank_row_id = ?3 WHERE id = ?1",
                 entry.payment, entry.match, entry.bank_row);
}

void forget_order_entry(Database& database, payments::PaymentId payment) {
    database.run("UPDATE payment SET bank_row_id = NULL WHERE id = ?1", payment);
}

std::optional<OrderEntry> find_order_entry(Database& database, payments::PaymentId payment) {
    Statement row = database.query("SELECT order_match_id, bank_row_id FROM payment"
                                   " WHERE id = ?1 AND bank_row_id IS NOT NULL",
                                   payment);
    if (!row.step())
        return std::nullopt;
    return OrderEntry{payment, row.id<reconcile::MatchId>(0), row.id<ledger::RowId>(1)};
}

payments::PaymentId payment_of_order_entry(Database& database, ledger::EntryId entry) {
    return payments::PaymentId{database.integer(R"(
        SELECT COALESCE(MAX(q.id), 0)
        FROM entry_row r JOIN payment q ON q.bank_row_id = r.id
        WHERE r.entry_id = ?1)",
                                                entry)};
}

payments::PaymentId payment_of_order_match(Database& database, reconcile::MatchId match) {
    return payments::PaymentId{database.integer(
        "SELECT COALESCE(MAX(id), 0) FROM payment WHERE order_match_id = ?1", match)};
}

bool order_settles(Database& database, payments::PaymentId payment) {
    return database
        .query("SELECT 1 FROM payment q WHERE q.id = ?1 AND q.bank_row_id IS NOT NULL AND " +
                   std::string(k_settles),
               payment)
        .step();
}

std::vector<ledger::RowId> order_rows_of_match(Database& database, reconcile::MatchId match) {
    std::vector<ledger::RowId> found;
    Statement rows = database.query(R"(
        SELECT p.row_id FROM pointing p JOIN payment q ON q.bank_row_id = p.row_id
        WHERE p.match_id = ?1 ORDER BY p.row_id)",
                                    match);
    while (rows.step())
        found.push_back(rows.id<ledger::RowId>(0));
    return found;
}

std::vector<FollowedOrder> follow_order_rows(Database& database,
                                             std::span<const ledger::RowId> bank_rows) {
    std::vector<FollowedOrder> changed;
    for (const ledger::RowId row : bank_rows) {
        Statement orders = database.query(R"(
            UPDATE payment AS q SET state = CASE WHEN state = 'settled' THEN 'ordered' ELSE 'settled' END
            WHERE q.bank_row_id = ?1 AND q.state IN ('ordered', 'settled')
              AND (q.state = 'settled') <> (
                  EXISTS (SELECT 1 FROM pointing p WHERE p.row_id = q.bank_row_id) AND )" +
                                              std::string(k_settles) + R"()
            RETURNING id, item_row_id)",
                                          row);
        while (orders.step())
            changed.push_back({orders.id<payments::PaymentId>(0), orders.id<ledger::RowId>(1)});
    }
    return changed;
}

void name_orders(Database& database, std::vector<reconcile::EntryCandidate>& candidates) {
    std::unordered_map<std::int64_t, std::pair<std::string, std::string>> names;
    Statement rows = database.prepare(R"(
        SELECT q.bank_row_id, q.end_to_end_id, b.message_id
        FROM payment q JOIN payment_batch b ON b.id = q.batch_id
        WHERE q.bank_row_id IS NOT NULL AND q.state = 'ordered')");
    while (rows.step())
        names[rows.integer(0)] = {rows.text(1), rows.text(2)};
    if (names.empty())
        return;
    for (reconcile::EntryCandidate& candidate : candidates) {
        const auto found = names.find(candidate.row.value());
        if (found == names.end())
            continue;
        candidate.order_id = found->second.first;
        candidate.order_file = found->second.second;
    }
}

std::string order_entry_fault(Database& database) {
    Statement rows = database.prepare(R"(
        SELECT q.id
        FROM payment q
        LEFT JOIN match m ON m.id = q.order_match_id
        LEFT JOIN match_entry e ON e.match_id = m.id
             AND e.entry_id = (SELECT entry_id FROM entry_row WHERE id = q.bank_row_id)
        WHERE q.bank_row_id IS NOT NULL
          AND (q.state = 'basket' OR m.id IS NULL OR m.undone_at IS NOT NULL OR e.entry_id IS NULL
               OR (q.state = 'settled') <> (
                   q.state <> 'cancelled'
                   AND EXISTS (SELECT 1 FROM pointing p WHERE p.row_id = q.bank_row_id) AND )" +
                                      std::string(k_settles) + R"())
        ORDER BY q.id LIMIT 1)");
    if (!rows.step())
        return {};
    return "payment " + rows.text(0) + ": its state is not what its entry says";
}

} // namespace comptoir::storage
