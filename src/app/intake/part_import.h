// Parts of the tray into one dossier: one transaction, in which a part that is refused fails alone.
#pragma once

#include "comptoir/app/intake.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace comptoir::app {

struct PartToImport {
    std::filesystem::path bytes;
    bank::IntakePart part;
};
struct PartOutcome {
    std::optional<Error> refused;
    ImportReport report;
};
struct PartImportOptions {
    bool match = false;
    bool accept_mismatch = false;
    bank::ReadingChoices choices;
    Work work;                               // asked whether to stop; hears nothing
    std::optional<std::string> only_journal; // for a file that names no account
    std::optional<JournalAdd> journal;       // added or completed first, in the same transaction
    bool quarantine = false;                 // as ImportRequest
};
// One outcome for each part. Errors: of the journal; of the transaction (then nothing changed).
Result<std::vector<PartOutcome>> import_parts(Workspace& workspace,
                                              const std::vector<PartToImport>& parts,
                                              const PartImportOptions& options);

} // namespace comptoir::app
