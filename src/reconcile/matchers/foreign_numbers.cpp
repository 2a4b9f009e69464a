// The whole number of an open piece and its exact amount, beside the name of somebody else: a
// company of a group, a partner or a relative pays. Nothing else explains the line, so it is shown;
// a number with a foreign name settles nothing without a person.
#include "matchers.h"

#include "../outcome.h"

#include <algorithm>

namespace comptoir::reconcile {

const NumberHit* exact_foreign_number(const Context& context, std::uint32_t line) {
    const LineReading& reading = context.readings[line];
    const NumberHit* exact = nullptr;
    for (const NumberHit& hit : reading.hits) {
        const ItemState& item = context.items[hit.item];
        const bool fits =
            !hit.is_short && hit.introduced.empty() && item.is_invoice() &&
            reading.contradicts(item.party) && item.remaining == context.minor(line) &&
            context.same_currency(line, hit.item) && plausible_day(context.line(line), *item.item);
        if (!fits)
            continue;
        if (exact)
            return nullptr;
        exact = &hit;
    }
    return exact;
}

void match_foreign_numbers(Context& context) {
    for (const std::uint32_t line : context.open_lines()) {
        if (!context.undecided(line) || !may_settle_invoices(context.line(line)) ||
            context.readings[line].own_account || !context.proposals[line].targets.empty())
            continue;
        const NumberHit* hit = exact_foreign_number(context, line);
        if (!hit)
            continue;
        const ItemState& item = context.items[hit->item];
        ItemAnswer answer;
        answer.line = line;
        answer.parts = {{hit->item, item.remaining}};
        answer.evidence = score::k_number;
        answer.reasons.push_back(number_reason(context, *hit));
        answer.reasons.push_back(exact_amount(context, line, item));
        answer.reasons.push_back(
            {reasons::foreign_number,
             {{"piece", item.item->piece}, {"party", party_name(context, item)}}});
        answer_with_items(context, std::move(answer));
    }
}

} // namespace comptoir::reconcile
