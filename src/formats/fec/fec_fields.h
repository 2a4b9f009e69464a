// Amounts and dates as FEC files write them.
#pragma once

#include "comptoir/core/date.h"
#include "comptoir/core/money.h"

#include <optional>
#include <string_view>

namespace comptoir::formats::fec {

// [+-]digits[,digits][+-], exponent tolerated as by the tool: "0000000069,60", "12,00-", "1,2E+2".
// A point, a blank inside or a second comma is refused. Empty is zero.
MoneyParse parse_amount(std::string_view text, Currency currency);

// AAAAMMJJ or JJMMAAAA, with '/', '-' or '.' between the parts or nothing; a day of the calendar.
std::optional<Date> parse_day(std::string_view text);

// D and +1 (or 1) are debit, C and -1 credit; the sign: +1 or -1. Empty when it is neither.
std::optional<int> parse_side(std::string_view text);

} // namespace comptoir::formats::fec
