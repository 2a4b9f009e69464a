// Requests, paging and authentication of Qonto's Business API v2 (docs.qonto.com, api-reference;
// docs/connectors/qonto.md says what was taken from where).
#include "comptoir/connectors/errors.h"
#include "comptoir/connectors/registry.h"
#include "comptoir/core/invariant.h"
#include "comptoir/core/text.h"
#include "connectors/providers/json_get.h"
#include "connectors/providers/qonto/qonto_cursor.h"
#include "connectors/providers/qonto/qonto_map.h"

#include <algorithm>

namespace comptoir::connectors::qonto {

namespace {

constexpr std::int64_t k_per_page = 100; // the most Qonto allows
constexpr std::int64_t k_overlap_ms = 7LL * 24 * 3600 * 1000;
constexpr std::int64_t k_pending_pages_max = 50;
constexpr std::string_view k_all_statuses =
    "&status%5B%5D=pending&status%5B%5D=declined&status%5B%5D=completed";

class QontoConnector final : public FeedConnector {
public:
    QontoConnector(BaseUrl base_url, SecretString authorization, SecretString staging_token,
                   const ConnectorTools& tools)
        : m_base_url(std::move(base_url)), m_authorization(std::move(authorization)),
          m_staging_token(std::move(staging_token)), m_tools(tools) {}

    Result<std::vector<ProviderAccount>> list_accounts(std::stop_token stop) override {
        CT_ASSIGN(answer, get("/v2/organization", {}, stop));
        return map_organization(answer);
    }

    Result<FeedPage> fetch_page(const std::string& provider_account, std::string_view cursor,
                                std::stop_token stop) override;

private:
    Result<JsonTree> get(const std::string& path_and_query,
                         std::function<bool(const JsonTree&)> belongs,
                         const std::stop_token& stop) const;
    Result<TransactionPage> fetch_transactions(const std::string& account, const Cursor& position,
                                               const std::stop_token& stop) const;
    Result<std::vector<std::string>> fetch_pending_ids(const std::string& account,
                                                       const std::stop_token& stop) const;

    BaseUrl m_base_url;
    SecretString m_authorization; // "{login}:{secret key}", literally
    SecretString m_staging_token; // of Qonto's own sandbox; empty elsewhere
    ConnectorTools m_tools;
};

tl::unexpected<Error> bad(std::string field, std::string detail) {
    return fail(errors::bad_answer,
                {{"provider", std::string("Qonto")}, {"field", std::move(field)}},
                std::move(detail));
}

// The rows of a page must be newer than what was asked for and in order, or the walk by updated_at
// would leave rows out.
bool rows_follow(const TransactionPage& page, const std::optional<Instant>& from) {
    std::string last = from ? from->to_iso() : std::string{};
    for (const FeedOperation& operation : page.operations) {
        if (operation.updated_at.empty())
            continue;
        if (operation.updated_at < last)
            return false;
        last = operation.updated_at;
    }
    return true;
}

// The instant to ask from: one millisecond early inside a walk, whatever Qonto does with digits
// below the millisecond.
std::optional<Instant> asked_from(const Cursor& position) {
    if (!position.at)
        return std::nullopt;
    return Instant{position.at->ms - 1};
}

// Where to go on after a page that has a successor.
Cursor after_page(Cursor position, const std::optional<Instant>& last) {
    if (last)
        position.high = std::max(position.high.value_or(*last), *last);
    if (last && (!position.at || *position.at < *last)) {
        position.at = last;
        position.page = 1;
    } else {
        ++position.page; // a whole page of one instant
    }
    return position;
}

std::optional<Instant> last_update(const TransactionPage& page) {
    std::string last;
    for (const FeedOperation& operation : page.operations)
        last = std::max(last, operation.updated_at);
    return Instant::parse_iso(last);
}

} // namespace

Result<JsonTree> QontoConnector::get(const std::string& path_and_query,
                                     std::function<bool(const JsonTree&)> belongs,
                                     const std::stop_token& stop) const {
    HttpRequest request{m_base_url.text + path_and_query, {}};
    request.headers.push_back({"Authorization", m_authorization});
    request.headers.push_back({"Accept", SecretString(std::string_view("application/json"))});
    if (!m_staging_token.empty())
        request.headers.push_back({"X-Qonto-Staging-Token", m_staging_token});
    const JsonGet getter{m_tools.http, m_tools.pauser, "Qonto", std::move(belongs)};
    return getter.get(request, stop);
}

Result<TransactionPage> QontoConnector::fetch_transactions(const std::string& account,
                                                           const Cursor& position,
                                                           const std::stop_token& stop) const {
    const auto from = asked_from(position);
    std::string query = "/v2/transactions?bank_account_id=" + percent_encode(account);
    query += k_all_statuses;
    query += "&sort_by=updated_at%3Aasc&per_page=" + text::number(k_per_page);
    query += "&page=" + text::number(position.page);
    if (from)
        query += "&updated_at_from=" + percent_encode(from->to_iso());
    // A repeated or reordered page is asked for again: JsonGet counts it as a failed try.
    const auto belongs = [&](const JsonTree& answer) {
        const auto page = map_transactions(answer, k_per_page);
        if (!page)
            return true; // the mapping's own error says more
        const bool same_page = page->current_page == 0 || page->current_page == position.page;
        return same_page && rows_follow(*page, from);
    };
    CT_ASSIGN(answer, get(query, belongs, stop));
    return map_transactions(answer, k_per_page);
}

Result<std::vector<std::string>>
QontoConnector::fetch_pending_ids(const std::string& account, const std::stop_token& stop) const {
    std::vector<std::string> ids;
    for (std::int64_t number = 1; number <= k_pending_pages_max; ++number) {
        const std::string query =
            "/v2/transactions?bank_account_id=" + percent_encode(account) +
            "&status%5B%5D=pending&sort_by=updated_at%3Aasc&per_page=" + text::number(k_per_page) +
            "&page=" + text::number(number);
        const auto belongs = [number](const JsonTree& answer) {
            const auto current = answer["meta"]["current_page"].integer();
            return !current || *current == number;
        };
        CT_ASSIGN(answer, get(query, belongs, stop));
        CT_ASSIGN(page, map_transactions(answer, k_per_page));
        for (const FeedOperation& operation : page.operations)
            if (operation.state == OperationState::Pending)
                ids.push_back(operation.provider_id);
        if (!page.has_next)
            return ids;
    }
    return fail(errors::too_many_pages,
                {{"provider", std::string("Qonto")}, {"pages", k_pending_pages_max}});
}

Result<FeedPage> QontoConnector::fetch_page(const std::string& provider_account,
                                            std::string_view cursor, std::stop_token stop) {
    Cursor position = Cursor::parse(cursor);
    if (!position.walking) {
        const auto high = position.at;
        position = {.walking = true, .at = high, .page = 1, .high = high};
        if (high)
            position.at = Instant{high->ms - k_overlap_ms};
    }
    CT_ASSIGN(page, fetch_transactions(provider_account, position, stop));
    if (page.has_next && page.operations.empty())
        return bad("meta.next_page", "an empty page announces another one");
    const auto last = last_update(page);
    Cursor next = after_page(position, last);

    FeedPage fetched;
    fetched.operations = std::move(page.operations);
    fetched.has_more = page.has_next;
    if (!page.has_next) {
        CT_ASSIGN(pending, fetch_pending_ids(provider_account, stop));
        fetched.pending_ids = std::move(pending);
        // A row dated in the future must not carry the cursor past rows still to come.
        if (next.high)
            next.high = std::min(*next.high, m_tools.clock.now());
        next = {.walking = false, .at = next.high};
    }
    fetched.cursor = next.to_text();
    return fetched;
}

namespace {

Result<std::unique_ptr<FeedConnector>>
open(const BaseUrl& base_url, const SecretString& credentials, const ConnectorTools& tools) {
    const auto refused = [] {
        return fail(errors::bad_credentials, {{"provider", std::string("Qonto")},
                                              {"keys", std::string("login, secret_key")}});
    };
    const auto tree = JsonTree::parse(credentials.reveal());
    if (!tree)
        return refused();
    std::string login{text::trim((*tree)["login"].text())};
    std::string secret{text::trim((*tree)["secret_key"].text())};
    std::string staging{text::trim((*tree)["staging_token"].text())};
    const auto one_line = [](std::string_view text) {
        return std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 0x7F; });
    };
    if (login.empty() || secret.empty() || !one_line(login) || !one_line(secret) ||
        !one_line(staging))
        return refused();
    std::string authorization = login + ":" + secret;
    const SecretString wiped{std::move(secret)};
    return std::make_unique<QontoConnector>(base_url, SecretString(std::move(authorization)),
                                            SecretString(std::move(staging)), tools);
}

} // namespace

const Provider& provider() {
    // Hosts as documented on docs.qonto.com; the address of a connection is always given by hand.
    static const Provider k_provider{
        .id = "qonto",
        .name = "Qonto",
        .live_host = "https://thirdparty.qonto.com",
        .sandbox_host = "https://thirdparty-sandbox.staging.qonto.co",
        .credential_keys = "login, secret_key",
        .open = &open,
    };
    return k_provider;
}

} // namespace comptoir::connectors::qonto
