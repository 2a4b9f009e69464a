// Few digits that end the number of an invoice: "ACPT 525" of FA/2026/00525.
//
// They prove nothing, as a site or a street has some, too; and yet, of several pieces of the party
// a line names, the one that ends with them comes before the one that fell due first.
#pragma once

#include "../context.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace comptoir::reconcile {

// The one of these pieces that the line may mean; none when the digits fit several.
std::optional<std::uint32_t> told_piece(const Context& context, std::uint32_t line,
                                        const std::vector<std::uint32_t>& pieces);

// The same for many lines that ask for the same pieces: looked up, not compared one by one.
class ToldPieces {
public:
    // `pieces` have to live as long as this does.
    ToldPieces(const Context& context, const std::vector<std::uint32_t>& pieces)
        : m_context(context), m_pieces(pieces) {}

    std::optional<std::uint32_t> by(std::uint32_t line);

private:
    struct Ending {
        std::uint32_t piece = 0;
        bool is_of_several = false;
    };
    void index();
    void add_ends(std::string_view number, std::uint32_t piece);
    void add(std::string digits, std::uint32_t piece);

    const Context& m_context;
    const std::vector<std::uint32_t>& m_pieces;
    bool m_is_indexed = false; // most lines show no such digits
    std::unordered_map<std::string, Ending> m_by_end;
};

} // namespace comptoir::reconcile
