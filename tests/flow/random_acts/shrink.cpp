#include "shrink.h"

#include "sequence.h"

#include <algorithm>
#include <chrono>
#include <set>

namespace comptoir::test {

void PartOfGame::play(const Steps& steps) {
    for (const Step& step : steps)
        play(step);
}

// What it is about, and the files its lines came with: left out, there is nothing to play it on.
bool PartOfGame::was_done_before(const Act& act) const {
    const auto was_done = [this](int number) { return number < 0 || m_done.contains(number); };
    return was_done(act.about) &&
           std::all_of(act.lines.begin(), act.lines.end(),
                       [&](const LineRef& line) { return was_done(line.import); });
}

void PartOfGame::play(const Step& step) {
    const int number = step.act.number;
    if (step.kind > Step::Kind::TakeBack) {
        const bool validates =
            step.kind == Step::Kind::Validate || step.kind == Step::Kind::ValidateOne;
        if (!validates || !m_player.has_own_drafts(m_standing))
            m_player.settle(step);
    } else if (step.kind == Step::Kind::Do) {
        if (!was_done_before(step.act))
            return;
        if (m_player.play(step.act).empty()) {
            m_standing[number] = step.act;
            m_done.insert(number);
        }
    } else if (m_standing.contains(number)) {
        const bool may_go = m_undone_last ? m_standing.rbegin()->first == number
                                          : !is_built_upon(m_player, m_standing, number);
        if (may_go && m_player.take_back(step.act).empty())
            m_standing.erase(number);
    }
}

void PartOfGame::take_all_back() {
    bool goes_on = true;
    while (goes_on) {
        goes_on = false;
        const std::map<int, Act> standing = m_standing;
        for (auto each = standing.rbegin(); each != standing.rend(); ++each) {
            play({Step::Kind::TakeBack, each->second});
            goes_on = goes_on || !m_standing.contains(each->first);
        }
    }
}

bool undo_leaves_something(std::uint64_t seed, const Steps& steps) {
    if (steps.empty() || steps.back().kind != Step::Kind::TakeBack)
        return false;
    PartOfGame game(seed, true);
    std::string before;
    for (const Step& step : steps) {
        if (step.kind == Step::Kind::Do && step.act.number == steps.back().act.number)
            before = game.player().state();
        game.play(step);
    }
    return !before.empty() && game.player().state() != before;
}

bool end_is_not_the_start(std::uint64_t seed, const Steps& steps) {
    PartOfGame game(seed, false);
    const std::string start = game.player().state();
    game.play(steps);
    game.take_all_back();
    return !game.is_empty() || game.player().state() != start;
}

namespace {

class Shrinking {
public:
    Shrinking(Steps steps, const std::function<bool(const Steps&)>& shows)
        : m_steps(std::move(steps)), m_shows(shows) {}

    // `key` of a step: what is left out together.
    template <typename Key>
    void leave_out(Key key) {
        std::vector<int> keys;
        for (const Step& step : m_steps)
            keys.push_back(key(step));
        std::sort(keys.begin(), keys.end());
        keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
        for (std::size_t many = (keys.size() + 1) / 2; many > 0; many /= 2) {
            for (std::size_t at = keys.size(); at > 0;) {
                const std::size_t from = at > many ? at - many : 0;
                const std::set<int> out(keys.begin() + static_cast<std::ptrdiff_t>(from),
                                        keys.begin() + static_cast<std::ptrdiff_t>(at));
                if (without(out, key))
                    keys.erase(keys.begin() + static_cast<std::ptrdiff_t>(from),
                               keys.begin() + static_cast<std::ptrdiff_t>(at));
                at = from;
            }
        }
    }
    Steps take() { return std::move(m_steps); }

private:
    template <typename Key>
    bool without(const std::set<int>& out, Key key) {
        if (std::chrono::steady_clock::now() > m_until)
            return false;
        Steps fewer;
        for (const Step& step : m_steps)
            if (!out.contains(key(step)))
                fewer.push_back(step);
        if (fewer.size() == m_steps.size() || !m_shows(fewer))
            return false;
        m_steps = std::move(fewer);
        return true;
    }

    Steps m_steps;
    const std::function<bool(const Steps&)>& m_shows;
    const std::chrono::steady_clock::time_point m_until =
        std::chrono::steady_clock::now() + std::chrono::minutes(2);
};

} // namespace

Steps shrink(Steps steps, const std::function<bool(const Steps&)>& shows) {
    Shrinking shrinking(std::move(steps), shows);
    for (int round = 0; round < 3; ++round)
        shrinking.leave_out([](const Step& step) { return step.act.number; });
    return shrinking.take();
}

} // namespace comptoir::test
