// Laying corrections over a file in quarantine, and taking them off.
#include "app/quarantine/quarantined_source.h"
#include "comptoir/app/errors.h"
#include "comptoir/app/quarantine_errors.h"
#include "comptoir/core/text.h"

namespace comptoir::app {

namespace {

using bank::CorrectionKind;

// A file that needs more is another file.
constexpr std::int64_t k_corrections_max = 1'000;

std::string object_of(const storage::QuarantineRecord& record) {
    return "quarantine " + text::number(record.id.value());
}

Result<void> check_text(const CorrectionRequest& request, const formats::TextShape& shape) {
    if (text::trim(request.why).empty())
        return fail(errors::quarantine_why_missing);
    const std::int64_t last =
        shape.lines + (request.kind == CorrectionKind::Insert ? 1 : 0); // at the end
    if (request.line < 1 || request.line > last)
        return fail(errors::quarantine_line_missing,
                    {{"line", request.line}, {"lines", shape.lines}});
    if (request.kind == CorrectionKind::Delete)
        return {};
    if (request.text.find_first_of("\r\n") != std::string::npos)
        return fail(errors::quarantine_several_lines);
    if (request.text.size() > k_shown_bytes_max)
        return fail(errors::quarantine_line_too_long,
                    {{"line", request.line}, {"limit", std::int64_t{k_shown_bytes_max}}});
    if (!formats::encoded(request.text, shape.encoding))
        return fail(errors::quarantine_not_in_encoding,
                    {{"encoding", std::string(formats::encoding_name(shape.encoding))}});
    return {};
}

Result<void> check_line(const CorrectionRequest& request, const formats::ShownLine& line) {
    if (line.cut)
        return fail(errors::quarantine_line_too_long,
                    {{"line", request.line}, {"limit", std::int64_t{k_shown_bytes_max}}});
    if (request.expected && *request.expected != line.text)
        return fail(errors::quarantine_line_differs, {{"line", request.line}});
    if (request.kind == CorrectionKind::Replace && request.text == line.text)
        return fail(errors::quarantine_nothing_changed, {{"line", request.line}});
    return {};
}

// One correction a line: two would hide each other.
Result<void> check_others(const CorrectionRequest& request,
                          const std::vector<storage::CorrectionRecord>& others) {
    if (static_cast<std::int64_t>(others.size()) >= k_corrections_max)
        return fail(errors::quarantine_too_many_corrections, {{"limit", k_corrections_max}});
    if (request.kind == CorrectionKind::Insert)
        return {};
    for (const storage::CorrectionRecord& other : others)
        if (other.line.line == request.line && other.line.kind != CorrectionKind::Insert)
            return fail(errors::quarantine_line_corrected,
                        {{"line", request.line}, {"correction", other.id.value()}});
    return {};
}

} // namespace

Result<Correction> correct_line(Writer& writer, const CorrectionRequest& request) {
    CT_ASSIGN(act, writer.begin(users::Right::StatementModify));
    storage::Database& database = writer.database();
    CT_ASSIGN(record, find_open_file(database, request.file));
    if (!record.is_text)
        return fail(errors::quarantine_not_text, {{"name", record.name}});
    CT_ASSIGN(shape, shape_of_original(database, record));
    CT_TRY(check_text(request, shape));
    CT_TRY(check_others(request, storage::load_corrections(database, record.id)));

    storage::CorrectionRecord correction;
    correction.file = record.id;
    correction.line = {request.kind, request.line,
                       request.kind == CorrectionKind::Delete ? std::string() : request.text};
    if (request.kind != CorrectionKind::Insert) {
        formats::ShownLine line;
        OriginalSource original(database, record);
        CT_TRY(formats::for_each_text_line(original, shape, k_shown_bytes_max, request.line,
                                           [&](formats::ShownLine&& shown) {
                                               line = std::move(shown);
                                               return false;
                                           }));
        CT_TRY(check_line(request, line));
        correction.before = std::move(line.text);
    }
    correction.why = std::string(text::trim(request.why));
    correction.made_at = writer.clock().now();
    correction.made_by = writer.user();
    correction.id = storage::insert_correction(database, correction);
    writer.record("quarantine.correct",
                  object_of(record) + " line " + text::number(request.line) + " " +
                      std::string(to_text(request.kind)),
                  correction.before, correction.line.text);
    writer.changed(Noun::Quarantine, record.id.value());
    return correction_of(correction);
}

Result<void> drop_correction(Writer& writer, CorrectionId id) {
    CT_ASSIGN(act, writer.begin(users::Right::StatementModify));
    storage::Database& database = writer.database();
    const auto correction =
        storage::find_correction(database, storage::CorrectionRowId{id.value()});
    if (!correction)
        return fail(errors::not_found, {{"what", "correction"}, {"id", id.value()}});
    CT_ASSIGN(record, find_open_file(database, QuarantineId{correction->file.value()}));
    storage::delete_correction(database, correction->id);
    writer.record("quarantine.uncorrect",
                  object_of(record) + " line " + text::number(correction->line.line) + " " +
                      std::string(to_text(correction->line.kind)),
                  correction->line.text, correction->before);
    writer.changed(Noun::Quarantine, record.id.value());
    return {};
}

} // namespace comptoir::app
