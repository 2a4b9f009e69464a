#include "game.h"

#include "sequence.h"
#include "shrink.h"

#include <gtest/gtest.h>

#include <iostream>
#include <sstream>

namespace comptoir::test {

namespace {
constexpr int k_batch = 50, k_most_standing = 30, k_tries = 12;

// What must stand before.
std::vector<Verb> needed_by(Verb verb) {
    switch (verb) {
    case Verb::PairInto:
    case Verb::MatchPair:
        return {Verb::Movement};
    case Verb::MatchCarried:
        return {Verb::Carry};
    case Verb::Unletter:
        return {Verb::Letter};
    case Verb::Reopen:
        return {Verb::Park};
    case Verb::Return:
    case Verb::UndoMatch:
        return {Verb::MatchInvoice};
    case Verb::Forget:
    case Verb::SwitchLearned:
        return {Verb::MatchInvoice};
    case Verb::Unpoint:
    case Verb::ValidatePointing:
        return {Verb::OpenPointing, Verb::PointAll};
    case Verb::ErasePart:
        return {Verb::OpenPointing, Verb::PointAll, Verb::ValidatePointing};
    case Verb::RepairCause:
        return {Verb::Repair};
    case Verb::DeleteLine:
    case Verb::DeleteStatement:
        return {Verb::Import};
    case Verb::MergeLines:
    case Verb::ConfirmLine:
        return {Verb::Import, Verb::ImportTwin};
    case Verb::MatchOrder:
        return {Verb::OrderPayment};
    default:
        return is_pointing_by_hand(verb) && verb != Verb::OpenPointing
                   ? std::vector{Verb::OpenPointing}
                   : std::vector<Verb>{};
    }
}

// "" when they are the same, else the lines that one has and the other has not.
std::string difference(const std::string& expected, const std::string& found) {
    const auto lines_of = [](const std::string& text) {
        std::multiset<std::string> lines;
        std::istringstream stream(text);
        for (std::string line; std::getline(stream, line);)
            lines.insert(line);
        return lines;
    };
    const std::multiset<std::string> before = lines_of(expected), after = lines_of(found);
    std::string text;
    const auto tell = [&](const char* mark, const auto& one, const auto& other) {
        for (auto at = one.begin(); at != one.end(); at = one.upper_bound(*at))
            if (one.count(*at) > other.count(*at))
                text += std::string(mark) + *at + "\n";
    };
    tell("  is gone: ", before, after);
    tell("  is new:  ", after, before);
    return text.empty() && expected != found ? "  another order" : text;
}

} // namespace

bool Game::takes_back() {
    return m_writer.pick(k_most_standing) < m_standing.size();
}

void Game::check(int step) {
    if ((step + 1) % k_batch == 0)
        m_player.expect_check_passes();
}

void Game::act() {
    take(m_writer.next(m_standing));
}

bool Game::take(const Act& act, bool looks) {
    const std::string refusal = m_player.play(act);
    if (!refusal.empty()) {
        ++m_tally.refused;
        m_tally.refusals.insert(refusal);
        m_tally.refused_verbs[act.verb].insert(refusal);
        if (!looks)
            return false;
    }
    const std::string after = m_player.state();
    if (!refusal.empty()) {
        EXPECT_EQ(difference(m_state, after), "")
            << described(act) << " is refused and changes something: " << refusal;
        return false;
    }
    ++m_tally.done;
    m_tally.verbs.insert(act.verb);
    m_before[act.number] = m_state;
    m_state = after;
    m_standing[act.number] = act;
    m_steps.push_back({Step::Kind::Do, act});
    return true;
}

bool Game::take_back(int number) {
    const Act act = m_standing.at(number);
    const std::string refusal = m_player.take_back(act);
    const std::string after = m_player.state();
    if (!refusal.empty()) {
        EXPECT_EQ(difference(m_state, after), "")
            << described(act) << ": a refusal changed something: " << refusal;
        m_tally.refusals.insert(refusal);
        m_refusal = refusal;
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
            if (!take_back(last)) {
                m_steps.push_back({Step::Kind::TakeBack, m_standing.at(last)}); // to be shrunk
                FAIL() << described(m_standing.at(last)) << " is not taken back: " << m_refusal;
            }
            ASSERT_EQ(difference(m_before[last], m_state), "") << described(m_steps.back().act);
        }
        check(step);
        if (testing::Test::HasFailure())
            return;
    }
}

// A verb that finds nothing to be about in one round may in the next, on other acts that stand.
std::set<Verb> Game::play_every_verb(std::set<Verb> verbs, int rounds) {
    for (int round = 0; round < rounds && !verbs.empty(); ++round) {
        const std::set<Verb> wanted = verbs;
        for (const Verb verb : wanted) {
            for (const Verb before : needed_by(verb))
                try_act_of(before);
            if (!try_act_of(verb))
                continue;
            verbs.erase(verb);
            expect_taken_back_and_done_again(m_standing.rbegin()->first);
            if (testing::Test::HasFailure())
                return verbs;
        }
        expect_all_undone_is_the_start();
        if (testing::Test::HasFailure())
            break;
    }
    return verbs;
}

bool Game::try_act_of(Verb verb) {
    for (int attempt = 0; attempt < k_tries; ++attempt)
        if (take(m_writer.next_of(verb, m_standing), false)) // refusals are looked at by the games
            return true;
    return false;
}

void Game::expect_taken_back_and_done_again(int number) {
    const Act act = m_standing.at(number);
    SCOPED_TRACE(described(act));
    ASSERT_EQ(m_player.check_fault(), "") << "once it is done";
    ASSERT_TRUE(take_back(number));
    ASSERT_EQ(difference(m_before[number], m_state), "");
    ASSERT_EQ(m_player.check_fault(), "") << "once it is taken back";
    ASSERT_TRUE(take(act));
    ASSERT_EQ(m_player.check_fault(), "") << "once it is done again";
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
        ASSERT_EQ(again.play(act), "") << "" << described(act);
    EXPECT_EQ(difference(m_state, again.state()), "");
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
    EXPECT_EQ(difference(m_state, again.state()), "");
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
        ADD_FAILURE() << described(each->second) << ": " << m_player.take_back(each->second);
    EXPECT_EQ(difference(m_start, m_state), "");
    m_player.expect_check_passes();
}

std::string Game::refusals_of(Verb verb) const {
    std::string text;
    if (const auto found = m_tally.refused_verbs.find(verb); found != m_tally.refused_verbs.end())
        for (const std::string& refusal : found->second)
            text += " " + refusal;
    return text;
}

void Game::print(const char* game) const {
    std::cout << game << ", seed " << m_seed << ": " << m_tally.done << " acts of "
              << m_tally.verbs.size() << " kinds, " << m_tally.refused << " refused for "
              << m_tally.refusals.size() << " reasons, " << m_tally.taken_back << " taken back\n";
}

void Game::print_shrunk(bool (*shows)(std::uint64_t seed, const Steps& steps)) const {
    const auto still = [&](const Steps& steps) { return shows(m_seed, steps); };
    if (!still(m_steps)) {
        std::cout << "seed " << m_seed << " needs all of:\n" << described(m_steps);
        return;
    }
    std::cout << "seed " << m_seed << " needs but:\n" << described(shrink(m_steps, still));
}

} // namespace comptoir::test
