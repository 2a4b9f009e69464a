#include "comptoir/connectors/pause.h"

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace comptoir::connectors {

bool ThreadPauser::pause(std::int64_t ms, std::stop_token stop) {
    std::mutex mutex;
    std::condition_variable_any woken;
    std::unique_lock lock(mutex);
    woken.wait_for(lock, stop, std::chrono::milliseconds(ms), [] { return false; });
    return !stop.stop_requested();
}

} // namespace comptoir::connectors
