#include "comptoir/storage/intake_tray.h"

#include "comptoir/storage/repositories/stored_error.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace comptoir::storage {

namespace {

using Json = nlohmann::json;

constexpr int k_version = 1;

void put(Json& object, const char* name, const std::string& text) {
    if (!text.empty())
        object[name] = text;
}

void put(Json& object, const char* name, const std::optional<Date>& day) {
    if (day)
        object[name] = day->to_iso();
}

void put(Json& object, const char* name, const std::optional<Money>& amount) {
    if (amount)
        object[name] = {{"minor", amount->minor()}, {"currency", amount->currency().code()}};
}

std::string text_of(const Json& object, const char* name) {
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::int64_t number_of(const Json& object, const char* name) {
    const auto found = object.find(name);
    return found != object.end() && found->is_number_integer() ? found->get<std::int64_t>() : 0;
}

std::optional<Money> money_of(const Json& object, const char* name) {
    const auto found = object.find(name);
    if (found == object.end() || !found->is_object())
        return std::nullopt;
    const auto currency = Currency::parse(text_of(*found, "currency"));
    if (!currency)
        return std::nullopt;
    return Money{number_of(*found, "minor"), *currency};
}

const Json& array_of(const Json& object, const char* name) {
    static const Json k_none = Json::array();
    const auto found = object.find(name);
    return found != object.end() && found->is_array() ? *found : k_none;
}

Json account_json(const bank::IntakeAccount& account) {
    Json object{{"statements", account.statements},
                {"lines", account.lines},
                {"check", bank::to_text(account.check)}};
    if (!account.named)
        object["unnamed"] = true;
    const bank::AccountIdentity& identity = account.identity;
    put(object, "iban", identity.iban ? identity.iban->text() : std::string());
    put(object, "number", identity.number);
    put(object, "currency",
        identity.currency ? std::string(identity.currency->code()) : std::string());
    put(object, "bic", identity.bic);
    put(object, "holder", identity.holder);
    put(object, "from", account.from);
    put(object, "to", account.to);
    put(object, "opening", account.opening);
    put(object, "closing", account.closing);
    return object;
}

bank::IntakeAccount account_of(const Json& object) {
    bank::IntakeAccount account;
    account.identity.iban = Iban::parse(text_of(object, "iban"));
    account.identity.number = text_of(object, "number");
    account.identity.currency = Currency::parse(text_of(object, "currency"));
    account.identity.bic = text_of(object, "bic");
    account.identity.holder = text_of(object, "holder");
    account.from = Date::parse_iso(text_of(object, "from"));
    account.to = Date::parse_iso(text_of(object, "to"));
    account.opening = money_of(object, "opening");
    account.closing = money_of(object, "closing");
    account.named = object.find("unnamed") == object.end();
    account.statements = number_of(object, "statements");
    account.lines = number_of(object, "lines");
    for (const bank::BalanceCheck check : {bank::BalanceCheck::Ok, bank::BalanceCheck::Mismatch})
        if (text_of(object, "check") == bank::to_text(check))
            account.check = check;
    return account;
}

Json part_json(const bank::IntakePart& part) {
    Json accounts = Json::array();
    for (const bank::IntakeAccount& account : part.accounts)
        accounts.push_back(account_json(account));
    Json object{{"id", part.id},
                {"file", part.file},
                {"sha256", part.sha256},
                {"accounts", std::move(accounts)},
                {"state", bank::to_text(part.state)},
                {"reason", to_json(StoredError{part.reason.code, part.reason.params})},
                {"received_at", part.received_at.ms}};
    put(object, "dossier", part.dossier);
    put(object, "journal", part.journal);
    put(object, "closed_by", part.closed_by);
    return object;
}

bank::IntakePart part_of(const Json& object) {
    bank::IntakePart part;
    part.id = text_of(object, "id");
    part.file = text_of(object, "file");
    part.sha256 = text_of(object, "sha256");
    for (const Json& account : array_of(object, "accounts"))
        part.accounts.push_back(account_of(account));
    part.state =
        bank::parse_intake_state(text_of(object, "state")).value_or(bank::IntakeState::Waiting);
    if (auto reason = error_from_json(text_of(object, "reason")))
        part.reason = {std::move(reason->code), std::move(reason->params)};
    part.dossier = text_of(object, "dossier");
    part.journal = text_of(object, "journal");
    part.received_at = Instant{number_of(object, "received_at")};
    part.closed_by = text_of(object, "closed_by");
    return part;
}

} // namespace

std::string to_json(const bank::IntakeTray& tray) {
    Json parts = Json::array();
    for (const bank::IntakePart& part : tray.parts)
        parts.push_back(part_json(part));
    Json assignments = Json::array();
    for (const bank::IntakeAssignment& assignment : tray.assignments)
        assignments.push_back({{"account", assignment.account},
                               {"dossier", assignment.dossier},
                               {"journal", assignment.journal}});
    return Json{{"version", k_version},
                {"parts", std::move(parts)},
                {"assignments", std::move(assignments)}}
        .dump(1, ' ', false, Json::error_handler_t::replace);
}

std::optional<bank::IntakeTray> intake_tray_from_json(std::string_view text) {
    const Json object = Json::parse(text, nullptr, false);
    if (!object.is_object() || number_of(object, "version") != k_version)
        return std::nullopt;
    bank::IntakeTray tray;
    for (const Json& part : array_of(object, "parts")) {
        if (!part.is_object())
            return std::nullopt;
        tray.parts.push_back(part_of(part));
    }
    for (const Json& assignment : array_of(object, "assignments"))
        if (assignment.is_object())
            tray.assignments.push_back({text_of(assignment, "account"),
                                        text_of(assignment, "dossier"),
                                        text_of(assignment, "journal")});
    return tray;
}

} // namespace comptoir::storage
