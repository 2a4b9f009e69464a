#include "app/bank/statement_parts.h"

#include <algorithm>

namespace comptoir::app {

namespace {

bool days_never_go_back(const std::vector<LineRun>& runs) {
    for (std::size_t index = 1; index < runs.size(); ++index)
        if (runs[index].first_day < runs[index - 1].last_day)
            return false;
    return true;
}

void forget_balances(storage::StatementRecord& record) {
    record.opening_minor.reset();
    record.closing_minor.reset();
    record.check = bank::BalanceCheck::NotPossible;
    record.mismatch_accepted_by.reset();
}

// Both balances, and the lines of the whole lead from one to the other: counted by the reader where
// the bank gives one balance alone (OFX).
bool balances_meet(const storage::StatementRecord& whole, std::int64_t sum_minor) {
    return whole.opening_minor && whole.closing_minor &&
           *whole.opening_minor + sum_minor == *whole.closing_minor;
}

// What is not kept takes its part of the balances with it: at the head of the file the opening
// moves, at its tail the closing; on both sides, or in the middle, nothing is left to say.
void balance_what_is_kept(storage::StatementRecord& record, const std::vector<LineRun>& runs,
                          std::int64_t kept_sum) {
    std::size_t kept_stretches = 0;
    for (std::size_t index = 0; index < runs.size(); ++index)
        if (runs[index].kept && (index == 0 || !runs[index - 1].kept))
            ++kept_stretches;
    const bool keeps_head = runs.front().kept, keeps_tail = runs.back().kept;
    if (kept_stretches != 1 || (!keeps_head && !keeps_tail)) {
        forget_balances(record);
    } else if (keeps_tail && record.closing_minor) {
        record.opening_minor = *record.closing_minor - kept_sum;
    } else if (keeps_head && record.opening_minor) {
        record.closing_minor = *record.opening_minor + kept_sum;
    } else {
        forget_balances(record);
    }
}

// A statement whose balances do not meet stays one, less the lines that are not kept.
StatementPart one_part(const storage::StatementRecord& whole, const std::vector<LineRun>& runs) {
    StatementPart part{whole, {}};
    std::int64_t kept_sum = 0;
    bool all_kept = true, overruled = true;
    for (const LineRun& run : runs) {
        all_kept = all_kept && run.kept;
        if (!run.kept)
            continue;
        overruled = overruled && run.overruled;
        kept_sum += run.sum_minor;
        part.kept.push_back(run);
    }
    if (!part.record.from) // its file was taken back: it says no more than its lines
        for (const LineRun& run : part.kept) {
            part.record.from = std::min(part.record.from.value_or(run.first_day), run.first_day);
            part.record.to = std::max(part.record.to.value_or(run.last_day), run.last_day);
        }
    if (overruled)
        forget_balances(part.record);
    else if (!all_kept)
        balance_what_is_kept(part.record, runs, kept_sum);
    return part;
}

} // namespace

void LineRuns::add(const storage::LineStep& step, bool kept, bool overruled) {
    if (m_runs.empty() || m_runs.back().kept != kept || m_runs.back().overruled != overruled)
        m_runs.push_back({kept, overruled, step.id, step.id, step.booked_on, step.booked_on, 0});
    LineRun& run = m_runs.back();
    run.last_line = step.id;
    run.first_day = std::min(run.first_day, step.booked_on);
    run.last_day = std::max(run.last_day, step.booked_on);
    run.sum_minor += step.amount_minor;
    m_sum_minor += step.amount_minor;
}

std::vector<StatementPart> parts_of(const storage::StatementRecord& whole, const LineRuns& lines) {
    const std::vector<LineRun>& runs = lines.runs();
    if (std::none_of(runs.begin(), runs.end(), [](const LineRun& run) { return run.kept; }))
        return {};
    if (!balances_meet(whole, lines.sum_minor()) || !days_never_go_back(runs))
        return {one_part(whole, runs)};
    std::vector<StatementPart> parts;
    std::int64_t balance = *whole.opening_minor;
    for (std::size_t index = 0; index < runs.size(); ++index) {
        const LineRun& run = runs[index];
        const std::int64_t opening = balance;
        balance += run.sum_minor;
        if (!run.kept)
            continue;
        StatementPart part{whole, {run}};
        part.record.opening_minor = opening;
        part.record.closing_minor = balance;
        if (index > 0)
            part.record.from = run.first_day;
        if (index + 1 < runs.size())
            part.record.to = run.last_day;
        if (run.overruled)
            forget_balances(part.record);
        parts.push_back(std::move(part));
    }
    return parts;
}

bool goes_on_from(const std::optional<std::int64_t>& closing_minor,
                  const std::optional<Date>& ended_on, const storage::StatementRecord& statement) {
    const bool goes_back = ended_on && statement.from && *statement.from < *ended_on;
    return closing_minor && closing_minor == statement.opening_minor && !goes_back;
}

} // namespace comptoir::app
