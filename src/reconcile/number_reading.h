// Which open items a line names by their numbers.
//
// A number counts as a whole token, with its marks or without them ("F-592/89", "F59289"). Worn
// numbers count too, group by group: the zeros a counter begins with left out ("FA2026-318" of
// FA2026-0318), blanks for the marks ("2026 05208"), the letters before the digits left out.
#pragma once

#include "line_reading.h"
#include "words.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
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
    const std::vector<KeyOwner>* find(std::string_view key) {
        return found_in(m_owners, key, m_buffer);
    }
    const std::vector<KeyOwner>* find_worn(std::string_view groups) {
        return found_in(m_worn, groups, m_buffer);
    }
    bool ends_worn(const std::string& group) const { return m_last_groups.contains(group); }

private:
    using Owners = std::unordered_map<std::string, std::vector<KeyOwner>>;
    static const std::vector<KeyOwner>* found_in(const Owners& owners, std::string_view key,
                                                 std::string& buffer);

    Owners m_owners, m_worn;
    std::unordered_set<std::string> m_last_groups; // of the worn ones
    std::string m_buffer;                          // spares an allocation per look-up
    std::size_t m_longest = 0;
};

// Runs of letters and runs of digits of a number, these without the zeros they begin with:
// "FA2026-0318" is FA, 2026 and 318.
std::vector<std::string> number_groups(std::string_view number);

void read_numbers(const bank::StatementLine& line, const std::vector<Word>& words,
                  NumberIndex& index, LineReading& reading);

} // namespace comptoir::reconcile
