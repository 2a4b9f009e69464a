// What is said of a match once it is posted, beside why it was made.
#pragma once

#include "comptoir/reconcile/types.h"

namespace comptoir::app {

bool is_remark(const reconcile::Reason& reason);

} // namespace comptoir::app
