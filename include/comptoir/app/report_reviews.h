// Who looked at the état de rapprochement of a day, and what it said then.
#pragma once

#include "comptoir/app/workspace.h"

#include <optional>
#include <string>
#include <vector>

namespace comptoir::app {

struct ReportReview {
    std::int64_t id = 0;
    std::string journal;
    Date day;
    Money ledger_balance, statement_balance, difference; // as reviewed
    std::string reviewer;
    Instant reviewed_at;
    bool is_current = true; // the report of that day still says the same
};
// The final état: no draft may remain on the account until that day (A131). `reviewer` is printed
// on it; empty: who acts. Errors: pointing.drafts_left, those of reconciliation_report().
Result<ReportReview> review_report(Writer& writer, const std::string& journal, Date day,
                                   const std::string& reviewer);
// The last review of that day; none when nobody looked.
Result<std::optional<ReportReview>> review_of(Reader& reader, const std::string& journal, Date day);
Result<std::vector<ReportReview>> list_reviews(Reader& reader,
                                               const std::optional<std::string>& journal);

} // namespace comptoir::app
