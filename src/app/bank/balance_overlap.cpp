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

DayPath path_of_deleted(const storage::DayLine& line) {
    DayPath path{{}, line.amount_minor};
    if (line.balance_before_minor)
        path.points = {*line.balance_before_minor, *line.balance_before_minor + line.amount_minor};
    return path;
}

DayPaths paths_of_day(storage::Database& database, std::string_view journal, Date day,
                      bank::StatementId incoming) {
    DayPaths paths;
    bank::StatementId current;
    DayPath* path = nullptr;
    const auto lines = storage::lines_of_day(database, journal, day);
    for (const storage::DayLine& line : lines) {
        if (line.deleted)
            continue;
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
    for (const storage::DayLine& line : lines)
        if (line.deleted) // the bank's balances went through it all the same
            paths.stored.push_back(path_of_deleted(line));
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

// What the stored lines sum to that the incoming path goes over again. Where balances happen to be
// equal there is more than one answer, the likeliest first.
struct Overlap {
    std::vector<std::int64_t> sums{0};
    bool certain = true; // where the two paths meet and part was found

    void add(const Overlap& other) {
        std::vector<std::int64_t> both;
        for (const std::int64_t sum : sums)
            for (const std::int64_t more : other.sums)
                if (both.size() < k_answers_max &&
                    std::find(both.begin(), both.end(), sum + more) == both.end())
                    both.push_back(sum + more);
        sums = std::move(both);
        certain = certain && other.certain;
    }
    static constexpr std::size_t k_answers_max = 8;
};

// The balances where the stored path may be cut: where the other one has its end, and its own end
// when the other one passes it.
std::vector<std::int64_t> cuts(const DayPath& stored, const DayPath& incoming,
                               std::int64_t stored_end, std::int64_t incoming_end) {
    std::vector<std::int64_t> balances;
    if (stored.point_at(incoming_end))
        balances.push_back(incoming_end);
    if (incoming.point_at(stored_end) && stored_end != incoming_end)
        balances.push_back(stored_end);
    return balances;
}

// Two paths that share no end do not meet: days lie between them, or the bank writes one day in two
// orders and cuts it in the middle.
Overlap overlap_of_paths(const DayPath& stored, const DayPath& incoming) {
    if (stored.points.empty() || incoming.points.empty())
        return {{stored.sum_minor}, false};
    auto from = cuts(stored, incoming, stored.points.front(), incoming.points.front());
    auto to = cuts(stored, incoming, stored.points.back(), incoming.points.back());
    if (from.empty() && to.empty())
        return {{0}, false};
    const bool certain = !from.empty() && !to.empty();
    if (from.empty())
        from.push_back(stored.points.front());
    if (to.empty())
        to.push_back(stored.points.back());
    Overlap overlap{{}, certain};
    for (const std::int64_t begin : from)
        for (const std::int64_t end : to)
            overlap.sums.push_back(end - begin);
    return overlap;
}

// All of the incoming path lies on the stored one: as many lines between the same balances.
bool holds(const DayPath& stored, const DayPath& incoming) {
    if (incoming.points.empty())
        return false;
    const std::size_t steps = incoming.points.size() - 1;
    for (std::size_t at = 0; at + steps < stored.points.size(); ++at)
        if (stored.points[at] == incoming.points.front() &&
            stored.points[at + steps] == incoming.points.back())
            return true;
    return false;
}

Overlap overlap_of_day(storage::Database& database, std::string_view journal, Date day,
                       bank::StatementId incoming) {
    DayPaths paths = paths_of_day(database, journal, day, incoming);
    join_following(paths.stored);
    for (const DayPath& stored : paths.stored)
        if (holds(stored, paths.incoming))
            return {{paths.incoming.sum_minor}, true};
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
    const std::int64_t between = storage::sum_between_days(
        database, journal, incoming.first_movement, incoming.last_movement, incoming.statement);
    overlap.add({{between}, true});
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
    std::vector<std::int64_t> sums;
    for (const std::int64_t repeated : overlap.sums)
        sums.push_back(incoming.closing_minor - incoming.opening_minor - repeated);
    if (const auto by_end = sum_from_end_of_books(database, journal, incoming);
        by_end && std::find(sums.begin(), sums.end(), *by_end) == sums.end())
        sums.insert(overlap.certain ? sums.end() : sums.begin(), *by_end);
    return sums;
}

} // namespace comptoir::app
