#include "connectors/providers/json_get.h"

#include "comptoir/connectors/errors.h"
#include "comptoir/core/errors.h"
#include "comptoir/core/text.h"

#include <algorithm>

namespace comptoir::connectors {

namespace {

constexpr int k_tries_max = 5;
constexpr std::int64_t k_first_pause_ms = 1000;
constexpr std::int64_t k_pause_max_s = 60;
constexpr std::int64_t k_asked_pause_max_s = 24 * 3600;

// One try: a tree, or why not and whether another try may help.
struct Try {
    Result<JsonTree> answer;
    bool again = false;
    std::optional<std::int64_t> retry_after_s = std::nullopt;
};

// The provider's own code of an error, for the log: bodies differ from one endpoint to the next.
std::string code_in(const HttpResponse& response) {
    const auto body = JsonTree::parse(response.body);
    if (!body)
        return {};
    const JsonTree& errors = (*body)["errors"];
    std::string code = errors.is_array() && !errors.items().empty()
                           ? errors.items()[0]["code"].text()
                           : (*body)["code"].text();
    return text::cut_to_characters(code, 60);
}

// A server may ask for any number (milliseconds written as seconds, the largest integer): nobody is
// to wait for more than a day because of it.
std::optional<std::int64_t> asked_pause_s(const HttpResponse& response) {
    if (!response.retry_after_s)
        return std::nullopt;
    return std::clamp<std::int64_t>(*response.retry_after_s, 0, k_asked_pause_max_s);
}

Try classify(const JsonGet& get, const HttpResponse& response) {
    const Param provider{"provider", get.provider};
    const Param status{"status", std::int64_t{response.status}};
    if (response.status == 429) {
        const auto wait_s = asked_pause_s(response);
        return {fail(errors::rate_limited, {provider, {"retry_after_s", wait_s.value_or(0)}}), true,
                wait_s};
    }
    if (response.status >= 500)
        return {fail(errors::server_error, {provider, status}), true, asked_pause_s(response)};
    if (response.status == 401)
        return {fail(errors::unauthorized, {provider}, code_in(response))};
    if (response.status == 403)
        return {fail(errors::forbidden_scope, {provider}, code_in(response))};
    if (response.status != 200)
        return {fail(errors::unexpected_status, {provider, status}, code_in(response))};
    // A gateway may answer a sign-in page with status 200 (Qonto's sandbox does).
    if (!response.content_type.starts_with("application/json"))
        return {fail(errors::not_json, {provider}, "content type is not JSON")};
    auto tree = JsonTree::parse(response.body);
    if (!tree)
        return {fail(errors::not_json, {provider}, "the body is not one JSON document"), true};
    if (get.belongs && !get.belongs(*tree))
        return {fail(errors::bad_answer, {provider, {"field", std::string("meta")}},
                     "the answer belongs to another request"),
                true};
    return {std::move(*tree)};
}

Try try_once(const JsonGet& get, const HttpRequest& request, const std::stop_token& stop) {
    const Result<HttpResponse> response = get.http.get(request, stop);
    if (response)
        return classify(get, *response);
    const bool cut = response.error().code == ErrorCode{errors::connection_cut.name};
    return {fail(response.error()), cut};
}

} // namespace

Result<JsonTree> JsonGet::get(const HttpRequest& request, const std::stop_token& stop) const {
    std::int64_t pause_ms = k_first_pause_ms;
    for (int tries = 1;; ++tries) {
        if (stop.stop_requested())
            return fail(comptoir::errors::cancelled);
        Try result = try_once(*this, request, stop);
        const bool too_long = result.retry_after_s.value_or(0) > k_pause_max_s;
        if (result.answer || !result.again || tries == k_tries_max || too_long)
            return std::move(result.answer);
        const std::int64_t wait_ms = result.retry_after_s ? *result.retry_after_s * 1000 : pause_ms;
        pause_ms *= 2;
        if (!pauser.pause(wait_ms, stop))
            return fail(comptoir::errors::cancelled);
    }
}

} // namespace comptoir::connectors
