// Numbers of several people, or of one person in both roles, whose open amounts add up exactly.
#pragma once

#include "../context.h"

namespace comptoir::reconcile {

// A customer that is a supplier as well pays what is left (compensation, art. 1347 Code civil);
// somebody pays for two. Every number must be whole, or that of somebody the line names, and the
// sum exact to the cent; unattended only for one person, for two of whom the line names one, or for
// those whom it all names, and nobody else.
void match_numbers_together(Context& context);

} // namespace comptoir::reconcile
