#include "app/bank/format_choice.h"

#include "comptoir/app/journal_import.h"
#include "comptoir/bank/errors.h"
#include "comptoir/storage/repositories/journal_import_repository.h"

namespace comptoir::app {

namespace {

std::string name_of(const std::string& id) {
    for (const FormatRow& row : statement_file_formats())
        if (row.id == id)
            return row.name;
    return id;
}

} // namespace

Result<FormatChoice> format_choice(Reader& reader, const std::optional<std::string>& journal,
                                   const std::optional<std::string>& chosen) {
    if (!journal)
        return FormatChoice{};
    const storage::JournalImportRecord record =
        storage::find_journal_import(reader.database(), *journal)
            .value_or(storage::JournalImportRecord{});
    if (!record.digital)
        return fail(bank::errors::digital_off, {{"journal", *journal}});
    FormatChoice choice{*journal, chosen.value_or(record.format)};
    if (choice.format == k_feed_format)
        return fail(bank::errors::feed_takes_no_files, {{"journal", *journal}});
    return choice;
}

std::set<std::string> journals_closed_to_files(storage::Database& database) {
    std::set<std::string> codes;
    for (storage::JournalImportRecord& record : storage::load_journal_imports(database))
        if (!record.digital)
            codes.insert(std::move(record.journal));
    return codes;
}

Result<void> check_format(const StatementFiles& files, std::size_t index,
                          const FormatChoice& choice) {
    if (choice.format.empty())
        return {};
    const auto bytes = files.state().bytes(index);
    if (!bytes)
        return {};
    const auto sample = (*bytes)->next();
    if (!sample)
        return {};
    const std::string name = files.state().name(index);
    const auto format = formats::identify_statement_format(*sample, name);
    if (!format || (*format)->info().id == choice.format)
        return {};
    return fail_at(SourcePlace{.file = files.path(index)}, bank::errors::format_differs,
                   {{"name", name},
                    {"format", std::string((*format)->info().name)},
                    {"journal", choice.journal},
                    {"expected", name_of(choice.format)}});
}

} // namespace comptoir::app
