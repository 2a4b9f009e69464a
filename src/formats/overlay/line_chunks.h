// The bytes of a file in runs that never cross a line end, whatever a line is in this file.
#pragma once

#include "comptoir/core/result.h"
#include "comptoir/core/utf8.h"
#include "comptoir/formats/overlay.h"

#include <optional>
#include <string>
#include <string_view>

namespace comptoir::formats {

// UTF-16 as UTF-8 with a byte order mark; anything else as it is.
class Utf8Source final : public ByteSource {
public:
    Utf8Source(ByteSource& source, TextEncoding encoding)
        : m_source(source), m_encoding(encoding) {}
    Result<std::string_view> next() override;
    std::int64_t bytes_total() const override { return m_source.bytes_total(); }

private:
    ByteSource& m_source;
    TextEncoding m_encoding;
    std::string m_out;
    std::optional<unsigned char> m_odd_byte;
    text::Utf16Units m_units;
};

class LineChunks {
public:
    LineChunks(ByteSource& source, const TextShape& shape);

    struct Chunk {
        std::string_view text; // valid until the next call
        std::string_view
            end; // the line's end when `ends_line`; written by us where the file has none
        bool ends_line = false;
    };
    // Empty at the end of the file. The byte order mark is no part of any line.
    Result<std::optional<Chunk>> next();

private:
    Result<bool> fill();
    Chunk run_of_lines();
    Chunk run_of_records();
    Chunk run_of_elements();
    Chunk take(std::size_t text_bytes, std::size_t end_bytes);
    Chunk break_here(std::size_t text_bytes);

    Utf8Source m_source;
    TextLayout m_layout;
    bool m_skips_mark;
    char m_end_byte;
    std::string m_buffer;
    std::size_t m_at = 0;
    bool m_ended = false;
    std::size_t m_column = 0;      // characters of the record so far
    bool m_counts_characters;      // of UTF-8; else bytes
    bool m_after_tag = false;      // the byte before was '>'
    bool m_tag_closes = false;     // that tag was </…> or <…/> or <?…?>
    bool m_in_closing_tag = false; // the tag being read began with "</"
    char m_before = 0;
};

} // namespace comptoir::formats
