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

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x80; });
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
    if (is_ascii(line))
        return std::u32string(line.begin(), line.end());
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

Record Record::parse(std::string_view line, std::int64_t line_number) {
    const std::u32string points = columns_of(line);
    Record record;
    record.m_line = line_number;
    record.m_length = points.size();
    record.m_columns.fill(U' ');
    const std::size_t used = std::min(points.size(), k_columns);
    for (std::size_t at = 0; at < used; ++at) // tabs and control characters are blanks
        record.m_columns[at] = points[at] < 0x20 || points[at] == 0x7F ? U' ' : points[at];
    record.m_code = record.field(1, 2);
    return record;
}

std::string Record::field(std::size_t column, std::size_t width) const {
    std::string out;
    out.reserve(width);
    for (std::size_t at = column - 1; at < column - 1 + width; ++at) {
        const char32_t point = m_columns[at];
        if (point < 0x80) // nearly always
            out.push_back(static_cast<char>(point));
        else
            text::append_utf8(out, point);
    }
    return out;
}

std::string Record::trimmed(std::size_t column, std::size_t width) const {
    return std::string(text::trim(field(column, width)));
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

void RecordReader::consume(std::size_t bytes) {
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
        const std::size_t blanks = rest().find_first_not_of(std::string_view("\r\n \t\x1A\0", 6));
        const std::size_t count = blanks == std::string_view::npos ? rest().size() : blanks;
        consume(count);
        if (blanks != std::string_view::npos)
            return {};
    }
}

Result<bool> RecordReader::skip_line() {
    for (;;) {
        CT_ASSIGN(more, fill(k_line_bytes_max));
        if (!more)
            return false;
        const std::size_t end = rest().find_first_of("\r\n");
        consume(std::min(end, rest().size()));
        if (end != std::string_view::npos)
            return true;
    }
}

Result<std::optional<Record>> RecordReader::next() {
    CT_TRY(skip_blanks());
    CT_ASSIGN(more, fill(k_line_bytes_max));
    if (!more)
        return std::optional<Record>();
    m_record_offset = m_bytes_read - static_cast<std::int64_t>(rest().size());
    const std::string_view ahead = rest().substr(0, k_line_bytes_max);
    const auto ends_line = [](char c) { return c == '\n' || c == '\r' || c == '\x1A'; };
    const auto line_end = static_cast<std::size_t>(
        std::find_if(ahead.begin(), ahead.end(), ends_line) - ahead.begin());
    const std::int64_t line = m_line;
    // How many bytes the 120 columns of a record take: one each, or more in UTF-8.
    std::string_view whole = ahead.substr(0, line_end);
    if (whole.size() > k_columns) {
        const std::string_view bytes = whole.substr(0, k_columns);
        const std::string cut = text::cut_to_characters(whole, k_columns);
        const auto begins_record = [&](std::size_t at) {
            return whole.size() == at || is_record_code(whole.substr(at, 2)) ||
                   text::trim(whole.substr(at)).empty();
        };
        // No line end after the record: the next one must follow at once.
        const bool single_byte =
            is_ascii(bytes) || !text::is_valid_utf8(whole.substr(0, cut.size()));
        const std::size_t size = single_byte ? k_columns : cut.size();
        if (!begins_record(size))
            return fail_at(
                SourcePlace{{}, line, std::string(whole.substr(0, 2)), "record"},
                errors::cfonb_record_length,
                {{"length", static_cast<std::int64_t>(text::length_in_characters(whole))}});
        whole = whole.substr(0, size);
    }
    Record record = Record::parse(whole, line);
    consume(whole.size());
    return std::optional(std::move(record));
}

} // namespace comptoir::formats::cfonb120
