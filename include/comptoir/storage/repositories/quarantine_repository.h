// Files in quarantine and their corrections, as rows. Decides nothing.
#pragma once

#include "comptoir/bank/corrections.h"
#include "comptoir/core/clock.h"
#include "comptoir/storage/database.h"
#include "comptoir/storage/repositories/bank_repository.h"
#include "comptoir/storage/repositories/file_repository.h"
#include "comptoir/storage/repositories/stored_error.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::storage {

using QuarantineRowId = Id<struct QuarantineRowTag>;
using CorrectionRowId = Id<struct CorrectionRowTag>;

struct QuarantineRecord {
    QuarantineRowId id;
    std::optional<FileId> file; // none once discarded
    std::string name;
    std::string sha256;
    std::int64_t size = 0;
    std::string format;
    bool is_text = true;
    std::string state; // "open", "imported", "discarded"
    StoredError fault;
    SourcePlace place; // without file
    Instant put_aside_at;
    std::string put_aside_by;
    std::optional<Instant> closed_at;
    std::string closed_by;
    std::string why_discarded;
    std::string corrected_sha256;
    std::optional<ImportId> import;
    std::int64_t corrections = 0; // read only
};
QuarantineRowId insert_quarantine(Database& database, const QuarantineRecord& record);
// State and what goes with it, format and fault; never the original.
void update_quarantine(Database& database, const QuarantineRecord& record);
std::optional<QuarantineRecord> find_quarantine(Database& database, QuarantineRowId id);
// The newest of that state.
std::optional<QuarantineRecord> find_quarantine_of(Database& database, std::string_view sha256,
                                                   std::string_view state);
std::vector<QuarantineRecord> load_quarantine(Database& database,
                                              const std::optional<std::string>& state,
                                              std::int64_t after, std::int64_t limit);

struct CorrectionRecord {
    CorrectionRowId id;
    QuarantineRowId file;
    bank::LineCorrection line;
    std::string before;
    std::string why;
    Instant made_at;
    std::string made_by;
};
CorrectionRowId insert_correction(Database& database, const CorrectionRecord& record);
void delete_correction(Database& database, CorrectionRowId id);
std::optional<CorrectionRecord> find_correction(Database& database, CorrectionRowId id);
// In the order in which they are read: by line, what is inserted before it first.
std::vector<CorrectionRecord> load_corrections(Database& database, QuarantineRowId file);

std::optional<QuarantineRecord> quarantine_of_statement(Database& database,
                                                        bank::StatementId statement);
std::vector<bank::StatementId> statements_of_import(Database& database, ImportId import);

} // namespace comptoir::storage
