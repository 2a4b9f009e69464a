// CurlHttpClient: HttpClient over libcurl.
//
// Always verifies the certificate and the host name, speaks TLS 1.2 or later, follows no redirect
// (credentials never travel to another host), bounds the size and the time of every answer.
#pragma once

#include "comptoir/connectors/http.h"

#include <cstdint>
#include <memory>

namespace comptoir::connectors {

struct HttpLimits {
    std::int64_t connect_timeout_ms = 10'000;
    std::int64_t total_timeout_ms = 60'000;
    std::int64_t body_bytes_max = 16 * 1024 * 1024;
};

class CurlHttpClient final : public HttpClient {
public:
    explicit CurlHttpClient(HttpLimits limits = {});
    ~CurlHttpClient() override;
    CurlHttpClient(const CurlHttpClient&) = delete;
    CurlHttpClient& operator=(const CurlHttpClient&) = delete;

    Result<HttpResponse> get(const HttpRequest& request, std::stop_token stop) override;

private:
    struct State;
    HttpLimits m_limits;
    std::unique_ptr<State> m_state;
};

} // namespace comptoir::connectors
