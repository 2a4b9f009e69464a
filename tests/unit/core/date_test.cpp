#include "comptoir/core/date.h"

#include "comptoir/core/invariant.h"

#include <gtest/gtest.h>

namespace comptoir {
namespace {

Date day(std::string_view iso) {
    const auto parsed = Date::parse_iso(iso);
    EXPECT_TRUE(parsed.has_value()) << iso;
    return parsed.value_or(Date{});
}

TEST(Date, IsTheFirstOfJanuary1970ByDefault) {
    EXPECT_EQ(Date{}.to_iso(), "1970-01-01");
    EXPECT_EQ(day("1970-01-01").days(), 0);
    EXPECT_EQ(day("1969-12-31").days(), -1);
    EXPECT_EQ(day("2026-11-21").days(), 20778);
}

TEST(Date, GivesItsParts) {
    const Date date = day("2024-02-29");
    EXPECT_EQ(date.year(), 2024);
    EXPECT_EQ(date.month(), 2U);
    EXPECT_EQ(date.day(), 29U);
    EXPECT_EQ(date.to_compact(), "20240229");
}

TEST(Date, KnowsTheWeekday) {
    EXPECT_EQ(day("2026-11-16").weekday(), 1U);
    EXPECT_EQ(day("2026-11-22").weekday(), 7U);
    EXPECT_EQ(day("1970-01-01").weekday(), 4U);
    EXPECT_EQ(day("1969-12-28").weekday(), 7U);
    EXPECT_EQ(day("1900-01-01").weekday(), 1U);
}

TEST(Date, EndsTheMonth) {
    EXPECT_EQ(day("2024-02-01").end_of_month(), day("2024-02-29"));
    EXPECT_EQ(day("2023-02-28").end_of_month(), day("2023-02-28"));
    EXPECT_EQ(day("2100-02-10").end_of_month(), day("2100-02-28"));
    EXPECT_EQ(day("2000-02-10").end_of_month(), day("2000-02-29"));
    EXPECT_EQ(day("2026-12-31").end_of_month(), day("2026-12-31"));
}

TEST(Date, CountsAndComparesDays) {
    EXPECT_EQ(day("2027-01-01") - day("2026-01-01"), 365);
    EXPECT_EQ(day("2026-12-31").plus_days(1), day("2027-01-01"));
    EXPECT_EQ(day("2026-03-01").plus_days(-1), day("2026-02-28"));
    EXPECT_LT(day("2026-01-31"), day("2026-02-01"));
}

TEST(DateFromYmd, RefusesDaysThatDoNotExist) {
    EXPECT_FALSE(Date::from_ymd(2026, 2, 29));
    EXPECT_FALSE(Date::from_ymd(1900, 2, 29));
    EXPECT_FALSE(Date::from_ymd(2026, 2, 30));
    EXPECT_FALSE(Date::from_ymd(2026, 4, 31));
    EXPECT_FALSE(Date::from_ymd(2026, 0, 1));
    EXPECT_FALSE(Date::from_ymd(2026, 13, 1));
    EXPECT_FALSE(Date::from_ymd(2026, 1, 0));
    EXPECT_FALSE(Date::from_ymd(2026, 1, 32));
    EXPECT_FALSE(Date::from_ymd(2026, 4294967295U, 1));
}

TEST(DateFromYmd, RefusesYearsOutsideItsRange) {
    EXPECT_FALSE(Date::from_ymd(1899, 12, 31));
    EXPECT_FALSE(Date::from_ymd(2200, 1, 1));
    EXPECT_FALSE(Date::from_ymd(0, 1, 1));
    EXPECT_FALSE(Date::from_ymd(-2026, 1, 1));
    EXPECT_TRUE(Date::from_ymd(1900, 1, 1));
    EXPECT_TRUE(Date::from_ymd(2199, 12, 31));
}

TEST(DateParseIso, RefusesEveryOtherForm) {
    for (const char* text : {"",
                             "2026-10-3",
                             "2026-1-31",
                             "26-10-31",
                             "2026/10/31",
                             "2026-10-31 ",
                             " 2026-10-31",
                             "2026-10-31T00:00:00",
                             "20261031",
                             "31-10-2026",
                             "2026-10-32",
                             "2026-00-10",
                             "2026-13-01",
                             "+026-10-31",
                             "2026--1-31",
                             "2026-10- 1",
                             "0000-00-00",
                             "9999-12-31",
                             "2026-02-29",
                             "2026-1O-31",
                             "２０２６-10-31",
                             "2026-10-31Z"})
        EXPECT_FALSE(Date::parse_iso(text)) << text;
}

TEST(DateParseCompact, ReadsEightDigitsAndNothingElse) {
    EXPECT_EQ(Date::parse_compact("20261031"), day("2026-10-31"));
    for (const char* text : {"", "2026103", "202610311", "2026-10-31", "20261331", "20260230",
                             "2026 031", "261031", "00000000", "20260a01"})
        EXPECT_FALSE(Date::parse_compact(text)) << text;
}

TEST(Date, EveryDayOfTheRangeReadsBackAsWritten) {
    const std::int32_t first = day("1900-01-01").days();
    const std::int32_t last = day("2199-12-31").days();
    EXPECT_EQ(last - first + 1, 109573);
    unsigned weekday = 1;
    for (std::int32_t days = first; days <= last; ++days) {
        const Date date = Date::from_days(days);
        ASSERT_EQ(Date::parse_iso(date.to_iso()), date);
        ASSERT_EQ(Date::parse_compact(date.to_compact()), date);
        ASSERT_EQ(Date::from_ymd(date.year(), date.month(), date.day()), date);
        ASSERT_EQ(date.weekday(), weekday);
        weekday = weekday % 7 + 1;
    }
}

TEST(Date, BreaksWhenAFiveDigitYearIsWritten) {
    EXPECT_THROW(Date::from_days(10'000'000).to_iso(), InvariantBroken);
    EXPECT_THROW(Date::from_days(-1'000'000).to_compact(), InvariantBroken);
}

TEST(DateRange, ContainsBothEnds) {
    const DateRange range{day("2026-01-01"), day("2026-01-31")};
    EXPECT_TRUE(range.contains(day("2026-01-01")));
    EXPECT_TRUE(range.contains(day("2026-01-31")));
    EXPECT_FALSE(range.contains(day("2025-12-31")));
    EXPECT_FALSE(range.contains(day("2026-02-01")));
}

TEST(DateRange, ContainsNothingWhenItsEndsAreSwapped) {
    const DateRange range{day("2026-01-31"), day("2026-01-01")};
    EXPECT_FALSE(range.contains(day("2026-01-15")));
}

} // namespace
} // namespace comptoir
