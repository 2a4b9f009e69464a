#include "formats/statements/cfonb120/cfonb_record.h"

#include "comptoir/core/text.h"
#include "comptoir/core/utf8.h"
#include "comptoir/formats/statement_errors.h"

#include <algorithm>

namespace comptoir::formats::cfonb120 {

namespace {

// A record in UTF-8 with every character of four bytes, and its line end, still fits.
constexpr std::size_t k_line_bytes_max = 4 * k_columns + 2;

constexpr std::size_t k_amount_column = 91;
constexpr std::size_t k_amount_width = 14;

std::u32string code_points(std::string_view utf8) {
    std::u32string points;
    points.reserve(utf8.size());
    for (std::size_t at = 0; at < utf8.size();) {
        const auto byte = static_cast<unsigned char>(utf8[at]);
        const std::size_t length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
        char32_t point = length == 1 ? byte : byte & (0xFFU >> (length + 1));
        for (std::size_t more = 1; more < length; ++more)
            point = (point << 6) | (static_cast<unsigned char>(utf8[at + more]) & 0x3FU);
        points += point;
        at += length;
    }
    return points;
}

bool is_between_records(char c) {
    return c == '\n' || c == '\r' || c == ' ' || c == '\t' || c == '\x1A' || c == '\0';
}

bool is_record_code(std::string_view text) {
    return text == "01" || text == "04" || text == "05" || text == "07";
}

// The columns of a line in one byte per character.
std::u32string single_byte_columns(std::string_view line) {
    return code_points(text::from_cp1252(line));
}

std::string text_of(const std::u32string& points, std::size_t column, std::size_t width) {
    std::string out;
    for (std::size_t at = column - 1; at < column - 1 + width && at < points.size(); ++at)
        text::append_utf8(out, points[at]);
    return out;
}

std::u32string columns_of(std::string_view line) {
    if (!text::is_valid_utf8(line))
        return single_byte_columns(line);
    std::u32string points = code_points(line);
    // A program that counts bytes may have filled a UTF-8 record: the amount shows which it was.
    if (line.substr(0, 2) != "05" &&
        !looks_like_amount(text_of(points, k_amount_column, k_amount_width))) {
        const std::u32string bytes = single_byte_columns(line);
        if (looks_like_amount(text_of(bytes, k_amount_column, k_amount_width)))
            return bytes;
    }
    return points;
}

} // namespace

bool looks_like_amount(std::string_view utf8) {
    const std::u32string points = code_points(utf8);
    if (points.size() != k_amount_width)
        return false;
    for (std::size_t at = 0; at + 1 < points.size(); ++at)
        if (points[at] != U' ' && (points[at] < U'0' || points[at] > U'9'))
            return false;
    const char32_t sign = points.back();
    return (sign >= U'0' && sign <= U'9') || (sign >= U'A' && sign <= U'R') || sign == U'{' ||
           sign == U'}' || sign == U'é' || sign == U'è';
}

void Record::assign(std::string_view line, std::int64_t line_number) {
    m_line = line_number;
    m_starts.clear();
    const bool is_printable = text::is_printable_ascii(line); // nearly always
    if (is_printable || text::is_ascii(line)) {
        m_length = line.size();
        m_text = line.substr(0, k_columns);
        m_text.resize(k_columns, ' ');
        if (!is_printable) // tabs and control characters are blanks
            for (char& c : m_text)
                c = c < 0x20 || c == 0x7F ? ' ' : c;
        return;
    }
    std::u32string points = columns_of(line);
    m_length = points.size();
    points.resize(k_columns, U' ');
    m_text.clear();
    for (const char32_t point : points) {
        m_starts.push_back(m_text.size());
        text::append_utf8(m_text, point < 0x20 || point == 0x7F ? U' ' : point);
    }
    m_starts.push_back(m_text.size());
}

std::string_view Record::trimmed(std::size_t column, std::size_t width) const {
    return text::trim(field(column, width));
}

// Makes at least `bytes` available when the source has them; false at the end of the file.
Result<bool> RecordReader::fill(std::size_t bytes) {
    while (!m_source_ended && m_buffer.size() - m_at < bytes) {
        m_buffer.erase(0, m_at);
        m_at = 0;
        CT_ASSIGN(piece, m_source.next());
        m_source_ended = piece.empty();
        m_bytes_read += static_cast<std::int64_t>(piece.size());
        m_buffer.append(piece);
    }
    return m_buffer.size() > m_at;
}

void RecordReader::skip_ends(std::size_t bytes) {
    const std::string_view passed = rest().substr(0, bytes);
    const bool old_ends = passed.find('\n') == std::string_view::npos; // carriage returns alone
    m_line += std::count(passed.begin(), passed.end(), old_ends ? '\r' : '\n');
    m_at += passed.size();
}

// Line ends, blank lines, and the end-of-file characters of old systems.
Result<void> RecordReader::skip_blanks() {
    for (;;) {
        CT_ASSIGN(more, fill(3));
        if (!more)
            return {};
        if (m_line == 1 && rest().starts_with("\xEF\xBB\xBF"))
            m_at += 3;
        const std::string_view ahead = rest();
        const auto begin = std::find_if_not(ahead.begin(), ahead.end(), is_between_records);
        const bool found = begin != ahead.end();
        skip_ends(static_cast<std::size_t>(begin - ahead.begin()));
        if (found)
            return {};
    }
}

Result<bool> RecordReader::skip_line() {
    for (;;) {
        CT_ASSIGN(more, fill(k_line_bytes_max));
        if (!more)
            return false;
        const std::size_t end = rest().find_first_of("\r\n");
        skip_ends(std::min(end, rest().size()));
        if (end != std::string_view::npos)
            return true;
    }
}

Result<const Record*> RecordReader::next() {
    CT_TRY(skip_blanks());
    CT_ASSIGN(more, fill(k_line_bytes_max));
    if (!more)
        return nullptr;
    m_record_offset = m_bytes_read - static_cast<std::int64_t>(rest().size());
    const std::string_view ahead = rest().substr(0, k_line_bytes_max);
    const std::int64_t line = m_line;
    // How many bytes the 120 columns of a record take: one each, or more in UTF-8.
    std::string_view whole = ahead;
    for (const char end : {'\n', '\r', '\x1A'})
        whole = whole.substr(0, whole.find(end));
    if (whole.size() > k_columns) {
        const std::string_view bytes = whole.substr(0, k_columns);
        const auto begins_record = [&](std::size_t at) {
            return whole.size() == at || is_record_code(whole.substr(at, 2)) ||
                   text::trim(whole.substr(at)).empty();
        };
        // No line end after the record: the next one must follow at once.
        std::size_t size = k_columns;
        if (!text::is_ascii(bytes))
            if (const std::string cut = text::cut_to_characters(whole, k_columns);
                text::is_valid_utf8(cut))
                size = cut.size();
        if (!begins_record(size))
            return fail_at(
                SourcePlace{{}, line, std::string(whole.substr(0, 2)), "record"},
                errors::cfonb_record_length,
                {{"length", static_cast<std::int64_t>(text::length_in_characters(whole))}});
        whole = whole.substr(0, size);
    }
    m_record.assign(whole, line);
    m_at += whole.size();
    return &m_record;
}

} // namespace comptoir::formats::cfonb120
