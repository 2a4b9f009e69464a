#include "comptoir/formats/statement_errors.h"
#include "formats/statements/date_order.h"

#include <gtest/gtest.h>

namespace comptoir::test {
namespace {

using bank::DateOrder;
using formats::DateOrderFinder;
using formats::split_day;

std::string day(std::string_view text, DateOrder order) {
    const auto written = split_day(text);
    if (!written)
        return "no day";
    const auto date = formats::day_in_order(*written, order);
    return date ? date->to_iso() : "does not exist";
}

std::string decision(std::initializer_list<std::string_view> days,
                     bank::ReadingChoices choices = {}) {
    DateOrderFinder finder;
    for (const std::string_view text : days)
        if (const auto written = split_day(text))
            finder.see(*written, text);
    const auto order = finder.decide(choices);
    return std::string(order ? to_text(*order) : order.error().code.name);
}

TEST(WrittenDay, IsReadInTheOrderOfItsFile) {
    EXPECT_EQ(day("03/04/2026", DateOrder::DayMonthYear), "2026-04-03");
    EXPECT_EQ(day("03/04/2026", DateOrder::MonthDayYear), "2026-03-04");
    EXPECT_EQ(day("26/04/03", DateOrder::YearMonthDay), "2026-04-03");
    EXPECT_EQ(day("31/01/26", DateOrder::DayMonthYear), "2026-01-31");
    EXPECT_EQ(day("31.1.26", DateOrder::DayMonthYear), "2026-01-31");
    EXPECT_EQ(day("310126", DateOrder::DayMonthYear), "2026-01-31");
    EXPECT_EQ(day("31012026", DateOrder::DayMonthYear), "2026-01-31");
    EXPECT_EQ(day("31/12/1999", DateOrder::DayMonthYear), "1999-12-31");
    EXPECT_EQ(day("31/12/99", DateOrder::DayMonthYear), "1999-12-31");
}

TEST(WrittenDay, KnowsTheApostropheOfQuicken) {
    EXPECT_EQ(day("1/ 5'26", DateOrder::MonthDayYear), "2026-01-05");
    EXPECT_EQ(day("12/25' 6", DateOrder::MonthDayYear), "2006-12-25");
    EXPECT_EQ(day("31.01'2026", DateOrder::DayMonthYear), "2026-01-31");
}

TEST(WrittenDay, ThatBeginsWithItsYearHasOneReading) {
    for (const auto order :
         {DateOrder::DayMonthYear, DateOrder::MonthDayYear, DateOrder::YearMonthDay}) {
        EXPECT_EQ(day("2026-04-03", order), "2026-04-03");
        EXPECT_EQ(day("20260403", order), "2026-04-03");
        EXPECT_EQ(day("2026-04-03T23:59:00+01:00", order), "2026-04-03");
    }
    EXPECT_EQ(day("03/04/2026 10:22", DateOrder::DayMonthYear), "2026-04-03");
}

TEST(WrittenDay, MayNotExist) {
    EXPECT_EQ(day("30/02/2026", DateOrder::DayMonthYear), "does not exist");
    EXPECT_EQ(day("31/01/2026", DateOrder::MonthDayYear), "does not exist");
    EXPECT_EQ(day("31/01/2026", DateOrder::YearMonthDay), "does not exist");
    EXPECT_EQ(day("00/01/2026", DateOrder::DayMonthYear), "does not exist");
}

TEST(WrittenDay, IsThreeNumbersAndNothingElse) {
    for (const std::string_view text :
         {"", "31", "31/01", "31/01/2026/1", "31//01/2026", "x1/01/2026", "31/2026/01", "31/01/026",
          "/31/01/26", "1234567", "31 janvier", "2026/31/2026", "1/1/11111", ":", " : ", "12:30"})
        EXPECT_EQ(day(text, DateOrder::DayMonthYear), "no day") << text;
}

TEST(DateOrder, IsProvenByTheFirstNumberAboveTwelve) {
    EXPECT_EQ(decision({"03/04/2026", "05/06/2026", "13/06/2026"}), "dmy");
    EXPECT_EQ(decision({"03/04/2026", "06/13/2026"}), "mdy");
    EXPECT_EQ(decision({"06/13/2026", "13/06/2026"}), "mdy");
}

TEST(DateOrder, IsAskedForWhenNoDayTells) {
    EXPECT_EQ(decision({"03/04/2026", "05/05/2026"}), formats::errors::date_order_ambiguous.name);
    EXPECT_EQ(decision({"03/04/2026"}, {.date_order = DateOrder::MonthDayYear, .currency = {}}),
              "mdy");
}

TEST(DateOrder, IsNoQuestionWhereBothReadingsAgree) {
    EXPECT_EQ(decision({"05/05/2026", "2026-04-03"}), "dmy");
    EXPECT_EQ(decision({}), "dmy");
}

TEST(DateOrder, HasNames) {
    for (const auto order :
         {DateOrder::DayMonthYear, DateOrder::MonthDayYear, DateOrder::YearMonthDay})
        EXPECT_EQ(bank::parse_date_order(to_text(order)), order);
    EXPECT_FALSE(bank::parse_date_order("ydm"));
}

} // namespace
} // namespace comptoir::test
