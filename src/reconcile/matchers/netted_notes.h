// Does a customer pay a named invoice less the credit note he was given?
//
// Only the amount speaks for the note. It is enough where everything else is silent: the number of
// the invoice is whole and its party named, this note alone makes the amount to the cent, no other
// set does, no piece has it, and it is no round share of the invoice, as an instalment would be.
#pragma once

#include "../outcome.h"

#include <cstdint>

namespace comptoir::reconcile {

bool is_surely_netted(Context& context, std::uint32_t line, const NumberHit& hit,
                      std::uint32_t note);

// The open credit notes of its party: among so many the note was found.
Searched notes_beside(const Context& context, std::uint32_t line, std::uint32_t note);

} // namespace comptoir::reconcile
