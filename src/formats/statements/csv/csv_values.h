// Amounts and days as CSV cells write them.
//
// Which sign separates the decimals is decided once per file, like the order of the days: from the
// amounts that can be read in one way only, else by the mapping, else it is asked.
//
//   DecimalMarkFinder finder;
//   if (auto amount = split_amount("1 234,56 EUR")) finder.see(*amount, "1 234,56 EUR");
//   CT_ASSIGN(mark, finder.decide(0));
//   CT_ASSIGN(money, amount_with_mark(*amount, mark, currency));
#pragma once

#include "comptoir/bank/date_order.h"
#include "comptoir/core/date.h"
#include "comptoir/core/money.h"
#include "comptoir/core/result.h"
#include "formats/statements/date_order.h"

#include <optional>
#include <string>
#include <string_view>

namespace comptoir::formats::csv {

// A cell without blanks around it, and without the ="…" that keeps a spreadsheet from counting.
std::string plain_cell(std::string_view cell);
// plain_cell() would change nothing; may answer false where it would not.
bool is_plain_cell(std::string_view cell);

struct WrittenAmount {
    bool negative = false;
    std::string digits; // digits, commas and points alone
    std::optional<Currency> currency;
};
// "1 234,56" with any blank of Unicode, "1.234,56", "1'234.56", "+12", "12,50-", "(12.50)",
// "12,50 EUR", "€ 12", "12.50 DR". Empty when the cell is no amount.
std::optional<WrittenAmount> split_amount(std::string_view cell);

// Errors: formats.csv_amount {text}, core.amount_too_fine, core.amount_too_large.
Result<Money> amount_with_mark(const WrittenAmount& amount, char decimal_mark, Currency currency);

class DecimalMarkFinder {
public:
    void see(const WrittenAmount& amount, std::string_view as_written);
    std::optional<char> proven() const { return m_proven; }
    // What is proven, else `otherwise`, else the point when no amount seen had a mark at all.
    // Errors: formats.csv_decimal_unclear {text}.
    Result<char> decide(char otherwise) const;

private:
    std::optional<char> m_proven;
    std::string m_open_amount; // the first one that could be read in two ways
};

// A numeric day, or one with the name of its month ("04 Nov 2009", "12-Dec-2019").
struct WrittenDate {
    std::optional<WrittenDay> numbers; // what is to be put in order
    std::optional<Date> named;         // what can be read in one way only
};
std::optional<WrittenDate> split_date(std::string_view cell);
std::optional<Date> date_in_order(const WrittenDate& date, bank::DateOrder order);

} // namespace comptoir::formats::csv
