// Proposing and applying: reconcile, reconcile --apply.
#include "app/reconcile/match_run.h"
#include "app/reconcile/match_writer.h"
#include "app/reconcile/proposal_plan.h"
#include "app/reconcile/unattended.h"
#include "comptoir/app/reconcile.h"
#include "comptoir/core/errors.h"
#include "comptoir/reconcile/errors.h"
#include "comptoir/storage/repositories/bank_repository.h"

#include <chrono>
#include <map>

namespace comptoir::app {

namespace {

using reconcile::LineFacts;
using reconcile::LineState;
using reconcile::Proposal;

// The date de pointage of the lines of a run (A99).
class PointingDays {
public:
    PointingDays(Writer& writer, const ReconcileRequest& request)
        : m_writer(writer), m_request(request) {}

    Result<std::optional<Date>> of(const LineFacts& line) {
        switch (m_request.pointing) {
        case ReconcileRequest::Pointing::OnItsDay:
            return std::optional<Date>();
        case ReconcileRequest::Pointing::OnLatestDay:
            return std::optional(latest_of(line));
        case ReconcileRequest::Pointing::OnGivenDay:
            break;
        }
        const Date day = m_request.pointed_on.value_or(m_writer.today());
        // Nothing is seen on a statement before the bank booked it, nor tomorrow.
        if (day < line.line.booked_on || day > m_writer.today())
            return fail(
                reconcile::errors::pointing_day,
                {{"day", day}, {"first", line.line.booked_on}, {"today", m_writer.today()}});
        return std::optional(day);
    }

private:
    Date latest_of(const LineFacts& line) {
        const auto [found, is_new] = m_latest.try_emplace(line.statement, line.line.booked_on);
        if (is_new)
            found->second = storage::latest_line_day(m_writer.database(), line.statement)
                                .value_or(line.line.booked_on);
        return found->second;
    }

    Writer& m_writer;
    const ReconcileRequest& m_request;
    std::map<bank::StatementId, Date> m_latest;
};

// C31: a run that a person bounded in time.
class TimeBox {
public:
    using Clock = std::chrono::steady_clock;
    TimeBox(Clock::time_point begun, std::optional<std::chrono::milliseconds> box)
        : m_begun(begun), m_box(box) {}
    bool is_over() const { return m_box && Clock::now() - m_begun >= *m_box; }

private:
    Clock::time_point m_begun;
    std::optional<std::chrono::milliseconds> m_box;
};

// Where such a run stopped. One match is always made: calls that follow each other come to an end.
struct Stop {
    bool begun = false;
    bank::LineId before;
    std::int64_t left = 0;

    void left_out(bank::LineId line) {
        if (left++ == 0)
            before = line;
    }
};

} // namespace

Result<ReconcileReport> propose_matches(Reader& reader, const ReconcileRequest& request) {
    CT_ASSIGN(run, run_matcher(reader, request));
    return report_of(std::move(run), {});
}

Result<ReconcileReport> apply_matches(Writer& writer, const ReconcileRequest& request) {
    const auto begun = std::chrono::steady_clock::now(); // looking for evidence takes time too
    CT_ASSIGN(act, writer.begin(users::Right::StatementReconcile));
    CT_ASSIGN(run, run_matcher(writer, request));
    std::vector<reconcile::MatchId> matches(run.lines.size());
    MatchWriter match_writer(writer);
    Unattended unattended(writer, run, match_writer);
    PointingDays pointing_days(writer, request);
    const TimeBox time_box(begun, request.time_box);
    Stop stop;
    for (std::size_t i = 0; i < run.lines.size(); ++i) {
        Proposal& proposal = run.proposals[i];
        if (!proposal.unattended || proposal.state != LineState::Proposed)
            continue;
        if (request.work.stopped())
            return fail(comptoir::errors::cancelled);
        if (stop.left > 0 || (stop.begun && time_box.is_over())) {
            stop.left_out(run.lines[i].id);
            continue;
        }
        if (auto objection = unattended.objection(run.lines[i], proposal)) {
            proposal.unattended = false;
            proposal.reasons.push_back(std::move(*objection));
            continue;
        }
        MatchPlan plan = plan_of(run.books, run.lines[i], proposal);
        CT_ASSIGN(day, pointing_days.of(run.lines[i]));
        plan.pointed_on = day;
        CT_ASSIGN(match, match_writer.write(plan));
        remember_template(writer, match, proposal);
        matches[i] = match;
        proposal.state = LineState::Matched;
        stop.begun = true;
    }
    match_writer.publish();
    ReconcileReport report = report_of(std::move(run), matches);
    report.stopped_before = stop.before;
    report.left = stop.left;
    return report;
}

} // namespace comptoir::app
