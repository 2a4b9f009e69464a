#include "app/books/held_by_match.h"

#include "comptoir/app/books_errors.h"
#include "comptoir/storage/repositories/ledger_repository.h"
#include "comptoir/storage/repositories/match_repository.h"

#include <algorithm>

namespace comptoir::app {

Result<void> check_in_no_match(storage::Database& database, ledger::EntryId entry) {
    const reconcile::MatchId match{storage::living_match_of(database, entry)};
    if (!match)
        return {};
    const std::vector<ledger::EntryId> made = storage::posted_entries_of_match(database, match);
    const bool is_made = std::find(made.begin(), made.end(), entry) != made.end();
    return fail(is_made ? errors::entry_of_match : errors::entry_held_by_match,
                {{"entry", entry.value()}, {"match", match.value()}});
}

} // namespace comptoir::app
