// Where a label fills its width, what stands at its end may go on behind it: a name may be the
// start of a longer one, a number the first digits of another.
#pragma once

#include "outcome.h"
#include "words.h"

#include <cstdint>
#include <optional>

namespace comptoir::reconcile {

enum class LabelEdge : std::uint8_t {
    Inside,  // the label ends before its width
    InWord,  // its last word may go on
    AtBlank, // its last word is whole, others may follow
};
LabelEdge edge_of(const bank::StatementLine& line);

// Is it the last word of the label?
bool ends_label(const std::vector<Word>& words, std::size_t word);

// A number that may be cut says too little for a part of its piece, and for the whole of it beside
// an open piece whose number begins so.
std::optional<Reason> doubt_of_cut_number(const Context& context, const ItemAnswer& answer);

} // namespace comptoir::reconcile
