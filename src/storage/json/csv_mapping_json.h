// A mapping of a CSV file as the JSON that csv_mapping.mapping holds.
#pragma once

#include "comptoir/bank/csv_mapping.h"

#include <string>
#include <string_view>

namespace comptoir::storage {

std::string to_json(const bank::CsvMapping& mapping);
// What is missing or unknown keeps its default: a row of a newer program stays readable.
bank::CsvMapping csv_mapping_from_json(std::string_view text);

} // namespace comptoir::storage
