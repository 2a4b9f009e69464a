// What a person types after an option, as the values it stands for.
#pragma once

#include "comptoir/core/date.h"
#include "comptoir/core/iban.h"
#include "comptoir/core/money.h"
#include "comptoir/core/result.h"

#include <optional>
#include <string>

namespace comptoir::cli {

Result<Date> day_argument(const std::string& text);
// Absent when nothing was typed.
Result<std::optional<Date>> optional_day_argument(const std::string& text);
Result<Money> amount_argument(const std::string& text, Currency currency);
Result<std::optional<Money>> optional_amount_argument(const std::string& text, Currency currency);
std::optional<std::string> optional_text_argument(const std::string& text);

Result<Iban> iban_argument(const std::string& text);

} // namespace comptoir::cli
