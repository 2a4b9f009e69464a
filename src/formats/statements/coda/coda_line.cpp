#include "formats/statements/coda/coda_line.h"

#include "comptoir/core/text.h"
#include "comptoir/core/utf8.h"
#include "comptoir/formats/coda_errors.h"

#include <algorithm>

namespace comptoir::formats::coda {

namespace {

// 128 characters of four bytes, and something to tell that the line goes on.
constexpr std::size_t k_line_bytes_max = 4 * k_columns + 2;
constexpr std::string_view k_blanks(" \t\r\n\x1A\0", 6);

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\x1A' || c == '\0';
}

bool is_control(char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}

std::size_t character_bytes(char first) {
    const auto byte = static_cast<unsigned char>(first);
    return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

// The first line end among the bytes a line may have. memchr is worth it: this is every byte.
std::size_t find_end(std::string_view text) {
    text = text.substr(0, k_line_bytes_max + 1);
    const std::size_t feed = text.find('\n');
    const std::size_t carriage = text.substr(0, feed).find('\r');
    return carriage != std::string_view::npos ? carriage : feed;
}

// A record where a slice of 128 bytes ends: the codes that exist.
bool begins_record(std::string_view text) {
    return text.empty() || std::string_view("0123489").find(text.front()) != std::string_view::npos;
}

} // namespace

bool Line::assign(std::string_view raw, std::int64_t number) {
    m_number = number;
    while (!raw.empty() && is_blank(raw.back()))
        raw.remove_suffix(1);
    const bool is_printable = text::is_printable_ascii(raw); // nearly always
    m_ascii = is_printable || text::is_ascii(raw);
    if (!m_ascii) {
        assign_utf8(text::is_valid_utf8(raw) ? std::string(raw) : text::from_cp1252(raw));
        // A program that counts bytes may have filled a UTF-8 line: the entry date tells.
        if (m_text.starts_with("21") && !text::all_digits(field(columns::m_entry_date)) &&
            text::is_valid_utf8(raw))
            assign_utf8(text::from_cp1252(raw));
        return m_length <= k_columns;
    }
    m_length = raw.size();
    m_text.assign(raw.substr(0, k_columns));
    m_text.resize(k_columns, ' ');
    if (!is_printable)
        std::replace_if(m_text.begin(), m_text.end(), is_control, ' ');
    return m_length <= k_columns;
}

void Line::assign_utf8(std::string_view utf8) {
    m_text.clear();
    m_length = 0;
    for (std::size_t at = 0; at < utf8.size(); ++m_length) {
        const std::size_t bytes = character_bytes(utf8[at]);
        if (m_length < k_columns) {
            m_offsets[m_length] = static_cast<std::uint16_t>(m_text.size());
            if (is_control(utf8[at]))
                m_text += ' ';
            else
                m_text.append(utf8.substr(at, bytes));
        }
        at += bytes;
    }
    for (std::size_t column = m_length; column < k_columns; ++column) {
        m_offsets[column] = static_cast<std::uint16_t>(m_text.size());
        m_text += ' ';
    }
    m_offsets[k_columns] = static_cast<std::uint16_t>(m_text.size());
}

std::string_view Line::field(Column column) const {
    const std::string_view text = m_text;
    if (m_ascii)
        return text.substr(column.at - 1, column.width);
    const std::size_t begin = m_offsets[column.at - 1];
    return text.substr(begin, m_offsets[column.at - 1 + column.width] - begin);
}

std::string_view Line::trimmed(Column column) const {
    return text::trim(field(column));
}

char Line::at(std::size_t column) const {
    const std::string_view character = field({column, 1});
    return character.size() == 1 ? character.front() : '?';
}

std::string Line::record() const {
    std::string record(1, at(1));
    if (record == "2" || record == "3")
        record += std::string(".") + at(2);
    return record;
}

// Reads one more piece; false at the end of the file.
Result<bool> LineReader::more() {
    if (m_source_ended)
        return false;
    CT_ASSIGN(piece, m_source.next());
    m_source_ended = piece.empty();
    if (m_bytes_read == 0 && piece.starts_with("\xEF\xBB\xBF"))
        piece.remove_prefix(3);
    m_bytes_read += static_cast<std::int64_t>(piece.size());
    m_buffer.erase(0, m_at);
    m_at = 0;
    m_buffer.append(piece);
    return !m_source_ended;
}

// The bytes up to the next line end, or as many as no line can have.
Result<std::optional<std::string_view>> LineReader::next_raw() {
    for (;;) {
        if (m_after_return && !rest().empty()) {
            m_at += rest().front() == '\n' ? 1U : 0U;
            m_after_return = false;
        }
        const std::size_t end = find_end(rest());
        if (end != std::string_view::npos) {
            const std::string_view raw = rest().substr(0, end);
            m_after_return = rest()[end] == '\r';
            m_at += end + 1;
            return std::optional(raw);
        }
        if (rest().size() > k_line_bytes_max) {
            // No line ends: one record at a time.
            const std::string_view raw = rest().substr(0, k_columns);
            if (!begins_record(rest().substr(k_columns, 1)) || !text::is_ascii(raw))
                return fail_at(SourcePlace{{}, m_line + 1, std::string(raw.substr(0, 1)), "record"},
                               errors::coda_record_length,
                               {{"length", static_cast<std::int64_t>(k_line_bytes_max)}});
            m_at += k_columns;
            m_unbroken = true;
            return std::optional(raw);
        }
        CT_ASSIGN(has_more, more());
        if (has_more)
            continue;
        if (rest().empty())
            return std::optional<std::string_view>();
        const std::string_view raw = rest();
        m_at += raw.size();
        return std::optional(raw);
    }
}

Result<bool> LineReader::next(Line& line) {
    for (;;) {
        if (m_sliced > 0) { // the line just read holds several records
            const std::size_t size = std::min(m_sliced, k_columns);
            line.assign(std::string_view(m_slices).substr(m_slices.size() - m_sliced, size),
                        ++m_line);
            m_sliced -= size;
            return true;
        }
        CT_ASSIGN(raw, next_raw());
        if (!raw)
            return false;
        ++m_line;
        if (std::all_of(raw->begin(), raw->end(), is_blank))
            continue;
        if (line.assign(*raw, m_line))
            return true;
        // Only the last record of a file without line ends may have lost its trailing blanks.
        const bool sliceable = (m_unbroken || raw->size() % k_columns == 0) &&
                               raw->size() <= k_line_bytes_max &&
                               begins_record(raw->substr(k_columns, 1));
        if (!sliceable)
            return fail_at(SourcePlace{{}, m_line, line.record(), "record"},
                           errors::coda_record_length,
                           {{"length", static_cast<std::int64_t>(line.length())}});
        m_slices.assign(*raw);
        m_sliced = m_slices.size();
        --m_line;
    }
}

bool begins_coda(std::string_view sample) {
    if (sample.starts_with("\xEF\xBB\xBF"))
        sample.remove_prefix(3);
    const std::size_t first = sample.find_first_not_of(k_blanks);
    if (first == std::string_view::npos)
        return false;
    sample = sample.substr(first, k_columns);
    const auto field = [&](Column column) {
        return sample.size() < column.at + column.width - 1
                   ? std::string_view()
                   : sample.substr(column.at - 1, column.width);
    };
    return sample.front() == '0' && field(columns::h_zeros) == "0000" &&
           text::all_digits(field(columns::h_created)) && field(columns::h_application) == "05";
}

} // namespace comptoir::formats::coda
