// How journals take their files in, and the files of their folders that were tried, as rows.
#pragma once

#include "comptoir/core/clock.h"
#include "comptoir/storage/database.h"
#include "comptoir/storage/repositories/stored_error.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::storage {

struct JournalImportRecord {
    std::string journal;
    bool digital = true;
    std::string format; // "camt053", "feed"; empty: any
    std::string folder; // empty: none
    bool watched = false, unattended = false, matches = false;
    bool settles_at_order = false; // a payment is booked when its order is exported
};
// Those that were set, by journal.
std::vector<JournalImportRecord> load_journal_imports(Database& database);
std::optional<JournalImportRecord> find_journal_import(Database& database,
                                                       std::string_view journal);
void save_journal_import(Database& database, const JournalImportRecord& record);

struct FolderFileRecord {
    std::string sha256;
    std::string journal;
    std::string name;
    std::string outcome; // "imported", "known", "put_aside", "refused"
    std::optional<StoredError> fault;
    Instant tried_at;
    std::string tried_by;
};
// Replaces what was said of the same bytes.
void save_folder_file(Database& database, const FolderFileRecord& record);
std::optional<FolderFileRecord> find_folder_file(Database& database, std::string_view sha256);

} // namespace comptoir::storage
