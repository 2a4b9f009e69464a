// What the search for sets found, held against trying all of them (requirements D01).
#include "builders.h"
#include "comptoir/core/text.h"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>

namespace comptoir::reconcile::test {
namespace {

// How many sets of open amounts make the line, equal pieces being one.
std::size_t sets_by_force(const Case& one, std::int64_t target) {
    std::set<std::map<std::int64_t, int>> sets;
    const std::size_t count = one.books.items.size();
    for (std::uint32_t mask = 1; mask < (1U << count); ++mask) {
        std::int64_t sum = 0;
        std::map<std::int64_t, int> set;
        for (std::size_t i = 0; i < count; ++i) {
            if (((mask >> i) & 1U) == 0)
                continue;
            const std::int64_t amount = one.books.items[i].open.minor();
            sum += amount;
            ++set[amount];
        }
        if (sum == target)
            sets.insert(set);
    }
    return sets.size();
}

TEST(SetVerdicts, AreThoseOfTryingAllAndOnlyOneAloneMayBeUnattended) {
    std::map<SetVerdict, int> seen;
    int unattended = 0, crowded = 0;
    for (std::uint64_t seed = 1; seed <= 600; ++seed) {
        SCOPED_TRACE(seed);
        std::mt19937_64 random(seed);
        const auto from = [&](int least, int most) {
            return std::uniform_int_distribution<int>(least, most)(random);
        };
        Case one;
        one.party("CDURAND", "Durand Couverture");
        const int count = from(2, 9);
        const int grain = from(0, 2) == 0 ? 100 : 1;
        std::int64_t target = 0;
        for (int i = 0; i < count; ++i) {
            const std::int64_t cents = from(1, grain == 100 ? 12 : 90'000) * grain;
            one.item("CDURAND", "V" + text::number(7'000 + i), cents, day(3, 1 + i));
            if (from(0, 1) == 0)
                target += cents;
        }
        if (target == 0 || from(0, 5) == 0)
            target += from(1, 9);
        const bool is_one_piece =
            std::any_of(one.books.items.begin(), one.books.items.end(),
                        [&](const auto& item) { return item.open.minor() == target; });
        if (is_one_piece)
            continue; // answered before sets are searched
        one.line(target, day(5, 5), "VIR DURAND COUVERTURE");
        const Proposal found = one.only();
        const std::size_t sets = sets_by_force(one, target);
        ++seen[found.set_verdict];
        switch (found.set_verdict) {
        case SetVerdict::OnlyOne:
            EXPECT_EQ(sets, 1U);
            EXPECT_EQ(found.sets, 1);
            EXPECT_FALSE(found.sets_at_least);
            break;
        case SetVerdict::Several:
            EXPECT_GT(sets, 1U);
            EXPECT_EQ(static_cast<std::size_t>(found.sets), std::min<std::size_t>(sets, 6));
            EXPECT_EQ(found.sets_at_least, sets > 6);
            EXPECT_EQ(says(found, reasons::sets_at_least), sets > 6);
            EXPECT_EQ(says(found, reasons::sets_found), sets <= 6);
            crowded += sets > 6 ? 1 : 0;
            EXPECT_EQ(found.state, LineState::Ambiguous);
            break;
        case SetVerdict::NoSet:
            EXPECT_EQ(sets, 0U);
            break;
        case SetVerdict::Stopped:
        case SetVerdict::NotSearched:
            ADD_FAILURE() << to_text(found.set_verdict);
            break;
        }
        if (found.unattended) {
            ++unattended;
            EXPECT_EQ(found.set_verdict, SetVerdict::OnlyOne);
        }
    }
    EXPECT_GT(seen[SetVerdict::OnlyOne], 50);
    EXPECT_GT(seen[SetVerdict::Several], 20);
    EXPECT_GT(seen[SetVerdict::NoSet], 20);
    EXPECT_GT(unattended, 50);
    EXPECT_GT(crowded, 5);
}

// Six sets are all, and said to be; a seventh is not counted, and the sentence does not hide it.
TEST(SetVerdicts, MoreThanSixAreSaidToBeAtLeastSix) {
    Case one;
    one.party("CDURAND", "Durand Couverture");
    // Six pairs, and three of them are too much.
    const auto add_pair = [&](std::int64_t cents) {
        one.item("CDURAND", "V" + text::number(cents), cents, day(3, 1));
        one.item("CDURAND", "V" + text::number(13'000 - cents), 13'000 - cents, day(3, 1));
    };
    for (const std::int64_t cents : {4'410, 4'520, 4'630, 4'740, 4'850, 4'960})
        add_pair(cents);
    one.line(13'000, day(5, 5), "VIR DURAND COUVERTURE");
    ASSERT_EQ(sets_by_force(one, 13'000), 6U);
    Proposal found = one.only();
    EXPECT_EQ(found.sets, 6);
    EXPECT_FALSE(found.sets_at_least);
    EXPECT_TRUE(says(found, reasons::sets_found));
    EXPECT_FALSE(says(found, reasons::sets_at_least));

    add_pair(5'070);
    ASSERT_EQ(sets_by_force(one, 13'000), 7U);
    found = one.only();
    EXPECT_EQ(found.state, LineState::Ambiguous);
    EXPECT_FALSE(found.unattended);
    EXPECT_EQ(found.sets, 6);
    EXPECT_TRUE(found.sets_at_least);
    EXPECT_TRUE(says(found, reasons::sets_at_least));
    EXPECT_FALSE(says(found, reasons::sets_found));
    EXPECT_EQ(found.other_targets.size(), 5U);
}

TEST(SetVerdicts, TooManyPiecesAreSaidToHaveStoppedTheSearch) {
    Case one;
    one.party("CDURAND", "Durand Couverture");
    for (int i = 0; i < 2001; ++i)
        one.item("CDURAND", "V" + text::number(7'000 + i), 1000 + i, day(3, 1));
    one.line(1'234'567, day(5, 5), "VIR DURAND COUVERTURE");
    EXPECT_EQ(one.only().set_verdict, SetVerdict::Stopped);
    EXPECT_FALSE(one.only().unattended);
    EXPECT_TRUE(says(one.only(), reasons::search_stopped));
}

TEST(SetVerdicts, OnePieceNeedsNoSearch) {
    Case one;
    one.party("CDURAND", "Durand Couverture");
    one.item("CDURAND", "V7000", 1000, day(3, 1));
    one.line(1000, day(5, 5), "VIR DURAND COUVERTURE");
    EXPECT_EQ(one.only().set_verdict, SetVerdict::NotSearched);
    EXPECT_TRUE(one.only().unattended);
}

} // namespace
} // namespace comptoir::reconcile::test
