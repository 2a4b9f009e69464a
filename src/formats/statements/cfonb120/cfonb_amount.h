// Amounts with an overpunched sign: 13 digits, then one character that is a digit and a sign.
#pragma once

#include "comptoir/core/money.h"
#include "comptoir/core/result.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace comptoir::formats::cfonb120 {

struct Overpunched {
    std::int64_t digits = 0; // signed, without decimal point
    bool guessed = false;    // the sign character was altered on its way
};

// 14 characters (UTF-8); empty when they are no amount. `{`, A-I credit 0-9; `}`, J-R debit 0-9.
std::optional<Overpunched> parse_overpunched(std::string_view utf8);

// digits / 10^decimals in a currency. Errors: core.amount_too_fine, core.amount_too_large.
Result<Money> scaled(std::int64_t digits, int decimals, Currency currency);

} // namespace comptoir::formats::cfonb120
