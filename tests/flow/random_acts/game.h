// A game of acts and undos on one dossier, and what must hold during it and at its end.
#pragma once

#include "act_player.h"
#include "act_writer.h"

#include <set>

namespace comptoir::test {

struct Tally {
    int done = 0, refused = 0, taken_back = 0;
    std::set<std::string> refusals;
    std::set<Verb> verbs;
    std::map<Verb, std::set<std::string>> refused_verbs;
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
    // Each of these is played, taken back and played again; answers those that no act could play.
    std::set<Verb> play_every_verb(std::set<Verb> verbs, int rounds);
    std::string refusals_of(Verb verb) const;
    void print(const char* game) const;
    // The fewest steps that show a fault, as steps to read.
    void print_shrunk(bool (*shows)(std::uint64_t seed, const Steps& steps)) const;

private:
    bool takes_back();
    void act();
    bool try_act_of(Verb verb);
    void expect_taken_back_and_done_again(int number);
    bool take(const Act& act, bool looks = true); // false: refused, and nothing changed if it looks
    bool take_back(int number);
    void settle_now_and_then();
    void check(int step);

    std::uint64_t m_seed;
    ActPlayer m_player;
    ActWriter m_writer;
    const std::string m_start = m_player.state();
    std::string m_state = m_start;
    std::map<int, Act> m_standing;
    std::map<int, std::string> m_before; // of the acts that stand
    Steps m_steps;
    Tally m_tally;
    std::string m_refusal; // of the last undo that was refused
};

} // namespace comptoir::test
