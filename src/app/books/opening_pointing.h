// Which 512 rows of imported books count as seen before the first statement.
#pragma once

#include "comptoir/app/workspace.h"
#include "comptoir/core/date.h"

#include <optional>
#include <set>
#include <string>

namespace comptoir::app {

// An FEC knows no pointing. Rows of opening journals always count as pointed; other rows when they
// are dated before `pointed_until`, or before the first movement of a statement already here.
void point_imported_rows(Writer& writer, const std::set<std::string>& accounts,
                         std::optional<Date> pointed_until);

} // namespace comptoir::app
