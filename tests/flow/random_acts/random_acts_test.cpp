// The law of acts and undos: whatever is done and taken back, in whatever order, the check passes,
// a refusal changes nothing, each undo gives back what was there before, all undone is the start,
// and a replay ends at the same place. Seeds are printed. COMPTOIR_STEPS=n in the environment plays
// n steps of each kind, COMPTOIR_SEED=n another game.
#include "game.h"
#include "shrink.h"

#include <gtest/gtest.h>

#include <cstdlib>

namespace comptoir::test {
namespace {

constexpr int k_steps = 150;

std::uint64_t of_environment(const char* name, std::uint64_t usual) {
    const char* given = std::getenv(name);
    return given ? std::stoull(given) : usual;
}

class RandomActs : public testing::TestWithParam<int> {
protected:
    std::uint64_t seed() const {
        return of_environment("COMPTOIR_SEED", 0) + static_cast<std::uint64_t>(GetParam());
    }
    int steps() const { return static_cast<int>(of_environment("COMPTOIR_STEPS", k_steps)); }
};

TEST_P(RandomActs, EachUndoGivesBackTheStateBeforeAndAReplayOfTheRestEndsThere) {
    SCOPED_TRACE("seed " + std::to_string(seed()));
    Game game(seed());
    game.play_with_last_undone(steps());
    if (HasFailure())
        return game.print_shrunk(undo_leaves_something);
    game.expect_replay_of_what_stands();
    game.expect_all_undone_is_the_start();
    game.print("last undone first");
}

TEST_P(RandomActs, UndoneInAnyOrderEndWhereAReplayEndsAndAtTheStart) {
    SCOPED_TRACE("seed " + std::to_string(seed()));
    Game game(seed());
    game.play_with_any_undone(steps());
    game.expect_replay_of_all_steps();
    game.expect_all_undone_is_the_start();
    game.print("any undone");
    if (HasFailure())
        game.print_shrunk(end_is_not_the_start);
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomActs, testing::Values(1, 2));

} // namespace
} // namespace comptoir::test
