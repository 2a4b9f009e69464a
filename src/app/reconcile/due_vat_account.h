// Which account of the books takes VAT that waited for payment, once it is due.
#pragma once

#include "comptoir/ledger/books_accounts.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace comptoir::app {

// The known rate that makes this tax of that net amount, in permille. Empty: none does to two
// cents, or several do.
std::optional<int> rate_of_vat(ledger::Chart chart, std::int64_t vat_minor, std::int64_t net_minor);

// `rate`: of the invoice, when it has one; the name of the waiting account says more. Empty: not a
// waiting account.
std::optional<ledger::BooksAccounts::Named>
due_vat_account(ledger::Chart chart, const ledger::BooksAccounts& accounts,
                std::string_view waiting, bool of_fixed_asset, std::optional<int> rate);

} // namespace comptoir::app
