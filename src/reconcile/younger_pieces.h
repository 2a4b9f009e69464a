// Do younger pieces make the amount of an older one as well?
#pragma once

#include "outcome.h"

namespace comptoir::reconcile {

// Two pieces of the party, both younger than the only one of the answer, that make the line's
// amount.
bool two_younger_make_it(const Context& context, const ItemAnswer& answer);

// A piece long overdue that the line does not name, while two younger ones make the amount to the
// cent: who lets an invoice lie may dispute it and pay those that came after.
std::optional<Reason> doubt_of_overdue(const Context& context, const ItemAnswer& answer);

// One piece that the line does not name, while two older ones make the amount to the cent: who pays
// the oldest first paid those.
std::optional<Reason> doubt_of_two_older(const Context& context, const ItemAnswer& answer);

} // namespace comptoir::reconcile
