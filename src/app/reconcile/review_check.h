// Whether an état de rapprochement still says what somebody reviewed.
#pragma once

#include "comptoir/reconcile/report.h"
#include "comptoir/storage/repositories/pointing_repository.h"

namespace comptoir::app {

inline bool is_as_reviewed(const storage::ReviewRecord& review,
                           const reconcile::ReconciliationReport& report) {
    if (!review.digest.empty())
        return review.digest == reconcile::digest_of(report);
    return review.ledger_minor == report.ledger_balance.minor() &&
           review.statement_minor == report.statement_balance.minor() &&
           review.difference_minor == report.difference.minor();
}

} // namespace comptoir::app
