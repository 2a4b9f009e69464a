// A name that is too little by itself, beside a number that is too short by itself.
#pragma once

#include "context.h"

#include <cstdint>

namespace comptoir::reconcile {

// "SARL BRODEL NE" beside 260208, of which Brodel Nettoyage's piece is open at the very amount: the
// start of a name, the number and the amount agree on one party. Each of them alone proves nothing.
// Only where the line names nobody, and every word that may be a name is one of the party's.
void read_party_beside_number(const Context& context, std::uint32_t line, LineReading& reading);

} // namespace comptoir::reconcile
