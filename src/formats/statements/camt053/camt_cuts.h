// Where a CAMT.053 document may be cut: around each element Stmt.
#pragma once

#include "comptoir/formats/statement_format.h"

namespace comptoir::formats::camt053 {

// Nothing for a document that is not well-formed, has a document type, or is no CAMT.053.
Result<std::optional<StatementCuts>> find_cuts(ByteSource& source, const Work& work);

} // namespace comptoir::formats::camt053
