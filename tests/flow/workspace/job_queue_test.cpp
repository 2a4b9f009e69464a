#include "app/workspace/job_queue.h"

#include <gtest/gtest.h>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <vector>

namespace comptoir::app {
namespace {

// A door that threads wait at until a test opens it.
class Door {
public:
    void open() {
        const std::lock_guard lock(m_mutex);
        m_open = true;
        m_opened.notify_all();
    }
    void wait() {
        std::unique_lock lock(m_mutex);
        m_opened.wait(lock, [this] { return m_open; });
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_opened;
    bool m_open = false;
};

TEST(JobQueueTest, OneWorkerRunsJobsInTheirOrder) {
    std::vector<int> order;
    {
        JobQueue queue(1);
        for (int index = 0; index < 100; ++index)
            EXPECT_TRUE(queue.post([&order, index](std::size_t) { order.push_back(index); }));
    }
    ASSERT_EQ(order.size(), 100u);
    for (int index = 0; index < 100; ++index)
        EXPECT_EQ(order[static_cast<std::size_t>(index)], index);
}

TEST(JobQueueTest, StoppingRunsWhatWaitsAndTakesNothingMore) {
    Door door;
    std::atomic<int> runs = 0;
    JobQueue queue(1);
    queue.post([&](std::size_t) { door.wait(); });
    for (int index = 0; index < 50; ++index)
        queue.post([&](std::size_t) { ++runs; });
    door.open();
    queue.stop();
    EXPECT_EQ(runs, 50);
    EXPECT_FALSE(queue.post([&](std::size_t) { ++runs; }));
    bool ran = false;
    queue.run_and_wait([&](std::size_t) { ran = true; });
    EXPECT_FALSE(ran) << "a stopped queue answers at once instead of waiting for ever";
}

TEST(JobQueueTest, EachWorkerHasItsOwnNumber) {
    Door door;
    std::mutex mutex;
    std::vector<std::size_t> workers;
    std::condition_variable both;
    JobQueue queue(2);
    for (int index = 0; index < 2; ++index)
        queue.post([&](std::size_t worker) {
            {
                const std::lock_guard lock(mutex);
                workers.push_back(worker);
                both.notify_all();
            }
            door.wait();
        });
    {
        std::unique_lock lock(mutex);
        both.wait(lock, [&] { return workers.size() == 2; });
        EXPECT_EQ(workers[0] + workers[1], 1u);
    }
    door.open();
}

TEST(JobQueueTest, AWorkerKnowsItIsOne) {
    JobQueue queue(1);
    bool inside = false;
    queue.run_and_wait([&](std::size_t) { inside = queue.on_own_thread(); });
    EXPECT_TRUE(inside);
    EXPECT_FALSE(queue.on_own_thread());
}

} // namespace
} // namespace comptoir::app
