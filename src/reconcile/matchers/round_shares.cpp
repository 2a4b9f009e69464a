#include "round_shares.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

namespace comptoir::reconcile {

namespace {

using Fraction = std::pair<int, int>;
constexpr std::array<Fraction, 13> k_shares{{{1, 2},
                                             {1, 3},
                                             {2, 3},
                                             {1, 4},
                                             {3, 4},
                                             {3, 10},
                                             {4, 10},
                                             {2, 10},
                                             {1, 10},
                                             {6, 10},
                                             {7, 10},
                                             {8, 10},
                                             {9, 10}}};
// What is rounded to units fits more easily, so only the usual ones count.
constexpr std::size_t k_usual_shares = 7;
constexpr std::int64_t k_unit = 100;

} // namespace

Share share_of(std::int64_t paid, std::int64_t invoice) {
    // Rounded to the cent, either way.
    const bool to_the_cent = std::any_of(k_shares.begin(), k_shares.end(), [&](Fraction share) {
        return std::abs(paid * share.second - invoice * share.first) < share.second;
    });
    if (to_the_cent)
        return Share::ToTheCent;
    // Less than a unit off: cut down, or to the nearest one.
    const bool in_units =
        paid % k_unit == 0 &&
        std::any_of(k_shares.begin(), k_shares.begin() + k_usual_shares, [&](Fraction share) {
            const std::int64_t off = invoice * share.first - paid * share.second;
            return off < k_unit * share.second && off * 2 >= -k_unit * share.second;
        });
    return in_units ? Share::InUnits : Share::None;
}

} // namespace comptoir::reconcile
