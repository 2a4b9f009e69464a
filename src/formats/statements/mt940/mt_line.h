// A movement and its words as a line of a statement.
#pragma once

#include "formats/statements/mt940/dialects.h"
#include "formats/statements/mt940/mt_movement.h"

namespace comptoir::formats::mt940 {

// Errors: core.amount_*. Entry rank and status of the whole are the caller's.
Result<bank::StatementLine> line_of(const Movement& movement, MovementText&& text,
                                    Currency currency, const Scribe& scribe);

} // namespace comptoir::formats::mt940
