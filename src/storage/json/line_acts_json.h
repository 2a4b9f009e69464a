// What people put on a bank line, as a JSON text beside the line it was deleted with.
#pragma once

#include "comptoir/bank/types.h"
#include "comptoir/storage/database.h"

#include <string>
#include <string_view>

namespace comptoir::storage {

// Note, reason and mark, documents, the carried invoice, the third party and the template set by
// hand. Empty: nothing stands on the line.
std::string line_acts_to_json(Database& database, bank::LineId line);
// Puts them on the line again. What went since, a template or the entry of an invoice, stays away.
void restore_line_acts(Database& database, bank::LineId line, std::string_view json);

} // namespace comptoir::storage
