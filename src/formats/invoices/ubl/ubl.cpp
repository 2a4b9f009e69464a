#include "ubl.h"

#include "formats/invoices/reading_builder.h"
#include "formats/invoices/xml_document.h"

#include "comptoir/core/text.h"

namespace comptoir::formats::ubl {

namespace {

using invoices::InvoiceParty;

constexpr std::string_view k_invoice_namespace =
    "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2";
constexpr std::string_view k_credit_namespace =
    "urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2";

std::optional<Date> read_date(ReadingBuilder& builder, std::string_view field,
                              const XmlNode& node) {
    if (!node)
        return std::nullopt;
    const std::string written = node.text();
    std::optional<Date> date = Date::parse_iso(written);
    if (!date) // xs:date may carry a time zone: "2026-06-17+02:00"; the day as written counts
        date = written.size() > 10 ? Date::parse_iso(written.substr(0, 10)) : std::nullopt;
    if (!date) {
        builder.add_check("BR-FR-03", false);
        builder.add_note(notes::field_unreadable, {{"field", std::string(field)},
                                                   {"text", text::cut_to_characters(written, 40)}});
        return std::nullopt;
    }
    builder.state(field);
    return date;
}

std::string company_number(const XmlNode& party) {
    const XmlNode legal = party.at({"PartyLegalEntity", "CompanyID"});
    const std::string scheme = legal.attribute("schemeID");
    if (legal && (scheme.empty() || scheme == "0002" || scheme == "0208" || scheme == "0183"))
        return without_blanks(legal.text());
    for (std::string_view wanted : {"0002", "0009", "0208"})
        for (const XmlNode& identification : party.children("PartyIdentification"))
            if (identification.child("ID").attribute("schemeID") == wanted)
                return without_blanks(identification.text_at({"ID"}));
    return {};
}

void read_party(InvoiceParty& target, const XmlNode& party) {
    target.name = party.text_at({"PartyLegalEntity", "RegistrationName"});
    if (target.name.empty())
        target.name = party.text_at({"PartyName", "Name"});
    target.company_number = company_number(party);
    for (const XmlNode& scheme : party.children("PartyTaxScheme"))
        if (target.vat_id.empty() && scheme.text_at({"TaxScheme", "ID"}) == "VAT")
            target.vat_id = text::to_upper_ascii(without_blanks(scheme.text_at({"CompanyID"})));
    const XmlNode address = party.child("PostalAddress");
    target.street = address.text_at({"StreetName"});
    target.postcode = address.text_at({"PostalZone"});
    target.town = address.text_at({"CityName"});
    target.country = address.text_at({"Country", "IdentificationCode"});
}

// The tax total in the currency of the invoice; a second one may state it in another currency.
XmlNode tax_total(const XmlNode& root, Currency currency) {
    const std::vector<XmlNode> totals = root.children("TaxTotal");
    for (const XmlNode& total : totals)
        if (total.child("TaxAmount").attribute("currencyID") == currency.code())
            return total;
    return totals.empty() ? XmlNode() : totals.front();
}

Result<void> read_totals(ReadingBuilder& builder, const XmlNode& totals, const XmlNode& tax) {
    invoices::Invoice& draft = builder.draft();
    CT_TRY(builder.set_total("net", draft.net, totals.child("TaxExclusiveAmount")));
    CT_TRY(builder.set_total("vat", draft.vat, tax.child("TaxAmount")));
    CT_TRY(builder.set_total("gross", draft.gross, totals.child("TaxInclusiveAmount")));
    CT_TRY(builder.set_total("payable", draft.payable, totals.child("PayableAmount")));
    CT_TRY(builder.set_total("prepaid", draft.prepaid, totals.child("PrepaidAmount")));
    CT_TRY(builder.set_total("rounding", draft.rounding, totals.child("PayableRoundingAmount")));
    CT_TRY(builder.set_total("allowances", draft.sums.allowances,
                             totals.child("AllowanceTotalAmount")));
    CT_TRY(builder.set_total("charges", draft.sums.charges, totals.child("ChargeTotalAmount")));
    CT_ASSIGN(lines, builder.total("lines", totals.child("LineExtensionAmount")));
    draft.sums.lines_total = lines;
    return {};
}

void read_taxes(ReadingBuilder& builder, const XmlNode& total) {
    for (const XmlNode& part : total.children("TaxSubtotal")) {
        const std::optional<Money> base = builder.line_amount(part.child("TaxableAmount"));
        const std::optional<Money> vat = builder.line_amount(part.child("TaxAmount"));
        if (!base || !vat)
            continue;
        const XmlNode category = part.child("TaxCategory");
        invoices::TaxLine line;
        line.category = category.text_at({"ID"});
        line.rate = builder.percent(category.child("Percent")).value_or(Rate{0, 2});
        line.base = *base;
        line.vat = *vat;
        line.exemption = category.text_at({"TaxExemptionReason"});
        if (line.exemption.empty())
            line.exemption = category.text_at({"TaxExemptionReasonCode"});
        builder.draft().taxes.push_back(std::move(line));
    }
}

void read_lines(ReadingBuilder& builder, const XmlNode& root, bool credit_note) {
    for (const XmlNode& line : root.children(credit_note ? "CreditNoteLine" : "InvoiceLine")) {
        const XmlNode category = line.at({"Item", "ClassifiedTaxCategory"});
        builder.add_line(category.text_at({"ID"}), builder.percent(category.child("Percent")),
                         builder.line_amount(line.child("LineExtensionAmount")));
        builder.check_price(line.at({"Price", "PriceAmount"}));
    }
    for (const XmlNode& part : root.children("AllowanceCharge")) {
        const std::optional<Money> amount = builder.line_amount(part.child("Amount"));
        const XmlNode category = part.child("TaxCategory");
        const bool charge = is_true(part.text_at({"ChargeIndicator"}));
        if (amount)
            builder.add_category(category.text_at({"ID"}),
                                 builder.percent(category.child("Percent")),
                                 charge ? *amount : -*amount);
    }
}

void read_payment(ReadingBuilder& builder, const XmlNode& root) {
    std::vector<PaymentMeans> means;
    for (const XmlNode& node : root.children("PaymentMeans")) {
        const XmlNode account = node.child("PayeeFinancialAccount");
        means.push_back({node.text_at({"PaymentMeansCode"}), account.text_at({"ID"}),
                         account.text_at({"FinancialInstitutionBranch", "ID"})});
        if (!builder.stated("payment_reference"))
            builder.set_text("payment_reference", builder.draft().payment_reference,
                             node.text_at({"PaymentID"}));
        // A credit note has no DueDate of its own.
        if (!builder.draft().due_on)
            builder.draft().due_on = read_date(builder, "due_on", node.child("PaymentDueDate"));
    }
    choose_payment_means(builder, means);
}

class UblFormat final : public InvoiceFormat {
public:
    std::string_view id() const override { return "ubl"; }
    bool recognises(const XmlNode& root) const override {
        // "Invoice" is a common word: other vocabularies have no LegalMonetaryTotal.
        return (root.name() == "Invoice" || root.name() == "CreditNote") &&
               (root.namespace_uri().starts_with("urn:oasis:names:specification:ubl:") ||
                root.child("LegalMonetaryTotal"));
    }
    Result<inbox::Reading> read(const XmlNode& root) const override {
        const bool credit_note = root.name() == "CreditNote";
        ReadingBuilder builder(inbox::ReadingSource::Ubl);
        if (root.namespace_uri() != (credit_note ? k_credit_namespace : k_invoice_namespace))
            builder.add_check("XSD-NAMESPACE", false);
        builder.set_profile(root.text_at({"CustomizationID"}));
        invoices::Invoice& draft = builder.draft();
        builder.set_text("number", draft.number, root.text_at({"ID"}));
        builder.set_type(root.text_at({credit_note ? "CreditNoteTypeCode" : "InvoiceTypeCode"}));
        if (credit_note)
            draft.type = invoices::InvoiceType::CreditNote;
        if (const auto issued = read_date(builder, "issued_on", root.child("IssueDate")))
            draft.issued_on = *issued;
        draft.due_on = read_date(builder, "due_on", root.child("DueDate"));
        CT_TRY(builder.set_currency(root.text_at({"DocumentCurrencyCode"})));
        read_party(draft.seller, root.at({"AccountingSupplierParty", "Party"}));
        read_party(draft.buyer, root.at({"AccountingCustomerParty", "Party"}));
        builder.state_parties();
        const XmlNode tax = tax_total(root, builder.currency());
        CT_TRY(read_totals(builder, root.child("LegalMonetaryTotal"), tax));
        read_taxes(builder, tax);
        read_lines(builder, root, credit_note);
        read_payment(builder, root);
        return builder.finish();
    }
};

} // namespace

const InvoiceFormat& format() {
    static const UblFormat instance;
    return instance;
}

} // namespace comptoir::formats::ubl
