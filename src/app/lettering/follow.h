// What follows letters that no match made: VAT on receipts becomes due, or waits again, and
// invoices are settled now, or no longer.
#pragma once

#include "app/reconcile/vat_moves.h"
#include "comptoir/app/workspace.h"
#include "comptoir/ledger/types.h"

#include <vector>

namespace comptoir::app {

enum class Letters { Made, Taken };
// `rows`: those that were lettered, or no longer are. Says what moved when they are made. Errors:
// those of vat_moves.h.
Result<MovedVat> follow_letters(Writer& writer, const std::vector<ledger::RowId>& rows,
                                Letters letters);

} // namespace comptoir::app
