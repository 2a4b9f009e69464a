#include "formats/xml/xml_paths.h"

#include "comptoir/core/invariant.h"

#include <algorithm>

namespace comptoir::formats {

XmlPaths::XmlPaths(std::span<const XmlPathRow> rows) : m_nodes(1) {
    std::vector<Edge> edges;
    for (const XmlPathRow& row : rows)
        add(edges, row, row.path, k_root);
    m_children.assign(m_nodes.size() * m_element_count, k_unknown);
    for (const Edge& edge : edges)
        m_children[edge.parent * m_element_count + edge.element] = edge.child;
}

std::uint16_t XmlPaths::intern(std::string_view name) {
    invariant(m_element_count < k_slots / 2, "the table of element names stays mostly empty");
    for (std::size_t at = hash(name);; ++at) {
        Slot& slot = m_slots[at % k_slots];
        if (slot.element == k_no_element)
            slot = {name, static_cast<std::uint16_t>(m_element_count++)};
        if (slot.name == name)
            return slot.element;
    }
}

// The children of `from` for all alternatives of one segment. Alternatives that are new become one
// node, so that the table does not multiply with each choice.
std::vector<XmlPaths::Node> XmlPaths::make_children(std::vector<Edge>& edges, Node from,
                                                    std::string_view alternatives) {
    std::vector<std::uint16_t> unknown;
    std::vector<Node> children;
    while (!alternatives.empty()) {
        const std::size_t bar = alternatives.find('|');
        const std::uint16_t element = intern(alternatives.substr(0, bar));
        alternatives = bar == std::string_view::npos ? "" : alternatives.substr(bar + 1);
        const auto edge = std::find_if(edges.begin(), edges.end(), [&](const Edge& known) {
            return known.parent == from && known.element == element;
        });
        if (edge == edges.end())
            unknown.push_back(element);
        else if (std::find(children.begin(), children.end(), edge->child) == children.end())
            children.push_back(edge->child);
    }
    if (!unknown.empty()) {
        const auto child = static_cast<Node>(m_nodes.size());
        m_nodes.emplace_back();
        for (const std::uint16_t element : unknown)
            edges.push_back({from, element, child});
        children.push_back(child);
    }
    return children;
}

void XmlPaths::add(std::vector<Edge>& edges, const XmlPathRow& row, std::string_view rest,
                   Node from) {
    if (rest.empty()) {
        m_nodes[from].field = row.field;
        m_nodes[from].wants |= row.wants;
        return;
    }
    const std::size_t slash = rest.find('/');
    std::string_view segment = rest.substr(0, slash);
    rest = slash == std::string_view::npos ? std::string_view() : rest.substr(slash + 1);
    if (segment.ends_with('?')) {
        segment.remove_suffix(1);
        add(edges, row, rest, from);
    }
    for (const Node child : make_children(edges, from, segment))
        add(edges, row, rest, child);
}

} // namespace comptoir::formats
