// The amount alone: proposed when one open invoice has it, shown when several do, never matched
// unattended (requirements C15, "what we decided": unknown party).
#include "matchers.h"

#include "../outcome.h"

#include <algorithm>
#include <map>

namespace comptoir::reconcile {

namespace {

// How many equals of one amount are looked at for one line.
constexpr std::size_t k_equals_scanned_max = 200;

using Key = std::pair<std::string_view, std::int64_t>;

} // namespace

bool may_settle_invoices(const bank::StatementLine& line) {
    switch (line.nature) {
    case bank::Nature::Fee:
    case bank::Nature::Interest:
    case bank::Nature::Tax:
    case bank::Nature::Salary:
    case bank::Nature::Internal:
    case bank::Nature::Cash:
    case bank::Nature::Return:
        return false;
    case bank::Nature::Transfer:
    case bank::Nature::InstantTransfer:
    case bank::Nature::DirectDebit:
    case bank::Nature::Card:
    case bank::Nature::Cheque:
    case bank::Nature::Bill:
    case bank::Nature::Other:
        return !line.reversal;
    }
    return false;
}

void match_amounts(Context& context) {
    std::map<Key, std::vector<std::uint32_t>> items;
    for (std::uint32_t i = 0; i < context.items.size(); ++i) {
        const ItemState& state = context.items[i];
        if (state.is_invoice() && state.remaining != 0)
            items[{state.item->open.currency().code(), state.remaining}].push_back(i);
    }
    for (auto& [key, same] : items) {
        std::sort(same.begin(), same.end(), [&](std::uint32_t a, std::uint32_t b) {
            return settles_before(*context.items[a].item, *context.items[b].item);
        });
    }
    std::map<Key, std::vector<std::uint32_t>> lines;
    for (const std::uint32_t index : context.open_lines()) {
        const LineReading& reading = context.readings[index];
        const bool unknown =
            reading.named.empty() && reading.of_iban.empty() && !reading.own_account;
        if (context.undecided(index) && unknown && may_settle_invoices(context.line(index)))
            lines[{context.line(index).amount.currency().code(), context.minor(index)}].push_back(
                index);
    }
    for (const auto& [key, group] : lines) {
        const auto found = items.find(key);
        if (found == items.end())
            continue;
        for (const std::uint32_t line : group) {
            std::vector<std::uint32_t> fitting;
            std::size_t scanned = 0;
            for (const std::uint32_t item : found->second) {
                if (fitting.size() > k_other_targets_max || ++scanned > k_equals_scanned_max)
                    break;
                if (plausible_day(context.line(line), *context.items[item].item))
                    fitting.push_back(item);
            }
            if (fitting.empty())
                continue;
            const ItemState& best = context.items[fitting.front()];
            const Money amount = context.line(line).amount.abs();
            ItemAnswer answer;
            answer.line = line;
            answer.ambiguous = fitting.size() > 1;
            answer.parts = {{fitting.front(), key.second}};
            for (std::size_t i = 1; i < fitting.size(); ++i)
                answer.others.push_back({{fitting[i], key.second}});
            if (answer.ambiguous)
                answer.reasons.push_back(
                    {reasons::several_items,
                     {{"count", static_cast<std::int64_t>(found->second.size())},
                      {"amount", amount}}});
            answer.reasons.push_back({reasons::amount_alone,
                                      {{"amount", amount},
                                       {"piece", best.item->piece},
                                       {"party", party_name(context, best)}}});
            if (group.size() > found->second.size())
                answer.reasons.push_back(
                    {reasons::contested,
                     {{"lines", static_cast<std::int64_t>(group.size())},
                      {"items", static_cast<std::int64_t>(found->second.size())}}});
            answer_with_items(context, std::move(answer));
        }
    }
}

} // namespace comptoir::reconcile
