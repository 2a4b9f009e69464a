// A payment that settled no piece goes back: what a customer paid too much, or twice, is an open
// payment of its account until it is refunded (or used up by a later invoice).
//
// Proposed for the line's own party and the exact amount; never matched unattended, since nothing
// but the amount says which payment it is, and a piece may be missing.
#include "matchers.h"

#include "../outcome.h"

#include <algorithm>

namespace comptoir::reconcile {

void match_refunds(Context& context) {
    std::map<std::pair<std::uint32_t, std::int64_t>, std::vector<std::uint32_t>> payments;
    for (std::uint32_t i = 0; i < context.items.size(); ++i) {
        const ItemState& state = context.items[i];
        if (!state.is_invoice() && state.party != k_no_party && state.remaining != 0)
            payments[{state.party, state.remaining}].push_back(i);
    }
    if (payments.empty())
        return;
    for (const std::uint32_t line : context.open_lines()) {
        const LineReading& reading = context.readings[line];
        if (!context.undecided(line) || reading.parties.size() != 1 || reading.own_account)
            continue;
        const auto found = payments.find({reading.parties.front(), context.minor(line)});
        if (found == payments.end())
            continue;
        std::vector<std::uint32_t> before;
        for (const std::uint32_t index : found->second) {
            if (context.same_currency(line, index) &&
                context.items[index].item->booked_on <= context.line(line).booked_on)
                before.push_back(index);
        }
        if (before.empty())
            continue;
        const ItemState& first = context.items[before.front()];
        ItemAnswer answer;
        answer.line = line;
        answer.ambiguous = before.size() > 1;
        answer.parts = {{before.front(), context.minor(line)}};
        for (std::size_t i = 1; i < before.size() && i <= k_other_targets_max; ++i)
            answer.others.push_back({{before[i], context.minor(line)}});
        answer.reasons.push_back({reasons::payment_given_back,
                                  {{"party", party_name(context, first)},
                                   {"day", first.item->booked_on},
                                   {"amount", context.line(line).amount.abs()}}});
        add_party_reasons(context, line, first.party, answer.reasons, answer.evidence);
        answer_with_items(context, std::move(answer));
    }
}

} // namespace comptoir::reconcile
