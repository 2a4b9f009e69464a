// A table of third parties with the reason for what its references contradict (D03).
//
//   import_parties(writer, "tiers.csv", "as agreed with the client");
#pragma once

#include "comptoir/app/books.h"

#include <filesystem>
#include <string>

namespace comptoir::app {

// As import_parties of books.h, which gives no reason: a table whose references contradict what is
// booked is refused then. With one it is imported, says so in a warning, and the reason is kept.
// Error also: reconcile.contradicts_past.
Result<PartyImportReport> import_parties(Writer& writer, const std::filesystem::path& file,
                                         const std::string& reason);

} // namespace comptoir::app
