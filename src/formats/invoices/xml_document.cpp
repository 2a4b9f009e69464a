#include "xml_document.h"

#include "comptoir/core/text.h"
#include "comptoir/formats/invoices/errors.h"
#include "comptoir/formats/invoices/invoice_format.h"

#include <expat.h>

#include <memory>

namespace comptoir::formats {

namespace {

constexpr int k_depth_max = 64;

std::string_view local_name(std::string_view name) {
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

struct Verdict {
    XML_Parser parser = nullptr;
    int depth = 0;
    bool doctype = false;
    bool too_deep = false;
};

void on_start(void* user, const XML_Char*, const XML_Char**) {
    auto& verdict = *static_cast<Verdict*>(user);
    if (++verdict.depth > k_depth_max) {
        verdict.too_deep = true;
        XML_StopParser(verdict.parser, XML_FALSE);
    }
}

void on_end(void* user, const XML_Char*) {
    --static_cast<Verdict*>(user)->depth;
}

void on_doctype(void* user, const XML_Char*, const XML_Char*, const XML_Char*, int) {
    auto& verdict = *static_cast<Verdict*>(user);
    verdict.doctype = true;
    XML_StopParser(verdict.parser, XML_FALSE);
}

Result<void> check_well_formed(std::string_view bytes) {
    const std::unique_ptr<std::remove_pointer_t<XML_Parser>, decltype(&XML_ParserFree)> parser(
        XML_ParserCreate(nullptr), &XML_ParserFree);
    if (!parser)
        throw std::bad_alloc();
    Verdict verdict{parser.get()};
    XML_SetUserData(parser.get(), &verdict);
    XML_SetElementHandler(parser.get(), on_start, on_end);
    XML_SetStartDoctypeDeclHandler(parser.get(), on_doctype);
    const XML_Status status =
        XML_Parse(parser.get(), bytes.data(), static_cast<int>(bytes.size()), XML_TRUE);
    const auto line = static_cast<std::int64_t>(XML_GetCurrentLineNumber(parser.get()));
    if (verdict.doctype)
        return fail(errors::invoice_xml_doctype);
    if (verdict.too_deep)
        return fail(errors::invoice_xml_too_deep, {{"line", line}});
    if (status != XML_STATUS_OK)
        return fail(errors::invoice_xml_malformed, {{"line", line}},
                    XML_ErrorString(XML_GetErrorCode(parser.get())));
    return {};
}

} // namespace

std::string_view XmlNode::name() const {
    return local_name(m_node.name());
}

std::string XmlNode::namespace_uri() const {
    const std::string_view full = m_node.name();
    const std::size_t colon = full.find(':');
    const std::string attribute =
        colon == std::string_view::npos ? "xmlns" : "xmlns:" + std::string(full.substr(0, colon));
    for (pugi::xml_node node = m_node; !node.empty(); node = node.parent())
        if (const pugi::xml_attribute found = node.attribute(attribute.c_str()); !found.empty())
            return found.value();
    return {};
}

XmlNode XmlNode::child(std::string_view local) const {
    for (pugi::xml_node node : m_node.children())
        if (node.type() == pugi::node_element && local_name(node.name()) == local)
            return XmlNode(node);
    return {};
}

XmlNode XmlNode::at(std::initializer_list<std::string_view> path) const {
    XmlNode node = *this;
    for (std::string_view local : path)
        node = node.child(local);
    return node;
}

std::vector<XmlNode> XmlNode::children(std::string_view local) const {
    std::vector<XmlNode> found;
    for (pugi::xml_node node : m_node.children())
        if (node.type() == pugi::node_element && local_name(node.name()) == local)
            found.emplace_back(node);
    return found;
}

std::string XmlNode::text() const {
    std::string joined;
    for (pugi::xml_node node : m_node.children())
        if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata)
            joined += node.value();
    return std::string(text::trim(joined));
}

std::string XmlNode::attribute(std::string_view name) const {
    for (pugi::xml_attribute attribute : m_node.attributes())
        if (local_name(attribute.name()) == name)
            return std::string(text::trim(attribute.value()));
    return {};
}

Result<std::unique_ptr<XmlDocument>> XmlDocument::parse(std::string_view bytes) {
    if (static_cast<std::int64_t>(bytes.size()) > k_invoice_xml_bytes_max)
        return fail(errors::invoice_xml_too_large,
                    {{"limit_mb", k_invoice_xml_bytes_max / 1'000'000}});
    CT_TRY(check_well_formed(bytes));
    auto document = std::make_unique<XmlDocument>();
    const pugi::xml_parse_result result =
        document->m_document.load_buffer(bytes.data(), bytes.size(), pugi::parse_default);
    if (!result)
        return fail(errors::invoice_xml_malformed, {{"line", std::int64_t{0}}},
                    result.description());
    return document;
}

} // namespace comptoir::formats
