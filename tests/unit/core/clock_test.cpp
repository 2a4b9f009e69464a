#include "comptoir/core/clock.h"

#include "comptoir/core/invariant.h"
#include "support/seeded.h"

#include <limits>

#include <gtest/gtest.h>

namespace comptoir {
namespace {

Instant instant(std::string_view iso) {
    const auto parsed = Instant::parse_iso(iso);
    EXPECT_TRUE(parsed.has_value()) << iso;
    return parsed.value_or(Instant{});
}

TEST(Instant, WritesMillisecondsInUtc) {
    EXPECT_EQ(Instant{0}.to_iso(), "1970-01-01T00:00:00.000Z");
    EXPECT_EQ(Instant{-1}.to_iso(), "1969-12-31T23:59:59.999Z");
    EXPECT_EQ(instant("2026-10-31T14:02:05.123Z").to_iso(), "2026-10-31T14:02:05.123Z");
}

TEST(Instant, ReadsZonesAndFractions) {
    EXPECT_EQ(instant("2026-10-31T14:02:05Z").to_iso(), "2026-10-31T14:02:05.000Z");
    EXPECT_EQ(instant("2026-10-31T14:02:05.1Z").to_iso(), "2026-10-31T14:02:05.100Z");
    EXPECT_EQ(instant("2026-10-31T14:02:05.123999Z").to_iso(), "2026-10-31T14:02:05.123Z");
    EXPECT_EQ(instant("2026-11-01T00:30:00+01:00").to_iso(), "2026-10-31T23:30:00.000Z");
    EXPECT_EQ(instant("2026-10-31T23:30:00-05:30").to_iso(), "2026-11-01T05:00:00.000Z");
    EXPECT_EQ(instant("2026-10-31T14:00:00+14:00").to_iso(), "2026-10-31T00:00:00.000Z");
}

TEST(Instant, RefusesEveryOtherForm) {
    for (const char* text : {"",
                             "2026-10-31",
                             "2026-10-31T14:02:05",
                             "2026-10-31T14:02Z",
                             "2026-10-31 14:02:05Z",
                             "2026-10-31t14:02:05Z",
                             "2026-10-31T24:00:00Z",
                             "2026-10-31T14:60:00Z",
                             "2026-10-31T14:02:60Z",
                             "2026-02-30T14:02:05Z",
                             "2026-10-31T14:02:05.Z",
                             "2026-10-31T14:02:05,1Z",
                             "2026-10-31T14:02:05z",
                             "2026-10-31T14:02:05+1:00",
                             "2026-10-31T14:02:05+0100",
                             "2026-10-31T14:02:05+01:60",
                             "2026-10-31T14:02:05+15:00",
                             "2026-10-31T14:02:05+14:01",
                             "2026-10-31T14:02:05ZZ",
                             "2026-10-31T14:02:05Z ",
                             "2026-10-31T-4:02:05Z",
                             "2026-10-31T14:02:05.1x",
                             "1761919325"})
        EXPECT_FALSE(Instant::parse_iso(text)) << text;
}

TEST(Instant, ReadsBackAsWritten) {
    SEEDED(random);
    const std::int64_t first = instant("1900-01-01T00:00:00Z").ms;
    const std::int64_t last = instant("2199-12-31T23:59:59.999Z").ms;
    for (int round = 0; round < 20000; ++round) {
        const Instant at{random.between(first, last)};
        ASSERT_EQ(Instant::parse_iso(at.to_iso()), at) << at.ms;
    }
}

TEST(Instant, BreaksFarOutsideTheCalendar) {
    EXPECT_THROW(Instant{std::numeric_limits<std::int64_t>::max()}.to_iso(), InvariantBroken);
    EXPECT_THROW(Instant{std::numeric_limits<std::int64_t>::min()}.to_iso(), InvariantBroken);
}

TEST(FixedClock, StandsStillUntilItIsMoved) {
    FixedClock clock{Instant{1000}};
    EXPECT_EQ(clock.now(), Instant{1000});
    EXPECT_EQ(clock.now(), Instant{1000});
    clock.advance_ms(5);
    EXPECT_EQ(clock.now(), Instant{1005});
    EXPECT_TRUE(clock.is_simulated());
}

TEST(SystemClock, IsNotSimulatedAndDoesNotRunBackwardsHere) {
    const SystemClock clock;
    const Instant before = clock.now();
    EXPECT_FALSE(clock.is_simulated());
    EXPECT_GE(clock.now(), before);
    EXPECT_GT(before, instant("2020-01-01T00:00:00Z"));
}

TEST(LocalDay, AddsOneHourInWinterAndTwoInSummer) {
    EXPECT_EQ(local_day(instant("2026-01-31T22:59:59.999Z")).to_iso(), "2026-01-31");
    EXPECT_EQ(local_day(instant("2026-01-31T23:00:00Z")).to_iso(), "2026-02-01");
    EXPECT_EQ(local_day(instant("2026-06-30T21:59:59.999Z")).to_iso(), "2026-06-30");
    EXPECT_EQ(local_day(instant("2026-06-30T22:00:00Z")).to_iso(), "2026-07-01");
}

TEST(LocalDay, ChangesOnTheLastSundays) {
    // 2026: 29 March and 25 October.
    EXPECT_EQ(local_day(instant("2026-03-28T22:30:00Z")).to_iso(), "2026-03-28");
    EXPECT_EQ(local_day(instant("2026-03-29T22:30:00Z")).to_iso(), "2026-03-30");
    EXPECT_EQ(local_day(instant("2026-10-24T22:30:00Z")).to_iso(), "2026-10-25");
    EXPECT_EQ(local_day(instant("2026-10-25T22:30:00Z")).to_iso(), "2026-10-25");
    // 2024: 31 March is itself a Sunday.
    EXPECT_EQ(local_day(instant("2024-03-31T22:30:00Z")).to_iso(), "2024-04-01");
}

TEST(LocalDay, IsAlreadyTheNewYearAtTheTurnInUtc) {
    EXPECT_EQ(local_day(instant("2026-12-31T23:30:00Z")).to_iso(), "2027-01-01");
}

} // namespace
} // namespace comptoir
