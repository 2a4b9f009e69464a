// An entry that a match holds is not taken back alone.
#pragma once

#include "comptoir/core/result.h"
#include "comptoir/ledger/types.h"
#include "comptoir/storage/database.h"

namespace comptoir::app {

// Errors: books.entry_of_match, which the match made and its undo takes back; .entry_held_by_match,
// which was there before and stays. {entry} {match}
Result<void> check_in_no_match(storage::Database& database, ledger::EntryId entry);

} // namespace comptoir::app
