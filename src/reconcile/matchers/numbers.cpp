// An invoice number written on the line (A110, A111), or a reference that names one.
//
// A whole number and the exact amount leave one answer. A whole number with its own party and a
// smaller amount is an instalment. Several numbers whose open amounts add up exactly are one
// grouped payment. A number with a foreign name or IBAN, or above what remains, is no evidence.
// The same invoice on several lines: in order until its remainder is zero (A145).
#include "matchers.h"

#include "../number_lists.h"
#include "number_answers.h"
#include "numbers_together.h"

#include <algorithm>
#include <map>
#include <optional>
#include <unordered_map>

namespace comptoir::reconcile {

namespace {

class NumberMatcher {
public:
    explicit NumberMatcher(Context& context)
        : m_context(context), m_answers(context), m_lists(context) {}

    void match() {
        collect();
        match_exact();
        match_numbers_together(m_context);
        match_named_sums();
        match_instalments();
    }

private:
    const LineReading& reading(std::uint32_t line) const { return m_answers.reading(line); }
    const ItemState& item(const NumberHit& hit) const { return m_answers.item(hit); }
    static int sign(std::int64_t value) { return NumberAnswers::sign(value); }

    void collect() {
        for (const std::uint32_t line : m_context.open_lines()) {
            read_list(line);
            if (reading(line).hits.empty())
                continue;
            Claim claim;
            claim.line = line;
            for (const NumberHit& hit : reading(line).hits) {
                if (!m_context.same_currency(line, hit.item))
                    continue;
                if (reading(line).contradicts(item(hit).party)) {
                    m_answers.foreign[line].push_back(hit);
                    continue;
                }
                claim.hits.push_back(hit);
            }
            keep_own(claim);
            drop_other_side(claim);
            if (claim.hits.empty())
                continue;
            judge(claim);
            m_claims.push_back(std::move(claim));
        }
        for (const auto& [line, hits] : m_answers.foreign) {
            const NumberHit& hit = hits.front();
            const std::vector<Reason>& so_far = m_context.proposals[line].reasons;
            if (m_context.undecided(line) && so_far.empty())
                m_context.proposals[line].reasons = {
                    {reasons::foreign_number,
                     {{"piece", item(hit).item->piece},
                      {"party", party_name(m_context, item(hit))}}}};
        }
    }

    // What a list of shortened numbers says takes the place of what parts of it happened to name.
    void read_list(std::uint32_t line) {
        std::vector<NumberHit> listed = m_lists.in(line);
        if (listed.empty())
            return;
        std::vector<NumberHit>& hits = m_context.readings[line].hits;
        std::erase_if(hits, [&](const NumberHit& hit) { return is_inside(hit, listed); });
        hits.insert(hits.end(), std::make_move_iterator(listed.begin()),
                    std::make_move_iterator(listed.end()));
        std::sort(hits.begin(), hits.end(),
                  [](const NumberHit& a, const NumberHit& b) { return a.item < b.item; });
    }

    static bool is_inside(const NumberHit& hit, const std::vector<NumberHit>& listed) {
        for (const NumberHit& one : listed) {
            if (one.item == hit.item)
                return true;
            for (const KeyPlace place : one.places) {
                if (hit.places.size() == 1 && place.first <= hit.places.front().first &&
                    hit.places.front().last <= place.last)
                    return true;
            }
        }
        return false;
    }

    // One number used by several parties: the line's own party decides.
    void keep_own(Claim& claim) const {
        const auto agrees = [&](const NumberHit& hit) {
            return reading(claim.line).agrees(item(hit).party);
        };
        if (std::any_of(claim.hits.begin(), claim.hits.end(), agrees))
            std::erase_if(claim.hits, [&](const NumberHit& hit) {
                return !agrees(hit) &&
                       std::any_of(claim.hits.begin(), claim.hits.end(), [&](const NumberHit& own) {
                           return agrees(own) && item(own).key == item(hit).key;
                       });
            });
    }

    // What stands on the other side only matters as a credit note beside its invoice: same account,
    // same party.
    void drop_other_side(Claim& claim) const {
        const int side = sign(m_context.minor(claim.line));
        const std::vector<NumberHit> all = claim.hits;
        std::erase_if(claim.hits, [&](const NumberHit& hit) {
            if (sign(item(hit).item->open.minor()) == side)
                return false;
            return std::none_of(all.begin(), all.end(), [&](const NumberHit& other) {
                return sign(item(other).item->open.minor()) == side &&
                       item(other).item->account == item(hit).item->account &&
                       item(other).party == item(hit).party;
            });
        });
    }

    void judge(Claim& claim) const {
        const LineReading& read = reading(claim.line);
        const std::string_view name = other_name(m_context.line(claim.line));
        for (const NumberHit& hit : claim.hits) {
            if (read.agrees(item(hit).party) || hit.kind == HitKind::PaymentOrder)
                continue;
            if (read.name_against_iban) {
                claim.doubt = {reasons::name_against_iban, {}};
            } else if (hit.is_short && !is_called_and_exact(claim, hit)) {
                claim.doubt = {reasons::short_number, {{"piece", item(hit).item->piece}}};
            } else if (!name.empty() && item(hit).party != k_no_party &&
                       !m_context.parties.resembles(item(hit).party, name)) {
                claim.doubt = {
                    reasons::foreign_name,
                    {{"name", std::string(name)}, {"party", party_name(m_context, item(hit))}}};
            } else {
                continue;
            }
            claim.weak = true;
            return;
        }
    }

    // Few digits that the line calls an invoice's number, and its amount to the cent: two facts.
    // "FACTURE 270526" is the invoice of a day.
    bool is_called_and_exact(const Claim& claim, const NumberHit& hit) const {
        if (!hit.is_called || claim.hits.size() != 1 ||
            item(hit).remaining != m_context.minor(claim.line))
            return false;
        const bank::StatementLine& line = m_context.line(claim.line);
        const std::vector<Word> words = words_of(line);
        return !stands_as_day_near(words, hit.places, line.booked_on);
    }

    // Order payment id, own party, whole number: stronger evidence takes its invoice first.
    int strength(const Claim& claim) const {
        const NumberHit& hit = claim.hits.front();
        int value = hit.kind == HitKind::PaymentOrder ? 8 : 0;
        value += reading(claim.line).agrees(item(hit).party) ? 4 : 0;
        return value + (hit.is_short ? 0 : 2);
    }

    std::size_t same_amount_count(std::uint32_t line) {
        if (m_amounts.empty()) {
            for (const ItemState& state : m_context.items) {
                if (state.is_invoice())
                    ++m_amounts[state.item->open.currency().code()][state.item->open.minor()];
            }
        }
        const auto& same_currency = m_amounts[m_context.line(line).amount.currency().code()];
        const auto found = same_currency.find(m_context.minor(line));
        return found == same_currency.end() ? 0 : found->second;
    }

    bool answer_exact(const Claim& claim, const NumberHit& hit) {
        ItemAnswer answer = m_answers.start(claim, hit);
        answer.parts = {{hit.item, m_context.minor(claim.line)}};
        answer.reasons.push_back(exact_amount(m_context, claim.line, item(hit)));
        m_answers.add_evidence(claim, hit, answer);
        answer.reasons.push_back(runner_up(m_context, claim.line, same_amount_count(claim.line)));
        if (!claim.weak)
            answer.reasons.push_back({reasons::flip_other_number, {}});
        return answer_with_items(m_context, std::move(answer));
    }

    void match_exact() {
        std::vector<const Claim*> exact;
        for (const Claim& claim : m_claims) {
            if (claim.hits.size() == 1 && !claim.weak &&
                item(claim.hits.front()).remaining == m_context.minor(claim.line))
                exact.push_back(&claim);
        }
        std::stable_sort(exact.begin(), exact.end(), [&](const Claim* a, const Claim* b) {
            return strength(*a) > strength(*b);
        });
        for (const Claim* claim : exact) {
            const NumberHit& hit = claim->hits.front();
            if (item(hit).remaining == m_context.minor(claim->line))
                answer_exact(*claim, hit);
            else
                leave_settled(*claim, hit);
        }
    }

    void leave_settled(const Claim& claim, const NumberHit& hit) {
        leave_open(
            m_context, claim.line,
            {reasons::already_settled,
             {{"piece", item(hit).item->piece}, {"party", party_name(m_context, item(hit))}}});
    }

    void match_named_sums() {
        for (const Claim& claim : m_claims) {
            if (claim.hits.size() < 2 || m_context.progress[claim.line] == Progress::Final)
                continue;
            std::int64_t sum = 0;
            for (const NumberHit& hit : claim.hits)
                sum += item(hit).remaining;
            if (sum == m_context.minor(claim.line))
                answer_sum(claim);
            else if (!answer_one_of_several(claim))
                answer_sum_nearly(claim);
        }
    }

    void answer_sum(const Claim& claim) {
        ItemAnswer answer;
        answer.line = claim.line;
        answer.kind = Kind::Grouped;
        answer.unattended = !claim.weak;
        answer.reasons.push_back({reasons::named_sum,
                                  {{"count", static_cast<std::int64_t>(claim.hits.size())},
                                   {"amount", m_context.line(claim.line).amount.abs()}}});
        for (const NumberHit& hit : claim.hits) {
            if (item(hit).remaining == 0)
                continue;
            answer.parts.push_back({hit.item, item(hit).remaining});
            answer.reasons.push_back(number_reason(m_context, hit));
        }
        answer.evidence += score::k_number;
        m_answers.add_evidence(claim, claim.hits.front(), answer);
        answer_with_items(m_context, std::move(answer));
    }

    // Several numbers, and exactly one whose amount fits: likely, but the others contradict.
    bool answer_one_of_several(const Claim& claim) {
        std::vector<const NumberHit*> fitting;
        for (const NumberHit& hit : claim.hits) {
            if (item(hit).remaining == m_context.minor(claim.line))
                fitting.push_back(&hit);
        }
        if (fitting.empty())
            return false;
        ItemAnswer answer = m_answers.start(claim, *fitting.front());
        answer.unattended = false;
        answer.ambiguous = fitting.size() > 1;
        answer.parts = {{fitting.front()->item, m_context.minor(claim.line)}};
        for (std::size_t i = 1; i < fitting.size(); ++i)
            answer.others.push_back({{fitting[i]->item, m_context.minor(claim.line)}});
        answer.reasons.push_back(exact_amount(m_context, claim.line, item(*fitting.front())));
        m_answers.add_evidence(claim, *fitting.front(), answer);
        for (const NumberHit& hit : claim.hits) {
            if (hit.item != fitting.front()->item)
                answer.reasons.push_back({reasons::other_number,
                                          {{"text", item(hit).item->piece},
                                           {"piece", item(*fitting.front()).item->piece}}});
        }
        answer_with_items(m_context, std::move(answer));
        return true;
    }

    // All that is named, and a small difference: of one party, on one side.
    void answer_sum_nearly(const Claim& claim) {
        std::vector<ItemPart> parts;
        for (const NumberHit& hit : claim.hits) {
            const bool fits = item(hit).party == item(claim.hits.front()).party &&
                              item(hit).item->account == item(claim.hits.front()).item->account &&
                              item(hit).remaining != 0;
            if (!fits)
                return;
            parts.push_back({hit.item, item(hit).remaining});
        }
        m_answers.with_difference(claim, parts);
    }

    void match_instalments() {
        for (const Claim& claim : m_claims) {
            if (claim.hits.size() != 1 || m_context.progress[claim.line] == Progress::Final)
                continue;
            const NumberHit& hit = claim.hits.front();
            const std::int64_t remaining = item(hit).remaining;
            const std::int64_t amount = m_context.minor(claim.line);
            if (remaining == amount) {
                answer_exact(claim, hit);
            } else if (sign(item(hit).item->open.minor()) != sign(amount)) {
                continue; // a refund, not a payment
            } else if (hit.is_short && !reading(claim.line).agrees(item(hit).party)) {
                continue; // neither the amount nor the party speaks for so short a number
            } else if (remaining == 0) {
                leave_settled(claim, hit);
            } else if (std::abs(amount) < std::abs(remaining)) {
                m_answers.instalment(claim, hit);
            } else {
                m_answers.above(claim, hit);
            }
        }
    }

    Context& m_context;
    std::vector<Claim> m_claims; // by day and id of their line
    NumberAnswers m_answers;
    NumberLists m_lists;
    // By currency and amount: how many pieces.
    std::map<std::string_view, std::unordered_map<std::int64_t, std::size_t>> m_amounts;
};

} // namespace

void match_numbers(Context& context) {
    NumberMatcher(context).match();
}

} // namespace comptoir::reconcile
