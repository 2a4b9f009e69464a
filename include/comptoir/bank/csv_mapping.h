// What the columns of a bank's CSV file mean: a mapping, and why one is proposed.
//
// A mapping is plain data: built-in ones describe the exports of known banks (resources/csv/), the
// others were made by a person for one journal and are remembered with it. It is recognised again
// by the fingerprint of its header line. Reading happens in formats; docs/formats/csv.md explains.
//
//   CsvMapping mapping = preview.proposal.mapping;
//   mapping.columns[3].role = CsvRole::Amount;
//   mapping.date_order = DateOrder::DayMonthYear;
#pragma once

#include "comptoir/bank/date_order.h"
#include "comptoir/core/currency.h"
#include "comptoir/core/result.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::bank {

// What a column holds. The names of to_text() are those of the command line and of stored mappings.
enum class CsvRole {
    Ignore,              // "ignore"
    BookedOn,            // "date"
    ValuedOn,            // "value_date"
    Label,               // "label": several columns are joined in their order
    LabelMore,           // "label_more"
    Comment,             // "comment"
    Amount,              // "amount": money in and out in one column
    DetailAmount,        // "detail_amount": a part of a batch, on a row without date
    Debit,               // "debit": money out, written with or without a minus
    Credit,              // "credit": money in
    Sign,                // "sign": says of the amount beside it whether it came in or went out
    Balance,             // "balance": of the account after this line
    Currency,            // "currency"
    Account,             // "account": the holder's own, one statement for each
    Holder,              // "holder"
    CounterpartyName,    // "counterparty"
    CounterpartyAccount, // "counterparty_account"
    CounterpartyBic,     // "counterparty_bic"
    BankReference,       // "bank_reference"
    RemittanceReference, // "remittance_reference"
    EndToEnd,            // "end_to_end"
    StructuredReference, // "structured_reference"
    Mandate,             // "mandate"
    ChequeNumber,        // "cheque_number"
    Kind,                // "kind": the bank's word or code for the operation
    Status,              // "status": booked, pending or refused
    Charges,             // "charges"
    OriginalAmount,      // "original_amount"
    OriginalCurrency     // "original_currency"
};
std::string_view to_text(CsvRole role);
std::optional<CsvRole> parse_csv_role(std::string_view text);
std::span<const CsvRole> csv_roles(); // all of them, in the order of the enumeration

enum class CsvEncoding { Detect, Utf8, Utf16, Cp1252, Latin9 };
std::string_view to_text(CsvEncoding encoding); // "detect", "utf-8", "utf-16", …
std::optional<CsvEncoding> parse_csv_encoding(std::string_view text);

// How a debit column writes money that went out.
enum class CsvDebitSign { Detect, Positive, Negative };
std::string_view to_text(CsvDebitSign sign); // "detect", "positive", "negative"
std::optional<CsvDebitSign> parse_csv_debit_sign(std::string_view text);

struct CsvColumn {
    std::string header; // as the file has it; empty in a file without header
    CsvRole role = CsvRole::Ignore;
    friend bool operator==(const CsvColumn&, const CsvColumn&) = default;
};

struct CsvMapping {
    std::string name; // "bnp-paribas"; the file's format is "csv:" and this name
    char delimiter = ';';
    CsvEncoding encoding = CsvEncoding::Detect;
    char decimal_mark = 0;               // '.' or ','; 0: detected once per file
    std::optional<DateOrder> date_order; // none: detected once per file
    bool has_header = true;              // false: columns are known by their place alone
    std::vector<CsvColumn> columns;      // in the order of the file
    CsvDebitSign debit_sign = CsvDebitSign::Detect;
    bool amounts_inverted = false;    // a card's statement counts what was spent as positive
    std::string account;              // IBAN or number, when the file has none; else empty
    std::optional<Currency> currency; // when the file has none
    friend bool operator==(const CsvMapping&, const CsvMapping&) = default;
};

// By what a file is known again: the folded names of its columns, or their number without header.
std::string csv_fingerprint(const CsvMapping& mapping);

// What a mapping still lacks before it can read lines.
enum class CsvLack {
    Date,        // no column is the date
    Amount,      // neither an amount nor a debit or credit column
    DateOrder,   // every day and month of the file is below 13
    DecimalMark, // no amount shows which sign separates its decimals
};
std::string_view to_text(CsvLack lack); // "date", "amount", "date_order", "decimal_mark"

// Date or amount column missing, or columns that exclude each other. Complete mappings may still
// lack what only a file can show. Errors: bank.csv_column_missing {role}, bank.csv_column_twice
// {role}.
Result<void> check_csv_mapping(const CsvMapping& mapping);
// A name that can be saved: one to 40 small letters, digits and hyphens. Errors:
// bank.csv_mapping_name {name}.
Result<void> check_csv_mapping_name(std::string_view name);

// --- A proposal for an unknown file -----------------------------------------------------------

// Why a column got its role.
enum class CsvReason {
    KnownProfile, // the whole header is that of a known bank
    Chosen,       // a person, or a remembered mapping, says so
    KnownName,    // its name is one that banks give such a column
    LooksLike,    // its cells are all dates, amounts, currencies, accounts …
    AddsUp,       // each balance is the one before it and the amount
    Leftover,     // the longest text that nothing else is
    Nothing       // nothing speaks for any role
};
std::string_view to_text(CsvReason reason); // "known_profile", "known_name", …

struct CsvColumnProposal {
    std::string header;
    CsvRole role = CsvRole::Ignore;
    CsvReason reason = CsvReason::Nothing;
    std::string example; // its first filled cell
};

struct CsvProposal {
    CsvMapping mapping;           // encoding, delimiter, marks and order as detected
    std::string profile;          // the built-in one it is; empty: unknown
    std::int64_t header_line = 0; // 1-based line of the file; 0: none
    std::vector<CsvColumnProposal> columns;
    std::vector<CsvLack> lacks; // what to ask a person; empty: it can be read as it is
    std::vector<std::vector<std::string>> first_rows; // the file's first cells, preamble included
    std::vector<std::int64_t> first_row_lines;        // the line each of them begins on
};

// A built-in mapping, for lists and documentation.
struct CsvProfileRow {
    std::string name;    // "bnp-paribas"
    std::string bank;    // "BNP Paribas"
    std::string country; // "FR"
    std::string source;  // where its header was seen
};

} // namespace comptoir::bank
