#include "outcome.h"

#include "gate.h"
#include "longer_names.h"

#include <algorithm>
#include <cstdlib>

namespace comptoir::reconcile {

namespace {

// An entry this close to the line, of the same journal, amount and party, most likely books it
// although it lies outside the tolerance.
constexpr int k_unlinked_days = 15;

int close_day_score(std::int32_t days) {
    return std::max(0, score::k_close_day - std::abs(days));
}

std::vector<Target> targets_of(const Context& context, const std::vector<ItemPart>& parts) {
    std::vector<Target> targets;
    targets.reserve(parts.size());
    for (const ItemPart& part : parts) {
        const ledger::OpenItem& item = *context.items[part.item].item;
        targets.push_back(target_of(item, Money{part.amount, item.open.currency()}));
    }
    return targets;
}

Target target_of(const AccountPart& part, Currency currency) {
    Target target;
    target.kind = TargetKind::Account;
    target.account = part.account;
    target.party = part.party;
    target.party_name = part.party_name;
    target.amount = Money{part.amount, currency};
    target.vat_permille = part.vat_permille;
    return target;
}

void add_others(const Context& context, const std::vector<std::vector<ItemPart>>& others,
                Proposal& proposal) {
    for (const std::vector<ItemPart>& other : others) {
        if (proposal.other_targets.size() == k_other_targets_max)
            return;
        proposal.other_targets.push_back(targets_of(context, other));
    }
}

void close_difference(const Context& context, std::uint32_t line, Proposal& proposal) {
    Money difference = context.line(line).amount;
    for (const Target& target : proposal.targets)
        difference -= target.amount;
    proposal.difference = difference;
}

// The unlinked entry that makes a new settlement a double booking, or nullptr.
const EntryCandidate* unlinked_entry_near(const Context& context, const ItemAnswer& answer) {
    if (answer.parts.empty())
        return nullptr;
    return context.unlinked_entry(answer.line, context.items[answer.parts.front().item].party,
                                  k_unlinked_days);
}

void propose_unlinked_entry(Context& context, const ItemAnswer& answer,
                            const EntryCandidate& entry) {
    const bank::StatementLine& line = context.line(answer.line);
    Proposal& proposal = context.proposals[answer.line];
    const std::int64_t days = std::abs(entry.date - line.booked_on);
    proposal.decision = Decision::Entry;
    proposal.state = LineState::Proposed;
    proposal.kind = Kind::Exact;
    proposal.unattended = false;
    proposal.targets = {target_of(entry)};
    proposal.other_targets = {targets_of(context, answer.parts)};
    proposal.score_permille = score::k_amount + score::k_entry;
    proposal.reasons = {
        Reason{reasons::entry_outside_days,
               {{"piece", entry.piece},
                {"days", days},
                {"limit", std::int64_t{context.days_of(context.lines[answer.line].journal)}}}}};
    proposal.reasons.insert(proposal.reasons.end(), answer.reasons.begin(), answer.reasons.end());
    close_difference(context, answer.line, proposal);
    context.progress[answer.line] = Progress::Final;
}

} // namespace

bool answer_with_items(Context& context, ItemAnswer answer) {
    if (answer.unattended) {
        if (std::optional<Reason> against = doubt(context, answer)) {
            answer.unattended = false;
            if (against->code == reasons::shared_name)
                show_beside(context, pieces_of_longer_names(context, answer), answer);
            answer.reasons.push_back(std::move(*against));
        } else if (const EntryCandidate* entry = unlinked_entry_near(context, answer)) {
            propose_unlinked_entry(context, answer, *entry);
            return false;
        }
    }
    Proposal& proposal = context.proposals[answer.line];
    proposal.decision = Decision::Invoice;
    proposal.state = answer.ambiguous ? LineState::Ambiguous : LineState::Proposed;
    proposal.unattended = answer.unattended && !answer.ambiguous;
    proposal.kind = answer.kind;
    proposal.targets = targets_of(context, answer.parts);
    for (const AccountPart& part : answer.accounts)
        proposal.targets.push_back(target_of(part, context.line(answer.line).amount.currency()));
    proposal.other_targets.clear();
    add_others(context, answer.others, proposal);
    proposal.set_verdict = answer.verdict;
    proposal.sets = answer.sets;
    proposal.sets_at_least = answer.sets_at_least;
    proposal.reasons = std::move(answer.reasons);
    close_difference(context, answer.line, proposal);
    int total = answer.evidence + (answer.others.empty() ? score::k_only_answer : 0);
    if (answer.kind != Kind::Partial && answer.accounts.empty() && proposal.difference.is_zero())
        total += score::k_amount;
    if (!answer.parts.empty()) {
        const ledger::OpenItem& first = *context.items[answer.parts.front().item].item;
        total += close_day_score(context.line(answer.line).booked_on - first.booked_on);
        if (proposal.party.empty())
            proposal.party = first.party;
    }
    proposal.score_permille = std::min(1000, total);
    context.progress[answer.line] = Progress::Final;
    if (proposal.unattended) {
        for (const ItemPart& part : answer.parts)
            context.items[part.item].remaining -= part.amount;
    }
    return proposal.unattended;
}

bool answer_with_entries(Context& context, EntryAnswer answer) {
    if (answer.unattended) {
        if (std::optional<Reason> against = doubt(context, answer)) {
            answer.unattended = false;
            answer.reasons.push_back(std::move(*against));
        }
    }
    Proposal& proposal = context.proposals[answer.line];
    proposal.decision = Decision::Entry;
    proposal.state = answer.ambiguous ? LineState::Ambiguous : LineState::Proposed;
    proposal.unattended = answer.unattended && !answer.ambiguous;
    proposal.kind = answer.entries.size() > 1 ? Kind::Grouped : Kind::Exact;
    proposal.targets.clear();
    std::int32_t days_most = 0;
    for (const std::uint32_t index : answer.entries) {
        const EntryCandidate& entry = context.books.entries[index];
        proposal.targets.push_back(target_of(entry));
        days_most = std::max(days_most, std::abs(entry.date - context.line(answer.line).booked_on));
    }
    proposal.other_targets.clear();
    for (const std::vector<std::uint32_t>& other : answer.others) {
        if (proposal.other_targets.size() == k_other_targets_max)
            break;
        std::vector<Target> targets;
        for (const std::uint32_t index : other)
            targets.push_back(target_of(context.books.entries[index]));
        proposal.other_targets.push_back(std::move(targets));
    }
    proposal.set_verdict = answer.verdict;
    proposal.sets = answer.sets;
    proposal.sets_at_least = answer.sets_at_least;
    proposal.reasons = std::move(answer.reasons);
    close_difference(context, answer.line, proposal);
    const int only = answer.others.empty() ? score::k_only_answer : 0;
    proposal.score_permille = std::min(1000, score::k_amount + score::k_entry + answer.evidence +
                                                 only + close_day_score(days_most));
    if (proposal.party.empty() && !proposal.targets.empty())
        proposal.party = proposal.targets.front().party;
    context.progress[answer.line] = Progress::Final;
    if (proposal.unattended) {
        for (const std::uint32_t index : answer.entries)
            context.entry_used[index] = 1;
    }
    return proposal.unattended;
}

void leave_open(Context& context, std::uint32_t line, Reason reason) {
    Proposal& proposal = context.proposals[line];
    proposal.decision = Decision::None;
    proposal.state = LineState::Open;
    proposal.targets.clear();
    proposal.other_targets.clear();
    proposal.difference = context.line(line).amount;
    proposal.reasons = {std::move(reason)};
    context.progress[line] = Progress::Final;
}

Money money_of(const Context& context, std::uint32_t line, std::int64_t minor) {
    return Money{minor, context.line(line).amount.currency()};
}

Money plain(const Context& context, std::uint32_t line, std::int64_t minor) {
    return money_of(context, line, minor).abs();
}

std::string party_name(const Context& context, const ItemState& item) {
    if (!item.item->party_name.empty())
        return item.item->party_name;
    if (item.party != k_no_party && !context.parties.facts(item.party).name.empty())
        return context.parties.facts(item.party).name;
    return item.item->party;
}

Reason exact_amount(const Context& context, std::uint32_t line, const ItemState& item) {
    const std::int64_t days = context.line(line).booked_on - item.item->booked_on;
    const Money amount = context.line(line).amount.abs();
    if (days < 0)
        return {reasons::amount_exact_early,
                {{"amount", amount}, {"piece", item.item->piece}, {"days", -days}}};
    return {reasons::amount_exact,
            {{"amount", amount}, {"piece", item.item->piece}, {"days", days}}};
}

Reason number_reason(const Context& context, const NumberHit& hit) {
    const ItemState& item = context.items[hit.item];
    Params params{{"piece", item.item->piece}, {"party", party_name(context, item)}};
    if (hit.kind != HitKind::Piece) {
        params.push_back({"reference", hit.text});
        if (hit.kind == HitKind::InLabel)
            return {reasons::number_in_entry, std::move(params)};
        return {hit.kind == HitKind::PaymentOrder ? reasons::order_of_item
                                                  : reasons::reference_of_item,
                std::move(params)};
    }
    if (!hit.written.empty()) {
        params.push_back({"text", hit.written});
        return {reasons::number_in_list, std::move(params)};
    }
    switch (hit.column) {
    case Column::Label:
    case Column::CounterpartyName:
        return {reasons::number_in_label, std::move(params)};
    case Column::LabelMore:
        return {reasons::number_in_label_more, std::move(params)};
    case Column::AcrossLabels:
        return {reasons::number_across_labels, std::move(params)};
    case Column::Comment:
        return {reasons::number_in_comment, std::move(params)};
    case Column::RemittanceReference:
        return {reasons::number_in_remittance_reference, std::move(params)};
    case Column::OrderingAccount:
        return {reasons::number_in_ordering_account, std::move(params)};
    case Column::EndToEndId:
    case Column::StructuredReference:
        return {reasons::number_in_end_to_end_id, std::move(params)};
    }
    return {reasons::number_in_label, std::move(params)};
}

void add_party_reasons(const Context& context, std::uint32_t line, std::uint32_t party,
                       std::vector<Reason>& out, int& evidence) {
    const LineReading& reading = context.readings[line];
    if (party == k_no_party || !reading.agrees(party))
        return;
    const PartyFacts& facts = context.parties.facts(party);
    const std::string name = facts.name.empty() ? facts.code : facts.name;
    if (reading.by_hand) {
        out.push_back({reasons::party_by_hand, {{"party", name}}});
        evidence += score::k_party;
        return;
    }
    if (reading.by_learning) {
        out.push_back(
            {reasons::party_learned, {{"party", name}, {"count", reading.learned->agreed}}});
        evidence += score::k_label;
    }
    if (reading.by_name) {
        const bool by_reference = reading.by_reference && !facts.statement_reference.empty();
        out.push_back({by_reference ? reasons::party_by_reference : reasons::party_by_name,
                       {{"party", name}}});
        evidence += score::k_party;
    }
    if (reading.by_iban) {
        out.push_back({reasons::party_by_iban, {{"party", name}}});
        evidence += score::k_iban;
    }
}

Reason runner_up(const Context& context, std::uint32_t line, std::size_t same_amount_items) {
    const Money amount = context.line(line).amount.abs();
    if (same_amount_items <= 1)
        return {reasons::no_other_item, {{"amount", amount}}};
    return {reasons::other_items_lack,
            {{"count", static_cast<std::int64_t>(same_amount_items - 1)}, {"amount", amount}}};
}

} // namespace comptoir::reconcile
