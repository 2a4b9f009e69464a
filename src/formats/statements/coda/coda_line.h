// One record of 128 columns, and the records of a file one after the other.
#pragma once

#include "comptoir/core/result.h"
#include "comptoir/formats/statement_format.h"
#include "formats/statements/coda/coda_columns.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace comptoir::formats::coda {

// A record as UTF-8; columns are characters. Shorter lines are filled with blanks.
class Line {
public:
    // `raw` without its line end: UTF-8 when it is valid and its columns fall where they should,
    // else Windows-1252. False when more than 128 characters hold something.
    bool assign(std::string_view raw, std::int64_t number);

    std::int64_t number() const { return m_number; } // 1-based, in the file
    std::size_t length() const { return m_length; }  // in characters, before filling
    std::string_view field(Column column) const;     // untrimmed
    std::string_view trimmed(Column column) const;   // without blanks around
    char at(std::size_t column) const;               // '?' for what is not ASCII
    std::string_view text() const { return m_text; } // all of it
    std::string record() const;                      // "2.1", "8": for places

private:
    void assign_utf8(std::string_view utf8);

    std::string m_text;
    std::array<std::uint16_t, k_columns + 1> m_offsets{}; // of each column in m_text
    bool m_ascii = true;
    std::int64_t m_number = 0;
    std::size_t m_length = 0;
};

// Records from bytes: line ends of any kind or none, blank lines, trailing blanks cut off.
class LineReader {
public:
    explicit LineReader(ByteSource& source) : m_source(source) {}
    // Reads the next record into `line`; false at the end. Errors: formats.coda_record_length,
    // those of the source.
    Result<bool> next(Line& line);
    std::int64_t bytes_read() const { return m_bytes_read; }

private:
    Result<bool> more();
    Result<std::optional<std::string_view>> next_raw();
    std::string_view rest() const { return std::string_view(m_buffer).substr(m_at); }

    ByteSource& m_source;
    std::string m_buffer;
    std::size_t m_at = 0;
    std::string m_slices;     // a line that holds several records
    std::size_t m_sliced = 0; // how much of it is left
    bool m_unbroken = false;  // records follow each other without line ends
    bool m_source_ended = false;
    bool m_after_return = false;
    std::int64_t m_line = 0;
    std::int64_t m_bytes_read = 0;
};

// Does a file that begins like this look like CODA: the fixed columns of a record 0?
bool begins_coda(std::string_view sample);

} // namespace comptoir::formats::coda
