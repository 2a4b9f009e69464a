// A new account of the books, beside those of the chart and of imported books; and which account
// stands for one that the program names by itself.
//
//   add_account(writer, {"627150", "Frais de carte"});
#pragma once

#include "comptoir/app/workspace.h"
#include "comptoir/ledger/types.h"

#include <string>

namespace comptoir::app {

struct AccountAdd {
    std::string number; // digits, as long as those of the books at least: "6271" is 627100
    std::string label;
};
// Right: books.setup. Errors: books.account_number {account}, .account_label_missing,
// .account_exists {account} {label}.
Result<ledger::Account> add_account(Writer& writer, const AccountAdd& request);

// From now on `account` takes what would go to `named` ("445710", VAT due); the books' own numbers
// are found without it (ledger/books_accounts.h).
struct AccountChoice {
    std::string named;   // a number of the program's own tables, however many zeros it ends in
    std::string account; // one that is there; empty: the choice is taken back
};
// Right: settings. Errors: books.account_not_named {account}, ledger.unknown_account,
// books.account_unlike {account} {named}: it begins with other digits.
Result<AccountChoice> use_account(Writer& writer, const AccountChoice& choice);

} // namespace comptoir::app
