// Values by texts, of which nearly all that are asked for are not there: whether one may be is read
// in one place of a small table, without following a pointer.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace comptoir::reconcile {

template <class Value>
class TextIndex {
public:
    bool empty() const { return m_entries.empty(); }

    // Valid until the next text is added.
    const Value* find(std::string_view text) const {
        if (m_entries.empty())
            return nullptr;
        const Slot& slot = m_slots[place_of(text, hash_of(text))];
        return slot.entry == 0 ? nullptr : &m_entries[slot.entry - 1].value;
    }

    Value& operator[](std::string_view text) {
        if ((m_entries.size() + 1) * 2 > m_slots.size())
            grow();
        const std::uint32_t hash = hash_of(text);
        Slot& slot = m_slots[place_of(text, hash)];
        if (slot.entry == 0) {
            m_entries.push_back({std::string(text), Value{}});
            slot = {hash, static_cast<std::uint32_t>(m_entries.size())};
        }
        return m_entries[slot.entry - 1].value;
    }

private:
    struct Entry {
        std::string text;
        Value value;
    };
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t entry = 0; // its number from 1; 0: free
    };

    static std::uint32_t hash_of(std::string_view text) {
        const std::uint64_t hash = std::hash<std::string_view>{}(text);
        return static_cast<std::uint32_t>(hash ^ (hash >> 32));
    }

    // Where the text stands, or where it would.
    std::size_t place_of(std::string_view text, std::uint32_t hash) const {
        const std::size_t mask = m_slots.size() - 1;
        std::size_t at = hash & mask;
        while (m_slots[at].entry != 0 &&
               (m_slots[at].hash != hash || m_entries[m_slots[at].entry - 1].text != text))
            at = (at + 1) & mask;
        return at;
    }

    void grow() {
        constexpr std::size_t k_slots_least = 16;
        std::vector<Slot> old = std::exchange(m_slots, {});
        m_slots.resize(old.empty() ? k_slots_least : old.size() * 2);
        for (const Slot& slot : old) {
            if (slot.entry == 0)
                continue;
            std::size_t at = slot.hash & (m_slots.size() - 1);
            while (m_slots[at].entry != 0)
                at = (at + 1) & (m_slots.size() - 1);
            m_slots[at] = slot;
        }
    }

    std::vector<Entry> m_entries;
    std::vector<Slot> m_slots; // a power of two, at most half of them used
};

} // namespace comptoir::reconcile
