#include "app/invoices/invoice_parties.h"

#include "comptoir/core/text.h"
#include "comptoir/invoices/errors.h"
#include "comptoir/storage/repositories/ledger_repository.h"

#include <algorithm>

namespace comptoir::app {

namespace {

using ledger::Party;

// A number of nine digits, so that a SIRET, a SIREN and a French VAT identifier compare.
std::string key_of(const Party& party) {
    invoices::InvoiceParty named;
    named.company_number = party.company_number;
    named.vat_id = party.vat_id;
    return invoices::party_key(named);
}

std::vector<Party> matching(const std::vector<Party>& parties,
                            const invoices::InvoiceParty& named) {
    const std::string key = invoices::party_key(named);
    const std::string name = text::fold(named.name);
    std::vector<Party> by_number, by_name;
    for (const Party& party : parties) {
        const std::string own = key_of(party);
        if (!own.empty() && own == key)
            by_number.push_back(party);
        // A party with a number of its own that differs is somebody else of the same name.
        else if (!name.empty() && text::fold(party.name) == name &&
                 (own.empty() || (named.company_number.empty() && named.vat_id.empty())))
            by_name.push_back(party);
    }
    return by_number.empty() ? by_name : by_number;
}

// Suppliers and customers may share a name: prefer who has the usual first letter of the side.
void prefer_side(std::vector<Party>& found, invoices::Direction direction) {
    const char letter = direction == invoices::Direction::Purchase ? 'F' : 'C';
    const auto other_side = [&](const Party& party) { return !party.code.starts_with(letter); };
    if (found.size() > 1 && !std::all_of(found.begin(), found.end(), other_side))
        std::erase_if(found, other_side);
}

std::string create(Writer& writer, const invoices::Invoice& invoice,
                   const invoices::InvoiceParty& named) {
    Party party;
    party.code =
        invoices::new_party_code(invoice.direction, named.name, [&](const std::string& code) {
            return storage::party_exists(writer.database(), code);
        });
    party.name = text::single_blanks(named.name);
    party.company_number = named.company_number;
    party.vat_id = named.vat_id;
    storage::insert_party(writer.database(), party);
    writer.record("party.create", "party " + party.code, {}, party.name);
    writer.changed(Noun::Parties);
    return party.code;
}

} // namespace

Result<std::string> party_of_invoice(Writer& writer, const invoices::Invoice& invoice) {
    const invoices::InvoiceParty& named =
        invoice.direction == invoices::Direction::Purchase ? invoice.seller : invoice.buyer;
    if (named.name.empty())
        return fail(invoices::errors::no_party, {{"number", invoice.number}});
    std::vector<Party> found = matching(storage::load_parties(writer.database()), named);
    prefer_side(found, invoice.direction);
    if (found.size() > 1) {
        std::string codes;
        for (const Party& party : found)
            codes += (codes.empty() ? "" : ", ") + party.code;
        return fail(invoices::errors::party_ambiguous, {{"name", named.name}, {"codes", codes}});
    }
    if (found.empty())
        return create(writer, invoice, named);
    Party party = found.front();
    if (party.company_number.empty() && party.vat_id.empty() &&
        !(named.company_number.empty() && named.vat_id.empty())) {
        // Books from an FEC know names only; from now on the numbers tell.
        party.company_number = named.company_number;
        party.vat_id = named.vat_id;
        storage::update_party(writer.database(), party);
        writer.record("party.identify", "party " + party.code, {},
                      party.company_number.empty() ? party.vat_id : party.company_number);
        writer.changed(Noun::Parties);
    }
    return party.code;
}

} // namespace comptoir::app
