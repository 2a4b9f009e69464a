// RecordedHttp: answers from a script; a request nobody expected fails the test.
#pragma once

#include "comptoir/connectors/errors.h"
#include "comptoir/connectors/http.h"
#include "comptoir/connectors/pause.h"
#include "comptoir/core/text.h"
#include "support/test_paths.h"

#include <deque>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace comptoir::connectors {

class RecordedHttp final : public HttpClient {
public:
    struct Exchange {
        std::string url_part; // must stand in the URL
        Result<HttpResponse> answer;
    };
    ~RecordedHttp() override { EXPECT_TRUE(script.empty()) << script.size() << " answers left"; }

    void expect(std::string url_part, Result<HttpResponse> answer) {
        script.push_back({std::move(url_part), std::move(answer)});
    }
    void expect_json(std::string url_part, std::string body) {
        expect(std::move(url_part),
               HttpResponse{200, "application/json; charset=utf-8", {}, std::move(body)});
    }
    void expect_file(std::string url_part, std::string_view name) {
        expect_json(std::move(url_part),
                    test::read_text(test::data_path("http/qonto/" + std::string(name))));
    }
    void expect_status(std::string url_part, int status, std::optional<std::int64_t> retry = {}) {
        expect(std::move(url_part), HttpResponse{status, "application/json", retry, "{}"});
    }

    Result<HttpResponse> get(const HttpRequest& request, std::stop_token) override {
        urls.push_back(request.url);
        for (const HttpHeader& header : request.headers)
            headers.emplace_back(header.name, std::string(header.value.reveal()));
        if (script.empty()) {
            ADD_FAILURE() << "unexpected request " << request.url;
            return fail(errors::unreachable, {{"host", std::string("unexpected")}});
        }
        Exchange exchange = std::move(script.front());
        script.pop_front();
        EXPECT_NE(request.url.find(exchange.url_part), std::string::npos)
            << request.url << " lacks " << exchange.url_part;
        return std::move(exchange.answer);
    }

    std::deque<Exchange> script;
    std::vector<std::string> urls;
    std::vector<std::pair<std::string, std::string>> headers;
};

// Writes down the pauses instead of making them.
class NotedPauses final : public Pauser {
public:
    bool pause(std::int64_t ms, std::stop_token stop) override {
        pauses_ms.push_back(ms);
        return !stop.stop_requested() && !stops;
    }
    std::vector<std::int64_t> pauses_ms;
    bool stops = false;
};

} // namespace comptoir::connectors
