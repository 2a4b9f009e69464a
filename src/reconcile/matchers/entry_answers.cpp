#include "entry_answers.h"

#include "../outcome.h"
#include "entry_names.h"

#include <algorithm>
#include <cstdlib>

namespace comptoir::reconcile {

namespace {

constexpr int k_cheque_days = 60;
constexpr int k_bill_days = 30;
constexpr int k_card_days = 10;

std::int64_t limit_of(const Context& context, std::uint32_t line) {
    return entry_window(context.line(line), context.days_of(context.lines[line].journal)).before;
}

// How far an entry like this one may lie from the line: what is no cheque is not waited for like
// one.
std::int64_t limit_of(const Context& context, std::uint32_t line, const EntryCandidate& like) {
    const int days = context.days_of(context.lines[line].journal);
    const std::int64_t most = limit_of(context, line);
    EntryCandidate farthest = like;
    farthest.date = context.line(line).booked_on.plus_days(-static_cast<int>(most));
    return waits_too_long(context.line(line), farthest, days) ? days : most;
}

Reason existing_entry(const Context& context, std::uint32_t line, const EntryCandidate& entry) {
    const std::int64_t days_apart = std::abs(entry.date - context.line(line).booked_on);
    return {reasons::existing_entry,
            {{"journal", entry.journal},
             {"piece", entry.piece},
             {"label", entry.label},
             {"amount", entry.amount.abs()},
             {"days", days_apart}}};
}

void add_evidence(const EntryCandidate& entry, const EntryChoice& choice, EntryAnswer& answer) {
    if (choice.affinity[0] >= 2) {
        answer.reasons.push_back({reasons::entry_reference, {{"text", entry.piece}}});
        answer.evidence += score::k_label;
    }
    if (choice.affinity[0] % 2 == 1) {
        answer.reasons.push_back({reasons::entry_party, {{"party", entry.party_name}}});
        answer.evidence += score::k_label;
    }
}

} // namespace

EntryWindow entry_window(const bank::StatementLine& line, int days) {
    switch (line.nature) {
    case bank::Nature::Cheque:
        return {std::max(days, k_cheque_days), days};
    case bank::Nature::Bill:
        return {std::max(days, k_bill_days), days};
    case bank::Nature::Card:
        return {std::max(days, k_card_days), days};
    case bank::Nature::Transfer:
    case bank::Nature::InstantTransfer:
    case bank::Nature::DirectDebit:
    case bank::Nature::Cash:
    case bank::Nature::Fee:
    case bank::Nature::Interest:
    case bank::Nature::Tax:
    case bank::Nature::Salary:
    case bank::Nature::Internal:
    case bank::Nature::Return:
    case bank::Nature::Other:
        return {days, days};
    }
    return {days, days};
}

bool answer_with_entry(Context& context, const EntryChoice& choice) {
    const EntryCandidate& entry = context.books.entries[choice.entry];
    const Money amount = context.line(choice.line).amount.abs();
    const std::int64_t limit = limit_of(context, choice.line, entry);
    EntryAnswer answer;
    answer.line = choice.line;
    answer.entries = {choice.entry};
    answer.unattended = true;
    answer.reasons.push_back(existing_entry(context, choice.line, entry));
    add_evidence(entry, choice, answer);
    switch (choice.why) {
    case EntryWhy::OnlyOne:
        answer.reasons.push_back({reasons::no_other_entry, {{"amount", amount}, {"days", limit}}});
        answer.reasons.push_back(
            {reasons::flip_second_entry, {{"amount", amount}, {"days", limit}}});
        break;
    case EntryWhy::Elimination:
        answer.reasons.push_back({reasons::entry_by_elimination, {}});
        break;
    case EntryWhy::Label:
        answer.evidence += score::k_label;
        answer.reasons.push_back(
            {reasons::entry_label, {{"candidates", static_cast<std::int64_t>(choice.candidates)}}});
        break;
    case EntryWhy::OneToOne:
        answer.reasons.push_back(
            {reasons::entries_one_to_one,
             {{"count", static_cast<std::int64_t>(choice.equal_count)}, {"amount", amount}}});
        break;
    }
    if (choice.beside_doubt) {
        answer.unattended = false;
        answer.reasons.push_back({reasons::entry_contested, {{"lines", std::int64_t{2}}}});
    }
    return answer_with_entries(context, std::move(answer));
}

void show_entries(Context& context, std::uint32_t line, const std::vector<std::uint32_t>& entries,
                  std::size_t lines_count) {
    EntryAnswer answer;
    answer.line = line;
    answer.ambiguous = entries.size() > 1;
    answer.entries = {entries.front()};
    for (std::size_t i = 1; i < entries.size() && i <= k_other_targets_max; ++i)
        answer.others.push_back({entries[i]});
    if (answer.ambiguous) {
        answer.reasons.push_back({reasons::several_entries,
                                  {{"count", static_cast<std::int64_t>(entries.size())},
                                   {"amount", context.line(line).amount.abs()},
                                   {"days", limit_of(context, line)}}});
    } else {
        answer.reasons.push_back(
            existing_entry(context, line, context.books.entries[entries.front()]));
        answer.reasons.push_back(
            {reasons::entry_contested, {{"lines", static_cast<std::int64_t>(lines_count)}}});
    }
    answer_with_entries(context, std::move(answer));
}

void show_foreign_entry(Context& context, std::uint32_t line, std::uint32_t index) {
    const EntryCandidate& entry = context.books.entries[index];
    EntryAnswer answer;
    answer.line = line;
    answer.entries = {index};
    answer.reasons = {existing_entry(context, line, entry)};
    if (is_other_cheque(context.line(line), entry))
        answer.reasons.push_back({reasons::other_number,
                                  {{"text", cheque_number_of(context.line(line))},
                                   {"piece", entry.piece.empty() ? entry.label : entry.piece}}});
    else
        answer.reasons.push_back(
            {reasons::entry_of_other_party,
             {{"party", entry.party_name.empty() ? entry.label : entry.party_name}}});
    answer_with_entries(context, std::move(answer));
    context.progress[line] = Progress::Doubtful;
}

} // namespace comptoir::reconcile
