// The entries that payment orders made before their bank lines came. Decides nothing.
//
// A payment in transit has the row of its entry on the bank's account, and the match without lines
// that holds the entry, its letters and its VAT. The payment is settled once that row is pointed.
#pragma once

#include "comptoir/ledger/types.h"
#include "comptoir/payments/types.h"
#include "comptoir/reconcile/types.h"
#include "comptoir/storage/database.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace comptoir::storage {

struct OrderEntry {
    payments::PaymentId payment;
    reconcile::MatchId match;
    ledger::RowId bank_row;
};

void keep_order_entry(Database& database, const OrderEntry& entry);
// Before the entry is deleted or reversed; the match stays as the trace of it.
void forget_order_entry(Database& database, payments::PaymentId payment);
std::optional<OrderEntry> find_order_entry(Database& database, payments::PaymentId payment);
// Whose entry, or match without lines, this is; 0: of no payment.
payments::PaymentId payment_of_order_entry(Database& database, ledger::EntryId entry);
payments::PaymentId payment_of_order_match(Database& database, reconcile::MatchId match);
// Does its entry stand, and settle its item still?
bool order_settles(Database& database, payments::PaymentId payment);

// The rows of orders among those a match points.
std::vector<ledger::RowId> order_rows_of_match(Database& database, reconcile::MatchId match);

// After these rows were pointed or are no longer, and after their letters changed: a payment whose
// row is pointed is settled, ordered else. Returns those that changed.
struct FollowedOrder {
    payments::PaymentId payment;
    ledger::RowId item;
};
std::vector<FollowedOrder> follow_order_rows(Database& database,
                                             std::span<const ledger::RowId> bank_rows);

// Gives the entries of orders what the bank says of them: end-to-end id, and file.
void name_orders(Database& database, std::vector<reconcile::EntryCandidate>& candidates);

// A payment whose state is not what its entry says; empty: none.
std::string order_entry_fault(Database& database);

} // namespace comptoir::storage
