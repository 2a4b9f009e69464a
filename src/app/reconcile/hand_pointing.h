// What the acts of pointing by hand share with their undo.
#pragma once

#include "comptoir/app/pointing.h"
#include "comptoir/app/workspace.h"
#include "comptoir/storage/repositories/pointing_repository.h"

#include <string>
#include <string_view>
#include <vector>

namespace comptoir::app {

// Error: app.not_found.
Result<storage::PointingRecord> pointing_or_refuse(Reader& reader, reconcile::PointingId id);
Result<PointingSession> shown(Reader& reader, const storage::PointingRecord& record);
// Or, once validated, what its match points.
std::vector<storage::Mark> marks_of_session(Reader& reader, const storage::PointingRecord& record);
void trace_pointing(Writer& writer, std::string_view action, reconcile::PointingId session,
                    std::string_view before, std::string_view after);
std::string list_of_rows(const std::vector<ledger::RowId>& rows);
// Marks become pointings, by a match of their own; a row whose entry was reversed since does not.
// Answers the rows that are pointed now. The record is stored.
std::vector<ledger::RowId> point_for_good(Writer& writer, storage::PointingRecord& session,
                                          const std::vector<storage::Mark>& marks);

} // namespace comptoir::app
