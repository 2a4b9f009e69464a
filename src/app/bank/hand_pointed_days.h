// Lines of a statement on days that a person pointed without one (A128-A134).
//
//   HandPointedDays days(database);
//   days.count("BQ", line.booked_on);          // for each line that comes in
//   for (Diagnostic& each : days.warnings()) …  // bank.days_pointed_by_hand
//
// Their entries are pointed already: a line that comes in later finds them no more, stays open, and
// counts in the état beside them.
#pragma once

#include "comptoir/app/bank.h"
#include "comptoir/storage/repositories/pointing_repository.h"

#include <map>

namespace comptoir::app {

class HandPointedDays {
public:
    explicit HandPointedDays(storage::Database& database) : m_database(database) {}
    void count(const std::string& journal, Date booked_on);
    // Of one line: bank.day_pointed_by_hand; nothing where its day was not pointed.
    std::optional<Diagnostic> warning_of(const std::string& journal, Date booked_on);
    // One for each pointing, by journal and last day.
    std::vector<Diagnostic> warnings() const;

private:
    struct Period {
        storage::PointingRecord session;
        bool covers_what_came_before = false;
        std::int64_t lines = 0;
        Date first, last; // of the lines
    };
    std::vector<Period>& periods_of(const std::string& journal);
    Period* period_of(const std::string& journal, Date booked_on);
    static Diagnostic warning(const std::string& journal, const Period& period);

    storage::Database& m_database;
    std::map<std::string, std::vector<Period>, std::less<>> m_periods; // by journal, by last day
};

// Adds a warning for each pointing on whose days the report made lines.
void tell_hand_pointed_days(Reader& reader, ImportReport& report);

} // namespace comptoir::app
