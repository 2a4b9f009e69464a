#include "app/reconcile/parts_not_paid.h"

#include "comptoir/invoices/booking_accounts.h"
#include "comptoir/invoices/vat_on_receipts.h"
#include "comptoir/reconcile/errors.h"
#include "comptoir/storage/repositories/vat_repository.h"

#include <algorithm>
#include <cstdlib>
#include <limits>

namespace comptoir::app {

namespace {

using invoices::PartSettled;
using reconcile::TargetKind;
using Settled = MatchPlan::Settled;

// Tax stands on 658 in an entry of ours only when it left with a loss.
constexpr std::int64_t k_any_size = std::numeric_limits<std::int64_t>::max();

// What goes there is not explained yet (PCG 471 to 475): nobody paid it. Elsewhere, an entry that
// takes money from there to an invoice is its payment.
bool is_suspense(std::string_view account) {
    return account.size() > 2 && account.starts_with("47") && account[2] >= '1' &&
           account[2] <= '5';
}

// The invoices that an account stands beside; a credit note netted with them may come first.
class Beside {
public:
    Beside(ledger::Chart chart, const std::vector<Settled>& settled) : m_chart(chart) {
        for (const Settled& one : settled) {
            if (one.target.kind != TargetKind::Invoice)
                continue;
            const std::int64_t minor = one.target.amount.minor();
            m_sum += minor;
            (minor < 0 ? m_has_out : m_has_in) = true;
        }
    }

    // An account on the side of the invoices adds to what is paid: a claim given up that comes in.
    // Beside both sides nothing tells that from a loss, which is then of several.
    PartSettled part(const Settled& one) const {
        if (one.target.kind != TargetKind::Account)
            return PartSettled::Paid;
        const std::string& account = one.target.account;
        const PartSettled part =
            is_suspense(account)
                ? PartSettled::KeptBack
                : invoices::part_settled_by(m_chart, account, std::abs(one.target.amount.minor()));
        const bool goes_out = one.target.amount.is_negative();
        if (part == PartSettled::Lost && (goes_out ? m_has_in : m_has_out))
            return part;
        return m_sum != 0 && goes_out != (m_sum < 0) ? part : PartSettled::Paid;
    }

private:
    ledger::Chart m_chart;
    std::int64_t m_sum = 0;
    bool m_has_in = false, m_has_out = false;
};

// Tax that somebody set apart of a loss himself: with that of the waiting account it is twice.
bool holds_tax(ledger::Chart chart, const Settled& one) {
    return one.target.kind == TargetKind::Account &&
           (invoices::is_vat_account(chart, one.target.account) ||
            invoices::account_of_due_vat(chart, one.target.account, false));
}

} // namespace

Result<void> check_no_waiting_tax(ledger::Chart chart,
                                  const std::vector<reconcile::Target>& targets) {
    const reconcile::Target* waiting = nullptr;
    const bool is_of_a_claim =
        std::any_of(targets.begin(), targets.end(), [](const reconcile::Target& target) {
            return target.kind == TargetKind::Invoice || !target.party.empty();
        });
    for (const reconcile::Target& target : targets) {
        if (target.kind != TargetKind::Account)
            continue;
        if (is_of_a_claim &&
            invoices::part_settled_by(chart, target.account, std::abs(target.amount.minor())) ==
                PartSettled::Lost)
            return {};
        if (!waiting && invoices::account_of_due_vat(chart, target.account, false))
            waiting = &target;
    }
    if (!waiting)
        return {};
    return fail(
        reconcile::errors::vat_waits,
        {{"account", waiting->account},
         {"due", std::string(*invoices::account_of_due_vat(chart, waiting->account, false))}});
}

Result<void> check_parts_not_paid(storage::Database& database, ledger::Chart chart,
                                  const MatchPlan& plan) {
    std::vector<reconcile::Target> targets;
    for (const Settled& one : plan.settled)
        targets.push_back(one.target);
    CT_TRY(check_no_waiting_tax(chart, targets));
    const Beside beside(chart, plan.settled);
    if (std::none_of(plan.settled.begin(), plan.settled.end(),
                     [&](const Settled& one) { return beside.part(one) != PartSettled::Paid; }))
        return {};
    std::vector<ledger::RowId> rows;
    std::int64_t pieces = 0;
    bool has_tax_apart = false;
    for (const Settled& one : plan.settled) {
        rows.insert(rows.end(), one.item_rows.begin(), one.item_rows.end());
        pieces += one.target.kind == TargetKind::Invoice ? 1 : 0;
        has_tax_apart = has_tax_apart || holds_tax(chart, one);
    }
    const auto waiting = storage::load_waiting_invoices(database, chart, rows);
    if (waiting.empty())
        return {};
    const std::string& piece = waiting.front().piece;
    for (const Settled& one : plan.settled) {
        const PartSettled part = beside.part(one);
        const std::string& account = one.target.account;
        if (part == PartSettled::Paid)
            continue;
        if (part == PartSettled::KeptBack)
            return fail(reconcile::errors::retention_on_receipts,
                        {{"account", account}, {"piece", piece}});
        if (pieces > 1)
            return fail(reconcile::errors::loss_of_several, {{"account", account}});
        if (has_tax_apart || one.target.vat_permille.value_or(0) > 0)
            return fail(reconcile::errors::loss_with_rate,
                        {{"account", account}, {"piece", piece}});
    }
    return {};
}

std::vector<LostPart> lost_parts(ledger::Chart chart, const std::vector<Settled>& settled) {
    std::vector<LostPart> parts;
    const Beside beside(chart, settled);
    for (const Settled& one : settled) {
        if (beside.part(one) == PartSettled::Lost)
            parts.push_back({one.target.account, std::abs(one.target.amount.minor()), 0});
    }
    return parts;
}

std::vector<LostPart> lost_parts_to_take_back(storage::Database& database, ledger::Chart chart,
                                              const std::vector<ledger::Entry>& vat_entries) {
    std::vector<LostPart> parts;
    for (const ledger::Entry& entry : vat_entries) {
        // A row of the waiting account for each move, in their order; below it where its tax went.
        const auto moves = storage::vat_moves_of(database, entry.id);
        auto next = moves.begin();
        ledger::RowId waiting_row;
        for (const ledger::EntryRow& row : entry.rows) {
            if (invoices::account_of_due_vat(chart, row.account, false))
                waiting_row = next == moves.end() ? ledger::RowId{} : (next++)->waiting_row;
            else if (invoices::part_settled_by(chart, row.account, k_any_size) == PartSettled::Lost)
                parts.push_back({row.account, 0, -row.amount.minor(), waiting_row});
        }
    }
    return parts;
}

} // namespace comptoir::app
