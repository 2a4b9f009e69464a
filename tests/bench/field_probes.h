// The limit of reading a text format: a plain splitter that copies every field.
#pragma once

#include "measure.h"

#include <filesystem>
#include <string_view>

namespace comptoir::bench {

// The file line by line, each cut at the borders of its fields (a delimiter, columns, tags); each
// field copied into a string of a record of its own, and the record handed over. Knows nothing of
// days, amounts, accounts or encodings, checks nothing, refuses nothing. Counts the records that
// hold a movement. `probe`: "fields-csv", "fields-cfonb"…; answers false when it knows no such.
bool probe_fields(std::string_view probe, const std::filesystem::path& file);

} // namespace comptoir::bench
