// The entry of a payment, made when its order is exported instead of with its bank line (A108,
// A280): posted, lettered with what it pays, its VAT moved. The line that follows only points it.
#pragma once

#include "app/payments/payment_items.h"
#include "app/reconcile/match_writer.h"
#include "comptoir/app/workspace.h"
#include "comptoir/payments/types.h"

#include <span>
#include <string>

namespace comptoir::app {

// Is that how the journal books its payments?
bool books_at_order(Reader& reader, const std::string& journal);

// Books orders one after the other, as one object so that a file of thousands prepares once.
class OrderBooks {
public:
    static Result<OrderBooks> load(Writer& writer, const std::string& journal);

    // On the day it is to be executed. Errors: payments.not_open, those of MatchWriter::write().
    Result<void> book(const payments::Payment& payment);

private:
    OrderBooks(Writer& writer, ledger::Journal journal, OpenPurchases open);

    Writer* m_writer;
    ledger::Journal m_journal;
    OpenPurchases m_open;
    MatchWriter m_matches;
};

// Takes the entry back, all of it or nothing; nothing when the order has none, or when its line
// came and went back since. Errors: reconcile.entry_used_since.
Result<void> take_order_entry_back(Writer& writer, payments::PaymentId payment);

// The states of payments and invoices after these rows of the bank's account were pointed, or are
// no longer.
void follow_orders(Writer& writer, std::span<const ledger::RowId> bank_rows);

} // namespace comptoir::app
