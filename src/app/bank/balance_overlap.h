// What the balances of a statement and of those stored before say about how much of it is new.
//
// A stored statement is a path of balances, line by line; an incoming one begins and ends on points
// of the same path when it overlaps. Where its ends are found, the stored lines between them are
// what it repeats.
#pragma once

#include "comptoir/storage/repositories/bank_repository.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace comptoir::app {

struct IncomingSpan {
    bank::StatementId statement; // stored already with its balances, its lines behind their equals
    Date first_movement, last_movement;
    std::int64_t opening_minor = 0, closing_minor = 0;
};

// What the new lines of the statement may sum to, the likeliest first; one value as a
// rule, a few where balances happen to be equal.
std::vector<std::int64_t> expected_new_sums(storage::Database& database, std::string_view journal,
                                            const IncomingSpan& incoming);

} // namespace comptoir::app
