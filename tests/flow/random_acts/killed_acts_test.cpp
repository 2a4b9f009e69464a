// kill -9 at random moments while a program plays acts and undos: the dossier opens again, every
// check holds, and it is where a replay of the acts that were committed ends, to the row. Which
// were is what its journal of events says. The seed is printed; COMPTOIR_STEPS=n kills n / 50
// programs.
#include "flow/crash/in_child.h"
#include "sequence.h"

#include <gtest/gtest.h>

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <random>

namespace comptoir::test {
namespace {

constexpr std::uint64_t k_usual_steps = 600, k_steps_per_kill = 50, k_kills_per_dossier = 40;

std::uint64_t of_environment(const char* name, std::uint64_t usual) {
    const char* given = std::getenv(name);
    return given ? std::stoull(given) : usual;
}

// What a killed program left.
struct Left {
    std::vector<std::string> events;
    std::string state, ledger;
    std::size_t answered = 0; // acts, done or refused
};

// "" when they are the same, else the first that differs.
std::string difference(const std::vector<std::string>& events,
                       const std::vector<std::string>& others) {
    const auto [one, other] =
        std::mismatch(events.begin(), events.end(), others.begin(), others.end());
    if (one == events.end() && other == others.end())
        return "";
    const auto shown = [](auto at, auto end) { return at == end ? std::string("the end") : *at; };
    return "event " + std::to_string(one - events.begin() + 1) + " of " +
           std::to_string(events.size()) + ": " + shown(one, events.end()) + " <> " +
           shown(other, others.end()) + (one == events.begin() ? "" : ", after " + *std::prev(one));
}

// One dossier, and the programs that are killed on copies of it.
class Killing {
public:
    explicit Killing(std::uint64_t seed) : m_seed(seed), m_player(seed), m_random(seed) {
        m_player.close(); // forking wants no threads, and a closed dossier is one file
        m_start = read_text(m_player.path());
    }

    void kill_one(int longest_life_us) {
        std::ofstream(m_player.path(), std::ios::binary | std::ios::trunc) << m_start;
        Child child([&](const Child::Say& say) {
            m_player.reopen();
            Sequence sequence(m_player, m_seed);
            say("o");
            while (true)
                say(sequence.step() ? "." : "-");
        });
        child.wait_for_words();
        usleep(static_cast<useconds_t>(m_random() % static_cast<unsigned>(longest_life_us)));
        child.kill_now();
        const std::string words = child.finish();
        ASSERT_EQ(words.find('t'), std::string::npos) << words; // "threw"
        m_player.reopen();
        EXPECT_EQ(m_player.check_fault(), "");
        m_left.push_back({m_player.events(), m_player.state(), m_player.ledger(), words.size()});
        m_player.close();
    }

    // One replay passes where each of the killed programs stopped.
    void expect_each_left_what_a_replay_does() {
        std::sort(m_left.begin(), m_left.end(),
                  [](const Left& a, const Left& b) { return a.events.size() < b.events.size(); });
        std::ofstream(m_player.path(), std::ios::binary | std::ios::trunc) << m_start;
        m_player.reopen();
        Sequence sequence(m_player, m_seed);
        std::size_t steps = 0;
        for (const Left& left : m_left) {
            SCOPED_TRACE(std::to_string(left.events.size()) + " events");
            std::vector<std::string> events = m_player.events();
            for (; events.size() < left.events.size(); events = m_player.events()) {
                sequence.step();
                ++steps;
            }
            ASSERT_EQ(difference(events, left.events), "") << "an act was committed in part";
            ASSERT_EQ(m_player.state(), left.state);
            ASSERT_EQ(m_player.ledger(), left.ledger);
            m_most = std::max(m_most, left.answered);
        }
        m_player.close();
    }
    std::size_t most_answered() const { return m_most; }

private:
    std::uint64_t m_seed;
    ActPlayer m_player;
    std::mt19937_64 m_random;
    std::string m_start;
    std::vector<Left> m_left;
    std::size_t m_most = 0;
};

TEST(KilledActs, TheDossierIsWhereAReplayOfWhatWasCommittedEnds) {
    const std::uint64_t first = of_environment("COMPTOIR_SEED", std::random_device{}() % 1'000'000);
    std::cout << "COMPTOIR_SEED=" << first << "\n";
    const std::uint64_t kills = of_environment("COMPTOIR_STEPS", k_usual_steps) / k_steps_per_kill;
    for (std::uint64_t done = 0, seed = first; done < kills; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Killing killing(seed);
        const std::uint64_t here = std::min(kills - done, k_kills_per_dossier);
        for (std::uint64_t kill = 0; kill < here && !HasFailure(); ++kill)
            killing.kill_one(kills > 100 ? 2'000'000 : 250'000);
        killing.expect_each_left_what_a_replay_does();
        if (HasFailure())
            return;
        done += here;
        std::cout << here << " killed, after up to " << killing.most_answered() << " acts, seed "
                  << seed << "\n";
        EXPECT_GT(killing.most_answered(), 1U) << "too little was done to say anything";
    }
}

} // namespace
} // namespace comptoir::test
