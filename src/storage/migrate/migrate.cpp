#include "comptoir/storage/migrate.h"

#include "comptoir/core/invariant.h"
#include "comptoir/core/resource.h"
#include "comptoir/core/text.h"
#include "comptoir/storage/errors.h"

#include <sqlite3.h>

#include <filesystem>

namespace comptoir::storage {

namespace {

// An online copy beside the ledger, so that a failed step costs nothing but the step.
Result<void> back_up(Database& database, int first_step) {
    const std::filesystem::path target =
        database.path().string() + ".before-step-" + text::number(first_step);
    std::error_code ignored;
    std::filesystem::remove(target, ignored);
    sqlite3* copy = nullptr;
    int code =
        sqlite3_open_v2(target.c_str(), &copy, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
    if (code == SQLITE_OK) {
        sqlite3_backup* backup = sqlite3_backup_init(copy, "main", database.handle(), "main");
        if (backup) {
            // A busy source ends a step early, and the end alone does not say so.
            const int step = sqlite3_backup_step(backup, -1);
            code = sqlite3_backup_finish(backup);
            if (code == SQLITE_OK && step != SQLITE_DONE)
                code = step;
        } else {
            code = sqlite3_errcode(copy);
        }
    }
    const std::string message = copy ? sqlite3_errmsg(copy) : "out of memory";
    sqlite3_close_v2(copy);
    if (code != SQLITE_OK)
        return fail(error_of(code, message, target));
    return {};
}

// One transaction: the SQL, the check of references and the new version commit together.
void run_step(Database& database, const SchemaStep& step, const MigrationOptions& options) {
    // Table rebuilds need the references off; the pragma does nothing inside a transaction. They
    // come back on whatever happens to the step: the connection goes on being used.
    struct ReferencesOff {
        Database& database;
        explicit ReferencesOff(Database& of) : database(of) {
            database.execute_script("PRAGMA foreign_keys=OFF");
        }
        ~ReferencesOff() {
            sqlite3_exec(database.handle(), "PRAGMA foreign_keys=ON", nullptr, nullptr, nullptr);
        }
    } references_off(database);
    {
        Transaction transaction(database);
        database.execute_script(step.sql);
        invariant(!database.prepare("PRAGMA foreign_key_check").step(),
                  "a schema step keeps every reference");
        database.execute_script("PRAGMA user_version=" + text::number(step.number));
        if (options.before_commit)
            options.before_commit(step.number);
        transaction.commit();
    }
}

} // namespace

std::vector<SchemaStep> schema_steps() {
    std::vector<SchemaStep> steps;
    for (const resources::Resource& resource : resources::schema()) {
        const auto number = text::parse_integer(resource.name.substr(0, 4));
        invariant(number && *number == static_cast<long long>(steps.size()) + 1,
                  "schema steps are numbered without holes");
        steps.push_back({static_cast<int>(*number), resource.name, resource.content});
    }
    return steps;
}

int newest_schema_version() {
    return static_cast<int>(resources::schema().size());
}

int schema_version(Database& database) {
    return static_cast<int>(database.integer("PRAGMA user_version"));
}

Result<int> migrate(Database& database, const MigrationOptions& options) {
    const int start = schema_version(database);
    const int newest = newest_schema_version();
    if (start > newest)
        return fail(errors::newer_than_program, {{"path", database.path().string()},
                                                 {"version", std::int64_t{start}},
                                                 {"known", std::int64_t{newest}}});
    if (start == newest)
        return start;
    if (options.backup_first && start > 0)
        CT_TRY(back_up(database, start + 1));
    for (const SchemaStep& step : schema_steps()) {
        if (step.number <= start)
            continue;
        try {
            run_step(database, step, options);
        } catch (const std::exception& failure) {
            // The transaction rolled back: the file is still the version before this step.
            return fail(errors::migration_failed,
                        {{"path", database.path().string()}, {"step", std::int64_t{step.number}}},
                        failure.what());
        }
    }
    return start;
}

} // namespace comptoir::storage
