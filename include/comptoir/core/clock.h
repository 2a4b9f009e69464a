// Instant and Clock: the only source of "now" in the program, always injected.
#pragma once

#include "comptoir/core/date.h"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace comptoir {

// Milliseconds since 1970-01-01T00:00:00Z.
struct Instant {
    std::int64_t ms = 0;
    std::string to_iso() const;                                // "2026-10-31T14:02:05.123Z"
    static std::optional<Instant> parse_iso(std::string_view); // Z or ±hh:mm, fraction optional
    friend auto operator<=>(const Instant&, const Instant&) = default;
};

class Clock {
public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
    // True when the time was set by hand (COMPTOIR_NOW): the event log then says so.
    virtual bool is_simulated() const { return false; }
};

class SystemClock final : public Clock {
public:
    Instant now() const override;
};

// Stands still, or starts at a given instant: for tests, demonstrations and COMPTOIR_NOW.
class FixedClock final : public Clock {
public:
    explicit FixedClock(Instant instant) : m_now(instant) {}
    Instant now() const override { return m_now; }
    bool is_simulated() const override { return true; }
    void advance_ms(std::int64_t ms) { m_now.ms += ms; }

private:
    Instant m_now;
};

// The day at `instant` in Europe/Paris, Brussels and Zurich (one rule: CET, CEST from the last
// Sunday of March 01:00 UTC to the last Sunday of October 01:00 UTC; directive 2000/84/EC).
Date local_day(Instant instant);
// Minutes to add to UTC at that moment: 60 or 120.
int local_offset_minutes(Instant instant);

} // namespace comptoir
