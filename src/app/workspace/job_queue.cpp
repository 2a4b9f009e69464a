#include "app/workspace/job_queue.h"

namespace comptoir::app {

JobQueue::JobQueue(std::size_t workers) {
    for (std::size_t worker = 0; worker < workers; ++worker)
        m_threads.emplace_back([this, worker] { serve(worker); });
}

JobQueue::~JobQueue() {
    stop();
}

bool JobQueue::post(Job job) {
    std::unique_lock lock(m_mutex);
    m_room.wait(lock, [this] { return m_jobs.size() < k_jobs_max || m_stopping; });
    if (m_stopping)
        return false;
    m_jobs.push_back(std::move(job));
    m_wake.notify_one();
    return true;
}

void JobQueue::run_and_wait(const Job& job) {
    std::mutex mutex;
    std::condition_variable finished;
    bool done = false;
    const bool taken = post([&](std::size_t worker) {
        job(worker);
        // Notified under the lock: the waiter owns the condition variable and may destroy it.
        const std::lock_guard lock(mutex);
        done = true;
        finished.notify_one();
    });
    if (!taken)
        return;
    std::unique_lock lock(mutex);
    finished.wait(lock, [&] { return done; });
}

bool JobQueue::on_own_thread() const {
    for (const std::thread& thread : m_threads)
        if (thread.get_id() == std::this_thread::get_id())
            return true;
    return false;
}

void JobQueue::stop() {
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    m_room.notify_all();
    for (std::thread& thread : m_threads)
        if (thread.joinable())
            thread.join();
}

void JobQueue::serve(std::size_t worker) {
    while (true) {
        Job job;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return !m_jobs.empty() || m_stopping; });
            if (m_jobs.empty())
                return;
            job = std::move(m_jobs.front());
            m_jobs.pop_front();
        }
        m_room.notify_one();
        job(worker);
    }
}

} // namespace comptoir::app
