#include "app/books/import_years.h"

#include <algorithm>

namespace comptoir::app {

namespace {

bool covered(const std::vector<DateRange>& ranges, Date day) {
    return std::any_of(ranges.begin(), ranges.end(),
                       [&](const DateRange& range) { return range.contains(day); });
}

// Keeps `wanted` between its neighbours; it holds `day`, which none of them does.
DateRange clipped(DateRange wanted, Date day, const std::vector<DateRange>& ranges) {
    for (const DateRange& range : ranges) {
        if (range.to < day)
            wanted.from = std::max(wanted.from, range.to.plus_days(1));
        if (range.from > day)
            wanted.to = std::min(wanted.to, range.from.plus_days(-1));
    }
    return wanted;
}

DateRange calendar_year(Date day) {
    return {Date::from_ymd(day.year(), 1, 1).value_or(day),
            Date::from_ymd(day.year(), 12, 31).value_or(day)};
}

DateRange year_closing(Date closing_day, Date first_entry) {
    const Date next = closing_day.plus_days(1);
    const Date start =
        Date::from_ymd(next.year() - 1, next.month(), next.day()).value_or(next.plus_days(-365));
    return {std::min(start, first_entry), closing_day};
}

} // namespace

std::vector<DateRange> plan_years(std::span<const ledger::FinancialYear> years,
                                  const std::set<Date>& days, std::optional<Date> closing_day) {
    std::vector<DateRange> ranges;
    for (const ledger::FinancialYear& year : years)
        ranges.push_back(year.days);
    std::vector<DateRange> planned;
    for (const Date day : days) {
        if (covered(ranges, day))
            continue;
        const bool named = closing_day && day <= *closing_day && !covered(ranges, *closing_day);
        const DateRange range =
            clipped(named ? year_closing(*closing_day, day) : calendar_year(day), day, ranges);
        ranges.push_back(range);
        planned.push_back(range);
    }
    return planned;
}

} // namespace comptoir::app
