// The état de rapprochement on A4, with its lists and page numbers.
#pragma once

#include "comptoir/core/result.h"
#include "comptoir/i18n/i18n.h"
#include "comptoir/reconcile/report.h"

#include <filesystem>

namespace comptoir::reports {

// Needs a QGuiApplication (the offscreen platform will do). Writes beside the old file and renames,
// so that a crash leaves the old report or the new one. Errors: core.file_unwritable.
Result<void> write_reconciliation_pdf(const reconcile::ReconciliationReport& report,
                                      i18n::Language language, const std::filesystem::path& path);

} // namespace comptoir::reports
