// Invoices: what is owed, by whom, and to which accounts it books.
#pragma once

#include "comptoir/core/clock.h"
#include "comptoir/core/date.h"
#include "comptoir/core/id.h"
#include "comptoir/core/money.h"
#include "comptoir/core/result.h"
#include "comptoir/ledger/types.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::invoices {

using InvoiceId = Id<struct InvoiceTag>;

enum class Direction { Purchase, Sale };
std::string_view to_text(Direction direction);
std::optional<Direction> parse_direction(std::string_view text);

// EN 16931 BT-3, the ones that change the booking; other codes are read as Invoice with a warning.
enum class InvoiceType { Invoice, CreditNote, Corrected, Prepayment };
std::string_view to_text(InvoiceType type); // "credit_note"
std::optional<InvoiceType> parse_invoice_type(std::string_view text);

// received → reviewed → approved → booked → (ordered) → settled; refused and duplicate end it.
enum class InvoiceState {
    Received,
    Reviewed,
    Approved,
    Booked,
    Ordered,
    Settled,
    Refused,
    Duplicate
};
std::string_view to_text(InvoiceState state);
std::optional<InvoiceState> parse_invoice_state(std::string_view text);

enum class InvoiceEvent {
    Review,
    Approve,
    Refuse,
    MarkDuplicate,
    Book,
    Unbook, // its entry was deleted as a draft, or reversed
    Order,
    CancelOrder,
    Settle,
    Unsettle
};
std::string_view to_text(InvoiceEvent event);
// Errors: invoices.wrong_state {state} {event}. A test walks every pair.
Result<InvoiceState> transition(InvoiceState state, InvoiceEvent event);

struct TaxLine {
    std::string category = "S"; // EN 16931 BT-118: S Z E AE K G O
    Rate rate;                  // 20 % is {20, 2}
    Money base;
    Money vat;
    std::string exemption; // BT-120 or BT-121: why no VAT is due
};

// What the lines of the document add up to, for the checks alone; never stored.
struct DocumentSums {
    struct OfCategory {
        std::string category;
        Rate rate;
        Money amount; // lines + charges - allowances
    };
    std::optional<Money> lines_sum;   // Σ BT-131, when there are lines
    std::optional<Money> lines_total; // BT-106
    Money allowances;                 // BT-107
    Money charges;                    // BT-108
    std::vector<OfCategory> by_category;
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
    Money net;      // BT-109; amounts are positive as written, a credit note books reversed
    Money vat;      // BT-110
    Money gross;    // BT-112
    Money payable;  // BT-115
    Money prepaid;  // BT-113: paid before the invoice came
    Money rounding; // BT-114: what the document adds to reach a round sum
    std::vector<TaxLine> taxes;
    DocumentSums sums;             // filled by readers only
    std::string payment_reference; // BT-83
    std::string payment_means;     // BT-81: 30 and 58 transfers, 49 and 59 direct debits, 48 card
    std::string party;             // our third-party code, once known
    std::string expense_account;   // or income account: where the net goes
    ledger::EntryId entry;         // once booked
    Money open;                    // what remains to settle, once booked
    std::int64_t document = 0;     // inbox document it was read from, 0: none
    std::string source;            // "facturx", "cii", "ubl"
    std::string profile;           // BT-24
    std::string refused_reason;
    std::optional<Instant> reviewed_at, approved_at;
    std::string reviewed_by, approved_by;
};

// One arithmetic or formal rule that the invoice breaks or keeps ("BR-CO-15"). A broken Rule means
// that the document is not a valid invoice; a broken Notice is only worth a look.
enum class CheckWeight { Rule, Notice };
struct InvoiceCheck {
    std::string code;
    bool ok = true;
    Params params = {};
    CheckWeight weight = CheckWeight::Rule;
};

// EN 16931 sums, per category VAT, dates, SIREN Luhn, VAT key, IBAN, duplicates are the caller's.
// A rule that does not apply is left out. Sources: EN 16931-1 §6.4, BR-FR of XP Z12-012.
std::vector<InvoiceCheck> check_invoice(const Invoice& invoice);

// The breakdown by rate after a person corrected the totals, which stand: what contradicts them is
// dropped, but never a reverse charge, whose base is what the tax is computed from. The base of a
// single line follows the net amount. Errors: invoices.bases_differ (several lines, none of which
// can be told to take the difference), invoices.reverse_charge_with_vat.
Result<void> refit_breakdown(Invoice& invoice);
// The bases of the breakdown make the net amount, to a cent per line (EN 16931 BR-S-08 and its
// sisters, BR-CO-13). Error: invoices.bases_differ.
Result<void> check_bases(const Invoice& invoice);

// Where the net amount may go: charges and fixed assets for purchases, income for sales. Error:
// invoices.account_unfit.
Result<void> check_net_account(Direction direction, ledger::Chart chart, std::string_view account);

// The AC or VE entry (draft): third party against expense/income and VAT per rate; credit notes and
// negative totals reversed; reverse charge (AE, K) both VAT accounts at the chart's standard rate,
// since the document states none. The due date stands on the third-party row. VAT on receipts: the
// waiting accounts (docs/domain/invoices.md). What the payable sum was rounded by goes to the
// settlement-difference accounts. Accounts by chart: booking_accounts.h.
// Errors: invoices.amounts_inconsistent, .bases_differ, .no_party, .no_account, .account_unfit,
// .nothing_to_book.
Result<ledger::Entry> booking_entry(const Invoice& invoice, ledger::Chart chart,
                                    const std::string& journal, const std::string& party_account,
                                    ledger::VatBasis vat_basis = ledger::VatBasis::Debits);

// "FR" + digits etc.: upper case, no blanks, punctuation or leading zeros; for duplicate search.
std::string normalised_number(std::string_view number);

// Who the seller is for duplicate search: SIREN (or the first nine digits of a SIRET), else VAT
// identifier, else the folded name.
std::string party_key(const InvoiceParty& party);

// "Aaro SAS" -> "FAARO001": F (supplier) or C (customer), four letters or digits of the name
// without its legal form, and the first free number. `taken` says whether a code exists.
std::string new_party_code(Direction direction, std::string_view name,
                           const std::function<bool(const std::string&)>& taken);

} // namespace comptoir::invoices
