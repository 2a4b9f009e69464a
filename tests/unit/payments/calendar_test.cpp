#include "comptoir/payments/types.h"

#include <gtest/gtest.h>

namespace comptoir::payments {

namespace {

Date day(std::string_view iso) {
    return *Date::parse_iso(iso);
}

TEST(TargetCalendar, WeekendsAreClosed) {
    EXPECT_TRUE(is_target_day(day("2026-11-20")));
    EXPECT_FALSE(is_target_day(day("2026-11-21")));
    EXPECT_FALSE(is_target_day(day("2026-11-22")));
}

TEST(TargetCalendar, ItsSixHolidaysAreClosed) {
    for (const char* closed : {"2026-01-01", "2026-05-01", "2026-12-25", "2025-12-26"})
        EXPECT_FALSE(is_target_day(day(closed))) << closed;
    // Good Friday and Easter Monday, from published calendars.
    for (const char* closed :
         {"2024-03-29", "2024-04-01", "2025-04-18", "2025-04-21", "2026-04-03", "2026-04-06",
          "2027-03-26", "2027-03-29", "2038-04-23", "2038-04-26"})
        EXPECT_FALSE(is_target_day(day(closed))) << closed;
}

TEST(TargetCalendar, NationalHolidaysAreOpen) {
    for (const char* open : {"2026-07-14", "2026-11-11", "2026-05-14", "2027-04-05", "2026-12-24"})
        EXPECT_TRUE(is_target_day(day(open))) << open;
}

TEST(TargetCalendar, AClosedDayMovesToTheNextOpenOne) {
    EXPECT_EQ(next_target_day(day("2026-04-03")), day("2026-04-07"));
    EXPECT_EQ(next_target_day(day("2026-11-21")), day("2026-11-23"));
    EXPECT_EQ(next_target_day(day("2026-11-23")), day("2026-11-23"));
    EXPECT_EQ(next_target_day(day("2027-12-25")), day("2027-12-27"));
}

} // namespace
} // namespace comptoir::payments
