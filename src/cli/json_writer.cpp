#include "cli/json_writer.h"

#include "comptoir/core/invariant.h"
#include "comptoir/core/text.h"

namespace comptoir::cli {

void JsonWriter::separate() {
    if (m_after_key) {
        m_after_key = false;
        return;
    }
    if (m_has_items.empty())
        return;
    if (m_has_items.back())
        *m_out << ',';
    m_has_items.back() = true;
}

void JsonWriter::begin_object() {
    separate();
    *m_out << '{';
    m_has_items.push_back(false);
}

void JsonWriter::end_object() {
    invariant(!m_has_items.empty(), "an object ends after it began");
    m_has_items.pop_back();
    *m_out << '}';
    if (m_has_items.empty())
        *m_out << '\n';
}

void JsonWriter::begin_array() {
    separate();
    *m_out << '[';
    m_has_items.push_back(false);
}

void JsonWriter::end_array() {
    invariant(!m_has_items.empty(), "an array ends after it began");
    m_has_items.pop_back();
    *m_out << ']';
}

void JsonWriter::key(std::string_view name) {
    value(name);
    *m_out << ':';
    m_after_key = true;
}

void JsonWriter::value(std::string_view text) {
    static constexpr std::string_view k_hex = "0123456789abcdef";
    separate();
    *m_out << '"';
    for (const char character : text) {
        const auto code = static_cast<unsigned char>(character);
        switch (character) {
        case '"':
            *m_out << "\\\"";
            break;
        case '\\':
            *m_out << "\\\\";
            break;
        case '\n':
            *m_out << "\\n";
            break;
        case '\r':
            *m_out << "\\r";
            break;
        case '\t':
            *m_out << "\\t";
            break;
        default:
            if (code < 0x20)
                *m_out << "\\u00" << k_hex[code >> 4] << k_hex[code & 15];
            else
                *m_out << character;
        }
    }
    *m_out << '"';
}

void JsonWriter::value(std::int64_t number) {
    separate();
    *m_out << text::number(number);
}

void JsonWriter::value(bool flag) {
    separate();
    *m_out << (flag ? "true" : "false");
}

} // namespace comptoir::cli
