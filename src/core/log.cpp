#include "comptoir/core/log.h"

#include <atomic>

namespace comptoir::log {

namespace {

// The one piece of process-wide state in core: a function pointer, set once at start.
std::atomic<Sink> g_sink{nullptr};

} // namespace

void set_sink(Sink sink) {
    g_sink.store(sink, std::memory_order_release);
}

void write(Level level, std::string_view area, std::string_view line) {
    if (const Sink sink = g_sink.load(std::memory_order_acquire))
        sink(level, area, line);
}

} // namespace comptoir::log
