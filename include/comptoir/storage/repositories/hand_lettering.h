// Letters that no match made: by hand, by the automatic lettering, or with imported books.
//
// Writer only, but for what is loaded. Rules are the caller's (see lettering_repository.h).
#pragma once

#include "comptoir/ledger/lettering_state.h"
#include "comptoir/storage/database.h"

#include <cstdint>
#include <span>
#include <vector>

namespace comptoir::storage {

// Rows that share a letter with one of these, themselves included; sorted, each once.
std::vector<ledger::RowId> rows_lettered_with(Database& database,
                                              std::span<const ledger::RowId> rows);
// A match that imputed one of these rows; 0: none.
std::int64_t match_lettering(Database& database, std::span<const ledger::RowId> rows);
// The imputations on these rows that no match made, and their letters, go; what a match imputed
// keeps its letter.
ledger::TakenLetters take_hand_letters(Database& database, std::span<const ledger::RowId> rows);
// Invariant: nothing was lettered on these rows since.
void put_letters_back(Database& database, const ledger::TakenLetters& taken);

// They go, and letters follow; `made` names each pair of rows once. False, and nothing is changed,
// when one of them is gone or a match made it.
bool remove_hand_imputations(Database& database, std::span<const ledger::HandImputation> made,
                             std::span<const ledger::RowId> rows);

} // namespace comptoir::storage
