// A legal form or a title with which a line begins a name, and says no more of it.
#pragma once

#include "context.h"

#include <cstdint>
#include <optional>
#include <string>

namespace comptoir::reconcile {

// "VIREMENT EN VOTRE FAVEUR SCI DU" of a full label: a name begins there, of which its form and an
// article are left; so it does behind FAVEUR itself, and the other words that announce who pays,
// where an article or a word as short ends the label. In a line that has nothing else of a name,
// this speaks against a party whose name does not begin so; so does a form that is not the party's
// own. What the line names, as a person reads it; empty when it may be the party.
std::optional<std::string> form_of_somebody_else(const Context& context, std::uint32_t line,
                                                 std::uint32_t party);

} // namespace comptoir::reconcile
