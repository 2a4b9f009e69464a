// The real HTTP client against a loopback server.
#include "comptoir/connectors/curl_http_client.h"
#include "comptoir/connectors/errors.h"
#include "comptoir/core/errors.h"
#include "comptoir/core/log.h"
#include "comptoir/sandbox/server.h"

#include <chrono>
#include <thread>

#include <gtest/gtest.h>

namespace comptoir::connectors {
namespace {

class HttpOverLoopback : public testing::Test {
protected:
    HttpOverLoopback() {
        sandbox::Bank bank;
        bank.accounts.push_back(
            {.id = "a1", .name = "Compte", .iban = {}, .bic = {}, .opening = {}});
        server =
            *sandbox::BankServer::start(std::move(bank), std::make_shared<FixedClock>(Instant{0}));
    }
    HttpRequest request(std::string path = "/v2/organization") const {
        HttpRequest made{server->address() + path, {}};
        made.headers.push_back(
            {"Authorization", SecretString(std::string_view("atelier-demo-4021:demo-secret-key"))});
        return made;
    }
    std::string refused(HttpClient& client, const HttpRequest& made, std::stop_token stop = {}) {
        const auto answer = client.get(made, stop);
        return answer ? "" : std::string(answer.error().code.name);
    }
    void set_faults(std::string_view text) { server->set_faults(*sandbox::parse_faults(text)); }

    std::unique_ptr<sandbox::BankServer> server;
    CurlHttpClient http;
};

TEST_F(HttpOverLoopback, GivesStatusTypeBodyAndRetryAfter) {
    const auto answer = http.get(request(), {});
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->status, 200);
    EXPECT_TRUE(answer->content_type.starts_with("application/json"));
    EXPECT_NE(answer->body.find("organization"), std::string::npos);
    set_faults("429@7:1");
    const auto limited = http.get(request(), {});
    ASSERT_TRUE(limited);
    EXPECT_EQ(limited->status, 429);
    EXPECT_EQ(limited->retry_after_s, 7);
}

TEST_F(HttpOverLoopback, RefusesAnInsecureAddressWithoutACall) {
    EXPECT_EQ(refused(http, {"http://192.0.2.1/v2"}), errors::insecure_url.name);
    EXPECT_EQ(refused(http, {"gopher://127.0.0.1/"}), errors::insecure_url.name);
}

TEST_F(HttpOverLoopback, SaysThatNobodyAnswers) {
    const HttpRequest made = request();
    server.reset();
    EXPECT_EQ(refused(http, made), errors::unreachable.name);
}

TEST_F(HttpOverLoopback, SaysThatTheConnectionWasCut) {
    set_faults("cut:1");
    EXPECT_EQ(refused(http, request()), errors::connection_cut.name);
}

TEST_F(HttpOverLoopback, NeverTakesPlainForTls) {
    HttpRequest made = request();
    made.url.replace(0, 4, "https");
    EXPECT_EQ(refused(http, made), errors::tls.name);
}

TEST_F(HttpOverLoopback, EndsAtItsTimeOut) {
    CurlHttpClient hasty({.connect_timeout_ms = 1000, .total_timeout_ms = 50});
    set_faults("slow@30:1");
    EXPECT_EQ(refused(hasty, request()), errors::timeout.name);
}

TEST_F(HttpOverLoopback, RefusesABodyBeyondItsLimit) {
    CurlHttpClient small({.body_bytes_max = 10});
    EXPECT_EQ(refused(small, request()), errors::answer_too_large.name);
}

TEST_F(HttpOverLoopback, AStopEndsACallWithinASecond) {
    set_faults("slow@30:1");
    std::stop_source stop;
    std::string ended;
    std::thread calling([&] { ended = refused(http, request(), stop.get_token()); });
    while (server->requests() == 0)
        std::this_thread::yield();
    const auto before = std::chrono::steady_clock::now();
    stop.request_stop();
    calling.join();
    EXPECT_LT(std::chrono::steady_clock::now() - before, std::chrono::seconds(1));
    EXPECT_EQ(ended, comptoir::errors::cancelled.name);
    EXPECT_EQ(refused(http, request()), "") << "the client lives on";
}

std::string& logged() {
    static std::string text;
    return text;
}

TEST_F(HttpOverLoopback, LogsNeitherTheKeyNorTheQuery) {
    log::set_sink([](log::Level, std::string_view, std::string_view line) { logged() += line; });
    http.get(request("/v2/transactions?iban=FR7616958000010000402177757"), {});
    log::set_sink(nullptr);
    EXPECT_NE(logged().find("/v2/transactions"), std::string::npos);
    EXPECT_EQ(logged().find("demo-secret-key"), std::string::npos);
    EXPECT_EQ(logged().find("FR76"), std::string::npos);
}

} // namespace
} // namespace comptoir::connectors
