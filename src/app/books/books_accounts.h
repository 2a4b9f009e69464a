// The accounts of the dossier as its books number them (ledger/books_accounts.h), loaded for one
// act.
#pragma once

#include "comptoir/ledger/books_accounts.h"
#include "comptoir/storage/database.h"

#include <string>
#include <string_view>
#include <vector>

namespace comptoir::app {

// Settings "account.445710" = "445712": which account stands for one the program names.
inline constexpr std::string_view k_chosen_account_prefix = "account.";

// A few index look-ups per account: once per act, never per line.
ledger::BooksAccounts load_books_accounts(storage::Database& database);

// The numbers of the program's own tables, which it names without being told.
std::vector<std::string> named_accounts(ledger::Chart chart);

// Makes an account that a row needs: with the name of the equal one of the chart, else the name the
// program has for what it books there. False: neither is known, and nothing is made.
bool make_account(storage::Database& database, ledger::Chart chart,
                  const ledger::BooksAccounts& accounts, const std::string& number);

} // namespace comptoir::app
