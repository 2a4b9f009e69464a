// Worlds in which everything looks alike, so that whatever compares each with each shows its cost.
#pragma once

#include "world.h"

#include <string_view>

namespace comptoir::bench {

// All lines and pieces of one party and one amount; a line in four shows the end of a number.
World one_party_world(int lines);
// Transfers between two own accounts that name nobody, half of them of one amount; beside them as
// many open pieces of many customers.
World own_transfers_world(int lines);

// One of these, "party" or "transfers".
World uniform_world(std::string_view name, int lines);

} // namespace comptoir::bench
