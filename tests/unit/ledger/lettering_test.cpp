#include "comptoir/ledger/rules.h"
#include "entry_builder.h"

#include "comptoir/core/invariant.h"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>

using namespace comptoir;
using namespace comptoir::ledger;
using comptoir::test::day;

TEST(Letters, FollowTheAlphabetThenGrowByOne) {
    EXPECT_EQ(next_letter(""), "A");
    EXPECT_EQ(next_letter("A"), "B");
    EXPECT_EQ(next_letter("Z"), "AA");
    EXPECT_EQ(next_letter("AZ"), "BA");
    EXPECT_EQ(next_letter("ZZ"), "AAA");
    EXPECT_EQ(next_letter("ZZZ"), "AAAA");
}

TEST(Letters, NeverRepeatInAThousandSteps) {
    std::set<std::string> seen;
    std::string code;
    for (int i = 0; i < 20'000; ++i) {
        code = next_letter(code);
        ASSERT_TRUE(seen.insert(code).second) << code;
    }
}

TEST(Letters, OnlyCapitalsHaveASuccessor) {
    EXPECT_THROW((void)next_letter("a"), InvariantBroken);
    EXPECT_THROW((void)next_letter("A1"), InvariantBroken);
}

TEST(Letters, AreCapitalWhenBalancedAndSmallWhilePartial) {
    EXPECT_EQ(shown_letter("AB", true), "AB");
    EXPECT_EQ(shown_letter("AB", false), "ab");
    EXPECT_EQ(shown_letter("a1", true), "A1");
}

namespace {

SettledRow settled(std::int64_t id, unsigned number, std::int64_t minor) {
    return {RowId{id}, day(2026, 1, number), minor};
}

} // namespace

TEST(OldestFirst, SettlesTheOldestInvoiceBeforeTheNext) {
    const std::vector<SettledRow> rows{settled(1, 2, -100), settled(2, 1, -50), settled(3, 9, 120)};
    const auto plan = impute_oldest_first(rows);
    ASSERT_EQ(plan.size(), 2u);
    EXPECT_EQ(plan[0].credit_row, RowId{2});
    EXPECT_EQ(plan[0].amount_minor, 50);
    EXPECT_EQ(plan[1].credit_row, RowId{1});
    EXPECT_EQ(plan[1].amount_minor, 70);
    EXPECT_EQ(plan[1].lettered_on, day(2026, 1, 9));
}

TEST(OldestFirst, LeavesOneSideAloneWhenTheOtherIsEmpty) {
    const std::vector<SettledRow> rows{settled(1, 2, -100), settled(2, 1, -50)};
    EXPECT_TRUE(impute_oldest_first(rows).empty());
    EXPECT_TRUE(impute_oldest_first({}).empty());
}

TEST(OldestFirst, SettlesTheSmallerSideWhollyAndNoRowBeyondItsAmount) {
    const unsigned seed = 42;
    std::mt19937 random(seed);
    std::uniform_int_distribution<std::int64_t> amounts(-500, 500);
    for (int round = 0; round < 300; ++round) {
        std::vector<SettledRow> rows;
        std::int64_t debits = 0, credits = 0;
        for (int i = 0; i < round % 20; ++i) {
            const std::int64_t minor = amounts(random);
            if (minor == 0)
                continue;
            (minor > 0 ? debits : credits) += minor;
            rows.push_back(settled(i + 1, static_cast<unsigned>(1 + i % 28), minor));
        }
        std::map<RowId, std::int64_t> used;
        std::int64_t total = 0;
        for (const PlannedImputation& planned : impute_oldest_first(rows)) {
            ASSERT_GT(planned.amount_minor, 0);
            used[planned.debit_row] += planned.amount_minor;
            used[planned.credit_row] += planned.amount_minor;
            total += planned.amount_minor;
        }
        EXPECT_EQ(total, std::min(debits, -credits)) << "seed " << seed << " round " << round;
        for (const SettledRow& row : rows)
            EXPECT_LE(used[row.id], std::abs(row.open_minor));
    }
}
