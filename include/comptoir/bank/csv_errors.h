// Error codes of the mappings of CSV files: why one cannot be used or saved.
#pragma once

#include "comptoir/core/result.h"

namespace comptoir::bank::errors {

inline constexpr ErrorSpec csv_column_missing{"bank.csv_column_missing",
                                              ErrorKind::Refused};                        // {role}
inline constexpr ErrorSpec csv_column_twice{"bank.csv_column_twice", ErrorKind::Refused}; // {role}
inline constexpr ErrorSpec csv_mapping_name{"bank.csv_mapping_name", ErrorKind::Refused}; // {name}

} // namespace comptoir::bank::errors
