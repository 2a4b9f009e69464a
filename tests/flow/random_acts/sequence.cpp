#include "sequence.h"

#include <algorithm>
#include <set>

namespace comptoir::test {

namespace {

constexpr std::size_t k_most_standing = 30;

bool touches_entry(const Act& act) {
    return act.verb == Verb::Movement || act.verb == Verb::MovementEach ||
           act.verb == Verb::Repair || act.verb == Verb::RepairCause || act.verb == Verb::Letter ||
           act.verb == Verb::LetterPlanned || act.verb == Verb::PostEntry ||
           act.verb == Verb::ReverseEntry;
}

// Switched on and off, chosen and chosen again: the last one is taken back first.
enum class Setting { None, Learning, Users, Templates, Parties, Sources };
Setting setting_of(const Act& act) {
    switch (act.verb) {
    case Verb::Learning:
    case Verb::SwitchLearned:
        return Setting::Learning;
    case Verb::ChangeUser:
        return Setting::Users;
    case Verb::SaveTemplate:
    case Verb::TemplateReference:
    case Verb::OrderTemplates:
    case Verb::RemoveTemplate:
        return Setting::Templates;
    case Verb::PartyReference:
        return Setting::Parties;
    case Verb::MatchSources:
        return Setting::Sources;
    default:
        return Setting::None;
    }
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
        if (setting_of(act) != Setting::None && setting_of(other) == setting_of(act))
            return true;
        // Letters follow the entry that takes the place of another, and go with a draft.
        if (touches_entry(act) && touches_entry(other))
            return true;
        if (player.leans_on(other, act))
            return true;
        for (const bank::LineId line : player.lines_of(other))
            if (own.count(line) != 0)
                return true;
    }
    return false;
}

std::optional<Step> settling(ActWriter& writer, ActPlayer& player,
                             const std::map<int, Act>& standing) {
    if (writer.pick(20) != 0)
        return std::nullopt;
    Step step;
    const std::size_t which = writer.pick(40);
    step.kind = which == 0   ? Step::Kind::Close
                : which < 6  ? Step::Kind::SignOff
                : which < 12 ? Step::Kind::CorrectPast
                : which < 16 ? Step::Kind::ValidateOne
                             : Step::Kind::Validate;
    step.day = 9 + static_cast<int>(writer.pick(16));
    if ((step.kind == Step::Kind::Validate || step.kind == Step::Kind::ValidateOne) &&
        player.has_own_drafts(standing))
        return std::nullopt;
    return step;
}

bool Sequence::step() {
    // A step is one act of a person: killed after a validation, the next one is not committed.
    if (const auto step = m_settles ? settling(m_writer, m_player, m_standing) : std::nullopt)
        return m_player.settle(*step).empty();
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
