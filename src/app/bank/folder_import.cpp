// What the dossier knows of the files in a folder, and their import.
#include "app/bank/format_choice.h"
#include "app/bank/import_source.h"
#include "comptoir/app/import_folder.h"
#include "comptoir/app/reconcile.h"
#include "comptoir/bank/errors.h"
#include "comptoir/core/errors.h"
#include "comptoir/storage/repositories/journal_import_repository.h"
#include "comptoir/storage/repositories/quarantine_repository.h"

#include <algorithm>
#include <map>
#include <set>

namespace comptoir::app {

namespace {

constexpr std::string_view k_imported = "imported", k_known = "known", k_put_aside = "put_aside",
                           k_refused = "refused";

bool takes(const ImportFolder& folder, const std::string& format) {
    return format == "zip" || // its members are looked at one by one
           std::any_of(
               folder.journals.begin(), folder.journals.end(), [&](const JournalImport& each) {
                   return each.takes_files() && (each.format.empty() || each.format == format);
               });
}

bool is_imported(storage::Database& database, std::string_view sha256) {
    return database.integer("SELECT EXISTS (SELECT 1 FROM file f JOIN import i ON i.file_id = f.id"
                            " WHERE f.sha256 = ?1)",
                            sha256) != 0;
}

void apply(const storage::FolderFileRecord& tried, FoundFile& file) {
    file.state = tried.outcome == k_put_aside ? FoundState::PutAside
                 : tried.outcome == k_refused ? FoundState::Refused
                                              : FoundState::Imported;
    if (tried.fault)
        file.fault = QuarantineFault{tried.fault->code, tried.fault->params, {}};
}

void sort_file(storage::Database& database, const ImportFolder& folder, FoundFile& file) {
    if (file.state != FoundState::Waiting)
        return;
    if (const auto tried = storage::find_folder_file(database, file.sha256))
        return apply(*tried, file);
    if (is_imported(database, file.sha256))
        file.state = FoundState::Imported;
    for (const std::string_view state : {"open", "discarded", "imported"})
        if (const auto aside = storage::find_quarantine_of(database, file.sha256, state)) {
            file.state = state == "imported" ? FoundState::Imported : FoundState::PutAside;
            if (state == "open")
                file.fault = QuarantineFault{aside->fault.code, aside->fault.params, aside->place};
            return;
        }
    if (file.state == FoundState::Waiting && !takes(folder, file.format))
        file.state = FoundState::Other;
}

// Of the machine or the moment, not of the file: it is tried again next time.
bool passes(const Error& error) {
    for (const ErrorSpec& spec : {comptoir::errors::file_unreadable, comptoir::errors::cancelled,
                                  comptoir::errors::file_too_large})
        if (error.code == ErrorCode(spec))
            return true;
    return error.kind == ErrorKind::Broken;
}

ImportRequest request_of(const FolderImportRequest& asked) {
    ImportRequest request;
    request.files = {asked.file.path};
    if (asked.folder.journals.size() == 1)
        request.journal = asked.folder.journals.front().journal.code;
    request.quarantine = true;
    request.work = asked.work;
    return request;
}

Result<void> match_new_lines(Writer& writer, const FolderImportRequest& asked,
                             FolderImport& import) {
    ReconcileRequest request;
    for (const ImportedStatement& statement : import.report.statements) {
        if (!statement.id)
            continue;
        const auto settings = storage::find_journal_import(writer.database(), statement.journal);
        if (asked.matches.value_or(settings && settings->matches))
            request.statements.push_back(statement.id);
    }
    if (request.statements.empty())
        return {};
    // Asked for: refused. As the journal is set: what came in waits for somebody who may.
    if (asked.matches)
        CT_TRY(writer.require(users::Right::StatementReconcile));
    else if (!writer.actor().rights.has(users::Right::StatementReconcile))
        return {};
    request.work = Work{{}, asked.work.stop};
    CT_ASSIGN(matching, apply_matches(writer, request));
    import.matched = matching.summary.matched;
    for (const LineOutcome& line : matching.lines)
        if (line.match && std::find(import.matches.begin(), import.matches.end(), line.match) ==
                              import.matches.end())
            import.matches.push_back(line.match);
    return {};
}

void remember(Writer& writer, const FolderImportRequest& asked, const FolderImport& import) {
    storage::FolderFileRecord record;
    record.sha256 = asked.file.sha256;
    record.journal = asked.folder.journals.front().journal.code;
    record.name = asked.file.path.filename().string();
    const bool made = std::any_of(import.report.statements.begin(), import.report.statements.end(),
                                  [](const ImportedStatement& each) { return bool(each.id); });
    record.outcome = import.outcome == FoundState::Refused    ? k_refused
                     : import.outcome == FoundState::PutAside ? k_put_aside
                     : made                                   ? k_imported
                                                              : k_known;
    if (import.refusal)
        record.fault =
            storage::StoredError{std::string(import.refusal->code.name), import.refusal->params};
    record.tried_at = writer.clock().now();
    record.tried_by = writer.user();
    storage::save_folder_file(writer.database(), record);
    writer.record("folder.import", "file " + record.sha256.substr(0, 16),
                  "journal " + record.journal, record.outcome);
}

} // namespace

std::string_view to_text(FoundState state) {
    switch (state) {
    case FoundState::Waiting:
        return "waiting";
    case FoundState::Growing:
        return "growing";
    case FoundState::Other:
        return "other";
    case FoundState::TooLarge:
        return "too_large";
    case FoundState::Unreadable:
        return "unreadable";
    case FoundState::Imported:
        return "imported";
    case FoundState::PutAside:
        return k_put_aside;
    case FoundState::Refused:
        return k_refused;
    }
    return "waiting";
}

bool ImportFolder::is_unattended() const {
    return std::all_of(journals.begin(), journals.end(),
                       [](const JournalImport& each) { return each.unattended || !each.watched; });
}

std::vector<FoundFile> FolderListing::waiting() const {
    std::vector<FoundFile> found;
    std::copy_if(files.begin(), files.end(), std::back_inserter(found),
                 [](const FoundFile& file) { return file.state == FoundState::Waiting; });
    return found;
}

Result<std::vector<ImportFolder>> list_import_folders(Reader& reader, const FolderFilter& filter) {
    std::map<std::filesystem::path, ImportFolder> folders;
    if (filter.journal) {
        CT_ASSIGN(chosen, journal_import(reader, *filter.journal));
        CT_TRY(format_choice(reader, filter.journal, std::nullopt));
        if (chosen.folder.empty())
            return fail(bank::errors::folder_missing, {{"journal", *filter.journal}});
        folders[chosen.folder].path = chosen.folder;
    }
    CT_ASSIGN(imports, list_journal_imports(reader));
    for (const JournalImport& import : imports)
        if (!filter.journal && import.watched && import.takes_files())
            folders[import.folder].path = import.folder;
    // Who shares a watched folder takes part, watching or not: its lines lie there too.
    std::vector<ImportFolder> listed;
    for (auto& [path, folder] : folders) {
        for (const JournalImport& import : imports)
            if (import.folder == path && import.takes_files())
                folder.journals.push_back(import);
        listed.push_back(std::move(folder));
    }
    return listed;
}

Result<FolderListing> sort_scan(Reader& reader, const ImportFolder& folder, FolderScan scan) {
    FolderListing listing{folder, std::move(scan.files), scan.is_cut, std::move(scan.error)};
    for (FoundFile& file : listing.files)
        sort_file(reader.database(), folder, file);
    // A copy under another name is one statement.
    std::set<std::string> seen;
    for (FoundFile& file : listing.files)
        if (file.state == FoundState::Waiting && !seen.insert(file.sha256).second)
            file.state = FoundState::Imported;
    return listing;
}

Result<std::vector<FolderListing>> look_into_folders(Reader& reader, const FolderFilter& filter,
                                                     const Work& work) {
    CT_ASSIGN(folders, list_import_folders(reader, filter));
    std::vector<FolderListing> listings;
    for (const ImportFolder& folder : folders) {
        FolderMemory memory;
        FolderScan scan = scan_folder(folder.path, reader.clock(), memory, work);
        if (work.stopped())
            return fail(comptoir::errors::cancelled);
        CT_ASSIGN(listing, sort_scan(reader, folder, std::move(scan)));
        listings.push_back(std::move(listing));
    }
    return listings;
}

Result<FolderImport> import_from_folder(Writer& writer, const FolderImportRequest& request) {
    CT_ASSIGN(act, writer.begin(users::Right::StatementImport));
    FolderImport import;
    import.path = request.file.path;
    FoundFile now = request.file;
    now.state = FoundState::Waiting;
    sort_file(writer.database(), request.folder, now);
    if (!request.again && now.state != FoundState::Waiting) { // another program was faster
        import.outcome = now.state;
        return import;
    }
    storage::Savepoint before(writer.database());
    auto report = import_files(writer, request_of(request));
    if (!report && passes(report.error()))
        return fail(std::move(report).error());
    if (report) {
        import.report = std::move(*report);
        import.outcome =
            import.report.put_aside.empty() ? FoundState::Imported : FoundState::PutAside;
        CT_TRY(match_new_lines(writer, request, import));
        before.release();
    } else {
        before.roll_back();
        import.outcome = FoundState::Refused;
        import.refusal = std::move(report).error();
    }
    remember(writer, request, import);
    return import;
}

} // namespace comptoir::app
