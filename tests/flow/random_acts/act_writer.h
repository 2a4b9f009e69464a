// Makes acts up. What an act may be about is known from those that stand; whether the product takes
// it is the product's business.
#pragma once

#include "act.h"

#include <map>
#include <random>

namespace comptoir::test {

class ActWriter {
public:
    // `cents`: of the lines of the first statement.
    ActWriter(std::uint64_t seed, std::vector<std::int64_t> cents)
        : m_cents(std::move(cents)), m_random(seed) {}

    std::size_t pick(std::size_t below) { return static_cast<std::size_t>(m_random() % below); }
    // `standing`: acts done and not taken back, oldest first.
    Act next(const std::map<int, Act>& standing);
    // One of a kind.
    Act next_of(Verb verb, const std::map<int, Act>& standing);

private:
    Act numbered(Verb verb, const std::map<int, Act>& standing);
    void choose_carried(Act& act, const std::map<int, Act>& standing);
    void choose_newer(Act& act, const std::map<int, Act>& standing);
    void choose_made_by(Act& act, const std::map<int, Act>& standing,
                        const std::vector<Verb>& makers);
    LineRef any_line(const std::map<int, Act>& standing);
    std::vector<LineRef> some_lines(const std::map<int, Act>& standing);
    void choose_targets(Act& act);
    void choose_marks(Act& act, const std::map<int, Act>& standing);
    void choose_about(Act& act, const std::map<int, Act>& standing, bool made_too);

    void choose_return(Act& act, const std::map<int, Act>& standing);
    void choose_pointing(Act& act, const std::map<int, Act>& standing);

    std::vector<std::int64_t> m_cents;
    std::mt19937_64 m_random;
    int m_number = 0;
};

} // namespace comptoir::test
