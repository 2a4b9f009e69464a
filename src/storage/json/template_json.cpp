#include "comptoir/storage/template_file.h"

#include <nlohmann/json.hpp>

#include <limits>
#include <utility>

namespace comptoir::storage {

namespace {

using Json = nlohmann::json;
using reconcile::StoredTemplate;
using reconcile::TemplateRow;

constexpr int k_version = 1;
constexpr std::uint8_t k_scale_max = 12;

std::optional<std::string> text_of(const Json& object, const char* name) {
    const auto found = object.find(name);
    if (found == object.end() || !found->is_string())
        return std::nullopt;
    return found->get<std::string>();
}

std::optional<std::int64_t> integer_of(const Json& object, const char* name) {
    const auto found = object.find(name);
    if (found == object.end() || !found->is_number_integer())
        return std::nullopt;
    return found->get<std::int64_t>();
}

Json row_json(const TemplateRow& row) {
    Json object{
        {"account", row.account}, {"share", to_text(row.share.kind)}, {"value", row.share.value}};
    if (!row.party.empty())
        object["party"] = row.party;
    if (row.vat)
        object["vat"] = {{"coefficient", row.vat->coefficient}, {"scale", row.vat->scale}};
    return object;
}

std::optional<TemplateRow> row_of(const Json& object) {
    if (!object.is_object())
        return std::nullopt;
    const auto account = text_of(object, "account");
    const auto kind = reconcile::parse_share_kind(text_of(object, "share").value_or(""));
    if (!account || !kind)
        return std::nullopt;
    TemplateRow row{*account,
                    text_of(object, "party").value_or(""),
                    {*kind, integer_of(object, "value").value_or(0)},
                    std::nullopt};
    if (const auto vat = object.find("vat"); vat != object.end()) {
        if (!vat->is_object())
            return std::nullopt;
        const auto coefficient = integer_of(*vat, "coefficient");
        const auto scale = integer_of(*vat, "scale");
        if (!coefficient || !scale || *scale < 0 || *scale > k_scale_max)
            return std::nullopt;
        row.vat = Rate{*coefficient, static_cast<std::uint8_t>(*scale)};
    }
    return row;
}

std::optional<StoredTemplate> template_of(const Json& object) {
    if (!object.is_object())
        return std::nullopt;
    const auto code = text_of(object, "code");
    const auto label = text_of(object, "label");
    const auto rows = object.find("rows");
    if (!code || !label || rows == object.end() || !rows->is_array())
        return std::nullopt;
    StoredTemplate one;
    one.scope = reconcile::TemplateScope::Shared;
    one.code = *code;
    one.label = *label;
    one.journal = text_of(object, "journal").value_or("");
    one.reference = text_of(object, "reference").value_or("");
    one.active = object.value("active", Json(true)) != Json(false);
    for (const Json& each : *rows) {
        auto row = row_of(each);
        if (!row)
            return std::nullopt;
        one.rows.push_back(std::move(*row));
    }
    return one;
}

} // namespace

std::string templates_to_json(const std::vector<StoredTemplate>& templates) {
    Json list = Json::array();
    for (const StoredTemplate& one : templates) {
        Json rows = Json::array();
        for (const TemplateRow& row : one.rows)
            rows.push_back(row_json(row));
        list.push_back({{"code", one.code},
                        {"label", one.label},
                        {"journal", one.journal},
                        {"reference", one.reference},
                        {"active", one.active},
                        {"rows", std::move(rows)}});
    }
    return Json{{"version", k_version}, {"templates", std::move(list)}}.dump(
        1, ' ', false, Json::error_handler_t::replace);
}

std::optional<std::vector<StoredTemplate>> templates_from_json(std::string_view text) {
    const Json object = Json::parse(text, nullptr, false);
    if (!object.is_object() || integer_of(object, "version") != k_version)
        return std::nullopt;
    const auto list = object.find("templates");
    if (list == object.end() || !list->is_array())
        return std::nullopt;
    std::vector<StoredTemplate> templates;
    for (const Json& each : *list) {
        auto one = template_of(each);
        if (!one)
            return std::nullopt;
        templates.push_back(std::move(*one));
    }
    return templates;
}

} // namespace comptoir::storage
