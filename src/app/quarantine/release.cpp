// The two ways out of quarantine: into the books, or given up.
#include "app/bank/format_choice.h"
#include "app/bank/hand_pointed_days.h"
#include "app/bank/import_source.h"
#include "app/bank/statement_breaks.h"
#include "app/quarantine/put_aside.h"
#include "app/quarantine/quarantined_source.h"
#include "comptoir/app/quarantine_errors.h"
#include "comptoir/core/text.h"

namespace comptoir::app {

namespace {

std::string object_of(const storage::QuarantineRecord& record) {
    return "quarantine " + text::number(record.id.value());
}

void show_original_line(const std::vector<bank::LineCorrection>& corrections,
                        std::optional<SourcePlace>& place) {
    if (place && place->line > 0)
        place->line = bank::original_line(corrections, place->line);
}

// The import is dropped when everything in it was known.
std::optional<storage::ImportId> kept_import(storage::Database& database,
                                             storage::ImportId import) {
    if (database.integer("SELECT count(*) FROM import WHERE id = ?1", import) == 0)
        return std::nullopt;
    return import;
}

} // namespace

void close_waiting(Writer& writer, const std::string& sha256, storage::ImportId import,
                   const std::string& path, ImportReport& report) {
    storage::Database& database = writer.database();
    auto record = storage::find_quarantine_of(database, sha256, to_text(QuarantineState::Open));
    if (!record)
        return;
    record->state = to_text(QuarantineState::Imported);
    record->corrected_sha256 = record->sha256;
    record->closed_at = writer.clock().now();
    record->closed_by = writer.user();
    // Corrections that were laid over it were not read: no statement may be printed with them.
    if (record->corrections == 0)
        record->import = kept_import(database, import);
    storage::update_quarantine(database, *record);
    writer.record("quarantine.close", object_of(*record), "file " + record->sha256, "imported");
    writer.changed(Noun::Quarantine, record->id.value());
    report.diagnostics.push_back({Diagnostic::Severity::Info,
                                  errors::quarantine_closed,
                                  {{"name", record->name}, {"quarantine", record->id.value()}},
                                  SourcePlace{.file = path}});
}

Result<ImportReport> import_quarantined(Writer& writer, const QuarantineImportRequest& request) {
    CT_ASSIGN(act, writer.begin(users::Right::StatementImport));
    storage::Database& database = writer.database();
    CT_ASSIGN(record, find_open_file(database, request.file));
    CT_TRY(check_chosen_journal(writer, request.journal));
    CT_TRY(format_choice(writer, request.journal, std::string())); // it was looked at line by line
    CT_ASSIGN(shape, shape_of_original(database, record));
    const auto corrections = lines_of(storage::load_corrections(database, record.id));
    CorrectedSource corrected(database, record, shape, corrections);
    ImportRequest import;
    import.journal = request.journal;
    import.choices = request.choices;
    import.work = request.work;
    ImportReport report;
    auto imported = import_source(writer,
                                  {.file = {*record.file, record.sha256, record.size, true},
                                   .source = &corrected,
                                   .path = record.name,
                                   .name = record.name,
                                   .proven_only = !request.without_balances},
                                  import, report);
    if (!imported) {
        Error error = std::move(imported).error();
        show_original_line(corrections, error.place);
        return fail(std::move(error));
    }
    tell_breaks(writer, report);
    tell_hand_pointed_days(writer, report);
    for (Diagnostic& diagnostic : report.diagnostics)
        show_original_line(corrections, diagnostic.place);
    record.state = to_text(QuarantineState::Imported);
    record.corrected_sha256 = imported->sha256;
    record.closed_at = writer.clock().now();
    record.closed_by = writer.user();
    record.import = kept_import(database, imported->import);
    storage::update_quarantine(database, record);
    writer.record("quarantine.import", object_of(record), "file " + record.sha256,
                  "corrected " + record.corrected_sha256 + ", corrections " +
                      text::number(static_cast<std::int64_t>(corrections.size())) +
                      (request.without_balances ? ", without balances" : ""));
    writer.changed(Noun::Quarantine, record.id.value());
    return report;
}

Result<void> discard_quarantined(Writer& writer, QuarantineId id, std::string_view why) {
    CT_ASSIGN(act, writer.begin(users::Right::StatementDelete));
    storage::Database& database = writer.database();
    CT_ASSIGN(record, find_open_file(database, id));
    if (text::trim(why).empty())
        return fail(errors::quarantine_why_missing);
    record.state = to_text(QuarantineState::Discarded);
    record.file.reset();
    record.closed_at = writer.clock().now();
    record.closed_by = writer.user();
    record.why_discarded = std::string(text::trim(why));
    storage::update_quarantine(database, record);
    storage::drop_needless_imports(database); // and the bytes, unless something else needs them
    writer.record("quarantine.discard", object_of(record), "file " + record.sha256,
                  record.why_discarded);
    writer.changed(Noun::Quarantine, record.id.value());
    return {};
}

} // namespace comptoir::app
