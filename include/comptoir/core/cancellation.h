// Long work reports progress and can be stopped between two items.
#pragma once

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string_view>

namespace comptoir {

struct Progress {
    std::int64_t done = 0;
    std::int64_t total = 0; // 0: unknown
};

// Passed down by value; both parts may be empty. `report` is called at most every few thousand
// items, on the thread that does the work.
struct Work {
    std::function<void(const Progress&)> report;
    std::stop_token stop;
    void tell(std::int64_t done, std::int64_t total) const {
        if (report)
            report(Progress{done, total});
    }
    bool stopped() const { return stop.stop_requested(); }
};

} // namespace comptoir
