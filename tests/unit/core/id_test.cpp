#include "comptoir/core/id.h"

#include <type_traits>
#include <unordered_set>

#include <gtest/gtest.h>

namespace comptoir {
namespace {

using EntryId = Id<struct EntryTag>;
using AccountId = Id<struct AccountTag>;

static_assert(!std::is_convertible_v<EntryId, AccountId>);
static_assert(!std::is_convertible_v<std::int64_t, EntryId>);
static_assert(!std::is_convertible_v<EntryId, bool>);

TEST(Id, IsNoRowByDefault) {
    EXPECT_FALSE(EntryId{});
    EXPECT_TRUE(EntryId{7});
    EXPECT_EQ(EntryId{7}.value(), 7);
}

TEST(Id, ComparesAndHashesByValue) {
    EXPECT_LT(EntryId{1}, EntryId{2});
    EXPECT_NE(EntryId{1}, EntryId{2});
    const std::unordered_set<EntryId> set{EntryId{1}, EntryId{1}, EntryId{2}};
    EXPECT_EQ(set.size(), 2U);
}

} // namespace
} // namespace comptoir
