// What `match` and `writeoff` take lines to: entries, invoices and accounts, as a person types
// them.
#pragma once

#include "comptoir/app/reconcile.h"
#include "comptoir/core/money.h"
#include "comptoir/core/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::cli {

struct TargetArguments {
    std::vector<std::int64_t> entries;
    std::vector<std::string> invoices; // ID or ID=AMOUNT
    std::vector<std::string> accounts; // NUMBER[:PARTY] or NUMBER[:PARTY]=AMOUNT, also @VATRATE
};
// Amounts on the command line are in the currency of the line. Error: app.not_found.
Result<Currency> currency_of_line(app::Reader& reader, std::int64_t line);
// "20" is 200, "5.5" is 55. Error: core.option_refused.
Result<int> vat_permille_argument(std::string_view option, const std::string& text);
// Amounts are in the currency of the first line, or in that of the books where the line is given
// its worth in it. Errors: app.not_found, core.option_refused.
Result<std::vector<app::ManualTarget>> target_arguments(app::Reader& reader,
                                                        const TargetArguments& typed,
                                                        std::int64_t first_line,
                                                        std::optional<Currency> worth_in = {});

} // namespace comptoir::cli
