#include "app/reconcile/proposal_plan.h"

#include <algorithm>

namespace comptoir::app {

namespace {

using reconcile::LineFacts;
using reconcile::Proposal;

} // namespace

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

} // namespace comptoir::app
