// The order in which a person is asked (sources.h): a second look at the lines that nobody may
// match unattended, over what the sure ones left.
#pragma once

#include "context.h"

#include "comptoir/reconcile/sources.h"

#include <vector>

namespace comptoir::reconcile {

// Nothing changes in the usual order, and nothing becomes unattended in any.
void ask_in_order(Context& context, const std::vector<Source>& first);

} // namespace comptoir::reconcile
