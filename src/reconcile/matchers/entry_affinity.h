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

struct EntryWords {
    std::string piece_key; // empty when the piece proves nothing
    std::string raw_key;   // of the piece, for cheque numbers
    std::string cheque;    // its number, in the label or as the piece
    std::set<std::string> label;
    std::uint32_t party = k_no_party;
};
EntryWords entry_words(const Context& context, const EntryCandidate& entry);

// 2 for the piece or cheque number in the line, 1 for the line's own party.
Affinity affinity_of(const Context& context, std::uint32_t line_index, const LineWords& line,
                     const EntryWords& entry);

// The pairs of one amount that share a reference, a party or a word which few of the entries have:
// what is worth comparing when lines × entries is too much. By line, then entry.
struct AffinePair {
    std::uint32_t line = 0, entry = 0; // positions in the two lists
    Affinity affinity = k_no_affinity;
};
std::vector<AffinePair> sparse_affinities(const Context& context,
                                          const std::vector<std::uint32_t>& lines,
                                          const std::vector<std::uint32_t>& entries);
// Does the line name this piece as a whole token?
bool names_piece(const std::vector<Word>& words, std::string_view piece);
// The same of a deposit of cheques, whose slip has a number: zeros before it and letters that only
// say what it is do not count. "REMISE CHEQUES 398" names REM0000398.
bool names_slip(const bank::StatementLine& line, const std::vector<Word>& words,
                std::string_view piece);

} // namespace comptoir::reconcile
