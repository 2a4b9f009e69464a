#include "storage/json/reason_json.h"

#include "comptoir/core/text.h"
#include "comptoir/reconcile/reasons.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>
#include <utility>

namespace comptoir::storage {

namespace {

using Json = nlohmann::json;

// Written by hand, as a match is written for every line of a statement, and trees of objects cost
// more than the rest of it.
void add_text(std::string_view text, std::string& out) {
    const bool is_plain = std::all_of(text.begin(), text.end(), [](char c) {
        return c >= ' ' && c < 0x7f && c != '"' && c != '\\';
    });
    if (is_plain)
        out.append(1, '"').append(text).append(1, '"');
    else
        out += Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
}

// Members by their names, as objects of the library are printed.
void add_param(const Param& param, std::string& out) {
    const auto* day = std::get_if<Date>(&param.value);
    const auto* money = std::get_if<Money>(&param.value);
    out += '{';
    if (day) {
        out += "\"day\":";
        add_text(day->to_iso(), out);
        out += ',';
    } else if (money) {
        out += "\"currency\":";
        add_text(money->currency().code(), out);
        out += ",\"minor\":" + text::number(money->minor()) + ',';
    }
    out += "\"name\":";
    add_text(param.name, out);
    if (const auto* text = std::get_if<std::string>(&param.value)) {
        out += ",\"text\":";
        add_text(*text, out);
    } else if (const auto* number = std::get_if<std::int64_t>(&param.value)) {
        out += ",\"number\":" + text::number(*number);
    }
    out += '}';
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
    std::string out = "[";
    for (const reconcile::Reason& reason : reasons) {
        if (out.size() > 1)
            out += ',';
        out += "{\"code\":";
        add_text(reason.code.name, out);
        out += ",\"params\":[";
        for (const Param& param : reason.params) {
            if (out.back() != '[')
                out += ',';
            add_param(param, out);
        }
        out += "]}";
    }
    out += ']';
    return out;
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
