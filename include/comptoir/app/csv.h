// CSV files of banks: what is in one, and the mappings that journals remember.
//
// A person picks a file of an unknown bank, sees it read live under a proposed mapping, corrects
// the mapping until the lines are right, and saves it with the journal. From then on import_files()
// recognises the header and reads such files by itself.
//
//   auto preview = preview_csv(path, {});
//   preview->proposal.mapping.columns[0].role = bank::CsvRole::BookedOn;
//   auto again = preview_csv(path, {.mapping = preview->proposal.mapping});
//   workspace.write<CsvMappingRow>([&](Writer& w) { return save_csv_mapping(w, "BQ", mapping); });
#pragma once

#include "comptoir/app/workspace.h"
#include "comptoir/bank/csv_mapping.h"
#include "comptoir/bank/types.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace comptoir::app {

struct CsvPreviewRequest {
    std::optional<bank::CsvMapping> mapping; // none: the best guess
    std::size_t lines_max = 50;
    Work work;
};
struct CsvPreview {
    bank::CsvProposal proposal; // of the file; `mapping` is the requested one when one was given
    std::string format;         // "csv:bnp-paribas"
    std::vector<bank::StatementDraft> statements; // the first lines_max lines, read with it
    bool is_whole = false;                        // every line of the file stands in `statements`
    std::vector<Diagnostic> diagnostics;
    std::optional<Error> error; // why the lines could not be read (further), with its place
};
// Reads the beginning of the file, at most a few hundred kilobytes beyond its first lines; needs no
// dossier and no particular thread. Errors: core.file_unreadable, formats.empty_file,
// formats.csv_not_csv; what is wrong with the mapping or a line stands in `error`.
Result<CsvPreview> preview_csv(const std::filesystem::path& path, const CsvPreviewRequest& request);

// The built-in mappings, by country and name.
std::vector<bank::CsvProfileRow> csv_profiles();

struct CsvMappingRow {
    std::int64_t id = 0;
    std::string journal;
    bank::CsvMapping mapping;
    Instant saved_at;
    std::string saved_by;
};
// Remembers the mapping for a bank journal; one for the same header is replaced. Errors:
// ledger.unknown_journal, ledger.not_a_bank_journal, bank.csv_column_missing,
// bank.csv_column_twice, bank.csv_mapping_name.
Result<CsvMappingRow> save_csv_mapping(Writer& writer, const std::string& journal,
                                       const bank::CsvMapping& mapping);
// By journal and name; all journals when none is given.
Result<std::vector<CsvMappingRow>> list_csv_mappings(Reader& reader,
                                                     const std::optional<std::string>& journal);
// Errors: app.not_found.
Result<void> forget_csv_mapping(Writer& writer, std::int64_t id);

} // namespace comptoir::app
