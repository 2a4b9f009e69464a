// Makes acts up. What an act may be about is known from those that stand; whether the product takes
// it is the product's business.
#pragma once

#include "act.h"

#include <map>
#include <random>

namespace comptoir::test {

class ActWriter {
public:
    explicit ActWriter(std::uint64_t seed) : m_random(seed) {}

    std::size_t pick(std::size_t below) { return static_cast<std::size_t>(m_random() % below); }
    // `standing`: acts done and not taken back, oldest first.
    Act next(const std::map<int, Act>& standing);

private:
    LineRef any_line(const std::map<int, Act>& standing);
    std::vector<LineRef> some_lines(const std::map<int, Act>& standing);
    void choose_targets(Act& act);
    void choose_marks(Act& act, const std::map<int, Act>& standing);
    void choose_about(Act& act, const std::map<int, Act>& standing, bool made_too);

    std::mt19937_64 m_random;
    int m_number = 0;
};

} // namespace comptoir::test
