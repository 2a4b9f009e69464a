// A new account of the books, beside those of the chart and of imported books.
//
//   add_account(writer, {"627150", "Frais de carte"});
#pragma once

#include "comptoir/app/workspace.h"
#include "comptoir/ledger/types.h"

#include <string>

namespace comptoir::app {

struct AccountAdd {
    std::string number; // digits, padded to six: "6271" is 627100
    std::string label;
};
// Right: books.setup. Errors: books.account_number {account}, .account_label_missing,
// .account_exists {account} {label}.
Result<ledger::Account> add_account(Writer& writer, const AccountAdd& request);

} // namespace comptoir::app
