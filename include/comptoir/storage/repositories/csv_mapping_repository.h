// The mappings of CSV files that journals remember, as rows.
#pragma once

#include "comptoir/bank/csv_mapping.h"
#include "comptoir/core/clock.h"
#include "comptoir/storage/database.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::storage {

struct CsvMappingRecord {
    std::int64_t id = 0;
    std::string journal;
    bank::CsvMapping mapping;
    Instant saved_at;
    std::string saved_by;
};

// By journal and name; of all journals when `journal` is empty.
std::vector<CsvMappingRecord> load_csv_mappings(Database& database, std::string_view journal);
std::optional<CsvMappingRecord> find_csv_mapping(Database& database, std::int64_t id);
// Replaces the one of the same journal and header; answers its id.
std::int64_t save_csv_mapping(Database& database, const CsvMappingRecord& record);
void delete_csv_mapping(Database& database, std::int64_t id);

} // namespace comptoir::storage
