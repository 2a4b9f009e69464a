// One key on a proposal.
#include "app/bank/named_line.h"
#include "app/reconcile/difference_types.h"
#include "app/reconcile/match_writer.h"
#include "app/reconcile/parts_not_paid.h"
#include "app/reconcile/proposal_plan.h"
#include "comptoir/app/errors.h"
#include "comptoir/app/reconcile.h"
#include "comptoir/app/returned_payment.h"
#include "comptoir/reconcile/errors.h"
#include "comptoir/storage/repositories/bank_repository.h"
#include "comptoir/storage/repositories/ledger_repository.h"
#include "comptoir/storage/repositories/line_act_repository.h"
#include "comptoir/storage/repositories/pointing_repository.h"

#include <cstdlib>

namespace comptoir::app {

namespace {

using reconcile::LineFacts;
using reconcile::Proposal;

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

} // namespace

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
