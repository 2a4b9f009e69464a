// Every act there is, played, taken back and played again: none is left out of the games because
// the dossiers they are played on never let it happen.
#include "game.h"

#include <gtest/gtest.h>

namespace comptoir::test {
namespace {

constexpr int k_rounds = 4;

TEST(EveryVerb, IsPlayedTakenBackAndPlayedAgain) {
    std::set<Verb> verbs;
    for (int i = 0; i < k_verbs; ++i)
        verbs.insert(static_cast<Verb>(i));
    std::map<Verb, std::string> refusals;
    for (const std::uint64_t seed : {1U, 2U}) { // validated entries, and drafts
        SCOPED_TRACE("seed " + std::to_string(seed));
        Game game(seed);
        verbs = game.play_every_verb(verbs, k_rounds);
        for (const Verb verb : verbs)
            refusals[verb] += game.refusals_of(verb);
        game.print("every verb");
        if (HasFailure())
            return;
    }
    for (const Verb verb : verbs)
        ADD_FAILURE() << "no act could play " << name_of(verb) << ":" << refusals[verb];
}

} // namespace
} // namespace comptoir::test
