#include "comptoir/storage/repositories/quarantine_repository.h"

namespace comptoir::storage {

namespace {

constexpr std::string_view k_select = R"(
    SELECT q.id, q.file_id, q.name, q.sha256, q.size, q.format, q.is_text, q.state, q.fault,
           q.fault_line, q.fault_record, q.fault_field, q.put_aside_at, q.put_aside_by,
           q.closed_at, q.closed_by, q.why_discarded, q.corrected_sha256, q.import_id,
           (SELECT count(*) FROM correction AS c WHERE c.quarantine_id = q.id)
    FROM quarantine AS q)";

QuarantineRecord read_quarantine(const Statement& row) {
    QuarantineRecord record;
    record.id = row.id<QuarantineRowId>(0);
    if (!row.is_null(1))
        record.file = row.id<FileId>(1);
    record.name = row.text(2);
    record.sha256 = row.text(3);
    record.size = row.integer(4);
    record.format = row.text(5);
    record.is_text = row.integer(6) != 0;
    record.state = row.text(7);
    record.fault = error_from_json(row.text(8)).value_or(StoredError{});
    record.place.line = row.integer(9);
    record.place.record = row.text(10);
    record.place.field = row.text(11);
    record.put_aside_at = row.instant(12);
    record.put_aside_by = row.text(13);
    if (!row.is_null(14))
        record.closed_at = row.instant(14);
    record.closed_by = row.text(15);
    record.why_discarded = row.text(16);
    record.corrected_sha256 = row.text(17);
    if (!row.is_null(18))
        record.import = row.id<ImportId>(18);
    record.corrections = row.integer(19);
    return record;
}

std::optional<std::int64_t> milliseconds(const std::optional<Instant>& at) {
    return at ? std::optional(at->ms) : std::nullopt;
}

std::optional<QuarantineRecord> first(Statement rows) {
    if (!rows.step())
        return std::nullopt;
    return read_quarantine(rows);
}

constexpr std::string_view k_select_correction = R"(
    SELECT id, quarantine_id, kind, line, before, after, why, made_at, made_by FROM correction)";

CorrectionRecord read_correction(const Statement& row) {
    CorrectionRecord record;
    record.id = row.id<CorrectionRowId>(0);
    record.file = row.id<QuarantineRowId>(1);
    record.line.kind =
        bank::parse_correction_kind(row.text_view(2)).value_or(bank::CorrectionKind::Replace);
    record.line.line = row.integer(3);
    record.before = row.text(4);
    record.line.text = row.text(5);
    record.why = row.text(6);
    record.made_at = row.instant(7);
    record.made_by = row.text(8);
    return record;
}

} // namespace

QuarantineRowId insert_quarantine(Database& database, const QuarantineRecord& record) {
    database.run("INSERT INTO quarantine (file_id, name, sha256, size, format, is_text, state,"
                 " fault, fault_line, fault_record, fault_field, put_aside_at, put_aside_by)"
                 " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
                 record.file, record.name, record.sha256, record.size, record.format,
                 record.is_text, record.state, to_json(record.fault), record.place.line,
                 record.place.record, record.place.field, record.put_aside_at.ms,
                 record.put_aside_by);
    return QuarantineRowId{database.last_insert_id()};
}

void update_quarantine(Database& database, const QuarantineRecord& record) {
    database.run("UPDATE quarantine SET file_id = ?2, format = ?3, state = ?4, fault = ?5,"
                 " fault_line = ?6, fault_record = ?7, fault_field = ?8, closed_at = ?9,"
                 " closed_by = ?10, why_discarded = ?11, corrected_sha256 = ?12, import_id = ?13"
                 " WHERE id = ?1",
                 record.id, record.file, record.format, record.state, to_json(record.fault),
                 record.place.line, record.place.record, record.place.field,
                 milliseconds(record.closed_at), record.closed_by, record.why_discarded,
                 record.corrected_sha256, record.import);
}

std::optional<QuarantineRecord> find_quarantine(Database& database, QuarantineRowId id) {
    return first(database.query(std::string(k_select) + " WHERE q.id = ?1", id));
}

std::optional<QuarantineRecord> find_quarantine_of(Database& database, std::string_view sha256,
                                                   std::string_view state) {
    return first(database.query(std::string(k_select) +
                                    " WHERE q.sha256 = ?1 AND q.state = ?2 ORDER BY q.id DESC",
                                sha256, state));
}

std::vector<QuarantineRecord> load_quarantine(Database& database,
                                              const std::optional<std::string>& state,
                                              std::int64_t after, std::int64_t limit) {
    std::vector<QuarantineRecord> records;
    Statement rows = database.query(
        std::string(k_select) +
            " WHERE q.id > ?1 AND (?2 IS NULL OR q.state = ?2) ORDER BY q.id LIMIT ?3",
        after, state, limit);
    while (rows.step())
        records.push_back(read_quarantine(rows));
    return records;
}

CorrectionRowId insert_correction(Database& database, const CorrectionRecord& record) {
    database.run("INSERT INTO correction (quarantine_id, kind, line, before, after, why, made_at,"
                 " made_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                 record.file, to_text(record.line.kind), record.line.line, record.before,
                 record.line.text, record.why, record.made_at.ms, record.made_by);
    return CorrectionRowId{database.last_insert_id()};
}

void delete_correction(Database& database, CorrectionRowId id) {
    database.run("DELETE FROM correction WHERE id = ?1", id);
}

std::optional<CorrectionRecord> find_correction(Database& database, CorrectionRowId id) {
    Statement rows = database.query(std::string(k_select_correction) + " WHERE id = ?1", id);
    if (!rows.step())
        return std::nullopt;
    return read_correction(rows);
}

std::vector<CorrectionRecord> load_corrections(Database& database, QuarantineRowId file) {
    std::vector<CorrectionRecord> records;
    Statement rows =
        database.query(std::string(k_select_correction) + " WHERE quarantine_id = ?1"
                                                          " ORDER BY line, kind <> 'insert', id",
                       file);
    while (rows.step())
        records.push_back(read_correction(rows));
    return records;
}

std::optional<QuarantineRecord> quarantine_of_statement(Database& database,
                                                        bank::StatementId statement) {
    return first(database.query(std::string(k_select) +
                                    " JOIN statement AS s ON s.import_id = q.import_id"
                                    " WHERE s.id = ?1",
                                statement));
}

std::vector<bank::StatementId> statements_of_import(Database& database, ImportId import) {
    std::vector<bank::StatementId> statements;
    Statement rows =
        database.query("SELECT id FROM statement WHERE import_id = ?1 ORDER BY id", import);
    while (rows.step())
        statements.push_back(rows.id<bank::StatementId>(0));
    return statements;
}

} // namespace comptoir::storage
