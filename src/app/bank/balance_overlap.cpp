#include "app/bank/balance_overlap.h"

#include <algorithm>
#include <optional>

namespace comptoir::app {

namespace {

// The lines of one statement on one day: the balances it passes, first to last.
struct DayPath {
    std::vector<std::int64_t> points; // one more than it has lines; empty without balances
    std::int64_t sum_minor = 0;

    std::optional<std::size_t> point_at(std::int64_t balance) const {
        const auto found = std::find(points.begin(), points.end(), balance);
        if (found == points.end())
            return std::nullopt;
        return static_cast<std::size_t>(found - points.begin());
    }
};

struct DayPaths {
    DayPath incoming;
    std::vector<DayPath> stored; // by statement
};

DayPaths paths_of_day(storage::Database& database, std::string_view journal, Date day,
                      bank::StatementId incoming) {
    DayPaths paths;
    bank::StatementId current;
    DayPath* path = nullptr;
    for (const storage::DayLine& line : storage::lines_of_day(database, journal, day)) {
        if (!path || line.statement != current) {
            current = line.statement;
            path = current == incoming ? &paths.incoming : &paths.stored.emplace_back();
            if (const auto before = storage::balance_before_line(database, current, line.id))
                path->points.push_back(*before);
        }
        if (!path->points.empty())
            path->points.push_back(path->points.back() + line.amount_minor);
        path->sum_minor += line.amount_minor;
    }
    return paths;
}

// Statements that follow each other become one path: balances that happen to be equal then mislead
// less.
void join_following(std::vector<DayPath>& paths) {
    for (std::size_t at = 0; at < paths.size(); ++at) {
        const auto follows = [&](const DayPath& other) {
            return &other != &paths[at] && !paths[at].points.empty() && !other.points.empty() &&
                   paths[at].points.back() == other.points.front();
        };
        for (auto next = std::find_if(paths.begin(), paths.end(), follows); next != paths.end();
             next = std::find_if(paths.begin(), paths.end(), follows)) {
            paths[at].points.insert(paths[at].points.end(), next->points.begin() + 1,
                                    next->points.end());
            paths[at].sum_minor += next->sum_minor;
            if (static_cast<std::size_t>(next - paths.begin()) < at)
                --at;
            paths.erase(next);
        }
    }
}

struct Overlap {
    std::int64_t sum_minor = 0;
    bool certain = true; // where the two paths meet and part was found

    void add(const Overlap& other) {
        sum_minor += other.sum_minor;
        certain = certain && other.certain;
    }
};

// The stored lines that the incoming path goes over again. Two paths that share no end do not meet:
// days lie between them, or the bank writes one day in two orders and cuts it in the middle.
Overlap overlap_of_paths(const DayPath& stored, const DayPath& incoming) {
    if (stored.points.empty() || incoming.points.empty())
        return {stored.sum_minor, false};
    const auto begins_at = stored.point_at(incoming.points.front());
    const auto ends_at = stored.point_at(incoming.points.back());
    const bool meets = begins_at || incoming.point_at(stored.points.front());
    const bool parts = ends_at || incoming.point_at(stored.points.back());
    if (!meets && !parts)
        return {0, false};
    // Several points with one balance differ by lines that sum to zero: any of them does.
    const std::int64_t from = stored.points[begins_at.value_or(0)];
    const std::int64_t to = stored.points[ends_at.value_or(stored.points.size() - 1)];
    return {to - from, meets && parts};
}

Overlap overlap_of_day(storage::Database& database, std::string_view journal, Date day,
                       bank::StatementId incoming) {
    DayPaths paths = paths_of_day(database, journal, day, incoming);
    join_following(paths.stored);
    if (!paths.incoming.points.empty())
        for (const DayPath& stored : paths.stored)
            if (stored.point_at(paths.incoming.points.front()) &&
                stored.point_at(paths.incoming.points.back()))
                return {paths.incoming.sum_minor, true}; // all of it lies on one path
    Overlap overlap;
    for (const DayPath& stored : paths.stored)
        overlap.add(overlap_of_paths(stored, paths.incoming));
    return overlap;
}

Overlap overlap_of(storage::Database& database, std::string_view journal,
                   const IncomingSpan& incoming) {
    Overlap overlap =
        overlap_of_day(database, journal, incoming.first_movement, incoming.statement);
    if (incoming.first_movement == incoming.last_movement)
        return overlap;
    overlap.add(overlap_of_day(database, journal, incoming.last_movement, incoming.statement));
    overlap.sum_minor +=
        storage::sum_between_days(database, journal, incoming.first_movement,
                                  incoming.last_movement, incoming.statement);
    return overlap;
}

// From where the books end to where this statement ends, when it goes that far: holds also when the
// bank books something on a day it had reported before.
std::optional<std::int64_t> sum_from_end_of_books(storage::Database& database,
                                                  std::string_view journal,
                                                  const IncomingSpan& incoming) {
    const storage::StatementRecord* last = nullptr;
    const auto all = storage::load_statements(database, journal);
    for (const storage::StatementRecord& statement : all)
        if (statement.id != incoming.statement)
            last = &statement;
    if (!last || !last->closing_minor || (last->to && incoming.last_movement < *last->to))
        return std::nullopt;
    return incoming.closing_minor - *last->closing_minor;
}

} // namespace

std::vector<std::int64_t> expected_new_sums(storage::Database& database, std::string_view journal,
                                            const IncomingSpan& incoming) {
    const Overlap overlap = overlap_of(database, journal, incoming);
    const std::int64_t by_path =
        incoming.closing_minor - incoming.opening_minor - overlap.sum_minor;
    std::vector<std::int64_t> sums{by_path};
    if (const auto by_end = sum_from_end_of_books(database, journal, incoming);
        by_end && *by_end != by_path)
        sums.insert(overlap.certain ? sums.end() : sums.begin(), *by_end);
    return sums;
}

} // namespace comptoir::app
