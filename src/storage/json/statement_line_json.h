// A statement line as a JSON text, for feed_operation.line: integers and texts only.
#pragma once

#include "comptoir/bank/types.h"

#include <string>
#include <string_view>

namespace comptoir::storage {

// The same line gives the same text, so texts compare lines.
std::string to_json(const bank::StatementLine& line);
// Invariant: the text was written by to_json. An unknown key is ignored, a missing one keeps its
// default.
bank::StatementLine line_from_json(std::string_view json);

} // namespace comptoir::storage
