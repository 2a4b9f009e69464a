// What a person types after an option, as the values it stands for.
#pragma once

#include "comptoir/bank/reading_choices.h"
#include "comptoir/core/date.h"
#include "comptoir/core/iban.h"
#include "comptoir/core/money.h"
#include "comptoir/core/result.h"

#include <optional>
#include <string>
#include <string_view>

namespace comptoir::cli {

Result<Date> day_argument(const std::string& text);
// Absent when nothing was typed.
Result<std::optional<Date>> optional_day_argument(const std::string& text);
Result<Money> amount_argument(const std::string& text, Currency currency);
Result<std::optional<Money>> optional_amount_argument(const std::string& text, Currency currency);
// "627000=-24.00": what stands before the sign, and the amount when there is one.
struct Assigned {
    std::string name;
    std::optional<std::string> amount;
};
Assigned split_at_equals(const std::string& text);
std::optional<std::string> optional_text_argument(const std::string& text);

// One of the values that `domain` has words for (i18n::word), by its name or by its word on the
// screen in either language, whatever its case and accents. Error: core.option_refused.
Result<std::string> choice_argument(std::string_view option, std::string_view domain,
                                    const std::string& text);
// The refusal of a value, with those there are.
tl::unexpected<Error> refuse_choice(std::string_view option, const std::string& text,
                                    std::string_view allowed);

Result<Iban> iban_argument(const std::string& text);
// "USD", whatever its case. Error: core.currency_unknown.
Result<Currency> currency_argument(const std::string& text);

// --date-order dmy, mdy or ymd.
inline constexpr const char* k_date_order_meaning =
    "How to read days that could be read in two ways: dmy, mdy or ymd";
Result<std::optional<bank::DateOrder>> optional_date_order_argument(const std::string& text);

} // namespace comptoir::cli
