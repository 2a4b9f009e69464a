// The pieces that lines without an answer name by their numbers. Of several equal ones, another
// line takes those last: who writes a number of his own pays that very piece.
#pragma once

#include "../context.h"

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace comptoir::reconcile {

class CitedPieces {
public:
    explicit CitedPieces(const Context& context);

    bool by(std::uint32_t line, std::uint32_t item) const;
    bool by_another(std::uint32_t line, std::uint32_t item) const;

private:
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> m_lines; // by item
};

} // namespace comptoir::reconcile
