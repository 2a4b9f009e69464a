#include "comptoir/core/invariant.h"
#include "comptoir/payments/types.h"

namespace comptoir::payments {

namespace {

// Easter Sunday in the Gregorian calendar (the anonymous algorithm of Nature, 20 April 1876).
Date easter_sunday(int year) {
    const int a = year % 19;
    const int b = year / 100;
    const int c = year % 100;
    const int d = b / 4;
    const int e = b % 4;
    const int f = (b + 8) / 25;
    const int g = (b - f + 1) / 3;
    const int h = (19 * a + b - d - g + 15) % 30;
    const int i = c / 4;
    const int k = c % 4;
    const int l = (32 + 2 * e + 2 * i - h - k) % 7;
    const int m = (a + 11 * h + 22 * l) / 451;
    const int month = (h + l - 7 * m + 114) / 31;
    const int day = (h + l - 7 * m + 114) % 31 + 1;
    const std::optional<Date> date =
        Date::from_ymd(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
    invariant(date.has_value(), "Easter falls on a day of the calendar");
    return *date;
}

} // namespace

// Closing days of TARGET since 2002 (ECB press release of 14 December 2000). National holidays
// are not among them.
bool is_target_day(Date day) {
    if (day.weekday() >= 6)
        return false;
    const unsigned month = day.month();
    const unsigned number = day.day();
    if ((month == 1 && number == 1) || (month == 5 && number == 1) ||
        (month == 12 && (number == 25 || number == 26)))
        return false;
    const Date easter = easter_sunday(day.year());
    return day != easter.plus_days(-2) && day != easter.plus_days(1);
}

Date next_target_day(Date day) {
    // Never more than five closed days in a row (Thursday 25 December to Monday, Easter alike).
    while (!is_target_day(day))
        day = day.plus_days(1);
    return day;
}

} // namespace comptoir::payments
