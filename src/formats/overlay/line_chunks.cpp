#include "formats/overlay/line_chunks.h"

#include <algorithm>

namespace comptoir::formats {

namespace {

constexpr std::string_view k_mark = "\xEF\xBB\xBF";
constexpr std::size_t k_record_columns = 120;

bool is_utf16(TextEncoding encoding) {
    return encoding == TextEncoding::Utf16LittleEndian || encoding == TextEncoding::Utf16BigEndian;
}

} // namespace

Result<std::string_view> Utf8Source::next() {
    CT_ASSIGN(piece, m_source.next());
    if (!is_utf16(m_encoding))
        return piece;
    m_out.clear();
    // The mark at the beginning becomes the mark of UTF-8 by itself: U+FEFF is U+FEFF.
    for (const char byte : piece) {
        const auto value = static_cast<unsigned char>(byte);
        if (!m_odd_byte) {
            m_odd_byte = value;
            continue;
        }
        const bool little = m_encoding == TextEncoding::Utf16LittleEndian;
        const unsigned high = little ? value : *m_odd_byte;
        const unsigned low = little ? *m_odd_byte : value;
        m_odd_byte.reset();
        m_units.append_to(m_out, static_cast<char16_t>((high << 8) | low));
    }
    if (m_out.empty() && !piece.empty()) // half a character: an empty answer would be the end
        return next();
    return std::string_view(m_out);
}

LineChunks::LineChunks(ByteSource& source, const TextShape& shape)
    : m_source(source, shape.encoding), m_layout(shape.layout), m_skips_mark(shape.has_mark),
      m_end_byte(shape.line_end.back()), m_counts_characters(shape.encoding == TextEncoding::Utf8) {
}

Result<bool> LineChunks::fill() {
    // Two bytes ahead show whether a tag closes; a mark needs three.
    constexpr std::size_t k_ahead = 4;
    while (!m_ended && m_buffer.size() - m_at < k_ahead) {
        m_buffer.erase(0, m_at);
        m_at = 0;
        CT_ASSIGN(piece, m_source.next());
        m_ended = piece.empty();
        m_buffer.append(piece);
    }
    if (m_skips_mark && std::string_view(m_buffer).substr(m_at).starts_with(k_mark))
        m_at += k_mark.size();
    m_skips_mark = false;
    return m_at < m_buffer.size();
}

LineChunks::Chunk LineChunks::take(std::size_t text_bytes, std::size_t end_bytes) {
    const std::string_view rest = std::string_view(m_buffer).substr(m_at);
    m_at += text_bytes + end_bytes;
    if (end_bytes > 0)
        m_column = 0;
    return {rest.substr(0, text_bytes), rest.substr(text_bytes, end_bytes), end_bytes > 0};
}

LineChunks::Chunk LineChunks::break_here(std::size_t text_bytes) {
    Chunk chunk = take(text_bytes, 0);
    chunk.end = "\n";
    chunk.ends_line = true;
    m_column = 0;
    return chunk;
}

LineChunks::Chunk LineChunks::run_of_lines() {
    const std::string_view rest = std::string_view(m_buffer).substr(m_at);
    const std::size_t end = rest.find(m_end_byte);
    return end == std::string_view::npos ? take(rest.size(), 0) : take(end, 1);
}

LineChunks::Chunk LineChunks::run_of_records() {
    const std::string_view rest = std::string_view(m_buffer).substr(m_at);
    for (std::size_t at = 0; at < rest.size(); ++at) {
        const auto byte = static_cast<unsigned char>(rest[at]);
        if (rest[at] == m_end_byte)
            return take(at, 1);
        if (m_counts_characters && (byte & 0xC0U) == 0x80) // goes on with its character
            continue;
        if (m_column >= k_record_columns && rest[at] != '\r')
            return break_here(at);
        ++m_column;
    }
    return take(rest.size(), 0);
}

LineChunks::Chunk LineChunks::run_of_elements() {
    const std::string_view rest = std::string_view(m_buffer).substr(m_at);
    // What comes after '<' must be known, so the last byte waits for the next piece.
    const std::size_t usable = m_ended ? rest.size() : rest.size() - 1;
    for (std::size_t at = 0; at < usable; ++at) {
        const char byte = rest[at];
        if (byte == m_end_byte) {
            m_after_tag = false;
            return take(at, 1);
        }
        if (byte == '<') {
            const bool closes = at + 1 < rest.size() && rest[at + 1] == '/';
            // <Nm></Nm> stays whole: a blank inside would be its text.
            if (m_after_tag && (m_tag_closes || !closes)) {
                m_after_tag = false;
                return break_here(at);
            }
            m_in_closing_tag = closes;
        }
        m_after_tag = byte == '>';
        if (m_after_tag)
            m_tag_closes = m_in_closing_tag || m_before == '/' || m_before == '?';
        m_before = byte;
    }
    return take(usable, 0);
}

Result<std::optional<LineChunks::Chunk>> LineChunks::next() {
    CT_ASSIGN(more, fill());
    if (!more)
        return std::optional<Chunk>();
    switch (m_layout) {
    case TextLayout::Lines:
        return std::optional(run_of_lines());
    case TextLayout::Records120:
        return std::optional(run_of_records());
    case TextLayout::Elements:
        return std::optional(run_of_elements());
    }
    return std::optional<Chunk>();
}

} // namespace comptoir::formats
