// JsonTree: a provider's answer, with every number kept as the text it was written in.
//
// The usual tree turns 0.29 into a binary fraction that has already lost the cent; this one never
// leaves text. Missing members and null read as "not there", unknown members are never asked for:
// providers add fields without notice.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace comptoir::connectors {

class JsonTree {
public:
    enum class Kind { Null, Boolean, Number, Text, Array, Object };

    // Empty when the bytes are not one JSON document, or nest deeper or count more values than any
    // sane answer.
    static std::optional<JsonTree> parse(std::string_view bytes);

    Kind kind() const { return m_kind; }
    bool is_null() const { return m_kind == Kind::Null; }
    bool is_array() const { return m_kind == Kind::Array; }
    bool is_object() const { return m_kind == Kind::Object; }
    const std::vector<JsonTree>& items() const { return m_items; }

    // A null value when absent or when this is no object.
    const JsonTree& operator[](std::string_view name) const;
    std::string text() const;                    // "" unless a text (numbers too: ids as written)
    std::optional<std::int64_t> integer() const; // a number without fraction or exponent
    std::optional<std::string> number() const;   // the raw text of a number, or of a text
    std::optional<bool> boolean() const;

private:
    friend class TreeBuilder;
    Kind m_kind = Kind::Null;
    bool m_truth = false;
    std::string m_text; // of a text or a number
    std::vector<JsonTree> m_items;
    std::vector<std::string> m_names; // of m_items, in an object
};

} // namespace comptoir::connectors
