#include "storage/json/invoice_party_json.h"

#include "comptoir/core/invariant.h"

#include <nlohmann/json.hpp>

#include <array>

namespace comptoir::storage {

namespace {

using invoices::InvoiceParty;

struct Member {
    const char* name;
    std::string InvoiceParty::*member;
};
constexpr std::array<Member, 9> k_members{{{"name", &InvoiceParty::name},
                                           {"vat_id", &InvoiceParty::vat_id},
                                           {"company_number", &InvoiceParty::company_number},
                                           {"iban", &InvoiceParty::iban},
                                           {"bic", &InvoiceParty::bic},
                                           {"street", &InvoiceParty::street},
                                           {"postcode", &InvoiceParty::postcode},
                                           {"town", &InvoiceParty::town},
                                           {"country", &InvoiceParty::country}}};

} // namespace

std::string party_to_json(const InvoiceParty& party) {
    nlohmann::json object = nlohmann::json::object();
    for (const Member& member : k_members)
        if (!(party.*member.member).empty())
            object[member.name] = party.*member.member;
    return object.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

InvoiceParty party_of_json(std::string_view json) {
    const nlohmann::json object = nlohmann::json::parse(json, nullptr, false);
    invariant(object.is_object(), "a stored party is a JSON object");
    InvoiceParty party;
    for (const Member& member : k_members)
        if (const auto found = object.find(member.name);
            found != object.end() && found->is_string())
            party.*member.member = found->get<std::string>();
    return party;
}

} // namespace comptoir::storage
