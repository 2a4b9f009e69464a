// The law of acts and undos: whatever is done and taken back, in whatever order, the check passes,
// a refusal changes nothing, each undo gives back what was there before, all undone is the start,
// and a replay ends at the same place. Seeds are printed. COMPTOIR_STEPS=n in the environment plays
// n steps of each kind, COMPTOIR_SEED=n another game.
#include "act_player.h"
#include "act_writer.h"
#include "sequence.h"
#include "shrink.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>
#include <set>

namespace comptoir::test {
namespace {

constexpr int k_steps = 150, k_batch = 50, k_most_standing = 30;

std::uint64_t of_environment(const char* name, std::uint64_t usual) {
    const char* given = std::getenv(name);
    return given ? std::stoull(given) : usual;
}

struct Tally {
    int done = 0, refused = 0, taken_back = 0;
    std::set<std::string> refusals;
    std::set<Verb> verbs;
};

class Game {
public:
    explicit Game(std::uint64_t seed)
        : m_seed(seed), m_player(seed), m_writer(seed, m_player.cents()) {}

    // Acts, and undos of the last one: each gives back the state before, letter by letter.
    void play_with_last_undone(int steps);
    // Acts, and undos of any one that nothing after it builds upon; drafts are validated meanwhile.
    void play_with_any_undone(int steps);
    void expect_replay_of_what_stands();
    void expect_replay_of_all_steps();
    void expect_all_undone_is_the_start();
    void print(const char* game) const;
    // The fewest steps that show a fault, as steps to read.
    void print_shrunk(bool (*shows)(std::uint64_t seed, const Steps& steps)) const;

private:
    bool takes_back() { return m_writer.pick(k_most_standing) < m_standing.size(); }
    void act();
    bool take_back(int number);
    void settle_now_and_then();
    void check(int step) {
        if ((step + 1) % k_batch == 0)
            m_player.expect_check_passes();
    }

    std::uint64_t m_seed;
    ActPlayer m_player;
    ActWriter m_writer;
    const std::string m_start = m_player.state();
    std::string m_state = m_start;
    std::map<int, Act> m_standing;
    std::map<int, std::string> m_before; // of the acts that stand
    Steps m_steps;
    Tally m_tally;
};

void Game::act() {
    const Act act = m_writer.next(m_standing);
    const std::string refusal = m_player.play(act);
    const std::string after = m_player.state();
    if (!refusal.empty()) {
        ++m_tally.refused;
        m_tally.refusals.insert(refusal);
        ASSERT_EQ(after, m_state) << "a refusal changed something: " << refusal;
        return;
    }
    ++m_tally.done;
    m_tally.verbs.insert(act.verb);
    m_before[act.number] = m_state;
    m_state = after;
    m_standing[act.number] = act;
    m_steps.push_back({Step::Kind::Do, act});
}

bool Game::take_back(int number) {
    const Act act = m_standing.at(number);
    const std::string refusal = m_player.take_back(act);
    const std::string after = m_player.state();
    if (!refusal.empty()) {
        EXPECT_EQ(after, m_state) << "a refusal changed something: " << refusal;
        m_tally.refusals.insert(refusal);
        return false;
    }
    ++m_tally.taken_back;
    m_state = after;
    m_standing.erase(number);
    m_steps.push_back({Step::Kind::TakeBack, act});
    return true;
}

void Game::settle_now_and_then() {
    const auto step = m_seed % 2 == 0 ? std::nullopt : settling(m_writer, m_player, m_standing);
    if (!step || !m_player.settle(*step).empty())
        return;
    m_state = m_player.state();
    m_steps.push_back(*step);
}

void Game::play_with_last_undone(int steps) {
    for (int step = 0; step < steps; ++step) {
        SCOPED_TRACE("step " + std::to_string(step));
        if (!takes_back()) {
            act();
        } else {
            const int last = m_standing.rbegin()->first;
            ASSERT_TRUE(take_back(last)) << "verb " << static_cast<int>(m_steps.back().act.verb);
            ASSERT_EQ(m_state, m_before[last]);
        }
        check(step);
        if (testing::Test::HasFailure())
            return;
    }
}

void Game::play_with_any_undone(int steps) {
    for (int step = 0; step < steps; ++step) {
        SCOPED_TRACE("step " + std::to_string(step));
        settle_now_and_then();
        if (!takes_back()) {
            act();
        } else {
            auto any = m_standing.begin();
            std::advance(any, m_writer.pick(m_standing.size()));
            if (!is_built_upon(m_player, m_standing, any->first))
                take_back(any->first);
        }
        check(step);
        if (testing::Test::HasFailure())
            return;
    }
}

void Game::expect_replay_of_what_stands() {
    ActPlayer again(m_seed);
    for (const auto& [number, act] : m_standing)
        ASSERT_EQ(again.play(act), "") << "verb " << static_cast<int>(act.verb);
    EXPECT_EQ(again.state(), m_state);
}

void Game::expect_replay_of_all_steps() {
    ActPlayer again(m_seed);
    for (const Step& step : m_steps) {
        if (step.kind > Step::Kind::TakeBack)
            ASSERT_EQ(again.settle(step), "");
        else
            ASSERT_EQ(
                step.kind == Step::Kind::Do ? again.play(step.act) : again.take_back(step.act), "");
    }
    EXPECT_EQ(again.state(), m_state);
    EXPECT_EQ(again.ledger(), m_player.ledger());
    again.expect_check_passes();
}

// The last first; what refuses because of another is asked again after it.
void Game::expect_all_undone_is_the_start() {
    bool goes_on = true;
    while (goes_on && !m_standing.empty()) {
        goes_on = false;
        std::vector<int> numbers;
        for (const auto& [number, act] : m_standing)
            numbers.insert(numbers.begin(), number);
        for (const int number : numbers)
            if (!is_built_upon(m_player, m_standing, number) && take_back(number))
                goes_on = true;
    }
    for (auto each = m_standing.rbegin(); each != m_standing.rend(); ++each)
        ADD_FAILURE() << "act " << each->first << ", verb " << static_cast<int>(each->second.verb)
                      << " about " << each->second.about << ": "
                      << m_player.take_back(each->second);
    EXPECT_EQ(m_state, m_start);
    m_player.expect_check_passes();
}

void Game::print(const char* game) const {
    std::cout << game << ", seed " << m_seed << ": " << m_tally.done << " acts of "
              << m_tally.verbs.size() << " kinds, " << m_tally.refused << " refused for "
              << m_tally.refusals.size() << " reasons, " << m_tally.taken_back << " taken back\n";
}

void Game::print_shrunk(bool (*shows)(std::uint64_t seed, const Steps& steps)) const {
    const auto still = [&](const Steps& steps) { return shows(m_seed, steps); };
    if (!still(m_steps))
        return;
    std::cout << "seed " << m_seed << " needs but:\n" << described(shrink(m_steps, still));
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
