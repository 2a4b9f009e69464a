// Existing 512 entries, one by one (A95, A96, A97; hole 7).
//
// Step 1: same journal, same amount on the matching side, and a day within the tolerance. Step 2,
// only between several: the line's label, then its continuation, against the entry's label. What
// still ties is left to a person, unless as many equal lines as equal entries stand there.
#include "matchers.h"

#include "../gate.h"
#include "entry_affinity.h"
#include "entry_answers.h"
#include "entry_names.h"
#include "named_batches.h"

#include <algorithm>
#include <cstdlib>
#include <numeric>
#include <optional>
#include <unordered_map>

namespace comptoir::reconcile {

namespace {

// Beyond this many pairs in one amount, only those that share something rare are compared.
constexpr std::size_t k_pairs_max = 4'096;
constexpr int k_rounds_max = 8;

// One amount of one journal: its lines and its entries, both by day and id.
class Bucket {
public:
    Bucket(Context& context, std::vector<std::uint32_t> lines, std::vector<std::uint32_t> entries)
        : m_context(context), m_lines(std::move(lines)), m_entries(std::move(entries)) {}

    void match() {
        link();
        if (m_pairs > k_pairs_max) {
            match_many();
            return;
        }
        bool progress = true;
        while (progress) {
            progress = false;
            for (const Component& component : components())
                progress = settle_component(component) || progress;
        }
        for (const Component& component : components())
            finish_component(component);
        for (std::uint32_t line = 0; line < m_lines.size(); ++line) {
            if (m_context.undecided(m_lines[line]) && !m_foreign[line].empty())
                doubt_foreign(line);
        }
    }

private:
    struct Component {
        std::vector<std::uint32_t> lines, entries; // positions in the bucket
    };

    const bank::StatementLine& line(std::uint32_t position) const {
        return m_context.line(m_lines[position]);
    }
    const EntryCandidate& entry(std::uint32_t position) const {
        return m_context.books.entries[m_entries[position]];
    }
    int days() const { return m_context.days_of(m_context.lines[m_lines.front()].journal); }

    // First and one past last entry within the line's tolerance.
    std::pair<std::uint32_t, std::uint32_t> range_of(std::uint32_t position) const {
        const EntryWindow window = entry_window(line(position), days());
        const Date from = line(position).booked_on.plus_days(-window.before);
        const Date to = line(position).booked_on.plus_days(window.after);
        const auto first =
            std::partition_point(m_entries.begin(), m_entries.end(), [&](std::uint32_t index) {
                return m_context.books.entries[index].date < from;
            });
        const auto last = std::partition_point(first, m_entries.end(), [&](std::uint32_t index) {
            return m_context.books.entries[index].date <= to;
        });
        return {static_cast<std::uint32_t>(first - m_entries.begin()),
                static_cast<std::uint32_t>(last - m_entries.begin())};
    }

    // Amount and day fit, and the entry speaks of another payment.
    bool is_foreign(std::uint32_t position, std::uint32_t candidate) {
        return is_other_cheque(line(position), entry(candidate)) ||
               is_of_other_party(m_context, m_lines[position], entry(candidate)) ||
               (affinity(position, candidate)[0] < 2 &&
                (names_other_person(m_context, m_lines[position], entry(candidate)) ||
                 is_of_other_means(line(position), entry(candidate))));
    }
    bool is_too_late(std::uint32_t position, std::uint32_t candidate) const {
        return waits_too_long(line(position), entry(candidate), days());
    }

    void link() {
        m_near.resize(m_lines.size());
        m_foreign.resize(m_lines.size());
        m_line_done.assign(m_lines.size(), 0);
        m_entry_done.assign(m_entries.size(), 0);
        m_words.resize(m_lines.size());
        m_entry_words.resize(m_entries.size());
        m_choices.assign(m_lines.size(), 0);
        for (std::uint32_t position = 0; position < m_lines.size(); ++position) {
            const auto [first, last] = range_of(position);
            m_pairs += last - first;
            m_choices[position] = last - first;
        }
        if (m_pairs > k_pairs_max)
            return;
        for (std::uint32_t position = 0; position < m_lines.size(); ++position) {
            const auto [first, last] = range_of(position);
            for (std::uint32_t candidate = first; candidate < last; ++candidate) {
                if (is_too_late(position, candidate))
                    continue;
                const bool foreign = is_foreign(position, candidate);
                (foreign ? m_foreign : m_near)[position].push_back(candidate);
            }
            m_choices[position] = m_near[position].size();
        }
    }

    std::vector<Component> components() const {
        std::vector<std::uint32_t> root(m_lines.size() + m_entries.size());
        std::iota(root.begin(), root.end(), 0U);
        const auto find = [&](std::uint32_t node) {
            while (root[node] != node) {
                root[node] = root[root[node]];
                node = root[node];
            }
            return node;
        };
        const auto lines_count = static_cast<std::uint32_t>(m_lines.size());
        for (std::uint32_t position = 0; position < lines_count; ++position) {
            if (m_line_done[position])
                continue;
            for (const std::uint32_t candidate : m_near[position]) {
                if (!m_entry_done[candidate])
                    root[find(lines_count + candidate)] = find(position);
            }
        }
        std::map<std::uint32_t, Component> by_root;
        for (std::uint32_t position = 0; position < lines_count; ++position) {
            if (!m_line_done[position])
                by_root[find(position)].lines.push_back(position);
        }
        for (std::uint32_t candidate = 0; candidate < m_entries.size(); ++candidate) {
            if (m_entry_done[candidate])
                continue;
            const auto found = by_root.find(find(lines_count + candidate));
            if (found != by_root.end())
                found->second.entries.push_back(candidate);
        }
        std::vector<Component> result;
        for (auto& [unused, component] : by_root) {
            if (!component.entries.empty())
                result.push_back(std::move(component));
        }
        return result;
    }

    bool is_near(std::uint32_t position, std::uint32_t candidate) const {
        return std::binary_search(m_near[position].begin(), m_near[position].end(), candidate);
    }

    const Affinity& affinity(std::uint32_t position, std::uint32_t candidate) {
        const auto key = std::pair(position, candidate);
        if (const auto known = m_affinities.find(key); known != m_affinities.end())
            return known->second;
        if (!m_words[position]) {
            m_words[position] = line_words(line(position));
        }
        if (!m_entry_words[candidate])
            m_entry_words[candidate] = entry_words(m_context, entry(candidate));
        return m_affinities
            .emplace(key, affinity_of(m_context, m_lines[position], *m_words[position],
                                      *m_entry_words[candidate]))
            .first->second;
    }

    // Decides what stands alone or is best on both sides. True when something was decided.
    bool settle_component(const Component& component) {
        if (component.lines.size() == 1 && component.entries.size() == 1) {
            const std::uint32_t position = component.lines.front();
            EntryWhy why = EntryWhy::Elimination;
            if (m_choices[position] == 1)
                why = m_foreign[position].empty() ? EntryWhy::OnlyOne : EntryWhy::Label;
            decide(position, component.entries.front(), why);
            return true;
        }
        bool decided = false;
        std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
        for (const std::uint32_t position : component.lines) {
            const std::optional<std::uint32_t> best = best_entry(position, component);
            if (best && best_line(*best, component) == position)
                pairs.emplace_back(position, *best);
        }
        for (const auto& [position, candidate] : pairs) {
            decide(position, candidate, EntryWhy::Label);
            decided = true;
        }
        return decided;
    }

    // The entry whose words meet the line strictly better than those of every other one.
    std::optional<std::uint32_t> best_entry(std::uint32_t position, const Component& component) {
        std::optional<std::uint32_t> best;
        Affinity most = k_no_affinity;
        bool tied = true;
        for (const std::uint32_t candidate : component.entries) {
            if (!is_near(position, candidate))
                continue;
            const Affinity& value = affinity(position, candidate);
            if (value > most) {
                most = value;
                best = candidate;
                tied = false;
            } else if (value == most) {
                tied = true;
            }
        }
        return tied ? std::nullopt : best;
    }

    std::optional<std::uint32_t> best_line(std::uint32_t candidate, const Component& component) {
        std::optional<std::uint32_t> best;
        Affinity most = k_no_affinity;
        bool tied = true;
        for (const std::uint32_t position : component.lines) {
            if (!is_near(position, candidate))
                continue;
            const Affinity& value = affinity(position, candidate);
            if (value > most) {
                most = value;
                best = position;
                tied = false;
            } else if (value == most) {
                tied = true;
            }
        }
        return tied ? std::nullopt : best;
    }

    // What the labels could not part: one to one when the counts are equal, else to a person.
    void finish_component(const Component& component) {
        if (component.lines.size() == component.entries.size() && pairs_in_order(component) &&
            pairs_stand(component.lines, component.entries)) {
            m_equal_count = component.lines.size();
            for (std::size_t i = 0; i < component.lines.size(); ++i)
                decide(component.lines[i], component.entries[i], EntryWhy::OneToOne);
            return;
        }
        for (const std::uint32_t position : component.lines)
            leave_to_person(position, component);
    }

    bool pairs_in_order(const Component& component) const {
        for (std::size_t i = 0; i < component.lines.size(); ++i) {
            if (!is_near(component.lines[i], component.entries[i]))
                return false;
        }
        return true;
    }

    // One pair in doubt leaves the others without the equal counts that spoke for them.
    bool pairs_stand(const std::vector<std::uint32_t>& positions,
                     const std::vector<std::uint32_t>& candidates) const {
        for (std::size_t i = 0; i < positions.size(); ++i) {
            EntryAnswer pair;
            pair.line = m_lines[positions[i]];
            pair.entries = {m_entries[candidates[i]]};
            if (doubt(m_context, pair))
                return false;
        }
        return true;
    }

    void leave_to_person(std::uint32_t position, const Component& component) {
        std::vector<std::uint32_t> candidates;
        for (const std::uint32_t candidate : component.entries) {
            if (is_near(position, candidate))
                candidates.push_back(candidate);
        }
        if (candidates.empty())
            return;
        std::sort(candidates.begin(), candidates.end(), [&](std::uint32_t a, std::uint32_t b) {
            if (affinity(position, a) != affinity(position, b))
                return affinity(position, a) > affinity(position, b);
            const std::int32_t days_a = std::abs(entry(a).date - line(position).booked_on);
            const std::int32_t days_b = std::abs(entry(b).date - line(position).booked_on);
            return std::tuple(days_a, entry(a).row) < std::tuple(days_b, entry(b).row);
        });
        show_candidates(position, candidates, component.lines.size());
    }

    void show_candidates(std::uint32_t position, const std::vector<std::uint32_t>& candidates,
                         std::size_t lines_count) {
        std::vector<std::uint32_t> entries;
        for (const std::uint32_t candidate : candidates)
            entries.push_back(m_entries[candidate]);
        show_entries(m_context, m_lines[position], entries, lines_count);
        m_line_done[position] = 1;
    }

    // Amount and day fit, but the entry is of another party than the line names: shown unless a
    // later matcher knows better.
    void doubt_foreign(std::uint32_t position) {
        const std::uint32_t candidate = m_foreign[position].front();
        if (!m_entry_done[candidate])
            show_foreign_entry(m_context, m_lines[position], m_entries[candidate]);
    }

    void decide(std::uint32_t position, std::uint32_t candidate, EntryWhy why) {
        const EntryChoice choice{m_lines[position],
                                 m_entries[candidate],
                                 why,
                                 affinity(position, candidate),
                                 m_choices[position] + m_foreign[position].size(),
                                 m_equal_count,
                                 is_beside_doubt(position, candidate)};
        if (!answer_with_entry(m_context, choice))
            m_in_doubt.push_back(candidate);
        m_line_done[position] = 1;
        m_entry_done[candidate] = 1;
    }

    // An entry that another line took, but not for certain, would fit this line as well.
    bool is_beside_doubt(std::uint32_t position, std::uint32_t candidate) {
        if (m_near[position].empty())
            return false; // one of very many
        return std::any_of(m_in_doubt.begin(), m_in_doubt.end(), [&](std::uint32_t other) {
            return is_near(position, other) &&
                   affinity(position, other) >= affinity(position, candidate);
        });
    }

    // Very many equals: what shares something rare goes first, the rest one to one where the
    // counts are equal, else the nearest entries are shown.
    void match_many() {
        std::vector<AffinePair> pairs = sparse_affinities(m_context, m_lines, m_entries);
        std::erase_if(pairs, [&](const AffinePair& pair) {
            const auto [first, last] = range_of(pair.line);
            return pair.entry < first || pair.entry >= last || is_too_late(pair.line, pair.entry) ||
                   is_foreign(pair.line, pair.entry);
        });
        for (int round = 0; round < k_rounds_max && decide_best(pairs); ++round)
            std::erase_if(pairs, [&](const AffinePair& pair) {
                return m_line_done[pair.line] || m_entry_done[pair.entry];
            });
        std::vector<std::uint32_t> lines, entries;
        for (std::uint32_t i = 0; i < m_lines.size(); ++i) {
            if (!m_line_done[i])
                lines.push_back(m_lines[i]);
        }
        for (std::uint32_t i = 0; i < m_entries.size(); ++i) {
            if (!m_entry_done[i])
                entries.push_back(m_entries[i]);
        }
        if (lines.empty() || entries.empty())
            return;
        Bucket rest(m_context, std::move(lines), std::move(entries));
        rest.link();
        rest.m_counts_hold = m_in_doubt.empty();
        rest.match_runs();
    }

    // Pairs that are strictly best for both sides.
    bool decide_best(const std::vector<AffinePair>& pairs) {
        struct Best {
            const AffinePair* pair = nullptr;
            bool tied = false;
        };
        std::unordered_map<std::uint32_t, Best> of_line, of_entry;
        for (const AffinePair& pair : pairs) {
            for (Best* best : {&of_line[pair.line], &of_entry[pair.entry]}) {
                if (!best->pair || pair.affinity > best->pair->affinity)
                    *best = {&pair, false};
                else if (pair.affinity == best->pair->affinity)
                    best->tied = true;
            }
        }
        bool decided = false;
        for (const AffinePair& pair : pairs) {
            const Best& line_best = of_line[pair.line];
            const Best& entry_best = of_entry[pair.entry];
            if (line_best.pair != &pair || line_best.tied || entry_best.pair != &pair ||
                entry_best.tied)
                continue;
            decide(pair.line, pair.entry, EntryWhy::Label);
            decided = true;
        }
        return decided;
    }

    void match_runs() {
        std::uint32_t position = 0;
        while (position < m_lines.size()) {
            auto [first, last] = range_of(position);
            std::uint32_t end = position + 1;
            for (; end < m_lines.size(); ++end) {
                const auto [next_first, next_last] = range_of(end);
                if (next_first >= last)
                    break;
                first = std::min(first, next_first);
                last = std::max(last, next_last);
            }
            match_run(position, end, first, last);
            position = end;
        }
    }

    void match_run(std::uint32_t line_first, std::uint32_t line_end, std::uint32_t first,
                   std::uint32_t last) {
        bool in_order = m_counts_hold && line_end - line_first == last - first;
        for (std::uint32_t i = 0; in_order && i < line_end - line_first; ++i) {
            const auto [from, to] = range_of(line_first + i);
            const std::uint32_t candidate = first + i;
            in_order = from <= candidate && candidate < to && !m_entry_done[candidate] &&
                       !is_too_late(line_first + i, candidate) &&
                       !is_foreign(line_first + i, candidate);
        }
        if (in_order) {
            std::vector<std::uint32_t> positions(line_end - line_first), candidates(last - first);
            std::iota(positions.begin(), positions.end(), line_first);
            std::iota(candidates.begin(), candidates.end(), first);
            in_order = pairs_stand(positions, candidates);
        }
        m_equal_count = line_end - line_first;
        for (std::uint32_t i = 0; i < line_end - line_first; ++i) {
            if (in_order) {
                decide(line_first + i, first + i, EntryWhy::OneToOne);
                continue;
            }
            const auto [from, to] = range_of(line_first + i);
            if (from == to)
                continue;
            std::vector<std::uint32_t> nearest;
            for (std::uint32_t candidate = from;
                 candidate < to && nearest.size() <= k_other_targets_max; ++candidate) {
                if (!m_entry_done[candidate])
                    nearest.push_back(candidate);
            }
            if (nearest.empty())
                continue;
            show_candidates(line_first + i, nearest, line_end - line_first);
        }
    }

    Context& m_context;
    std::vector<std::uint32_t> m_lines, m_entries;
    std::vector<std::vector<std::uint32_t>> m_near, m_foreign;
    std::vector<char> m_line_done, m_entry_done;
    std::vector<std::optional<LineWords>> m_words;
    std::vector<std::optional<EntryWords>> m_entry_words;
    std::vector<std::size_t> m_choices;
    std::map<std::pair<std::uint32_t, std::uint32_t>, Affinity> m_affinities;
    std::size_t m_pairs = 0;
    std::size_t m_equal_count = 0;
    std::vector<std::uint32_t> m_in_doubt; // entries shown for a line, but not taken
    bool m_counts_hold = true;
};

} // namespace

void match_existing_entries(Context& context) {
    using Key =
        std::tuple<std::string_view, std::string_view, std::int64_t>; // journal, currency, minor
    std::map<Key, std::pair<std::vector<std::uint32_t>, std::vector<std::uint32_t>>> buckets;
    for (const std::uint32_t index : context.open_lines()) {
        const LineFacts& facts = context.lines[index];
        buckets[{facts.journal, facts.line.amount.currency().code(), facts.line.amount.minor()}]
            .first.push_back(index);
    }
    const std::vector<char> batched = entries_of_named_batches(context);
    for (std::uint32_t i = 0; i < context.books.entries.size(); ++i) {
        if (context.entry_used[i] || batched[i])
            continue; // the line of its order took it, or that of its batch will
        const EntryCandidate& entry = context.books.entries[i];
        const auto found = buckets.find(
            {entry.bank_journal, entry.amount.currency().code(), entry.amount.minor()});
        if (found != buckets.end())
            found->second.second.push_back(i);
    }
    for (auto& [key, bucket] : buckets) {
        auto& [lines, entries] = bucket;
        if (entries.empty())
            continue;
        if (context.stopped())
            return;
        std::sort(entries.begin(), entries.end(), [&](std::uint32_t a, std::uint32_t b) {
            const EntryCandidate& one = context.books.entries[a];
            const EntryCandidate& two = context.books.entries[b];
            return std::tuple(one.date, one.row) < std::tuple(two.date, two.row);
        });
        Bucket(context, std::move(lines), std::move(entries)).match();
    }
}

} // namespace comptoir::reconcile
