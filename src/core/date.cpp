#include "comptoir/core/date.h"

#include "comptoir/core/invariant.h"
#include "digits.h"

#include <array>

namespace comptoir {

namespace {

constexpr int k_year_min = 1900;
constexpr int k_year_max = 2199;

struct Civil {
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
};

constexpr bool is_leap(int year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

constexpr unsigned days_in_month(int year, unsigned month) {
    constexpr std::array<unsigned, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

// Days from civil and back: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms". The year
// starts in March, so that the leap day is its last.
constexpr std::int32_t days_of(Civil civil) {
    const int year = civil.year - (civil.month <= 2 ? 1 : 0);
    const int era = (year >= 0 ? year : year - 399) / 400;
    const unsigned year_of_era = static_cast<unsigned>(year - era * 400);
    const unsigned month_from_march = civil.month > 2 ? civil.month - 3 : civil.month + 9;
    const unsigned day_of_year = (153 * month_from_march + 2) / 5 + civil.day - 1;
    const unsigned day_of_era =
        year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + static_cast<std::int32_t>(day_of_era) - 719468;
}

constexpr Civil civil_of(std::int32_t days) {
    const std::int64_t shifted = std::int64_t{days} + 719468;
    const std::int64_t era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    const auto day_of_era = static_cast<unsigned>(shifted - era * 146097);
    const unsigned year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const unsigned day_of_year =
        day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const unsigned month_from_march = (5 * day_of_year + 2) / 153;
    const unsigned month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
    const auto year = static_cast<int>(era * 400 + year_of_era) + (month <= 2 ? 1 : 0);
    return {year, month, day_of_year - (153 * month_from_march + 2) / 5 + 1};
}

static_assert(days_of({1970, 1, 1}) == 0);
static_assert(days_of({2000, 3, 1}) == 11017);

std::optional<Date> from_fields(std::optional<int> year, std::optional<int> month,
                                std::optional<int> day) {
    if (!year || !month || !day)
        return std::nullopt;
    return Date::from_ymd(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day));
}

Civil writable(Date date) {
    const Civil civil = civil_of(date.days());
    invariant(civil.year >= 0 && civil.year <= 9999, "a written date has a year of four digits");
    return civil;
}

} // namespace

std::optional<Date> Date::from_ymd(int year, unsigned month, unsigned day) {
    if (year < k_year_min || year > k_year_max || month < 1 || month > 12 || day < 1 ||
        day > days_in_month(year, month))
        return std::nullopt;
    return Date{days_of({year, month, day})};
}

std::optional<Date> Date::parse_iso(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return std::nullopt;
    return from_fields(read_digits(text, 0, 4), read_digits(text, 5, 2), read_digits(text, 8, 2));
}

std::optional<Date> Date::parse_compact(std::string_view text) {
    if (text.size() != 8)
        return std::nullopt;
    return from_fields(read_digits(text, 0, 4), read_digits(text, 4, 2), read_digits(text, 6, 2));
}

int Date::year() const {
    return civil_of(m_days).year;
}

unsigned Date::month() const {
    return civil_of(m_days).month;
}

unsigned Date::day() const {
    return civil_of(m_days).day;
}

unsigned Date::weekday() const {
    // 1970-01-01 was a Thursday (4).
    const std::int64_t from_monday = (std::int64_t{m_days} + 3) % 7;
    return static_cast<unsigned>(from_monday < 0 ? from_monday + 7 : from_monday) + 1;
}

std::string Date::to_iso() const {
    const Civil civil = writable(*this);
    std::string text = "0000-00-00";
    write_digits(text.data(), civil.year, 4);
    write_digits(text.data() + 5, static_cast<int>(civil.month), 2);
    write_digits(text.data() + 8, static_cast<int>(civil.day), 2);
    return text;
}

std::string Date::to_compact() const {
    const Civil civil = writable(*this);
    std::string text = "00000000";
    write_digits(text.data(), civil.year, 4);
    write_digits(text.data() + 4, static_cast<int>(civil.month), 2);
    write_digits(text.data() + 6, static_cast<int>(civil.day), 2);
    return text;
}

Date Date::end_of_month() const {
    const Civil civil = civil_of(m_days);
    return plus_days(static_cast<std::int32_t>(days_in_month(civil.year, civil.month)) -
                     static_cast<std::int32_t>(civil.day));
}

} // namespace comptoir
