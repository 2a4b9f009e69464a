// Words right behind a name that words of payments hid, and what the width left of them.
#pragma once

#include "name_words.h"

#include <cstdint>
#include <vector>

namespace comptoir::reconcile {

// "LEROY WEB AGENCE", "LEROY WEB AGENC", "MARTIN PAUL MAR": a word of payments in the party's own
// name does not end it, and a short one at the edge may be the start of Marie. The words, with
// these read as what follows the name. FAC, REF and the others that introduce a number begin
// nothing else.
std::vector<NameWord> with_words_behind_name(const Context& context, std::vector<NameWord> words,
                                             std::uint32_t line, std::uint32_t party);

} // namespace comptoir::reconcile
