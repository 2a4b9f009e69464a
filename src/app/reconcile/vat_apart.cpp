#include "app/reconcile/vat_apart.h"

#include "app/reconcile/due_vat_account.h"
#include "comptoir/invoices/booking_accounts.h"
#include "comptoir/invoices/vat_on_receipts.h"
#include "comptoir/ledger/piece_rows.h"
#include "comptoir/reconcile/differences.h"
#include "comptoir/reconcile/errors.h"
#include "comptoir/storage/repositories/reconcile_queries.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>

namespace comptoir::app {

namespace {

using reconcile::TargetKind;
using reconcile::VatShare;
using Settled = MatchPlan::Settled;

struct InvoiceVat {
    std::vector<VatShare> shares;
    std::int64_t without_vat = 0;
};

// The VAT one piece booked for its third party, by the account it is due on. What the buyer owes
// himself stands on both sides and is nobody's to take back.
void add_vat_of(const std::vector<ledger::EntryRow>& rows, ledger::Chart chart,
                const ledger::BooksAccounts& books, std::map<std::string, std::int64_t>& by_account,
                std::int64_t& gross) {
    const invoices::BookingAccounts& accounts = invoices::booking_accounts(chart);
    const auto is_asset = [&](const ledger::EntryRow& row) {
        return invoices::is_asset_account(chart, row.account);
    };
    const bool of_asset = std::any_of(rows.begin(), rows.end(), is_asset);
    std::int64_t vat = 0, owed = 0;
    std::vector<const ledger::EntryRow*> of_vat;
    for (const ledger::EntryRow& row : rows) {
        if (ledger::is_same_account(row.account, accounts.reverse_charge) ||
            ledger::is_same_account(row.account, accounts.reverse_charge_domestic)) {
            if (accounts.reverse_charge != accounts.vat_due)
                return;
        }
        if (!row.party.empty()) {
            owed += row.amount.minor();
            continue;
        }
        if (!invoices::account_of_due_vat(chart, row.account, of_asset) &&
            !invoices::is_vat_account(chart, row.account))
            continue;
        vat += row.amount.minor();
        of_vat.push_back(&row);
    }
    if (vat == 0 || (vat < 0) == (owed < 0) || std::abs(vat) >= std::abs(owed))
        return;
    gross += std::abs(owed);
    const std::optional<int> rate =
        of_vat.size() == 1 ? rate_of_vat(chart, vat, owed + vat) : std::nullopt;
    std::map<std::string, std::int64_t> found;
    for (const ledger::EntryRow* row : of_vat) {
        const auto due = due_vat_account(chart, books, row->account, of_asset, rate);
        found[due ? due->number : row->account] += row->amount.minor();
    }
    for (const auto& [account, amount] : found)
        by_account[account] += std::abs(amount);
}

InvoiceVat vat_of_invoices(storage::Database& database, ledger::Chart chart,
                           const ledger::BooksAccounts& books, const MatchPlan& plan) {
    Money total = Money::zero(plan.lines.front().line.amount.currency());
    for (const Settled& settled : plan.settled) {
        if (settled.target.kind == TargetKind::Invoice)
            total += settled.target.amount;
    }
    std::set<ledger::RowId> seen;
    std::map<std::string, std::int64_t> by_account;
    std::int64_t gross = 0;
    for (const Settled& settled : plan.settled) {
        // A credit note netted with the invoices is not what the discount is given on.
        if (settled.target.kind != TargetKind::Invoice ||
            settled.target.amount.is_negative() != total.is_negative())
            continue;
        for (const ledger::RowId row : settled.item_rows) {
            const std::optional<storage::RowFacts> facts = storage::find_row(database, row);
            const auto entry = facts ? storage::find_entry(database, facts->entry) : std::nullopt;
            if (!entry)
                continue;
            const std::vector<ledger::EntryRow> rows = ledger::rows_of_piece(*entry, row);
            if (!rows.empty() && seen.insert(rows.front().id).second)
                add_vat_of(rows, chart, books, by_account, gross);
        }
    }
    InvoiceVat vat{{}, gross};
    for (const auto& [account, amount] : by_account) {
        vat.shares.push_back({account, amount});
        vat.without_vat -= amount;
    }
    return vat;
}

bool holds_vat(const Settled& settled) {
    return settled.target.kind == TargetKind::Account &&
           (settled.corrects_vat || settled.target.vat_permille.value_or(0) > 0);
}

} // namespace

Result<MatchPlan> with_vat_apart(storage::Database& database, ledger::Chart chart,
                                 const ledger::BooksAccounts& accounts, MatchPlan plan) {
    if (std::none_of(plan.settled.begin(), plan.settled.end(), holds_vat))
        return plan;
    const InvoiceVat of_invoices = vat_of_invoices(database, chart, accounts, plan);
    std::vector<Settled> apart;
    for (Settled& settled : plan.settled) {
        if (!holds_vat(settled)) {
            apart.push_back(std::move(settled));
            continue;
        }
        const reconcile::Target& target = settled.target;
        if (settled.corrects_vat) {
            for (reconcile::Target& part : reconcile::difference_targets(
                     target.account, target.amount, of_invoices.shares, of_invoices.without_vat))
                apart.push_back({std::move(part), {}});
            continue;
        }
        const auto account = invoices::vat_account_of(chart, target.account);
        if (!account)
            return fail(invoices::never_holds_vat(chart, target.account)
                            ? reconcile::errors::vat_never_inside
                            : reconcile::errors::vat_without_charge,
                        {{"account", target.account}});
        const auto [net, vat] = reconcile::without_vat(target.amount, *target.vat_permille);
        Settled rest = settled;
        rest.target.amount = net;
        rest.target.vat_permille.reset();
        if (!net.is_zero())
            apart.push_back(std::move(rest));
        reconcile::Target tax;
        tax.kind = TargetKind::Account;
        tax.account = accounts.named(*account, target.vat_permille).number;
        tax.amount = vat;
        if (!vat.is_zero())
            apart.push_back({std::move(tax), {}});
    }
    plan.settled = std::move(apart);
    return plan;
}

} // namespace comptoir::app
