// Which booked line came in the place of an announced one.
#include "comptoir/bank/expected.h"

#include <gtest/gtest.h>

namespace comptoir::bank {
namespace {

using Places = std::vector<std::size_t>;

ComparedLine line(std::string_view on, std::int64_t minor, std::string words = "",
                  std::vector<std::string> references = {}) {
    ComparedLine made;
    made.day = *Date::parse_iso(on);
    made.amount_minor = minor;
    made.words = std::move(words);
    made.references = std::move(references);
    made.message = "camt.052";
    return made;
}
ComparedLine pending(ComparedLine made) {
    made.may_change = true;
    return made;
}
ComparedLine part(ComparedLine made, std::int64_t group) {
    made.group = group;
    return made;
}
std::vector<Places> pairs(const std::vector<ComparedLine>& expected,
                          const std::vector<ComparedLine>& booked) {
    return pair_expected(expected, booked);
}

TEST(PairExpected, TheSameAmountSoonAfterIsTheSameOperation) {
    EXPECT_EQ(pairs({line("2026-03-02", -1200)}, {line("2026-03-04", -1200, "OTHER WORDS")}),
              (std::vector<Places>{{0}}));
}

TEST(PairExpected, AnotherAmountAnotherWayOrAMonthLaterIsAnother) {
    const std::vector<Places> none{{}};
    EXPECT_EQ(pairs({line("2026-03-02", -1200)}, {line("2026-03-03", -1201)}), none);
    EXPECT_EQ(pairs({line("2026-03-02", -1200)}, {line("2026-03-03", 1200)}), none);
    EXPECT_EQ(pairs({line("2026-03-02", -1200)}, {line("2026-04-03", -1200)}), none);
    EXPECT_EQ(pairs({line("2026-03-20", -1200)}, {line("2026-03-02", -1200)}), none);
    EXPECT_EQ(pairs({line("2026-03-02", -1200)}, {}), none);
    EXPECT_TRUE(pairs({}, {line("2026-03-02", -1200)}).empty());
}

TEST(PairExpected, AReferenceHoldsForMonthsAndDecidesAmongEquals) {
    EXPECT_EQ(pairs({line("2026-03-02", -1200, "", {"R2"})},
                    {line("2026-03-03", -1200, "", {"R1"}), line("2026-04-20", -1200, "", {"R2"})}),
              (std::vector<Places>{{1}}));
}

TEST(PairExpected, TwoReferencesOfOneBankAreTwoOperations) {
    EXPECT_EQ(
        pairs({line("2026-03-02", -1200, "", {"R2"})}, {line("2026-03-03", -1200, "", {"R1"})}),
        (std::vector<Places>{{}}));
}

TEST(PairExpected, APendingOneIsBookedWithAnotherIdAndAmount) {
    EXPECT_EQ(pairs({pending(line("2026-03-02", -15000, "TOTAL A6", {"HOLD1"}))},
                    {line("2026-03-04", -6210, "TOTAL A6", {"TX9"})}),
              (std::vector<Places>{{0}}));
    EXPECT_EQ(pairs({pending(line("2026-03-02", -15000, "TOTAL A6", {"HOLD1"}))},
                    {line("2026-03-04", -15000, "STATION", {"TX9"})}),
              (std::vector<Places>{{0}}));
}

TEST(PairExpected, WhatAReportSaysIsBookedKeepsItsAmount) {
    EXPECT_EQ(
        pairs({line("2026-03-02", -15000, "TOTAL A6")}, {line("2026-03-04", -6210, "TOTAL A6")}),
        (std::vector<Places>{{}}));
}

TEST(PairExpected, EachBookedLineServesOnce) {
    EXPECT_EQ(
        pairs({line("2026-03-02", -500), line("2026-03-02", -500)}, {line("2026-03-02", -500)}),
        (std::vector<Places>{{0}, {}}));
}

TEST(PairExpected, TheNearestDayIsTakenFirst) {
    EXPECT_EQ(
        pairs({line("2026-03-02", -500)}, {line("2026-03-09", -500), line("2026-03-03", -500)}),
        (std::vector<Places>{{1}}));
}

TEST(PairExpected, ABatchAnnouncedInPartsIsBookedWhole) {
    EXPECT_EQ(pairs({part(line("2026-03-02", -400), 1), part(line("2026-03-02", -600), 1)},
                    {line("2026-03-02", -1000)}),
              (std::vector<Places>{{0}, {0}}));
}

TEST(PairExpected, ABatchAnnouncedWholeIsBookedInParts) {
    EXPECT_EQ(pairs({line("2026-03-02", -1000)},
                    {part(line("2026-03-02", -400), 1), part(line("2026-03-02", -600), 1)}),
              (std::vector<Places>{{0, 1}}));
}

TEST(PairExpected, PartsMeetParts) {
    EXPECT_EQ(pairs({part(line("2026-03-02", -400), 1), part(line("2026-03-02", -600), 1)},
                    {part(line("2026-03-02", -600), 1), part(line("2026-03-02", -400), 1)}),
              (std::vector<Places>{{1}, {0}}));
}

TEST(PairExpected, PartsThatDoNotAddUpAreNoBatch) {
    EXPECT_EQ(pairs({part(line("2026-03-02", -400), 1), part(line("2026-03-02", -601), 1)},
                    {line("2026-03-02", -1000)}),
              (std::vector<Places>{{}, {}}));
}

TEST(MessageFamily, IsTheKindOfMessageWithoutItsVersion) {
    EXPECT_EQ(message_family("camt.052.001.08"), "camt.052");
    EXPECT_EQ(message_family("camt.054.001.02"), "camt.054");
    EXPECT_EQ(message_family("mt942"), "mt942");
    EXPECT_EQ(message_family("ofx1"), "ofx");
    EXPECT_EQ(message_family("feed.qonto"), "feed");
    EXPECT_EQ(message_family("csv:bank"), "csv");
}

} // namespace
} // namespace comptoir::bank
