// One third party written, without what follows for bank lines: for tables of many.
#pragma once

#include "comptoir/app/books.h"

#include <string>

namespace comptoir::app {

// `why` follows the description in the event log.
Result<ledger::Party> store_party(Writer& writer, const PartyChange& change,
                                  const std::string& why = {});

} // namespace comptoir::app
