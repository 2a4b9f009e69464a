// Operations whose booking day a bank changes from one file to the next.
//
// A line is identified by its journal, day and amount (decision 0016); one that moves to another
// day looks like an operation more. The file that tells it on its new day tells it no more on the
// old one: a stored line that this file leaves out, and a new one of the same amount a few days
// away with the same words or reference, are held against each other. What follows from it, the
// balances decide (statement_settling.cpp).
#pragma once

#include "comptoir/storage/repositories/bank_repository.h"

#include <span>
#include <string_view>
#include <vector>

namespace comptoir::app {

struct MovedSearch {
    std::string_view journal;
    bank::StatementId statement;               // the incoming one, stored already
    storage::DaySpan days;                     // its first and its last movement
    std::span<const bank::LineIdentity> fresh; // of its lines without stored equals
    std::span<const bank::LineIdentity> told;  // of its other lines, sorted: no line of these moved
    bool words_count = true; // false: references alone, of a feed that tells nothing twice
};

struct MovedLine {
    bank::LineId incoming, stored;
    bank::LineIdentity identity; // as the incoming file says it
    bool left_out = false; // the file covers the stored line's day, and does not tell it there
};

// Those of the same words or reference first, then those of another format, where words prove
// nothing; by the order of the stored lines. A line stands in one pair at most. Reads the stored
// lines of the days twice.
std::vector<MovedLine> find_moved_lines(storage::Database& database, const MovedSearch& search);

} // namespace comptoir::app
