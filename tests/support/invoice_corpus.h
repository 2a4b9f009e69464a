// The rows of the invoice corpus' INDEX.tsv against what a reader made of the file.
#pragma once

#include "comptoir/inbox/types.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace comptoir::test {

using IndexRow = std::map<std::string, std::string>; // column -> value
std::vector<IndexRow> read_tsv(const std::filesystem::path& path);

// Where the reading differs from the row, as "column: expected … got …"; empty when nowhere.
std::vector<std::string> differences(const IndexRow& row, const inbox::Reading& reading);

} // namespace comptoir::test
