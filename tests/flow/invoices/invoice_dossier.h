// A dossier with a bank journal, and invented e-invoices to put into it.
#pragma once

#include "comptoir/app/bank.h"
#include "comptoir/app/books.h"
#include "comptoir/app/invoices.h"
#include "comptoir/app/payments.h"
#include "comptoir/core/text.h"
#include "comptoir/storage/database.h"
#include "support/temp_dossier.h"

#include <fstream>

namespace comptoir::test {

inline constexpr const char* k_aaro_iban = "FR7614508021000880011223321";
inline constexpr const char* k_own_iban = "FR7630006000011234567890189";

// What a Factur-X of the samples says, with some parts changed.
struct Ordered {
    std::string number = "F59289482", seller = "Aaro SAS", siren = "732829320",
                vat = "FR44732829320";
    std::string iban = k_aaro_iban, type = "380", means = "58", issued = "20260210", reference;
    std::string net = "158.33", tax = "31.67", gross = "190.00";
};
std::string invoice_xml(const Ordered& ordered);

class InvoiceDossier : public TempDossier {
public:
    InvoiceDossier();
    app::AddedDocument add(const std::string& name, std::string_view bytes,
                           inbox::Box box = inbox::Box::Purchase);
    Result<app::DocumentBatch> try_add(const std::string& name, std::string_view bytes,
                                       inbox::Box box = inbox::Box::Purchase);
    invoices::InvoiceId receive(const Ordered& ordered);
    Result<invoices::Invoice> review(invoices::InvoiceId id, const app::InvoiceReview& review = {});
    Result<invoices::Invoice> approve(invoices::InvoiceId id);
    Result<invoices::Invoice> book(invoices::InvoiceId id,
                                   std::optional<std::string> account = "606300");
    invoices::Invoice load(invoices::InvoiceId id);
    // Received, reviewed, approved and booked.
    invoices::Invoice booked(const Ordered& ordered = {});
    Result<std::vector<payments::Payment>> pay(const app::PaymentAdd& request);
    Result<app::PaymentExportReport> order(std::string_view name,
                                           app::PainFormat format = app::PainFormat::Pain00100109);
    void confirm(const std::string& party, const char* iban);
    // A bank entry that pays the item, the whole of it or that much, imputed as reconciliation does.
    void settle(const invoices::Invoice& invoice, std::optional<Money> amount = {});
};

} // namespace comptoir::test
