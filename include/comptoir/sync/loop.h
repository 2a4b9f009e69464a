// Loop: when to ask which connection.
//
// One thread. After the start delay every connection is pulled, then again each interval; one that
// fails waits longer each time (a minute, two, four … at most the interval), alone. stop() wakes
// every wait and returns within a second as long as the pull itself obeys its stop_token.
#pragma once

#include "comptoir/core/clock.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace comptoir::sync {

struct LoopOptions {
    std::int64_t start_delay_s = 20;
    std::int64_t interval_s = 21600;
};

enum class PullEnd {
    Done,
    FailedForNow, // network, server, quota: worth another try soon
    Refused,      // the key or the right is gone: only a person can help; asked at the interval
};

struct PullAnswer {
    PullEnd end = PullEnd::Done;
    std::int64_t retry_after_s = 0; // what the provider asked for; 0: nothing
};

// The bank side of the loop; called on the loop's thread.
class PullTurn {
public:
    virtual ~PullTurn() = default;
    virtual std::vector<std::int64_t> connections() = 0;
    virtual PullAnswer pull(std::int64_t connection, std::stop_token stop) = 0;
};

// When each connection is due: pure, so that a test can walk through days.
class Schedule {
public:
    explicit Schedule(LoopOptions options) : m_options(options) {}
    void start(Instant now);
    // Keeps what it knows of connections that stay; new ones are due at once (after the delay).
    void set_connections(const std::vector<std::int64_t>& connections, Instant now);
    std::vector<std::int64_t> due(Instant now) const;
    void pulled(std::int64_t connection, const PullAnswer& answer, Instant now);
    void pull_all_now(Instant now);
    std::optional<Instant> next() const; // empty: no connection

private:
    struct Row {
        std::int64_t connection = 0;
        Instant due;
        int failures = 0;
    };
    LoopOptions m_options;
    Instant m_first;
    std::vector<Row> m_rows;
};

// Waiting, injected: the real one waits on a condition variable, a test's moves its clock.
class LoopTimer {
public:
    virtual ~LoopTimer() = default;
    virtual Instant now() = 0;
    // Returns at `until`, at wake() or at a stop, whichever is first.
    virtual void wait(Instant until, const std::stop_token& stop) = 0;
    virtual void wake() = 0;
};
std::unique_ptr<LoopTimer> real_timer(); // the system's clock: schedules follow real time

class Loop {
public:
    Loop(LoopOptions options, std::unique_ptr<LoopTimer> timer, std::unique_ptr<PullTurn> turn);
    ~Loop(); // stops and joins
    Loop(const Loop&) = delete;
    Loop& operator=(const Loop&) = delete;
    void pull_now();
    void stop(); // joins
    std::optional<Instant> next_pull_at() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace comptoir::sync
