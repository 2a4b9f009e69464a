// Which open items a line names by their numbers.
//
// A number counts as a whole token, with its marks or without them ("F-592/89", "F59289"). Worn
// numbers count too, group by group: the zeros a counter begins with left out ("FA2026-318" of
// FA2026-0318), blanks for the marks ("2026 05208"), the letters before the digits left out.
#pragma once

#include "line_reading.h"
#include "text_index.h"
#include "words.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::reconcile {

// Items by what may name them: their piece, or a reference kept beside them.
struct KeyOwner {
    std::uint32_t item = 0;
    HitKind kind = HitKind::Piece;
    KeyStrength strength = KeyStrength::Strong;
    const std::string* text = nullptr;
    const std::string* piece = nullptr; // of HitKind::Piece, as it is written
};

class NumberIndex {
public:
    void add(const std::string& key, KeyOwner owner);
    // `number` as it is written in the books.
    void add_worn(std::string_view number, KeyOwner owner);

    std::size_t longest() const { return m_longest; }
    const std::vector<KeyOwner>* find(std::string_view key) const { return m_owners.find(key); }
    const std::vector<KeyOwner>* find_worn(std::string_view groups) const {
        return m_worn.find(groups);
    }
    bool ends_worn(std::string_view group) const { return m_last_groups.find(group) != nullptr; }

private:
    TextIndex<std::vector<KeyOwner>> m_owners, m_worn;
    TextIndex<char> m_last_groups; // of the worn ones
    std::size_t m_longest = 0;
};

// Runs of letters and runs of digits of a number, these without the zeros they begin with:
// "FA2026-0318" is FA, 2026 and 318.
std::vector<std::string> number_groups(std::string_view number);

void read_numbers(const bank::StatementLine& line, const std::vector<Word>& words,
                  const NumberIndex& index, LineReading& reading);

} // namespace comptoir::reconcile
