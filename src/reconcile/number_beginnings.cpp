#include "number_beginnings.h"

namespace comptoir::reconcile {

NumberBeginnings::NumberBeginnings(const std::vector<ItemState>& items) {
    for (std::uint32_t i = 0; i < items.size(); ++i) {
        if (!items[i].key.empty())
            m_keys.emplace_back(items[i].key, i);
        for (const std::string& in_label : items[i].label_keys)
            m_keys.emplace_back(in_label, i);
    }
    std::sort(m_keys.begin(), m_keys.end());
}

const NumberBeginnings& Context::beginnings() const {
    if (!m_beginnings)
        m_beginnings = std::make_shared<const NumberBeginnings>(items);
    return *m_beginnings;
}

} // namespace comptoir::reconcile
