#include "numbers_together.h"

#include "../outcome.h"

#include <algorithm>
#include <set>

namespace comptoir::reconcile {

namespace {

constexpr std::size_t k_people_most = 2;

class TogetherMatcher {
public:
    TogetherMatcher(Context& context, std::uint32_t line)
        : m_context(context), m_line(line), m_reading(context.readings[line]) {
        for (const NumberHit& hit : m_reading.hits) {
            if (context.same_currency(line, hit.item) && !means_own(hit))
                m_hits.push_back(hit);
        }
    }

    void match() {
        if (m_hits.size() < 2 || !is_mixed() || !is_exact() || !may_belong_together())
            return;
        ItemAnswer answer;
        answer.line = m_line;
        answer.kind = Kind::Grouped;
        answer.evidence = score::k_number;
        answer.reasons.push_back({reasons::named_sum,
                                  {{"count", static_cast<std::int64_t>(m_hits.size())},
                                   {"amount", m_context.line(m_line).amount.abs()}}});
        for (const NumberHit& hit : m_hits) {
            answer.parts.push_back({hit.item, item(hit).remaining});
            answer.reasons.push_back(number_reason(m_context, hit));
        }
        add_people(answer);
        // Few digits, or worn ones, prove enough for the person whose name stands beside them.
        const bool is_whole = std::all_of(m_hits.begin(), m_hits.end(), [&](const NumberHit& hit) {
            return !hit.is_short || is_named(hit);
        });
        answer.unattended = is_whole && !m_reading.name_against_iban && is_of_few();
        answer_with_items(m_context, std::move(answer));
    }

private:
    const ItemState& item(const NumberHit& hit) const { return m_context.items[hit.item]; }
    bool agrees(const NumberHit& hit) const { return m_reading.agrees(item(hit).party); }
    // Two that are both named agree on nobody: each of them is the line's all the same.
    bool is_named(const NumberHit& hit) const {
        return agrees(hit) || (m_reading.parties.empty() && stands_there(hit)) ||
               (m_reading.by_iban && stands_there(hit));
    }
    bool stands_there(const NumberHit& hit) const {
        return item(hit).party != k_no_party &&
               std::binary_search(m_reading.named.begin(), m_reading.named.end(), item(hit).party);
    }
    bool is_one_person() const {
        return std::all_of(m_hits.begin(), m_hits.end(),
                           [&](const NumberHit& hit) { return agrees(hit); });
    }

    // The same number at somebody else, where the line's own party has it.
    bool means_own(const NumberHit& hit) const {
        if (is_named(hit))
            return false;
        return std::any_of(m_reading.hits.begin(), m_reading.hits.end(), [&](const NumberHit& own) {
            return is_named(own) && item(own).key == item(hit).key;
        });
    }

    // Numbers of one party on one side, or where no name is written, are another matcher's.
    bool is_mixed() const {
        const bool is_of_several =
            std::any_of(m_hits.begin(), m_hits.end(), [&](const NumberHit& hit) {
                return item(hit).party != item(m_hits.front()).party && is_named(hit);
            });
        return is_of_several ||
               std::any_of(m_hits.begin(), m_hits.end(), [&](const NumberHit& hit) {
                   return m_reading.contradicts(item(hit).party) || is_other_side(hit);
               });
    }
    bool is_other_side(const NumberHit& hit) const {
        return (item(hit).remaining < 0) != (m_context.minor(m_line) < 0);
    }

    bool is_exact() const {
        std::int64_t sum = 0;
        for (const NumberHit& hit : m_hits) {
            if (item(hit).remaining == 0)
                return false;
            sum += item(hit).remaining;
        }
        return sum == m_context.minor(m_line);
    }

    // Nobody nets what he owes against what somebody else is owed.
    bool may_belong_together() const {
        const bool one_person = is_one_person();
        return std::all_of(m_hits.begin(), m_hits.end(), [&](const NumberHit& hit) {
            return hit.introduced.empty() && item(hit).party != k_no_party &&
                   (one_person || !is_other_side(hit));
        });
    }

    // One of two is the payer, or all of them are named.
    bool is_of_few() const {
        std::set<std::uint32_t> people, named;
        for (const NumberHit& hit : m_hits) {
            people.insert(item(hit).party);
            if (is_named(hit))
                named.insert(item(hit).party);
        }
        return is_one_person() || people == named ||
               (people.size() <= k_people_most && !named.empty());
    }

    void add_people(ItemAnswer& answer) const {
        const auto own = std::find_if(m_hits.begin(), m_hits.end(),
                                      [&](const NumberHit& hit) { return agrees(hit); });
        if (own != m_hits.end()) {
            add_party_reasons(m_context, m_line, item(*own).party, answer.reasons, answer.evidence);
            return;
        }
        const bool all_named = std::all_of(m_hits.begin(), m_hits.end(),
                                           [&](const NumberHit& hit) { return is_named(hit); });
        if (!all_named && (!m_reading.named.empty() || !m_reading.of_iban.empty()))
            answer.reasons.push_back({reasons::foreign_number,
                                      {{"piece", item(m_hits.front()).item->piece},
                                       {"party", party_name(m_context, item(m_hits.front()))}}});
    }

    Context& m_context;
    std::uint32_t m_line;
    const LineReading& m_reading;
    std::vector<NumberHit> m_hits;
};

} // namespace

void match_numbers_together(Context& context) {
    for (const std::uint32_t line : context.open_lines()) {
        if (context.readings[line].hits.size() > 1)
            TogetherMatcher(context, line).match();
    }
}

} // namespace comptoir::reconcile
