// How many lines of an overlapping file are new: what the balances can say, and how each group of
// equals follows from it. Pure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace comptoir::app {

// Where a group's day lies in the incoming statement. A statement holds every line of the days
// strictly between its first and its last movement; on those two it may begin or end in the middle.
enum class DayPlace { First, Between, Last };

// One group of equals (journal, day, amount): how many lines of this statement stand against how
// many stored before. `preferred_new`: how many no reference and no text recognises.
struct GroupFacts {
    std::int64_t amount_minor = 0;
    std::uint32_t incoming = 0, known = 0, preferred_new = 0; // there may be a million groups
    DayPlace place = DayPlace::Between;
};

// How many lines of each group are new, so that all of them sum to one of `expected_sums` (minor
// units, the likeliest first; more than one where balances happen to be equal). Three readings are
// tried for the two ends of the statement, with as few new lines as possible on the days between:
// the preferred one; every line new (the statement begins where the books end); as few new as
// possible (all equals are the same). Then the same for all days alike (the bank booked late on
// days it had reported), then each end with a reading of its own, then one group alone that
// explains the rest. Empty when no reading meets any sum: the balances cannot decide.
std::optional<std::vector<std::size_t>> decide_counts(std::span<const GroupFacts> groups,
                                                      std::span<const std::int64_t> expected_sums);

// As few new lines as possible in every group, when they sum to one of `expected_sums`.
std::optional<std::vector<std::size_t>> least_counts(std::span<const GroupFacts> groups,
                                                     std::span<const std::int64_t> expected_sums);

} // namespace comptoir::app
