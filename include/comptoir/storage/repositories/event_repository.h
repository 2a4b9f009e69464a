// The event log: who did what and when, each event chained to the one before.
//
//   append_event(database, {.at = now, .user = "claire", .action = "match.create", …});
//
// The chain: hash_i = SHA-256(hash_{i-1} ‖ canonical bytes of event i), with
// hash_0 = SHA-256("comptoir events 1"). The head is kept beside the log (setting 'events.head'),
// so that a log cut short is noticed too. Events are never changed or deleted (triggers).
#pragma once

#include "comptoir/core/bytes.h"
#include "comptoir/core/clock.h"
#include "comptoir/storage/database.h"

#include <cstdint>
#include <functional>
#include <string>

namespace comptoir::storage {

struct EventRecord {
    Instant at;
    bool simulated_clock = false; // the time was set by hand (demonstrations, tests)
    std::string user;
    std::string action; // "match.create"
    std::string object; // "match 12"
    std::string before; // short text or JSON, never a secret
    std::string after;
};

// Writer only, inside a transaction. Returns the event's id: 1, 2, 3 …
std::int64_t append_event(Database& database, const EventRecord& event);

// In order of id; `take` returns false to stop.
void for_each_event(Database& database,
                    const std::function<bool(std::int64_t id, const EventRecord& event)>& take);

// Fixed field order, each field preceded by its length: two events never share their bytes.
std::string canonical_event_bytes(std::int64_t id, const EventRecord& event);

// The first event that does not follow from the one before it, 0 when the whole log holds;
// one past the last event when the log is shorter than its head says. Reads the whole log.
std::int64_t first_broken_event(Database& database);

} // namespace comptoir::storage
