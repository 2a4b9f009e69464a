// Undoing the match of a payment that came back.
#pragma once

#include "comptoir/app/workspace.h"
#include "comptoir/ledger/types.h"
#include "comptoir/reconcile/types.h"

#include <vector>

namespace comptoir::app {

// The payment settles again what it had settled; returns the rows it does. Nothing for other
// matches. Error: reconcile.settled_since, when something else settled them in between.
Result<std::vector<ledger::RowId>> settle_again(Writer& writer, reconcile::MatchId returned_by);

} // namespace comptoir::app
