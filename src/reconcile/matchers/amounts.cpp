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

// Accounts no party is known by, with the party a line of theirs was settled for, by its name.
struct Seen {
    std::uint32_t party = k_no_party;
    Date day;
};
using SeenAccounts = std::map<std::string, Seen>;

SeenAccounts seen_accounts(const Context& context) {
    SeenAccounts seen;
    for (const std::uint32_t line : context.order) {
        const LineReading& reading = context.readings[line];
        const Proposal& proposal = context.proposals[line];
        if (!proposal.unattended || proposal.decision != Decision::Invoice || !reading.by_name ||
            reading.parties.size() != 1 || !reading.of_iban.empty())
            continue;
        const std::string account = other_account(context.line(line));
        if (account.empty())
            continue;
        const auto [place, is_new] =
            seen.try_emplace(account, Seen{reading.parties.front(), context.line(line).booked_on});
        if (!is_new && place->second.party != reading.parties.front())
            place->second.party = k_no_party; // it pays for several: it tells none of them
    }
    return seen;
}

const Seen* seen_before(const Context& context, std::uint32_t line, const SeenAccounts& seen) {
    const auto found = seen.find(other_account(context.line(line)));
    const bool tells = found != seen.end() && found->second.party != k_no_party &&
                       found->second.day <= context.line(line).booked_on;
    return tells ? &found->second : nullptr;
}

// The piece of the party that used the account before comes first.
void prefer_seen(const Context& context, std::uint32_t line, const SeenAccounts& seen,
                 std::vector<std::uint32_t>& items) {
    if (const Seen* before = seen_before(context, line, seen))
        std::stable_partition(items.begin(), items.end(), [&](std::uint32_t index) {
            return context.items[index].party == before->party;
        });
}

// Do the line's words hold the piece's number, be it written with blanks or too short to count?
bool quotes(const Context& context, std::uint32_t line, const ItemState& item) {
    if (item.strength == KeyStrength::Useless)
        return false;
    bool found = false;
    for_each_key(words_of(context.line(line)), item.key.size(),
                 [&](std::string_view key, KeyPlace) { found = found || key == item.key; });
    return found;
}

// The account or the number, which prove nothing alone: they are said. False: nothing but the
// amount speaks.
bool add_what_else_speaks(const Context& context, std::uint32_t line, std::uint32_t index,
                          const SeenAccounts& seen, ItemAnswer& answer) {
    const ItemState& item = context.items[index];
    const std::string party = party_name(context, item);
    const Seen* before = seen_before(context, line, seen);
    const bool is_seen = before && before->party == item.party;
    if (is_seen) {
        answer.reasons.push_back({reasons::account_seen, {{"party", party}, {"day", before->day}}});
        answer.evidence += score::k_iban;
    }
    if (!quotes(context, line, item))
        return is_seen;
    answer.reasons.push_back(
        {reasons::number_and_amount, {{"piece", item.item->piece}, {"party", party}}});
    answer.evidence += score::k_short_number;
    return true;
}

} // namespace

bool has_other_party(bank::Nature nature) {
    switch (nature) {
    case bank::Nature::Fee:
    case bank::Nature::Interest:
    case bank::Nature::Tax:
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
    case bank::Nature::Salary:
    case bank::Nature::Other:
        return true;
    }
    return false;
}

bool may_settle_invoices(const bank::StatementLine& line) {
    return has_other_party(line.nature) && line.nature != bank::Nature::Salary && !line.reversal;
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
    const SeenAccounts seen = seen_accounts(context);
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
            prefer_seen(context, line, seen, fitting);
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
            if (!add_what_else_speaks(context, line, fitting.front(), seen, answer))
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
