#include "comptoir/sync/loop.h"

#include <gtest/gtest.h>

#include <limits>

namespace comptoir::sync {
namespace {

constexpr std::int64_t k_hour_s = 3600;

Instant at_s(std::int64_t seconds) {
    return Instant{seconds * 1000};
}

class ScheduleOfTwo : public testing::Test {
protected:
    void SetUp() override {
        schedule.start(at_s(0));
        schedule.set_connections({1, 2}, at_s(0));
    }
    std::vector<std::int64_t> due(std::int64_t seconds) const {
        return schedule.due(at_s(seconds));
    }
    // Seconds between `now` and the next time connection 1 is asked.
    std::int64_t wait_after(const PullAnswer& answer, std::int64_t now) {
        schedule.set_connections({1}, at_s(now));
        schedule.pulled(1, answer, at_s(now));
        return schedule.next()->ms / 1000 - now;
    }
    Schedule schedule{{.start_delay_s = 20, .interval_s = 6 * k_hour_s}};
};

using Ids = std::vector<std::int64_t>;

TEST_F(ScheduleOfTwo, NothingIsDueBeforeTheStartDelay) {
    EXPECT_EQ(due(19), Ids{});
    EXPECT_EQ(due(20), (Ids{1, 2}));
}

TEST_F(ScheduleOfTwo, AfterASuccessAnIntervalPasses) {
    schedule.pulled(1, {}, at_s(25));
    EXPECT_EQ(due(26), Ids{2});
    EXPECT_EQ(due(25 + 6 * k_hour_s - 1), Ids{2});
    EXPECT_EQ(due(25 + 6 * k_hour_s), (Ids{1, 2}));
}

TEST_F(ScheduleOfTwo, AFailureBacksOffAloneAndNeverBeyondTheInterval) {
    const PullAnswer failed{PullEnd::FailedForNow, 0};
    std::int64_t expected = 60;
    for (int i = 0; i < 30; ++i) {
        EXPECT_EQ(wait_after(failed, 100), expected);
        expected = std::min(expected * 2, 6 * k_hour_s);
    }
    EXPECT_EQ(wait_after({}, 100), 6 * k_hour_s);
    EXPECT_EQ(wait_after(failed, 100), 60) << "a success forgets the failures";
}

TEST_F(ScheduleOfTwo, NobodyWaitsLongerThanADayWhateverTheBankAsksFor) {
    EXPECT_EQ(wait_after({PullEnd::FailedForNow, 3'600'000}, 0), 24 * k_hour_s);
    EXPECT_EQ(wait_after({PullEnd::FailedForNow, std::numeric_limits<std::int64_t>::max()}, 0),
              24 * k_hour_s);
}

TEST_F(ScheduleOfTwo, WhatTheBankAsksForIsWaited) {
    EXPECT_EQ(wait_after({PullEnd::FailedForNow, 900}, 0), 900);
}

TEST_F(ScheduleOfTwo, ARefusalWaitsForAPersonNotEveryMinute) {
    EXPECT_EQ(wait_after({PullEnd::Refused, 0}, 0), 6 * k_hour_s);
}

TEST_F(ScheduleOfTwo, ANewConnectionIsDueAtOnceAndARemovedOneIsForgotten) {
    schedule.pulled(1, {}, at_s(30));
    schedule.pulled(2, {}, at_s(30));
    schedule.set_connections({2, 3}, at_s(40));
    EXPECT_EQ(due(40), Ids{3});
    schedule.set_connections({}, at_s(50));
    EXPECT_FALSE(schedule.next());
}

TEST_F(ScheduleOfTwo, PullNowMakesEverythingDueEvenBeforeTheDelay) {
    schedule.pull_all_now(at_s(5));
    EXPECT_EQ(due(5), (Ids{1, 2}));
}

} // namespace
} // namespace comptoir::sync
