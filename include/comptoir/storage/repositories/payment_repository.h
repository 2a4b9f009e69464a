// Payments, the files they went into, and the account numbers known for a party, as rows.
#pragma once

#include "comptoir/payments/types.h"
#include "comptoir/storage/database.h"
#include "comptoir/storage/repositories/file_repository.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::storage {

// Gives the payment its id; `end_to_end_id` is made from it by set_end_to_end_id.
payments::PaymentId insert_payment(Database& database, const payments::Payment& payment, Instant at,
                                   std::string_view by);
void set_end_to_end_id(Database& database, payments::PaymentId payment, std::string_view id);
void set_payment_state(Database& database, payments::PaymentId payment,
                       payments::PaymentState state);
// Into the file: state ordered, with the day and the texts as they were written.
void order_payment(Database& database, const payments::Payment& payment, payments::BatchId batch);

struct PaymentQuery {
    std::optional<payments::PaymentId> id;
    std::optional<payments::PaymentState> state; // settled: ordered, and nothing remains to pay
    std::optional<invoices::InvoiceId> invoice;
    std::int64_t after = 0, limit = 1000;
};
// By id; `iban_confirmed` says whether the payee's account is the payable one now.
std::vector<payments::Payment> load_payments(Database& database, const PaymentQuery& query);
// In the basket, or ordered and not yet settled in the books.
bool item_has_living_payment(Database& database, ledger::RowId item);
// A payment of one of the entry's rows that is in the basket or ordered; 0: none.
std::int64_t living_payment_of(Database& database, ledger::EntryId entry);
// One that stood in a file, even cancelled since; 0: none.
std::int64_t ordered_payment_of(Database& database, ledger::EntryId entry);
// Payments of the entry's rows that were cancelled before any file held them.
void forget_cancelled_payments(Database& database, ledger::EntryId entry);
// The day an order with the same account, amount and reference was made, not before `since`.
std::optional<Date> same_order_since(Database& database, const payments::Payment& payment,
                                     Date since);

struct NewBatch {
    std::string journal, format, message_id;
    FileId file;
    std::int64_t count = 0;
    Money total;
    Instant created_at;
    std::string created_by;
};
payments::BatchId insert_batch(Database& database, const NewBatch& batch);
std::int64_t count_batches(Database& database);

struct PartyIban {
    std::string iban, origin;
    Instant first_seen_at;
    std::optional<std::string> confirmed_by;
    bool payable = false; // confirmed and not retired
};
std::vector<PartyIban> load_party_ibans(Database& database, std::string_view party); // newest first

} // namespace comptoir::storage
