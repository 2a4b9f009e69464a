// Payment orders: from open purchase invoices to one SEPA file.
#pragma once

#include "comptoir/core/clock.h"
#include "comptoir/core/date.h"
#include "comptoir/core/iban.h"
#include "comptoir/core/id.h"
#include "comptoir/core/money.h"
#include "comptoir/core/result.h"
#include "comptoir/invoices/types.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace comptoir::payments {

using PaymentId = Id<struct PaymentTag>;
using BatchId = Id<struct BatchTag>;

enum class PaymentState { Basket, Ordered, Settled, Cancelled };
std::string_view to_text(PaymentState state);
std::optional<PaymentState> parse_payment_state(std::string_view text);

struct Payment {
    PaymentId id;
    invoices::InvoiceId invoice; // 0 when the open item came with imported books
    ledger::RowId open_item;     // the item it pays
    std::string party;
    std::string payee_name;
    std::optional<Iban> payee_iban;
    bool iban_confirmed = false; // a person confirmed this IBAN for this party
    Money amount;                // > 0
    std::optional<Money> open;   // what the item still owes, when the caller knows
    Date execute_on;
    std::string reference; // remittance text or structured reference
    std::string end_to_end_id;
    PaymentState state = PaymentState::Basket;
    BatchId batch;
    ledger::EntryId entry; // made with the order; 0: it comes with the bank line
};

struct Debtor {
    std::string name;
    Iban iban;
    std::optional<Bic> bic;
    std::string company_number;
};

struct OrderBatch {
    std::string message_id; // <= 35, unique for ever
    Instant created_at;
    Debtor debtor;
    std::vector<Iban> own_accounts; // of every bank journal: money never goes there by an order
    std::vector<Payment> payments;  // Basket, one currency EUR
};
Money total_of(const OrderBatch& batch); // its CtrlSum

// SEPA characters, no leading, trailing or double slash, single blanks, at most `characters_max`:
// what MsgId, EndToEndId and references may hold (EPC132-08 §1.4). May be empty.
std::string sepa_reference(std::string_view text, std::size_t characters_max);
// Same characters for names (70) and free remittance text (140); slashes are free there.
std::string sepa_text(std::string_view text, std::size_t characters_max);

// What an order may still pay of a booked invoice whose third party's row is `open`: never more
// than the document asks (BT-115). `settled` is what is imputed on that row; `settled_before`, the
// part of it dated until the invoice's own day, is its prepaid sum (BT-113) and no part of what it
// asks. Zero when nothing is left.
Money left_to_order(const invoices::Invoice& invoice, Money open, Money settled,
                    Money settled_before);

// TARGET: Saturdays, Sundays, 1 January, Good Friday, Easter Monday, 1 May, 25 and 26 December.
bool is_target_day(Date day);
Date next_target_day(Date day); // day itself when open

// What must hold before any XML is written: SEPA IBANs, confirmed payees, 0.01 to 999 999 999.99
// EUR, amount <= open, no payment to one's own account, no duplicate of the same item, dates not in
// the past (moved to `today`, then to a TARGET day), references without leading, trailing or double
// slash. Sorted by execution date, then as given. Errors: payments.iban_missing, .iban_not_sepa,
// .iban_unconfirmed, .amount_out_of_range, .more_than_open, .own_account, .twice, .currency,
// .payee_unnamed, .nothing.
Result<OrderBatch> checked_batch(OrderBatch batch, Date today);

} // namespace comptoir::payments
