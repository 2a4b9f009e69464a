// Which elements of an XML vocabulary a reader wants, as a table of paths.
//
// Compiled once from rows such as {"Ntry/NtryDtls?/TxDtls/Amt", field, k_text}: `?` makes a segment
// optional, `|` gives alternatives, which are one and the same element from then on: write them
// together in every row. Matching is by local name alone: namespaces and their versions
// say nothing reliable about a bank's file. Finding the next element costs one hash of its name and
// one look into a table; no allocation.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::formats {

inline constexpr unsigned k_text = 1;  // the element's text is wanted: on_text()
inline constexpr unsigned k_begin = 2; // on_begin(), with its attributes
inline constexpr unsigned k_end = 4;   // on_end()

struct XmlPathRow {
    std::string_view path;
    std::uint16_t field; // the reader's own number, given back in its events
    unsigned wants;
};

class XmlPaths {
public:
    using Node = std::uint16_t;
    static constexpr Node k_root = 0; // stands for everything above the first segment
    static constexpr Node k_unknown = 0;

    // Keeps views of the paths: they must be literals.
    explicit XmlPaths(std::span<const XmlPathRow> rows);

    // The node of `name` below `parent`, or k_unknown.
    Node child(Node parent, std::string_view name) const {
        const std::uint16_t element = find_element(name);
        return element == k_no_element ? k_unknown : m_children[parent * m_element_count + element];
    }
    std::uint16_t field(Node node) const { return m_nodes[node].field; }
    unsigned wants(Node node) const { return m_nodes[node].wants; }

private:
    static constexpr std::uint16_t k_no_element = 0xFFFF;
    static constexpr std::size_t k_slots = 1024; // power of two, mostly empty

    struct NodeRow {
        std::uint16_t field = 0;
        unsigned wants = 0;
    };
    struct Slot {
        std::string_view name; // a part of a row's path: rows are literals
        std::uint16_t element = k_no_element;
    };

    static std::size_t hash(std::string_view name) {
        std::size_t value = name.size();
        for (const char c : name)
            value = value * 31 + static_cast<unsigned char>(c);
        return value ^ (value >> 9);
    }
    std::uint16_t find_element(std::string_view name) const {
        for (std::size_t at = hash(name);; ++at) {
            const Slot& slot = m_slots[at % k_slots];
            if (slot.element == k_no_element || slot.name == name)
                return slot.element;
        }
    }
    struct Edge {
        Node parent;
        std::uint16_t element;
        Node child;
    };
    std::uint16_t intern(std::string_view name);
    std::vector<Node> make_children(std::vector<Edge>& edges, Node from,
                                    std::string_view alternatives);
    void add(std::vector<Edge>& edges, const XmlPathRow& row, std::string_view rest, Node from);

    std::array<Slot, k_slots> m_slots{};
    std::vector<NodeRow> m_nodes;
    std::vector<Node> m_children; // node × element
    std::size_t m_element_count = 0;
};

} // namespace comptoir::formats
