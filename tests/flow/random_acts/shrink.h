// The fewest steps that still show what a long game ended with.
#pragma once

#include "act_player.h"

#include <functional>
#include <map>
#include <set>

namespace comptoir::test {

// Acts that are refused, and undos of acts that do not stand, are passed over: a part of a game is
// a game. `undone_last`: only the last act that stands is taken back.
class PartOfGame {
public:
    PartOfGame(std::uint64_t seed, bool undone_last) : m_player(seed), m_undone_last(undone_last) {}
    void play(const Steps& steps);
    void play(const Step& step);
    void take_all_back();
    ActPlayer& player() { return m_player; }
    bool is_empty() const { return m_standing.empty(); }

private:
    bool was_done_before(const Act& act) const;

    ActPlayer m_player;
    bool m_undone_last;
    std::map<int, Act> m_standing;
    std::set<int> m_done;
};

// The last step takes an act back and leaves another state than before it.
bool undo_leaves_something(std::uint64_t seed, const Steps& steps);
// All taken back is not the start.
bool end_is_not_the_start(std::uint64_t seed, const Steps& steps);

// Leaves out acts, then steps, as long as the fault shows; gives up after two minutes.
Steps shrink(Steps steps, const std::function<bool(const Steps&)>& shows);

} // namespace comptoir::test
