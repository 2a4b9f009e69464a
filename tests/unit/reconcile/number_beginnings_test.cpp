// The index of beginnings answers what going through all pieces would.
#include "builders.h"
#include "comptoir/core/text.h"
#include "reconcile/number_beginnings.h"

#include <gtest/gtest.h>

#include <random>
#include <set>

namespace comptoir::reconcile::test {
namespace {

bool goes_on(const std::string& longer, const std::string& key) {
    return longer.size() > key.size() && longer.starts_with(key) && is_digit(longer[key.size()]);
}

TEST(NumberBeginnings, AreThoseOfGoingThroughAll) {
    int found = 0;
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        SCOPED_TRACE(seed);
        std::mt19937_64 random(seed);
        const auto number = [&](std::uint64_t below) {
            const std::string letters[] = {"", "F", "FA", "F2"};
            return letters[random() % 4] +
                   text::number(static_cast<std::int64_t>(random() % below));
        };
        std::vector<ItemState> items(1 + random() % 40);
        for (ItemState& item : items) {
            if (random() % 8 != 0)
                item.key = number(3000);
            for (std::size_t i = random() % 3; i > 0; --i)
                item.label_keys.push_back(number(3000));
        }
        const NumberBeginnings beginnings(items);
        for (int i = 0; i < 50; ++i) {
            const std::string key = number(40);
            const std::uint32_t odd = random() % 2;
            const auto is_such = [&](std::uint32_t index) { return index % 2 == odd; };
            bool expected = false;
            for (std::uint32_t index = odd; index < items.size(); index += 2) {
                expected = expected || goes_on(items[index].key, key);
                for (const std::string& in_label : items[index].label_keys)
                    expected = expected || goes_on(in_label, key);
            }
            EXPECT_EQ(beginnings.any_longer(key, is_such), expected) << key;
            found += expected ? 1 : 0;
        }
    }
    EXPECT_GT(found, 500);
}

TEST(NumberBeginnings, OfNothingAreNone) {
    std::vector<ItemState> items(2);
    items[0].key = "2026";
    const NumberBeginnings beginnings(items);
    const auto is_such = [](std::uint32_t) { return true; };
    EXPECT_FALSE(beginnings.any_longer("", is_such));
    EXPECT_FALSE(beginnings.any_longer("2026", is_such)) << "the number itself is no longer one";
    EXPECT_TRUE(beginnings.any_longer("202", is_such));
    items[0].key = "202A";
    EXPECT_FALSE(NumberBeginnings(items).any_longer("202", is_such)) << "a letter is no digit";
}

} // namespace
} // namespace comptoir::reconcile::test
