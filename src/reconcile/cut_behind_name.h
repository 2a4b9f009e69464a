// What the width of a label left of a word right behind a name.
#pragma once

#include "name_words.h"

#include <cstdint>
#include <vector>

namespace comptoir::reconcile {

// "LEROY WEB AGENC", "MARTIN PAUL MAR": a word of payments in the party's own name does not end it,
// and a short one at the edge may be the start of Marie. The words, with the last one read as what
// follows the name. FAC, REF and the others that introduce a number begin nothing else.
std::vector<NameWord> with_cut_end(const Context& context, std::vector<NameWord> words,
                                   std::uint32_t line, std::uint32_t party);

} // namespace comptoir::reconcile
