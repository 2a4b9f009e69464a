// Amounts as people's programs write them: either decimal sign, thousands signs, a trailing minus.
#pragma once

#include "comptoir/core/money.h"
#include "comptoir/core/result.h"

#include <string_view>

namespace comptoir::formats {

// What a lone point or comma before exactly three digits is ("1,234"): the decimal sign where the
// format says so, else nobody knows and the amount is refused.
enum class LoneMark { Decimal, Unknown };

// "1 234,56", "1.234,56", "1'234.56", "-1,234.56", "12,50-", "+3", ",50" with blanks of any kind.
// Thousands must be groups of three under one sign. Errors: core.amount_unreadable,
// core.amount_too_fine, core.amount_too_large, formats.amount_ambiguous {text}.
Result<Money> read_loose_amount(std::string_view utf8, Currency currency, LoneMark lone_mark);

} // namespace comptoir::formats
