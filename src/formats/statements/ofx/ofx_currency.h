// Amounts in two currencies, where the file gives one of them and a rate.
#pragma once

#include "comptoir/core/money.h"

#include <optional>
#include <string_view>

namespace comptoir::formats::ofx {

// CURRATE: so many units of the statement's currency for one of CURSYM (OFX 1.6, 3.1.3). "1.06",
// "0,92"; empty when it is no positive number.
std::optional<Rate> parse_rate(std::string_view text);

// Rounded half away from zero; empty when the numbers are out of bounds.
std::optional<Money> times_rate(Money foreign, Rate rate, Currency own);
std::optional<Money> by_rate(Money own, Rate rate, Currency foreign);

} // namespace comptoir::formats::ofx
