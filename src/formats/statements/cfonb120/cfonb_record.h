// One record of 120 columns, and the records of a file one after the other.
//
// Columns are 1-based and counted in characters, as the norm does (CFONB "Relevé de compte sur
// support informatique", 120 characters).
#pragma once

#include "comptoir/core/result.h"
#include "comptoir/formats/statement_format.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace comptoir::formats::cfonb120 {

inline constexpr std::size_t k_columns = 120;

class Record {
public:
    // `line` in whatever encoding: UTF-8 when it is valid and its columns fall where they should,
    // else ISO 8859-1 (and the Windows-1252 characters above it). Shorter lines are filled with
    // blanks; longer ones are cut.
    static Record parse(std::string_view line, std::int64_t line_number);

    std::string_view code() const { return m_code; } // "01", "04", "05", "07"
    std::int64_t line() const { return m_line; }
    std::size_t length() const { return m_length; }                 // in characters, before filling
    std::string field(std::size_t column, std::size_t width) const; // untrimmed UTF-8
    std::string trimmed(std::size_t column, std::size_t width) const;
    char32_t at(std::size_t column) const { return m_columns[column - 1]; }

private:
    std::array<char32_t, k_columns> m_columns{};
    std::string m_code;
    std::int64_t m_line = 0;
    std::size_t m_length = 0;
};

// True for the 14 characters of an amount: blanks or digits, then a digit or a sign character.
bool looks_like_amount(std::string_view utf8);

// Records from bytes: line ends of any kind or none, blank lines, trailing blanks cut off.
class RecordReader {
public:
    explicit RecordReader(ByteSource& source) : m_source(source) {}
    // The next record; empty at the end. Errors: formats.cfonb_record_length, core.*.
    Result<std::optional<Record>> next();

    std::int64_t bytes_read() const { return m_bytes_read; }
    // Where the last record begins in the source, also that of a refused one.
    std::int64_t record_offset() const { return m_record_offset; }
    // After a refused record: goes on behind the next line end. False when there is none.
    Result<bool> skip_line();

private:
    Result<bool> fill(std::size_t bytes);
    Result<void> skip_blanks();
    std::string_view rest() const { return std::string_view(m_buffer).substr(m_at); }
    void consume(std::size_t bytes);

    ByteSource& m_source;
    std::string m_buffer;
    std::size_t m_at = 0;
    bool m_source_ended = false;
    std::int64_t m_line = 1;
    std::int64_t m_bytes_read = 0;
    std::int64_t m_record_offset = 0;
};

} // namespace comptoir::formats::cfonb120
