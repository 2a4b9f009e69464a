#include "comptoir/storage/repositories/connection_repository.h"

namespace comptoir::storage {

namespace {

constexpr std::string_view k_select = R"(
    SELECT id, provider, base_url, state, vault_key, last_sync_at, last_error FROM connection)";

ConnectionRecord read_connection(const Statement& row) {
    ConnectionRecord record;
    record.id = row.id<ConnectionRowId>(0);
    record.provider = row.text(1);
    record.base_url = row.text(2);
    record.state = row.text(3);
    record.vault_key = row.text(4);
    if (!row.is_null(5))
        record.last_sync_at = row.instant(5);
    record.last_error = error_from_json(row.text(6));
    return record;
}

constexpr std::string_view k_select_account = R"(
    SELECT a.connection_id, a.provider_account, a.iban, a.journal, a.from_day, a.cursor
    FROM connection_account AS a JOIN connection AS c ON c.id = a.connection_id)";

ConnectionAccountRecord read_account(const Statement& row) {
    ConnectionAccountRecord record;
    record.connection = row.id<ConnectionRowId>(0);
    record.provider_account = row.text(1);
    record.iban = row.text(2);
    if (!row.is_null(3))
        record.journal = row.text(3);
    record.from_day = row.optional_date(4);
    record.cursor = row.text(5);
    return record;
}

std::string error_text(const std::optional<StoredError>& error) {
    return error ? to_json(*error) : std::string{};
}

} // namespace

std::vector<ConnectionRecord> load_connections(Database& database) {
    std::vector<ConnectionRecord> records;
    Statement rows =
        database.query(std::string(k_select) + " WHERE state <> 'removed' ORDER BY id");
    while (rows.step())
        records.push_back(read_connection(rows));
    return records;
}

std::optional<ConnectionRecord> find_connection(Database& database, ConnectionRowId id) {
    Statement rows = database.query(std::string(k_select) + " WHERE id = ?1", id);
    if (!rows.step())
        return std::nullopt;
    return read_connection(rows);
}

ConnectionRowId insert_connection(Database& database, const ConnectionRecord& record) {
    database.run(R"(
        INSERT INTO connection (provider, base_url, state, vault_key, last_sync_at, last_error)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6))",
                 record.provider, record.base_url, record.state, record.vault_key,
                 record.last_sync_at, error_text(record.last_error));
    return ConnectionRowId{database.last_insert_id()};
}

void update_connection(Database& database, const ConnectionRecord& record) {
    database.run(
        "UPDATE connection SET state = ?2, last_sync_at = ?3, last_error = ?4 WHERE id = ?1",
        record.id, record.state, record.last_sync_at, error_text(record.last_error));
}

std::vector<ConnectionAccountRecord> load_connection_accounts(Database& database,
                                                              ConnectionRowId connection) {
    std::vector<ConnectionAccountRecord> records;
    Statement rows = database.query(
        std::string(k_select_account) + " WHERE a.connection_id = ?1 ORDER BY a.iban", connection);
    while (rows.step())
        records.push_back(read_account(rows));
    return records;
}

std::optional<ConnectionAccountRecord> find_connection_account(Database& database,
                                                               ConnectionRowId connection,
                                                               std::string_view provider_account) {
    Statement rows = database.query(std::string(k_select_account) +
                                        " WHERE a.connection_id = ?1 AND a.provider_account = ?2",
                                    connection, provider_account);
    if (!rows.step())
        return std::nullopt;
    return read_account(rows);
}

std::optional<ConnectionAccountRecord> find_account_by_iban(Database& database,
                                                            std::string_view iban) {
    Statement rows = database.query(std::string(k_select_account) +
                                        " WHERE a.iban = ?1 AND c.state <> 'removed' ORDER BY c.id",
                                    iban);
    if (!rows.step())
        return std::nullopt;
    return read_account(rows);
}

void insert_connection_account(Database& database, const ConnectionAccountRecord& record) {
    database.run(R"(
        INSERT INTO connection_account (connection_id, provider_account, iban, journal, from_day, cursor)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6))",
                 record.connection, record.provider_account, record.iban, record.journal,
                 record.from_day, record.cursor);
}

void rename_connection_account(Database& database, ConnectionRowId connection,
                               std::string_view from, std::string_view to) {
    database.run(R"(
        UPDATE connection_account SET provider_account = ?3, cursor = ''
        WHERE connection_id = ?1 AND provider_account = ?2)",
                 connection, from, to);
    database.run(R"(
        UPDATE feed_operation SET provider_account = ?3
        WHERE connection_id = ?1 AND provider_account = ?2)",
                 connection, from, to);
}

void save_cursor(Database& database, ConnectionRowId connection, std::string_view provider_account,
                 std::string_view cursor) {
    database.run(R"(
        UPDATE connection_account SET cursor = ?3 WHERE connection_id = ?1 AND provider_account = ?2)",
                 connection, provider_account, cursor);
}

} // namespace comptoir::storage
