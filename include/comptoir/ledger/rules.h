// Is this entry legal; what does validation give it; which letter comes next.
//
// Pure functions: the caller loads what they need and stores what they answer.
#pragma once

#include "comptoir/core/bytes.h"
#include "comptoir/core/result.h"
#include "comptoir/ledger/types.h"

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace comptoir::ledger {

// "4011" -> "401100" (charts give short numbers; books use six digits, longer ones stay).
std::string padded_account(std::string_view number);

// What a number says depends on the chart: 40 is suppliers in France and customers in Belgium.
// Below: PCG · PCMN · KMU.
bool is_supplier_account(Chart chart, std::string_view number);    // 40 · 44 · 200
bool is_customer_account(Chart chart, std::string_view number);    // 41 · 40, 46 · 110, 203
bool is_third_party_account(Chart chart, std::string_view number); // either: has auxiliaries
bool is_bank_account(Chart chart, std::string_view number);        // 51 · 55, 56 · 101, 102
bool has_statements(Chart chart, std::string_view number);         // a bank account but 511 · 561
bool is_cash_account(Chart chart, std::string_view number);        // 53 · 57 · 100
// What a purchase or a sale is booked to: charges and fixed assets; income.
bool is_purchase_account(Chart chart, std::string_view number); // 6, 2 · 6, 2 · 4 to 6, 14 to 18
bool is_sale_account(Chart chart, std::string_view number);     // 7 · 7 · 3
// First digits of the third-party accounts of a chart, for queries.
std::span<const std::string_view> third_party_prefixes(Chart chart);

// The chart's accounts, padded, sorted by number; classes and groups (one or two digits) are left
// out when a longer number exists.
std::vector<Account> chart_accounts(Chart chart);

// What the books know when an entry is checked.
struct BookFacts {
    Chart chart = Chart::Pcg;
    std::span<const FinancialYear> years;
    std::optional<Date> closed_until; // no entry on or before that day
    std::function<bool(std::string_view)> account_exists;
    std::function<bool(std::string_view)> party_exists;
    std::function<const Journal*(std::string_view)> journal; // nullptr: unknown
};

// Art. 1011 ff. PCG, in this order: at least two rows; no zero row; accounts and parties known;
// auxiliaries only on third-party accounts; each currency balances; the day lies in an open period
// of a year. Errors: ledger.entry_too_short, .zero_row, .unknown_account, .unknown_party,
// .party_on_general_account, .unbalanced, .outside_years, .period_closed, .unknown_journal.
// ledger.label_missing.
Result<void> check_entry(const Entry& entry, const BookFacts& facts);
// Σ rows = 0 in each currency. Error: ledger.unbalanced.
Result<void> check_balance(const Entry& entry);

// The usual length of a financial year (C. com. art. L123-12).
DateRange twelve_months_from(Date first);
// The twelve months after the last year; nothing when there is none.
std::optional<DateRange> next_year(std::span<const FinancialYear> years);
// Years follow one another: a new one touches a known one, overlaps none (each day has one year)
// and has at most 24 months. Errors: ledger.year_reversed, .year_too_long, .year_overlaps,
// .year_not_adjacent.
Result<void> check_new_year(DateRange days, std::span<const FinancialYear> years);

// An entry is validated on or after its own day: an earlier ValidDate would contradict it, a later
// one would put the numbers of the file out of order (LPF art. A47 A-1). Error: ledger.not_yet.
Result<void> check_come(Date date, Date today);
// A period is closed once it is over, for nothing opens it again. Error: ledger.not_over.
Result<void> check_over(Date last_day, Date today);

// "Extourne BQ 2 – VIR AARO": what tells a reversal from its original in a list and in the FEC.
std::string reversal_label(const Entry& entry);
// The entry that cancels a validated one: every amount negated, linked by `reverses`.
// `date` is the original's day, or the first open day when that period is closed (art. 1031-4);
// the label then names the true date. Rows with a label of their own say that they reverse too:
// journals and the FEC show theirs.
Entry reversal_of(const Entry& entry, Date date, std::string label);

// Canonical bytes of a validated entry: fixed field order, UTF-8 NFC, minor units, ISO dates.
std::string canonical_bytes(const Entry& entry);
// h_i = SHA-256(h_{i-1} ‖ bytes); h_0 = SHA-256("comptoir ledger 1" ‖ company number).
crypto::Digest chain_start(std::string_view company_number);
crypto::Digest chain_next(const crypto::Digest& previous, std::string_view canonical);

// A, B … Z, AA, AB … ZZZ: the code after `last` ("" gives "A").
std::string next_letter(std::string_view last);
// Capital letters when the group balances, small ones while it is partial (usual convention).
std::string shown_letter(std::string_view code, bool balanced);

// Which rows settle which when nothing says so: debits against credits of one account and party,
// oldest first. `open_minor` is signed (debit > 0) and never 0.
struct SettledRow {
    RowId id;
    Date booked_on;
    std::int64_t open_minor = 0;
};
struct PlannedImputation {
    RowId debit_row;
    RowId credit_row;
    std::int64_t amount_minor = 0; // > 0
    Date lettered_on;              // the later day of the two
};
std::vector<PlannedImputation> impute_oldest_first(std::span<const SettledRow> rows);

// What an FEC shows of a journal: its code and name, and how many of its entries hold a row on…
struct JournalTraits {
    std::string code;
    std::string name;
    std::int64_t entries = 0;
    std::int64_t with_bank = 0;                // one that has statements
    std::int64_t with_cash = 0;                // cash in hand
    std::int64_t with_supplier_and_charge = 0; // a supplier with a charge or a fixed asset
    std::int64_t with_customer_and_income = 0; // a customer with an income
};
JournalType guess_journal_type(const JournalTraits& traits);

// A row for open-item computation.
struct ThirdPartyRow {
    RowId id;
    std::string journal;
    JournalType journal_type = JournalType::General;
    std::string number;
    std::string piece;
    std::string account;
    std::string party;
    Date booked_on;
    std::optional<Date> due_on;
    std::optional<Date> piece_date;
    Money amount;
    Money imputed; // Σ imputations on this row, same sign as amount
};
// Groups rows by account, party and piece; drops what is fully imputed. Rows of bank and cash
// journals are payments, each its own item; rows of AN without piece are one item each.
std::vector<OpenItem> open_items(std::span<const ThirdPartyRow> rows);

} // namespace comptoir::ledger
