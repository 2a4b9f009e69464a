// The record :61:, one movement of the account.
#pragma once

#include "formats/statements/mt940/mt_values.h"

#include <optional>
#include <string>
#include <string_view>

namespace comptoir::formats::mt940 {

struct Movement {
    Date value_day;
    std::optional<Date> entry_day;
    bool is_credit = false;   // of the holder's account, reversals already turned round
    bool is_reversal = false; // RC, RD
    bool is_expected = false; // EC, ED
    std::string amount;       // as written
    std::string type;         // "NTRF"; shorter when cut, empty when absent
    std::string customer_reference;
    std::string bank_reference; // behind "//"
};

// Errors: formats.mt940_movement {text}, core.date_unreadable {text}.
Result<Movement> parse_movement(std::string_view text, const Scribe& scribe);

} // namespace comptoir::formats::mt940
