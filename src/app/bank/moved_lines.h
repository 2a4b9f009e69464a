// Operations whose booking day a bank changes from one file to the next.
//
// A line is identified by its journal, day and amount (decision 0016); one that moves to another
// day looks like an operation more. The file that tells it on its new day tells it no more on the
// old one: a stored line on the days of the file that the file leaves out, and a new one of the
// same amount a few days away, are held against each other. What follows from it, the balances
// decide (statement_moves.cpp). Pure.
#pragma once

#include "comptoir/storage/repositories/bank_repository.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace comptoir::app {

// A booking day is put off over a week end, a bank holiday and the value day of a card batch; what
// lies further apart is another operation of the same words, a weekly one above all.
inline constexpr std::int32_t k_days_moved_max = 6;

// A line without an equal on its day: a stored one the file does not tell, or one it tells anew.
struct LooseLine {
    bank::LineIdentity identity;
    storage::StoredEqual equal;
};

struct MovedPair {
    std::size_t incoming = 0, stored = 0; // into the spans
    // As many new lines of the amount as stored ones, and all of them in pairs: whichever is which.
    bool certain = false;
};

// Those of the same words or reference first, then those of another format, where words prove
// nothing: there the stored line must stand in a statement whose balances agree. The nearest day
// first; a line stands in one pair at most. `words_count`: false for a feed, which tells nothing
// twice, so that references alone speak.
std::vector<MovedPair> pair_moved_lines(std::span<const LooseLine> incoming,
                                        std::span<const LooseLine> stored, bool words_count);

} // namespace comptoir::app
