// What a proposal becomes in the books.
#pragma once

#include "app/reconcile/booked_already.h"
#include "app/reconcile/match_writer.h"
#include "app/reconcile/reconcile_books.h"
#include "comptoir/users/rights.h"

#include <vector>

namespace comptoir::app {

MatchPlan plan_of(const ReconcileBooks& books, const reconcile::LineFacts& line,
                  const reconcile::Proposal& proposal);

// A331: what a proposal books beside the payment of pieces has a right of its own. A transfer
// between own accounts, what came back and what stays on a party's account are matching.
std::vector<users::Right> rights_beside(const reconcile::Proposal& proposal,
                                        users::Right of_templates);

// What makes an entry of the line. An open invoice says no more than a template that the books lack
// the payment: what they took over as seen may have paid another one of the same amount.
bool may_be_taken_over(const reconcile::Proposal& proposal);

// The money such an entry would book.
MoneyToBook money_of(const reconcile::LineFacts& line, const reconcile::Proposal& proposal);

} // namespace comptoir::app
