#include "comptoir/core/clock.h"

#include "comptoir/core/invariant.h"
#include "digits.h"

#include <chrono>
#include <limits>

namespace comptoir {

namespace {

constexpr std::int64_t k_ms_per_second = 1000;
constexpr std::int64_t k_ms_per_minute = 60 * k_ms_per_second;
constexpr std::int64_t k_ms_per_hour = 60 * k_ms_per_minute;
constexpr std::int64_t k_ms_per_day = 24 * k_ms_per_hour;

// Rounds down, also before 1970.
Date day_of(std::int64_t ms) {
    std::int64_t days = ms / k_ms_per_day;
    if (ms % k_ms_per_day < 0)
        --days;
    invariant(days >= std::numeric_limits<std::int32_t>::min() / 2 &&
                  days <= std::numeric_limits<std::int32_t>::max() / 2,
              "an instant lies within the range of dates");
    return Date::from_days(static_cast<std::int32_t>(days));
}

// Milliseconds written behind the seconds: ".5", ".123", ".123456789". Digits beyond the third are
// dropped. Advances `at`; empty when a point has no digit behind it.
std::optional<std::int64_t> read_fraction(std::string_view text, std::size_t& at) {
    if (at >= text.size() || text[at] != '.')
        return 0;
    ++at;
    std::int64_t ms = 0;
    int digits = 0;
    for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at, ++digits)
        if (digits < 3)
            ms = ms * 10 + (text[at] - '0');
    if (digits == 0)
        return std::nullopt;
    for (; digits < 3; ++digits)
        ms *= 10;
    return ms;
}

// "Z" or "±hh:mm", the whole rest of the text, as milliseconds east of Greenwich.
std::optional<std::int64_t> read_offset(std::string_view zone) {
    if (zone == "Z")
        return 0;
    if (zone.size() != 6 || (zone[0] != '+' && zone[0] != '-') || zone[3] != ':')
        return std::nullopt;
    const auto hours = read_digits(zone, 1, 2);
    const auto minutes = read_digits(zone, 4, 2);
    // XML Schema part 2, 3.2.7.3: at most fourteen hours.
    if (!hours || !minutes || *minutes > 59 || *hours * 60 + *minutes > 14 * 60)
        return std::nullopt;
    const std::int64_t offset = *hours * k_ms_per_hour + *minutes * k_ms_per_minute;
    return zone[0] == '-' ? -offset : offset;
}

Date last_sunday(int year, unsigned month) {
    const auto first = Date::from_ymd(year, month, 1);
    invariant(first.has_value(), "the year lies within the range of dates");
    const Date last = first->end_of_month();
    return last.plus_days(-static_cast<std::int32_t>(last.weekday() % 7));
}

} // namespace

std::string Instant::to_iso() const {
    const Date date = day_of(ms);
    const std::int64_t of_day = ms - std::int64_t{date.days()} * k_ms_per_day;
    std::string text = date.to_iso() + "T00:00:00.000Z";
    write_digits(text.data() + 11, static_cast<int>(of_day / k_ms_per_hour), 2);
    write_digits(text.data() + 14, static_cast<int>(of_day / k_ms_per_minute % 60), 2);
    write_digits(text.data() + 17, static_cast<int>(of_day / k_ms_per_second % 60), 2);
    write_digits(text.data() + 20, static_cast<int>(of_day % k_ms_per_second), 3);
    return text;
}

std::optional<Instant> Instant::parse_iso(std::string_view text) {
    if (text.size() < 20 || text[10] != 'T' || text[13] != ':' || text[16] != ':')
        return std::nullopt;
    const auto date = Date::parse_iso(text.substr(0, 10));
    const auto hours = read_digits(text, 11, 2);
    const auto minutes = read_digits(text, 14, 2);
    const auto seconds = read_digits(text, 17, 2);
    if (!date || !hours || !minutes || !seconds || *hours > 23 || *minutes > 59 || *seconds > 59)
        return std::nullopt;
    std::size_t at = 19;
    const auto fraction = read_fraction(text, at);
    if (!fraction)
        return std::nullopt;
    const auto offset = read_offset(text.substr(at));
    if (!offset)
        return std::nullopt;
    return Instant{std::int64_t{date->days()} * k_ms_per_day + *hours * k_ms_per_hour +
                   *minutes * k_ms_per_minute + *seconds * k_ms_per_second + *fraction - *offset};
}

Instant SystemClock::now() const {
    const auto since_epoch = std::chrono::system_clock::now().time_since_epoch();
    return Instant{std::chrono::duration_cast<std::chrono::milliseconds>(since_epoch).count()};
}

int local_offset_minutes(Instant instant) {
    const int year = day_of(instant.ms).year();
    const auto change = [&](unsigned month) {
        return std::int64_t{last_sunday(year, month).days()} * k_ms_per_day + k_ms_per_hour;
    };
    const bool summer = instant.ms >= change(3) && instant.ms < change(10);
    return summer ? 120 : 60;
}

Date local_day(Instant instant) {
    return day_of(instant.ms + local_offset_minutes(instant) * k_ms_per_minute);
}

} // namespace comptoir
