// Checks that need more than one query: the schema against a fresh one, stored files by their hash.
#include "comptoir/storage/repositories/check_repository.h"

#include "comptoir/core/bytes.h"
#include "comptoir/core/text.h"
#include "comptoir/storage/migrate.h"
#include "comptoir/storage/repositories/file_repository.h"

#include <sqlite3.h>

#include <map>
#include <memory>

namespace comptoir::storage {

namespace {

using Objects = std::map<std::string, std::string>; // "table entry" -> its SQL

constexpr const char* k_select_objects = "SELECT type || ' ' || name, sql FROM sqlite_master"
                                         " WHERE name NOT LIKE 'sqlite_%' AND sql IS NOT NULL";

// What the steps up to `version` make of an empty database in memory.
Objects fresh_objects(int version) {
    sqlite3* handle = nullptr;
    sqlite3_open(":memory:", &handle);
    const std::unique_ptr<sqlite3, int (*)(sqlite3*)> closer(handle, sqlite3_close);
    for (const SchemaStep& step : schema_steps()) {
        if (step.number <= version)
            sqlite3_exec(handle, std::string(step.sql).c_str(), nullptr, nullptr, nullptr);
    }
    Objects objects;
    const auto take = [](void* target, int, char** values, char**) {
        (*static_cast<Objects*>(target))[values[0]] = values[1];
        return 0;
    };
    sqlite3_exec(handle, k_select_objects, take, &objects, nullptr);
    return objects;
}

} // namespace

std::string schema_fault(Database& database) {
    const Objects expected = fresh_objects(schema_version(database));
    Objects found;
    Statement rows = database.prepare(k_select_objects);
    while (rows.step())
        found[rows.text(0)] = rows.text(1);
    for (const auto& [name, sql] : expected) {
        const auto place = found.find(name);
        if (place == found.end())
            return name + ": it is missing";
        if (place->second != sql)
            return name + ": it was changed";
    }
    for (const auto& [name, sql] : found) {
        if (!expected.contains(name))
            return name + ": it does not belong here";
    }
    return {};
}

std::string stored_file_fault(Database& database, const std::function<bool()>& stopped) {
    Statement files = database.prepare("SELECT id, sha256, size FROM file ORDER BY id");
    while (files.step()) {
        if (stopped())
            return {};
        const std::string name = "file " + files.text(0) + ": ";
        crypto::Sha256 hash;
        std::int64_t size = 0;
        try {
            read_file_pieces(database, files.id<FileId>(0), [&](std::string_view piece) {
                hash.add(piece);
                size += static_cast<std::int64_t>(piece.size());
            });
        } catch (const DatabaseFailure& failure) {
            return name + failure.error().detail;
        }
        if (size != files.integer(2) || crypto::to_hex(hash.finish()) != files.text_view(1))
            return name + "its bytes are not those that came in";
    }
    return {};
}

} // namespace comptoir::storage
