// Reads the rows of a CSV file into statements, once its layout is known.
#pragma once

#include "comptoir/formats/statement_format.h"
#include "formats/statements/csv/csv_layout.h"
#include "formats/statements/csv/csv_line.h"
#include "formats/statements/csv/csv_preamble.h"
#include "formats/statements/csv/csv_statement.h"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace comptoir::formats::csv {

class CsvReader {
public:
    // All but the layout must outlive the reader.
    CsvReader(Layout layout, ByteSource& source, bank::StatementSink& sink, const Work& work);
    Result<void> read();

private:
    // An operation and the rows that belong to it.
    struct Operation {
        std::optional<RowReading> reading;
        std::int64_t line = 0;
        std::vector<bank::StatementLine> details;
        bool has_amounts = false;
    };
    struct Left {
        std::int64_t count = 0, line = 0;
        void add(std::int64_t at) {
            ++count;
            if (line == 0)
                line = at;
        }
    };
    Result<void> take(const Row& row);
    Result<void> begin_table();
    Result<void> take_reading(const Row& row);
    bool breaks_off(const Row& row) const;
    std::optional<std::size_t> decimals_at_end(const Row& row) const;
    Result<void> operation(std::int64_t line);
    Result<void> detail(std::int64_t line);
    Result<void> flush();
    std::span<bank::StatementLine> lines_of(Operation& operation);
    Operation& waiting() { return m_operations[m_waiting]; }
    std::optional<RowReading>& reading() { return m_operations[1 - m_waiting].reading; }
    const std::optional<RowReading>& reading() const { return m_operations[1 - m_waiting].reading; }
    void text(const Row& row);
    void tell(Diagnostic::Severity severity, ErrorSpec spec, Params params, std::int64_t line);
    void tell_left_out();

    Layout m_layout;
    ByteSource& m_source;
    bank::StatementSink& m_sink;
    const Work& m_work;
    LineReader m_lines;
    PreambleReader m_preamble;
    StatementWriter m_writer;
    // The operation that waits for its details, and the row being read, which may be the next one.
    std::array<Operation, 2> m_operations;
    std::size_t m_waiting = 0;
    bool m_is_waiting = false;
    bool m_in_table = false;
    std::size_t m_cells = 0; // of the fullest row of the table
    // Of the amounts in the last column: what every row has, and whether they differ.
    std::optional<std::size_t> m_decimals;
    bool m_decimals_differ = false;
    std::vector<Diagnostic> m_footers; // below the last table so far
    Left m_zero, m_empty, m_refused, m_shown, m_dayless;
};

} // namespace comptoir::formats::csv
