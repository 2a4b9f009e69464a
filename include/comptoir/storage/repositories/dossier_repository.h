// The one row that says whose books these are, and what a new dossier starts with.
#pragma once

#include "comptoir/core/clock.h"
#include "comptoir/core/date.h"
#include "comptoir/ledger/types.h"
#include "comptoir/storage/database.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace comptoir::storage {

struct DossierRow {
    std::string company, company_number;
    ledger::Chart chart = ledger::Chart::Pcg;
    Currency currency;
    std::string owner;
    std::optional<Date> closed_until;
};
DossierRow load_dossier(Database& database);

struct NewDossierRow {
    std::string company, company_number;
    ledger::Chart chart = ledger::Chart::Pcg;
    std::string owner;
    DateRange year;
    Instant created_at;
};
// Chart of accounts, journals AC VE BQ OD AN, one financial year, start of the chain.
void insert_dossier(Database& database, const NewDossierRow& dossier);

std::optional<std::string> load_setting(Database& database, std::string_view name);
// Those whose name begins so ("account."), by what follows it.
std::map<std::string, std::string> load_settings(Database& database, std::string_view prefix);
void save_setting(Database& database, std::string_view name, std::string_view value);
void delete_setting(Database& database, std::string_view name);

} // namespace comptoir::storage
