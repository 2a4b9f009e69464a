// An endless sequence of acts and undos that follows from its seed alone: two programs that play it
// on the same dossier do the same.
#pragma once

#include "act_player.h"
#include "act_writer.h"

namespace comptoir::test {

// By a later act on its lines, on the pair, pointing or match it made, or on its entry.
bool is_built_upon(ActPlayer& player, const std::map<int, Act>& standing, int number);

// Now and then: validating, signing a report off, closing a period. Not validating while a movement
// or a repair stands: what was validated is no longer taken back as a draft.
std::optional<Step> settling(ActWriter& writer, ActPlayer& player,
                             const std::map<int, Act>& standing);

class Sequence {
public:
    Sequence(ActPlayer& player, std::uint64_t seed)
        : m_player(player), m_writer(seed, player.cents()), m_settles(seed % 2 == 1) {}
    // One act or undo; false when it was refused.
    bool step();

private:
    ActPlayer& m_player;
    ActWriter m_writer;
    bool m_settles;
    std::map<int, Act> m_standing;
};

} // namespace comptoir::test
