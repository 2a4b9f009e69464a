#include "comptoir/app/journal_import.h"

#include "app/bank/import_source.h"
#include "comptoir/bank/errors.h"
#include "comptoir/formats/statement_format.h"
#include "comptoir/payments/errors.h"
#include "comptoir/reconcile/errors.h"
#include "comptoir/storage/repositories/bank_repository.h"
#include "comptoir/storage/repositories/dossier_repository.h"
#include "comptoir/storage/repositories/journal_import_repository.h"

#include <algorithm>
#include <system_error>

namespace comptoir::app {

namespace {

JournalImport import_of(ledger::Journal journal,
                        const std::optional<storage::JournalImportRecord>& record) {
    JournalImport import;
    import.journal = std::move(journal);
    if (!record)
        return import;
    import.digital = record->digital;
    import.format = record->format;
    import.folder = record->folder;
    import.watched = record->watched;
    import.unattended = record->unattended;
    import.matches = record->matches;
    import.settles_at_order = record->settles_at_order;
    return import;
}

Result<void> check_format(const std::string& format) {
    if (format.empty() || format == k_feed_format)
        return {};
    std::string known;
    for (const FormatRow& row : statement_file_formats()) {
        if (row.id == format)
            return {};
        known += row.id + ", ";
    }
    return fail(bank::errors::format_unknown,
                {{"format", format}, {"formats", known + std::string(k_feed_format)}});
}

// A78: a path without a file name. One that is not there now would be watched in vain.
Result<std::filesystem::path> checked_folder(const std::filesystem::path& typed) {
    if (typed.empty())
        return typed;
    const Params named{{"folder", typed.string()}};
    if (!typed.is_absolute())
        return fail(bank::errors::folder_not_absolute, named);
    std::error_code problem;
    const auto status = std::filesystem::status(typed, problem);
    if (problem || !std::filesystem::exists(status))
        return fail(bank::errors::folder_not_found, named);
    if (!std::filesystem::is_directory(status))
        return fail(bank::errors::folder_is_file, named);
    std::filesystem::path folder = typed.lexically_normal();
    return folder.has_filename() ? folder : folder.parent_path();
}

std::string description_of(const JournalImport& import) {
    const auto said = [](bool on) { return on ? "on" : "off"; };
    return std::string("digital ") + said(import.digital) + ", format " +
           (import.format.empty() ? "any" : import.format) + ", folder " +
           (import.folder.empty() ? "-" : import.folder.string()) + ", watched " +
           said(import.watched) + ", unattended " + said(import.unattended) + ", matches " +
           said(import.matches) + ", settled at " + (import.settles_at_order ? "order" : "line");
}

// An order is in euro and booked without a rate; a journal without account books nothing.
Result<void> check_settles_at_order(Reader& reader, const ledger::Journal& journal) {
    if (!journal.account)
        return fail(reconcile::errors::journal_without_account, {{"journal", journal.code}});
    const Currency books = storage::load_dossier(reader.database()).currency;
    if (journal.currency != books || books != Currency::eur())
        return fail(payments::errors::journal_currency,
                    {{"journal", journal.code},
                     {"currency", std::string(journal.currency.code())},
                     {"books", std::string(books.code())}});
    return {};
}

} // namespace

std::vector<FormatRow> statement_file_formats() {
    std::vector<FormatRow> rows;
    for (const formats::StatementFormat* format : formats::statement_formats()) {
        const formats::FormatDescription info = format->info();
        rows.push_back(
            {std::string(info.id), std::string(info.name), std::string(info.extensions)});
    }
    return rows;
}

Result<JournalImport> journal_import(Reader& reader, const std::string& code) {
    CT_TRY(check_chosen_journal(reader, code));
    storage::Database& database = reader.database();
    return import_of(*storage::find_journal(database, code),
                     storage::find_journal_import(database, code));
}

Result<std::vector<JournalImport>> list_journal_imports(Reader& reader) {
    const auto records = storage::load_journal_imports(reader.database());
    std::vector<JournalImport> imports;
    for (ledger::Journal& journal : storage::load_journals(reader.database())) {
        if (journal.type != ledger::JournalType::Bank)
            continue;
        const auto record = std::find_if(
            records.begin(), records.end(),
            [&](const storage::JournalImportRecord& each) { return each.journal == journal.code; });
        imports.push_back(import_of(
            std::move(journal), record == records.end() ? std::nullopt : std::optional(*record)));
    }
    return imports;
}

Result<JournalImport> set_journal_import(Writer& writer, const JournalImportChange& change) {
    CT_ASSIGN(act, writer.begin(users::Right::Settings));
    CT_ASSIGN(import, journal_import(writer, change.journal));
    const std::string before = description_of(import);
    import.digital = change.digital.value_or(import.digital);
    import.watched = change.watched.value_or(import.watched);
    import.unattended = change.unattended.value_or(import.unattended);
    import.matches = change.matches.value_or(import.matches);
    if (change.format) {
        CT_TRY(check_format(*change.format));
        import.format = *change.format;
    }
    if (change.folder) {
        CT_ASSIGN(folder, checked_folder(*change.folder));
        import.folder = folder;
    }
    if (import.watched && import.folder.empty())
        return fail(bank::errors::folder_missing, {{"journal", change.journal}});
    if (import.watched && import.format == k_feed_format)
        return fail(bank::errors::feed_takes_no_files, {{"journal", change.journal}});
    import.settles_at_order = change.settles_at_order.value_or(import.settles_at_order);
    if (change.settles_at_order.value_or(false))
        CT_TRY(check_settles_at_order(writer, import.journal));
    storage::save_journal_import(writer.database(),
                                 {change.journal, import.digital, import.format,
                                  import.folder.string(), import.watched, import.unattended,
                                  import.matches, import.settles_at_order});
    writer.record("journal.import", "journal " + change.journal, before, description_of(import));
    writer.changed(Noun::Journals);
    return import;
}

} // namespace comptoir::app
