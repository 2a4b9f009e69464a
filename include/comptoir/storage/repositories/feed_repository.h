// What banks sent through connections and what became of it, as rows. Decides nothing.
#pragma once

#include "comptoir/bank/types.h"
#include "comptoir/storage/database.h"
#include "comptoir/storage/repositories/connection_repository.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::storage {

struct FeedRecord {
    std::int64_t id = 0;
    ConnectionRowId connection;
    std::string provider_account;
    std::string provider_id;
    std::string state; // staged, pending, removed, taken
    bank::StatementLine line;
    std::optional<std::int64_t> balance_after_minor;
    std::string happened_at, updated_at;
    std::string replaced_by;
    std::string said_since; // JSON of a line, or "removed"
    bank::LineId line_id;
    std::string iban; // read only: of the account
};

std::optional<FeedRecord> find_feed_operation(Database& database, ConnectionRowId connection,
                                              std::string_view provider_id);
std::optional<FeedRecord> find_operation(Database& database, std::int64_t id);
std::int64_t insert_feed_operation(Database& database, const FeedRecord& record);
void update_feed_operation(Database& database, const FeedRecord& record); // all but the ids

// Operations not in a statement, of living connections, by day then id.
std::vector<FeedRecord> load_waiting_operations(Database& database,
                                                std::optional<ConnectionRowId> connection);
std::vector<FeedRecord> load_pending_operations(Database& database, ConnectionRowId connection,
                                                std::string_view provider_account);
// Staged or taken operations of an account booked within the days, by day then id.
std::vector<FeedRecord> load_booked_operations(Database& database, ConnectionRowId connection,
                                               std::string_view provider_account, DateRange days);
// Staged operations of living connections on the account with that IBAN, booked on or before
// `until`, not before the account's first day; in the order they happened.
std::vector<FeedRecord> load_due_operations(Database& database, std::string_view journal,
                                            std::string_view iban, Date until);
void mark_taken(Database& database, std::int64_t operation, bank::LineId line);

// The text two lines are compared by.
std::string line_text(const bank::StatementLine& line);

} // namespace comptoir::storage
