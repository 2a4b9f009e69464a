// The mappings of CSV files that an import tries, from what journals remember.
#pragma once

#include "comptoir/bank/csv_mapping.h"
#include "comptoir/storage/database.h"

#include <optional>
#include <string>
#include <vector>

namespace comptoir::app {

// Those of the chosen journal first. Each names the account of its journal, unless a journal is
// chosen (which then says more), or another journal remembers the same header: the file alone
// cannot tell the two apart.
std::vector<bank::CsvMapping> remembered_mappings(storage::Database& database,
                                                  const std::optional<std::string>& journal);

} // namespace comptoir::app
