// An invoice number written on the line (A110, A111), or a reference that names one.
//
// A whole number and the exact amount leave one answer. A whole number with its own party and a
// smaller amount is an instalment. Several numbers whose open amounts add up exactly are one
// grouped payment. A number with a foreign name or IBAN, or above what remains, is no evidence.
// The same invoice on several lines: in order until its remainder is zero (A145).
#include "matchers.h"

#include "../outcome.h"
#include "../vocabulary.h"
#include "differences.h"
#include "instalment_doubts.h"
#include "numbers_together.h"

#include <algorithm>
#include <optional>

namespace comptoir::reconcile {

namespace {

// What banks abroad keep back of a payment: at most so much, and no more than a quarter of it.
constexpr std::int64_t k_fee_minor_max = 30'00;
constexpr std::int64_t k_fee_permille_max = 250;

struct Claim {
    std::uint32_t line = 0;
    std::vector<NumberHit> hits; // of other parties' items removed; sorted by item
    bool weak = false;           // proves nothing without a person
    Reason doubt;                // why weak
};

class NumberMatcher {
public:
    explicit NumberMatcher(Context& context) : m_context(context) {}

    void match() {
        collect();
        match_exact();
        match_numbers_together(m_context);
        match_named_sums();
        match_instalments();
    }

private:
    const LineReading& reading(std::uint32_t line) const { return m_context.readings[line]; }
    const ItemState& item(const NumberHit& hit) const { return m_context.items[hit.item]; }
    static int sign(std::int64_t value) { return value < 0 ? -1 : 1; }

    void collect() {
        for (const std::uint32_t line : m_context.open_lines()) {
            if (reading(line).hits.empty())
                continue;
            Claim claim;
            claim.line = line;
            for (const NumberHit& hit : reading(line).hits) {
                if (!m_context.same_currency(line, hit.item))
                    continue;
                if (reading(line).contradicts(item(hit).party)) {
                    m_foreign.push_back({line, hit});
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
        for (const auto& [line, hit] : m_foreign) {
            const std::vector<Reason>& so_far = m_context.proposals[line].reasons;
            if (m_context.undecided(line) && so_far.empty())
                m_context.proposals[line].reasons = {
                    {reasons::foreign_number,
                     {{"piece", item(hit).item->piece},
                      {"party", party_name(m_context, item(hit))}}}};
        }
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
            } else if (hit.is_short) {
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
                    ++m_amounts[{state.item->open.currency().code(), state.item->open.minor()}];
            }
        }
        const auto found =
            m_amounts.find({m_context.line(line).amount.currency().code(), m_context.minor(line)});
        return found == m_amounts.end() ? 0 : found->second;
    }

    ItemAnswer answer_for(const Claim& claim, const NumberHit& hit) {
        ItemAnswer answer;
        answer.line = claim.line;
        answer.unattended = !claim.weak;
        answer.reasons.push_back(number_reason(m_context, hit));
        answer.evidence += hit.is_short ? score::k_short_number : score::k_number;
        return answer;
    }

    void add_evidence(const Claim& claim, const NumberHit& hit, ItemAnswer& answer) const {
        add_party_reasons(m_context, claim.line, item(hit).party, answer.reasons, answer.evidence);
        if (claim.weak)
            answer.reasons.push_back(claim.doubt);
    }

    bool answer_exact(const Claim& claim, const NumberHit& hit) {
        ItemAnswer answer = answer_for(claim, hit);
        answer.parts = {{hit.item, m_context.minor(claim.line)}};
        answer.reasons.push_back(exact_amount(m_context, claim.line, item(hit)));
        add_evidence(claim, hit, answer);
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
        add_evidence(claim, claim.hits.front(), answer);
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
        ItemAnswer answer = answer_for(claim, *fitting.front());
        answer.unattended = false;
        answer.ambiguous = fitting.size() > 1;
        answer.parts = {{fitting.front()->item, m_context.minor(claim.line)}};
        for (std::size_t i = 1; i < fitting.size(); ++i)
            answer.others.push_back({{fitting[i]->item, m_context.minor(claim.line)}});
        answer.reasons.push_back(exact_amount(m_context, claim.line, item(*fitting.front())));
        add_evidence(claim, *fitting.front(), answer);
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
        answer_with_difference(claim, parts);
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
                answer_instalment(claim, hit);
            } else {
                answer_above(claim, hit);
            }
        }
    }

    // The items in full, and the little that the payment lacks on its account. Booked unattended
    // within a limit of the dossier alone.
    bool answer_with_difference(const Claim& claim, const std::vector<ItemPart>& parts) {
        const std::optional<Difference> difference = difference_of(m_context, claim.line, parts);
        if (!difference)
            return false;
        const NumberHit& hit = claim.hits.front();
        ItemAnswer answer = answer_for(claim, hit);
        answer.kind = difference->kind;
        answer.parts = parts;
        answer.accounts = {difference->part};
        answer.unattended = difference->allowed && !claim.weak && !hit.is_short &&
                            hit.introduced.empty() && reading(claim.line).agrees(item(hit).party);
        answer.reasons.push_back(difference->reason);
        add_evidence(claim, hit, answer);
        if (difference->allowed)
            answer.reasons.push_back(
                {reasons::within_limit,
                 {{"amount", plain(m_context, claim.line, difference->part.amount)}}});
        else
            answer.reasons.push_back(
                {reasons::nearly_all,
                 {{"left", plain(m_context, claim.line, difference->part.amount)},
                  {"piece", item(hit).item->piece}}});
        answer_with_items(m_context, std::move(answer));
        return true;
    }

    // More than is open: all of it, and a credit of the party.
    void answer_excess(const Claim& claim, const std::vector<ItemPart>& parts) {
        const NumberHit& hit = claim.hits.front();
        ItemAnswer answer = answer_for(claim, hit);
        answer.kind = Kind::Overpayment;
        answer.unattended = false;
        answer.parts = parts;
        answer.accounts = {excess_of(m_context, claim.line, parts)};
        answer.reasons.push_back(
            {reasons::paid_too_much,
             {{"amount", plain(m_context, claim.line, answer.accounts.front().amount)},
              {"piece", item(hit).item->piece},
              {"party", party_name(m_context, item(hit))}}});
        answer.reasons.push_back(above_open(claim, hit));
        add_evidence(claim, hit, answer);
        answer_with_items(m_context, std::move(answer));
    }

    Reason above_open(const Claim& claim, const NumberHit& hit) const {
        return {reasons::above_open,
                {{"piece", item(hit).item->piece},
                 {"open", plain(m_context, claim.line, item(hit).remaining)},
                 {"amount", m_context.line(claim.line).amount.abs()}}};
    }

    void answer_above(const Claim& claim, const NumberHit& hit) {
        const std::vector<ItemPart> parts{{hit.item, item(hit).remaining}};
        // Of a number whose party the line does not name, a larger amount leaves nothing.
        if (claim.weak || !reading(claim.line).agrees(item(hit).party)) {
            m_context.proposals[claim.line].reasons = {above_open(claim, hit)};
            return;
        }
        if (!answer_with_difference(claim, parts))
            answer_excess(claim, parts);
        if (!m_context.proposals[claim.line].unattended)
            m_context.progress[claim.line] = Progress::Doubtful; // a set may hold the invoice
    }

    // A payment that lacks so little may be short by a discount or a bank's fee.
    static bool lacks_little(std::int64_t remaining, std::int64_t amount) {
        const std::int64_t left = std::abs(remaining) - std::abs(amount);
        return left * 1000 <= std::abs(remaining) * k_close_permille ||
               (left <= k_fee_minor_max && left * 1000 <= std::abs(remaining) * k_fee_permille_max);
    }

    // The one open piece of the other side that makes the named invoice the exact amount.
    std::optional<std::uint32_t> credit_note_beside(const Claim& claim,
                                                    const NumberHit& hit) const {
        const ItemState& invoice = item(hit);
        const std::int64_t wanted = m_context.minor(claim.line) - invoice.remaining;
        std::optional<std::uint32_t> note;
        for (const std::uint32_t other : m_context.items_of_amount(invoice.party, wanted)) {
            const ItemState& state = m_context.items[other];
            if (state.remaining != wanted || !m_context.same_currency(claim.line, other) ||
                state.item->account != invoice.item->account ||
                !plausible_day(m_context.line(claim.line), *state.item))
                continue;
            if (note)
                return std::nullopt;
            note = other;
        }
        return note;
    }

    // Only the amount speaks for the credit note: a person confirms.
    void answer_less_credit_note(const Claim& claim, const NumberHit& hit, std::uint32_t note) {
        const ItemState& state = m_context.items[note];
        ItemAnswer answer = answer_for(claim, hit);
        answer.kind = Kind::Grouped;
        answer.unattended = false;
        answer.parts = {{hit.item, item(hit).remaining}, {note, state.remaining}};
        answer.reasons.push_back({reasons::less_credit_note,
                                  {{"note", state.item->piece},
                                   {"amount", plain(m_context, claim.line, state.remaining)}}});
        add_evidence(claim, hit, answer);
        answer_with_items(m_context, std::move(answer));
    }

    // What is exact beside an instalment leaves two answers: a person chooses.
    void answer_exact_sets(const Claim& claim, const NumberHit& hit, ExactSets exact) {
        ItemAnswer answer = answer_for(claim, hit);
        answer.unattended = false;
        answer.ambiguous = true;
        answer.reasons.push_back(
            {reasons::exact_with_others,
             {{"piece", item(hit).item->piece},
              {"count", static_cast<std::int64_t>(exact.sets.front().size()) - 1},
              {"party", party_name(m_context, item(hit))}}});
        exact.sets.insert(exact.is_only ? exact.sets.end() : exact.sets.begin(),
                          std::vector<ItemPart>{{hit.item, m_context.minor(claim.line)}});
        answer.kind = exact.is_only ? Kind::Grouped : Kind::Partial;
        answer.parts = std::move(exact.sets.front());
        exact.sets.erase(exact.sets.begin());
        answer.others = std::move(exact.sets);
        add_evidence(claim, hit, answer);
        answer_with_items(m_context, std::move(answer));
    }

    std::optional<std::string> word_of_difference(std::uint32_t line) const {
        for (Word& word : words_of(m_context.line(line))) {
            if (says_difference(word.text))
                return std::move(word.text);
        }
        return std::nullopt;
    }

    const NumberHit* whole_of_another(std::uint32_t line, std::int64_t amount) const {
        const auto found = std::find_if(m_foreign.begin(), m_foreign.end(), [&](const auto& one) {
            return one.first == line && item(one.second).remaining == amount;
        });
        return found == m_foreign.end() ? nullptr : &found->second;
    }

    void answer_instalment(const Claim& claim, const NumberHit& hit) {
        const std::int64_t amount = m_context.minor(claim.line);
        if (const std::optional<std::uint32_t> note = credit_note_beside(claim, hit))
            return answer_less_credit_note(claim, hit, *note);
        if (ExactSets exact = exact_sets_with(m_context, claim.line, hit.item); !exact.sets.empty())
            return answer_exact_sets(claim, hit, std::move(exact));
        const bool other_fits = !m_context.items_of_amount(item(hit).party, amount).empty();
        if (!other_fits && answer_with_difference(claim, {{hit.item, item(hit).remaining}}))
            return;
        ItemAnswer answer = answer_for(claim, hit);
        answer.kind = Kind::Partial;
        answer.parts = {{hit.item, amount}};
        answer.reasons.push_back(
            {reasons::instalment,
             {{"amount", m_context.line(claim.line).amount.abs()},
              {"piece", item(hit).item->piece},
              {"left", plain(m_context, claim.line, item(hit).remaining - amount)}}});
        add_evidence(claim, hit, answer);
        if (!reading(claim.line).agrees(item(hit).party) && hit.kind != HitKind::PaymentOrder) {
            answer.unattended = false;
            if (!claim.weak)
                answer.reasons.push_back(
                    {reasons::party_missing, {{"piece", item(hit).item->piece}}});
        }
        if (std::optional<Reason> doubt = doubt_of_instalment(m_context, claim.line, hit)) {
            answer.unattended = false;
            answer.reasons.push_back(std::move(*doubt));
        }
        if (auto word = word_of_difference(claim.line)) {
            answer.unattended = false; // it pays all, less what it says
            answer.reasons.push_back({reasons::speaks_of, {{"word", std::move(*word)}}});
        }
        if (const NumberHit* other = whole_of_another(claim.line, amount)) {
            // Another's piece of this number is paid by it to the cent.
            answer.unattended = false;
            answer.reasons.push_back({reasons::foreign_number,
                                      {{"piece", item(*other).item->piece},
                                       {"party", party_name(m_context, item(*other))}}});
        }
        if (lacks_little(item(hit).remaining, amount)) {
            answer.unattended = false;
            answer.reasons.push_back(
                {reasons::nearly_all,
                 {{"left", plain(m_context, claim.line, item(hit).remaining - amount)},
                  {"piece", item(hit).item->piece}}});
        }
        if (hit.is_short && answer.unattended) {
            // Nothing but a few digits says which invoice: a shop or a day may be written like
            // it.
            answer.unattended = false;
            answer.reasons.push_back({reasons::short_number, {{"piece", item(hit).item->piece}}});
        }
        for (const std::uint32_t other : m_context.items_of_amount(item(hit).party, amount)) {
            if (answer.others.size() == k_other_targets_max)
                break;
            const ItemState& state = m_context.items[other];
            if (other == hit.item || state.remaining != amount ||
                !m_context.same_currency(claim.line, other))
                continue;
            // The number says one invoice, the amount another.
            answer.unattended = false;
            answer.ambiguous = true;
            answer.others.push_back({{other, amount}});
            answer.reasons.push_back(
                {reasons::other_exact_item,
                 {{"piece", state.item->piece}, {"amount", plain(m_context, claim.line, amount)}}});
        }
        answer_with_items(m_context, std::move(answer));
    }

    Context& m_context;
    std::vector<Claim> m_claims; // by day and id of their line
    std::vector<std::pair<std::uint32_t, NumberHit>> m_foreign;
    std::map<std::pair<std::string_view, std::int64_t>, std::size_t> m_amounts;
};

} // namespace

void match_numbers(Context& context) {
    NumberMatcher(context).match();
}

} // namespace comptoir::reconcile
