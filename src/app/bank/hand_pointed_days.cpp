#include "app/bank/hand_pointed_days.h"

#include "comptoir/bank/errors.h"
#include "comptoir/storage/repositories/bank_repository.h"

#include <algorithm>

namespace comptoir::app {

namespace {

// A month without movements, or whose marks were all taken away, keeps no entry from a line.
bool points_something(storage::Database& database, const storage::PointingRecord& session) {
    if (session.state == "open")
        return !storage::marks_of(database, session.id).empty();
    return session.state == "validated" &&
           !storage::pointings_of_match(database, session.match).empty();
}

} // namespace

std::vector<HandPointedDays::Period>& HandPointedDays::periods_of(const std::string& journal) {
    const auto [found, first] = m_periods.try_emplace(journal);
    std::vector<Period>& periods = found->second;
    if (!first)
        return periods;
    for (storage::PointingRecord& session : storage::load_pointings(m_database, journal)) {
        if (!points_something(m_database, session))
            continue;
        // Where no statement had come yet, its balance explains all there was until its last day.
        const bool is_first =
            !storage::had_lines_before(m_database, journal, session.from, session.opened_at);
        periods.push_back({std::move(session), is_first, 0, {}, {}});
    }
    std::stable_sort(periods.begin(), periods.end(), [](const Period& one, const Period& other) {
        return one.session.to < other.session.to;
    });
    return periods;
}

HandPointedDays::Period* HandPointedDays::period_of(const std::string& journal, Date booked_on) {
    std::vector<Period>& periods = periods_of(journal);
    const auto period = std::find_if(periods.begin(), periods.end(), [&](const Period& each) {
        return booked_on <= each.session.to &&
               (each.covers_what_came_before || booked_on >= each.session.from);
    });
    return period == periods.end() ? nullptr : &*period;
}

void HandPointedDays::count(const std::string& journal, Date booked_on) {
    Period* period = period_of(journal, booked_on);
    if (!period)
        return;
    period->first = period->lines == 0 ? booked_on : std::min(period->first, booked_on);
    period->last = period->lines == 0 ? booked_on : std::max(period->last, booked_on);
    ++period->lines;
}

Diagnostic HandPointedDays::warning(const std::string& journal, const Period& period) {
    const bool is_one_day = period.first == period.last;
    return {Diagnostic::Severity::Warning,
            is_one_day ? ErrorCode(bank::errors::day_pointed_by_hand)
                       : ErrorCode(bank::errors::days_pointed_by_hand),
            {{"journal", journal},
             {"lines", period.lines},
             {"first", period.first},
             {"last", period.last},
             {"until", period.session.to},
             {"session", period.session.id.value()}},
            std::nullopt};
}

std::optional<Diagnostic> HandPointedDays::warning_of(const std::string& journal, Date booked_on) {
    const Period* found = period_of(journal, booked_on);
    if (!found)
        return std::nullopt;
    Period one = *found;
    one.lines = 1;
    one.first = one.last = booked_on;
    return warning(journal, one);
}

std::vector<Diagnostic> HandPointedDays::warnings() const {
    std::vector<Diagnostic> warnings;
    for (const auto& [journal, periods] : m_periods)
        for (const Period& period : periods)
            if (period.lines > 0)
                warnings.push_back(warning(journal, period));
    return warnings;
}

void tell_hand_pointed_days(Reader& reader, ImportReport& report) {
    HandPointedDays days(reader.database());
    for (const ImportedStatement& statement : report.statements)
        if (statement.id)
            storage::for_each_step(reader.database(), statement.id,
                                   [&](const storage::LineStep& step) {
                                       days.count(statement.journal, step.booked_on);
                                       return true;
                                   });
    for (Diagnostic& warning : days.warnings())
        report.diagnostics.push_back(std::move(warning));
}

} // namespace comptoir::app
