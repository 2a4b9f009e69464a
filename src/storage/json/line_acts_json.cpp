#include "storage/json/line_acts_json.h"

#include <nlohmann/json.hpp>

namespace comptoir::storage {

namespace {

using Json = nlohmann::json;

void put(Json& object, const char* name, const std::string& text) {
    if (!text.empty())
        object[name] = text;
}

std::string text_of(const Json& object, const char* name) {
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

std::int64_t number_of(const Json& number) {
    return number.is_number_integer() ? number.get<std::int64_t>() : 0;
}

std::int64_t number_of(const Json& object, const char* name) {
    const auto found = object.find(name);
    return found == object.end() ? 0 : number_of(*found);
}

} // namespace

std::string to_json(const KeptLineActs& acts) {
    Json object = Json::object();
    put(object, "mark", acts.mark);
    put(object, "note", acts.note);
    put(object, "reason", acts.reason);
    if (acts.invoice)
        object["invoice"] = acts.invoice.value();
    for (const inbox::DocumentId document : acts.documents)
        object["documents"].push_back(document.value());
    put(object, "party", acts.party);
    if (acts.template_id)
        object["template"] = acts.template_id.value();
    if (object.empty())
        return {};
    return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

KeptLineActs line_acts_of_json(std::string_view json) {
    KeptLineActs acts;
    const Json object = Json::parse(json, nullptr, false);
    if (!object.is_object())
        return acts;
    acts.mark = text_of(object, "mark");
    acts.note = text_of(object, "note");
    acts.reason = text_of(object, "reason");
    acts.invoice = ledger::RowId{number_of(object, "invoice")};
    if (const auto documents = object.find("documents");
        documents != object.end() && documents->is_array())
        for (const Json& document : *documents)
            if (const std::int64_t id = number_of(document))
                acts.documents.emplace_back(id);
    acts.party = text_of(object, "party");
    acts.template_id = reconcile::TemplateId{number_of(object, "template")};
    return acts;
}

} // namespace comptoir::storage
