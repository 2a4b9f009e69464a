// The pieces that lines without an answer name by their numbers. Of several equal ones, another
// line takes those last: who writes a number of his own pays that very piece.
#pragma once

#include "../context.h"

#include <cstdint>
#include <optional>
#include <set>
#include <unordered_map>
#include <vector>

namespace comptoir::reconcile {

class CitedPieces {
public:
    explicit CitedPieces(const Context& context);

    // The pieces this line names.
    const std::vector<std::uint32_t>& of(std::uint32_t line) const;
    bool by_any(std::uint32_t item) const { return m_lines.contains(item); }
    bool by_another(std::uint32_t line, std::uint32_t item) const;

private:
    struct Citing {
        std::uint32_t first = 0, last = 0; // lines
    };
    std::unordered_map<std::uint32_t, Citing> m_lines;                     // by item
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> m_items; // by line
};

// Equal pieces that nobody took yet, in the order they are settled.
class EqualPieces {
public:
    EqualPieces(const Context& context, const CitedPieces& cited)
        : m_cited(cited), m_all(Order{&context}), m_of_nobody(Order{&context}) {}

    void add(std::uint32_t item);
    void take(std::uint32_t item);
    bool empty() const { return m_all.empty(); }
    // What the line names, by a number or by the few digits of `told`; else the first that no other
    // line names, else the first.
    std::uint32_t first_for(std::uint32_t line, std::optional<std::uint32_t> told) const;

private:
    struct Order {
        const Context* context;
        bool operator()(std::uint32_t a, std::uint32_t b) const {
            return settles_before(*context->items[a].item, *context->items[b].item);
        }
    };
    using Pieces = std::set<std::uint32_t, Order>;

    const CitedPieces& m_cited;
    Pieces m_all, m_of_nobody;
};

} // namespace comptoir::reconcile
