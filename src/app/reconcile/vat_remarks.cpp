#include "app/reconcile/vat_remarks.h"

#include "comptoir/invoices/booking_accounts.h"
#include "comptoir/reconcile/reasons.h"
#include "comptoir/storage/database.h"

#include <algorithm>

namespace comptoir::app {

namespace {

using reconcile::TargetKind;
using Settled = MatchPlan::Settled;

bool sells_with_vat(storage::Database& database) {
    return database
        .query("SELECT 1 FROM entry_row WHERE account >= '4457' AND account < '4458' LIMIT 1")
        .step();
}

} // namespace

std::vector<reconcile::Reason> vat_remarks(storage::Database& database, ledger::Chart chart,
                                           const MatchPlan& plan) {
    const std::vector<Settled>& settled = plan.settled;
    if (chart != ledger::Chart::Pcg)
        return {};
    const auto is_tax = [&](const Settled& one) {
        return one.target.kind == TargetKind::Account &&
               invoices::is_vat_account(chart, one.target.account);
    };
    const auto advance = std::find_if(settled.begin(), settled.end(), [](const Settled& one) {
        return one.target.kind == TargetKind::Account && one.target.account.starts_with("4191") &&
               !one.target.amount.is_negative();
    });
    const bool has_tax = std::any_of(settled.begin(), settled.end(), is_tax);
    if (advance != settled.end() && !has_tax && sells_with_vat(database))
        return {{reconcile::reasons::advance_without_vat, {{"account", advance->target.account}}}};
    if (has_tax && plan.entries.empty() && std::all_of(settled.begin(), settled.end(), is_tax))
        return {{reconcile::reasons::vat_alone, {{"account", settled.front().target.account}}}};
    return {};
}

} // namespace comptoir::app
