// How much of a type of difference goes unattended on one day.
#include "app/reconcile/day_limits.h"
#include "comptoir/app/differences.h"
#include "settlement_dossier.h"

#include <gtest/gtest.h>

namespace comptoir::test {
namespace {

reconcile::Proposal rounding_of(std::int64_t cents) {
    reconcile::Proposal proposal;
    reconcile::Target target;
    target.kind = reconcile::TargetKind::Account;
    target.account = cents < 0 ? "658500" : "758900";
    target.amount = eur(cents);
    proposal.targets = {target};
    return proposal;
}

TEST(DayLimit, OnceADaysLimitIsReachedTheRestWaitsForAPerson) {
    SettlementDossier one;
    value_of(one.dossier.write<reconcile::DifferenceType>([](app::Writer& writer) {
        return app::set_difference(writer, {.code = "settlement", .per_day = eur(5)});
    }));
    value_of(one.dossier.write<bool>([](app::Writer& writer) -> Result<bool> {
        app::DayLimits limits(writer.database(), ledger::Chart::Pcg);
        EXPECT_TRUE(limits.allows(rounding_of(-3), october(12)));
        EXPECT_FALSE(limits.allows(rounding_of(3), october(12)));
        EXPECT_TRUE(limits.allows(rounding_of(2), october(12)))
            << "what was refused is not counted";
        EXPECT_FALSE(limits.allows(rounding_of(-1), october(12)));
        EXPECT_TRUE(limits.allows(rounding_of(-5), october(13)));
        EXPECT_FALSE(limits.allows(rounding_of(-6), october(14)));
        return true;
    }));
}

TEST(DayLimit, WhatWasBookedUnattendedBeforeCountsUntilItIsUndone) {
    SettlementDossier one;
    value_of(one.dossier.write<reconcile::DifferenceType>([](app::Writer& writer) {
        return app::set_difference(writer, {.code = "settlement", .per_day = eur(5)});
    }));
    const auto entry = one.bank_entry(-9996, october(9), "VIR AARO", "401000", "FAARO");
    const auto lines = one.lines({{-10000, october(12), "VIR AARO"}});
    const auto match = value_of(
        one.match({.lines = lines, .targets = {to_entry(entry)}, .difference = "settlement"}));
    const auto allows = [&] {
        return value_of(one.dossier.write<bool>([](app::Writer& writer) -> Result<bool> {
            return app::DayLimits(writer.database(), ledger::Chart::Pcg)
                .allows(rounding_of(-3), october(12));
        }));
    };
    EXPECT_TRUE(allows()) << "a person booked it";
    one.run_sql("UPDATE match SET unattended = 1");
    EXPECT_FALSE(allows());
    expect_done(one.undo(match));
    EXPECT_TRUE(allows());
}

TEST(DayLimit, ATypeWithoutOneHasNone) {
    SettlementDossier one;
    value_of(one.dossier.write<bool>([](app::Writer& writer) -> Result<bool> {
        app::DayLimits limits(writer.database(), ledger::Chart::Pcg);
        EXPECT_TRUE(limits.allows(rounding_of(-1'000'000), october(12)));
        return true;
    }));
}

} // namespace
} // namespace comptoir::test
