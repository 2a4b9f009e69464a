#include "comptoir/core/text.h"
#include "comptoir/sandbox/bank.h"
#include "comptoir/sandbox/errors.h"

#include <nlohmann/json.hpp>

namespace comptoir::sandbox {

namespace {

using Json = nlohmann::json;

tl::unexpected<Error> bad(std::string field) {
    return fail(errors::bad_scenario, {{"field", std::move(field)}});
}

std::string text_of(const Json& object, const char* name, std::string fallback = {}) {
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : fallback;
}

// Amounts are texts ("-190.00"): a JSON number would lose cents.
std::optional<Money> money_of(const Json& object, const char* name, Currency currency) {
    return parse_money(text_of(object, name), currency).money;
}

// An instant, or a day: then ten o'clock UTC, which is the same day in Paris.
std::optional<Instant> instant_of(const Json& object, const char* name) {
    const std::string text = text_of(object, name);
    if (const auto day = Date::parse_iso(text))
        return Instant{(std::int64_t{day->days()} * 24 + 10) * 3600 * 1000};
    return Instant::parse_iso(text);
}

Result<BankAccount> account_of(const Json& object) {
    BankAccount account;
    account.id = text_of(object, "id");
    account.name = text_of(object, "name", "Compte principal");
    account.bic = text_of(object, "bic", "QNTOFRP1XXX");
    account.iban = Iban::parse(text_of(object, "iban"));
    account.external = object.value("external", false);
    const auto currency = Currency::parse(text_of(object, "currency", "EUR"));
    if (account.id.empty() || !currency)
        return bad("accounts");
    if (!account.iban && object.contains("iban"))
        return bad("accounts.iban");
    account.opening = Money::zero(*currency);
    if (object.contains("opening_balance")) {
        const auto opening = money_of(object, "opening_balance", *currency);
        if (!opening)
            return bad("accounts.opening_balance");
        account.opening = *opening;
    }
    return account;
}

Result<void> fill_amounts(const Json& object, Currency currency, BankOperation& operation) {
    const auto amount = money_of(object, "amount", currency);
    if (!amount || amount->is_zero())
        return bad("operations.amount");
    operation.amount = *amount;
    if (object.contains("pending_amount")) {
        operation.pending_amount = money_of(object, "pending_amount", currency);
        if (!operation.pending_amount)
            return bad("operations.pending_amount");
    }
    if (object.contains("local_amount")) {
        const auto local = Currency::parse(text_of(object, "local_currency"));
        operation.local_amount = local ? money_of(object, "local_amount", *local) : std::nullopt;
        if (!operation.local_amount)
            return bad("operations.local_amount");
    }
    return {};
}

Result<void> fill_instants(const Json& object, BankOperation& operation) {
    const auto emitted = instant_of(object, "emitted_at");
    operation.settled_at = instant_of(object, "settled_at");
    operation.changed_at = instant_of(object, "updated_at");
    if (object.contains("settled_at") && !object["settled_at"].is_null() && !operation.settled_at)
        return bad("operations.settled_at");
    if (!emitted && !operation.settled_at)
        return bad("operations.emitted_at");
    operation.emitted_at = emitted ? *emitted : *operation.settled_at;
    return {};
}

Result<BankOperation> operation_of(const Json& object, const Bank& bank) {
    if (!object.is_object())
        return bad("operations");
    BankOperation operation;
    operation.id = text_of(object, "id");
    if (operation.id.empty())
        return bad("operations.id");
    const std::string account_name = text_of(object, "account");
    const BankAccount* account = account_name.empty() && bank.accounts.size() == 1
                                     ? &bank.accounts.front()
                                     : bank.find_account(account_name);
    if (account == nullptr)
        return bad("operations.account");
    operation.account_id = account->id;
    CT_TRY(fill_amounts(object, account->opening.currency(), operation));
    CT_TRY(fill_instants(object, operation));
    operation.transaction_id = text_of(object, "transaction_id");
    operation.status = text_of(object, "status", "completed");
    if (operation.status == "pending")
        operation.settled_at.reset();
    operation.operation_type =
        text_of(object, "operation_type", operation.amount.is_negative() ? "transfer" : "income");
    operation.label = text_of(object, "label");
    operation.counterparty_name = text_of(object, "counterparty_name", operation.label);
    operation.counterparty_iban = text_of(object, "counterparty_iban");
    operation.reference = text_of(object, "reference");
    operation.note = text_of(object, "note");
    operation.card_last_digits = text_of(object, "card_last_digits");
    operation.pending_id = text_of(object, "pending_id");
    return operation;
}

} // namespace

Result<Bank> parse_scenario(std::string_view text) {
    const Json scenario = Json::parse(text, nullptr, false);
    if (!scenario.is_object())
        return bad("JSON");
    Bank bank;
    bank.slug = text_of(scenario, "slug", bank.slug);
    bank.name = text_of(scenario, "name", bank.name);
    bank.login = text_of(scenario, "login", bank.login);
    bank.secret_key = text_of(scenario, "secret_key", bank.secret_key);
    const auto accounts = scenario.find("accounts");
    if (accounts == scenario.end() || !accounts->is_array() || accounts->empty())
        return bad("accounts");
    for (const Json& object : *accounts) {
        if (!object.is_object())
            return bad("accounts");
        CT_ASSIGN(account, account_of(object));
        bank.accounts.push_back(std::move(account));
    }
    const auto operations = scenario.find("operations");
    if (operations == scenario.end())
        return bank;
    if (!operations->is_array())
        return bad("operations");
    for (const Json& object : *operations) {
        CT_ASSIGN(operation, operation_of(object, bank));
        bank.put(std::move(operation));
    }
    return bank;
}

Result<BankOperation> parse_operation(std::string_view text, const Bank& bank) {
    return operation_of(Json::parse(text, nullptr, false), bank);
}

} // namespace comptoir::sandbox
