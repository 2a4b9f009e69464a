#include "formats/statements/mt940/mt_fields.h"

#include "comptoir/core/iban.h"
#include "comptoir/core/text.h"
#include "comptoir/formats/mt940_errors.h"
#include "formats/statements/bank_text.h"

#include <algorithm>
#include <array>
#include <utility>

namespace comptoir::formats::mt940 {

namespace {

// SWIFT allows six lines of 65 characters; banks exceed it, nobody by this much.
constexpr std::size_t k_field_bytes_max = 64 * 1024;

// How much of the file is looked at for its line ends.
constexpr std::size_t k_beginning_bytes = 4096;

struct Tag {
    std::string_view name;
    bool has_text = false; // runs over several lines
};
constexpr auto k_tags = std::to_array<Tag>({
    {"20"},  {"21"},       {"25"},  {"25P", true}, {"28"},  {"28C"},      {"60"}, {"60F"},
    {"60M"}, {"61", true}, {"62"},  {"62F"},       {"62M"}, {"64"},       {"65"}, {"86", true},
    {"13"},  {"13D"},      {"34F"}, {"90D"},       {"90C"}, {"NS", true},
});

const Tag* find_tag(std::string_view name) {
    for (const Tag& tag : k_tags) // the first letters are compared here, where that costs nothing
        if (tag.name.size() == name.size() && tag.name[0] == name[0] && tag.name == name)
            return &tag;
    return nullptr;
}

bool is_control(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7F;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// Start and end of transmission, end of file and tabs around a line; blanks belong to the text.
std::string_view without_controls(std::string_view line) {
    while (!line.empty() && is_control(line.front()))
        line.remove_prefix(1);
    while (!line.empty() && is_control(line.back()))
        line.remove_suffix(1);
    return line;
}

SourcePlace place_of(std::int64_t line, std::string_view tag) {
    return SourcePlace{{}, line, tag.empty() ? "" : ":" + std::string(tag) + ":", "text"};
}

// A line that is only a dash, "-XXX" at one bank, or the end of a block.
bool is_dash(std::string_view line) {
    line = text::trim(line);
    return line.starts_with('-') && line.substr(1).find_first_not_of('X') == std::string_view::npos;
}

bool is_block_header(std::string_view line) {
    return line.size() > 2 && line[0] == '{' && is_digit(line[1]) && line[2] == ':';
}

// "940", "940 00", ":940:" in front of a statement.
std::string_view plain_header_type(std::string_view line) {
    if (line.starts_with(':'))
        line.remove_prefix(1);
    if (line.size() < 3 || !text::all_digits(line.substr(0, 3)) || !line.starts_with("94"))
        return {};
    const bool ends = line.size() == 3 || line[3] == ' ' || line[3] == ':';
    return ends ? line.substr(0, 3) : std::string_view();
}

// The lines some banks put in front of :20:, "ABNANL2A" and "0000 01INGBNL2AXXXX00001".
bool is_plain_header(std::string_view line) {
    return !plain_header_type(line).empty() || line.starts_with("0000 ") ||
           Bic::parse(text::trim(line)).has_value();
}

} // namespace

std::string_view tag_of(std::string_view line) {
    if (line.size() < 4 || line[0] != ':')
        return {};
    const std::size_t end = line.substr(0, 5).find(':', 1);
    if (end == std::string_view::npos)
        return {};
    const std::string_view name = line.substr(1, end - 1);
    return find_tag(name) ? name : std::string_view();
}

std::string_view message_type(std::string_view header) {
    const std::size_t block = header.find("{2:");
    if (block == std::string_view::npos || header.size() < block + 7)
        return {};
    const char direction = header[block + 3];
    const std::string_view type = header.substr(block + 4, 3);
    return (direction == 'I' || direction == 'O') && text::all_digits(type) ? type
                                                                            : std::string_view();
}

// --- Lines ------------------------------------------------------------------------------------

Result<void> LineReader::fill() {
    m_buffer.erase(0, m_at);
    m_at = 0;
    CT_ASSIGN(piece, m_source.next());
    m_source_ended = piece.empty();
    m_bytes_read += static_cast<std::int64_t>(piece.size());
    m_buffer.append(piece);
    return {};
}

Result<void> LineReader::begin() {
    m_begun = true;
    while (!m_source_ended && m_buffer.size() < k_beginning_bytes)
        CT_TRY(fill());
    if (m_buffer.starts_with("\xEF\xBB\xBF"))
        m_at = 3;
    const std::string_view rest = std::string_view(m_buffer).substr(m_at);
    const std::size_t start = std::min(rest.find_first_not_of("\r\n \t"), rest.size());
    const std::string_view line = rest.substr(start, rest.find_first_of("\r\n", start) - start);
    m_at_signs = line.find("@@:") != std::string_view::npos;
    return {};
}

// Where the line that begins at m_at ends; npos when it goes on behind the buffer.
std::size_t LineReader::find_end(std::size_t from) const {
    const std::string_view rest = std::string_view(m_buffer).substr(from);
    std::size_t end = line_end(rest);
    if (m_at_signs)
        end = std::min(end, rest.find("@@"));
    return end < rest.size() ? from + end : std::string::npos;
}

Result<std::optional<Line>> LineReader::read() {
    if (!m_begun)
        CT_TRY(begin());
    for (;;) {
        std::size_t end = find_end(m_at);
        while (end == std::string::npos && !m_source_ended) {
            if (m_buffer.size() - m_at > k_field_bytes_max)
                return fail_at(place_of(m_number + 1, {}), errors::mt940_text_too_long,
                               {{"limit", static_cast<std::int64_t>(k_field_bytes_max)}});
            const std::size_t searched = m_buffer.size() - m_at;
            CT_TRY(fill());
            end = find_end(searched > 0 ? searched - 1 : 0); // a mark may be cut in two
        }
        // Of CR LF the second may still be to come.
        if (end != std::string::npos && m_buffer[end] == '\r' && end + 1 == m_buffer.size() &&
            !m_source_ended) {
            const std::size_t length = end - m_at;
            CT_TRY(fill());
            end = m_at + length;
        }
        if (m_at == m_buffer.size())
            return std::optional<Line>();
        const bool ended = end != std::string::npos;
        const std::string_view written =
            std::string_view(m_buffer).substr(m_at, ended ? end - m_at : std::string::npos);
        ++m_number;
        const std::string_view inner = without_controls(written);
        std::optional<Line> line;
        if (!text::trim(inner).empty())
            line.emplace(Line{m_decoder.decode(inner), m_number, offset(),
                              offset() + (inner.data() - written.data())});
        const bool signs = ended && m_buffer[m_at + written.size()] == '@';
        if (line)
            m_mixes = m_mixes || (m_at_signs ? !m_after_signs && !signs
                                             : written.find("@@:") != std::string_view::npos);
        if (line || signs)
            m_after_signs = signs;
        m_at += written.size();
        if (ended) {
            const bool two = signs || m_buffer.compare(m_at, 2, "\r\n") == 0;
            m_at += two ? 2U : 1U;
        }
        if (line)
            return line;
    }
}

Result<std::optional<Line>> LineReader::next() {
    if (m_ahead.empty())
        return read();
    std::optional<Line> line(std::move(m_ahead.back()));
    m_ahead.pop_back();
    return line;
}

Result<const Line*> LineReader::peek() {
    if (m_ahead.empty()) {
        CT_ASSIGN(line, read());
        if (!line)
            return nullptr;
        m_ahead.push_back(std::move(*line));
    }
    return &m_ahead.back();
}

// --- Fields -----------------------------------------------------------------------------------

Result<std::optional<Field>> FieldReader::next() {
    for (;;) {
        CT_ASSIGN(line, m_lines.next());
        if (!line)
            return std::optional<Field>();
        CT_ASSIGN(field, field_of(std::move(*line)));
        if (field)
            return field;
    }
}

// A dash is also a line of text. In an open text it ends the message only when the next one begins.
Result<bool> FieldReader::ends_message(const Line& line) {
    if (!is_dash(line.text))
        return false;
    CT_ASSIGN(next, m_lines.peek());
    if (!next)
        return true;
    const std::string_view tag = tag_of(next->text);
    if (tag == "20" || is_block_header(next->text))
        return true;
    if (m_inside_text && !m_closed)
        return is_plain_header(next->text);
    return tag.empty();
}

// "10" at the end of a line and ":20:33" on the next are a time. Unlike a tag it follows digits and
// has two of them, and no statement begins with it.
Result<bool> FieldReader::begins_field(const Line& line) {
    const std::string_view tag = tag_of(line.text);
    if (tag.empty())
        return false;
    const bool may_be_time = m_inside_text && tag.size() == 2 && tag < "60" && is_digit(tag[0]) &&
                             !m_last_text.empty() && is_digit(m_last_text.back());
    if (!may_be_time)
        return true;
    const std::string_view value = std::string_view(line.text).substr(tag.size() + 2);
    const bool two_digits = value.size() >= 2 && is_digit(value[0]) && is_digit(value[1]) &&
                            (value.size() == 2 || !is_digit(value[2]));
    if (!two_digits)
        return true;
    if (tag != "20")
        return false;
    CT_ASSIGN(next, m_lines.peek());
    const std::string_view after = next ? tag_of(next->text) : std::string_view();
    return after == "21" || after == "25" || after == "25P";
}

std::optional<Field> FieldReader::header_of(Line&& line) {
    const std::size_t block = line.text.find("{4:");
    if (line.text.starts_with("{1:")) // another message, whatever became of the one before
        m_inside_block = false;
    Field field{.kind = Field::Kind::Header,
                .tag = std::string(message_type(line.text)),
                .lines = {},
                .line = line.number,
                .offset = line.offset};
    if (block != std::string::npos) {
        m_inside_block = true;
        std::string rest = line.text.substr(block + 3);
        if (!text::trim(rest).empty())
            m_lines.put_back({std::move(rest), line.number, line.offset, line.offset});
    }
    field.lines.push_back(std::move(line.text));
    return field.tag.empty() ? std::nullopt : std::optional(std::move(field));
}

Result<std::optional<Field>> FieldReader::field_of(Line&& line) {
    const auto separator = [&] {
        m_inside_message = m_inside_text = m_closed = m_inside_block = false;
        return std::optional(
            Field{.kind = Field::Kind::Separator, .tag = {}, .lines = {""}, .line = line.number});
    };
    if (line.text.starts_with("-}")) {
        if (line.text.size() > 2)
            m_lines.put_back(
                {line.text.substr(2), line.number, line.text_offset + 2, line.text_offset + 2});
        return separator();
    }
    CT_ASSIGN(ends, ends_message(line));
    if (ends)
        return separator();
    if (is_block_header(line.text)) {
        if (line.text.starts_with("{1:") && m_inside_message) {
            const bool unclosed = m_inside_block;
            auto end = separator();
            m_inside_block = unclosed;
            m_lines.put_back(std::move(line));
            return end;
        }
        return header_of(std::move(line));
    }
    CT_ASSIGN(begins, begins_field(line));
    if (begins) {
        const std::string_view tag = tag_of(line.text);
        auto field = std::make_optional<Field>();
        field->tag = tag;
        field->line = line.number;
        field->offset = line.offset;
        m_inside_message = true;
        m_inside_text = find_tag(tag)->has_text;
        m_closed = tag == "20" ? false : m_closed || tag.starts_with("62");
        field->lines.reserve(m_inside_text ? 4 : 1);
        field->lines.push_back(std::move(line.text));
        field->lines.front().erase(0, field->tag.size() + 2); // `tag` is gone with the text
        if (m_inside_text)
            CT_TRY(read_text(*field));
        return field;
    }
    const std::string_view type = plain_header_type(line.text);
    if (!type.empty() && (!m_inside_message || m_closed))
        return std::optional(Field{.kind = Field::Kind::Header,
                                   .tag = std::string(type),
                                   .lines = {line.text},
                                   .line = line.number,
                                   .offset = line.offset});
    // Around messages stand the banks' own headers and trailers; a tag there is none of them.
    const bool around = !m_inside_message || m_closed;
    if (around && !line.text.starts_with(':'))
        return std::optional<Field>();
    return std::optional(Field{.kind = Field::Kind::Stray,
                               .tag = {},
                               .lines = {std::move(line.text)},
                               .line = line.number});
}

Result<void> FieldReader::read_text(Field& field) {
    std::size_t bytes = field.first().size();
    m_last_text = field.first();
    for (;;) {
        CT_ASSIGN(line, m_lines.next());
        if (!line)
            return {};
        bool is_text = !line->text.starts_with("-}") && !is_block_header(line->text);
        if (is_text) {
            CT_ASSIGN(ends, ends_message(*line));
            CT_ASSIGN(begins, begins_field(*line));
            is_text = !ends && !begins;
        }
        if (!is_text) {
            m_lines.put_back(std::move(*line));
            return {};
        }
        bytes += line->text.size() + 1;
        if (bytes > k_field_bytes_max)
            return fail_at(place_of(line->number, field.tag), errors::mt940_text_too_long,
                           {{"limit", static_cast<std::int64_t>(k_field_bytes_max)}});
        m_last_text = line->text;
        field.lines.push_back(std::move(line->text));
    }
}

} // namespace comptoir::formats::mt940
