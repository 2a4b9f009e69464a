// Where a pull of Qonto's transactions stands, as one short text.
//
// Transactions are asked for by `updated_at` ascending. Between pulls the cursor is the last
// updated_at seen; the next pull starts a week before it, because a bank may write a row late.
// Inside a pull it moves by updated_at, not by page number: a row that is edited meanwhile jumps to
// the end, and page numbers would then skip the row that took its place.
#pragma once

#include "comptoir/core/clock.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace comptoir::connectors::qonto {

struct Cursor {
    bool walking = false;        // inside a pull
    std::optional<Instant> at;   // done: last updated_at; walking: ask from here
    std::int64_t page = 1;       // walking: more than one page may share `at`
    std::optional<Instant> high; // walking: last updated_at seen in this pull

    std::string to_text() const;
    // Anything unreadable starts over: a repeated operation costs nothing.
    static Cursor parse(std::string_view text);
};

} // namespace comptoir::connectors::qonto
