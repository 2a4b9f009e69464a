// Types of settlement difference and their limits, as rows. Decides nothing.
#pragma once

#include "comptoir/reconcile/differences.h"
#include "comptoir/storage/database.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace comptoir::storage {

// What the dossier said of them: changed ones and its own, by code.
std::vector<reconcile::DifferenceType> load_difference_types(Database& database);
void save_difference_type(Database& database, const reconcile::DifferenceType& type);
void delete_difference_type(Database& database, std::string_view code); // its limits too

std::vector<reconcile::DifferenceLimit> load_difference_limits(Database& database); // by id
std::int64_t insert_difference_limit(Database& database, const reconcile::DifferenceLimit& limit);
void delete_difference_limit(Database& database, std::int64_t id);

// Σ |rows| on these accounts of entries that living matches posted unattended, dated on that day.
std::int64_t booked_unattended_minor(Database& database, std::string_view charge_account,
                                     std::string_view income_account, Date day);

} // namespace comptoir::storage
