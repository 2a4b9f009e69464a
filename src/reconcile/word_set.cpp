#include "word_set.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace comptoir::reconcile {

namespace {

constexpr std::size_t k_slots_least = 4;
constexpr std::uint64_t k_spread = 0x9e3779b97f4a7c15ull; // golden ratio: Fibonacci hashing

} // namespace

std::vector<std::string_view> words_of_list(std::string_view list) {
    std::vector<std::string_view> words;
    while (!list.empty()) {
        const std::size_t end = std::min(list.find(' '), list.size());
        if (end > 0)
            words.push_back(list.substr(0, end));
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return words;
}

std::uint64_t WordSet::head_of(std::string_view word) {
    std::uint64_t letters = 0;
    std::memcpy(&letters, word.data(), std::min(word.size(), sizeof(letters)));
    return letters ^ (static_cast<std::uint64_t>(word.size()) * k_spread);
}

std::size_t WordSet::slot_of(std::uint64_t head) const {
    const int bits = std::countr_zero(m_slots.size());
    return static_cast<std::size_t>((head * k_spread) >> (64 - bits));
}

WordSet::WordSet(const std::vector<std::string_view>& words)
    : m_slots(std::max(std::bit_ceil(words.size() * 2), k_slots_least)) {
    for (const std::string_view word : words) {
        if (word.empty() || contains(word))
            continue;
        std::size_t at = slot_of(head_of(word));
        while (!m_slots[at].word.empty())
            at = (at + 1) & (m_slots.size() - 1);
        m_slots[at] = {head_of(word), word};
    }
}

WordSet::WordSet(std::string_view list) : WordSet(words_of_list(list)) {}

bool WordSet::contains(std::string_view word) const {
    if (word.empty())
        return false;
    const std::uint64_t head = head_of(word);
    for (std::size_t at = slot_of(head); !m_slots[at].word.empty();
         at = (at + 1) & (m_slots.size() - 1)) {
        if (m_slots[at].head == head && m_slots[at].word == word)
            return true;
    }
    return false;
}

} // namespace comptoir::reconcile
