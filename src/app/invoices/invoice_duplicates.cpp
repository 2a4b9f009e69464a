#include "app/invoices/invoice_duplicates.h"

#include "comptoir/storage/repositories/invoice_repository.h"

namespace comptoir::app {

namespace {

const invoices::InvoiceParty& other_side(const invoices::Invoice& invoice) {
    return invoice.direction == invoices::Direction::Purchase ? invoice.seller : invoice.buyer;
}

// A sale has one seller, us: the number alone tells. A purchase is told by its seller, however
// either document names him, or by the third party once it is known.
bool same_seller(const invoices::Invoice& a, const invoices::Invoice& b) {
    if (a.direction == invoices::Direction::Sale)
        return true;
    if (!a.party.empty() && a.party == b.party)
        return true;
    const std::string key = invoices::party_key(other_side(a));
    return !key.empty() && key == invoices::party_key(other_side(b));
}

} // namespace

std::optional<invoices::InvoiceId> same_invoice(storage::Database& database,
                                                const invoices::Invoice& invoice) {
    const std::string number = invoices::normalised_number(invoice.number);
    if (number.empty())
        return std::nullopt;
    for (const invoices::Invoice& other : storage::invoices_numbered(database, number))
        if (other.id != invoice.id && other.direction == invoice.direction &&
            other.type == invoice.type && other.issued_on.year() == invoice.issued_on.year() &&
            same_seller(invoice, other))
            return other.id;
    return std::nullopt;
}

} // namespace comptoir::app
