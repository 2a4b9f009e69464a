// The folders where statements are put: what waits in them, and importing it.
//
// A folder keeps its files: nothing in it is moved, renamed, changed or deleted. What was imported
// or tried before is known by its bytes, so no file is tried twice by itself, whatever it is
// called.
//
//   auto folders = list_import_folders(reader, {});
//   FolderMemory memory;                                 // kept from one look to the next
//   FolderScan scan = scan_folder(folders->front().path, clock, memory, {}); // disk, any thread
//   auto listing = sort_scan(reader, folders->front(), std::move(scan));     // dossier
//   import_from_folder(writer, {.folder = listing->folder, .file = listing->files.front()});
#pragma once

#include "comptoir/app/bank.h"
#include "comptoir/app/journal_import.h"
#include "comptoir/app/workspace.h"
#include "comptoir/reconcile/types.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace comptoir::app {

// One folder and the journals that name it: several accounts of one bank may share it.
struct ImportFolder {
    std::filesystem::path path;
    std::vector<JournalImport> journals;
    bool is_unattended() const; // every journal that watches it imports without asking
};
struct FolderFilter {
    std::optional<std::string> journal; // its folder, watched or not; none: all that are watched
};
// By path. Errors: those of journal_import, bank.folder_missing {journal}, .digital_off {journal},
// .feed_takes_no_files {journal}.
Result<std::vector<ImportFolder>> list_import_folders(Reader& reader, const FolderFilter& filter);

// --- What lies in a folder --------------------------------------------------------------------
inline constexpr std::size_t k_folder_files_max = 2'000; // looked at; the newest
inline constexpr std::int64_t k_folder_settle_ms = 5'000;
inline constexpr std::int64_t k_folder_file_bytes_max = std::int64_t{256} * 1024 * 1024;

enum class FoundState {
    Waiting,    // a statement that nobody tried yet
    Growing,    // still being written: its size or time changed a moment ago
    Other,      // no statement that a reader knows, or of another format than its journal takes
    TooLarge,   // k_folder_file_bytes_max
    Unreadable, // by this user
    Imported,   // its bytes are in the books, or it brought nothing new
    PutAside,   // its bytes are in quarantine, or were given up there
    Refused     // tried, and refused: `fault`
};
std::string_view to_text(FoundState state); // "put_aside"; its word: i18n::word("found", …)
struct FoundFile {
    std::filesystem::path path;
    std::int64_t size = 0;
    std::int64_t changed_at_ms = 0; // since 1970, by the clock of its disk
    std::string format;             // "cfonb120", "zip"; empty: no reader knows it
    std::string sha256;             // of statements
    FoundState state = FoundState::Waiting;
    std::optional<QuarantineFault> fault;
};
// What was read of a file that has not changed since. One thread at a time.
struct FolderMemory {
    struct Known {
        std::int64_t size = 0, changed_at_ms = 0;
        std::string format, sha256;
        bool is_read = false; // format and sha256 are known
    };
    std::map<std::filesystem::path, Known> files;
};
struct FolderScan {
    std::vector<FoundFile> files; // the oldest first; Waiting as far as the disk can say
    bool is_cut = false;          // there are more than k_folder_files_max
    std::optional<Error> error;   // bank.folder_not_found {folder}, core.file_unreadable {path}
};
// Looks at the regular files of a folder, not of those below it; never at hidden ones, links, and
// what a download has not finished (.part, .crdownload, .tmp …). A file counts as written once it
// has not changed for k_folder_settle_ms. Reads every statement it has not read before, to its end.
FolderScan scan_folder(const std::filesystem::path& folder, const Clock& clock,
                       FolderMemory& memory, const Work& work);

struct FolderListing {
    ImportFolder folder;
    std::vector<FoundFile> files;
    bool is_cut = false;
    std::optional<Error> error;
    std::vector<FoundFile> waiting() const;
};
// Says what the dossier knows of each file.
Result<FolderListing> sort_scan(Reader& reader, const ImportFolder& folder, FolderScan scan);
// Both, for each folder of the filter.
Result<std::vector<FolderListing>> look_into_folders(Reader& reader, const FolderFilter& filter,
                                                     const Work& work);

// --- Importing --------------------------------------------------------------------------------
struct FolderImportRequest {
    ImportFolder folder;
    FoundFile file;
    bool again = false;                         // tried before: a person wants it tried once more
    std::optional<bool> matches = std::nullopt; // by default what each journal's settings say
    Work work;
};
struct FolderImport {
    std::filesystem::path path;
    FoundState outcome = FoundState::Imported; // Imported, PutAside or Refused
    ImportReport report;
    std::int64_t matched = 0;
    std::vector<reconcile::MatchId> matches;
    std::optional<Error> refusal;
};
// The ordinary import, with the settings of the folder's journal; of a folder that several share,
// each account goes to its own. What cannot be imported is put aside, what is refused is
// remembered; neither is an error. Errors: core.file_unreadable, .file_too_large, .cancelled,
// storage.*.
Result<FolderImport> import_from_folder(Writer& writer, const FolderImportRequest& request);

} // namespace comptoir::app
