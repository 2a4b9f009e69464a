// How well the words of an entry meet those of a bank line (A96, step 2).
#pragma once

#include "../context.h"

#include <array>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::reconcile {

// Compared from left to right, more is better: references and party; words of the label; words of
// its continuation.
using Affinity = std::array<int, 3>;
inline constexpr Affinity k_no_affinity{0, 0, 0};

struct LineWords {
    std::vector<Word> words;
    std::set<std::string> label, more;
};
LineWords line_words(const bank::StatementLine& line);

// 2 for the piece or cheque number in the line, 1 for the line's own party.
Affinity affinity_of(const Context& context, std::uint32_t line_index, const LineWords& line,
                     const EntryCandidate& entry);
// Does the line name this piece as a whole token?
bool names_piece(const std::vector<Word>& words, std::string_view piece);

} // namespace comptoir::reconcile
