// Qonto's Business API v2 as its documentation tells it (docs.qonto.com, api-reference: errors,
// pagination, organization, bank accounts, list-transactions): the part a read-only client uses.
#include "comptoir/sandbox/answer.h"

#include "comptoir/core/text.h"
#include "sandbox/json_text.h"
#include "sandbox/transaction_list.h"

namespace comptoir::sandbox {

namespace {

constexpr std::string_view k_sign_in_page =
    "<!DOCTYPE html><html><head><title>Sign in</title></head><body>Sign in</body></html>";

std::string account_json(const Bank& bank, const BankAccount& account, Instant now) {
    JsonText json;
    json.text("id", account.id).text("name", account.name).text("status", "active");
    json.truth("main", &account == &bank.accounts.front());
    json.text("organization_id", bank.organization_id);
    json.truth("is_external_account", account.external);
    if (!account.iban) // what a key without balance rights is shown
        return json.object();
    const Money balance = bank.balance(account, now);
    json.text("slug", bank.slug + "-bank-account-1").text("iban", account.iban->text());
    json.text("bic", account.bic).text("currency", account.opening.currency().code());
    json.money("balance", balance).money("authorized_balance", balance);
    json.raw("account_number", "null").instant("updated_at", now);
    return json.object();
}

std::string accounts_json(const Bank& bank, bool external_too, Instant now) {
    std::vector<std::string> rows;
    for (const BankAccount& account : bank.accounts)
        if (external_too || !account.external)
            rows.push_back(account_json(bank, account, now));
    return json_array(rows);
}

BankAnswer organization(const Bank& bank, const BankRequest& request, Instant now) {
    const auto external = request.query.find("include_external_accounts");
    const bool external_too = external != request.query.end() && external->second == "true";
    JsonText inner;
    inner.text("id", bank.organization_id).text("slug", bank.slug).text("name", bank.name);
    inner.text("legal_name", bank.name).text("legal_country", "FR").text("locale", "fr");
    inner.raw("bank_accounts", accounts_json(bank, external_too, now));
    return {.body = JsonText().raw("organization", inner.object()).object()};
}

BankAnswer bank_accounts(const Bank& bank, Instant now) {
    JsonText meta;
    const auto count = static_cast<std::int64_t>(bank.accounts.size());
    meta.number("current_page", 1).raw("next_page", "null").raw("prev_page", "null");
    meta.number("total_pages", 1).number("total_count", count).number("per_page", 100);
    JsonText json;
    json.raw("bank_accounts", accounts_json(bank, true, now)).raw("meta", meta.object());
    return {.body = json.object()};
}

bool signed_in(const Bank& bank, const BankRequest& request) {
    return request.authorization == bank.login + ":" + bank.secret_key;
}

} // namespace

BankAnswer error_answer(int status, std::string_view code, std::string_view detail,
                        std::string_view parameter) {
    JsonText error;
    error.text("code", code).text("detail", detail);
    if (!parameter.empty())
        error.raw("source", JsonText().text("parameter", parameter).object());
    JsonText body;
    body.raw("errors", json_array({error.object()})).text("trace_id", "sandbox-0000000000000000");
    return {.status = status, .body = body.object()};
}

BankAnswer answer(const Bank& bank, const BankRequest& request, Instant now) {
    if (!bank.staging_token.empty() && request.staging_token != bank.staging_token)
        return {.status = 200, .content_type = "text/html", .body = std::string(k_sign_in_page)};
    if (!signed_in(bank, request))
        return error_answer(401, "unauthorized", "Invalid credentials");
    if (request.path == "/v2/organization")
        return organization(bank, request, now);
    if (request.path == "/v2/bank_accounts")
        return bank_accounts(bank, now);
    if (request.path == "/v2/transactions")
        return list_transactions(bank, request, now);
    constexpr std::string_view k_one_account = "/v2/bank_accounts/";
    if (request.path.starts_with(k_one_account))
        if (const auto* account = bank.find_account(request.path.substr(k_one_account.size())))
            return {.body =
                        JsonText().raw("bank_account", account_json(bank, *account, now)).object()};
    constexpr std::string_view k_one = "/v2/transactions/";
    if (request.path.starts_with(k_one))
        return one_transaction(bank, request.path.substr(k_one.size()), now);
    return error_answer(404, "not_found", "Not found");
}

} // namespace comptoir::sandbox
