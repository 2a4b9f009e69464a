// Types of settlement difference and their limits, as a dossier sets them.
#include "comptoir/app/differences.h"
#include "comptoir/reconcile/reasons.h"
#include "settlement_dossier.h"

#include <gtest/gtest.h>

namespace comptoir::test {
namespace {

using app::DifferenceChange;
using reconcile::DifferenceKind;
using reconcile::DifferenceLimit;
using reconcile::DifferenceType;
using reconcile::DifferenceVat;

class Settings : public testing::Test {
protected:
    Result<DifferenceType> set(const DifferenceChange& change) {
        return one.dossier.write<DifferenceType>(
            [&](app::Writer& writer) { return app::set_difference(writer, change); });
    }
    Result<std::int64_t> allow(const DifferenceLimit& limit) {
        return one.dossier.write<std::int64_t>(
            [&](app::Writer& writer) { return app::allow_difference(writer, limit); });
    }
    Result<void> remove(const std::string& code) {
        return one.dossier.write<void>(
            [&](app::Writer& writer) { return app::remove_difference(writer, code); });
    }
    Result<void> forbid(std::int64_t limit) {
        return one.dossier.write<void>(
            [&](app::Writer& writer) { return app::forbid_difference(writer, limit); });
    }
    app::DifferenceSettings settings() {
        return value_of(one.dossier.read<app::DifferenceSettings>(
            [](app::Reader& reader) { return app::difference_settings(reader); }));
    }
    DifferenceType type(const std::string& code) {
        for (const DifferenceType& known : settings().types) {
            if (known.code == code)
                return known;
        }
        return {};
    }
    SettlementDossier one;
};

TEST_F(Settings, AFrenchDossierStartsWithTheFourUsualTypesAndNoLimit) {
    const app::DifferenceSettings start = settings();
    ASSERT_EQ(start.types.size(), 4U);
    EXPECT_TRUE(start.limits.empty());
    EXPECT_EQ(type("settlement").charge_account, "658500");
    EXPECT_EQ(type("settlement").income_account, "758900");
    EXPECT_EQ(type("discount").charge_account, "665000");
    EXPECT_EQ(type("discount").vat, DifferenceVat::Corrected);
    EXPECT_EQ(type("fee").charge_account, "627000");
    EXPECT_EQ(type("fee").vat, DifferenceVat::None);
    EXPECT_EQ(type("exchange").income_account, "756000");
}

TEST_F(Settings, WhatIsNotSaidStays) {
    value_of(set({.code = "settlement", .charge_account = "658", .per_day = eur(500)}));
    EXPECT_EQ(type("settlement").charge_account, "658000");
    EXPECT_EQ(type("settlement").income_account, "758900");
    EXPECT_EQ(type("settlement").per_day_minor, 500);
    value_of(set({.code = "settlement", .label = "Arrondi"}));
    EXPECT_EQ(type("settlement").charge_account, "658000");
    EXPECT_EQ(type("settlement").label, "Arrondi");
}

TEST_F(Settings, AShareThatStoodAloneComesBackWithAnUndoAlone) {
    const auto give_back = [&](const DifferenceLimit& limit) {
        return one.dossier.write<std::int64_t>(
            [&](app::Writer& writer) { return app::give_difference_limit_back(writer, limit); });
    };
    value_of(give_back({.type = "fee", .limit_permille = 20})); // as older programs let it
    ASSERT_EQ(settings().limits.size(), 1U);
    EXPECT_EQ(settings().limits.front().limit_permille, 20);
    EXPECT_EQ(refusal_of(give_back({.type = "mine", .limit_permille = 20})),
              "reconcile.difference_unknown");
    EXPECT_EQ(refusal_of(give_back({.type = "fee", .party = "NOBODY", .limit_permille = 20})),
              "ledger.unknown_party");
    for (const auto& [minor, permille] :
         {std::pair(0, 0), std::pair(-1, 20), std::pair(100, -1), std::pair(0, 1001)})
        EXPECT_EQ(refusal_of(
                      give_back({.type = "fee", .limit_minor = minor, .limit_permille = permille})),
                  "reconcile.negative_limit");
    EXPECT_EQ(refusal_of(allow({.type = "fee", .limit_permille = 20})), "reconcile.negative_limit");
}

TEST_F(Settings, AnOwnTypeIsAddedAndGoesWithItsLimits) {
    value_of(set({.code = "escompte-2",
                  .label = "Escompte 2 %",
                  .kind = DifferenceKind::Discount,
                  .charge_account = "665000",
                  .vat = DifferenceVat::Corrected}));
    value_of(allow(
        {.type = "escompte-2", .party = "CDURAND", .limit_minor = 500, .limit_permille = 20}));
    EXPECT_EQ(settings().types.size(), 5U);
    EXPECT_EQ(settings().limits.size(), 1U);
    expect_done(remove("escompte-2"));
    EXPECT_EQ(settings().types.size(), 4U);
    EXPECT_TRUE(settings().limits.empty());
}

TEST_F(Settings, AUsualTypeThatIsRemovedIsAsTheChartSaysAgain) {
    value_of(set({.code = "fee", .charge_account = "627800", .income_account = "627800"}));
    expect_done(remove("fee"));
    EXPECT_EQ(type("fee").charge_account, "627000");
}

TEST_F(Settings, ALimitForAPartyOrANatureIsTakenBackByItsId) {
    const auto id =
        value_of(allow({.type = "fee", .nature = bank::Nature::Card, .limit_minor = 300}));
    value_of(allow({.type = "settlement", .limit_minor = 5}));
    expect_done(forbid(id));
    ASSERT_EQ(settings().limits.size(), 1U);
    EXPECT_EQ(settings().limits[0].type, "settlement");
    EXPECT_EQ(refusal_of(forbid(id)), "app.not_found");
}

TEST_F(Settings, WhatMakesNoSenseIsRefused) {
    EXPECT_EQ(refusal_of(set({.code = "Écart"})), "reconcile.difference_code");
    EXPECT_EQ(refusal_of(set({.code = ""})), "reconcile.difference_code");
    EXPECT_EQ(refusal_of(set({.code = "mine"})), "reconcile.difference_incomplete");
    EXPECT_EQ(refusal_of(set({.code = "mine", .kind = DifferenceKind::Fee})),
              "reconcile.difference_incomplete");
    EXPECT_EQ(refusal_of(set({.code = "fee", .charge_account = "627999"})),
              "ledger.unknown_account");
    EXPECT_EQ(refusal_of(set({.code = "fee", .charge_account = "411000"})),
              "reconcile.party_needed");
    EXPECT_EQ(refusal_of(set({.code = "fee", .vat = DifferenceVat::Inside})),
              "reconcile.difference_vat");
    EXPECT_EQ(refusal_of(set({.code = "fee", .vat = DifferenceVat::None, .vat_permille = 200})),
              "reconcile.difference_vat");
    EXPECT_EQ(refusal_of(set({.code = "fee", .vat = DifferenceVat::Inside, .vat_permille = 190})),
              "reconcile.vat_rate_unknown");
    EXPECT_EQ(refusal_of(set({.code = "fee", .per_day = eur(-1)})), "reconcile.negative_limit");
    EXPECT_EQ(refusal_of(remove("mine")), "reconcile.difference_unknown");
    EXPECT_EQ(refusal_of(allow({.type = "mine", .limit_minor = 5})),
              "reconcile.difference_unknown");
    EXPECT_EQ(refusal_of(allow({.type = "exchange", .limit_minor = 5})),
              "reconcile.difference_computed");
    EXPECT_EQ(refusal_of(allow({.type = "fee"})), "reconcile.negative_limit");
    EXPECT_EQ(refusal_of(allow({.type = "fee", .limit_minor = -5})), "reconcile.negative_limit");
    EXPECT_EQ(refusal_of(allow({.type = "fee", .limit_minor = 5, .limit_permille = 1001})),
              "reconcile.negative_limit");
    EXPECT_EQ(refusal_of(allow({.type = "fee", .limit_minor = 5, .limit_permille = -1})),
              "reconcile.negative_limit");
    for (const char* party : {"", "CDURAND"}) // caps nothing, for whomever it is
        EXPECT_EQ(refusal_of(allow({.type = "fee", .party = party, .limit_permille = 20})),
                  "reconcile.negative_limit");
    EXPECT_TRUE(settings().limits.empty());
    EXPECT_EQ(refusal_of(allow({.type = "fee", .party = "NOBODY", .limit_minor = 5})),
              "ledger.unknown_party");
    EXPECT_EQ(settings().types.size(), 4U);
    EXPECT_TRUE(settings().limits.empty());
}

TEST_F(Settings, NeverWithoutALimitIsADifferenceBookedUnattended) {
    one.sale({.party = "CDURAND", .piece = "VF20261001", .rates = {{10000, 2000}}});
    one.lines({{11997, october(12), "VIR DURAND BATIMENT VF20261001"}});
    EXPECT_EQ(one.balance("658500"), 0);
    one.apply();
    EXPECT_EQ(one.balance("658500"), 0);
    EXPECT_EQ(one.balance("658000"), 0);
}

TEST_F(Settings, BeyondTheLimitOfADayTheProposalSaysWhy) {
    value_of(allow({.type = "settlement", .party = "CDURAND", .limit_minor = 5}));
    value_of(allow({.type = "settlement", .party = "CDURAND", .limit_minor = 5}));
    value_of(one.dossier.write<reconcile::DifferenceType>([](app::Writer& writer) {
        return app::set_difference(writer, {.code = "settlement", .per_day = eur(4)});
    }));
    one.sale({.party = "CDURAND", .piece = "VF20261001", .rates = {{10000, 2000}}});
    one.sale({.party = "CDURAND", .piece = "VF20261002", .rates = {{20000, 4000}}});
    one.lines({{11997, october(12), "VIR DURAND BATIMENT VF20261001"},
               {23997, october(12), "VIR DURAND BATIMENT VF20261002"}});
    const app::ReconcileReport report = one.apply();
    EXPECT_EQ(report.summary.matched, 1);
    ASSERT_EQ(report.lines.size(), 2U);
    bool told = false;
    for (const reconcile::Reason& reason : report.lines[1].proposal.reasons)
        told = told || reason.code == ErrorCode(reconcile::reasons::day_limit_reached);
    EXPECT_TRUE(told);
}

} // namespace
} // namespace comptoir::test
