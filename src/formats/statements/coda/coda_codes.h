// What kind of operation a CODA transaction code means.
#pragma once

#include "comptoir/bank/types.h"

#include <string_view>

namespace comptoir::formats::coda {

// `code`: type 1, family 2, operation 2, category 3. Nature::Other for what the list leaves open.
bank::Nature nature_of(std::string_view code);

} // namespace comptoir::formats::coda
