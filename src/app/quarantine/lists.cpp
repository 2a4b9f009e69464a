// What waits in quarantine, and the lines of one file as a person sees them.
#include "app/quarantine/quarantined_source.h"
#include "comptoir/app/quarantine_errors.h"

#include <algorithm>

namespace comptoir::app {

namespace {

std::optional<std::string> text_of(const std::optional<QuarantineState>& state) {
    return state ? std::optional<std::string>(to_text(*state)) : std::nullopt;
}

// Adds the lines of the original one by one, each with what is laid over it.
class ViewedLines {
public:
    ViewedLines(QuarantineView& view) : m_view(view) {}

    void add(formats::ShownLine&& shown) {
        add_inserted(shown.line);
        QuarantineLine line;
        line.line = shown.line;
        line.original = std::move(shown.text);
        line.corrected = line.original;
        line.cut = shown.cut;
        line.faulty = shown.line == m_view.file.fault.place.line;
        for (const Correction& correction : m_view.corrections) {
            if (correction.line.line != shown.line ||
                correction.line.kind == bank::CorrectionKind::Insert)
                continue;
            line.kind = correction.line.kind;
            line.correction = correction.id;
            line.corrected = correction.line.text;
        }
        m_view.lines.push_back(std::move(line));
    }
    // What comes before a line, or at the end of the file.
    void add_inserted(std::int64_t before) {
        for (const Correction& correction : m_view.corrections) {
            if (correction.line.line != before ||
                correction.line.kind != bank::CorrectionKind::Insert)
                continue;
            QuarantineLine line;
            line.line = before;
            line.corrected = correction.line.text;
            line.kind = correction.line.kind;
            line.correction = correction.id;
            m_view.lines.push_back(std::move(line));
        }
    }

    // Where what is missing at the end of the file goes.
    void add_end(std::int64_t line) {
        add_inserted(line);
        if (m_view.file.fault.place.line < line)
            return;
        QuarantineLine end;
        end.line = line;
        end.faulty = end.at_end = true;
        m_view.lines.push_back(std::move(end));
    }

private:
    QuarantineView& m_view;
};

} // namespace

std::string_view to_text(QuarantineState state) {
    switch (state) {
    case QuarantineState::Open:
        return "open";
    case QuarantineState::Imported:
        return "imported";
    case QuarantineState::Discarded:
        return "discarded";
    }
    return "open";
}

std::optional<QuarantineState> parse_quarantine_state(std::string_view text) {
    for (const auto state :
         {QuarantineState::Open, QuarantineState::Imported, QuarantineState::Discarded})
        if (text == to_text(state))
            return state;
    return std::nullopt;
}

Result<std::vector<QuarantinedFile>> list_quarantine(Reader& reader,
                                                     const QuarantineFilter& filter) {
    std::vector<QuarantinedFile> files;
    for (const storage::QuarantineRecord& record : storage::load_quarantine(
             reader.database(), text_of(filter.state), filter.after, filter.limit))
        files.push_back(file_of(record));
    return files;
}

Result<QuarantineView> show_quarantined(Reader& reader, const QuarantineViewRequest& request) {
    storage::Database& database = reader.database();
    CT_ASSIGN(record, find_file_in_quarantine(database, request.file));
    QuarantineView view;
    view.file = file_of(record);
    for (const storage::CorrectionRecord& correction :
         storage::load_corrections(database, record.id))
        view.corrections.push_back(correction_of(correction));
    if (record.import)
        view.statements = storage::statements_of_import(database, *record.import);
    if (!record.file || !record.is_text)
        return view;

    CT_ASSIGN(shape, shape_of_original(database, record));
    view.lines_total = shape.lines;
    const std::int64_t fault = std::clamp<std::int64_t>(record.place.line, 1, shape.lines + 1);
    const std::int64_t first =
        std::max<std::int64_t>(1, request.first > 0 ? request.first : fault - request.context);
    const std::int64_t count = request.count > 0 ? request.count : 2 * request.context + 1;
    ViewedLines lines(view);
    std::int64_t next = first;
    OriginalSource original(database, record);
    CT_TRY(formats::for_each_text_line(original, shape, k_shown_bytes_max, first,
                                       [&](formats::ShownLine&& line) {
                                           if (line.line >= first + count)
                                               return false;
                                           lines.add(std::move(line));
                                           ++next;
                                           return true;
                                       }));
    if (next == shape.lines + 1 && next < first + count + 1)
        lines.add_end(next);
    return view;
}

Result<std::optional<StatementCorrections>> corrections_of_statement(Reader& reader,
                                                                     bank::StatementId statement) {
    const auto record = storage::quarantine_of_statement(reader.database(), statement);
    if (!record)
        return std::optional<StatementCorrections>();
    StatementCorrections made;
    made.file = QuarantineId{record->id.value()};
    made.file_name = record->name;
    made.original_sha256 = record->sha256;
    made.corrected_sha256 = record->corrected_sha256;
    for (const storage::CorrectionRecord& correction :
         storage::load_corrections(reader.database(), record->id))
        made.corrections.push_back(correction_of(correction));
    return std::optional(std::move(made));
}

} // namespace comptoir::app
