// Invoices: what is owed, by whom, and to which accounts it books.
#pragma once

#include "comptoir/core/clock.h"
#include "comptoir/core/date.h"
#include "comptoir/core/id.h"
#include "comptoir/core/money.h"
#include "comptoir/core/result.h"
#include "comptoir/ledger/types.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::invoices {

using InvoiceId = Id<struct InvoiceTag>;

enum class Direction { Purchase, Sale };
std::string_view to_text(Direction direction);

// EN 16931 BT-3, the ones that change the booking; other codes are read as Invoice with a warning.
enum class InvoiceType { Invoice, CreditNote, Corrected, Prepayment };

// received → reviewed → approved → booked → (ordered) → settled; refused and duplicate end it.
enum class InvoiceState { Received, Reviewed, Approved, Booked, Ordered, Settled, Refused, Duplicate };
std::string_view to_text(InvoiceState state);
std::optional<InvoiceState> parse_invoice_state(std::string_view text);

enum class InvoiceEvent { Review, Approve, Refuse, MarkDuplicate, Book, Order, CancelOrder, Settle, Unsettle };
// Errors: invoices.wrong_state. A test walks every pair.
Result<InvoiceState> transition(InvoiceState state, InvoiceEvent event);

struct TaxLine {
    std::string category = "S"; // EN 16931 BT-118: S Z E AE K G O
    Rate rate;                  // 20 % is {20, 2}
    Money base;
    Money vat;
};

struct InvoiceParty {
    std::string name;
    std::string vat_id;
    std::string company_number; // SIREN, BCE, UID digits
    std::string iban;           // as written, blanks removed
    std::string bic;
    std::string street, postcode, town, country;
};

struct Invoice {
    InvoiceId id;
    Direction direction = Direction::Purchase;
    InvoiceType type = InvoiceType::Invoice;
    InvoiceState state = InvoiceState::Received;
    std::string number;
    Date issued_on;
    std::optional<Date> due_on;
    InvoiceParty seller;
    InvoiceParty buyer;
    Currency currency;
    Money net;     // BT-109; amounts are positive as written, a credit note books reversed
    Money vat;     // BT-110
    Money gross;   // BT-112
    Money payable; // BT-115
    std::vector<TaxLine> taxes;
    std::string payment_reference; // BT-83
    std::string party;             // our third-party code, once known
    std::string expense_account;   // or income account: where the net goes
    ledger::EntryId entry;         // once booked
    Money open;                    // what remains to settle, once booked
    std::int64_t document = 0;     // inbox document it was read from, 0: none
};

// One arithmetic or formal rule that the invoice breaks or keeps ("BR-CO-15").
struct InvoiceCheck {
    std::string code;
    bool ok = true;
    Params params;
};

// EN 16931 sums, per category VAT, dates, SIREN Luhn, VAT key, IBAN, duplicates are the caller's.
std::vector<InvoiceCheck> check_invoice(const Invoice& invoice);

// The AC or VE entry (draft): third party against expense/income and VAT per rate; credit notes and
// negative totals reversed; reverse charge (AE, K) both VAT accounts. Accounts by chart.
// Errors: invoices.amounts_inconsistent, invoices.no_party, invoices.no_account.
Result<ledger::Entry> booking_entry(const Invoice& invoice, ledger::Chart chart,
                                    const std::string& journal, const std::string& party_account);

// "FR" + digits etc.: upper case, no blanks, punctuation or leading zeros; for duplicate search.
std::string normalised_number(std::string_view number);

} // namespace comptoir::invoices
