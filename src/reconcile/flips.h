// The smallest change that would flip each proposal (D06), once all are made.
#pragma once

#include "context.h"

namespace comptoir::reconcile {

// Sets Proposal::flip and adds its sentence, unless the matcher said it already.
void add_flips(Context& context);

} // namespace comptoir::reconcile
