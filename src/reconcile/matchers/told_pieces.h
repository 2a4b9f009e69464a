// Few digits that end the number of an invoice: "ACPT 525" of FA/2026/00525.
//
// They prove nothing, as a site or a street has some, too; and yet, of several pieces of the party
// a line names, the one that ends with them comes before the one that fell due first.
#pragma once

#include "../context.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace comptoir::reconcile {

// The one of these pieces that the line may mean; none when the digits fit several.
std::optional<std::uint32_t> told_piece(const Context& context, std::uint32_t line,
                                        const std::vector<std::uint32_t>& pieces);

} // namespace comptoir::reconcile
