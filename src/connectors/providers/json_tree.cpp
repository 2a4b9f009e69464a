#include "connectors/providers/json_tree.h"

#include "comptoir/core/text.h"

#include <nlohmann/json.hpp>

#include <array>
#include <charconv>

namespace comptoir::connectors {

namespace {

constexpr std::size_t k_depth_max = 32;
constexpr std::size_t k_values_max = 100'000;

using Json = nlohmann::json;

} // namespace

// Called by nlohmann's parser, value by value; answering false stops it.
class TreeBuilder {
public:
    bool null() { return add(JsonTree::Kind::Null, {}); }
    bool boolean(bool truth) {
        if (!add(JsonTree::Kind::Boolean, {}))
            return false;
        m_last->m_truth = truth;
        return true;
    }
    bool number_integer(Json::number_integer_t value) {
        return add(JsonTree::Kind::Number, text::number(value));
    }
    bool number_unsigned(Json::number_unsigned_t value) {
        std::array<char, 24> digits{};
        const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
        return add(JsonTree::Kind::Number, std::string(digits.data(), end));
    }
    // The second argument is the number as written; the first has lost digits.
    bool number_float(Json::number_float_t, const Json::string_t& written) {
        return add(JsonTree::Kind::Number, written);
    }
    bool string(Json::string_t& value) { return add(JsonTree::Kind::Text, std::move(value)); }
    bool binary(Json::binary_t&) { return false; }
    bool start_object(std::size_t) { return open(JsonTree::Kind::Object); }
    bool end_object() { return close(); }
    bool start_array(std::size_t) { return open(JsonTree::Kind::Array); }
    bool end_array() { return close(); }
    bool key(Json::string_t& name) {
        m_open.back()->m_names.push_back(std::move(name));
        return true;
    }
    bool parse_error(std::size_t, const std::string&, const Json::exception&) { return false; }

    JsonTree root;

private:
    bool add(JsonTree::Kind kind, std::string text) {
        if (++m_values > k_values_max)
            return false;
        JsonTree* place = &root;
        if (!m_open.empty())
            place = &m_open.back()->m_items.emplace_back();
        place->m_kind = kind;
        place->m_text = std::move(text);
        m_last = place;
        return true;
    }
    // A parent's items only grow while none of its children is open, so the pointers hold.
    bool open(JsonTree::Kind kind) {
        if (m_open.size() >= k_depth_max || !add(kind, {}))
            return false;
        m_open.push_back(m_last);
        return true;
    }
    bool close() {
        m_open.pop_back();
        return true;
    }

    std::vector<JsonTree*> m_open;
    JsonTree* m_last = nullptr;
    std::size_t m_values = 0;
};

std::optional<JsonTree> JsonTree::parse(std::string_view bytes) {
    TreeBuilder builder;
    if (!Json::sax_parse(bytes.begin(), bytes.end(), &builder))
        return std::nullopt;
    return std::move(builder.root);
}

const JsonTree& JsonTree::operator[](std::string_view name) const {
    static const JsonTree k_nothing;
    for (std::size_t i = 0; i < m_names.size(); ++i)
        if (m_names[i] == name)
            return m_items[i];
    return k_nothing;
}

std::string JsonTree::text() const {
    return m_kind == Kind::Text || m_kind == Kind::Number ? m_text : std::string{};
}

std::optional<std::int64_t> JsonTree::integer() const {
    if (m_kind != Kind::Number)
        return std::nullopt;
    return text::parse_integer(m_text);
}

std::optional<std::string> JsonTree::number() const {
    if (m_kind == Kind::Number || (m_kind == Kind::Text && !m_text.empty()))
        return m_text;
    return std::nullopt;
}

std::optional<bool> JsonTree::boolean() const {
    if (m_kind != Kind::Boolean)
        return std::nullopt;
    return m_truth;
}

} // namespace comptoir::connectors
