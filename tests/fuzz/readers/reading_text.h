// A reading as text, so that two readings of the same bytes can be compared.
#pragma once

#include "comptoir/bank/types.h"
#include "comptoir/core/result.h"

#include <string>

namespace comptoir::test {

std::string place_text(const std::optional<SourcePlace>& place);
std::string line_text(const bank::StatementLine& line);
// Everything the sink received, one line a thing, and how it ended.
std::string reading_text(const bank::CollectingSink& sink, const Result<void>& done);
// The first line in which two texts differ.
std::string first_difference(const std::string& left, const std::string& right);

} // namespace comptoir::test
