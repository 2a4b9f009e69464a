#include "app/reconcile/parts_not_paid.h"

#include "comptoir/invoices/vat_on_receipts.h"
#include "comptoir/reconcile/errors.h"
#include "comptoir/storage/repositories/vat_repository.h"

#include <algorithm>
#include <cstdlib>

namespace comptoir::app {

namespace {

using invoices::PartSettled;
using reconcile::TargetKind;
using Settled = MatchPlan::Settled;

const Settled* first_invoice(const std::vector<Settled>& settled) {
    const auto found = std::find_if(settled.begin(), settled.end(), [](const Settled& one) {
        return one.target.kind == TargetKind::Invoice;
    });
    return found == settled.end() ? nullptr : &*found;
}

// An account on the side of the invoice adds to what is paid: a claim given up that comes in.
bool lowers(const Settled& account, const Settled& invoice) {
    return account.target.kind == TargetKind::Account &&
           account.target.amount.is_negative() != invoice.target.amount.is_negative();
}

} // namespace

Result<void> check_parts_not_paid(storage::Database& database, ledger::Chart chart,
                                  const MatchPlan& plan) {
    const Settled* invoice = first_invoice(plan.settled);
    const auto is_no_payment = [&](const Settled& one) {
        return invoice && lowers(one, *invoice) &&
               invoices::part_settled_by(chart, one.target.account) != PartSettled::Paid;
    };
    if (!invoice || std::none_of(plan.settled.begin(), plan.settled.end(), is_no_payment))
        return {};
    std::vector<ledger::RowId> rows;
    std::int64_t pieces = 0;
    for (const Settled& one : plan.settled) {
        rows.insert(rows.end(), one.item_rows.begin(), one.item_rows.end());
        pieces += one.target.kind == TargetKind::Invoice ? 1 : 0;
    }
    const auto waiting = storage::load_waiting_invoices(database, chart, rows);
    if (waiting.empty())
        return {};
    const std::string& piece = waiting.front().piece;
    for (const Settled& one : plan.settled) {
        if (!is_no_payment(one))
            continue;
        const std::string& account = one.target.account;
        if (invoices::part_settled_by(chart, account) == PartSettled::KeptBack)
            return fail(reconcile::errors::retention_on_receipts,
                        {{"account", account}, {"piece", piece}});
        if (pieces > 1)
            return fail(reconcile::errors::loss_of_several, {{"account", account}});
        if (one.target.vat_permille.value_or(0) > 0)
            return fail(reconcile::errors::loss_with_rate,
                        {{"account", account}, {"piece", piece}});
    }
    return {};
}

std::vector<LostPart> lost_parts(ledger::Chart chart, const std::vector<Settled>& settled) {
    std::vector<LostPart> parts;
    const Settled* invoice = first_invoice(settled);
    for (const Settled& one : settled) {
        if (invoice && lowers(one, *invoice) &&
            invoices::part_settled_by(chart, one.target.account) == PartSettled::Lost)
            parts.push_back({one.target.account, std::abs(one.target.amount.minor()), 0});
    }
    return parts;
}

std::vector<LostPart> lost_parts_to_take_back(ledger::Chart chart,
                                              const std::vector<ledger::Entry>& vat_entries) {
    std::vector<LostPart> parts;
    for (const ledger::Entry& entry : vat_entries) {
        for (const ledger::EntryRow& row : entry.rows) {
            if (invoices::part_settled_by(chart, row.account) == PartSettled::Lost)
                parts.push_back({row.account, 0, -row.amount.minor()});
        }
    }
    return parts;
}

} // namespace comptoir::app
