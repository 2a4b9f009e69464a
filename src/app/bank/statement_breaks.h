// Where the statements of a journal do not follow each other.
#pragma once

#include "comptoir/app/bank.h"

namespace comptoir::app {

// Adds a warning for each break beside a statement that the report made.
void tell_breaks(Reader& reader, ImportReport& report);

} // namespace comptoir::app
