// What is missing between the statements of an account, or there twice.
#include "comptoir/bank/statement_chain.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace comptoir::bank {
namespace {

ChainedStatement statement(std::int64_t id, std::string_view from, std::string_view to,
                           std::optional<std::int64_t> opening,
                           std::optional<std::int64_t> closing) {
    const auto eur = [](std::optional<std::int64_t> minor) {
        return minor ? std::optional(Money{*minor, Currency::eur()}) : std::nullopt;
    };
    return {StatementId{id}, Date::parse_iso(from), Date::parse_iso(to), eur(opening),
            eur(closing)};
}

std::string kinds(std::vector<ChainedStatement> statements) {
    std::string list;
    for (const ChainBreak& found : find_breaks(std::move(statements)))
        list += std::string(to_text(found.kind)) + " ";
    return list;
}

TEST(FindBreaks, StatementsThatFollowEachOtherHaveNone) {
    EXPECT_EQ(kinds({statement(1, "2026-01-01", "2026-01-31", 100, 250),
                     statement(2, "2026-02-01", "2026-02-28", 250, 90)}),
              "");
    EXPECT_EQ(kinds({}), "");
    EXPECT_EQ(kinds({statement(1, "2026-01-01", "2026-01-31", 100, 250)}), "");
}

TEST(FindBreaks, NothingIsMissingWhereTheBalancesAgree) {
    EXPECT_EQ(kinds({statement(1, "2026-01-01", "2026-01-09", 100, 250),
                     statement(2, "2026-02-20", "2026-02-28", 250, 90)}),
              "")
        << "an account that did not move";
}

TEST(FindBreaks, AGapHasBothDaysBothAmountsAndTheWorkingDaysBetween) {
    const auto breaks = find_breaks({statement(1, "2026-01-01", "2026-01-30", 100, 250),
                                     statement(2, "2026-02-09", "2026-02-28", 777, 90)});
    ASSERT_EQ(breaks.size(), 1U);
    const ChainBreak& gap = breaks.front();
    EXPECT_EQ(gap.kind, BreakKind::Gap);
    EXPECT_EQ(gap.before, StatementId{1});
    EXPECT_EQ(gap.after, StatementId{2});
    EXPECT_EQ(gap.closed_on->to_iso(), "2026-01-30");
    EXPECT_EQ(gap.opened_on->to_iso(), "2026-02-09");
    EXPECT_EQ(gap.closing->minor(), 250);
    EXPECT_EQ(gap.opening->minor(), 777);
    EXPECT_EQ(gap.days_missing, 5) << "2 to 6 February, Monday to Friday";
}

TEST(FindBreaks, AWeekendIsNoGapInDays) {
    EXPECT_EQ(kinds({statement(1, "2026-01-01", "2026-01-30", 100, 250),
                     statement(2, "2026-02-02", "2026-02-28", 777, 90)}),
              "jump ");
    EXPECT_EQ(kinds({statement(1, "2026-01-01", "2026-01-30", 100, std::nullopt),
                     statement(2, "2026-02-02", "2026-02-28", 777, 90)}),
              "")
        << "without balances only days can be missing";
    EXPECT_EQ(kinds({statement(1, "2026-01-01", "2026-01-29", 100, std::nullopt),
                     statement(2, "2026-02-02", "2026-02-28", 777, 90)}),
              "gap ");
}

TEST(FindBreaks, DaysThatTwoStatementsHoldAreAnOverlap) {
    EXPECT_EQ(kinds({statement(1, "2026-01-01", "2026-01-31", 100, 250),
                     statement(2, "2026-01-20", "2026-02-10", 180, 90)}),
              "overlap ");
}

TEST(FindBreaks, StatementsOfOneDayAreOrderedByTheirBalances) {
    EXPECT_EQ(kinds({statement(1, "2026-01-05", "2026-01-05", 200, 300),
                     statement(2, "2026-01-05", "2026-01-05", 100, 200),
                     statement(3, "2026-01-05", "2026-01-05", 300, 50),
                     statement(4, "2026-01-06", "2026-01-06", 50, 60)}),
              "");
}

TEST(FindBreaks, TheOrderOfArrivalDoesNotMatter) {
    std::vector<ChainedStatement> year;
    Date day = *Date::parse_iso("2026-01-01");
    for (std::int64_t id = 1; id <= 40; ++id, day = day.plus_days(7))
        year.push_back(statement(41 - id, day.to_iso(), day.plus_days(6).to_iso(), id, id + 1));
    std::mt19937 random(5);
    for (int round = 0; round < 20; ++round) {
        std::shuffle(year.begin(), year.end(), random);
        EXPECT_EQ(kinds(year), "");
        std::vector<ChainedStatement> without = year;
        std::erase_if(without, [](const ChainedStatement& each) { return each.id.value() == 17; });
        EXPECT_EQ(kinds(without), "gap ");
    }
}

TEST(FindBreaks, StatementsWithoutDaysOrBalancesSayNothing) {
    EXPECT_EQ(kinds({statement(1, "", "", std::nullopt, std::nullopt),
                     statement(2, "", "", std::nullopt, std::nullopt)}),
              "");
    EXPECT_EQ(kinds({statement(1, "", "", 1, 2), statement(2, "", "", 3, 4)}), "jump ");
}

TEST(BreakDiagnostic, EachKindHasItsCode) {
    const auto code = [](std::vector<ChainedStatement> statements) {
        return std::string(
            break_diagnostic(find_breaks(std::move(statements)).front(), "BQ").code.name);
    };
    EXPECT_EQ(code({statement(1, "2026-01-01", "2026-01-09", 1, 2),
                    statement(2, "2026-01-20", "2026-01-30", 3, 4)}),
              "bank.statement_gap");
    EXPECT_EQ(code({statement(1, "2026-01-01", "2026-01-09", 1, std::nullopt),
                    statement(2, "2026-01-20", "2026-01-30", 3, 4)}),
              "bank.statement_missing");
    EXPECT_EQ(code({statement(1, "2026-01-01", "2026-01-09", 1, 2),
                    statement(2, "2026-01-05", "2026-01-30", 3, 4)}),
              "bank.statement_overlap");
    EXPECT_EQ(code({statement(1, "2026-01-01", "2026-01-09", 1, 2),
                    statement(2, "2026-01-10", "2026-01-30", 3, 4)}),
              "bank.statement_jump");
}

} // namespace
} // namespace comptoir::bank
