// Which lines may be legs of one another: what a line says of the other side, and how far apart the
// two may be.
#pragma once

#include "../context.h"

#include <compare>
#include <cstdint>
#include <limits>
#include <vector>

namespace comptoir::reconcile {

// What a line says of the other side, the more the later.
enum class LegSays : std::uint8_t {
    Another,  // it is no leg
    Nothing,  // no name at all
    Internal, // by the bank's code alone
    InWords,
    OwnName,
    OwnAccount,
};

inline constexpr std::uint32_t k_no_journal = std::numeric_limits<std::uint32_t>::max();

// All that decides, beside the day, whether two lines of one amount may be legs of one another.
struct LegSide {
    LegSays says = LegSays::Another;
    bool comes_in = false;
    bool names_a_third_account = false; // which is not in this dossier, or somebody's
    std::uint32_t journal = 0;          // it stands on
    std::uint32_t named = k_no_journal; // whose account it carries
    friend auto operator<=>(const LegSide&, const LegSide&) = default;
};

bool are_legs(const LegSide& a, const LegSide& b, std::int64_t days_between);

// `lines`, of one currency and amount, by day, in groups of those that may be legs of each other,
// directly or by others between them; each group by day and id. Lines of one day that say the same
// are looked at once, however many they are.
std::vector<std::vector<std::uint32_t>> connected_legs(const Context& context,
                                                       const std::vector<LegSide>& sides,
                                                       const std::vector<std::uint32_t>& lines);

} // namespace comptoir::reconcile
