// Reads the rows of a CSV file into statements, once its layout is known.
#pragma once

#include "comptoir/formats/statement_format.h"
#include "formats/statements/csv/csv_layout.h"
#include "formats/statements/csv/csv_line.h"
#include "formats/statements/csv/csv_preamble.h"
#include "formats/statements/csv/csv_statement.h"

#include <optional>
#include <string>
#include <vector>

namespace comptoir::formats::csv {

class CsvReader {
public:
    // All but the layout must outlive the reader.
    CsvReader(Layout layout, ByteSource& source, bank::StatementSink& sink, const Work& work);
    Result<void> read();

private:
    // An operation that waits for the rows that belong to it.
    struct Pending {
        RowReading reading;
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
    Result<void> operation(RowReading&& reading, std::int64_t line);
    Result<void> detail(RowReading&& reading, std::int64_t line);
    Result<void> flush();
    std::vector<bank::StatementLine> lines_of(Pending& pending);
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
    std::optional<Pending> m_pending;
    bool m_in_table = false;
    std::vector<Diagnostic> m_footers; // below the last table so far
    Left m_zero, m_empty, m_refused, m_shown, m_dayless;
};

} // namespace comptoir::formats::csv
