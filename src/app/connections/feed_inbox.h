// FeedInbox: what a bank sent becomes waiting operations, page by page.
//
// One page and its cursor are one transaction. An operation is known by its connection and the
// provider's id; what the provider last changed wins, whatever the order pages come in. What
// already stands in a statement never changes silently: the bank's newer words are kept beside it,
// recorded and counted.
#pragma once

#include "comptoir/app/workspace.h"
#include "comptoir/sync/feed_sink.h"

namespace comptoir::app {

class FeedInbox final : public sync::FeedSink {
public:
    explicit FeedInbox(Workspace& workspace) : m_workspace(&workspace) {}
    Result<sync::FeedCounts> accept(const sync::FeedAccount& account,
                                    const connectors::FeedPage& page) override;

private:
    Workspace* m_workspace;
};

// The same inside a transaction that is already open. Errors: app.not_found.
Result<sync::FeedCounts> accept_page(Writer& writer, const sync::FeedAccount& account,
                                     const connectors::FeedPage& page);

} // namespace comptoir::app
