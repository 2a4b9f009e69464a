#include "app/reconcile/awaited_cheques.h"

#include "app/reconcile/booked_already.h"
#include "comptoir/app/takeover_reasons.h"
#include "comptoir/reconcile/reasons.h"

namespace comptoir::app {

namespace {

bool found_nothing(const reconcile::Proposal& proposal) {
    return proposal.targets.empty() && proposal.reasons.size() == 1 &&
           (proposal.reasons.front().code == reconcile::reasons::no_candidate ||
            proposal.reasons.front().code == reconcile::reasons::no_candidate_for_party);
}

reconcile::Reason reason_of(const AwaitedCheque& cheque, const Money& amount) {
    Params params{
        {"amount", amount.abs()}, {"day", cheque.row.day}, {"entry", cheque.row.entry.value()}};
    if (cheque.number.empty())
        return {reasons::awaited_cheque_by_amount, std::move(params)};
    params.push_back({"number", cheque.number});
    return {cheque.waits ? reasons::awaited_cheque_waits : reasons::awaited_cheque,
            std::move(params)};
}

} // namespace

void name_awaited_cheques(Reader& reader, MatchRun& run) {
    const storage::BooksFacts books{run.books.chart, run.books.currency};
    for (std::size_t i = 0; i < run.lines.size(); ++i) {
        const reconcile::LineFacts& line = run.lines[i];
        const ledger::Journal* journal = run.books.journal(line.journal);
        if (!found_nothing(run.proposals[i]) || !journal)
            continue;
        if (const auto waits = waiting_cheque_of_takeover(reader, run.books.books.entries, line)) {
            run.proposals[i].reasons = {reason_of(*waits, line.line.amount)};
            continue;
        }
        const auto cheque = cheque_of_takeover(reader, *journal, books, line);
        if (cheque && !run.takeover.of(reader, run.books, *journal))
            run.proposals[i].reasons = {reason_of(*cheque, line.line.amount)};
    }
}

} // namespace comptoir::app
