// The command that gives a bank account its journal, complete, so that it can be pasted and works.
#pragma once

#include "comptoir/bank/types.h"
#include "comptoir/ledger/types.h"
#include "comptoir/storage/repositories/dossier_repository.h"

#include <string>
#include <string_view>
#include <vector>

namespace comptoir::app {

// `only` is the journal the person chose, or empty: then a bank journal that follows no account
// yet and is in the account's currency, else a free code.
std::string journal_add_command(const storage::DossierRow& dossier,
                                const std::vector<ledger::Journal>& journals, std::string_view only,
                                const bank::AccountIdentity& account);

} // namespace comptoir::app
