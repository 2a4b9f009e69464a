// The keys of a statement line, shared by read, lines and feed (docs/user/en/command-line.md).
#pragma once

#include "cli/json_writer.h"
#include "comptoir/bank/types.h"

namespace comptoir::cli {

// Writes members into the object that is open.
void write_line_members(JsonWriter& json, const bank::StatementLine& line);

} // namespace comptoir::cli
