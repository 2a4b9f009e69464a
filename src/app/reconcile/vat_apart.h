// VAT inside what a match books: put on its own account before the entry is made.
#pragma once

#include "app/reconcile/match_writer.h"

namespace comptoir::app {

// An account that holds VAT at a rate becomes two, net and VAT; a discount takes back the VAT of
// the invoices it is given on, in proportion. Everything else stays. Error:
// reconcile.vat_without_charge.
Result<MatchPlan> with_vat_apart(storage::Database& database, ledger::Chart chart,
                                 const ledger::BooksAccounts& accounts, MatchPlan plan);

} // namespace comptoir::app
