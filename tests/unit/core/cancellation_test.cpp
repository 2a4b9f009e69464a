#include "comptoir/core/cancellation.h"

#include <gtest/gtest.h>

namespace comptoir {
namespace {

TEST(Work, WithoutPartsReportsNothingAndNeverStops) {
    const Work work;
    EXPECT_NO_THROW(work.tell(1, 2));
    EXPECT_FALSE(work.stopped());
}

TEST(Work, TellsHowFarItIs) {
    Progress seen;
    const Work work{[&](const Progress& progress) { seen = progress; }, {}};
    work.tell(3, 10);
    EXPECT_EQ(seen.done, 3);
    EXPECT_EQ(seen.total, 10);
}

TEST(Work, StopsWhenAsked) {
    std::stop_source source;
    const Work work{{}, source.get_token()};
    EXPECT_FALSE(work.stopped());
    source.request_stop();
    EXPECT_TRUE(work.stopped());
}

} // namespace
} // namespace comptoir
