// Pauser: the wait between two tries, injected so that tests do not wait.
#pragma once

#include <cstdint>
#include <stop_token>

namespace comptoir::connectors {

class Pauser {
public:
    virtual ~Pauser() = default;
    // True when the whole time went by, false when stopped before.
    virtual bool pause(std::int64_t ms, std::stop_token stop) = 0;
};

class ThreadPauser final : public Pauser {
public:
    bool pause(std::int64_t ms, std::stop_token stop) override;
};

} // namespace comptoir::connectors
