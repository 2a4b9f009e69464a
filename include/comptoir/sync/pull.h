// pull_account: every page of one account, from its cursor to the end.
#pragma once

#include "comptoir/connectors/feed_connector.h"
#include "comptoir/sync/feed_sink.h"

#include <optional>
#include <stop_token>

namespace comptoir::sync {

inline constexpr int k_pages_max = 20'000; // two million operations

struct PullOutcome {
    FeedCounts counts;
    int pages = 0;
    bool complete = false;      // the last page was stored
    std::optional<Error> error; // why not; what was stored before stays stored
};

PullOutcome pull_account(connectors::FeedConnector& connector, FeedSink& sink, FeedAccount account,
                         std::stop_token stop);

} // namespace comptoir::sync
