#include "comptoir/storage/repositories/expected_repository.h"

#include "storage/json/statement_line_json.h"

namespace comptoir::storage {

namespace {

constexpr std::string_view k_select = R"(
    SELECT e.id, e.import_id, coalesce(e.operation_id, 0), e.journal, e.line, e.format, e.report,
           e.entry, e.of_entry, e.told_at, coalesce(e.booked_as, 0), e.dropped_at, e.dropped_by,
           coalesce(f.name, ''),
           e.booked_as IS NOT NULL
               OR EXISTS (SELECT 1 FROM expected_replacement AS r WHERE r.expected_id = e.id)
    FROM expected_line AS e
    LEFT JOIN import AS i ON i.id = e.import_id
    LEFT JOIN file AS f ON f.id = i.file_id)";

constexpr std::string_view k_active = R"( e.dropped_at IS NULL AND e.booked_as IS NULL
    AND NOT EXISTS (SELECT 1 FROM expected_replacement AS r WHERE r.expected_id = e.id))";

ExpectedRecord read_record(const Statement& row) {
    ExpectedRecord record;
    record.id = row.integer(0);
    record.import = row.id<ImportId>(1);
    record.operation = row.integer(2);
    record.journal = row.text(3);
    record.line = line_from_json(row.text_view(4));
    record.format = row.text(5);
    record.report = row.integer(6);
    record.line.entry = row.small(7);
    record.line.of_entry = row.small(8);
    record.told_at = row.instant(9);
    record.booked_as = row.integer(10);
    if (!row.is_null(11))
        record.dropped_at = row.instant(11);
    record.dropped_by = row.text(12);
    record.file_name = row.text(13);
    record.is_replaced = row.integer(14) != 0;
    return record;
}

std::vector<ExpectedRecord> read_all(Statement rows) {
    std::vector<ExpectedRecord> records;
    while (rows.step())
        records.push_back(read_record(rows));
    return records;
}

std::optional<std::int64_t> or_null(std::int64_t id) {
    return id == 0 ? std::nullopt : std::optional(id);
}

std::optional<std::int64_t> milliseconds(const std::optional<Instant>& at) {
    return at ? std::optional(at->ms) : std::nullopt;
}

} // namespace

std::int64_t insert_expected(Database& database, const ExpectedRecord& record) {
    database.run(R"(
        INSERT INTO expected_line (import_id, operation_id, journal, expected_on, amount_minor, line,
            format, report, entry, of_entry, told_at, booked_as, dropped_at, dropped_by)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14))",
                 record.import, or_null(record.operation), record.journal, record.line.booked_on,
                 record.line.amount.minor(), to_json(record.line), record.format, record.report,
                 record.line.entry, record.line.of_entry, record.told_at, or_null(record.booked_as),
                 milliseconds(record.dropped_at), record.dropped_by);
    return database.last_insert_id();
}

void update_expected(Database& database, const ExpectedRecord& record) {
    database.run(R"(
        UPDATE expected_line
        SET expected_on = ?2, amount_minor = ?3, line = ?4, format = ?5, entry = ?6, of_entry = ?7,
            booked_as = ?8, dropped_at = ?9, dropped_by = ?10
        WHERE id = ?1)",
                 record.id, record.line.booked_on, record.line.amount.minor(), to_json(record.line),
                 record.format, record.line.entry, record.line.of_entry, or_null(record.booked_as),
                 milliseconds(record.dropped_at), record.dropped_by);
}

void set_expected_operation(Database& database, std::int64_t id, std::int64_t operation) {
    database.run("UPDATE expected_line SET operation_id = ?2 WHERE id = ?1", id, operation);
}

void delete_expected(Database& database, std::int64_t id) {
    database.run("DELETE FROM expected_line WHERE id = ?1", id);
}

void delete_expected_of(Database& database, ImportId import) {
    database.run("DELETE FROM expected_line WHERE import_id = ?1", import);
}

void delete_expected_of_removed_connections(Database& database) {
    database.execute_script(R"(
        DELETE FROM expected_line
        WHERE import_id IS NULL AND booked_as IS NULL
          AND NOT EXISTS (SELECT 1 FROM expected_replacement r WHERE r.expected_id = expected_line.id)
          AND operation_id IN (SELECT o.id FROM feed_operation o
                               JOIN connection c ON c.id = o.connection_id
                               WHERE c.state = 'removed');)");
}

std::optional<ExpectedRecord> find_expected(Database& database, std::int64_t id) {
    Statement rows = database.query(std::string(k_select) + " WHERE e.id = ?1", id);
    return rows.step() ? std::optional(read_record(rows)) : std::nullopt;
}

std::optional<ExpectedRecord> find_expected_of_operation(Database& database,
                                                         std::int64_t operation) {
    Statement rows =
        database.query(std::string(k_select) + " WHERE e.operation_id = ?1", operation);
    return rows.step() ? std::optional(read_record(rows)) : std::nullopt;
}

std::vector<ExpectedRecord> load_equal_expected(Database& database, std::string_view journal,
                                                const bank::LineIdentity& identity) {
    return read_all(database.query(
        std::string(k_select) +
            " WHERE e.journal = ?1 AND e.expected_on = ?2 AND e.amount_minor = ?3 ORDER BY e.id",
        journal, identity.booked_on, identity.amount_minor));
}

std::vector<ExpectedRecord> load_active_expected(Database& database, std::string_view journal,
                                                 const DateRange& days) {
    return read_all(database.query(
        std::string(k_select) + " WHERE e.journal = ?1 AND e.expected_on BETWEEN ?2 AND ?3 AND" +
            std::string(k_active) + " ORDER BY e.id",
        journal, days.from, days.to));
}

std::vector<ExpectedRecord> load_expected_of_feed(Database& database, std::int64_t connection,
                                                  std::string_view provider_account) {
    return read_all(database.query(
        std::string(k_select) +
            " JOIN feed_operation AS o ON o.id = e.operation_id"
            " WHERE o.connection_id = ?1 AND o.provider_account = ?2 AND e.booked_as IS NULL"
            " AND NOT EXISTS (SELECT 1 FROM expected_replacement AS r WHERE r.expected_id = e.id)"
            " ORDER BY e.id",
        connection, provider_account));
}

void for_each_expected(Database& database, const ExpectedQuery& query,
                       const std::function<bool(const ExpectedRecord&)>& take) {
    Statement rows = database.query(
        std::string(k_select) + " WHERE e.id > ?1 AND (?2 IS NULL OR e.journal = ?2)" +
            (query.only_active ? " AND" + std::string(k_active) : std::string()) + " ORDER BY e.id",
        query.after, query.journal);
    while (rows.step())
        if (!take(read_record(rows)))
            return;
}

std::int64_t count_replaced_of(Database& database, ImportId import, std::string_view journal) {
    return database.integer(
        "SELECT count(*) FROM expected_line AS e WHERE e.import_id = ?1 AND e.journal = ?2"
        " AND EXISTS (SELECT 1 FROM expected_replacement AS r WHERE r.expected_id = e.id)",
        import, journal);
}

void insert_replacement(Database& database, std::int64_t expected, bank::LineId line) {
    database.run("INSERT INTO expected_replacement (expected_id, line_id) VALUES (?1, ?2)",
                 expected, line);
}

std::vector<bank::LineId> lines_in_place_of(Database& database, std::int64_t expected) {
    std::vector<bank::LineId> lines;
    Statement rows =
        database.query("SELECT line_id FROM expected_replacement WHERE expected_id = ?1"
                       " UNION SELECT o.line_id FROM expected_line AS e"
                       " JOIN feed_operation AS o ON o.id = e.booked_as"
                       " WHERE e.id = ?1 AND o.line_id IS NOT NULL ORDER BY 1",
                       expected);
    while (rows.step())
        lines.push_back(rows.id<bank::LineId>(0));
    return lines;
}

bool has_expected(Database& database) {
    return database.integer("SELECT EXISTS (SELECT 1 FROM expected_line)") != 0;
}

std::vector<std::int64_t> expected_before_line(Database& database, bank::LineId line) {
    std::vector<std::int64_t> ids;
    Statement rows =
        database.query("SELECT expected_id FROM expected_replacement WHERE line_id = ?1"
                       " UNION SELECT e.id FROM feed_operation AS o"
                       " JOIN expected_line AS e ON e.booked_as = o.id"
                       " WHERE o.line_id = ?1 ORDER BY 1",
                       line);
    while (rows.step())
        ids.push_back(rows.integer(0));
    return ids;
}

void for_each_unannounced(Database& database, std::string_view journal, const DateRange& days,
                          const std::function<void(const BookedLine&)>& take) {
    Statement rows = database.query(
        "SELECT l.id, l.statement_id, l.entry, l.of_entry, l.booked_on, l.amount_minor, l.currency,"
        " l.label, l.label_more, l.counterparty_name, l.bank_reference, l.end_to_end_id,"
        " l.cheque_number, i.format"
        " FROM bank_line AS l JOIN statement AS s ON s.id = l.statement_id"
        " JOIN import AS i ON i.id = s.import_id"
        " WHERE l.journal = ?1 AND l.booked_on BETWEEN ?2 AND ?3"
        " AND NOT EXISTS (SELECT 1 FROM expected_replacement AS r WHERE r.line_id = l.id)"
        " AND NOT EXISTS (SELECT 1 FROM feed_operation AS o JOIN expected_line AS e"
        "                 ON e.booked_as = o.id WHERE o.line_id = l.id)"
        " ORDER BY l.statement_id, l.id",
        journal, days.from, days.to);
    while (rows.step()) {
        BookedLine booked;
        booked.id = rows.id<bank::LineId>(0);
        booked.statement = rows.id<bank::StatementId>(1);
        booked.entry = rows.small(2);
        booked.of_entry = rows.small(3);
        booked.line.booked_on = rows.date(4);
        booked.line.amount =
            Money{rows.integer(5), Currency::parse(rows.text_view(6)).value_or(Currency::eur())};
        booked.line.label = rows.text(7);
        booked.line.label_more = rows.text(8);
        booked.line.counterparty.name = rows.text(9);
        booked.line.bank_reference = rows.text(10);
        booked.line.end_to_end_id = rows.text(11);
        booked.line.cheque_number = rows.text(12);
        booked.format = rows.text(13);
        take(booked);
    }
}

} // namespace comptoir::storage
