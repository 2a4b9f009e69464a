// The limits: what the bare libraries need for the same bytes and rows.
#pragma once

#include "measure.h"

#include <filesystem>

namespace comptoir::bench {

// expat over the file with handlers that do nothing.
Measure probe_expat(const std::filesystem::path& file);
// The rows of `dossier`'s bank_line inserted into a new database with the same table and indexes,
// and the bytes of `file` stored in pieces; one transaction, as durable as ours.
Measure probe_sqlite(const std::filesystem::path& dossier, const std::filesystem::path& file);

} // namespace comptoir::bench
