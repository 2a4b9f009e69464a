#include "cli/invoice_json.h"

#include "cli/command_context.h"

#include <functional>

namespace comptoir::cli {

namespace {

// A field is printed when the document states it; what only follows from defaults is not.
void write_fields(JsonWriter& json, const inbox::Reading& reading) {
    const invoices::Invoice& draft = reading.draft;
    const auto put = [&](const char* name, auto&& value) {
        if (reading.confidence_permille.count(name) != 0)
            json.put(name, value);
    };
    const auto text = [](const std::string& value) { return std::string_view(value); };
    json.begin_object();
    put("number", text(draft.number));
    put("type", text(reading.type_code));
    put("issued_on", draft.issued_on);
    if (draft.due_on)
        put("due_on", *draft.due_on);
    put("seller_name", text(draft.seller.name));
    put("seller_vat", text(draft.seller.vat_id));
    put("seller_number", text(draft.seller.company_number));
    put("seller_iban", text(draft.seller.iban));
    put("buyer_name", text(draft.buyer.name));
    put("currency", draft.currency.code());
    put("net", draft.net);
    put("vat", draft.vat);
    put("gross", draft.gross);
    put("payable", draft.payable);
    put("prepaid", draft.prepaid);
    put("rounding", draft.rounding);
    put("payment_reference", text(draft.payment_reference));
    json.member("payment_means", draft.payment_means);
    json.put("kind", invoices::to_text(draft.type));
    json.end_object();
}

void write_taxes(JsonWriter& json, const std::vector<invoices::TaxLine>& taxes) {
    json.key("taxes");
    json.begin_array();
    for (const invoices::TaxLine& tax : taxes) {
        json.begin_object();
        json.put("category", std::string_view(tax.category));
        json.put("rate", std::string_view(tax.rate.to_percent()));
        json.put("base", tax.base);
        json.put("vat", tax.vat);
        json.member("exemption", tax.exemption);
        json.end_object();
    }
    json.end_array();
}

} // namespace

void write_checks(JsonWriter& json, const std::vector<invoices::InvoiceCheck>& checks) {
    json.key("checks");
    json.begin_array();
    for (const invoices::InvoiceCheck& check : checks) {
        json.begin_object();
        json.put("code", std::string_view(check.code));
        json.put("ok", check.ok);
        json.put("weight", check.weight == invoices::CheckWeight::Rule ? "rule" : "notice");
        json.end_object();
    }
    json.end_array();
}

void write_reading(JsonWriter& json, const inbox::Reading& reading, i18n::Language language) {
    json.begin_object();
    json.put("source", inbox::to_text(reading.source));
    json.member("profile", reading.profile);
    json.key("fields");
    write_fields(json, reading);
    write_taxes(json, reading.draft.taxes);
    json.key("confidence");
    json.begin_object();
    for (const auto& [field, permille] : reading.confidence_permille)
        json.put(field, permille / 1000); // structured sources are certain
    json.end_object();
    write_checks(json, reading.checks);
    json.key("diagnostics");
    json.begin_array();
    for (const Diagnostic& diagnostic : reading.diagnostics)
        write_diagnostic(json, diagnostic, language);
    json.end_array();
    json.end_object();
}

void write_invoice_members(JsonWriter& json, const invoices::Invoice& invoice) {
    const auto side = [](const invoices::InvoiceParty& party) {
        return std::string_view(party.name);
    };
    json.put("id", invoice.id);
    json.put("direction", invoices::to_text(invoice.direction));
    json.put("type", invoices::to_text(invoice.type));
    json.put("state", invoices::to_text(invoice.state));
    json.put("number", std::string_view(invoice.number));
    json.put("issued_on", invoice.issued_on);
    json.member("due_on", invoice.due_on);
    json.member("party", invoice.party);
    json.member("account", invoice.expense_account);
    json.member("seller_name", side(invoice.seller));
    json.member("seller_vat", invoice.seller.vat_id);
    json.member("seller_number", invoice.seller.company_number);
    json.member("seller_iban", invoice.seller.iban);
    json.member("buyer_name", side(invoice.buyer));
    json.put("currency", invoice.currency.code());
    json.put("net", invoice.net);
    json.put("vat", invoice.vat);
    json.put("gross", invoice.gross);
    json.put("payable", invoice.payable);
    if (invoice.entry) {
        json.put("open", invoice.open);
        json.put("entry", invoice.entry);
    }
    json.member("payment_reference", invoice.payment_reference);
    json.member("payment_means", invoice.payment_means);
    json.member("source", invoice.source);
    if (invoice.document != 0)
        json.put("document", invoice.document);
    json.member("refused_reason", invoice.refused_reason);
    json.member("reviewed_by", invoice.reviewed_by);
    json.member("approved_by", invoice.approved_by);
}

} // namespace comptoir::cli
