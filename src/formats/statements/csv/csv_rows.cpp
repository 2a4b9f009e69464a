#include "formats/statements/csv/csv_rows.h"

#include "comptoir/core/text.h"
#include "comptoir/core/utf8.h"
#include "comptoir/formats/csv_errors.h"

#include <algorithm>

namespace comptoir::formats::csv {

namespace {

constexpr std::string_view k_utf8_mark = "\xEF\xBB\xBF";
constexpr std::string_view k_utf16_le_mark = "\xFF\xFE";
constexpr std::string_view k_utf16_be_mark = "\xFE\xFF";
constexpr std::size_t k_pattern_bytes = 512;

unsigned char byte_at(std::string_view bytes, std::size_t at) {
    return static_cast<unsigned char>(bytes[at]);
}

// Western text in UTF-16 has a zero in nearly every second byte.
bool looks_like_utf16(std::string_view bytes, std::size_t zero_at) {
    bytes = bytes.substr(0, std::min(bytes.size(), k_pattern_bytes) / 2 * 2);
    std::size_t zeros = 0, others = 0;
    for (std::size_t at = 0; at < bytes.size(); at += 2) {
        zeros += bytes[at + zero_at] == '\0' ? 1U : 0U;
        others += bytes[at + 1 - zero_at] == '\0' ? 1U : 0U;
    }
    return zeros > 1 && others == 0 && 2 * zeros > bytes.size() / 2;
}

// A piece may end inside a character: its last three bytes prove nothing.
bool is_utf8_so_far(std::string_view bytes) {
    for (std::size_t cut = 0; cut < 4 && cut <= bytes.size(); ++cut)
        if (text::is_valid_utf8(bytes.substr(0, bytes.size() - cut)))
            return true;
    return false;
}

} // namespace

bool Row::is_blank() const {
    return std::all_of(cells.begin(), cells.end(),
                       [](const std::string& cell) { return text::trim(cell).empty(); });
}

bank::CsvEncoding detect_encoding(std::string_view bytes) {
    if (bytes.starts_with(k_utf16_le_mark) || bytes.starts_with(k_utf16_be_mark) ||
        looks_like_utf16(bytes, 0) || looks_like_utf16(bytes, 1))
        return bank::CsvEncoding::Utf16;
    if (bytes.starts_with(k_utf8_mark) || is_utf8_so_far(bytes))
        return bank::CsvEncoding::Utf8;
    const auto has = [&](unsigned char from, unsigned char to) {
        return std::any_of(bytes.begin(), bytes.end(), [&](char c) {
            const auto byte = static_cast<unsigned char>(c);
            return byte >= from && byte <= to;
        });
    };
    // 0xA4 is the euro in ISO 8859-15, and a sign nobody uses in Windows-1252.
    return has(0xA4, 0xA4) && !has(0x80, 0x9F) ? bank::CsvEncoding::Latin9
                                               : bank::CsvEncoding::Cp1252;
}

void decode(Row& row, bank::CsvEncoding encoding) {
    if (row.is_ascii)
        return;
    for (std::string& cell : row.cells)
        if (!text::is_valid_utf8(cell))
            cell = encoding == bank::CsvEncoding::Latin9 ? text::from_latin9(cell)
                                                         : text::from_cp1252(cell);
}

void PlainSource::decide_form() {
    const std::string_view start = m_carry;
    if (start.starts_with(k_utf16_le_mark) || looks_like_utf16(start, 1))
        m_form = Form::Utf16Le;
    else if (start.starts_with(k_utf16_be_mark) || looks_like_utf16(start, 0))
        m_form = Form::Utf16Be;
    else
        m_form = Form::Bytes;
    if (start.starts_with(k_utf8_mark))
        m_carry.erase(0, k_utf8_mark.size());
    else if (start.starts_with(k_utf16_le_mark) || start.starts_with(k_utf16_be_mark))
        m_carry.erase(0, k_utf16_le_mark.size());
}

void PlainSource::append_utf16() {
    const std::size_t high_at = m_form == Form::Utf16Le ? 1U : 0U;
    std::size_t at = 0;
    for (; at + 1 < m_carry.size(); at += 2) {
        m_units.append_to(m_piece, static_cast<char16_t>(byte_at(m_carry, at + high_at) << 8 |
                                                         byte_at(m_carry, at + 1 - high_at)));
    }
    m_carry.erase(0, at);
}

Result<std::string_view> PlainSource::next() {
    m_piece.clear();
    while (m_piece.empty() && !m_ended) {
        CT_ASSIGN(piece, m_source.next());
        m_ended = piece.empty();
        if (m_form == Form::Bytes)
            return piece; // nothing to convert: no copy
        m_carry.append(piece);
        if (m_form == Form::Unknown) {
            if (!m_ended && m_carry.size() < k_pattern_bytes)
                continue;
            decide_form();
        }
        if (m_form == Form::Bytes)
            m_piece = std::exchange(m_carry, {});
        else
            append_utf16();
    }
    return std::string_view(m_piece);
}

Result<int> RowReader::peek() {
    while (m_at == m_buffer.size() && !m_source_ended) {
        CT_ASSIGN(piece, m_source.next());
        m_source_ended = piece.empty();
        m_bytes_read += static_cast<std::int64_t>(piece.size());
        m_buffer.assign(piece);
        m_at = 0;
    }
    return m_at == m_buffer.size() ? -1 : static_cast<unsigned char>(m_buffer[m_at]);
}

Result<int> RowReader::take() {
    CT_ASSIGN(byte, peek());
    if (byte >= 0) {
        ++m_at;
        ++m_row_bytes;
    }
    return byte;
}

Result<void> RowReader::check_size(const Row& row, std::size_t bytes) const {
    if (bytes > k_row_bytes_max)
        return fail_at(SourcePlace{{}, row.line, {}, {}}, errors::csv_row_too_long,
                       {{"limit", static_cast<std::int64_t>(k_row_bytes_max / 1024)}});
    return {};
}

Result<void> RowReader::end_cell(Row& row, std::string& cell) const {
    if (row.cells.size() == k_cells_max)
        return fail_at(SourcePlace{{}, row.line, {}, {}}, errors::csv_too_many_cells,
                       {{"limit", static_cast<std::int64_t>(k_cells_max)}});
    row.cells.push_back(std::move(cell));
    cell.clear();
    return {};
}

// Behind an opening quote, up to and with the closing one.
Result<void> RowReader::read_quoted(Row& row, std::string& cell) {
    for (;;) {
        CT_ASSIGN(byte, take());
        if (byte < 0)
            return fail_at(SourcePlace{{}, row.line, {}, {}}, errors::csv_quote_open);
        CT_TRY(check_size(row, m_row_bytes));
        if (byte == '"') {
            CT_ASSIGN(after, peek());
            if (after != '"')
                return {};
            CT_TRY(take());
        } else if (byte == '\n') {
            ++m_line;
        }
        cell += static_cast<char>(byte);
    }
}

// `byte` is a carriage return or a line feed; the pair of them is one line end.
Result<void> RowReader::end_line(int byte) {
    ++m_line;
    if (byte != '\r')
        return {};
    CT_ASSIGN(after, peek());
    if (after == '\n')
        CT_TRY(take());
    return {};
}

// Nearly every row is one line that stands whole in the buffer, with no quote but around whole
// cells: it is cut at its delimiters at once. Answers false, and takes nothing, when it is not.
bool RowReader::read_plain_line(Row& row) {
    std::string_view rest = std::string_view(m_buffer).substr(m_at);
    const std::size_t end = rest.find('\n');
    if (end == std::string_view::npos)
        return false;
    rest = rest.substr(0, end);
    if (rest.ends_with('\r'))
        rest.remove_suffix(1);
    if (rest.find('\r') != std::string_view::npos)
        return false;
    const bool has_quotes = rest.find('"') != std::string_view::npos;
    row.is_ascii = text::is_ascii(rest);
    std::size_t count = 0;
    for (bool is_last = false; !is_last; ++count) {
        std::size_t size = rest.find(m_delimiter);
        std::string_view cell = rest.substr(0, size);
        if (has_quotes && cell.find('"') != std::string_view::npos) {
            const std::size_t closing = rest.find('"', 1);
            if (rest.front() != '"' || closing == std::string_view::npos)
                return false;
            size = closing + 1 == rest.size() ? std::string_view::npos : closing + 1;
            if (size != std::string_view::npos && rest[size] != m_delimiter)
                return false;
            cell = rest.substr(1, closing - 1);
        }
        if (count == k_cells_max)
            return false;
        if (count == row.cells.size())
            row.cells.emplace_back();
        row.cells[count] = cell;
        is_last = size == std::string_view::npos;
        if (!is_last)
            rest.remove_prefix(size + 1);
    }
    row.cells.resize(count);
    m_at += end + 1;
    ++m_line;
    return true;
}

Result<bool> RowReader::next(Row& row) {
    row.line = m_line;
    row.ends_line = true;
    if (read_plain_line(row))
        return true;
    row.cells.clear();
    row.is_ascii = false;
    m_row_bytes = 0;
    std::string cell;
    bool begins = true;
    for (;;) {
        // Everything up to the next byte that means something, at once.
        if (m_at < m_buffer.size()) {
            std::size_t stop = m_at;
            const auto means_something = [&](char c) {
                return c == m_delimiter || c == '\n' || c == '\r' || c == '"';
            };
            while (stop < m_buffer.size() && !means_something(m_buffer[stop]))
                ++stop;
            if (stop > m_at) {
                cell.append(m_buffer, m_at, stop - m_at);
                begins = begins && text::trim(cell).empty();
                m_row_bytes += stop - m_at;
                m_at = stop;
            }
        }
        CT_TRY(check_size(row, m_row_bytes));
        CT_ASSIGN(next_byte, peek());
        if (next_byte >= 0 && m_at < m_buffer.size() && next_byte != m_delimiter &&
            next_byte != '\n' && next_byte != '\r' && next_byte != '"')
            continue; // a new piece
        CT_TRY(take());
        if (next_byte == '"' && begins) {
            cell.clear();
            CT_TRY(read_quoted(row, cell));
            begins = false;
        } else if (next_byte == '"') {
            cell += '"';
        } else if (next_byte == static_cast<unsigned char>(m_delimiter)) {
            CT_TRY(end_cell(row, cell));
            begins = true;
        } else {
            if (next_byte < 0 && row.cells.empty() && cell.empty() && begins)
                return false;
            CT_TRY(end_cell(row, cell));
            row.ends_line = next_byte >= 0;
            if (row.ends_line)
                CT_TRY(end_line(next_byte));
            return true;
        }
    }
}

} // namespace comptoir::formats::csv
