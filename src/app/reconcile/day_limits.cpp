#include "app/reconcile/day_limits.h"

#include "app/reconcile/difference_types.h"
#include "comptoir/storage/repositories/difference_repository.h"

#include <cstdlib>

namespace comptoir::app {

DayLimits::DayLimits(storage::Database& database, ledger::Chart chart)
    : m_database(database), m_types(difference_types(database, chart)) {
    std::erase_if(m_types,
                  [](const reconcile::DifferenceType& type) { return type.per_day_minor <= 0; });
}

bool DayLimits::allows(const reconcile::Proposal& proposal, Date day) {
    for (const reconcile::DifferenceType& type : m_types) {
        std::int64_t amount = 0;
        for (const reconcile::Target& target : proposal.targets) {
            const bool is_ours =
                target.kind == reconcile::TargetKind::Account &&
                (target.account == type.charge_account || target.account == type.income_account);
            amount += is_ours ? std::abs(target.amount.minor()) : 0;
        }
        if (amount == 0)
            continue;
        const auto [booked, is_new] = m_booked.try_emplace({type.code, day}, 0);
        if (is_new)
            booked->second = storage::booked_unattended_minor(m_database, type.charge_account,
                                                              type.income_account, day);
        if (booked->second + amount > type.per_day_minor)
            return false;
        booked->second += amount;
    }
    return true;
}

} // namespace comptoir::app
