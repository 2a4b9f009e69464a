// One GET that ends with JSON: tries again what may pass, names what does not.
//
// Tries again after 429, 5xx, a cut connection, a body that is no whole JSON document, and an
// answer the caller calls stale: five tries, waiting 1, 2, 4, 8 s or what Retry-After says (at most
// a minute; beyond that the caller's schedule waits, not this call).
#pragma once

#include "comptoir/connectors/http.h"
#include "comptoir/connectors/pause.h"
#include "comptoir/core/result.h"
#include "connectors/providers/json_tree.h"

#include <functional>
#include <stop_token>
#include <string>

namespace comptoir::connectors {

struct JsonGet {
    HttpClient& http;
    Pauser& pauser;
    std::string provider; // "Qonto": a parameter of errors
    // False when the answer cannot belong to this request (a proxy repeated an older one).
    std::function<bool(const JsonTree&)> belongs = {};

    // Errors: connectors.unauthorized, .forbidden_scope, .rate_limited, .server_error,
    // .unexpected_status, .not_json, .bad_answer and those of HttpClient::get.
    Result<JsonTree> get(const HttpRequest& request, const std::stop_token& stop) const;
};

} // namespace comptoir::connectors
