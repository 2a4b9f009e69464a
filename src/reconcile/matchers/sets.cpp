// Several open items of the line's party that add up exactly, with proof of uniqueness (D01).
//
// Only one set: it may be matched unattended, unless so many sets are possible that one of them
// would fit any amount by accident (gate.h). Several sets: all are shown. The search stopped: said,
// and nothing is claimed. Sets that differ by interchangeable pieces alone count as one; which of
// these a line takes is in set_claims.h. A line that names an invoice whose remainder is smaller
// only takes sets that hold it.
#include "matchers.h"

#include "../gate.h"
#include "../name_check.h"
#include "../subset_sum.h"
#include "set_claims.h"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <unordered_map>

namespace comptoir::reconcile {

namespace {

constexpr std::size_t k_pieces_max = 2000;
constexpr std::size_t k_all_parties_max = 40;
constexpr int k_rounds_max = 8;

class SetMatcher {
public:
    explicit SetMatcher(Context& context) : m_context(context) {}

    void match() {
        for (const std::uint32_t line : m_context.open_lines()) {
            if (m_context.stopped())
                return;
            if (const std::optional<std::uint32_t> party = party_of(line))
                search(line, *party);
        }
        // What the sure ones took is nobody's set any more: the others are looked at again.
        for (int round = 1; round < k_rounds_max && settle_sure(); ++round) {
        }
        share_out(m_context, m_claims);
        for (SetClaim& claim : m_claims) {
            if (!claim.is_shown)
                show(claim);
        }
        m_claims.clear();
    }

    // Lines that name nobody, over the pieces of all parties: a terminal's or a cheque deposit.
    // Shown only, and only while a sum that fits by accident is unlikely.
    void match_all_parties() {
        for (const std::uint32_t line : m_context.open_lines()) {
            const LineReading& reading = m_context.readings[line];
            if (m_context.undecided(line) && reading.named.empty() && reading.of_iban.empty() &&
                reading.hits.empty() && !reading.own_account &&
                may_settle_invoices(m_context.line(line)))
                search_all(line);
        }
    }

private:
    using OpenItems = std::shared_ptr<const std::vector<std::uint32_t>>;

    // The line's party; of a customer that is a supplier as well, the role whose numbers the line
    // names, when the other one has nothing on its side.
    std::optional<std::uint32_t> party_of(std::uint32_t line) const {
        const LineReading& reading = m_context.readings[line];
        if (reading.parties.size() == 1)
            return reading.parties.front();
        if (reading.hits.empty())
            return std::nullopt;
        if (reading.parties.empty() && reading.named.empty() && reading.of_iban.empty())
            return party_of_numbers(line);
        std::optional<std::uint32_t> party;
        for (const std::uint32_t one : reading.parties) {
            const std::vector<std::uint32_t>& items = m_context.items_of_party(one);
            const bool may_pay = std::any_of(items.begin(), items.end(), [&](std::uint32_t index) {
                return (m_context.items[index].item->open.minor() < 0) ==
                       (m_context.minor(line) < 0);
            });
            if (may_pay && party)
                return std::nullopt;
            if (may_pay)
                party = one;
        }
        const bool is_named =
            party &&
            std::all_of(reading.hits.begin(), reading.hits.end(), [&](const NumberHit& hit) {
                return m_context.items[hit.item].party == *party;
            });
        return is_named ? party : std::nullopt;
    }

    // Whose whole numbers stand there, beside a name that is cut or none: "F26-0502 ET SUIVANTES".
    // Its sets are shown.
    std::optional<std::uint32_t> party_of_numbers(std::uint32_t line) const {
        const std::vector<NumberHit>& hits = m_context.readings[line].hits;
        const std::uint32_t party = m_context.items[hits.front().item].party;
        const bool is_of_one = std::all_of(hits.begin(), hits.end(), [&](const NumberHit& hit) {
            return m_context.items[hit.item].party == party && !hit.is_short &&
                   hit.introduced.empty();
        });
        const bool may_be = is_of_one && party != k_no_party && m_context.undecided(line) &&
                            may_settle_invoices(m_context.line(line)) &&
                            !m_context.readings[line].own_account &&
                            !other_name_than(m_context, line, party, NameProof::Number);
        return may_be ? std::optional(party) : std::nullopt;
    }

    // What is open of a party, in the order it is settled; loaded once, since nothing is consumed
    // before claim().
    OpenItems open_items(std::uint32_t party) {
        const auto [place, inserted] = m_open.try_emplace(party);
        if (!inserted)
            return place->second;
        std::vector<std::uint32_t> open;
        for (const std::uint32_t index : m_context.items_of_party(party)) {
            if (m_context.items[index].remaining != 0)
                open.push_back(index);
        }
        std::sort(open.begin(), open.end(), [&](std::uint32_t a, std::uint32_t b) {
            return settles_before(*m_context.items[a].item, *m_context.items[b].item);
        });
        place->second = std::make_shared<const std::vector<std::uint32_t>>(std::move(open));
        return place->second;
    }

    std::vector<std::uint32_t> candidates(std::uint32_t line,
                                          const std::vector<std::uint32_t>& open) const {
        std::vector<std::uint32_t> result;
        for (const std::uint32_t index : open) {
            if (is_candidate(m_context, line, index))
                result.push_back(index);
        }
        return result;
    }

    void stop(std::uint32_t line, std::size_t items) {
        m_context.proposals[line].set_verdict = SetVerdict::Stopped;
        leave_open(m_context, line,
                   {reasons::search_stopped, {{"items", static_cast<std::int64_t>(items)}}});
    }

    // What was searched is said, whether or not another answer stands (D01).
    void note(std::uint32_t line, const SubsetSums& sums) {
        if (!m_context.undecided(line))
            return;
        m_context.proposals[line].set_verdict = verdict_of(sums);
        m_context.proposals[line].sets = static_cast<int>(sums.sets.size());
        m_context.proposals[line].sets_at_least = !sums.complete;
    }

    // Named by a whole number, and open.
    std::vector<std::uint32_t> named(std::uint32_t line,
                                     const std::vector<std::uint32_t>& items) const {
        std::vector<std::uint32_t> result;
        for (const NumberHit& hit : m_context.readings[line].hits) {
            if (hit.introduced.empty() &&
                std::find(items.begin(), items.end(), hit.item) != items.end())
                result.push_back(hit.item);
        }
        return result;
    }

    const std::vector<std::uint32_t>& all_open_items() {
        if (m_all_loaded)
            return m_all;
        m_all_loaded = true;
        for (std::uint32_t i = 0; i < m_context.items.size() && m_all.size() <= k_all_parties_max;
             ++i) {
            if (m_context.items[i].is_invoice() && m_context.items[i].remaining != 0)
                m_all.push_back(i);
        }
        return m_all;
    }

    void search_all(std::uint32_t line) {
        if (all_open_items().size() > k_all_parties_max)
            return; // any amount could be made of so many pieces
        std::vector<std::uint32_t> items = candidates(line, all_open_items());
        std::erase_if(items, [&](std::uint32_t index) {
            return (m_context.items[index].remaining < 0) != (m_context.minor(line) < 0);
        });
        const std::vector<std::int64_t> amounts = amounts_of(items);
        if (items.size() < 2 || may_fit_by_accident(searched_among(amounts), 0))
            return;
        const SubsetSums sums = find_subset_sums(amounts, m_context.minor(line));
        note(line, sums);
        if (sums.sets.empty() || !sums.complete)
            return;
        ItemAnswer result;
        result.line = line;
        result.kind = Kind::Grouped;
        result.parts = parts_of(items, {}, sums.sets.front());
        if (result.parts.size() < 2)
            return; // one piece of that amount: the amount alone speaks
        result.ambiguous = sums.sets.size() > 1;
        result.verdict = verdict_of(sums);
        result.sets = static_cast<int>(sums.sets.size());
        for (std::size_t i = 1; i < sums.sets.size(); ++i)
            result.others.push_back(parts_of(items, {}, sums.sets[i]));
        const std::size_t count = result.ambiguous ? sums.sets.size() : result.parts.size();
        result.reasons.push_back(
            {result.ambiguous ? reasons::sets_of_all : reasons::only_set_of_all,
             {{"count", static_cast<std::int64_t>(count)},
              {"amount", m_context.line(line).amount.abs()}}});
        answer_with_items(m_context, std::move(result));
    }

    void search(std::uint32_t line, std::uint32_t party) {
        const OpenItems all_open = open_items(party);
        const std::vector<std::uint32_t>& open = *all_open;
        if (open.size() > k_pieces_max || (open.size() > 1 && m_context.search_budget == 0)) {
            if (m_context.undecided(line))
                stop(line, open.size());
            return;
        }
        std::vector<std::uint32_t> items = candidates(line, open);
        const std::vector<std::uint32_t> forced = named(line, items);
        std::int64_t target = m_context.minor(line);
        for (const std::uint32_t index : forced) {
            target -= m_context.items[index].remaining;
            std::erase(items, index);
        }
        if (target == 0 || items.size() + forced.size() < 2) {
            propose_close(line, items);
            return;
        }
        const std::vector<std::int64_t> amounts = amounts_of(items);
        const SubsetSums sums = find_subset_sums(amounts, target);
        m_context.search_budget -= std::min(m_context.search_budget, sums.cost + items.size());
        note(line, sums);
        if (sums.sets.empty()) {
            if (sums.stopped && m_context.undecided(line))
                stop(line, items.size());
            else
                propose_close(line, items);
            return;
        }
        answer({{}, party, forced, all_open}, line, items, sums);
    }

    std::vector<std::int64_t> amounts_of(const std::vector<std::uint32_t>& items) const {
        std::vector<std::int64_t> amounts;
        amounts.reserve(items.size());
        for (const std::uint32_t index : items)
            amounts.push_back(m_context.items[index].remaining);
        return amounts;
    }

    std::vector<ItemPart> parts_of(const std::vector<std::uint32_t>& items,
                                   const std::vector<std::uint32_t>& forced,
                                   const std::vector<std::pair<std::int64_t, int>>& set) const {
        std::vector<ItemPart> parts;
        for (const std::uint32_t index : forced)
            parts.push_back({index, m_context.items[index].remaining});
        std::map<std::int64_t, int> left(set.begin(), set.end());
        for (const std::uint32_t index : items) { // in the order they are settled
            const auto wanted = left.find(m_context.items[index].remaining);
            if (wanted == left.end() || wanted->second == 0)
                continue;
            --wanted->second;
            parts.push_back({index, m_context.items[index].remaining});
        }
        return parts;
    }

    void answer(SetClaim claim, std::uint32_t line, const std::vector<std::uint32_t>& items,
                const SubsetSums& sums) {
        const Money amount = m_context.line(line).amount.abs();
        const std::uint32_t party = claim.party;
        const std::vector<std::uint32_t>& forced = claim.forced;
        ItemAnswer& result = claim.answer;
        result.line = line;
        result.kind = Kind::Grouped;
        result.parts = parts_of(items, forced, sums.sets.front());
        result.searched = searched_among(amounts_of(items));
        result.ambiguous = sums.sets.size() > 1;
        result.verdict = verdict_of(sums);
        result.sets = static_cast<int>(sums.sets.size());
        result.sets_at_least = !sums.complete;
        for (std::size_t i = 1; i < sums.sets.size(); ++i)
            result.others.push_back(parts_of(items, forced, sums.sets[i]));
        const std::string name = party_name(m_context, m_context.items[result.parts.front().item]);
        if (result.verdict == SetVerdict::OnlyOne) {
            result.unattended = m_context.readings[line].agrees(party);
            result.reasons.push_back({reasons::only_set,
                                      {{"count", static_cast<std::int64_t>(result.parts.size())},
                                       {"party", name},
                                       {"amount", amount}}});
        } else if (result.ambiguous) {
            result.reasons.push_back({sums.complete ? reasons::sets_found : reasons::sets_at_least,
                                      {{"count", static_cast<std::int64_t>(sums.sets.size())},
                                       {"party", name},
                                       {"amount", amount}}});
        }
        if (sums.stopped)
            result.reasons.push_back(
                {reasons::search_stopped, {{"items", static_cast<std::int64_t>(items.size())}}});
        for (const NumberHit& hit : m_context.readings[line].hits) {
            if (std::find(forced.begin(), forced.end(), hit.item) == forced.end())
                continue;
            result.reasons.push_back(number_reason(m_context, hit));
            result.evidence = score::k_number;
        }
        add_party_reasons(m_context, line, party, result.reasons, result.evidence);
        m_claims.push_back(std::move(claim));
    }

    // One open invoice, paid up to a small difference: shown as an instalment.
    void propose_close(std::uint32_t line, const std::vector<std::uint32_t>& items) {
        const std::int64_t amount = m_context.minor(line);
        if (items.size() != 1 || !m_context.undecided(line) ||
            m_context.readings[line].parties.empty())
            return;
        const ItemState& state = m_context.items[items.front()];
        const std::int64_t short_by = std::abs(state.remaining) - std::abs(amount);
        const bool same_side = (state.remaining < 0) == (amount < 0);
        if (!same_side || short_by <= 0 ||
            short_by * 1000 > std::abs(state.remaining) * k_close_permille)
            return;
        ItemAnswer result;
        result.line = line;
        result.kind = Kind::Partial;
        result.parts = {{items.front(), amount}};
        result.reasons.push_back({reasons::close_amount,
                                  {{"piece", state.item->piece},
                                   {"party", party_name(m_context, state)},
                                   {"difference", plain(m_context, line, short_by)}}});
        add_party_reasons(m_context, line, state.party, result.reasons, result.evidence);
        answer_with_items(m_context, std::move(result));
    }

    void show(SetClaim& claim) {
        if (claim.answer.unattended && claim.lines > 0) {
            claim.answer.unattended = false;
            claim.answer.reasons.push_back(
                {reasons::contested, {{"lines", claim.lines}, {"items", claim.pieces}}});
        }
        claim.is_shown = true;
        answer_with_items(m_context, claim.answer);
    }

    // The only sets that no other line contests. Whether one took its pieces, and another line of
    // that party has to be searched again.
    bool settle_sure() {
        share_out(m_context, m_claims);
        std::set<std::uint32_t> fewer; // parties
        for (SetClaim& claim : m_claims) {
            if (claim.is_shown || !claim.answer.unattended || claim.lines > 0)
                continue;
            show(claim);
            if (m_context.proposals[claim.answer.line].unattended)
                fewer.insert(claim.party);
        }
        std::erase_if(m_claims, [&](const SetClaim& claim) {
            return claim.is_shown && m_context.proposals[claim.answer.line].unattended;
        });
        std::vector<std::uint32_t> again;
        for (const SetClaim& claim : m_claims) {
            if (!claim.is_shown && fewer.contains(claim.party))
                again.push_back(claim.answer.line);
        }
        std::erase_if(m_claims, [&](const SetClaim& claim) {
            return !claim.is_shown && fewer.contains(claim.party);
        });
        m_open.clear();
        for (const std::uint32_t line : again) {
            if (const std::optional<std::uint32_t> party = party_of(line))
                search(line, *party);
        }
        return !again.empty();
    }

    Context& m_context;
    std::vector<std::uint32_t> m_all;
    bool m_all_loaded = false;
    std::unordered_map<std::uint32_t, OpenItems> m_open;
    std::vector<SetClaim> m_claims;
};

} // namespace

void match_sets(Context& context) {
    SetMatcher(context).match();
}

void match_sets_of_all(Context& context) {
    SetMatcher(context).match_all_parties();
}

} // namespace comptoir::reconcile
