// How many lines of an overlapping file are new: what the balance chain can say, and how each group
// of equals follows from it.
#pragma once

#include "comptoir/bank/rules.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace comptoir::app {

// One group of equals (journal, day, amount): the lines of this file against those stored before.
struct EqualGroup {
    bank::LineIdentity identity;
    std::vector<bank::EqualLine> incoming;
    std::vector<bank::EqualLine> known;
};

// What the chain says about the whole file, in minor units of the journal's currency.
struct ChainFacts {
    std::int64_t certain_new_sum = 0;          // lines without any stored equal
    std::optional<std::int64_t> expected_new_sum; // absent: the balances cannot say
};

// Verdicts per group, in the order of `incoming`. In this order: the preferred reading (pairs by
// reference and text); every line new (the file begins where the books end); as few new as possible
// (all equals are the same); one group alone explains the rest. When none of these meets the
// expected sum, groups with more than one reading keep their lines, marked doubtful.
std::vector<std::vector<bank::Verdict>> decide_groups(std::span<const EqualGroup> groups,
                                                      const ChainFacts& facts);

} // namespace comptoir::app
