// The one gate before an answer may be matched without a person.
//
// Matchers say what they found; whether nothing speaks against it is decided here alone, for every
// matcher there is or will be. Refused are: a line that may repeat another; a return, a reversal or
// a payment to one of our own accounts, for open items; a line that names an open item the answer
// leaves out, or another number of the series of the answer's party; entries beside an open item of
// the line's party and amount; and a sum found among so many pieces that one would fit any amount
// by accident; and a number that the width of the label may have cut.
#pragma once

#include "outcome.h"

#include <optional>
#include <span>

namespace comptoir::reconcile {

Searched searched_among(std::span<const std::int64_t> amounts);
// May the sum of `taken` of these pieces fit by accident? Never when it is all there is. A sum that
// was not searched for among anything has no such proof, and may.
bool may_fit_by_accident(const Searched& searched, std::size_t taken);

// Why a person has to confirm; empty when the answer may be matched unattended.
std::optional<Reason> doubt(Context& context, const ItemAnswer& answer);
std::optional<Reason> doubt(Context& context, const EntryAnswer& answer);

} // namespace comptoir::reconcile
