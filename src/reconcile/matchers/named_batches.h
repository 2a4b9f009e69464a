// The entries of a batch that a line names by its number and whose sum is its amount.
#pragma once

#include "../context.h"

#include <vector>

namespace comptoir::reconcile {

// By entry: another line of its amount, however well its name fits, would tear the batch apart.
std::vector<char> entries_of_named_batches(const Context& context);

} // namespace comptoir::reconcile
