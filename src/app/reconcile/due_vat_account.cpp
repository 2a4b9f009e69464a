#include "app/reconcile/due_vat_account.h"

#include "comptoir/invoices/vat_on_receipts.h"
#include "comptoir/ledger/vat_rates.h"

#include <cstdlib>

namespace comptoir::app {

namespace {

constexpr std::int64_t k_cents_of_rounding = 2; // line by line, a document may be so far away

} // namespace

std::optional<int> rate_of_vat(ledger::Chart chart, std::int64_t vat_minor,
                               std::int64_t net_minor) {
    const std::int64_t vat = std::abs(vat_minor), net = std::abs(net_minor);
    std::optional<int> found;
    for (const int permille : ledger::known_vat_rates(chart)) {
        const std::int64_t expected = net / 1000 * permille + net % 1000 * permille / 1000;
        if (std::abs(expected - vat) > k_cents_of_rounding)
            continue;
        if (found)
            return std::nullopt; // amounts too small to tell
        found = permille;
    }
    return found;
}

std::optional<ledger::BooksAccounts::Named>
due_vat_account(ledger::Chart chart, const ledger::BooksAccounts& accounts,
                std::string_view waiting, bool of_fixed_asset, std::optional<int> rate) {
    const auto due = invoices::account_of_due_vat(chart, waiting, of_fixed_asset);
    if (!due)
        return std::nullopt;
    if (const auto told = ledger::rate_in_name(chart, accounts.label_of(waiting)))
        rate = told;
    return accounts.named(*due, rate);
}

} // namespace comptoir::app
