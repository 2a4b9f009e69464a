// Keeping a file that could not be imported.
#pragma once

#include "comptoir/app/bank.h"
#include "comptoir/app/quarantine.h"
#include "comptoir/storage/repositories/bank_repository.h"

#include <filesystem>
#include <optional>
#include <string>

namespace comptoir::app {

// What is wrong with the file, not with the machine, the dossier or the question asked.
bool can_be_put_aside(const Error& error);

// Keeps one of `files` with what is wrong with it; `refusal` is why its import was refused,
// `reading` how it was read. Empty when it was repaired and imported before: `report` then says so.
// The archive itself is kept instead of a member whose bytes cannot be had.
Result<void> put_aside_one(Writer& writer, const StatementFiles& files, std::size_t index,
                           const Error& refusal, const QuarantineTrialRequest& reading,
                           ImportReport& report);
// A file that cannot even be opened: a damaged archive.
Result<void> put_aside_whole(Writer& writer, const std::filesystem::path& path,
                             const Error& refusal, ImportReport& report);

// The file of these bytes waits no more when they came into the books by another way: its wrong
// balance was accepted, its journal was added. `import` may be gone, all it brought being known.
void close_waiting(Writer& writer, const std::string& sha256, storage::ImportId import,
                   const std::string& path, ImportReport& report);

} // namespace comptoir::app
