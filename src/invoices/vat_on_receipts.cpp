#include "comptoir/invoices/vat_on_receipts.h"

#include "comptoir/core/invariant.h"
#include "comptoir/invoices/booking_accounts.h"
#include "comptoir/ledger/rules.h"

#include <array>

namespace comptoir::invoices {

namespace {

std::string_view without_zeros(std::string_view account) {
    return account.substr(0, account.find_last_not_of('0') + 1);
}

} // namespace

Money vat_due(Money vat, Money settled, Money gross) {
    invariant(!settled.is_negative() && settled <= gross && !gross.is_zero(),
              "an invoice is settled between nothing and all of it");
    // Two shares that sum to the tax: this one is rounded to the nearest cent, a half upwards.
    const std::array<std::int64_t, 2> shares{settled.minor(), gross.minor() - settled.minor()};
    return allocate(vat, shares).front();
}

std::pair<std::string_view, std::string_view> waiting_vat_prefixes(ledger::Chart chart) {
    const BookingAccounts& accounts = booking_accounts(chart);
    if (accounts.vat_deductible_waiting == accounts.vat_deductible)
        return {};
    return {without_zeros(accounts.vat_deductible_waiting),
            without_zeros(accounts.vat_due_waiting)};
}

std::optional<std::string_view> account_of_due_vat(ledger::Chart chart, std::string_view waiting,
                                                   bool of_fixed_asset) {
    const auto [deductible, due] = waiting_vat_prefixes(chart);
    const BookingAccounts& accounts = booking_accounts(chart);
    if (!deductible.empty() && waiting.starts_with(deductible))
        return of_fixed_asset ? accounts.vat_deductible_asset : accounts.vat_deductible;
    if (!due.empty() && waiting.starts_with(due))
        return accounts.vat_due;
    return std::nullopt;
}

TaxOfPieces tax_of_pieces(ledger::Chart chart, std::string_view third_party,
                          std::string_view account) {
    constexpr std::size_t k_digits = 5; // what the chart's own number says: 44566, 44571
    const auto [deductible, due] = waiting_vat_prefixes(chart);
    if (deductible.empty())
        return TaxOfPieces::None;
    const std::string_view waiting =
        ledger::is_supplier_account(chart, third_party) ? deductible : due;
    if (account.starts_with(waiting))
        return TaxOfPieces::Waiting;
    for (const bool of_fixed_asset : {false, true}) {
        const auto stands = account_of_due_vat(chart, waiting, of_fixed_asset);
        if (stands && account.starts_with(stands->substr(0, k_digits)))
            return TaxOfPieces::Due;
    }
    return TaxOfPieces::None;
}

PartSettled part_settled_by(ledger::Chart chart, std::string_view account, std::int64_t minor) {
    if (waiting_vat_prefixes(chart).first.empty())
        return PartSettled::Paid;
    for (const std::string_view lost : {"654", "6714"}) {
        if (account.starts_with(lost))
            return PartSettled::Lost;
    }
    for (const std::string_view difference : {"658", "758"}) {
        if (account.starts_with(difference) && minor > k_settlement_difference_max)
            return PartSettled::Lost;
    }
    for (const std::string_view kept : {"4117", "4017", "4047", "416"}) {
        if (account.starts_with(kept))
            return PartSettled::KeptBack;
    }
    return PartSettled::Paid;
}

} // namespace comptoir::invoices
