// Texts of enumerators in the ledger's tables.
#pragma once

#include "comptoir/ledger/types.h"

#include <string_view>

namespace comptoir::storage {

std::string_view name_of(ledger::EntryOrigin origin);
ledger::EntryOrigin entry_origin_of(std::string_view name);

} // namespace comptoir::storage
