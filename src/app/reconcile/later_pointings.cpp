#include "comptoir/app/later_pointings.h"

#include <algorithm>

namespace comptoir::app {

std::vector<PointingSession> later_pointings(const PointingSheet& erased,
                                             const std::vector<PointingSession>& sessions) {
    const PointingSession& from = erased.session;
    std::vector<PointingSession> later;
    if (from.state != PointingState::Validated && !is_open_again(from))
        return later;
    for (const PointingSession& each : sessions)
        if (each.id != from.id && each.journal == from.journal && each.to > from.to &&
            each.balance.currency() == from.balance.currency() &&
            each.state == PointingState::Validated)
            later.push_back(each);
    std::stable_sort(later.begin(), later.end(), [](const auto& one, const auto& other) {
        return one.to < other.to; // a pointing of an earlier month may have been opened last
    });
    return later;
}

Money sum_of_marks(const PointingSheet& erased, const std::vector<ledger::RowId>& rows) {
    Money sum = Money::zero(erased.session.balance.currency());
    for (const PointingEntry& entry : erased.entries)
        if (entry.pointed_on &&
            (rows.empty() || std::find(rows.begin(), rows.end(), entry.row) != rows.end()))
            sum += entry.amount;
    return sum;
}

} // namespace comptoir::app
