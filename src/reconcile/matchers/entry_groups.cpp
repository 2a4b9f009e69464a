// Several existing entries that explain one line: a remittance of cheques, a batch of transfers
// (C23, A130). Before anything is created, the unlinked entries of the journal are asked.
//
// Entries form a group by their piece (the remittance number) or by the party the line names. A
// group is matched unattended only when the line names its piece, or its party and the sum has one
// answer that is no accident (gate.h); a group whose total alone fits is shown.
#include "matchers.h"

#include "../gate.h"
#include "../subset_sum.h"
#include "entry_affinity.h"

#include <algorithm>
#include <cstdlib>
#include <map>

namespace comptoir::reconcile {

namespace {

constexpr std::size_t k_group_max = 500;
constexpr std::size_t k_groups_scanned_max = 64; // of one total

using Group = std::vector<std::uint32_t>; // entries, by day and row

bool within_days(const Context& context, std::uint32_t line, const EntryCandidate& entry,
                 int days) {
    return std::abs(entry.date - context.line(line).booked_on) <= days &&
           entry.amount.currency() == context.line(line).amount.currency();
}

class GroupMatcher {
public:
    explicit GroupMatcher(Context& context) : m_context(context) { index(); }

    void match() {
        for (const std::uint32_t line : m_context.open_lines()) {
            if (m_context.stopped())
                return;
            if (!m_context.undecided(line))
                continue;
            if (!by_piece(line))
                by_party(line);
        }
        claim();
    }

private:
    // A total that fits by itself, or may by accident, gives way to an invoice the line names. One
    // of the line's own party that is no accident does not: what it pays is booked already.
    struct Found {
        EntryAnswer answer;
        bool gives_way = false;
    };

    void index() {
        std::map<std::pair<std::string, std::string>, Group> by_piece;
        std::vector<std::uint32_t> sorted(m_context.books.entries.size());
        for (std::uint32_t i = 0; i < sorted.size(); ++i)
            sorted[i] = i;
        std::sort(sorted.begin(), sorted.end(), [&](std::uint32_t a, std::uint32_t b) {
            const EntryCandidate& one = m_context.books.entries[a];
            const EntryCandidate& two = m_context.books.entries[b];
            return std::tuple(one.date, one.row) < std::tuple(two.date, two.row);
        });
        for (const std::uint32_t i : sorted) {
            const EntryCandidate& entry = m_context.books.entries[i];
            if (m_context.entry_used[i])
                continue;
            if (!entry.piece.empty())
                by_piece[{entry.bank_journal, entry.piece}].push_back(i);
            if (const std::uint32_t party = m_context.parties.find(entry.party);
                party != k_no_party)
                m_by_party[{entry.bank_journal, party}].push_back(i);
        }
        for (auto& [key, group] : by_piece) {
            if (group.size() < 2 || group.size() > k_group_max)
                continue;
            std::int64_t total = 0;
            for (const std::uint32_t i : group)
                total += m_context.books.entries[i].amount.minor();
            m_by_total[{key.first, total}].push_back(std::move(group));
        }
    }

    int days(std::uint32_t line) const { return m_context.days_of(m_context.lines[line].journal); }

    bool by_piece(std::uint32_t line) {
        const auto found = m_by_total.find({m_context.lines[line].journal, m_context.minor(line)});
        if (found == m_by_total.end())
            return false;
        std::vector<const Group*> fitting;
        for (std::size_t i = 0; i < std::min(found->second.size(), k_groups_scanned_max); ++i) {
            const Group& group = found->second[i];
            const bool near = std::all_of(group.begin(), group.end(), [&](std::uint32_t one) {
                return within_days(m_context, line, m_context.books.entries[one], days(line)) &&
                       !contradicted(line, m_context.books.entries[one]);
            });
            if (near)
                fitting.push_back(&group);
        }
        if (fitting.empty())
            return false;
        const std::vector<Word> words = words_of(m_context.line(line));
        const auto is_named = [&](const Group* group) {
            const std::string& piece = m_context.books.entries[group->front()].piece;
            return names_piece(words, piece) || names_slip(m_context.line(line), words, piece);
        };
        const auto named = std::find_if(fitting.begin(), fitting.end(), is_named);
        EntryAnswer answer;
        answer.line = line;
        answer.unattended = std::count_if(fitting.begin(), fitting.end(), is_named) == 1;
        answer.entries = answer.unattended ? **named : *fitting.front();
        answer.ambiguous = !answer.unattended && fitting.size() > 1;
        for (const Group* group : fitting) {
            if (*group != answer.entries && !answer.unattended)
                answer.others.push_back(*group);
        }
        add_group_reason(answer, m_context.books.entries[answer.entries.front()].piece);
        if (answer.unattended)
            answer.evidence += score::k_label;
        const bool gives_way = !answer.unattended;
        m_answers.push_back({std::move(answer), gives_way});
        return true;
    }

    bool contradicted(std::uint32_t line, const EntryCandidate& entry) const {
        const std::uint32_t party = m_context.parties.find(entry.party);
        return party != k_no_party && m_context.readings[line].contradicts(party);
    }

    void by_party(std::uint32_t line) {
        if (m_context.readings[line].parties.size() != 1)
            return;
        const std::uint32_t party = m_context.readings[line].parties.front();
        const auto found = m_by_party.find({m_context.lines[line].journal, party});
        if (found == m_by_party.end())
            return;
        Group near;
        std::vector<std::int64_t> amounts;
        const Date from = m_context.line(line).booked_on.plus_days(-days(line));
        const auto first =
            std::partition_point(found->second.begin(), found->second.end(), [&](std::uint32_t i) {
                return m_context.books.entries[i].date < from;
            });
        for (auto at = first; at != found->second.end() && near.size() < k_group_max; ++at) {
            const EntryCandidate& entry = m_context.books.entries[*at];
            if (!within_days(m_context, line, entry, days(line)) &&
                entry.date > m_context.line(line).booked_on)
                break;
            if (within_days(m_context, line, entry, days(line))) {
                near.push_back(*at);
                amounts.push_back(entry.amount.minor());
            }
        }
        if (near.size() < 2 || m_context.search_budget == 0)
            return;
        const SubsetSums sums = find_subset_sums(amounts, m_context.minor(line));
        m_context.search_budget -= std::min(m_context.search_budget, sums.cost + near.size());
        if (sums.sets.empty())
            return;
        EntryAnswer answer;
        answer.line = line;
        answer.unattended = verdict_of(sums) == SetVerdict::OnlyOne;
        answer.ambiguous = sums.sets.size() > 1;
        answer.verdict = verdict_of(sums);
        answer.sets = static_cast<int>(sums.sets.size());
        answer.sets_at_least = !sums.complete;
        answer.entries = entries_of(near, sums.sets.front());
        for (std::size_t i = 1; i < sums.sets.size(); ++i)
            answer.others.push_back(entries_of(near, sums.sets[i]));
        add_group_reason(answer, m_context.parties.facts(party).name);
        answer.searched = searched_among(amounts);
        add_party_reasons(m_context, line, party, answer.reasons, answer.evidence);
        const bool gives_way = may_fit_by_accident(answer.searched, answer.entries.size());
        m_answers.push_back({std::move(answer), gives_way});
    }

    Group entries_of(const Group& near,
                     const std::vector<std::pair<std::int64_t, int>>& set) const {
        Group entries;
        for (const auto& [amount, count] : set) {
            int left = count;
            for (const std::uint32_t i : near) {
                if (left > 0 && m_context.books.entries[i].amount.minor() == amount) {
                    entries.push_back(i);
                    --left;
                }
            }
        }
        return entries;
    }

    void add_group_reason(EntryAnswer& answer, const std::string& text) const {
        answer.reasons.push_back({reasons::entries_grouped,
                                  {{"count", static_cast<std::int64_t>(answer.entries.size())},
                                   {"amount", m_context.line(answer.line).amount.abs()},
                                   {"text", text}}});
    }

    // An entry that two lines want is nobody's until a person decides.
    void claim() {
        std::map<std::uint32_t, int> wanted;
        for (const Found& found : m_answers) {
            for (const std::uint32_t entry : found.answer.entries)
                ++wanted[entry];
        }
        for (Found& found : m_answers) {
            EntryAnswer& answer = found.answer;
            int most = 1;
            for (const std::uint32_t entry : answer.entries)
                most = std::max(most, wanted[entry]);
            if (most > 1) {
                answer.unattended = false;
                answer.reasons.push_back(
                    {reasons::entry_contested, {{"lines", std::int64_t{most}}}});
            }
            const std::uint32_t line = answer.line;
            if (!answer_with_entries(m_context, std::move(answer)) && found.gives_way)
                m_context.progress[line] = Progress::Doubtful;
        }
    }

    Context& m_context;
    std::map<std::pair<std::string, std::uint32_t>, Group> m_by_party;
    std::map<std::pair<std::string, std::int64_t>, std::vector<Group>> m_by_total;
    std::vector<Found> m_answers;
};

} // namespace

void match_entry_groups(Context& context) {
    if (!context.books.entries.empty())
        GroupMatcher(context).match();
}

} // namespace comptoir::reconcile
