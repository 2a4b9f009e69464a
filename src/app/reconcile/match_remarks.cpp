#include "comptoir/app/match_remarks.h"

#include "app/reconcile/match_remark.h"
#include "comptoir/reconcile/reasons.h"
#include "comptoir/storage/repositories/match_repository.h"

#include <algorithm>
#include <array>

namespace comptoir::app {

namespace reasons = reconcile::reasons;

bool is_remark(const reconcile::Reason& reason) {
    static constexpr std::array k_remarks{
        reasons::vat_account_undecided, reasons::vat_of_opening_unknown,
        reasons::vat_left_with_loss,    reasons::vat_still_waits,
        reasons::party_on_other_side,   reasons::vat_alone,
        reasons::advance_without_vat};
    return std::find(k_remarks.begin(), k_remarks.end(), reason.code) != k_remarks.end();
}

Result<std::vector<reconcile::Reason>> remarks_of(Reader& reader,
                                                  const std::vector<reconcile::MatchId>& matches) {
    std::vector<reconcile::Reason> remarks;
    for (const reconcile::MatchId id : matches) {
        const auto match = storage::find_match(reader.database(), id);
        if (!match)
            continue;
        for (const reconcile::Reason& reason : match->reasons) {
            if (is_remark(reason))
                remarks.push_back(reason);
        }
    }
    return remarks;
}

} // namespace comptoir::app
