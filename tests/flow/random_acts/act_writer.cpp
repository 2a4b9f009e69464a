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
    if (pick(16) == 0)
        return {k_of_second_bank, pick(k_transfers)};
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

// One that stands and was made by an act of these kinds; the latest as often as all others.
void ActWriter::choose_made_by(Act& act, const std::map<int, Act>& standing,
                               const std::vector<Verb>& makers) {
    std::vector<int> made;
    for (const auto& [number, other] : standing)
        if (std::find(makers.begin(), makers.end(), other.verb) != makers.end())
            made.push_back(number);
    if (!made.empty())
        act.about = pick(2) == 0 ? made.back() : made[pick(made.size())];
}

void ActWriter::choose_carried(Act& act, const std::map<int, Act>& standing) {
    choose_made_by(act, standing, {Verb::Carry});
    act.lines = act.about < 0 ? some_lines(standing) : standing.at(act.about).lines;
    act.about = -1;
    choose_targets(act);
}

void ActWriter::choose_newer(Act& act, const std::map<int, Act>& standing) {
    choose_targets(act);
    switch (act.verb) {
    case Verb::UndoMatch:
        choose_made_by(act, standing,
                       {Verb::MatchInvoice, Verb::MatchInvoices, Verb::MatchAccount,
                        Verb::MatchEntry, Verb::MatchCarried, Verb::WriteOff, Verb::Template,
                        Verb::MatchSplit, Verb::MatchDues, Verb::Proposal, Verb::WriteOffRows,
                        Verb::MatchLines, Verb::MatchOrder, Verb::MatchForeign});
        break;
    case Verb::ImportTwin:
    case Verb::DeleteStatement:
        choose_made_by(act, standing, {Verb::Import});
        break;
    case Verb::MergeLines:
    case Verb::ConfirmLine:
        choose_made_by(act, standing, {Verb::ImportTwin});
        break;
    case Verb::MatchOrder:
        choose_made_by(act, standing, {Verb::OrderPayment});
        break;
    case Verb::DeleteLine:
        choose_made_by(act, standing, {Verb::Import});
        act.lines = {act.about < 0 ? LineRef{-1, pick(k_first_lines)}
                                   : LineRef{act.about, pick(k_imported_lines)}};
        act.about = -1;
        break;
    case Verb::Detach:
        choose_made_by(act, standing, {Verb::Attach});
        if (act.about >= 0) {
            act.lines = {standing.at(act.about).lines.front()};
            act.entry = standing.at(act.about).entry;
        } else {
            act.lines = {any_line(standing)};
        }
        act.about = -1;
        break;
    case Verb::TemplateBatch:
        while (act.lines.size() < 1 + pick(3)) { // those that carry the words of a template
            const std::size_t place = pick((k_first_lines - k_bank_entries) / 6) * 6 + pick(2);
            if (std::find(act.lines.begin(), act.lines.end(), LineRef{-1, place}) ==
                act.lines.end())
                act.lines.push_back({-1, place});
        }
        break;
    case Verb::MatchEach:
    case Verb::WriteOffEach:
        act.lines = some_lines(standing);
        act.lines.push_back({-1, pick(k_first_lines)});
        if (act.lines.front() == act.lines.back())
            act.lines.pop_back();
        break;
    case Verb::MatchLines:
    case Verb::Attach:
        act.lines = some_lines(standing);
        break;
    case Verb::Proposal:
    case Verb::WriteOffRows:
        act.lines = {any_line(standing)};
        break;
    default:
        break;
    }
}

Act ActWriter::next(const std::map<int, Act>& standing) {
    auto verb = static_cast<Verb>(pick(static_cast<std::size_t>(k_verbs)));
    // One that plans all letters, or stops the learning, likewise.
    if ((verb == Verb::LetterPlanned || verb == Verb::Learning) && pick(3) != 0)
        verb = Verb::Letter;
    // One that takes all lines would leave little to do by hand.
    if ((verb == Verb::Automatic || verb == Verb::AutomaticOnDay) && pick(8) != 0)
        verb = Verb::Pair;
    return numbered(verb, standing);
}

Act ActWriter::next_of(Verb verb, const std::map<int, Act>& standing) {
    return numbered(verb, standing);
}

Act ActWriter::numbered(Verb verb, const std::map<int, Act>& standing) {
    Act act;
    act.number = ++m_number;
    act.verb = verb;
    if (act.verb > Verb::PointRemittance) {
        choose_newer(act, standing);
        return act;
    }
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
    case Verb::MatchCarried:
        choose_carried(act, standing);
        break;
    case Verb::Pair:
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
    case Verb::Import:
        act.cents = static_cast<std::int64_t>(pick(2)) * 100;
        break;
    case Verb::Learning:
    case Verb::Automatic:
        break;
    default:
        choose_marks(act, standing);
    }
    return act;
}

} // namespace comptoir::test
