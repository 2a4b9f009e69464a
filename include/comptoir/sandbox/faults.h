// Faults: what goes wrong with the next answers, in order: "429:2,500:1,cut:1,repeat-page:1".
#pragma once

#include "comptoir/core/result.h"

#include <cstdint>
#include <deque>
#include <optional>
#include <string_view>

namespace comptoir::sandbox {

enum class FaultKind {
    None,            // ok: a proper answer, so that what follows hits a later request
    TooManyRequests, // 429: status 429
    ServerError,     // 500
    Unauthorized,    // 401
    Forbidden,       // 403
    Cut,             // cut: half of the body, then the connection closes
    Truncated,       // truncated: half of the body as if it were all
    Html,            // html: a page with status 200
    Slow,            // slow: waits before it answers
    RepeatPage,      // repeat-page: the answer before, once more
};

struct Fault {
    FaultKind kind = FaultKind::ServerError;
    std::optional<std::int64_t> seconds; // 429@2: Retry-After; slow@5: how long
};

// kind[@seconds][:count], separated by commas. Errors: sandbox.bad_faults.
Result<std::deque<Fault>> parse_faults(std::string_view text);

} // namespace comptoir::sandbox
