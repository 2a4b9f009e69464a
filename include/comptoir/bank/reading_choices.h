// What a person answers once per file when the file itself leaves a question open.
//
// A file that says nothing of its currency, or whose days may be read in two orders, is never
// guessed at line by line: the reading refuses with the question's own code
// (formats.date_order_ambiguous), the caller asks, and reads again with the answer.
//
//   ReadingChoices choices;
//   choices.date_order = DateOrder::DayMonthYear;
#pragma once

#include "comptoir/bank/csv_mapping.h"
#include "comptoir/bank/date_order.h"
#include "comptoir/core/currency.h"

#include <optional>
#include <vector>

namespace comptoir::bank {

struct ReadingChoices {
    std::optional<DateOrder> date_order; // for the days that could be read in two orders
    std::optional<Currency> currency;    // for files that name none
    // For CSV files: the first one that fits the header is used, before any built-in one.
    std::vector<CsvMapping> csv_mappings;
};

} // namespace comptoir::bank
