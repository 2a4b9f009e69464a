// What undoing a match takes back, beside its lines: letters, VAT, entries and states.
#pragma once

#include "comptoir/app/workspace.h"
#include "comptoir/reconcile/types.h"

namespace comptoir::app {

// Drafts go, validated entries are reversed; payments and invoices get their states back. Errors:
// reconcile.entry_used_since.
Result<void> take_match_back(Writer& writer, reconcile::MatchId match);

} // namespace comptoir::app
