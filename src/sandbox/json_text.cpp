#include "sandbox/json_text.h"

#include "comptoir/core/text.h"

#include <nlohmann/json.hpp>

namespace comptoir::sandbox {

std::string json_quoted(std::string_view text) {
    return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

JsonText& JsonText::raw(std::string_view name, std::string_view json) {
    if (!m_members.empty())
        m_members += ',';
    m_members += json_quoted(name);
    m_members += ':';
    m_members += json;
    return *this;
}

JsonText& JsonText::number(std::string_view name, std::int64_t value) {
    return raw(name, text::number(value));
}

JsonText& JsonText::instant(std::string_view name, const std::optional<Instant>& value) {
    return raw(name, value ? json_quoted(value->to_iso()) : "null");
}

JsonText& JsonText::money(std::string_view name, const std::optional<Money>& value) {
    raw(name, value ? value->to_decimal() : "null");
    return raw(std::string(name) + "_cents", value ? text::number(value->minor()) : "null");
}

std::string json_array(const std::vector<std::string>& items) {
    std::string array = "[";
    for (const std::string& item : items) {
        if (array.size() > 1)
            array += ',';
        array += item;
    }
    return array + "]";
}

} // namespace comptoir::sandbox
