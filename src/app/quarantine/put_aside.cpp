#include "app/quarantine/put_aside.h"

#include "app/bank/import_source.h"
#include "app/bank/statement_files.h"
#include "app/quarantine/quarantined_source.h"
#include "comptoir/app/quarantine_errors.h"
#include "comptoir/bank/errors.h"
#include "comptoir/core/errors.h"
#include "comptoir/core/file.h"
#include "comptoir/core/text.h"
#include "comptoir/formats/statement_errors.h"

#include <system_error>

namespace comptoir::app {

namespace {

// A year of a large company; what is larger is repaired where it was made.
constexpr std::int64_t k_bytes_max = std::int64_t{256} * 1024 * 1024;

Error too_large(const std::string& path) {
    return Error{comptoir::errors::file_too_large,
                 comptoir::errors::file_too_large.kind,
                 {{"path", path}, {"limit_mb", k_bytes_max / (1024 * 1024)}}};
}

Result<storage::StoredFile> store(Writer& writer, formats::ByteSource& source,
                                  const std::string& name, const std::string& path) {
    std::int64_t bytes = 0;
    return storage::store_file_from(writer.database(), name, [&]() -> Result<std::string_view> {
        CT_ASSIGN(piece, source.next());
        bytes += static_cast<std::int64_t>(piece.size());
        if (bytes > k_bytes_max)
            return fail(too_large(path));
        return piece;
    });
}

// What the reader itself finds says more than the refusal (it knows the line); what only the import
// knows (an account without journal) stands when the reader finds nothing.
QuarantineFault worse_of(const QuarantineTrial& trial, const Error& refusal) {
    const bool reader_objects =
        trial.fault && trial.fault->code != errors::quarantine_balance_not_proven.name;
    return reader_objects ? *trial.fault : fault_of(refusal, trial.format);
}

Result<storage::QuarantineRecord> keep(Writer& writer, const storage::StoredFile& file,
                                       const std::string& name, const Error& refusal) {
    storage::Database& database = writer.database();
    auto waiting = storage::find_quarantine_of(database, file.sha256, "open");
    if (waiting)
        return std::move(*waiting);
    storage::QuarantineRecord record;
    record.file = file.id;
    record.name = name;
    record.sha256 = file.sha256;
    record.size = file.size;
    record.state = to_text(QuarantineState::Open);
    record.put_aside_at = writer.clock().now();
    record.put_aside_by = writer.user();
    keep_fault(record, fault_of(refusal, {}));
    CT_ASSIGN(shape, shape_of_original(database, record));
    record.is_text = shape.is_text;
    record.id = storage::insert_quarantine(database, record);
    return record;
}

void tell(Writer& writer, storage::QuarantineRecord& record, const QuarantineFault& fault,
          ImportReport& report) {
    keep_fault(record, fault);
    storage::update_quarantine(writer.database(), record);
    writer.record("quarantine.put_aside", "quarantine " + text::number(record.id.value()),
                  "file " + record.sha256, fault.code);
    writer.changed(Noun::Quarantine, record.id.value());
    report.put_aside.push_back({QuarantineId{record.id.value()}, record.name, fault_of(record)});
}

// True when this file was repaired and is in the books: it does not wait a second time.
bool is_imported_already(Writer& writer, const storage::StoredFile& file, const std::string& path,
                         ImportReport& report) {
    const auto imported = storage::find_quarantine_of(writer.database(), file.sha256, "imported");
    if (!imported || !imported->import)
        return false;
    report.diagnostics.push_back({Diagnostic::Severity::Info,
                                  errors::quarantine_already_imported,
                                  {{"name", imported->name}, {"quarantine", imported->id.value()}},
                                  SourcePlace{.file = path}});
    return true;
}

} // namespace

bool can_be_put_aside(const Error& error) {
    for (const ErrorSpec& never : {comptoir::errors::file_unreadable,
                                   comptoir::errors::file_too_large, comptoir::errors::cancelled,
                                   formats::errors::file_too_large, bank::errors::format_differs})
        if (error.code == ErrorCode(never))
            return false;
    return error.kind != ErrorKind::Broken;
}

Result<void> put_aside_whole(Writer& writer, const std::filesystem::path& path,
                             const Error& refusal, ImportReport& report) {
    std::error_code problem;
    const auto size = std::filesystem::file_size(path, problem);
    if (!problem && static_cast<std::int64_t>(size) > k_bytes_max)
        return fail(too_large(path.string()));
    CT_ASSIGN(file, storage::store_file_from(writer.database(), path));
    if (is_imported_already(writer, file, path.string(), report))
        return {};
    CT_ASSIGN(record, keep(writer, file, path.filename().string(), refusal));
    tell(writer, record, fault_of(refusal, {}), report);
    return {};
}

Result<void> put_aside_one(Writer& writer, const StatementFiles& files, std::size_t index,
                           const Error& refusal, const QuarantineTrialRequest& reading,
                           ImportReport& report) {
    const std::string path = files.path(index);
    const std::string name = files.state().name(index);
    Result<storage::StoredFile> file;
    {
        storage::Savepoint before(writer.database());
        auto source = files.state().bytes(index);
        if (source)
            file = store(writer, **source, name, path);
        else
            file = fail(source.error());
        if (file)
            before.release();
    }
    if (!file && !can_be_put_aside(file.error()))
        return fail(file.error());
    if (!file) // a protected or damaged member: only its archive can be kept
        return put_aside_whole(writer, files.state().path, refusal, report);
    if (is_imported_already(writer, *file, path, report))
        return {};
    CT_ASSIGN(record, keep(writer, *file, name, refusal));
    CT_ASSIGN(trial, examine(writer.database(), record, reading.choices, reading.work));
    record.format = trial.format;
    tell(writer, record, worse_of(trial, refusal), report);
    return {};
}

namespace {

// Hears only whether every balance agrees.
class MismatchSink final : public bank::StatementSink {
public:
    void begin_statement(const bank::StatementHeader&) override {}
    bool line(bank::StatementLine&&) override { return true; }
    void end_statement(const bank::StatementHeader&, bank::BalanceCheck) override {}
    void diagnostic(Diagnostic&& diagnostic) override {
        if (!mismatch && diagnostic.code == ErrorCode(bank::errors::balance_mismatch))
            mismatch =
                Error{diagnostic.code, ErrorKind::Refused, diagnostic.params, diagnostic.place};
    }
    std::optional<Error> mismatch;
};

Result<void> put_aside_failing(Writer& writer, const std::filesystem::path& path, const Work& work,
                               ImportReport& report) {
    const auto files = StatementFiles::open(path, work);
    if (!files)
        return can_be_put_aside(files.error())
                   ? put_aside_whole(writer, path, files.error(), report)
                   : fail(files.error());
    const bank::ReadingChoices choices = choices_of(writer.database(), {});
    for (std::size_t index = 0; index < files->count(); ++index) {
        MismatchSink sink;
        FileReading reading = files->read(index, sink, work, choices);
        const auto refusal = reading.error ? reading.error : sink.mismatch;
        if (!refusal)
            continue;
        if (!can_be_put_aside(*refusal))
            return fail(*refusal);
        CT_TRY(put_aside_one(writer, *files, index, *refusal, {.choices = choices, .work = work},
                             report));
    }
    return {};
}

} // namespace

Result<std::vector<PutAside>> put_aside(Writer& writer, const PutAsideRequest& request) {
    CT_ASSIGN(act, writer.begin(users::Right::StatementImport));
    ImportReport report;
    for (const std::filesystem::path& path : request.files)
        CT_TRY(put_aside_failing(writer, path, request.work, report));
    return std::move(report.put_aside);
}

} // namespace comptoir::app
