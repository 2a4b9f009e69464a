// HttpClient: one GET to a bank's API, nothing more.
//
// An interface, so that tests answer from recordings and fail on a request nobody expected. The
// real one is CurlHttpClient. Header values are secrets by type: no log line can hold them.
//
//   auto answer = http.get({.url = base + "/v2/organization", .headers = {…}}, stop);
#pragma once

#include "comptoir/core/result.h"
#include "comptoir/core/secret_string.h"

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::connectors {

struct HttpHeader {
    std::string name;
    SecretString value;
};

struct HttpRequest {
    std::string url; // absolute, queries percent-encoded
    std::vector<HttpHeader> headers = {};
};

struct HttpResponse {
    int status = 0;
    std::string content_type;                  // lower case, parameters included
    std::optional<std::int64_t> retry_after_s; // header Retry-After in seconds
    std::string body;
};

class HttpClient {
public:
    virtual ~HttpClient() = default;
    // Any status is an answer; an Error means that there was none: connectors.unreachable, .tls,
    // .timeout, .connection_cut, .answer_too_large, .insecure_url, core.cancelled. Returns within a
    // second of a stop. One call at a time per object.
    virtual Result<HttpResponse> get(const HttpRequest& request, std::stop_token stop) = 0;
};

// A provider's address without a trailing slash: https, or plain http when the host is literally
// 127.0.0.1, [::1] or localhost. No user, query or fragment. Errors: connectors.bad_url,
// .insecure_url.
struct BaseUrl {
    std::string text;
    std::string host; // without port and brackets
    bool loopback = false;
    static Result<BaseUrl> parse(std::string_view text);
};

// Everything but letters, digits, '-', '.', '_' and '~' becomes %XX (RFC 3986 §2.3).
std::string percent_encode(std::string_view text);

} // namespace comptoir::connectors
