// How much of a type of difference was booked unattended on a day, and how much still may be (C27).
#pragma once

#include "comptoir/reconcile/differences.h"
#include "comptoir/reconcile/types.h"
#include "comptoir/storage/database.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace comptoir::app {

class DayLimits {
public:
    DayLimits(storage::Database& database, ledger::Chart chart);
    // Counts the proposal in when it keeps within the limits of that day.
    bool allows(const reconcile::Proposal& proposal, Date day);

private:
    storage::Database& m_database;
    std::vector<reconcile::DifferenceType> m_types; // those with a limit for a day
    std::map<std::pair<std::string, Date>, std::int64_t> m_booked;
};

} // namespace comptoir::app
