// What people put on a bank line, as a JSON text beside the line it was deleted with.
#pragma once

#include "comptoir/storage/repositories/kept_line_acts.h"

#include <string>
#include <string_view>

namespace comptoir::storage {

std::string to_json(const KeptLineActs& acts); // empty: nothing stands on the line
// Of a text that is none, nothing.
KeptLineActs line_acts_of_json(std::string_view json);

} // namespace comptoir::storage
