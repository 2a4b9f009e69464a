#include "storage/json/line_acts_json.h"

#include "comptoir/storage/repositories/bank_repository.h"
#include "comptoir/storage/repositories/ledger_repository.h"
#include "comptoir/storage/repositories/line_act_repository.h"
#include "comptoir/storage/repositories/template_repository.h"

#include <nlohmann/json.hpp>

#include <optional>

namespace comptoir::storage {

namespace {

using Json = nlohmann::json;

constexpr std::string_view k_by_hand = "hand";

void put(Json& object, const char* name, const std::string& text) {
    if (!text.empty())
        object[name] = text;
}

void restore_identity(Database& database, bank::LineId line, const Json& object) {
    LineIdentityRecord identity = find_line_identity(database, line);
    const LineIdentityRecord found = identity;
    const auto party = object.value("party", std::string{});
    if (!party.empty() && party_exists(database, party)) {
        identity.party = party;
        identity.party_by = k_by_hand;
    }
    const reconcile::TemplateId chosen{object.value("template", std::int64_t{0})};
    if (chosen && find_template(database, chosen)) {
        identity.template_id = chosen;
        identity.template_by = k_by_hand;
    }
    save_line_identity(database, line, identity);
}

} // namespace

std::string line_acts_to_json(Database& database, bank::LineId line) {
    Json object = Json::object();
    const std::optional<LineRecord> record = find_line(database, line);
    if (!record)
        return {};
    const LineActs acts = LineActReader(database).of(line);
    put(object, "mark", record->mark);
    put(object, "note", acts.note);
    put(object, "reason", acts.reason);
    if (acts.invoice)
        object["invoice"] = acts.invoice.value();
    for (const inbox::DocumentId document : documents_of_line(database, line))
        object["documents"].push_back(document.value());
    if (record->identity.party_by == k_by_hand)
        put(object, "party", record->identity.party);
    if (record->identity.template_by == k_by_hand && record->identity.template_id)
        object["template"] = record->identity.template_id.value();
    if (object.empty())
        return {};
    return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

void restore_line_acts(Database& database, bank::LineId line, std::string_view json) {
    const Json object = Json::parse(json, nullptr, false);
    if (!object.is_object())
        return;
    if (object.contains("mark"))
        set_line_mark(database, line, object.value("mark", std::string{}));
    if (object.contains("note"))
        set_line_note(database, line, object.value("note", std::string{}));
    if (object.contains("reason"))
        set_line_reason(database, line, object.value("reason", std::string{}));
    const auto invoice = object.value("invoice", std::int64_t{0});
    if (database.query("SELECT 1 FROM entry_row WHERE id = ?1", invoice).step())
        set_line_invoice(database, line, ledger::RowId{invoice});
    for (const Json& document : object.value("documents", Json::array())) {
        const inbox::DocumentId id{document.get<std::int64_t>()};
        if (database.query("SELECT 1 FROM document WHERE id = ?1", id).step())
            add_line_document(database, line, id);
    }
    restore_identity(database, line, object);
}

} // namespace comptoir::storage
