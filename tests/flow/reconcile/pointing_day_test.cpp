// A99: the date de pointage of an automatic run.
#include "reconcile_dossier.h"

#include <gtest/gtest.h>

namespace comptoir::test {
namespace {

using Pointing = app::ReconcileRequest::Pointing;

class PointingDay : public testing::Test {
protected:
    // Two payments that are sure, and a later line that is nobody's.
    void SetUp() override {
        one.bank_entry(-1500, october(2), "LOYER", "613200");
        one.bank_entry(-2500, october(6), "EDF", "606100");
        one.lines({{-1500, october(2), "LOYER"},
                   {-2500, october(6), "EDF"},
                   {-777, october(20), "INCONNU"}});
    }
    Result<app::ReconcileReport> run(Pointing pointing, std::optional<Date> day = {}) {
        app::ReconcileRequest request;
        request.pointing = pointing;
        request.pointed_on = day;
        return one.dossier.write<app::ReconcileReport>(
            [&](app::Writer& writer) { return app::apply_matches(writer, request); });
    }
    std::vector<Date> days() {
        std::vector<Date> found;
        for (const app::MatchRow& row : value_of(one.dossier.read<std::vector<app::MatchRow>>(
                 [](app::Reader& reader) { return app::list_matches(reader, {}); })))
            found.push_back(row.pointed_on);
        return found;
    }
    ReconcileDossier one;
};

TEST_F(PointingDay, IsTheDayOfEachLineUnlessOneIsGiven) {
    EXPECT_EQ(value_of(run(Pointing::OnItsDay)).summary.matched, 2);
    EXPECT_EQ(days(), (std::vector{october(2), october(6)}));
}

TEST_F(PointingDay, MayBeTheLatestAmongTheLinesOfTheStatement) {
    EXPECT_EQ(value_of(run(Pointing::OnLatestDay)).summary.matched, 2);
    EXPECT_EQ(days(), (std::vector{october(20), october(20)})); // of all its lines
    one.expect_check_passes();
}

TEST_F(PointingDay, MayBeOneDayForTheRun) {
    EXPECT_EQ(value_of(run(Pointing::OnGivenDay, october(30))).summary.matched, 2);
    EXPECT_EQ(days(), (std::vector{october(30), october(30)}));
    one.expect_check_passes();
}

TEST_F(PointingDay, BeforeALineNothingOfTheRunIsMatched) {
    EXPECT_EQ(refusal_of(run(Pointing::OnGivenDay, october(5))), "reconcile.pointing_day");
    EXPECT_TRUE(days().empty()) << "all or nothing";
}

TEST_F(PointingDay, IsNotToCome) {
    EXPECT_EQ(refusal_of(run(Pointing::OnGivenDay, october(31).plus_days(1))),
              "reconcile.pointing_day");
    EXPECT_TRUE(days().empty());
}

TEST_F(PointingDay, LinesThatAreNotTakenDoNotCount) {
    // The line of the 20th is nobody's: a day before it serves the two others.
    EXPECT_EQ(value_of(run(Pointing::OnGivenDay, october(6))).summary.matched, 2);
}

// A proposal that a person confirms takes the day typed beside it, as every other match does.
TEST(PointingDayOfAProposal, IsTheOneTypedWithinThoseOfTheLine) {
    ReconcileDossier one;
    one.invoice("FAARO", "F59289482", -18999, october(1));
    one.lines({{-18999, october(12), "VIR SEPA 4402"}});
    const reconcile::Proposal shown = one.propose().lines.front().proposal;
    const auto match_on = [&](std::optional<Date> day) {
        return one.dossier.write<reconcile::MatchId>(
            [&](app::Writer& writer) { return app::match_proposal(writer, shown, false, day); });
    };
    const auto pointed_on = [&] {
        return value_of(one.dossier.read<std::vector<app::MatchRow>>(
                            [](app::Reader& reader) { return app::list_matches(reader, {}); }))
            .front()
            .pointed_on;
    };
    const std::string before = one.snapshot();
    EXPECT_EQ(refusal_of(match_on(october(11))), "reconcile.pointing_day");
    EXPECT_EQ(refusal_of(match_on(october(31).plus_days(1))), "reconcile.pointing_day");
    EXPECT_EQ(one.snapshot(), before);
    expect_done(one.undo(value_of(match_on(october(12)))));
    const auto typed = value_of(match_on(october(20)));
    EXPECT_EQ(pointed_on(), october(20));
    expect_done(one.undo(typed));
    value_of(match_on({}));
    EXPECT_EQ(pointed_on(), october(12)) << "its own, when none is typed";
    one.expect_check_passes();
}

} // namespace
} // namespace comptoir::test
