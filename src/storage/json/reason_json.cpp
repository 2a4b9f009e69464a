#include "storage/json/reason_json.h"

#include "comptoir/reconcile/reasons.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <utility>

namespace comptoir::storage {

namespace {

using Json = nlohmann::json;

Json param_json(const Param& param) {
    Json object{{"name", param.name}};
    if (const auto* text = std::get_if<std::string>(&param.value)) {
        object["text"] = *text;
    } else if (const auto* number = std::get_if<std::int64_t>(&param.value)) {
        object["number"] = *number;
    } else if (const auto* day = std::get_if<Date>(&param.value)) {
        object["day"] = day->to_iso();
    } else if (const auto* money = std::get_if<Money>(&param.value)) {
        object["minor"] = money->minor();
        object["currency"] = money->currency().code();
    }
    return object;
}

std::optional<Param> param_of(const Json& object) {
    if (!object.is_object())
        return std::nullopt;
    Param param{object.value("name", std::string{}), std::string{}};
    const auto minor = object.find("minor");
    const auto number = object.find("number");
    if (minor != object.end() && minor->is_number_integer()) {
        const auto currency = Currency::parse(object.value("currency", std::string{}));
        param.value = Money{minor->get<std::int64_t>(), currency.value_or(Currency::eur())};
    } else if (number != object.end() && number->is_number_integer()) {
        param.value = number->get<std::int64_t>();
    } else if (const auto day = Date::parse_iso(object.value("day", std::string{}))) {
        param.value = *day;
    } else {
        param.value = object.value("text", std::string{});
    }
    return param;
}

} // namespace

std::string reasons_to_json(const std::vector<reconcile::Reason>& reasons) {
    Json list = Json::array();
    for (const reconcile::Reason& reason : reasons) {
        Json params = Json::array();
        for (const Param& param : reason.params)
            params.push_back(param_json(param));
        list.push_back({{"code", reason.code.name}, {"params", std::move(params)}});
    }
    return list.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::vector<reconcile::Reason> reasons_from_json(std::string_view text) {
    std::vector<reconcile::Reason> reasons;
    const Json list = Json::parse(text, nullptr, false);
    if (!list.is_array())
        return reasons;
    for (const Json& object : list) {
        if (!object.is_object())
            continue;
        const auto code = reconcile::reasons::find(object.value("code", std::string{}));
        if (!code)
            continue;
        reconcile::Reason reason{*code, {}};
        const auto params = object.find("params");
        if (params != object.end() && params->is_array()) {
            for (const Json& param : *params) {
                if (std::optional<Param> one = param_of(param))
                    reason.params.push_back(std::move(*one));
            }
        }
        reasons.push_back(std::move(reason));
    }
    return reasons;
}

} // namespace comptoir::storage
