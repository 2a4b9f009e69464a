#include "cited_pieces.h"

namespace comptoir::reconcile {

CitedPieces::CitedPieces(const Context& context) {
    for (const std::uint32_t line : context.order) {
        if (context.proposals[line].unattended)
            continue;
        for (const NumberHit& hit : context.readings[line].hits) {
            if (!hit.introduced.empty() ||
                !context.readings[line].agrees(context.items[hit.item].party))
                continue;
            m_lines.try_emplace(hit.item, Citing{line, line}).first->second.last = line;
            m_items[line].push_back(hit.item);
        }
    }
}

const std::vector<std::uint32_t>& CitedPieces::of(std::uint32_t line) const {
    static const std::vector<std::uint32_t> k_none;
    const auto found = m_items.find(line);
    return found == m_items.end() ? k_none : found->second;
}

bool CitedPieces::by_another(std::uint32_t line, std::uint32_t item) const {
    const auto found = m_lines.find(item);
    return found != m_lines.end() && (found->second.first != line || found->second.last != line);
}

void EqualPieces::add(std::uint32_t item) {
    m_all.insert(item);
    if (!m_cited.by_any(item))
        m_of_nobody.insert(item);
}

void EqualPieces::take(std::uint32_t item) {
    m_all.erase(item);
    m_of_nobody.erase(item);
}

std::uint32_t EqualPieces::first_for(std::uint32_t line, std::optional<std::uint32_t> told) const {
    auto own = told ? m_all.find(*told) : m_all.end();
    for (const std::uint32_t item : m_cited.of(line)) {
        const auto named = m_all.find(item);
        if (named != m_all.end() && (own == m_all.end() || m_all.key_comp()(*named, *own)))
            own = named;
    }
    if (own != m_all.end())
        return *own;
    return m_of_nobody.empty() ? *m_all.begin() : *m_of_nobody.begin();
}

} // namespace comptoir::reconcile
