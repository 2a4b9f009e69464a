// The tables of resources/csv/: lines of cells between tabs, '#' begins a remark.
#pragma once

#include <string_view>
#include <vector>

namespace comptoir::formats::csv {

using TableRow = std::vector<std::string_view>; // of the program itself: valid for ever
std::vector<TableRow> table_rows(std::string_view name);

} // namespace comptoir::formats::csv
