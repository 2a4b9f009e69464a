// A fixed set of short words. Nearly every word asked for is not in it, and several sets are asked
// for each word of each line: its length and first letters say so, in one look.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <vector>

namespace comptoir::reconcile {

// The texts of the words have to live as long as the set.
class WordSet {
public:
    explicit WordSet(const std::vector<std::string_view>& words);
    WordSet(std::initializer_list<std::string_view> words)
        : WordSet(std::vector<std::string_view>(words)) {}
    // Words with blanks between them.
    explicit WordSet(std::string_view list);

    bool contains(std::string_view word) const;

private:
    struct Slot {
        std::uint64_t head = 0; // its length and first letters
        std::string_view word;  // empty: none
    };
    static std::uint64_t head_of(std::string_view word);
    std::size_t slot_of(std::uint64_t head) const;

    std::vector<Slot> m_slots; // a power of two, at most half of them used
};

std::vector<std::string_view> words_of_list(std::string_view list);

} // namespace comptoir::reconcile
