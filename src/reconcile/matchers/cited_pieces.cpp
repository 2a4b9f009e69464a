#include "cited_pieces.h"

#include <algorithm>

namespace comptoir::reconcile {

CitedPieces::CitedPieces(const Context& context) {
    for (const std::uint32_t line : context.order) {
        if (context.proposals[line].unattended)
            continue;
        for (const NumberHit& hit : context.readings[line].hits) {
            if (hit.introduced.empty() &&
                context.readings[line].agrees(context.items[hit.item].party))
                m_lines[hit.item].push_back(line);
        }
    }
}

bool CitedPieces::by(std::uint32_t line, std::uint32_t item) const {
    const auto found = m_lines.find(item);
    return found != m_lines.end() &&
           std::find(found->second.begin(), found->second.end(), line) != found->second.end();
}

bool CitedPieces::by_another(std::uint32_t line, std::uint32_t item) const {
    const auto found = m_lines.find(item);
    return found != m_lines.end() &&
           std::any_of(found->second.begin(), found->second.end(),
                       [&](std::uint32_t citing) { return citing != line; });
}

} // namespace comptoir::reconcile
