// Which 512 rows of imported books count as seen before the first statement.
#pragma once

#include "comptoir/app/workspace.h"
#include "comptoir/core/date.h"
#include "comptoir/ledger/types.h"

#include <optional>
#include <set>
#include <string>

namespace comptoir::app {

// An FEC knows no pointing. Rows of opening journals always count as pointed; other rows when they
// are dated before `pointed_until`, or before the first movement of a statement already here. Those
// of earlier imports, until `last_before`, that a person said the bank had not seen wait on.
void point_imported_rows(Writer& writer, const std::set<std::string>& accounts,
                         std::optional<Date> pointed_until, ledger::RowId last_before);

// The first day of the journal's statements is another one: what counts as seen is decided anew, and
// what a person said waits for its line waits on. None: no statement is left.
Result<void> move_opening_pointing(Writer& writer, const std::string& journal,
                                   std::optional<Date> first_day);

} // namespace comptoir::app
