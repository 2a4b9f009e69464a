// What a person answers once per file when the file itself leaves a question open.
//
// A file that says nothing of its currency, or whose days may be read in two orders, is never
// guessed at line by line: the reading refuses with the question's own code
// (formats.date_order_ambiguous), the caller asks, and reads again with the answer.
//
//   ReadingChoices choices;
//   choices.date_order = DateOrder::DayMonthYear;
#pragma once

#include "comptoir/core/currency.h"

#include <optional>
#include <string_view>

namespace comptoir::bank {

enum class DateOrder { DayMonthYear, MonthDayYear, YearMonthDay };
std::string_view to_text(DateOrder order); // "dmy", "mdy", "ymd"
std::optional<DateOrder> parse_date_order(std::string_view text);

struct ReadingChoices {
    std::optional<DateOrder> date_order; // for the days that could be read in two orders
    std::optional<Currency> currency;    // for files that name none
};

} // namespace comptoir::bank
