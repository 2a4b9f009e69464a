// What a CSV file is, from its first pieces: delimiter, header, roles, and how to read its values.
//
// The file itself decides what it can: the delimiter by the rows that become operations under it,
// the header by known names, the order of days and the decimal mark by the values that can be read
// in one way only. What it leaves open comes from the mapping, then from the caller's choices.
#pragma once

#include "comptoir/bank/csv_mapping.h"
#include "comptoir/bank/reading_choices.h"
#include "comptoir/core/error.h"
#include "formats/statements/csv/csv_rows.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::formats::csv {

// The beginning of a file: without mark, and in UTF-8 when it was UTF-16.
struct Window {
    std::string bytes;
    bool is_whole = false; // nothing follows
    bank::CsvEncoding encoding = bank::CsvEncoding::Utf8;
};

struct Layout {
    bank::CsvMapping mapping; // the bank's, a person's or the best guess; values detected
    std::string profile;      // the built-in one
    bool is_known = false;    // by a profile or a person; else a guess
    bool is_csv = false;      // has rows with a day and an amount, or a known header
    std::int64_t header_line = 0;
    std::vector<bank::CsvColumnProposal> columns;
    std::optional<Error> open_question; // the order of days, or the decimal mark
    std::vector<bank::CsvLack> lacks;
    std::vector<Row> first_rows; // decoded
};

// `forced`: a person's mapping, taken as it is; without columns only its delimiter and encoding
// count. `remembered` in choices are tried before the built-in profiles.
Layout layout_of(const Window& window, const bank::ReadingChoices& choices,
                 const bank::CsvMapping* forced = nullptr);

// The same question in short, for telling formats apart: a known header, some operations, neither.
enum class Likeness { None, Table, KnownHeader };
Likeness likeness_of(const Window& window);

// The rows of a window under a delimiter, decoded; at most `rows_max`. What a bound or the end of
// the window cuts off is left out.
std::vector<Row> rows_of(const Window& window, char delimiter, std::size_t rows_max);

// Whether a cell of the row is a day and another one an amount.
bool is_like_operation(const Row& row);

// --- csv_guess.cpp ----------------------------------------------------------------------------

// Roles for the columns of an unknown bank. `header` is empty when the file has none; `rows` are
// those below it.
std::vector<bank::CsvColumnProposal> guess_columns(const std::vector<std::string>& header,
                                                   const std::vector<Row>& rows);

} // namespace comptoir::formats::csv
