#include "comptoir/storage/repositories/feed_repository.h"

#include "storage/json/statement_line_json.h"

namespace comptoir::storage {

namespace {

constexpr std::string_view k_select = R"(
    SELECT o.id, o.connection_id, o.provider_account, o.provider_id, o.state, o.line,
           o.balance_after_minor, o.happened_at, o.updated_at, o.replaced_by, o.said_since,
           o.line_id, coalesce(a.iban, '')
    FROM feed_operation AS o
    JOIN connection AS c ON c.id = o.connection_id
    LEFT JOIN connection_account AS a
           ON a.connection_id = o.connection_id AND a.provider_account = o.provider_account)";

FeedRecord read_record(const Statement& row) {
    FeedRecord record;
    record.id = row.integer(0);
    record.connection = row.id<ConnectionRowId>(1);
    record.provider_account = row.text(2);
    record.provider_id = row.text(3);
    record.state = row.text(4);
    record.line = line_from_json(row.text_view(5));
    record.balance_after_minor = row.optional_integer(6);
    record.happened_at = row.text(7);
    record.updated_at = row.text(8);
    record.replaced_by = row.text(9);
    record.said_since = row.text(10);
    record.line_id = row.id<bank::LineId>(11);
    record.iban = row.text(12);
    return record;
}

std::vector<FeedRecord> read_all(Statement rows) {
    std::vector<FeedRecord> records;
    while (rows.step())
        records.push_back(read_record(rows));
    return records;
}

} // namespace

std::string line_text(const bank::StatementLine& line) {
    return to_json(line);
}

std::optional<FeedRecord> find_feed_operation(Database& database, ConnectionRowId connection,
                                              std::string_view provider_id) {
    Statement rows =
        database.query(std::string(k_select) + " WHERE o.connection_id = ?1 AND o.provider_id = ?2",
                       connection, provider_id);
    if (!rows.step())
        return std::nullopt;
    return read_record(rows);
}

std::optional<FeedRecord> find_operation(Database& database, std::int64_t id) {
    Statement rows = database.query(std::string(k_select) + " WHERE o.id = ?1", id);
    if (!rows.step())
        return std::nullopt;
    return read_record(rows);
}

std::int64_t insert_feed_operation(Database& database, const FeedRecord& record) {
    database.run(R"(
        INSERT INTO feed_operation (connection_id, provider_account, provider_id, state, booked_on,
            line, amount_minor, balance_after_minor, happened_at, updated_at, replaced_by, said_since,
            line_id)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13))",
                 record.connection, record.provider_account, record.provider_id, record.state,
                 record.line.booked_on, to_json(record.line), record.line.amount.minor(),
                 record.balance_after_minor, record.happened_at, record.updated_at,
                 record.replaced_by, record.said_since, record.line_id);
    return database.last_insert_id();
}

void update_feed_operation(Database& database, const FeedRecord& record) {
    database.run(R"(
        UPDATE feed_operation
        SET state = ?2, booked_on = ?3, line = ?4, amount_minor = ?5, balance_after_minor = ?6,
            happened_at = ?7, updated_at = ?8, replaced_by = ?9, said_since = ?10, line_id = ?11
        WHERE id = ?1)",
                 record.id, record.state, record.line.booked_on, to_json(record.line),
                 record.line.amount.minor(), record.balance_after_minor, record.happened_at,
                 record.updated_at, record.replaced_by, record.said_since, record.line_id);
}

std::vector<FeedRecord> load_waiting_operations(Database& database,
                                                std::optional<ConnectionRowId> connection) {
    return read_all(database.query(std::string(k_select) + R"(
        WHERE o.state IN ('staged', 'pending', 'removed') AND c.state <> 'removed'
          AND (?1 IS NULL OR o.connection_id = ?1)
        ORDER BY o.booked_on, o.happened_at, o.id)",
                                   connection));
}

std::vector<FeedRecord> load_pending_operations(Database& database, ConnectionRowId connection,
                                                std::string_view provider_account) {
    return read_all(database.query(std::string(k_select) + R"(
        WHERE o.state = 'pending' AND o.connection_id = ?1 AND o.provider_account = ?2
        ORDER BY o.booked_on, o.id)",
                                   connection, provider_account));
}

std::vector<FeedRecord> load_booked_operations(Database& database, ConnectionRowId connection,
                                               std::string_view provider_account, DateRange days) {
    return read_all(database.query(std::string(k_select) + R"(
        WHERE o.state IN ('staged', 'taken') AND o.connection_id = ?1 AND o.provider_account = ?2
          AND o.booked_on BETWEEN ?3 AND ?4
        ORDER BY o.booked_on, o.id)",
                                   connection, provider_account, days.from, days.to));
}

std::vector<FeedRecord> load_due_operations(Database& database, std::string_view journal,
                                            std::string_view iban, Date until) {
    return read_all(database.query(std::string(k_select) + R"(
        WHERE o.state = 'staged' AND c.state <> 'removed' AND a.iban = ?2
          AND (a.journal IS NULL OR a.journal = ?1)
          AND o.booked_on <= ?3 AND (a.from_day IS NULL OR o.booked_on >= a.from_day)
        ORDER BY o.booked_on, o.happened_at, o.id)",
                                   journal, iban, until));
}

void mark_taken(Database& database, std::int64_t operation, bank::LineId line) {
    database.run("UPDATE feed_operation SET state = 'taken', line_id = ?2 WHERE id = ?1", operation,
                 line);
}

} // namespace comptoir::storage
