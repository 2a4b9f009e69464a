#include "comptoir/storage/repositories/stored_error.h"

#include <nlohmann/json.hpp>

namespace comptoir::storage {

namespace {

using Json = nlohmann::json;

Json param_json(const Param& param) {
    Json object{{"name", param.name}};
    if (const auto* text = std::get_if<std::string>(&param.value))
        object["text"] = *text;
    else if (const auto* number = std::get_if<std::int64_t>(&param.value))
        object["number"] = *number;
    else if (const auto* day = std::get_if<Date>(&param.value))
        object["day"] = day->to_iso();
    else if (const auto* money = std::get_if<Money>(&param.value))
        object["money"] = {{"minor", money->minor()},
                           {"currency", std::string(money->currency().code())}};
    return object;
}

std::optional<Money> money_of(const Json& object) {
    const auto money = object.find("money");
    if (money == object.end() || !money->is_object())
        return std::nullopt;
    const auto minor = money->find("minor");
    const auto currency = Currency::parse(money->value("currency", std::string{}));
    if (minor == money->end() || !minor->is_number_integer() || !currency)
        return std::nullopt;
    return Money{minor->get<std::int64_t>(), *currency};
}

Param param_of(const Json& object) {
    Param param{object.value("name", std::string{}), std::string{}};
    const auto number = object.find("number");
    const auto day = Date::parse_iso(object.value("day", std::string{}));
    const auto money = money_of(object);
    if (money)
        param.value = *money;
    else if (number != object.end() && number->is_number_integer())
        param.value = number->get<std::int64_t>();
    else if (day)
        param.value = *day;
    else
        param.value = object.value("text", std::string{});
    return param;
}

} // namespace

std::string to_json(const StoredError& error) {
    Json params = Json::array();
    for (const Param& param : error.params)
        params.push_back(param_json(param));
    return Json{{"code", error.code}, {"params", std::move(params)}}.dump(
        -1, ' ', false, Json::error_handler_t::replace);
}

std::optional<StoredError> error_from_json(std::string_view text) {
    const Json object = Json::parse(text, nullptr, false);
    if (!object.is_object())
        return std::nullopt;
    StoredError error;
    error.code = object.value("code", std::string{});
    const auto params = object.find("params");
    if (params != object.end() && params->is_array())
        for (const Json& param : *params)
            if (param.is_object())
                error.params.push_back(param_of(param));
    return error;
}

} // namespace comptoir::storage
