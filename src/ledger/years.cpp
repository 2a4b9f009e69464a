// Financial years: which one comes next, and which days a new one may take.
#include "comptoir/ledger/errors.h"
#include "comptoir/ledger/rules.h"

#include <algorithm>

namespace comptoir::ledger {

namespace {

// CGI art. 37: a first year may last until 31 December of the calendar year after the foundation,
// which is the longest a year ever is.
constexpr unsigned k_year_months_max = 24;

// The last day of `months` months that begin on `first`.
Date last_day_after(Date first, unsigned months) {
    const unsigned passed = first.month() - 1 + months;
    const int year = first.year() + static_cast<int>(passed / 12);
    const unsigned month = passed % 12 + 1;
    const auto anniversary = Date::from_ymd(year, month, first.day());
    // 31 August and six months: February has no such day, so the period is the whole of it.
    return anniversary ? anniversary->plus_days(-1)
                       : Date::from_ymd(year, month, 1).value_or(first).end_of_month();
}

} // namespace

DateRange twelve_months_from(Date first) {
    return {first, last_day_after(first, 12)};
}

std::optional<DateRange> next_year(std::span<const FinancialYear> years) {
    const auto last = std::max_element(
        years.begin(), years.end(),
        [](const FinancialYear& a, const FinancialYear& b) { return a.days.to < b.days.to; });
    if (last == years.end())
        return std::nullopt;
    return twelve_months_from(last->days.to.plus_days(1));
}

Result<void> check_new_year(DateRange days, std::span<const FinancialYear> years) {
    if (days.to < days.from)
        return fail(errors::year_reversed, {{"from", days.from}, {"to", days.to}});
    if (days.to > last_day_after(days.from, k_year_months_max))
        return fail(
            errors::year_too_long,
            {{"from", days.from}, {"to", days.to}, {"most", std::int64_t{k_year_months_max}}});
    bool touches = years.empty();
    for (const FinancialYear& year : years) {
        if (days.from <= year.days.to && year.days.from <= days.to)
            return fail(errors::year_overlaps, {{"from", days.from},
                                                {"to", days.to},
                                                {"other_from", year.days.from},
                                                {"other_to", year.days.to}});
        touches = touches || days.from == year.days.to.plus_days(1) ||
                  days.to == year.days.from.plus_days(-1);
    }
    if (!touches)
        return fail(errors::year_not_adjacent,
                    {{"from", days.from}, {"to", days.to}, {"first_free", next_year(years)->from}});
    return {};
}

} // namespace comptoir::ledger
