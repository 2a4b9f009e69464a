// Numbers in the labels of entries. Many houses number the piece themselves (AC00459) and write the
// supplier's number into EcritureLib ("F-805 MAIF"): it is what the supplier's bank line quotes.
#pragma once

#include "comptoir/reconcile/types.h"

#include <string>
#include <string_view>
#include <vector>

namespace comptoir::reconcile {

// A row on a third party's account, not one of a bank or cash journal.
struct LabelledRow {
    ledger::RowId row;
    std::string party, piece, label;
};

// The tokens of the label that may be the number of a document: with a digit, and neither the piece
// itself, a day, a month, an amount, a telephone number nor a plate.
std::vector<std::string> numbers_in_label(std::string_view label, std::string_view piece);

// By row. A number that stands with several pieces of one party is that of a contract or a
// customer, and names none of them.
std::vector<ItemReference> references_in_labels(const std::vector<LabelledRow>& rows);

} // namespace comptoir::reconcile
