// The rows of one piece of an entry that holds several: a day's sales under one EcritureNum, each
// with a PieceRef of its own (arrêté FEC, art. A47 A-1 LPF: columns 3 and 9).
#pragma once

#include "comptoir/ledger/types.h"

#include <vector>

namespace comptoir::ledger {

// Those that share the piece of `row`, when they balance by themselves; else all of the entry. In
// the order of the entry; empty when `row` is not in it.
std::vector<EntryRow> rows_of_piece(const Entry& entry, RowId row);

} // namespace comptoir::ledger
