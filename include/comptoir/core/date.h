// Date: a calendar day without time zone, always valid (30 February does not exist).
//
// Dates from a bank stay the day as written. Stored and exchanged as "2026-10-31".
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace comptoir {

class Date {
public:
    constexpr Date() = default;                                                  // 1970-01-01
    static std::optional<Date> from_ymd(int year, unsigned month, unsigned day); // years 1900-2199
    static std::optional<Date> parse_iso(std::string_view text);     // "2026-10-31" exactly
    static std::optional<Date> parse_compact(std::string_view text); // "20261031" exactly
    static constexpr Date from_days(std::int32_t days) { return Date{days}; }

    constexpr std::int32_t days() const { return m_days; } // since 1970-01-01
    int year() const;
    unsigned month() const;
    unsigned day() const;
    unsigned weekday() const; // 1 Monday … 7 Sunday

    std::string to_iso() const;     // "2026-10-31"
    std::string to_compact() const; // "20261031"

    constexpr Date plus_days(std::int32_t n) const { return Date{m_days + n}; }
    Date end_of_month() const;
    friend constexpr std::int32_t operator-(Date a, Date b) { return a.m_days - b.m_days; }
    friend constexpr auto operator<=>(const Date&, const Date&) = default;

private:
    constexpr explicit Date(std::int32_t days) : m_days(days) {}
    std::int32_t m_days = 0;
};

// Both ends included.
struct DateRange {
    Date from;
    Date to;
    bool contains(Date day) const { return from <= day && day <= to; }
    friend bool operator==(const DateRange&, const DateRange&) = default;
};

} // namespace comptoir
