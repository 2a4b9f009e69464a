// CSV files of banks (docs/formats/csv.md).
#include "comptoir/formats/csv.h"
#include "comptoir/core/errors.h"
#include "comptoir/core/text.h"
#include "comptoir/formats/csv_errors.h"
#include "comptoir/formats/statement_errors.h"
#include "comptoir/formats/statement_format.h"
#include "formats/statements/csv/csv_layout.h"
#include "formats/statements/csv/csv_profiles.h"
#include "formats/statements/csv/csv_reader.h"
#include "formats/statements/csv/csv_values.h"

#include <algorithm>
#include <utility>

namespace comptoir::formats::csv {

namespace {

constexpr std::size_t k_window_bytes = 256 * 1024;
// Where the first pieces leave the order of days open, some more may tell.
constexpr std::size_t k_window_bytes_max = 4 * 1024 * 1024;

// The window that was looked at, then the rest of the file.
class WindowedSource final : public ByteSource {
public:
    explicit WindowedSource(ByteSource& source) : m_plain(source) {}

    Result<void> fill(std::size_t bytes) {
        while (!m_window.is_whole && m_window.bytes.size() < bytes) {
            CT_ASSIGN(piece, m_plain.next());
            m_window.is_whole = piece.empty();
            m_window.bytes.append(piece);
        }
        m_window.encoding =
            m_plain.was_utf16() ? bank::CsvEncoding::Utf8 : detect_encoding(m_window.bytes);
        return {};
    }
    const Window& window() const { return m_window; }
    void set_encoding(bank::CsvEncoding encoding) {
        if (encoding == bank::CsvEncoding::Cp1252 || encoding == bank::CsvEncoding::Latin9)
            m_window.encoding = encoding;
    }
    bool was_utf16() const { return m_plain.was_utf16(); }

    Result<std::string_view> next() override {
        const std::string_view rest = std::string_view(m_window.bytes).substr(m_at);
        if (rest.empty() && !m_window.is_whole)
            return m_plain.next();
        const std::string_view piece = rest.substr(0, k_piece_bytes);
        m_at += piece.size();
        return piece;
    }
    std::int64_t bytes_total() const override { return m_plain.bytes_total(); }

private:
    PlainSource m_plain;
    Window m_window;
    std::size_t m_at = 0;
};

Result<Layout> layout_of_source(WindowedSource& source, const ReadingChoices& choices,
                                const bank::CsvMapping* forced) {
    Layout layout;
    for (const std::size_t bytes : {k_window_bytes, k_window_bytes_max}) {
        CT_TRY(source.fill(bytes));
        if (forced)
            source.set_encoding(forced->encoding);
        layout = layout_of(source.window(), choices, forced);
        if (!layout.open_question || source.window().is_whole)
            break;
    }
    return layout;
}

std::string delimiter_word(char delimiter) {
    return delimiter == '\t' ? "TAB" : std::string(1, delimiter);
}

// Everything that was found out, so that a person can go on from there.
Result<void> refuse_layout(const Layout& layout) {
    constexpr std::size_t k_names_shown = 300;
    std::string names;
    for (const bank::CsvColumnProposal& column : layout.columns)
        names +=
            (names.empty() ? "" : " | ") + (column.header.empty() ? column.example : column.header);
    const std::int64_t line = layout.header_line > 0 ? layout.header_line : 1;
    return fail_at(SourcePlace{{}, line, {}, {}}, errors::csv_unknown_layout,
                   {{"delimiter", delimiter_word(layout.mapping.delimiter)},
                    {"encoding", std::string(to_text(layout.mapping.encoding))},
                    {"header_line", layout.header_line},
                    {"columns", text::cut_to_characters(names, k_names_shown)}});
}

Result<void> read_layout(WindowedSource& source, Layout layout, bank::StatementSink& sink,
                         const Work& work) {
    if (layout.open_question && layout.open_question->code != ErrorCode(errors::csv_header_missing))
        return fail(*layout.open_question);
    CT_TRY(check_csv_mapping(layout.mapping));
    if (layout.open_question)
        return fail(*layout.open_question);
    return CsvReader(std::move(layout), source, sink, work).read();
}

class Csv final : public StatementFormat {
public:
    FormatDescription info() const override { return {"csv", "CSV", ".csv .txt .tsv"}; }

    int recognise(std::string_view sample) const override {
        constexpr int k_known_header = 800;
        constexpr int k_some_table = 50; // less than a damaged file of any other format
        TextSource bytes(sample);
        WindowedSource source(bytes);
        if (!source.fill(sample.size() + 1))
            return 0;
        // Markup, the tags of other formats and the entry files of accounting hold days and
        // amounts too.
        const std::string_view start = text::trim(source.window().bytes);
        for (const std::string_view other :
             {"<", ":", "{", "!", "OFXHEADER", "JournalCode", "PK", "%PDF"})
            if (start.starts_with(other))
                return 0;
        switch (likeness_of(source.window())) {
        case Likeness::KnownHeader:
            return k_known_header;
        case Likeness::Table:
            return k_some_table;
        case Likeness::None:
            return 0;
        }
        return 0;
    }

    Result<void> parse(ByteSource& source, bank::StatementSink& sink, const Work& work,
                       const ReadingChoices& choices) const override {
        WindowedSource windowed(source);
        CT_ASSIGN(layout, layout_of_source(windowed, choices, nullptr));
        if (!layout.is_known)
            return refuse_layout(layout);
        return read_layout(windowed, std::move(layout), sink, work);
    }
};

} // namespace

const StatementFormat& format() {
    static const Csv format;
    return format;
}

} // namespace comptoir::formats::csv

namespace comptoir::formats {

Result<bank::CsvProposal> propose_csv_mapping(ByteSource& source, const ReadingChoices& choices,
                                              const bank::CsvMapping* forced) {
    csv::WindowedSource windowed(source);
    CT_ASSIGN(layout, csv::layout_of_source(windowed, choices, forced));
    if (text::trim(windowed.window().bytes).empty())
        return fail(errors::empty_file, {{"name", std::string("CSV")}});
    if (!layout.is_csv && !forced)
        return fail(errors::csv_not_csv);
    bank::CsvProposal proposal;
    proposal.mapping = std::move(layout.mapping);
    if (windowed.was_utf16())
        proposal.mapping.encoding = bank::CsvEncoding::Utf16;
    proposal.profile = std::move(layout.profile);
    proposal.header_line = layout.header_line;
    proposal.columns = std::move(layout.columns);
    proposal.lacks = std::move(layout.lacks);
    for (csv::Row& row : layout.first_rows) {
        proposal.first_row_lines.push_back(row.line);
        for (std::string& cell : row.cells)
            cell = csv::plain_cell(cell);
        proposal.first_rows.push_back(std::move(row.cells));
    }
    return proposal;
}

Result<void> read_csv(ByteSource& source, const bank::CsvMapping& mapping,
                      bank::StatementSink& sink, const Work& work, const ReadingChoices& choices) {
    csv::WindowedSource windowed(source);
    CT_ASSIGN(layout, csv::layout_of_source(windowed, choices, &mapping));
    return csv::read_layout(windowed, std::move(layout), sink, work);
}

std::vector<bank::CsvProfileRow> csv_profile_rows() {
    std::vector<bank::CsvProfileRow> rows;
    for (const csv::Profile& profile : csv::profiles())
        rows.push_back(profile.row);
    std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
        return std::tie(a.country, a.name) < std::tie(b.country, b.name);
    });
    return rows;
}

} // namespace comptoir::formats
