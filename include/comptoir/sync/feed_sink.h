// FeedSink: where a fetched page goes. Declared here, implemented in app.
//
// The page's operations and its cursor are stored in one transaction: after a crash the pull goes
// on from the cursor, and an operation that comes twice is recognised by its id.
#pragma once

#include "comptoir/connectors/feed_connector.h"
#include "comptoir/core/result.h"

#include <cstdint>
#include <string>

namespace comptoir::sync {

struct FeedAccount {
    std::int64_t connection = 0;
    std::string provider_account;
    std::string cursor;
    std::string provider = {}; // for errors
};

// What one page, or one pull, changed. Counts are of completed operations; `pending` is how many
// are pending now.
struct FeedCounts {
    std::int64_t lines_new = 0;
    std::int64_t lines_changed = 0; // waiting ones alone: what is in a statement never changes
    std::int64_t lines_removed = 0;
    std::int64_t taken_changed = 0; // the bank now says otherwise than a statement does
    std::int64_t pending = 0;
};

class FeedSink {
public:
    virtual ~FeedSink() = default;
    // All of the page and its cursor, or nothing. A page may come twice, and pages in any order:
    // an operation older than what is known of it changes nothing.
    virtual Result<FeedCounts> accept(const FeedAccount& account,
                                      const connectors::FeedPage& page) = 0;
};

} // namespace comptoir::sync
