// Letters that no match made, as they were: what their undo puts back.
#pragma once

#include "comptoir/core/date.h"
#include "comptoir/ledger/types.h"

#include <cstdint>
#include <vector>

namespace comptoir::ledger {

struct HandImputation {
    RowId debit_row, credit_row;
    std::int64_t amount_minor = 0;
    bool imported = false; // it came with the books
};
struct LetterState {
    RowId row;
    LetterGroupId group, origin;
    Date lettered_on;
    bool imported = false; // came lettered with the books
};
struct TakenLetters {
    std::vector<HandImputation> imputations;
    std::vector<LetterState> rows;
};

} // namespace comptoir::ledger
