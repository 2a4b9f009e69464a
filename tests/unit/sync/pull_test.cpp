#include "comptoir/sync/pull.h"

#include "comptoir/connectors/errors.h"
#include "comptoir/core/errors.h"
#include "comptoir/core/text.h"

#include <deque>

#include <gtest/gtest.h>

namespace comptoir::sync {
namespace {

using connectors::FeedPage;

struct ScriptedConnector final : connectors::FeedConnector {
    Result<std::vector<connectors::ProviderAccount>> list_accounts(std::stop_token) override {
        return std::vector<connectors::ProviderAccount>{};
    }
    Result<FeedPage> fetch_page(const std::string&, std::string_view cursor,
                                std::stop_token) override {
        cursors.emplace_back(cursor);
        if (endless) {
            FeedPage page;
            page.cursor = "again";
            page.has_more = true;
            return page;
        }
        auto page = std::move(pages.front());
        pages.pop_front();
        return page;
    }
    void then(std::string cursor, bool has_more) {
        FeedPage page;
        page.cursor = std::move(cursor);
        page.has_more = has_more;
        pages.push_back(std::move(page));
    }
    std::deque<Result<FeedPage>> pages;
    std::vector<std::string> cursors;
    bool endless = false;
};

struct CountingSink final : FeedSink {
    Result<FeedCounts> accept(const FeedAccount&, const FeedPage& page) override {
        if (refuse_at == static_cast<int>(stored.size()))
            return fail(errors::file_unwritable, {{"path", std::string("ledger")}});
        stored.push_back(page.cursor);
        return FeedCounts{.lines_new = 2,
                          .lines_changed = 1,
                          .lines_removed = 0,
                          .taken_changed = 0,
                          .pending = static_cast<std::int64_t>(stored.size())};
    }
    std::vector<std::string> stored;
    int refuse_at = -1;
};

class Pull : public testing::Test {
protected:
    PullOutcome pull(std::stop_token stop = {}) {
        return pull_account(connector, sink, {1, "acc", "start"}, stop);
    }
    ScriptedConnector connector;
    CountingSink sink;
};

TEST_F(Pull, GoesFromCursorToCursorAndAddsUp) {
    connector.then("one", true);
    connector.then("two", true);
    connector.then("end", false);
    const PullOutcome outcome = pull();
    EXPECT_TRUE(outcome.complete);
    EXPECT_FALSE(outcome.error);
    EXPECT_EQ(connector.cursors, (std::vector<std::string>{"start", "one", "two"}));
    EXPECT_EQ(sink.stored, (std::vector<std::string>{"one", "two", "end"}));
    EXPECT_EQ(outcome.counts.lines_new, 6);
    EXPECT_EQ(outcome.counts.lines_changed, 3);
    EXPECT_EQ(outcome.counts.pending, 3) << "a state, not a sum";
}

TEST_F(Pull, KeepsWhatWasStoredBeforeTheBankFailed) {
    connector.then("one", true);
    connector.pages.push_back(fail(connectors::errors::server_error));
    const PullOutcome outcome = pull();
    EXPECT_FALSE(outcome.complete);
    ASSERT_TRUE(outcome.error);
    EXPECT_EQ(outcome.error->code, ErrorCode(connectors::errors::server_error));
    EXPECT_EQ(outcome.counts.lines_new, 2);
}

TEST_F(Pull, AsksForNothingMoreWhenAPageCannotBeStored) {
    connector.then("one", true);
    connector.then("two", true);
    sink.refuse_at = 1;
    const PullOutcome outcome = pull();
    EXPECT_FALSE(outcome.complete);
    EXPECT_EQ(connector.cursors.size(), 2U);
}

TEST_F(Pull, StopsBetweenTwoPages) {
    std::stop_source stop;
    stop.request_stop();
    const PullOutcome outcome = pull(stop.get_token());
    ASSERT_TRUE(outcome.error);
    EXPECT_EQ(outcome.error->code, ErrorCode(errors::cancelled));
    EXPECT_TRUE(connector.cursors.empty());
}

TEST_F(Pull, EndsEvenWhenTheBankNeverDoes) {
    connector.endless = true;
    const PullOutcome outcome = pull();
    ASSERT_TRUE(outcome.error);
    EXPECT_EQ(outcome.error->code, ErrorCode(connectors::errors::too_many_pages));
    EXPECT_EQ(outcome.pages, k_pages_max);
}

} // namespace
} // namespace comptoir::sync
