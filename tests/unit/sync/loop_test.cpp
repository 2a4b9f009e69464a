#include "comptoir/sync/loop.h"

#include <chrono>
#include <condition_variable>
#include <mutex>

#include <gtest/gtest.h>

namespace comptoir::sync {
namespace {

// Shared with the loop's thread; the test waits for a number of events, never for time.
struct Journal {
    std::mutex mutex;
    std::condition_variable changed;
    std::vector<std::pair<std::int64_t, std::int64_t>> pulls; // connection, second
    std::vector<PullEnd> answers;                             // of the next pulls; then Done
    Instant now;
    std::int64_t waits = 0;
    bool stand_still = false; // the clock no longer moves by itself
    bool woken = false;

    void wait_for_pulls(std::size_t count) {
        std::unique_lock lock(mutex);
        changed.wait(lock, [&] { return pulls.size() >= count; });
    }
};

// Jumps to the end of each wait, until the test says that time stands still.
class JumpingTimer final : public LoopTimer {
public:
    explicit JumpingTimer(Journal& journal) : m_journal(&journal) {}
    Instant now() override {
        const std::lock_guard lock(m_journal->mutex);
        return m_journal->now;
    }
    void wait(Instant until, const std::stop_token& stop) override {
        std::unique_lock lock(m_journal->mutex);
        ++m_journal->waits;
        m_journal->changed.notify_all();
        if (m_journal->stand_still) {
            m_woken.wait(lock, stop, [this] { return m_journal->woken; });
            m_journal->woken = false;
            return;
        }
        m_journal->now = std::max(m_journal->now, until);
    }
    void wake() override {
        {
            const std::lock_guard lock(m_journal->mutex);
            m_journal->woken = true;
        }
        m_woken.notify_all();
    }

private:
    Journal* m_journal;
    std::condition_variable_any m_woken;
};

class NotedTurn final : public PullTurn {
public:
    NotedTurn(Journal& journal, std::vector<std::int64_t> ids, std::size_t pulls_max)
        : m_journal(&journal), m_ids(std::move(ids)), m_pulls_max(pulls_max) {}
    std::vector<std::int64_t> connections() override { return m_ids; }
    PullAnswer pull(std::int64_t connection, std::stop_token) override {
        const std::lock_guard lock(m_journal->mutex);
        m_journal->pulls.emplace_back(connection, m_journal->now.ms / 1000);
        if (m_journal->pulls.size() >= m_pulls_max)
            m_journal->stand_still = true;
        PullAnswer answer;
        if (m_journal->pulls.size() <= m_journal->answers.size())
            answer.end = m_journal->answers[m_journal->pulls.size() - 1];
        m_journal->changed.notify_all();
        return answer;
    }

private:
    Journal* m_journal;
    std::vector<std::int64_t> m_ids;
    std::size_t m_pulls_max;
};

using Pulls = std::vector<std::pair<std::int64_t, std::int64_t>>;

std::unique_ptr<Loop> start(Journal& journal, std::vector<std::int64_t> ids,
                            std::size_t pulls_max) {
    return std::make_unique<Loop>(LoopOptions{.start_delay_s = 20, .interval_s = 3600},
                                  std::make_unique<JumpingTimer>(journal),
                                  std::make_unique<NotedTurn>(journal, std::move(ids), pulls_max));
}

TEST(Loop, PullsAfterTheDelayAndThenAtEachInterval) {
    Journal journal;
    const auto loop = start(journal, {1}, 3);
    journal.wait_for_pulls(3);
    loop->stop();
    EXPECT_EQ(journal.pulls, (Pulls{{1, 20}, {1, 3620}, {1, 7220}}));
}

TEST(Loop, AFailingConnectionBacksOffWhileTheOtherKeepsItsPace) {
    Journal journal;
    journal.answers = {PullEnd::FailedForNow, PullEnd::Done, PullEnd::FailedForNow, PullEnd::Done};
    const auto loop = start(journal, {1, 2}, 5);
    journal.wait_for_pulls(5);
    loop->stop();
    EXPECT_EQ(journal.pulls, (Pulls{{1, 20}, {2, 20}, {1, 80}, {1, 200}, {2, 3620}}));
}

TEST(Loop, PullNowWakesASleepingLoop) {
    Journal journal;
    const auto loop = start(journal, {1}, 1);
    journal.wait_for_pulls(1);
    loop->pull_now();
    journal.wait_for_pulls(2);
    loop->stop();
    EXPECT_EQ(journal.pulls.back(), (std::pair<std::int64_t, std::int64_t>{1, 20}));
}

TEST(Loop, TellsWhenTheNextPullIs) {
    Journal journal;
    const auto loop = start(journal, {1}, 1);
    journal.wait_for_pulls(1);
    {
        std::unique_lock lock(journal.mutex);
        journal.changed.wait(lock, [&] { return journal.waits >= 2; });
    }
    EXPECT_EQ(loop->next_pull_at(), Instant{3620 * 1000});
    loop->stop();
}

TEST(Loop, StopsWithinASecondWhileItWaits) {
    class NoTurn final : public PullTurn {
        std::vector<std::int64_t> connections() override { return {1}; }
        PullAnswer pull(std::int64_t, std::stop_token) override { return {}; }
    };
    Loop loop({.start_delay_s = 3600, .interval_s = 3600}, real_timer(),
              std::make_unique<NoTurn>());
    const auto before = std::chrono::steady_clock::now();
    loop.stop();
    EXPECT_LT(std::chrono::steady_clock::now() - before, std::chrono::seconds(1));
}

TEST(Loop, StopsWithinASecondWhileItPulls) {
    struct Obedient final : PullTurn {
        std::mutex mutex;
        std::condition_variable_any changed;
        std::atomic<bool> pulling = false;
        std::vector<std::int64_t> connections() override { return {1}; }
        PullAnswer pull(std::int64_t, std::stop_token stop) override {
            std::unique_lock lock(mutex);
            pulling = true;
            pulling.notify_all();
            changed.wait(lock, stop, [] { return false; });
            return {PullEnd::FailedForNow, 0};
        }
    };
    auto turn = std::make_unique<Obedient>();
    Obedient* seen = turn.get();
    Loop loop({.start_delay_s = 0, .interval_s = 3600}, real_timer(), std::move(turn));
    seen->pulling.wait(false);
    const auto before = std::chrono::steady_clock::now();
    loop.stop();
    EXPECT_LT(std::chrono::steady_clock::now() - before, std::chrono::seconds(1));
}

} // namespace
} // namespace comptoir::sync
