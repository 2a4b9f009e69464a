// A run bounded in time says where it stopped, and the next one goes on from there (C31).
#include "reconcile_dossier.h"

#include <gtest/gtest.h>

#include <chrono>

namespace comptoir::test {
namespace {

using namespace std::chrono_literals;

class TimeBox : public testing::Test {
protected:
    TimeBox() { fill(one); }
    static std::vector<bank::LineId> fill(ReconcileDossier& dossier) {
        std::vector<LineSpec> specs;
        for (int i = 0; i < 4; ++i) {
            const std::string piece = "F5928948" + std::to_string(i);
            dossier.invoice("FAARO", piece, -18999 - i * 100, october(1));
            specs.push_back({-18999 - i * 100, october(12 + i), "VIR SEPA AARO " + piece});
        }
        specs.insert(specs.begin() + 2, {-77, october(13), "NOBODY KNOWS"});
        return dossier.lines(specs);
    }
    app::ReconcileReport run(std::optional<std::chrono::milliseconds> box) {
        return value_of(one.dossier.write<app::ReconcileReport>([&](app::Writer& writer) {
            app::ReconcileRequest request;
            request.time_box = box;
            return app::apply_matches(writer, request);
        }));
    }
    ReconcileDossier one;
};

TEST_F(TimeBox, EachCallMakesOneMatchAtLeastAndSaysWhereItStopped) {
    const auto first = run(0ms);
    EXPECT_EQ(first.summary.matched, 1);
    EXPECT_EQ(first.stopped_before, first.lines[1].proposal.line);
    EXPECT_EQ(first.left, 3);
    EXPECT_EQ(first.lines[3].proposal.state, reconcile::LineState::Proposed) << "not refused";
    EXPECT_TRUE(first.lines[3].proposal.unattended);
    const auto second = run(0ms);
    EXPECT_EQ(second.lines.front().proposal.line, first.stopped_before);
    EXPECT_EQ(second.left, 2);
    one.expect_check_passes();
}

TEST_F(TimeBox, TheCallsTogetherEndWhereOneWithoutABoundEnds) {
    int calls = 0;
    while (run(0ms).left > 0)
        ASSERT_LT(++calls, 10);
    EXPECT_EQ(calls, 3);
    ReconcileDossier other;
    fill(other);
    other.apply();
    EXPECT_EQ(one.snapshot(), other.snapshot());
    one.expect_check_passes();
}

TEST_F(TimeBox, NothingIsLeftWhereTimeSufficesOrNoneIsSaid) {
    const auto report = run(1h);
    EXPECT_EQ(report.summary.matched, 4);
    EXPECT_EQ(report.left, 0);
    EXPECT_FALSE(report.stopped_before);
    const auto again = run(0ms);
    EXPECT_EQ(again.summary.matched, 0);
    EXPECT_EQ(again.left, 0) << "a line nobody knows is nothing left to do";
    EXPECT_EQ(run(std::nullopt).left, 0);
}

} // namespace
} // namespace comptoir::test
