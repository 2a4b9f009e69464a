// The part of StatementStage that recognises operations on another booking day.
#include "app/bank/equal_lines.h"
#include "app/bank/moved_lines.h"
#include "app/bank/statement_stage.h"

#include <algorithm>

namespace comptoir::app {

namespace {

using Amounts = std::vector<std::int64_t>; // sorted, each once

void sort_once(Amounts& amounts) {
    std::sort(amounts.begin(), amounts.end());
    amounts.erase(std::unique(amounts.begin(), amounts.end()), amounts.end());
}

bool holds(const Amounts& amounts, std::int64_t amount) {
    return std::binary_search(amounts.begin(), amounts.end(), amount);
}

// What became another line's is told by that one.
bool tells_itself(const storage::StoredEqual& equal) {
    return !equal.deleted || equal.is_gone();
}

// The lines of a group that no reference, text or rank pairs.
void add_loose(const bank::LineIdentity& identity, const GroupLines& group,
               std::vector<LooseLine>& incoming, std::vector<LooseLine>& stored) {
    const auto verdicts = compare(group, std::nullopt);
    std::vector<bool> told(group.known.size(), false);
    for (std::size_t line = 0; line < verdicts.size(); ++line)
        if (verdicts[line].novelty == bank::Novelty::New)
            incoming.push_back({identity, group.incoming[line]});
        else
            told[verdicts[line].known_index] = true;
    for (std::size_t line = 0; line < told.size(); ++line)
        if (!told[line] && tells_itself(group.known[line]))
            stored.push_back({identity, group.known[line]});
}

} // namespace

std::size_t StatementStage::group_of(const ToldLines& told, const bank::LineIdentity& identity) {
    const auto found = std::lower_bound(
        told.groups.begin(), told.groups.end(), identity,
        [](const auto& group, const auto& wanted) { return group.first < wanted; });
    if (found == told.groups.end() || found->first != identity)
        return k_no_group;
    return static_cast<std::size_t>(found - told.groups.begin());
}

StatementStage::LooseLines StatementStage::loose_lines(const std::string& journal,
                                                       const ToldLines& told,
                                                       const std::vector<GroupFacts>& facts) {
    storage::Database& database = m_writer->database();
    Amounts wanted;
    for (const bank::LineIdentity& identity : told.fresh)
        wanted.push_back(identity.amount_minor);
    for (const GroupFacts& group : facts)
        if (group.preferred_new > 0)
            wanted.push_back(group.amount_minor);
    sort_once(wanted);
    LooseLines loose;
    std::vector<bank::LineIdentity> left_out;
    storage::for_each_identity(database, journal, {*m_first_movement, *m_last_movement},
                               m_statement->id, [&](const bank::LineIdentity& identity) {
                                   if (holds(wanted, identity.amount_minor) &&
                                       group_of(told, identity) == k_no_group)
                                       left_out.push_back(identity);
                                   return true;
                               });
    for (const auto& [identity, count] : told.groups)
        if (holds(wanted, identity.amount_minor))
            add_loose(identity, load_group(database, journal, identity, count.stored),
                      loose.incoming, loose.stored);
    for (const bank::LineIdentity& identity : left_out)
        for (const storage::StoredEqual& equal : storage::load_equals(database, journal, identity))
            if (tells_itself(equal))
                loose.stored.push_back({identity, equal});
    Amounts known;
    for (const LooseLine& line : loose.stored)
        known.push_back(line.identity.amount_minor);
    sort_once(known);
    for (const bank::LineIdentity& identity : told.fresh)
        if (holds(known, identity.amount_minor))
            for (const storage::StoredEqual& equal :
                 storage::load_equals(database, journal, identity))
                loose.incoming.push_back({identity, equal});
    return loose;
}

// No reading of the equals meets the balances: the bank may have moved lines to another day. Where
// the balances meet once these count as known, they are; where they do not, or there are none, the
// same words stand for two days of which the file tells one, and a person must answer.
std::optional<std::vector<std::size_t>>
StatementStage::take_out_moved(const std::string& journal, const ToldLines& told,
                               std::vector<GroupFacts> facts, bool balances_hold,
                               std::vector<KnownLine>& known) {
    const LooseLines loose = loose_lines(journal, told, facts);
    const auto pairs = pair_moved_lines(loose.incoming, loose.stored, m_options.source == "file");
    std::int64_t fresh_sum = told.fresh_sum;
    bool any_certain = false;
    for (const MovedPair& pair : pairs) {
        if (!pair.certain)
            continue;
        any_certain = true;
        const bank::LineIdentity& identity = loose.incoming[pair.incoming].identity;
        const std::size_t group = group_of(told, identity);
        if (group == k_no_group) {
            fresh_sum -= identity.amount_minor;
            continue;
        }
        --facts[group].incoming;
        --facts[group].preferred_new;
    }
    std::optional<std::vector<std::size_t>> counts;
    if (balances_hold && any_certain)
        counts = counts_by_balances(facts, fresh_sum);
    for (const MovedPair& pair : pairs) {
        const LooseLine& incoming = loose.incoming[pair.incoming];
        const storage::StoredEqual& twin = loose.stored[pair.stored].equal;
        if (!counts)
            storage::mark_line_doubtful(m_writer->database(), incoming.equal.id);
        else if (pair.certain)
            recognise(
                {incoming.equal.id, incoming.identity.booked_on, incoming.identity.amount_minor},
                twin, known);
    }
    return counts;
}

} // namespace comptoir::app
