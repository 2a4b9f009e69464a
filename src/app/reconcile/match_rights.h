// What a match by hand asks for beside the right to reconcile (A331).
#pragma once

#include "comptoir/app/reconcile.h"
#include "comptoir/app/write_off.h"
#include "comptoir/users/rights.h"

#include <vector>

namespace comptoir::app {

// To write off, and to book on an account of one's choice, are rights of their own. Whoever opens
// the act asks: what runs inside it is not asked again.
std::vector<users::Right> rights_beside(const ManualMatch& request);
std::vector<users::Right> rights_beside(const WriteOff& request);

} // namespace comptoir::app
