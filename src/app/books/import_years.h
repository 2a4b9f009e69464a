// Which financial years imported books need.
#pragma once

#include "comptoir/core/date.h"
#include "comptoir/ledger/types.h"

#include <optional>
#include <set>
#include <span>
#include <vector>

namespace comptoir::app {

// Years to create so that every day lies in one, never overlapping those there are. An FEC holds
// one financial year (A47 A-1 I): with the closing day of its name the year runs from twelve months
// before it, or from the first entry (a first year may be longer); without, calendar years.
std::vector<DateRange> plan_years(std::span<const ledger::FinancialYear> years,
                                  const std::set<Date>& days, std::optional<Date> closing_day);

} // namespace comptoir::app
