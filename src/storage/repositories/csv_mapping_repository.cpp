#include "comptoir/storage/repositories/csv_mapping_repository.h"

#include "storage/json/csv_mapping_json.h"

namespace comptoir::storage {

namespace {

CsvMappingRecord read_record(const Statement& row) {
    CsvMappingRecord record;
    record.id = row.integer(0);
    record.journal = row.text(1);
    record.mapping = csv_mapping_from_json(row.text_view(2));
    record.saved_at = row.instant(3);
    record.saved_by = row.text(4);
    return record;
}

} // namespace

std::vector<CsvMappingRecord> load_csv_mappings(Database& database, std::string_view journal) {
    Statement rows = database.query(R"(
        SELECT id, journal, mapping, saved_at, saved_by FROM csv_mapping
        WHERE ?1 = '' OR journal = ?1 ORDER BY journal, name, id)",
                                    journal);
    std::vector<CsvMappingRecord> records;
    while (rows.step())
        records.push_back(read_record(rows));
    return records;
}

std::optional<CsvMappingRecord> find_csv_mapping(Database& database, std::int64_t id) {
    Statement rows = database.query(
        "SELECT id, journal, mapping, saved_at, saved_by FROM csv_mapping WHERE id = ?1", id);
    if (!rows.step())
        return std::nullopt;
    return read_record(rows);
}

std::int64_t save_csv_mapping(Database& database, const CsvMappingRecord& record) {
    const std::string fingerprint = csv_fingerprint(record.mapping);
    database.run(R"(
        INSERT INTO csv_mapping (journal, name, fingerprint, mapping, saved_at, saved_by)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        ON CONFLICT (journal, fingerprint)
        DO UPDATE SET name = ?2, mapping = ?4, saved_at = ?5, saved_by = ?6)",
                 record.journal, record.mapping.name, fingerprint, to_json(record.mapping),
                 record.saved_at, record.saved_by);
    Statement rows =
        database.query("SELECT id FROM csv_mapping WHERE journal = ?1 AND fingerprint = ?2",
                       record.journal, fingerprint);
    rows.step();
    return rows.integer(0);
}

void delete_csv_mapping(Database& database, std::int64_t id) {
    database.run("DELETE FROM csv_mapping WHERE id = ?1", id);
}

} // namespace comptoir::storage
