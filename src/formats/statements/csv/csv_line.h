// One row as a statement line, under a layout whose questions are answered.
#pragma once

#include "comptoir/bank/types.h"
#include "formats/statements/csv/csv_layout.h"
#include "formats/statements/csv/csv_values.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::formats::csv {

enum class RowKind {
    Operation,
    Zero,    // a day and an amount of zero: a remark of the bank, such as a new rate of interest
    Empty,   // a day and no amount at all
    Refused, // the bank did not carry it out
    Pending, // without any day: it cannot even be shown
    Detail,  // belongs to the operation above it
    Text     // preamble, footer, anything that is no row of the table
};

struct RowReading {
    RowKind kind = RowKind::Text;
    bank::StatementLine
        line; // of an operation; of a detail its texts, and the amount if it has one
    bool has_amount = false;
    std::optional<Money> balance;
    bank::AccountIdentity account; // when a column has it
    bool account_is_doubtful = false;
    bool currency_is_assumed = false;
    std::vector<Diagnostic> doubts;
};

inline constexpr std::size_t k_roles =
    static_cast<std::size_t>(bank::CsvRole::OriginalCurrency) + 1;

class LineReader {
public:
    explicit LineReader(const bank::CsvMapping& mapping);
    // Said above the table, for this account; counts before the mapping's.
    void set_currency(std::optional<Currency> currency) { m_currency = currency; }

    // Errors: formats.csv_date, .csv_amount, .csv_two_amounts, .csv_sign, core.currency_unknown,
    // core.amount_*; all with their place.
    // Fills `reading`, which must be new.
    Result<void> read(const Row& row, RowReading& reading);
    bool is_header(const Row& row) const; // the table begins again

private:
    const std::vector<std::size_t>& columns(bank::CsvRole role) const {
        return m_columns[static_cast<std::size_t>(role)];
    }
    void make_plain(const Row& row);
    std::string_view cell(bank::CsvRole role) const; // plain; "" when there is none
    std::string joined(bank::CsvRole role) const;
    SourcePlace place(const Row& row, bank::CsvRole role) const;
    std::optional<Date> day(std::string_view cell);
    void read_account(std::string_view account, RowReading& reading);

    Result<RowKind> kind_of(const Row& row, bank::StatementLine& line);
    RowKind kind_without_day(const Row& row, bank::StatementLine& line);
    Result<std::optional<Currency>> currency_of(const Row& row) const;
    Result<std::optional<Money>> money(const Row& row, bank::CsvRole role, Currency currency) const;
    Result<std::optional<Money>> amount_of(const Row& row, Currency currency) const;
    Result<std::optional<Money>> two_columns(const Row& row, Currency currency) const;
    Result<void> read_amounts(const Row& row, RowReading& reading) const;
    void read_other_amounts(const Row& row, Currency currency, RowReading& reading) const;
    void read_texts(RowReading& reading) const;

    const bank::CsvMapping& m_mapping;
    // Where each role stands, by its place in the enumeration.
    std::array<std::vector<std::size_t>, k_roles> m_columns;
    std::vector<std::string> m_header; // folded
    std::optional<Currency> m_currency;
    // The cells of the row being read that have a role, plain: views of the row, or of what had to
    // be cleaned.
    std::vector<std::string_view> m_plain;
    std::vector<std::string> m_cleaned;
    // What rows repeat is read once.
    std::string m_day_text, m_account_text;
    std::optional<Date> m_day;
    bank::AccountIdentity m_account;
    bool m_account_is_doubtful = false;
};

} // namespace comptoir::formats::csv
