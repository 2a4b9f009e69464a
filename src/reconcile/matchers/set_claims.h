// Which of the equal pieces each of several lines takes, when they pay sums of them (D01).
//
// Pieces of one party and amount are interchangeable, so lines contest them only when together they
// ask for more than there are. A line that names pieces by their numbers takes those before all
// others; the rest go round by the days of the lines, what is settled first (art. 1342-10 Code
// civil), and what another line names last.
#pragma once

#include "../outcome.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace comptoir::reconcile {

// A line, the only set of pieces that makes its amount, and what it may take them from.
struct SetClaim {
    ItemAnswer answer;
    std::uint32_t party = k_no_party;
    std::vector<std::uint32_t> forced; // named by the line, and in the set whatever happens
    // What is open of the party, in the order it is settled; shared by its lines, as a party may
    // have thousands. See is_candidate().
    std::shared_ptr<const std::vector<std::uint32_t>> open;
    bool is_shown = false;              // answered already: it asks, and is given nothing
    std::int64_t lines = 0, pieces = 0; // of the contest; 0 when every line has its share
};

// May the line pay this piece, by its currency and day?
bool is_candidate(const Context& context, std::uint32_t line, std::uint32_t item);

// Gives every claim with an only set its pieces, and says which of them are contested. Claims of
// several sets hold what they name, and leave the rest to those that have no choice.
void share_out(Context& context, std::vector<SetClaim>& claims);

} // namespace comptoir::reconcile
