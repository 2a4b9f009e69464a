// Imports one file whose original bytes are stored already.
#pragma once

#include "comptoir/app/bank.h"
#include "comptoir/formats/statement_format.h"
#include "comptoir/storage/repositories/bank_repository.h"
#include "comptoir/storage/repositories/file_repository.h"

#include <optional>
#include <string>

namespace comptoir::app {

struct SourceImport {
    storage::StoredFile file;              // the original
    formats::ByteSource* source = nullptr; // what is read: the original, or that with corrections
    std::string path;                      // how errors call it: "folder/a.zip!m.xml"
    std::string name;                      // "a.zip!m.xml"
    bool proven_only = false;              // refuses statements whose balances prove nothing
};
struct SourceImported {
    storage::ImportId import; // dropped when it left nothing behind
    std::string sha256;       // of what was read
};
// What the person answered, then what the journal says: its currency for a file that names none,
// and the CSV mappings it remembers.
bank::ReadingChoices choices_of(storage::Database& database, const ImportRequest& request);

// Errors: ledger.unknown_journal, ledger.not_a_bank_journal.
Result<void> check_chosen_journal(Reader& reader, const std::optional<std::string>& code);

// After check_chosen_journal. Part of the caller's transaction; after an error the caller rolls
// back. `report` receives what the file brought. Errors: those of import_files,
// quarantine.balance_not_proven.
Result<SourceImported> import_source(Writer& writer, const SourceImport& incoming,
                                     const ImportRequest& request, ImportReport& report);

} // namespace comptoir::app
