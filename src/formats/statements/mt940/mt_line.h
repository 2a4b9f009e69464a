// A movement and its words as a line of a statement.
#pragma once

#include "formats/statements/mt940/dialects.h"
#include "formats/statements/mt940/mt_movement.h"

namespace comptoir::formats::mt940 {

// Fills `line`, which must be new. Errors: core.amount_*. Entry rank and status of the whole are
// the caller's.
Result<void> read_line(const Movement& movement, MovementText& text, Currency currency,
                       const Scribe& scribe, bank::StatementLine& line);

} // namespace comptoir::formats::mt940
