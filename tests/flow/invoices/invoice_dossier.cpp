#include "invoice_dossier.h"

#include "comptoir/storage/repositories/invoice_repository.h"
#include "comptoir/storage/repositories/lettering_repository.h"

namespace comptoir::test {

std::string invoice_xml(const Ordered& ordered) {
    std::string xml = read_text(data_path("../../resources/samples/facture-aaro.xml"));
    const auto replace = [&](const std::string& from, const std::string& to) {
        for (std::size_t at = xml.find(from); at != std::string::npos;
             at = xml.find(from, at + to.size()))
            xml.replace(at, from.size(), to);
    };
    replace("<ram:PaymentReference>F59289482<", "<ram:PaymentReference>" + ordered.reference + "<");
    replace("F59289482", ordered.number);
    replace("Aaro SAS", ordered.seller);
    replace("FR44732829320", ordered.vat);
    replace("\"0002\">732829320", "\"0002\">" + ordered.siren);
    replace(k_aaro_iban, ordered.iban);
    replace("<ram:TypeCode>380<", "<ram:TypeCode>" + ordered.type + "<");
    replace("<ram:TypeCode>58<", "<ram:TypeCode>" + ordered.means + "<");
    replace("20260210", ordered.issued);
    replace("158.33", ordered.net);
    replace("31.67", ordered.tax);
    replace("190.00", ordered.gross);
    return xml;
}

InvoiceDossier::InvoiceDossier() : TempDossier(ledger::Chart::Pcg, "2026-03-02T08:00:00Z") {
    value_of(write<ledger::Journal>([](app::Writer& writer) {
        return app::add_journal(
            writer,
            {.code = "BQ", .iban = Iban::parse(k_own_iban), .account = "512100", .name = "Banque"});
    }));
}

Result<app::DocumentBatch> InvoiceDossier::try_add(const std::string& name, std::string_view bytes,
                                                   inbox::Box box) {
    const auto path = write_file(name, bytes);
    return write<app::DocumentBatch>(
        [&](app::Writer& writer) { return app::add_documents(writer, {path}, box); });
}

app::AddedDocument InvoiceDossier::add(const std::string& name, std::string_view bytes,
                                       inbox::Box box) {
    return value_of(try_add(name, bytes, box)).documents.at(0);
}

invoices::InvoiceId InvoiceDossier::receive(const Ordered& ordered) {
    return add(ordered.number + ".xml", invoice_xml(ordered)).invoice.value();
}

Result<invoices::Invoice> InvoiceDossier::review(invoices::InvoiceId id,
                                                 const app::InvoiceReview& review) {
    return write<invoices::Invoice>(
        [&](app::Writer& writer) { return app::review_invoice(writer, id, review); });
}

Result<invoices::Invoice> InvoiceDossier::approve(invoices::InvoiceId id) {
    return write<invoices::Invoice>(
        [&](app::Writer& writer) { return app::approve_invoice(writer, id); });
}

Result<invoices::Invoice> InvoiceDossier::book(invoices::InvoiceId id,
                                               std::optional<std::string> account) {
    return write<invoices::Invoice>(
        [&](app::Writer& writer) { return app::book_invoice(writer, id, account); });
}

invoices::Invoice InvoiceDossier::load(invoices::InvoiceId id) {
    return value_of(read<invoices::Invoice>(
        [&](app::Reader& reader) { return app::load_invoice(reader, id); }));
}

invoices::Invoice InvoiceDossier::booked(const Ordered& ordered) {
    const invoices::InvoiceId id = receive(ordered);
    value_of(review(id));
    value_of(approve(id));
    return value_of(book(id));
}

Result<std::vector<payments::Payment>> InvoiceDossier::pay(const app::PaymentAdd& request) {
    return write<std::vector<payments::Payment>>(
        [&](app::Writer& writer) { return app::add_payments(writer, request); });
}

Result<app::PaymentExportReport> InvoiceDossier::order(std::string_view name,
                                                       app::PainFormat format) {
    return write<app::PaymentExportReport>([&](app::Writer& writer) {
        return app::export_payments(
            writer, {.format = format, .journal = "BQ", .output = file(name), .payments = {}});
    });
}

void InvoiceDossier::confirm(const std::string& party, const char* iban) {
    value_of(write<bool>([&](app::Writer& writer) -> Result<bool> {
        CT_TRY(app::confirm_payee_iban(writer, party, *Iban::parse(iban)));
        return true;
    }));
}

void InvoiceDossier::settle(const invoices::Invoice& invoice, std::optional<Money> amount) {
    const Money paid = amount.value_or(invoice.gross);
    value_of(write<bool>([&](app::Writer& writer) -> Result<bool> {
        ledger::Entry entry;
        entry.journal = "BQ";
        entry.date = invoice.issued_on.plus_days(10);
        entry.piece = invoice.number;
        entry.label = "VIR " + invoice.number;
        ledger::EntryRow supplier, bank;
        supplier.account = "401000";
        supplier.party = invoice.party;
        supplier.amount = paid;
        bank.account = "512100";
        bank.amount = -paid;
        entry.rows = {supplier, bank};
        CT_ASSIGN(id, app::post_draft(writer, entry));
        CT_ASSIGN(posted, app::load_entry(writer, id));
        const ledger::RowId owed = storage::party_rows(writer.database(), invoice).at(0);
        storage::impute(writer.database(), posted.rows.at(0).id, owed, paid.minor(), 0, entry.date);
        return true;
    }));
}

} // namespace comptoir::test
