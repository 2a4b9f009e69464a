// In which order the numbers of a written day stand. One order for a whole file.
#pragma once

#include <optional>
#include <string_view>

namespace comptoir::bank {

enum class DateOrder { DayMonthYear, MonthDayYear, YearMonthDay };
std::string_view to_text(DateOrder order); // "dmy", "mdy", "ymd"
std::optional<DateOrder> parse_date_order(std::string_view text);

} // namespace comptoir::bank
