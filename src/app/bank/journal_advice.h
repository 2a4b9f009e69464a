// The command that gives a bank account its journal, complete, so that it can be pasted and works.
#pragma once

#include "comptoir/bank/types.h"
#include "comptoir/ledger/types.h"

#include <string>
#include <string_view>
#include <vector>

namespace comptoir::app {

// `only` is the journal the person chose, or empty: then a bank journal that follows no account
// yet, else a free code.
std::string journal_add_command(ledger::Chart chart, const std::vector<ledger::Journal>& journals,
                                std::string_view only, const bank::AccountIdentity& account);

} // namespace comptoir::app
