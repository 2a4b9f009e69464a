// Which sets of amounts add up exactly to a target, and is the answer the only one (D01)?
//
// Equal amounts are interchangeable: a set says how many of each amount it takes, so sets that
// differ by equal pieces alone are one set. The work is bounded; when a bound is reached the search
// says so instead of claiming uniqueness (requirements C22).
#pragma once

#include "comptoir/reconcile/types.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace comptoir::reconcile {

struct SubsetSums {
    // Each set: amount and how many of it, largest first. At most `sets_max`.
    std::vector<std::vector<std::pair<std::int64_t, int>>> sets;
    bool complete = true; // every set is in `sets`
    bool stopped = false; // a bound was reached before all was tried
    std::size_t cost = 0; // steps taken, for callers that share a budget between searches
};

struct SubsetLimits {
    std::size_t sets_max = 6;
    std::size_t nodes_max = 200'000;         // of the tree, without a reach table
    std::size_t reach_bits_max = 64'000'000; // amounts × target, after division by their gcd
    std::size_t opposite_max = 6;            // distinct amounts of the other sign
    std::size_t runs_max = 256;              // choices among them
};

// `amounts` may hold both signs (credit notes); zero amounts are ignored. `target` is not zero.
SubsetSums find_subset_sums(std::span<const std::int64_t> amounts, std::int64_t target,
                            const SubsetLimits& limits = {});

// One set is proof only when all was tried.
SetVerdict verdict_of(const SubsetSums& sums);

} // namespace comptoir::reconcile
