// The grid of an intake folder as a table: client, account, last day received, gaps, balances.
#pragma once

#include "comptoir/bank/intake.h"
#include "comptoir/reports/printed_table.h"

#include <string>
#include <vector>

namespace comptoir::reports {

// An account with several gaps has a row for each; only the first repeats the client.
PrintedTable intake_grid_table(const std::vector<bank::IntakeGridRow>& rows,
                               const std::string& folder, Date at, i18n::Language language);

// "closes with 10,00 € on 31/01/2026, opens with 12,00 € on 02/02/2026"
std::string gap_text(const bank::IntakeGap& gap, i18n::Language language);

} // namespace comptoir::reports
