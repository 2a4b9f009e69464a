// Bank connections and the accounts they follow, as rows. Decides nothing.
#pragma once

#include "comptoir/core/clock.h"
#include "comptoir/core/date.h"
#include "comptoir/storage/database.h"
#include "comptoir/storage/repositories/stored_error.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::storage {

using ConnectionRowId = Id<struct ConnectionRowTag>;

struct ConnectionRecord {
    ConnectionRowId id;
    std::string provider, base_url;
    std::string state; // active, broken, removed
    std::string vault_key;
    std::optional<Instant> last_sync_at;
    std::optional<StoredError> last_error;
};
std::vector<ConnectionRecord> load_connections(Database& database); // all but the removed ones
std::optional<ConnectionRecord> find_connection(Database& database, ConnectionRowId id);
ConnectionRowId insert_connection(Database& database, const ConnectionRecord& connection);
void update_connection(Database& database, const ConnectionRecord& connection); // state, last_*

struct ConnectionAccountRecord {
    ConnectionRowId connection;
    std::string provider_account;
    std::string iban;
    std::optional<std::string> journal;
    std::optional<Date> from_day;
    std::string cursor;
};
std::vector<ConnectionAccountRecord> load_connection_accounts(Database& database,
                                                              ConnectionRowId connection);
std::optional<ConnectionAccountRecord> find_connection_account(Database& database,
                                                               ConnectionRowId connection,
                                                               std::string_view provider_account);
// The account of a living connection with that IBAN, whoever provides it.
std::optional<ConnectionAccountRecord> find_account_by_iban(Database& database,
                                                            std::string_view iban);
void insert_connection_account(Database& database, const ConnectionAccountRecord& account);
// The provider gave the same account another id: its operations follow, its cursor starts over.
void rename_connection_account(Database& database, ConnectionRowId connection,
                               std::string_view from, std::string_view to);
void save_cursor(Database& database, ConnectionRowId connection, std::string_view provider_account,
                 std::string_view cursor);

} // namespace comptoir::storage
