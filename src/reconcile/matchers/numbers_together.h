// Numbers of several people, or of one person in both roles, whose open amounts add up exactly.
#pragma once

#include "../context.h"

namespace comptoir::reconcile {

// A customer that is a supplier as well pays what is left (compensation, art. 1347 Code civil);
// somebody pays for two. Every number must be whole and the sum exact to the cent; unattended only
// for one person, or for two of whom the line names one and nobody else.
void match_numbers_together(Context& context);

} // namespace comptoir::reconcile
