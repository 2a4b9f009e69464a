// An entry and its reversal that nothing links: taken over from other books, or booked by hand.
//
// Together they move nothing, so neither explains a difference. A refund is none: it has words and
// a piece of its own, and the bank sees it too.
#pragma once

#include "comptoir/reconcile/difference_causes.h"

#include <optional>
#include <set>
#include <vector>

namespace comptoir::reconcile {

// The rows of such pairs among those that wait. The later one says that it reverses, or repeats
// piece and label, and no waiting line of the bank has its amount. Later rows than
// `until` are not there yet.
std::set<ledger::RowId> reversed_pairs(const std::vector<BookRow>& rows,
                                       const std::vector<BankRow>& lines,
                                       std::optional<Date> until = {});

} // namespace comptoir::reconcile
