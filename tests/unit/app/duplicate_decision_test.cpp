#include "app/bank/duplicate_decision.h"

#include <gtest/gtest.h>

namespace comptoir::app {
namespace {

using Counts = std::vector<std::size_t>;

std::optional<Counts> decide(std::vector<GroupFacts> groups, std::vector<std::int64_t> sums) {
    return decide_counts(groups, sums);
}

TEST(DecideCounts, ThePreferredReadingComesFirst) {
    EXPECT_EQ(decide({{500, 2, 2, 0}, {-500, 1, 1, 0}}, {0}), (Counts{0, 0}));
}

TEST(DecideCounts, EverythingIsNewWhenTheSumSaysSo) {
    EXPECT_EQ(decide({{500, 1, 1, 0}, {300, 2, 1, 1}}, {1100}), (Counts{1, 2}));
}

TEST(DecideCounts, AsFewAsPossibleWhenTheWordsWereEdited) {
    EXPECT_EQ(decide({{500, 1, 1, 1}, {300, 2, 1, 2}}, {300}), (Counts{0, 1}));
}

TEST(DecideCounts, OneEndMayBeNewAndTheOtherKnown) {
    EXPECT_EQ(decide({{500, 1, 1, 0, DayPlace::First},
                      {70, 1, 1, 1, DayPlace::Between},
                      {300, 1, 1, 0, DayPlace::Last}},
                     {500}),
              (Counts{1, 0, 0}));
}

TEST(DecideCounts, OneGroupAloneMayExplainTheRest) {
    EXPECT_EQ(decide({{500, 3, 3, 0, DayPlace::First}, {70, 1, 1, 0, DayPlace::First}}, {1000}),
              (Counts{2, 0}));
}

TEST(DecideCounts, TwoGroupsThatCouldExplainItExplainNothing) {
    EXPECT_EQ(decide({{500, 3, 3, 0, DayPlace::First}, {1000, 3, 3, 0, DayPlace::First}}, {1000}),
              std::nullopt);
}

TEST(DecideCounts, ASumNothingReachesIsUndecided) {
    EXPECT_EQ(decide({{500, 1, 1, 0}}, {123}), std::nullopt);
    EXPECT_EQ(decide({{500, 1, 1, 0}}, {}), std::nullopt);
}

TEST(DecideCounts, WhereTwoSumsArePossibleTheWordsDecide) {
    EXPECT_EQ(decide({{500, 1, 1, 0, DayPlace::First}}, {500, 0}), (Counts{0}));
    EXPECT_EQ(decide({{500, 1, 1, 1, DayPlace::First}}, {0, 500}), (Counts{1}));
}

TEST(DecideCounts, TheLikelierSumIsExplainedFirstByOneGroup) {
    const GroupFacts group{500, 4, 4, 0, DayPlace::First};
    EXPECT_EQ(decide({group}, {1000, 500}), (Counts{2}));
    EXPECT_EQ(decide({group}, {500, 1000}), (Counts{1}));
}

} // namespace
} // namespace comptoir::app
