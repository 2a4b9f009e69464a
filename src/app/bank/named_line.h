// A bank line in a sentence: its id, and the day, amount and label people know it by.
#pragma once

#include "comptoir/core/error.h"
#include "comptoir/storage/repositories/bank_repository.h"

namespace comptoir::app {

// {line}, {line_day}, {line_amount} and {line_label}, which a text says as {line#}; then `more`.
Params named_line(const storage::LineRecord& line, Params more = {});
// Of a line that may be gone: then its number alone.
Params line_known_as(storage::Database& database, bank::LineId line);
// The same as {other}, of the second of two lines.
Params named_other(const storage::LineRecord& line, Params more = {});

} // namespace comptoir::app
