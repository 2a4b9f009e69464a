// Which journal a list is of.
#pragma once

#include "comptoir/app/workspace.h"

#include <optional>
#include <string>

namespace comptoir::app {

// A list of a journal that does not exist would look like a list with nothing in it. Error:
// ledger.unknown_journal.
Result<void> check_journal(Reader& reader, const std::optional<std::string>& code);

} // namespace comptoir::app
