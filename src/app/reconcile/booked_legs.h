// Legs of transfers between own accounts that were booked before the other one: they wait on the
// account of transfers under way for a line of the other account.
#pragma once

#include "comptoir/app/workspace.h"
#include "comptoir/reconcile/types.h"

#include <string_view>
#include <vector>

namespace comptoir::app {

// Those that may be the other leg of one of these lines, by day. Empty when `account` is.
std::vector<reconcile::LineFacts> load_booked_legs(Reader& reader, std::string_view account,
                                                   const std::vector<reconcile::LineFacts>& lines);

} // namespace comptoir::app
