// One record of 120 columns, and the records of a file one after the other.
//
// Columns are 1-based and counted in characters, as the norm does (CFONB "Relevé de compte sur
// support informatique", 120 characters).
#pragma once

#include "comptoir/core/result.h"
#include "comptoir/formats/statement_format.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::formats::cfonb120 {

inline constexpr std::size_t k_columns = 120;

class Record {
public:
    // `line` in whatever encoding: UTF-8 when it is valid and its columns fall where they should,
    // else ISO 8859-1 (and the Windows-1252 characters above it). Shorter lines are filled with
    // blanks; longer ones are cut.
    void assign(std::string_view line, std::int64_t line_number);

    // Texts stay until the next assign().
    std::string_view code() const { return field(1, 2); } // "01", "04", "05", "07"
    std::int64_t line() const { return m_line; }
    std::size_t length() const { return m_length; } // in characters, before filling
    std::string_view field(std::size_t column, std::size_t width) const { // untrimmed UTF-8
        if (m_starts.empty())
            return std::string_view(m_text).substr(column - 1, width);
        return std::string_view(m_text).substr(m_starts[column - 1],
                                               m_starts[column - 1 + width] - m_starts[column - 1]);
    }
    std::string_view trimmed(std::size_t column, std::size_t width) const;

private:
    std::string m_text; // UTF-8 of 120 columns
    // Where each column begins, and the last one ends; empty when all are ASCII.
    std::vector<std::size_t> m_starts;
    std::int64_t m_line = 0;
    std::size_t m_length = 0;
};

// True for the 14 characters of an amount: blanks or digits, then a digit or a sign character.
bool looks_like_amount(std::string_view utf8);

// Records from bytes: line ends of any kind or none, blank lines, trailing blanks cut off.
class RecordReader {
public:
    explicit RecordReader(ByteSource& source) : m_source(source) {}
    // The next record, valid until the next call; nullptr at the end. Errors:
    // formats.cfonb_record_length, core.*.
    Result<const Record*> next();

    std::int64_t bytes_read() const { return m_bytes_read; }
    // Where the last record begins in the source, also that of a refused one.
    std::int64_t record_offset() const { return m_record_offset; }
    // After a refused record: goes on behind the next line end. False when there is none.
    Result<bool> skip_line();

private:
    Result<bool> fill(std::size_t bytes);
    Result<void> skip_blanks();
    void skip_ends(std::size_t bytes);
    std::string_view rest() const { return std::string_view(m_buffer).substr(m_at); }

    ByteSource& m_source;
    Record m_record;
    std::string m_buffer;
    std::size_t m_at = 0;
    bool m_source_ended = false;
    std::int64_t m_line = 1;
    std::int64_t m_bytes_read = 0;
    std::int64_t m_record_offset = 0;
};

} // namespace comptoir::formats::cfonb120
