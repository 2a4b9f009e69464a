#include "app/reconcile/match_run.h"

#include "app/reconcile/awaited_cheques.h"
#include "app/reconcile/booked_legs.h"
#include "comptoir/app/errors.h"
#include "comptoir/app/match_sources.h"
#include "comptoir/core/errors.h"
#include "comptoir/reconcile/booked_legs.h"
#include "comptoir/storage/repositories/bank_repository.h"
#include "comptoir/storage/repositories/line_act_repository.h"
#include "comptoir/storage/repositories/takeover_rows.h"

#include <algorithm>
#include <set>
#include <string>
#include <tuple>

namespace comptoir::app {

namespace {

using reconcile::LineFacts;
using reconcile::LineState;

// All lines nobody matched, paired, parked or ignored: whatever was asked for, each of them is
// evidence for the others (who else wants the entry or the invoice).
std::vector<LineFacts> load_lines(Reader& reader) {
    std::vector<LineFacts> lines;
    const auto paired = storage::reserved_lines(reader.database());
    const std::vector<reconcile::EntryTemplate> templates = matcher_templates(reader);
    const auto take = [&](const storage::LineRecord& record) {
        if (record.line.status == bank::LineStatus::Booked && !paired.contains(record.id.value()))
            lines.push_back(line_facts(record, templates));
        return true;
    };
    storage::LineQuery query;
    query.matched = false;
    query.mark = "";
    storage::for_each_line(reader.database(), query, take);
    std::sort(lines.begin(), lines.end(), [](const LineFacts& a, const LineFacts& b) {
        return std::tie(a.statement, a.id) < std::tie(b.statement, b.id);
    });
    return lines;
}

// Keeps what was asked for.
void keep_wanted(MatchRun& run, const std::set<bank::StatementId>& wanted) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < run.lines.size(); ++i) {
        if (!wanted.contains(run.lines[i].statement))
            continue;
        if (kept != i) {
            run.lines[kept] = std::move(run.lines[i]);
            run.proposals[kept] = std::move(run.proposals[i]);
        }
        ++kept;
    }
    run.lines.resize(kept);
    run.proposals.resize(kept);
}

void count(ReconcileSummary& summary, LineState state) {
    ++summary.lines;
    switch (state) {
    case LineState::Matched:
        ++summary.matched;
        return;
    case LineState::Proposed:
        ++summary.proposed;
        return;
    case LineState::Ambiguous:
        ++summary.ambiguous;
        return;
    case LineState::Open:
    case LineState::Parked:
    case LineState::Ignored:
        ++summary.open;
        return;
    }
}

} // namespace

bool TakeoverAgreement::of(Reader& reader, const ReconcileBooks& books,
                           const ledger::Journal& journal) {
    const auto [known, is_new] = m_known.try_emplace(journal.code, false);
    if (is_new)
        known->second =
            storage::takeover_agrees(reader.database(), journal, {books.chart, books.currency});
    return known->second;
}

Result<MatchRun> run_matcher(Reader& reader, const ReconcileRequest& request) {
    const std::set<bank::StatementId> wanted(request.statements.begin(), request.statements.end());
    for (const bank::StatementId statement : wanted) {
        if (!storage::find_statement(reader.database(), statement))
            return fail(errors::not_found, {{"what", "statement"}, {"id", statement.value()}});
    }
    MatchRun run;
    run.lines = load_lines(reader);
    const auto is_wanted = [&](const LineFacts& line) { return wanted.contains(line.statement); };
    if (!wanted.empty() && std::none_of(run.lines.begin(), run.lines.end(), is_wanted))
        run.lines.clear(); // nothing is left to do there
    if (run.lines.empty())
        return run;
    std::set<std::string> journals;
    for (const LineFacts& line : run.lines)
        journals.insert(line.journal);
    run.books = load_reconcile_books(reader, {journals.begin(), journals.end()});
    load_past_payments(reader, run.lines, run.books.books);
    CT_ASSIGN(sources, match_sources(reader));
    reconcile::ProposeOptions options{request.days, true, {}};
    if (!sources.is_usual)
        options.sources = std::move(sources.order);
    const std::vector<LineFacts> legs =
        load_booked_legs(reader, run.books.books.accounts.transfer, run.lines);
    run.proposals =
        reconcile::propose_beside(legs, run.lines, run.books.books, options, request.work);
    if (request.work.stopped())
        return fail(comptoir::errors::cancelled);
    if (!wanted.empty())
        keep_wanted(run, wanted);
    name_awaited_cheques(reader, run);
    return run;
}

ReconcileReport report_of(MatchRun run, const std::vector<reconcile::MatchId>& matches) {
    ReconcileReport report;
    report.lines.reserve(run.lines.size());
    for (std::size_t i = 0; i < run.lines.size(); ++i) {
        count(report.summary, run.proposals[i].state);
        report.lines.push_back({run.lines[i].statement, std::move(run.lines[i].line),
                                std::move(run.proposals[i]),
                                matches.empty() ? reconcile::MatchId{} : matches[i]});
    }
    return report;
}

} // namespace comptoir::app
