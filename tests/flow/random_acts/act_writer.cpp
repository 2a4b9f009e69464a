#include "act_writer.h"

#include "act_player.h"

#include <algorithm>

namespace comptoir::test {

LineRef ActWriter::any_line(const std::map<int, Act>& standing) {
    std::vector<int> imports;
    for (const auto& [number, act] : standing)
        if (act.verb == Verb::Import)
            imports.push_back(number);
    if (!imports.empty() && pick(4) == 0)
        return {imports[pick(imports.size())], pick(k_imported_lines)};
    return {-1, pick(k_first_lines)};
}

std::vector<LineRef> ActWriter::some_lines(const std::map<int, Act>& standing) {
    std::vector<LineRef> lines = {any_line(standing)};
    while (pick(3) == 0 && lines.size() < 4) {
        const LineRef more = any_line(standing);
        if (std::find(lines.begin(), lines.end(), more) == lines.end())
            lines.push_back(more);
    }
    return lines;
}

void ActWriter::choose_targets(Act& act) {
    act.items = {pick(k_invoices), pick(k_invoices)};
    act.entry = pick(k_bank_entries);
    // Half the matches with an entry take the line that tells it.
    if (act.verb == Verb::MatchEntry && pick(2) == 0)
        act.lines = {{-1, k_first_lines - k_bank_entries + act.entry}};
    act.cents = static_cast<std::int64_t>(1 + pick(30)) * 100;
    constexpr const char* k_accounts[] = {"627000", "471000", "606100", "580000"};
    constexpr const char* k_types[] = {"settlement", "fee", "discount", "nothing-of-the-kind"};
    act.text = act.verb == Verb::WriteOff ? k_types[pick(4)] : k_accounts[pick(4)];
    if (act.verb == Verb::OpenPointing && pick(2) == 0)
        act.items[0] = 1; // until the day of the bank entries, before most settlements
}

void ActWriter::choose_marks(Act& act, const std::map<int, Act>& standing) {
    act.lines = some_lines(standing);
    act.items = {pick(k_invoices)};
    constexpr const char* k_words[] = {"", "vu avec le client", "compte personnel"};
    constexpr const char* k_parties[] = {"", "FAARO", "FORANGE", "CDURAND", "NOBODY"};
    constexpr const char* k_templates[] = {"", "FRAIS", "LOYER"};
    constexpr const char* k_natures[] = {"card", "fee", "cheque"};
    act.cents = static_cast<std::int64_t>(pick(4));
    if (act.verb == Verb::GiveParty)
        act.text = k_parties[pick(5)];
    else if (act.verb == Verb::GiveTemplate)
        act.text = k_templates[pick(3)];
    else if (act.verb == Verb::GiveNature)
        act.text = k_natures[pick(3)];
    else
        act.text = k_words[pick(3)];
}

// A pair that stands: one put together, or one that a movement made.
void ActWriter::choose_about(Act& act, const std::map<int, Act>& standing, bool made_too) {
    std::vector<int> pairs;
    for (const auto& [number, other] : standing)
        if (other.verb == Verb::Pair || (made_too && other.verb == Verb::Movement))
            pairs.push_back(number);
    if (pairs.empty())
        return;
    act.about = pairs[pick(pairs.size())];
    if (act.verb == Verb::MatchPair)
        act.lines = standing.at(act.about).lines;
}

// A payment that a person matched, and a line of the opposite amount.
void ActWriter::choose_return(Act& act, const std::map<int, Act>& standing) {
    std::vector<int> payments;
    for (const auto& [number, other] : standing)
        if ((other.verb == Verb::MatchInvoice || other.verb == Verb::MatchInvoices ||
             other.verb == Verb::MatchCarried || other.verb == Verb::MatchEntry) &&
            other.lines.size() == 1 && other.lines.front().import < 0)
            payments.push_back(number);
    act.lines = {{-1, pick(k_first_lines)}};
    if (payments.empty())
        return;
    act.about = payments[pick(payments.size())];
    const std::int64_t cents = m_cents[standing.at(act.about).lines.front().place];
    std::vector<std::size_t> opposite;
    for (std::size_t place = 0; place < m_cents.size(); ++place)
        if (m_cents[place] == -cents)
            opposite.push_back(place);
    if (!opposite.empty() && pick(6) != 0)
        act.lines = {{-1, opposite[pick(opposite.size())]}};
}

void ActWriter::choose_pointing(Act& act, const std::map<int, Act>& standing) {
    choose_targets(act);
    for (const auto& [number, other] : standing)
        if (other.verb == Verb::OpenPointing && (act.about < 0 || pick(3) != 0))
            act.about = number; // most often the latest
}

Act ActWriter::next(const std::map<int, Act>& standing) {
    Act act;
    act.number = ++m_number;
    act.verb = static_cast<Verb>(pick(static_cast<std::size_t>(k_verbs)));
    // One that plans all letters, or stops the learning, likewise.
    if ((act.verb == Verb::LetterPlanned || act.verb == Verb::Learning) && pick(3) != 0)
        act.verb = Verb::Letter;
    if (act.verb == Verb::Automatic && pick(8) != 0)
        act.verb = Verb::Pair; // one that takes all lines would leave little to do by hand
    if (act.verb > Verb::OpenPointing) {
        choose_pointing(act, standing);
        return act;
    }
    switch (act.verb) {
    case Verb::MatchInvoice:
    case Verb::MatchInvoices:
    case Verb::MatchAccount:
    case Verb::MatchEntry:
    case Verb::MatchSplit:
    case Verb::MatchDues:
    case Verb::WriteOff:
    case Verb::Movement:
        act.lines = {any_line(standing)};
        choose_targets(act);
        break;
    case Verb::Pair:
    case Verb::MatchCarried:
    case Verb::MovementEach:
        act.lines = some_lines(standing);
        choose_targets(act);
        break;
    case Verb::PairInto:
        act.lines = {any_line(standing)};
        choose_about(act, standing, true);
        break;
    case Verb::MatchPair:
        choose_about(act, standing, true);
        break;
    case Verb::Template:
        act.lines = {any_line(standing)};
        break;
    case Verb::Letter:
    case Verb::Unletter:
    case Verb::Forget:
    case Verb::Repair:
    case Verb::RepairCause:
    case Verb::OpenPointing:
    case Verb::RemoveTemplate:
    case Verb::ChangeUser:
        choose_targets(act);
        break;
    case Verb::LetterPlanned:
        act.text = pick(2) == 0 ? "401000" : "411000";
        break;
    case Verb::Return:
        choose_return(act, standing);
        break;
    case Verb::Learning:
    case Verb::Automatic:
    case Verb::Import:
        break;
    default:
        choose_marks(act, standing);
    }
    return act;
}

} // namespace comptoir::test
