// Where a CFONB file may be cut: before each record 01.
#pragma once

#include "comptoir/formats/statement_format.h"

namespace comptoir::formats::cfonb120 {

// A damaged record stays in the block it stands in, so that the accounts beside it can be read.
Result<std::optional<StatementCuts>> find_cuts(ByteSource& source, const Work& work);

} // namespace comptoir::formats::cfonb120
