#include "comptoir/storage/repositories/journal_import_repository.h"

namespace comptoir::storage {

namespace {

constexpr std::string_view k_columns =
    "SELECT journal, digital, format, folder, watched, unattended, matches, settles_at_order"
    " FROM journal_import";

JournalImportRecord record_of(const Statement& row) {
    JournalImportRecord record;
    record.journal = row.text(0);
    record.digital = row.integer(1) != 0;
    record.format = row.text(2);
    record.folder = row.text(3);
    record.watched = row.integer(4) != 0;
    record.unattended = row.integer(5) != 0;
    record.matches = row.integer(6) != 0;
    record.settles_at_order = row.integer(7) != 0;
    return record;
}

} // namespace

std::vector<JournalImportRecord> load_journal_imports(Database& database) {
    std::vector<JournalImportRecord> records;
    Statement rows = database.query(std::string(k_columns) + " ORDER BY journal");
    while (rows.step())
        records.push_back(record_of(rows));
    return records;
}

std::optional<JournalImportRecord> find_journal_import(Database& database,
                                                       std::string_view journal) {
    Statement rows = database.query(std::string(k_columns) + " WHERE journal = ?1", journal);
    if (!rows.step())
        return std::nullopt;
    return record_of(rows);
}

void save_journal_import(Database& database, const JournalImportRecord& record) {
    database.run(R"(
        INSERT INTO journal_import (journal, digital, format, folder, watched, unattended, matches,
                                    settles_at_order)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
        ON CONFLICT (journal) DO UPDATE
        SET digital = ?2, format = ?3, folder = ?4, watched = ?5, unattended = ?6, matches = ?7,
            settles_at_order = ?8)",
                 record.journal, record.digital, record.format, record.folder, record.watched,
                 record.unattended, record.matches, record.settles_at_order);
}

void save_folder_file(Database& database, const FolderFileRecord& record) {
    database.run(R"(
        INSERT INTO folder_file (sha256, journal, name, outcome, fault, tried_at, tried_by)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        ON CONFLICT (sha256) DO UPDATE
        SET journal = ?2, name = ?3, outcome = ?4, fault = ?5, tried_at = ?6, tried_by = ?7)",
                 record.sha256, record.journal, record.name, record.outcome,
                 record.fault ? to_json(*record.fault) : std::string(), record.tried_at,
                 record.tried_by);
}

std::optional<FolderFileRecord> find_folder_file(Database& database, std::string_view sha256) {
    Statement rows = database.query(
        "SELECT sha256, journal, name, outcome, fault, tried_at, tried_by FROM folder_file"
        " WHERE sha256 = ?1",
        sha256);
    if (!rows.step())
        return std::nullopt;
    FolderFileRecord record;
    record.sha256 = rows.text(0);
    record.journal = rows.text(1);
    record.name = rows.text(2);
    record.outcome = rows.text(3);
    record.fault = error_from_json(rows.text_view(4));
    record.tried_at = rows.instant(5);
    record.tried_by = rows.text(6);
    return record;
}

} // namespace comptoir::storage
