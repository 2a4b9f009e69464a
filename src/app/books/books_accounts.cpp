#include "app/books/books_accounts.h"

#include "app/reconcile/difference_types.h"
#include "comptoir/invoices/booking_accounts.h"
#include "comptoir/reconcile/rules.h"
#include "comptoir/storage/repositories/dossier_repository.h"
#include "comptoir/storage/repositories/ledger_repository.h"

namespace comptoir::app {

ledger::BooksAccounts load_books_accounts(storage::Database& database) {
    return ledger::BooksAccounts(storage::load_dossier(database).chart,
                                 storage::load_known_accounts(database),
                                 storage::load_settings(database, k_chosen_account_prefix));
}

std::vector<std::string> named_accounts(ledger::Chart chart) {
    const invoices::BookingAccounts& booked = invoices::booking_accounts(chart);
    std::vector<std::string> named;
    for (const std::string_view number :
         {booked.supplier, booked.asset_supplier, booked.customer, booked.vat_deductible,
          booked.vat_deductible_asset, booked.vat_deductible_waiting, booked.vat_due,
          booked.vat_due_waiting, booked.reverse_charge, booked.reverse_charge_domestic,
          booked.rounding_loss, booked.rounding_gain})
        named.emplace_back(number);
    for (const reconcile::DifferenceType& type : reconcile::usual_differences(chart)) {
        named.push_back(type.charge_account);
        named.push_back(type.income_account);
    }
    if (std::string transfer = reconcile::usual_accounts(chart).transfer; !transfer.empty())
        named.push_back(std::move(transfer));
    return named;
}

bool make_account(storage::Database& database, ledger::Chart chart,
                  const ledger::BooksAccounts& accounts, const std::string& number) {
    if (accounts.exists(number))
        return true;
    // Charts list 658 rather than 658500: what is booked there says more than the chart's heading.
    std::string label;
    if (const auto booked = invoices::booking_account_label(chart, number))
        label = std::string(*booked);
    else if (const auto usual = usual_difference_label(chart, number))
        label = *usual;
    else
        label = accounts.label_of(number);
    if (label.empty())
        return false;
    storage::insert_account(database, {number, label});
    return true;
}

} // namespace comptoir::app
