// Requests, pages, cursor and back-off of the Qonto connector.
#include "comptoir/connectors/errors.h"
#include "comptoir/connectors/registry.h"
#include "comptoir/core/errors.h"
#include "recorded_http.h"

#include <limits>

namespace comptoir::connectors {
namespace {

std::string operation(std::string_view id, std::string_view updated_at,
                      std::string_view status = "completed") {
    const std::string at(updated_at);
    return R"({"id":")" + std::string(id) + R"(","amount_cents":100,"side":"debit","status":")" +
           std::string(status) + R"(","settled_at":")" + at + R"(","updated_at":")" + at + R"("})";
}

std::string page(const std::vector<std::string>& operations, int current, std::string_view next) {
    std::string body = R"({"transactions":[)";
    for (const std::string& each : operations)
        body += (body.back() == '[' ? "" : ",") + each;
    return body + R"(],"meta":{"current_page":)" + text::number(current) + R"(,"next_page":)" +
           std::string(next) + "}}";
}

class QontoClient : public testing::Test {
protected:
    std::unique_ptr<FeedConnector> open(std::string_view credentials) {
        return *open_connector("qonto", "https://bank.example/", SecretString(credentials),
                               {http, pauser, clock});
    }
    void expect_page(std::string url_part, const std::vector<std::string>& operations,
                     std::string_view next = "null", int current = 1) {
        http.expect_json(std::move(url_part), page(operations, current, next));
    }
    void expect_no_pending() { expect_page("status%5B%5D=pending&sort_by", {}); }
    std::string fetched(std::string_view cursor) {
        const auto fetched_page = connector->fetch_page("acc 1", cursor, {});
        return fetched_page ? fetched_page->cursor : std::string(fetched_page.error().code.name);
    }

    RecordedHttp http;
    NotedPauses pauser;
    FixedClock clock{*Instant::parse_iso("2026-07-01T10:00:00Z")};
    std::unique_ptr<FeedConnector> connector = open(R"({"login":"me","secret_key":"k3y"})");
};

TEST_F(QontoClient, TheFirstPageAsksForEveryStatusInOrderOfChange) {
    expect_page("", {operation("a", "2026-01-05T10:00:00.000Z")});
    expect_no_pending();
    EXPECT_EQ(fetched(""), "done 2026-01-05T10:00:00.000Z");
    EXPECT_EQ(http.urls[0], "https://bank.example/v2/transactions?bank_account_id=acc%201"
                            "&status%5B%5D=pending&status%5B%5D=declined&status%5B%5D=completed"
                            "&sort_by=updated_at%3Aasc&per_page=100&page=1");
}

TEST_F(QontoClient, TheKeyTravelsLiterallyAndTheStagingTokenOnlyWhenThereIsOne) {
    expect_page("", {});
    expect_no_pending();
    fetched("");
    EXPECT_EQ(http.headers[0], std::pair(std::string("Authorization"), std::string("me:k3y")));
    EXPECT_EQ(http.headers[1].first, "Accept");
    EXPECT_EQ(http.headers.size(), 4U);

    connector = open(R"({"login":"me","secret_key":"k3y","staging_token":"st"})");
    http.headers.clear();
    expect_page("", {});
    expect_no_pending();
    fetched("");
    EXPECT_EQ(http.headers[2], std::pair(std::string("X-Qonto-Staging-Token"), std::string("st")));
}

TEST_F(QontoClient, TheNextPullStartsAWeekBeforeTheLastChangeSeen) {
    expect_page("updated_at_from=2026-01-08T09%3A59%3A59.999Z", {});
    expect_no_pending();
    EXPECT_EQ(fetched("done 2026-01-15T10:00:00.000Z"), "done 2026-01-15T10:00:00.000Z");
}

TEST_F(QontoClient, APullWalksByTheLastChangeNotByPageNumber) {
    expect_page("page=1",
                {operation("a", "2026-01-05T10:00:00Z"), operation("b", "2026-01-06T10:00:00Z")},
                "2");
    const std::string cursor = fetched("");
    EXPECT_EQ(cursor, "walk 2026-01-06T10:00:00.000Z 1 2026-01-06T10:00:00.000Z");
    expect_page("page=1&updated_at_from=2026-01-06T09%3A59%3A59.999Z",
                {operation("b", "2026-01-06T10:00:00Z"), operation("c", "2026-01-07T10:00:00Z")});
    expect_no_pending();
    EXPECT_EQ(fetched(cursor), "done 2026-01-07T10:00:00.000Z");
}

TEST_F(QontoClient, AWholePageOfOneInstantGoesOnByPageNumber) {
    const std::string at = "2026-01-06T10:00:00.000Z";
    const std::string cursor = "walk " + at + " 1 " + at;
    expect_page("page=1", {operation("a", at), operation("b", at)}, "2");
    EXPECT_EQ(fetched(cursor), "walk " + at + " 2 " + at);
    expect_page("page=2", {operation("c", at)}, "3", 2);
    EXPECT_EQ(fetched("walk " + at + " 2 " + at), "walk " + at + " 3 " + at);
}

TEST_F(QontoClient, TheLastPageBringsWhatIsStillPending) {
    expect_page("", {});
    expect_page("status%5B%5D=pending&sort_by",
                {operation("p1", "2026-01-05T10:00:00Z", "pending"),
                 operation("x", "2026-01-05T10:00:00Z")},
                "2");
    expect_page("page=2", {operation("p2", "2026-01-05T10:00:00Z", "pending")}, "null", 2);
    const auto last = connector->fetch_page("acc", "", {});
    ASSERT_TRUE(last);
    EXPECT_FALSE(last->has_more);
    EXPECT_EQ(last->pending_ids, (std::vector<std::string>{"p1", "p2"}));
}

TEST_F(QontoClient, ACursorNobodyWroteStartsOver) {
    for (const std::string_view odd :
         {"nonsense", "walk x", "walk - 0 -", "done", "walk - 99999999999999999999 -"}) {
        expect_page("page=1", {});
        expect_no_pending();
        EXPECT_EQ(fetched(odd), "") << odd;
        EXPECT_EQ(http.urls[http.urls.size() - 2].find("updated_at_from"), std::string::npos);
    }
}

TEST_F(QontoClient, ARowDatedInTheFutureDoesNotCarryTheCursorAway) {
    expect_page("", {operation("a", "2099-01-05T10:00:00.000Z")});
    expect_no_pending();
    EXPECT_EQ(fetched(""), "done 2026-07-01T10:00:00.000Z");
}

TEST_F(QontoClient, ARepeatedOlderPageIsAskedForAgain) {
    const std::string cursor = "walk 2026-01-06T10:00:00.000Z 1 2026-01-06T10:00:00.000Z";
    expect_page("", {operation("a", "2026-01-05T10:00:00Z")}); // older than what was asked
    expect_page("", {operation("c", "2026-01-07T10:00:00Z")});
    expect_no_pending();
    EXPECT_EQ(fetched(cursor), "done 2026-01-07T10:00:00.000Z");
    EXPECT_EQ(pauser.pauses_ms, (std::vector<std::int64_t>{1000}));
}

TEST_F(QontoClient, APageOutOfOrderIsNeverTaken) {
    for (int i = 0; i < 5; ++i)
        expect_page(
            "", {operation("b", "2026-01-07T10:00:00Z"), operation("a", "2026-01-05T10:00:00Z")});
    EXPECT_EQ(fetched(""), errors::bad_answer.name);
}

TEST_F(QontoClient, AnEmptyPageThatAnnouncesAnotherIsRefused) {
    expect_page("", {}, "2");
    EXPECT_EQ(fetched(""), errors::bad_answer.name);
}

TEST_F(QontoClient, APendingListWithoutEndIsRefused) {
    expect_page("", {});
    for (int i = 1; i <= 50; ++i)
        expect_page("page=" + text::number(i), {}, "99", i);
    EXPECT_EQ(fetched(""), errors::too_many_pages.name);
}

TEST_F(QontoClient, WaitsLongerEachTimeAndGivesUpAfterFiveTries) {
    for (int i = 0; i < 5; ++i)
        http.expect_status("", 500);
    EXPECT_EQ(fetched(""), errors::server_error.name);
    EXPECT_EQ(pauser.pauses_ms, (std::vector<std::int64_t>{1000, 2000, 4000, 8000}));
}

TEST_F(QontoClient, WaitsAsLongAsTheBankSays) {
    http.expect_status("", 429, 7);
    http.expect_status("", 429);
    expect_page("", {});
    expect_no_pending();
    EXPECT_EQ(fetched(""), "");
    EXPECT_EQ(pauser.pauses_ms, (std::vector<std::int64_t>{7000, 2000}));
}

TEST_F(QontoClient, LeavesALongQuotaToTheSchedule) {
    http.expect_status("", 429, 3600);
    const auto refused = connector->fetch_page("acc", "", {});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode(errors::rate_limited));
    EXPECT_EQ(std::get<std::int64_t>(refused.error().params.back().value), 3600);
    EXPECT_TRUE(pauser.pauses_ms.empty());
}

TEST_F(QontoClient, APauseNobodyCouldWaitIsADay) {
    http.expect_status("", 429, std::numeric_limits<std::int64_t>::max());
    const auto refused = connector->fetch_page("acc", "", {});
    ASSERT_FALSE(refused);
    EXPECT_EQ(std::get<std::int64_t>(refused.error().params.back().value), 24 * 3600);
}

TEST_F(QontoClient, TriesAgainAfterACutAndAfterHalfAnAnswer) {
    http.expect("", fail(errors::connection_cut, {{"host", std::string("bank.example")}}));
    http.expect_json("", R"({"transactions":[{"id":)");
    expect_page("", {});
    expect_no_pending();
    EXPECT_EQ(fetched(""), "");
    EXPECT_EQ(pauser.pauses_ms.size(), 2U);
}

TEST_F(QontoClient, DoesNotInsistWhereInsistingIsUseless) {
    for (const auto& [status, code] : {std::pair{401, errors::unauthorized},
                                       {403, errors::forbidden_scope},
                                       {404, errors::unexpected_status},
                                       {302, errors::unexpected_status}}) {
        http.expect_status("", status);
        EXPECT_EQ(fetched(""), code.name) << status;
    }
    for (const ErrorSpec& spec : {errors::unreachable, errors::timeout, errors::tls}) {
        http.expect("", fail(spec, {{"host", std::string("bank.example")}}));
        EXPECT_EQ(fetched(""), spec.name);
    }
    EXPECT_TRUE(pauser.pauses_ms.empty());
}

TEST_F(QontoClient, AStopEndsTheWaiting) {
    http.expect_status("", 500);
    pauser.stops = true;
    EXPECT_EQ(fetched(""), "core.cancelled");
}

TEST_F(QontoClient, AnErrorNeverHoldsTheKey) {
    http.expect("", HttpResponse{401,
                                 "application/json",
                                 {},
                                 R"({"errors":[{"code":"unauthorized","detail":"me:k3y"}]})"});
    const auto refused = connector->fetch_page("acc", "", {});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().detail, "unauthorized");
}

} // namespace
} // namespace comptoir::connectors
