#include "comptoir/sync/loop.h"

#include <algorithm>

namespace comptoir::sync {

namespace {

constexpr std::int64_t k_first_back_off_s = 60;
constexpr int k_doublings_max = 20;
constexpr std::int64_t k_asked_wait_max_s = 24 * 3600; // whatever the provider asks for

Instant after(Instant now, std::int64_t seconds) {
    return Instant{now.ms + seconds * 1000};
}

} // namespace

void Schedule::start(Instant now) {
    m_first = after(now, m_options.start_delay_s);
}

void Schedule::set_connections(const std::vector<std::int64_t>& connections, Instant now) {
    std::vector<Row> rows;
    for (const std::int64_t connection : connections) {
        const auto known = std::find_if(m_rows.begin(), m_rows.end(), [&](const Row& row) {
            return row.connection == connection;
        });
        rows.push_back(known != m_rows.end() ? *known : Row{connection, std::max(m_first, now), 0});
    }
    m_rows = std::move(rows);
}

std::vector<std::int64_t> Schedule::due(Instant now) const {
    std::vector<std::int64_t> connections;
    for (const Row& row : m_rows)
        if (row.due <= now)
            connections.push_back(row.connection);
    return connections;
}

void Schedule::pulled(std::int64_t connection, const PullAnswer& answer, Instant now) {
    for (Row& row : m_rows) {
        if (row.connection != connection)
            continue;
        std::int64_t wait_s = m_options.interval_s;
        if (answer.end == PullEnd::FailedForNow) {
            const int doublings = std::min(row.failures, k_doublings_max);
            wait_s = std::min(m_options.interval_s, k_first_back_off_s << doublings);
            wait_s = std::max(wait_s, std::min(answer.retry_after_s, k_asked_wait_max_s));
        }
        row.failures = answer.end == PullEnd::Done ? 0 : row.failures + 1;
        row.due = after(now, wait_s);
    }
}

void Schedule::pull_all_now(Instant now) {
    m_first = std::min(m_first, now);
    for (Row& row : m_rows)
        row.due = now;
}

std::optional<Instant> Schedule::next() const {
    std::optional<Instant> first;
    for (const Row& row : m_rows)
        first = first ? std::min(*first, row.due) : row.due;
    return first;
}

} // namespace comptoir::sync
