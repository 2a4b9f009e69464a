// Does a line name the people an answer settles pieces of, and nobody else?
//
// Who pays for two writes both names beside both numbers ("DURAND SARL … POUR MARTIN CYCLES"):
// neither is the whole of what stands there, and so each alone looks like somebody else.
#pragma once

#include "context.h"

#include <cstdint>
#include <set>

namespace comptoir::reconcile {

// Every word that may be a name is one of theirs, at least one of them is told by a word of his
// own, and no other third party of the books resembles the line more than any of them.
bool names_these_alone(const Context& context, std::uint32_t line,
                       const std::set<std::uint32_t>& people);

} // namespace comptoir::reconcile
