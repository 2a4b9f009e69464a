// The true day of an entry that is booked on another, in its label (PCG art. 1031-4): what belongs
// to a closed period is booked on the first open day and names when it was.
//
//   with_true_day("FRAIS", *Date::from_ymd(2026, 9, 29)) == "FRAIS (29/09/2026)"
//
// For people who read journals and the FEC, whose EcritureLib is free text: no other program looks
// a day up in a label, since entries keep theirs in DateEcriture and PieceDate.
#pragma once

#include "comptoir/core/date.h"

#include <optional>
#include <string>
#include <string_view>

namespace comptoir::ledger {

std::string with_true_day(std::string label, Date day);
// Its label without that mention, in this spelling or in the one before it ("FRAIS (2026-09-29)"),
// which entries of older dossiers keep. Of another day, or without one, it stays as it is.
std::string without_true_day(std::string label, Date day);
// The day a label ends with, in either spelling. A person may have typed it: only of an entry that
// stands on the first open day, and of no line after it, is it the true day.
std::optional<Date> day_at_end(std::string_view label);

} // namespace comptoir::ledger
