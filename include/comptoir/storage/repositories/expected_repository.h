// Announced lines, and what came in their place, as rows. Decides nothing: app/bank does.
#pragma once

#include "comptoir/bank/expected.h"
#include "comptoir/bank/types.h"
#include "comptoir/core/clock.h"
#include "comptoir/storage/database.h"
#include "comptoir/storage/repositories/bank_repository.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::storage {

struct ExpectedRecord {
    std::int64_t id = 0;
    ImportId import;            // 0: told by a feed
    std::int64_t operation = 0; // of the feed; 0: told by a file
    std::string journal;
    bank::StatementLine line; // entry and of_entry too
    std::string format;
    std::int64_t report = 1; // rank of the report in its file
    Instant told_at;
    std::int64_t booked_as = 0; // feed operation
    std::optional<Instant> dropped_at;
    std::string dropped_by;
    // Read only:
    std::string file_name;
    bool is_replaced = false; // by lines, or by an operation of the feed
};
std::int64_t insert_expected(Database& database, const ExpectedRecord& record);
// All but import, operation, journal and what is read only.
void update_expected(Database& database, const ExpectedRecord& record);
void set_expected_operation(Database& database, std::int64_t id, std::int64_t operation);
void delete_expected(Database& database, std::int64_t id);
// What a file told; the import itself stays.
void delete_expected_of(Database& database, ImportId import);
// What living connections no longer tell.
void delete_expected_of_removed_connections(Database& database);

std::optional<ExpectedRecord> find_expected(Database& database, std::int64_t id);
std::optional<ExpectedRecord> find_expected_of_operation(Database& database,
                                                         std::int64_t operation);
// Of one journal, day and amount, by id; whatever became of them.
std::vector<ExpectedRecord> load_equal_expected(Database& database, std::string_view journal,
                                                const bank::LineIdentity& identity);
// Neither replaced nor dropped, on these days, by id.
std::vector<ExpectedRecord> load_active_expected(Database& database, std::string_view journal,
                                                 const DateRange& days);
// Of an account of a connection, not replaced yet.
std::vector<ExpectedRecord> load_expected_of_feed(Database& database, std::int64_t connection,
                                                  std::string_view provider_account);

struct ExpectedQuery {
    std::optional<std::string> journal;
    std::int64_t after = 0;   // id
    bool only_active = false; // neither replaced nor dropped
};
// By id; `take` returns false to stop.
void for_each_expected(Database& database, const ExpectedQuery& query,
                       const std::function<bool(const ExpectedRecord&)>& take);

bool has_expected(Database& database);
// How many lines that a file announced are replaced.
std::int64_t count_replaced_of(Database& database, ImportId import, std::string_view journal);
void insert_replacement(Database& database, std::int64_t expected, bank::LineId line);
// The lines that came in its place, and those of the feed operation it was booked as.
std::vector<bank::LineId> lines_in_place_of(Database& database, std::int64_t expected);
// What a line came in the place of, by id.
std::vector<std::int64_t> expected_before_line(Database& database, bank::LineId line);

// Booked lines of these days that came in the place of nothing yet, by statement, then id.
struct BookedLine {
    bank::LineId id;
    bank::StatementId statement;
    std::int32_t entry = 1, of_entry = 1;
    bank::StatementLine line; // day, amount, references and texts
    std::string format;
};
void for_each_unannounced(Database& database, std::string_view journal, const DateRange& days,
                          const std::function<void(const BookedLine&)>& take);

} // namespace comptoir::storage
