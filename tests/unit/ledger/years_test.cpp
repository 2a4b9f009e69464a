// Which financial years may follow one another.
#include "comptoir/ledger/errors.h"
#include "comptoir/ledger/rules.h"

#include <gtest/gtest.h>

using namespace comptoir;
using namespace comptoir::ledger;

namespace {

Date day(std::string_view iso) {
    return Date::parse_iso(iso).value();
}

FinancialYear a_year(std::string_view from, std::string_view to) {
    return {YearId{1}, {day(from), day(to)}};
}

std::string_view refusal(std::string_view from, std::string_view to,
                         const std::vector<FinancialYear>& years) {
    const auto checked = check_new_year({day(from), day(to)}, years);
    return checked ? std::string_view{} : checked.error().code.name;
}

const std::vector<FinancialYear> k_2025_and_2026{a_year("2025-01-01", "2025-12-31"),
                                                 a_year("2026-01-01", "2026-12-31")};

} // namespace

TEST(NextYear, IsTheTwelveMonthsAfterTheLastOne) {
    EXPECT_EQ(next_year(k_2025_and_2026), (DateRange{day("2027-01-01"), day("2027-12-31")}));
}

TEST(NextYear, FollowsTheLastDayWhateverTheOrder) {
    const std::vector<FinancialYear> years{a_year("2026-01-01", "2026-12-31"),
                                           a_year("2025-01-01", "2025-12-31")};
    EXPECT_EQ(next_year(years), (DateRange{day("2027-01-01"), day("2027-12-31")}));
}

TEST(NextYear, EndsOnTheLastDayOfFebruaryInALeapYear) {
    const std::vector<FinancialYear> years{a_year("2022-03-01", "2023-02-28")};
    EXPECT_EQ(next_year(years), (DateRange{day("2023-03-01"), day("2024-02-29")}));
}

TEST(NextYear, ComesBackToTwelveMonthsAfterAShortYear) {
    const std::vector<FinancialYear> years{a_year("2025-10-15", "2026-06-30")};
    EXPECT_EQ(next_year(years), (DateRange{day("2026-07-01"), day("2027-06-30")}));
}

TEST(NextYear, IsUnknownWithoutAnyYear) {
    EXPECT_EQ(next_year({}), std::nullopt);
}

TEST(NewYear, MayFollowPrecedeOrFillAGap) {
    EXPECT_EQ(refusal("2027-01-01", "2027-12-31", k_2025_and_2026), "");
    EXPECT_EQ(refusal("2024-01-01", "2024-12-31", k_2025_and_2026), "");
    const std::vector<FinancialYear> apart{a_year("2024-01-01", "2024-12-31"),
                                           a_year("2026-01-01", "2026-12-31")};
    EXPECT_EQ(refusal("2025-01-01", "2025-12-31", apart), "");
}

TEST(NewYear, IsAnyYearWhenThereIsNone) {
    EXPECT_EQ(refusal("2031-05-01", "2032-04-30", {}), "");
}

TEST(NewYear, IsRefusedWhenItEndsBeforeItBegins) {
    EXPECT_EQ(refusal("2027-12-31", "2027-01-01", k_2025_and_2026), errors::year_reversed.name);
}

TEST(NewYear, IsRefusedWhenItSharesOneDay) {
    EXPECT_EQ(refusal("2026-12-31", "2027-12-30", k_2025_and_2026), errors::year_overlaps.name);
    EXPECT_EQ(refusal("2024-06-01", "2025-01-01", k_2025_and_2026), errors::year_overlaps.name);
    EXPECT_EQ(refusal("2024-12-31", "2026-06-30", {a_year("2025-01-01", "2025-12-31")}),
              errors::year_overlaps.name);
}

TEST(NewYear, IsRefusedWhenDaysWouldHaveNoYear) {
    EXPECT_EQ(refusal("2027-01-02", "2027-12-31", k_2025_and_2026), errors::year_not_adjacent.name);
    EXPECT_EQ(refusal("2023-01-01", "2023-12-31", k_2025_and_2026), errors::year_not_adjacent.name);
}

TEST(NewYear, MayLastTwentyFourMonthsAndNoDayMore) {
    EXPECT_EQ(refusal("2027-01-01", "2028-12-31", k_2025_and_2026), "");
    EXPECT_EQ(refusal("2027-01-01", "2029-01-01", k_2025_and_2026), errors::year_too_long.name);
}
