// What validated pointings differ by once marks of an earlier one are erased (A134).
#pragma once

#include "comptoir/app/pointing.h"

namespace comptoir::app {

// Those among `sessions` whose balances hold the marks of `erased`, by their last days: validated
// later in its journal and its currency. None while it was never validated itself, since its marks
// stand in no balance until then.
std::vector<PointingSession> later_pointings(const PointingSheet& erased,
                                             const std::vector<PointingSession>& sessions);
// What their balances lose with the marks of these rows, or with all marks where no row is named.
// Of zero they go on agreeing.
Money sum_of_marks(const PointingSheet& erased, const std::vector<ledger::RowId>& rows);

} // namespace comptoir::app
