// Lines of several days that settle the same pieces: an entry for each day.
#pragma once

#include "app/reconcile/match_writer.h"

#include <vector>

namespace comptoir::app {

// What came in January belongs in January's books, and so does the VAT that is due on receipt
// (CGI art. 269-2-c), whenever the rest came. Each part holds the lines of one day, oldest first,
// and what of the invoices they pay, in the order the invoices were named; credit notes lower the
// first payment, accounts (a fee, a discount) stand with the last one, when the difference is
// known. Empty when the plan is booked as it stands: one day is enough, or nobody can say which
// part is whose (lines of both signs, lines that entries of the books explain in part, a day that a
// person chose).
std::vector<MatchPlan> settlements_by_day(const MatchPlan& plan);

} // namespace comptoir::app
