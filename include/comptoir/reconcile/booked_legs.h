// The other leg of a transfer between own accounts, matched before: its statement was worked on
// alone, or came earlier. It stands on the account of transfers under way until a line of the other
// account clears it (PCG 58).
//
// A booked leg is evidence for the lines that are left and nothing else: no other matcher sees it,
// and nothing is proposed for it. It is not an entry to point: that one is pointed by its own line.
#pragma once

#include "comptoir/reconcile/types.h"

#include <vector>

namespace comptoir::reconcile {

// As propose(), for `lines`; `booked_legs` are lines of the same dossier, each booked whole on
// Books::accounts.transfer and not cleared there.
std::vector<Proposal> propose_beside(const std::vector<LineFacts>& booked_legs,
                                     const std::vector<LineFacts>& lines, const Books& books,
                                     const ProposeOptions& options, const Work& work);

} // namespace comptoir::reconcile
