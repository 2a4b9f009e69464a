// A queue of jobs served in order by one or more threads of its own.
//
// Bounded: beyond k_jobs_max waiting jobs, post() makes the caller wait; nothing is dropped.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace comptoir::app {

class JobQueue {
public:
    static constexpr std::size_t k_jobs_max = 10'000;
    using Job = std::function<void(std::size_t worker)>;

    explicit JobQueue(std::size_t workers);
    ~JobQueue(); // drains, then joins

    bool post(Job job);                // false once stopping
    void run_and_wait(const Job& job); // on a worker; not from a worker of this queue
    bool on_own_thread() const;
    void stop(); // takes no further job, runs the waiting ones, joins

private:
    void serve(std::size_t worker);

    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::condition_variable m_room;
    std::deque<Job> m_jobs;
    bool m_stopping = false;
    std::vector<std::thread> m_threads;
};

} // namespace comptoir::app
