#include "reconcile/subset_sum.h"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>

namespace comptoir::reconcile {
namespace {

using Amounts = std::vector<std::int64_t>;

TEST(SubsetSum, TheOnlySetIsProvedToBeTheOnlyOne) {
    const SubsetSums sums = find_subset_sums(Amounts{211000, 220000, 5990, 120000}, 431000);
    EXPECT_TRUE(sums.complete);
    ASSERT_EQ(sums.sets.size(), 1U);
    EXPECT_EQ(sums.sets.front(),
              (std::vector<std::pair<std::int64_t, int>>{{220000, 1}, {211000, 1}}));
}

TEST(SubsetSum, SetsThatDifferByEqualPiecesAreOne) {
    const SubsetSums sums = find_subset_sums(Amounts{100, 100, 100, 250}, 350);
    EXPECT_TRUE(sums.complete);
    EXPECT_EQ(sums.sets.size(), 1U);
}

TEST(SubsetSum, SeveralSetsAreAllShown) {
    const SubsetSums sums = find_subset_sums(Amounts{100, 200, 300, 400}, 500);
    EXPECT_TRUE(sums.complete);
    EXPECT_EQ(sums.sets.size(), 2U);
}

TEST(SubsetSum, NoSetIsSaidToBeNone) {
    const SubsetSums sums = find_subset_sums(Amounts{1000, 2000, 4000}, 1234);
    EXPECT_TRUE(sums.complete);
    EXPECT_TRUE(sums.sets.empty());
}

TEST(SubsetSum, CreditNotesLowerTheSum) {
    const SubsetSums sums = find_subset_sums(Amounts{-19000, -30000, 4000}, -15000);
    EXPECT_TRUE(sums.complete);
    ASSERT_EQ(sums.sets.size(), 1U);
    EXPECT_EQ(sums.sets.front(),
              (std::vector<std::pair<std::int64_t, int>>{{-19000, 1}, {4000, 1}}));
}

TEST(SubsetSum, TooManySetsAreNotCalledComplete) {
    const SubsetSums sums = find_subset_sums(Amounts{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}, 24);
    EXPECT_FALSE(sums.complete);
    EXPECT_FALSE(sums.stopped);
    EXPECT_EQ(sums.sets.size(), 6U);
}

TEST(SubsetSum, AStoppedSearchSaysSo) {
    std::mt19937_64 random(7);
    Amounts amounts;
    for (int i = 0; i < 60; ++i)
        amounts.push_back(static_cast<std::int64_t>(random() % 90'000'000'000ULL) * 2 + 2);
    const SubsetSums sums = find_subset_sums(amounts, 900'000'000'001); // odd: no sum of evens
    EXPECT_TRUE(sums.sets.empty());
    // Even amounts and an odd target are told apart at once by their common divisor.
    EXPECT_TRUE(sums.complete);
    amounts.push_back(1);
    const SubsetSums second = find_subset_sums(amounts, 900'000'000'002);
    EXPECT_TRUE(second.stopped || !second.sets.empty());
    EXPECT_FALSE(second.complete && second.stopped);
}

TEST(SubsetSum, TheVerdictEqualsThatOfTryingEverything) {
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        SCOPED_TRACE(seed);
        std::mt19937_64 random(seed);
        Amounts amounts;
        const std::size_t count = 2 + random() % 11;
        for (std::size_t i = 0; i < count; ++i) {
            const auto amount = static_cast<std::int64_t>(1 + random() % 40);
            amounts.push_back(random() % 6 == 0 ? -amount : amount);
        }
        const auto target = static_cast<std::int64_t>(1 + random() % 90);
        std::set<std::map<std::int64_t, int>> expected;
        for (std::size_t mask = 1; mask < (std::size_t{1} << count); ++mask) {
            std::int64_t sum = 0;
            std::map<std::int64_t, int> set;
            for (std::size_t i = 0; i < count; ++i) {
                if ((mask >> i) & 1U) {
                    sum += amounts[i];
                    ++set[amounts[i]];
                }
            }
            if (sum == target)
                expected.insert(set);
        }
        const SubsetSums sums = find_subset_sums(amounts, target);
        for (const auto& set : sums.sets)
            EXPECT_TRUE(expected.contains(std::map<std::int64_t, int>(set.begin(), set.end())));
        if (sums.complete) {
            EXPECT_EQ(sums.sets.size(), expected.size());
        } else {
            EXPECT_TRUE(sums.stopped || expected.size() > sums.sets.size());
        }
    }
}

} // namespace
} // namespace comptoir::reconcile
