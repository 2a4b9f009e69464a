#include "comptoir/core/invariant.h"

#include <string>

#include <gtest/gtest.h>

namespace comptoir {
namespace {

TEST(Invariant, DoesNothingWhileItHolds) {
    EXPECT_NO_THROW(invariant(1 + 1 == 2, "sums add up"));
}

TEST(Invariant, NamesThePromiseAndThePlaceWhenBroken) {
    try {
        invariant(1 + 1 == 3, "sums add up");
        FAIL() << "a broken invariant throws";
    } catch (const InvariantBroken& broken) {
        const std::string what = broken.what();
        EXPECT_NE(what.find("sums add up"), std::string::npos) << what;
        EXPECT_NE(what.find("invariant_test.cpp:"), std::string::npos) << what;
    }
}

TEST(Invariant, EvaluatesItsConditionOnce) {
    int count = 0;
    invariant(++count == 1, "evaluated once");
    EXPECT_EQ(count, 1);
}

} // namespace
} // namespace comptoir
