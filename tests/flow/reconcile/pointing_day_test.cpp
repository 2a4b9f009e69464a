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

} // namespace
} // namespace comptoir::test
