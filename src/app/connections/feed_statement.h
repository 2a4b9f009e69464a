// From waiting operations to the opening and closing balance of a statement: pure.
#pragma once

#include "comptoir/core/money.h"
#include "comptoir/storage/repositories/feed_repository.h"

#include <optional>
#include <vector>

namespace comptoir::app {

struct ChainedBalances {
    std::int64_t opening_minor = 0, closing_minor = 0;
};
// Puts operations of the same instant in the order in which each balance follows from the one
// before. Empty when one has no balance or they do not chain: a balance is never invented.
std::optional<ChainedBalances> chain_balances(std::vector<storage::FeedRecord>& operations);

} // namespace comptoir::app
