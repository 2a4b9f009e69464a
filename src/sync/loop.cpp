#include "comptoir/sync/loop.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace comptoir::sync {

namespace {

// Without a connection, or with a far one, the loop still looks this often whether a connection
// was added and whether the computer slept (a steady clock stands still meanwhile).
constexpr std::int64_t k_look_again_ms = 60'000;

class RealTimer final : public LoopTimer {
public:
    Instant now() override { return m_clock.now(); }

    void wait(Instant until, const std::stop_token& stop) override {
        const std::int64_t ms = std::max<std::int64_t>(0, until.ms - now().ms);
        std::unique_lock lock(m_mutex);
        m_changed.wait_for(lock, stop, std::chrono::milliseconds(ms), [this] { return m_woken; });
        m_woken = false;
    }

    void wake() override {
        {
            const std::lock_guard lock(m_mutex);
            m_woken = true;
        }
        m_changed.notify_all();
    }

private:
    SystemClock m_clock;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    bool m_woken = false;
};

} // namespace

std::unique_ptr<LoopTimer> real_timer() {
    return std::make_unique<RealTimer>();
}

struct Loop::State {
    LoopOptions options;
    std::unique_ptr<LoopTimer> timer;
    std::unique_ptr<PullTurn> turn;

    mutable std::mutex mutex; // guards what follows
    Schedule schedule;
    bool all_now = false;

    std::jthread thread; // last: it uses everything above

    State(LoopOptions loop_options, std::unique_ptr<LoopTimer> loop_timer,
          std::unique_ptr<PullTurn> pull_turn)
        : options(loop_options), timer(std::move(loop_timer)), turn(std::move(pull_turn)),
          schedule(loop_options) {}

    void run(const std::stop_token& stop);
    std::vector<std::int64_t> look();
    Instant wait_until() const;
};

// Asks which connections there are and answers with those that are due.
std::vector<std::int64_t> Loop::State::look() {
    const std::vector<std::int64_t> connections = turn->connections();
    const Instant now = timer->now();
    const std::lock_guard lock(mutex);
    schedule.set_connections(connections, now);
    if (all_now)
        schedule.pull_all_now(now);
    all_now = false;
    return schedule.due(now);
}

Instant Loop::State::wait_until() const {
    const Instant look_again{timer->now().ms + k_look_again_ms};
    const std::lock_guard lock(mutex);
    return std::min(schedule.next().value_or(look_again), look_again);
}

void Loop::State::run(const std::stop_token& stop) {
    {
        const Instant now = timer->now();
        const std::lock_guard lock(mutex);
        schedule.start(now);
    }
    while (!stop.stop_requested()) {
        for (const std::int64_t connection : look()) {
            if (stop.stop_requested())
                return;
            const PullAnswer answer = turn->pull(connection, stop);
            const Instant now = timer->now();
            const std::lock_guard lock(mutex);
            schedule.pulled(connection, answer, now);
        }
        timer->wait(wait_until(), stop);
    }
}

Loop::Loop(LoopOptions options, std::unique_ptr<LoopTimer> timer, std::unique_ptr<PullTurn> turn)
    : m_state(std::make_unique<State>(options, std::move(timer), std::move(turn))) {
    m_state->thread =
        std::jthread([state = m_state.get()](std::stop_token stop) { state->run(stop); });
}

Loop::~Loop() {
    stop();
}

void Loop::pull_now() {
    {
        const std::lock_guard lock(m_state->mutex);
        m_state->all_now = true;
    }
    m_state->timer->wake();
}

void Loop::stop() {
    m_state->thread.request_stop();
    if (m_state->thread.joinable())
        m_state->thread.join();
}

std::optional<Instant> Loop::next_pull_at() const {
    const std::lock_guard lock(m_state->mutex);
    return m_state->schedule.next();
}

} // namespace comptoir::sync
