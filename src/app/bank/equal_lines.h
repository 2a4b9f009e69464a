// The equals (same journal, day and amount) of a statement that is read, beside those stored.
#pragma once

#include "comptoir/bank/rules.h"
#include "comptoir/storage/repositories/bank_repository.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace comptoir::app {

// The equals of one group as stored: those from before, and those of this statement.
struct GroupLines {
    std::vector<storage::StoredEqual> known, incoming;
};

GroupLines load_group(storage::Database& database, std::string_view journal,
                      const bank::LineIdentity& identity, std::int32_t stored_rank);
// As bank::compare_equals.
std::vector<bank::Verdict> compare(const GroupLines& group,
                                   std::optional<std::size_t> new_expected);

} // namespace comptoir::app
