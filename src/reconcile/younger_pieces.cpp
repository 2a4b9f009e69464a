#include "younger_pieces.h"

#include "comptoir/reconcile/reasons.h"
#include "named_besides.h"

#include <algorithm>
#include <cstdlib>
#include <unordered_set>

namespace comptoir::reconcile {

namespace {

// Of a party with more of them some two make nearly any amount: the doubt stands unproved.
constexpr std::size_t k_fitting_most = 2'000;
// So many of a party's pieces are looked at, settled ones too, for each line.
constexpr std::size_t k_looked_at_most = 20'000;
// A reminder has gone out by then, or somebody disputes the invoice.
constexpr int k_days_overdue = 30;

// Two open pieces of the party that make the line's amount, among those that `may_be` one of them.
template <class MayBe>
bool two_make_it(const Context& context, const ItemAnswer& answer, MayBe may_be) {
    const ItemState& own = context.items[answer.parts.front().item];
    if (answer.parts.size() != 1 || own.party == k_no_party)
        return false;
    std::unordered_set<std::int64_t> amounts;
    std::size_t fitting = 0, looked_at = 0;
    for (const std::uint32_t index : context.items_of_party(own.party)) {
        if (++looked_at > k_looked_at_most)
            return true;
        const ItemState& item = context.items[index];
        if (!item.is_invoice() || item.remaining == 0 || !may_be(*item.item, *own.item) ||
            (item.remaining < 0) != (context.minor(answer.line) < 0) ||
            std::abs(item.remaining) >= std::abs(context.minor(answer.line)) ||
            !context.same_currency(answer.line, index) ||
            !plausible_day(context.line(answer.line), *item.item))
            continue;
        if (++fitting > k_fitting_most)
            return true;
        if (amounts.contains(context.minor(answer.line) - item.remaining))
            return true;
        amounts.insert(item.remaining);
    }
    return false;
}

} // namespace

bool two_younger_make_it(const Context& context, const ItemAnswer& answer) {
    return two_make_it(context, answer,
                       [](const ledger::OpenItem& item, const ledger::OpenItem& own) {
                           return item.booked_on > own.booked_on;
                       });
}

std::optional<Reason> doubt_of_overdue(const Context& context, const ItemAnswer& answer) {
    if (answer.parts.size() != 1 || !answer.accounts.empty())
        return std::nullopt;
    const ItemPart& part = answer.parts.front();
    const ItemState& own = context.items[part.item];
    const std::int64_t days = context.line(answer.line).booked_on - own.item->due_on;
    if (days <= k_days_overdue || part.amount != own.remaining ||
        names_item(context, answer.line, part.item) || !two_younger_make_it(context, answer))
        return std::nullopt;
    return Reason{reasons::overdue_beside_younger,
                  {{"piece", own.item->piece},
                   {"days", days},
                   {"party", party_name(context, own)},
                   {"amount", context.line(answer.line).amount.abs()}}};
}

std::optional<Reason> doubt_of_two_older(const Context& context, const ItemAnswer& answer) {
    if (answer.parts.size() != 1 || !answer.accounts.empty())
        return std::nullopt;
    const ItemPart& part = answer.parts.front();
    const ItemState& own = context.items[part.item];
    const auto is_older = [](const ledger::OpenItem& item, const ledger::OpenItem& than) {
        return item.booked_on <= than.booked_on && item.due_on <= than.due_on &&
               (item.booked_on < than.booked_on || item.due_on < than.due_on);
    };
    if (part.amount != own.remaining || names_item(context, answer.line, part.item) ||
        !two_make_it(context, answer, is_older))
        return std::nullopt;
    return Reason{reasons::two_older_make_it,
                  {{"piece", own.item->piece},
                   {"party", party_name(context, own)},
                   {"amount", context.line(answer.line).amount.abs()}}};
}

} // namespace comptoir::reconcile
