#include "comptoir/sync/pull.h"

#include "comptoir/connectors/errors.h"
#include "comptoir/core/errors.h"

namespace comptoir::sync {

namespace {

void add(FeedCounts& sum, const FeedCounts& page) {
    sum.lines_new += page.lines_new;
    sum.lines_changed += page.lines_changed;
    sum.lines_removed += page.lines_removed;
    sum.taken_changed += page.taken_changed;
    sum.pending = page.pending; // a state, not a movement
}

} // namespace

PullOutcome pull_account(connectors::FeedConnector& connector, FeedSink& sink, FeedAccount account,
                         std::stop_token stop) {
    PullOutcome outcome;
    const auto give_up = [&](Error error) {
        outcome.error = std::move(error);
        return outcome;
    };
    while (outcome.pages < k_pages_max) {
        if (stop.stop_requested())
            return give_up(fail(comptoir::errors::cancelled).value());
        auto page = connector.fetch_page(account.provider_account, account.cursor, stop);
        if (!page)
            return give_up(std::move(page).error());
        auto counts = sink.accept(account, *page);
        if (!counts)
            return give_up(std::move(counts).error());
        add(outcome.counts, *counts);
        ++outcome.pages;
        if (!page->has_more) {
            outcome.complete = true;
            return outcome;
        }
        account.cursor = std::move(page->cursor);
    }
    return give_up(fail(connectors::errors::too_many_pages,
                        {{"provider", account.provider}, {"pages", std::int64_t{k_pages_max}}})
                       .value());
}

} // namespace comptoir::sync
