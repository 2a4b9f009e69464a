// Numbered, forward-only schema steps (resources/schema/NNNN_name.sql); number = user_version.
#pragma once

#include "comptoir/core/result.h"
#include "comptoir/storage/database.h"

#include <functional>
#include <span>
#include <string_view>
#include <vector>

namespace comptoir::storage {

struct SchemaStep {
    int number = 0;
    std::string_view name;
    std::string_view sql;
};
std::vector<SchemaStep> schema_steps(); // in order, without holes
int newest_schema_version();
int schema_version(Database& database);

struct MigrationOptions {
    bool backup_first = true; // online copy beside the ledger: <file>.before-step-N
    // Called inside each step's transaction, after its SQL: tests throw here to interrupt it.
    std::function<void(int step)> before_commit;
};
// Runs what is missing, each step in one transaction that includes user_version. Returns the
// version it started from. Errors: storage.migration_failed {step}, storage.newer_than_program.
Result<int> migrate(Database& database, const MigrationOptions& options = {});

} // namespace comptoir::storage
