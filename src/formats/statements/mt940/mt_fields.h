// A file as tags and their texts, whatever frames it: {1:}{2:}{4: … -}, a dash, or nothing.
#pragma once

#include "comptoir/formats/statement_format.h"
#include "formats/statements/mt940/mt_decoder.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::formats::mt940 {

// One line of the file in UTF-8, without its line end and without control characters around it.
struct Line {
    std::string text;
    std::int64_t number = 0;
    std::int64_t offset = 0;      // of the line in the file …
    std::int64_t text_offset = 0; // … and of its text, behind control characters
};

// Lines end with LF, CRLF, CR, or with the "@@" that bank dialogues put for CRLF. Blank ones are
// left out.
class LineReader {
public:
    explicit LineReader(ByteSource& source) : m_source(source) {}
    Result<std::optional<Line>> next();
    // The line that next() will give, or none at the end.
    Result<const Line*> peek();
    // To be read again: what follows a block header on its line.
    void put_back(Line&& line) { m_ahead.push_back(std::move(line)); }
    std::string_view take_guess() { return m_decoder.take_guess(); }
    std::int64_t bytes_read() const { return m_bytes_read; }
    std::int64_t line() const { return m_number; } // how many were read
    // Some of the lines read end with "@@" and others do not, or hold one: a piece of the file
    // alone would not be taken apart as the whole is.
    bool mixes_line_ends() const { return m_mixes; }
    // Where the line begins that next() will give, or the blank ones before it.
    std::int64_t next_offset() const { return m_ahead.empty() ? offset() : m_ahead.back().offset; }

private:
    std::int64_t offset() const {
        return m_bytes_read - static_cast<std::int64_t>(m_buffer.size() - m_at);
    }
    Result<std::optional<Line>> read();
    Result<void> fill();
    Result<void> begin();
    std::size_t find_end(std::size_t from) const;

    ByteSource& m_source;
    Decoder m_decoder;
    std::string m_buffer;
    std::size_t m_at = 0;
    std::vector<Line> m_ahead; // the next one last
    std::int64_t m_number = 0;
    std::int64_t m_bytes_read = 0;
    bool m_begun = false;
    bool m_source_ended = false;
    bool m_at_signs = false; // as the first line says
    bool m_after_signs = true;
    bool m_mixes = false;
};

struct Field {
    enum class Kind {
        Tag,       // ":61:" and what follows
        Header,    // says what kind of message follows; `tag` is "940", "942", "103"
        Separator, // the end of a message
        Stray,     // text that belongs to no tag
    };
    Kind kind = Kind::Tag;
    std::string tag;                // "61", "60F"
    std::vector<std::string> lines; // at least one
    std::int64_t line = 0;          // of the file
    std::int64_t offset = 0;        // of that line
    const std::string& first() const { return lines.front(); }
};

class FieldReader {
public:
    explicit FieldReader(ByteSource& source) : m_lines(source) {}
    // Errors: formats.mt940_text_too_long {limit}, and those of the source.
    Result<std::optional<Field>> next();
    std::string_view take_guess() { return m_lines.take_guess(); }
    std::int64_t bytes_read() const { return m_lines.bytes_read(); }
    std::int64_t line() const { return m_lines.line(); }
    bool mixes_line_ends() const { return m_lines.mixes_line_ends(); }
    std::int64_t next_offset() const { return m_lines.next_offset(); }
    // A block {4: was opened and not closed.
    bool inside_block() const { return m_inside_block; }

private:
    Result<std::optional<Field>> field_of(Line&& line);
    Result<void> read_text(Field& field);
    std::optional<Field> header_of(Line&& line);
    Result<bool> ends_message(const Line& line);
    Result<bool> begins_field(const Line& line);

    LineReader m_lines;
    bool m_inside_block = false;
    bool m_inside_message = false;
    bool m_inside_text = false; // of a tag whose text runs over several lines
    bool m_closed = false;      // a closing balance was met
    std::string m_last_text;    // the line before, in a text
};

// The tag at the beginning of a line (":60F:"), when it is one that statements have; else empty.
std::string_view tag_of(std::string_view line);

// The number of a SWIFT message in a block header "{2:O940…"; empty when there is none.
std::string_view message_type(std::string_view header);

} // namespace comptoir::formats::mt940
