// One small XML document as a tree, checked before anything is believed.
//
// Expat reads it first: it knows encodings, namespaces-free well-formedness and line numbers, and
// refuses a DOCTYPE at its first byte (XXE, billion laughs). pugixml then builds the tree, which is
// walked by local names since every issuer chooses prefixes of his own.
#pragma once

#include "comptoir/core/result.h"

#include <pugixml.hpp>

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::formats {

class XmlNode {
public:
    XmlNode() = default;
    explicit XmlNode(pugi::xml_node node) : m_node(node) {}

    explicit operator bool() const { return !m_node.empty(); }
    std::string_view name() const;               // local: "Invoice"
    std::string namespace_uri() const;           // of this element, by the declarations in scope
    XmlNode child(std::string_view local) const; // first, or none
    XmlNode at(std::initializer_list<std::string_view> path) const;
    std::vector<XmlNode> children(std::string_view local) const;
    std::string text() const; // trimmed; own text only
    std::string text_at(std::initializer_list<std::string_view> path) const {
        return at(path).text();
    }
    std::string attribute(std::string_view name) const;

private:
    pugi::xml_node m_node;
};

// xs:boolean: "true" or "1".
inline bool is_true(std::string_view text) {
    return text == "true" || text == "1";
}

class XmlDocument {
public:
    static Result<std::unique_ptr<XmlDocument>> parse(std::string_view bytes);
    XmlNode root() const { return XmlNode(m_document.document_element()); }

private:
    pugi::xml_document m_document;
};

} // namespace comptoir::formats
