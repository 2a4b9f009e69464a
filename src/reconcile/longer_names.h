// Parties whose name holds the whole of another's: *Dubois*, *Dubois et Fils*.
#pragma once

#include "outcome.h"

#include <cstdint>
#include <vector>

namespace comptoir::reconcile {

// "VIR DUBOIS" may be Dubois, or Dubois et Fils in short. Where both owe the very amount, the name
// says not which of them pays. The open pieces of the others that the line could settle as well as
// the answer does, when nothing but the name speaks for its party: no number, no account number or
// mandate, no legal form, no reference chosen for it. One that other lines ask for by the longer
// name is theirs.
std::vector<std::uint32_t> pieces_of_longer_names(const Context& context, const ItemAnswer& answer);

// So many parties own them.
std::size_t parties_of(const Context& context, const std::vector<std::uint32_t>& pieces);

// Lays the pieces beside the answer: a person chooses.
void show_beside(const Context& context, const std::vector<std::uint32_t>& pieces,
                 ItemAnswer& answer);

} // namespace comptoir::reconcile
