// Builders of invented invoices.
#pragma once

#include "comptoir/core/text.h"
#include "comptoir/invoices/types.h"

namespace comptoir::test {

inline Date day(std::string_view iso) {
    return *Date::parse_iso(iso);
}

// 100.00 net, 20 % VAT, 120.00 gross, bought from Aaro SAS.
inline invoices::Invoice an_invoice() {
    invoices::Invoice invoice;
    invoice.number = "F59289482";
    invoice.issued_on = day("2026-10-05");
    invoice.due_on = day("2026-11-04");
    invoice.seller.name = "Aaro SAS";
    invoice.seller.company_number = "732829320";
    invoice.seller.vat_id = "FR44732829320";
    invoice.seller.country = "FR";
    invoice.buyer.name = "Atelier Exemple SARL";
    invoice.buyer.country = "FR";
    invoice.net = eur(100'00);
    invoice.vat = eur(20'00);
    invoice.gross = eur(120'00);
    invoice.payable = eur(120'00);
    invoice.taxes = {{"S", Rate{20, 2}, eur(100'00), eur(20'00), ""}};
    invoice.party = "FAARO001";
    invoice.expense_account = "606400";
    return invoice;
}

// "606400 100.00, 445660 20.00, 401000/FAARO001 -120.00"
inline std::string rows_of(const ledger::Entry& entry) {
    std::string text;
    for (const ledger::EntryRow& row : entry.rows) {
        text += text.empty() ? "" : ", ";
        text += row.account + (row.party.empty() ? "" : "/" + row.party) + " " +
                row.amount.to_decimal();
    }
    return text;
}

} // namespace comptoir::test
