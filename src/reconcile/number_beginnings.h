// Which open pieces have a number that begins with a given one? Asked where the width of a label
// may have cut a number. Made once, and asked by beginning: there may be many of both.
#pragma once

#include "context.h"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace comptoir::reconcile {

class NumberBeginnings {
public:
    explicit NumberBeginnings(const std::vector<ItemState>& items);

    // Of the items whose key, or a number in the label of their entry, goes on with a digit behind
    // `key`: is one of them such?
    template <class IsSuch>
    bool any_longer(std::string_view key, const IsSuch& is_such) const {
        if (key.empty())
            return false;
        const auto first = std::lower_bound(
            m_keys.begin(), m_keys.end(), key,
            [](const Key& one, std::string_view wanted) { return one.first < wanted; });
        for (auto at = first; at != m_keys.end() && at->first.starts_with(key); ++at) {
            const bool goes_on = at->first.size() > key.size() && is_digit(at->first[key.size()]);
            if (goes_on && is_such(at->second))
                return true;
        }
        return false;
    }

private:
    using Key = std::pair<std::string_view, std::uint32_t>; // of the item's own strings

    std::vector<Key> m_keys; // in order
};

} // namespace comptoir::reconcile
