// A name of which the width of the label left the beginning: "VIR SEPA RECU /DE LES 3 BRASSEU".
#pragma once

#include "context.h"

namespace comptoir::reconcile {

// Is the end of the label, letter by letter, the beginning of this party's name and of no other's?
// It proves nothing by itself, as a name may begin like that of somebody who is not in the books.
bool is_only_start_at_edge(const Context& context, std::uint32_t line, std::uint32_t party);

} // namespace comptoir::reconcile
