// The état de rapprochement as aligned text for a terminal, 88 columns wide.
#pragma once

#include "comptoir/i18n/i18n.h"
#include "comptoir/reconcile/report.h"

#include <string>

namespace comptoir::reports {

// UTF-8, ends with a line feed. Labels too long for their column are cut with an ellipsis.
std::string reconciliation_text(const reconcile::ReconciliationReport& report,
                                i18n::Language language);

} // namespace comptoir::reports
