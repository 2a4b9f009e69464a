// From bytes to rows of cells: encodings, line ends, quotes, and the bounds of each.
//
// Quoting is that of RFC 4180, as loosely as banks practise it: a cell that begins with a quote
// ends with one, may hold delimiters and line ends, and doubles its own quotes; a quote further
// inside a cell is a character like any other.
#pragma once

#include "comptoir/bank/csv_mapping.h"
#include "comptoir/core/result.h"
#include "comptoir/core/utf8.h"
#include "comptoir/formats/statement_format.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::formats::csv {

inline constexpr std::size_t k_row_bytes_max = 256 * 1024;
inline constexpr std::size_t k_cells_max = 512;

struct Row {
    std::int64_t line = 0; // the line it begins on, 1-based
    std::vector<std::string> cells;
    bool is_ascii = false; // known to be: there is nothing to decode
    bool ends_line = true; // false: the file ends within it
    bool is_blank() const; // nothing but empty cells
};

// UTF-16 by its mark or by its pattern of zero bytes, UTF-8 when every byte agrees, else one of the
// two western sets: ISO 8859-15 when it has a euro sign there and nothing of Windows-1252.
bank::CsvEncoding detect_encoding(std::string_view bytes);

// The bytes of `source` without byte order mark, UTF-16 turned into UTF-8; other encodings pass
// unchanged, because their delimiters and line ends are those of ASCII.
class PlainSource final : public ByteSource {
public:
    explicit PlainSource(ByteSource& source) : m_source(source) {}
    Result<std::string_view> next() override;
    std::int64_t bytes_total() const override { return m_source.bytes_total(); }
    bool was_utf16() const { return m_form == Form::Utf16Le || m_form == Form::Utf16Be; }

private:
    enum class Form { Unknown, Bytes, Utf16Le, Utf16Be };
    void decide_form();
    void append_utf16();

    ByteSource& m_source;
    Form m_form = Form::Unknown;
    std::string m_carry; // bytes of a character that a piece cut, or the first ones of the file
    std::string m_piece;
    text::Utf16Units m_units;
    bool m_ended = false;
};

// Decodes the cells: from `encoding`, or as UTF-8 wherever that is valid.
void decode(Row& row, bank::CsvEncoding encoding);

class RowReader {
public:
    RowReader(ByteSource& source, char delimiter) : m_source(source), m_delimiter(delimiter) {}
    // Fills `row` with undecoded cells; false at the end. Errors: formats.csv_row_too_long {limit},
    // formats.csv_too_many_cells {limit}, formats.csv_quote_open, core.*.
    Result<bool> next(Row& row);
    std::int64_t bytes_read() const { return m_bytes_read; }

private:
    bool read_plain_line(Row& row);
    Result<int> take(); // the next byte, -1 at the end
    Result<int> peek();
    Result<void> end_cell(Row& row, std::string& cell) const;
    Result<void> read_quoted(Row& row, std::string& cell);
    Result<void> end_line(int byte);
    Result<void> check_size(const Row& row, std::size_t bytes) const;

    ByteSource& m_source;
    char m_delimiter;
    std::string m_buffer;
    std::size_t m_at = 0;
    bool m_source_ended = false;
    std::int64_t m_line = 1;
    std::int64_t m_bytes_read = 0;
    std::size_t m_row_bytes = 0;
};

} // namespace comptoir::formats::csv
