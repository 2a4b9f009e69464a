// The types of settlement difference of a dossier: its chart's, as it changed them, and its own.
#pragma once

#include "comptoir/reconcile/differences.h"
#include "comptoir/storage/database.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::app {

std::vector<reconcile::DifferenceType> difference_types(storage::Database& database,
                                                        ledger::Chart chart);
const reconcile::DifferenceType*
find_difference(const std::vector<reconcile::DifferenceType>& types, std::string_view code);
// What an account of the chart's usual types is called, when the dossier lacks it: it is made when
// a difference is first booked there.
std::optional<std::string> usual_difference_label(ledger::Chart chart, std::string_view account);

} // namespace comptoir::app
