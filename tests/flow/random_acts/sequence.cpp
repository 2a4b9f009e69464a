#include "sequence.h"

#include <algorithm>
#include <set>

namespace comptoir::test {

namespace {

constexpr std::size_t k_most_standing = 30;

bool touches_entry(const Act& act) {
    return act.verb == Verb::Movement || act.verb == Verb::MovementEach ||
           act.verb == Verb::Repair || act.verb == Verb::RepairCause || act.verb == Verb::Letter ||
           act.verb == Verb::LetterPlanned;
}

} // namespace

bool is_built_upon(ActPlayer& player, const std::map<int, Act>& standing, int number) {
    const Act& act = standing.at(number);
    const auto& lines = player.lines_of(act);
    const std::set<bank::LineId> own(lines.begin(), lines.end());
    for (auto later = standing.upper_bound(number); later != standing.end(); ++later) {
        const Act& other = later->second;
        if (other.about == number || (act.about >= 0 && other.about == act.about))
            return true;
        if (act.verb == Verb::Learning && other.verb == Verb::Learning)
            return true;
        // Letters follow the entry that takes the place of another, and go with a draft.
        if (touches_entry(act) && touches_entry(other))
            return true;
        for (const bank::LineId line : player.lines_of(other))
            if (own.count(line) != 0)
                return true;
    }
    return false;
}

bool Sequence::step() {
    if (m_validates && m_writer.pick(20) == 0 && !m_player.has_own_drafts(m_standing))
        m_player.validate();
    if (m_writer.pick(k_most_standing) >= m_standing.size()) {
        const Act act = m_writer.next(m_standing);
        if (!m_player.play(act).empty())
            return false;
        m_standing[act.number] = act;
        return true;
    }
    auto any = m_standing.begin();
    std::advance(any, m_writer.pick(m_standing.size()));
    if (is_built_upon(m_player, m_standing, any->first) || !m_player.take_back(any->second).empty())
        return false;
    m_standing.erase(any);
    return true;
}

} // namespace comptoir::test
