// What speaks against an instalment although its number and its party stand in the line.
//
// A smaller amount on account of an invoice is what remains to be said when nothing else explains
// the line. A list that goes on, a number nobody knows, a number the line calls an order's, or a
// set of the same person's pieces that is exact say something else.
#pragma once

#include "../outcome.h"

#include <optional>
#include <vector>

namespace comptoir::reconcile {

std::optional<Reason> doubt_of_instalment(const Context& context, std::uint32_t line,
                                          const NumberHit& hit);

// The sets of open pieces of the same person, as customer and as supplier, that make the line's
// amount exactly together with `item`; none that may do so by accident.
struct ExactSets {
    std::vector<std::vector<ItemPart>> sets;
    bool is_only = false; // one, of pieces that no equal ones can stand for
};
ExactSets exact_sets_with(Context& context, std::uint32_t line, std::uint32_t item);

} // namespace comptoir::reconcile
