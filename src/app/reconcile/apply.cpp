// Proposing and applying: reconcile, reconcile --apply, one key on a proposal.
#include "comptoir/app/reconcile.h"

#include "app/bank/named_line.h"
#include "app/reconcile/booked_already.h"
#include "app/reconcile/booked_legs.h"
#include "app/reconcile/day_limits.h"
#include "app/reconcile/difference_types.h"
#include "app/reconcile/match_writer.h"
#include "app/reconcile/parts_not_paid.h"
#include "app/reconcile/reconcile_books.h"
#include "comptoir/app/errors.h"
#include "comptoir/app/match_sources.h"
#include "comptoir/app/returned_payment.h"
#include "comptoir/core/errors.h"
#include "comptoir/reconcile/booked_legs.h"
#include "comptoir/reconcile/errors.h"
#include "comptoir/reconcile/reasons.h"
#include "comptoir/storage/repositories/bank_repository.h"
#include "comptoir/storage/repositories/ledger_repository.h"
#include "comptoir/storage/repositories/line_act_repository.h"
#include "comptoir/storage/repositories/pointing_repository.h"
#include "comptoir/storage/repositories/takeover_rows.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <map>
#include <set>

namespace comptoir::app {

namespace {

using reconcile::LineFacts;
using reconcile::LineState;
using reconcile::Proposal;

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

struct Run {
    std::vector<LineFacts> lines; // of the wanted statements
    ReconcileBooks books;
    std::vector<Proposal> proposals; // as lines
};

// Keeps what was asked for.
void keep_wanted(Run& run, const std::set<bank::StatementId>& wanted) {
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

// What is found for a line does not depend on which statements were asked for.
Result<Run> run_matcher(Reader& reader, const ReconcileRequest& request) {
    const std::set<bank::StatementId> wanted(request.statements.begin(), request.statements.end());
    for (const bank::StatementId statement : wanted) {
        if (!storage::find_statement(reader.database(), statement))
            return fail(errors::not_found, {{"what", "statement"}, {"id", statement.value()}});
    }
    Run run;
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
    return run;
}

MatchPlan plan_of(const ReconcileBooks& books, const LineFacts& line, const Proposal& proposal) {
    MatchPlan plan;
    plan.journal = *books.journal(line.journal);
    plan.lines = {line};
    plan.decision = proposal.decision;
    plan.kind = proposal.kind;
    plan.score = proposal.score_permille;
    plan.unattended = proposal.unattended;
    plan.reasons = proposal.reasons;
    if (proposal.decision == reconcile::Decision::Template)
        plan.template_code = proposal.template_code;
    for (const reconcile::Target& target : proposal.targets) {
        if (target.kind == reconcile::TargetKind::Entry) {
            plan.entries.push_back(target);
            continue;
        }
        MatchPlan::Settled settled{target, {}};
        // The discount takes back VAT of the invoices it is given on, unless a rate was said.
        settled.corrects_vat = proposal.kind == reconcile::Kind::Discount &&
                               target.kind == reconcile::TargetKind::Account &&
                               !target.vat_permille && books.corrects_vat(target.account);
        if (const ledger::OpenItem* item = books.item_of_row(target.row))
            settled.item_rows = item->rows;
        plan.settled.push_back(std::move(settled));
    }
    return plan;
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

ReconcileReport report_of(Run run, const std::vector<reconcile::MatchId>& matches) {
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

bool needs_settlement(const Proposal& proposal) {
    return std::any_of(proposal.targets.begin(), proposal.targets.end(),
                       [](const reconcile::Target& target) {
                           return target.kind != reconcile::TargetKind::Entry;
                       });
}

// Does the proposal still fit the books as they are now?
bool still_holds(Reader& reader, const ReconcileBooks& books, const ledger::BooksAccounts& accounts,
                 const Proposal& proposal) {
    for (const reconcile::Target& target : proposal.targets) {
        if (target.kind == reconcile::TargetKind::Entry) {
            if (!target.row || storage::is_pointed(reader.database(), target.row) ||
                storage::pairing_of(reader.database(), target.row) ||
                storage::marked_in(reader.database(), target.row))
                return false;
            continue;
        }
        if (target.kind == reconcile::TargetKind::Account) {
            if (!accounts.can_be_booked(target.account) &&
                !usual_difference_label(books.chart, target.account))
                return false;
            continue;
        }
        const ledger::OpenItem* item = books.item_of_row(target.row);
        if (!item || item->open.currency() != target.amount.currency() ||
            item->open.is_negative() != target.amount.is_negative() ||
            std::abs(item->open.minor()) < std::abs(target.amount.minor()))
            return false;
    }
    return true;
}

// A331: what a proposal books beside the payment of pieces has a right of its own. A transfer
// between own accounts, what came back and what stays on a party's account are matching.
std::vector<users::Right> rights_beside(const Proposal& proposal, users::Right of_templates) {
    if (proposal.decision == reconcile::Decision::Template)
        return {of_templates};
    if (proposal.decision == reconcile::Decision::Transfer ||
        proposal.kind == reconcile::Kind::Return)
        return {};
    const bool writes_off = std::any_of(
        proposal.targets.begin(), proposal.targets.end(), [](const reconcile::Target& target) {
            return target.kind == reconcile::TargetKind::Account && target.party.empty();
        });
    return writes_off ? std::vector{users::Right::WriteOff} : std::vector<users::Right>{};
}

// What makes an entry of the line. An open invoice says no more than a template that the books lack
// the payment: what they took over as seen may have paid another one of the same amount.
bool may_be_taken_over(const Proposal& proposal) {
    return proposal.decision == reconcile::Decision::Template ||
           proposal.decision == reconcile::Decision::Invoice;
}

MoneyToBook money_of(const LineFacts& line, const Proposal& proposal) {
    MoneyToBook money;
    money.lines = {{line.id, line.line.booked_on, line.line.amount}};
    money.rest = line.line.amount;
    money.party = proposal.targets.front().party;
    // Of several parties no one's: whose the entry is says nothing then.
    for (const reconcile::Target& target : proposal.targets)
        if (target.kind == reconcile::TargetKind::Invoice && target.party != money.party)
            money.party.clear();
    return money;
}

// Of an invoice the rows that wait for their line were looked at when it was proposed.
Result<void> check_not_in_books(Writer& writer, const ReconcileBooks& books, const LineFacts& line,
                                const Proposal& proposal) {
    const ledger::Journal& journal = *books.journal(line.journal);
    const storage::BooksFacts facts{books.chart, books.currency};
    const MoneyToBook money = money_of(line, proposal);
    if (proposal.decision == reconcile::Decision::Template)
        return check_not_booked(writer, journal, facts, money);
    if (const auto found =
            explained_at_takeover(writer, journal, facts, money, AskedOf::OneBankRow))
        return fail(refusal_of(writer, *found));
    return {};
}

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

// Why nothing is booked for this line without a person; nothing: it is.
class Unattended {
public:
    Unattended(Writer& writer, const Run& run, const MatchWriter& match_writer)
        : m_writer(writer), m_run(run), m_books(run.books), m_match_writer(match_writer),
          m_day_limits(writer.database(), run.books.chart) {}

    std::optional<reconcile::Reason> objection(const LineFacts& line, const Proposal& proposal) {
        for (const users::Right right : rights_beside(proposal, users::Right::BatchEntries))
            if (!m_writer.actor().rights.has(right))
                return {{reconcile::reasons::right_missing,
                         {{"right", std::string(users::to_text(right))}}}};
        const Date day = line.line.booked_on;
        if (needs_settlement(proposal)) {
            const ledger::Journal& journal = *m_books.journal(line.journal);
            if (!journal.account)
                return {{reconcile::errors::journal_without_account, {{"journal", line.journal}}}};
            if (journal.currency != m_books.currency)
                return {{reconcile::errors::value_missing,
                         {{"currency", std::string(journal.currency.code())},
                          {"books", std::string(m_books.currency.code())}}}};
            // Never booked on another day behind the user's back (requirements C36).
            if (!m_match_writer.day_is_open(day))
                return {{reconcile::reasons::day_not_open, {{"day", day}}}};
        }
        const auto parts = check_parts_not_paid(m_writer.database(), m_books.chart,
                                                plan_of(m_books, line, proposal));
        if (!parts)
            return {{parts.error().code, parts.error().params}};
        if (const auto booked = booked_already(line, proposal)) {
            Error refusal = refusal_of(m_writer, *booked);
            return {{refusal.code, std::move(refusal.params)}};
        }
        if (!m_day_limits.allows(proposal, day)) // last: what it allows, it counts
            return {{reconcile::reasons::day_limit_reached, {{"day", day}}}};
        return std::nullopt;
    }

private:
    // C23: a template says what a line usually is, not that the books lack it. What the run finds
    // for the other lines is theirs.
    std::optional<ExplainedLine> booked_already(const LineFacts& line, const Proposal& proposal) {
        if (!may_be_taken_over(proposal))
            return std::nullopt;
        const MoneyToBook money = money_of(line, proposal);
        if (proposal.decision == reconcile::Decision::Template)
            if (auto found = entries_of(line.journal).explanation_of(money))
                return found;
        if (takeover_agrees(line.journal))
            return std::nullopt; // as explained_at_takeover() says, without a look at each line
        return explained_at_takeover(m_writer, *m_books.journal(line.journal),
                                     {m_books.chart, m_books.currency}, money, AskedOf::All);
    }

    // Reads all statements of the journal and what counts as seen before them: once for a run.
    bool takeover_agrees(const std::string& journal) {
        if (const auto found = m_takeover_agrees.find(journal); found != m_takeover_agrees.end())
            return found->second;
        const bool agrees = storage::takeover_agrees(m_writer.database(), *m_books.journal(journal),
                                                     {m_books.chart, m_books.currency});
        return m_takeover_agrees.emplace(journal, agrees).first->second;
    }

    const EntriesInBooks& entries_of(const std::string& journal) {
        if (const auto found = m_entries.find(journal); found != m_entries.end())
            return found->second;
        std::set<ledger::RowId> of_others;
        for (const Proposal& other : m_run.proposals)
            if (other.unattended)
                for (const reconcile::Target& target : other.targets)
                    of_others.insert(target.row);
        std::vector<reconcile::EntryCandidate> entries;
        for (const reconcile::EntryCandidate& entry : m_books.books.entries)
            if (entry.bank_journal == journal && !of_others.contains(entry.row))
                entries.push_back(entry);
        const int days = m_books.journal(journal)->days_tolerance;
        return m_entries.try_emplace(journal, std::move(entries), days).first->second;
    }

    Writer& m_writer;
    const Run& m_run;
    const ReconcileBooks& m_books;
    const MatchWriter& m_match_writer;
    DayLimits m_day_limits;
    std::map<std::string, EntriesInBooks> m_entries; // by bank journal
    std::map<std::string, bool> m_takeover_agrees;   // by bank journal
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

Result<reconcile::MatchId> match_proposal(Writer& writer, const Proposal& proposal,
                                          bool although_booked, std::optional<Date> pointed_on) {
    CT_ASSIGN(act, writer.begin(users::Right::StatementReconcile,
                                rights_beside(proposal, users::Right::SingleEntry)));
    const std::int64_t id = proposal.line.value();
    const std::optional<storage::LineRecord> record =
        storage::find_line(writer.database(), proposal.line);
    if (!record)
        return fail(errors::not_found, {{"what", "line"}, {"id", id}});
    if (proposal.targets.empty())
        return fail(reconcile::errors::proposal_empty, named_line(*record));
    if (record->match != 0)
        return fail(reconcile::errors::line_already_matched,
                    named_line(*record, {{"match", record->match}}));
    if (!record->mark.empty())
        return fail(reconcile::errors::line_set_aside, named_line(*record));
    if (const auto pairing = storage::pairing_of(writer.database(), proposal.line))
        return fail(reconcile::errors::line_paired,
                    named_line(*record, {{"pairing", pairing.value()}}));
    if (proposal.returned) // the payment's entry is turned round, with its VAT
        return match_return(writer, proposal.line, proposal.returned,
                            proposal.targets.front().piece);
    const LineFacts line{record->id, record->statement, record->journal, record->line,
                         record->doubtful};
    const ReconcileBooks books = load_items_and_journals(writer);
    Money total = Money::zero(line.line.amount.currency());
    for (const reconcile::Target& target : proposal.targets) {
        if (target.amount.currency() != total.currency())
            return fail(reconcile::errors::proposal_stale, named_line(*record));
        total += target.amount;
    }
    MatchWriter match_writer(writer);
    if (!still_holds(writer, books, match_writer.accounts(), proposal))
        return fail(reconcile::errors::proposal_stale, named_line(*record));
    if (total != line.line.amount)
        return fail(reconcile::errors::totals_differ,
                    {{"lines", line.line.amount}, {"targets", total}});
    MatchPlan plan = plan_of(books, line, proposal);
    if (!plan.journal.account)
        return fail(reconcile::errors::journal_without_account, {{"journal", line.journal}});
    if (may_be_taken_over(proposal) && !although_booked)
        CT_TRY(check_not_in_books(writer, books, line, proposal));
    CT_TRY(check_parts_not_paid(writer.database(), books.chart, plan));
    plan.unattended = false; // a person said so
    if (pointed_on)
        CT_TRY(check_pointing_day(writer, plan.lines, *pointed_on));
    plan.pointed_on = pointed_on;
    CT_ASSIGN(match, match_writer.write(plan));
    remember_template(writer, match, proposal);
    match_writer.publish();
    return match;
}

} // namespace comptoir::app
