#include "cii.h"

#include "formats/invoices/reading_builder.h"
#include "formats/invoices/xml_document.h"

#include "comptoir/core/text.h"

#include <algorithm>

namespace comptoir::formats::cii {

namespace {

using invoices::InvoiceParty;

// The same places under the names of either generation.
struct Names {
    std::string_view context, header, transaction, agreement, settlement, summation;
    std::string_view line_settlement, line_summation, percent, line_agreement;
};
constexpr Names k_d16b{
    "ExchangedDocumentContext",        "ExchangedDocument",
    "SupplyChainTradeTransaction",     "ApplicableHeaderTradeAgreement",
    "ApplicableHeaderTradeSettlement", "SpecifiedTradeSettlementHeaderMonetarySummation",
    "SpecifiedLineTradeSettlement",    "SpecifiedTradeSettlementLineMonetarySummation",
    "RateApplicablePercent",           "SpecifiedLineTradeAgreement"};
constexpr Names k_zugferd1{"SpecifiedExchangedDocumentContext",
                           "HeaderExchangedDocument",
                           "SpecifiedSupplyChainTradeTransaction",
                           "ApplicableSupplyChainTradeAgreement",
                           "ApplicableSupplyChainTradeSettlement",
                           "SpecifiedTradeSettlementMonetarySummation",
                           "SpecifiedSupplyChainTradeSettlement",
                           "SpecifiedTradeSettlementMonetarySummation",
                           "ApplicablePercent",
                           "SpecifiedSupplyChainTradeAgreement"};
constexpr std::string_view k_d16b_namespace =
    "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100";
constexpr std::string_view k_zugferd1_namespace = "urn:ferd:CrossIndustryDocument:invoice:1p0";

// Format 102 is AAAAMMJJ. Anything else that is plainly a day is read, and the fault is kept.
std::optional<Date> read_date(ReadingBuilder& builder, std::string_view field,
                              const XmlNode& holder) {
    XmlNode node = holder.child("DateTimeString");
    if (!node)
        node = holder.child("DateTime");
    if (!node)
        return std::nullopt;
    const std::string written = node.text();
    std::optional<Date> date = Date::parse_compact(written);
    if (date && node.attribute("format") == "102") {
        builder.state(field);
        return date;
    }
    builder.add_check("BR-FR-03", false);
    if (!date)
        date = Date::parse_iso(written.substr(0, 10));
    if (!date)
        date = Date::parse_compact(written.substr(0, 8));
    if (!date) {
        builder.add_note(notes::field_unreadable, {{"field", std::string(field)},
                                                   {"text", text::cut_to_characters(written, 40)}});
        return std::nullopt;
    }
    builder.state(field);
    return date;
}

std::string scheme_value(const std::vector<XmlNode>& nodes, std::string_view scheme) {
    for (const XmlNode& node : nodes)
        if (node.attribute("schemeID") == scheme)
            return without_blanks(node.text());
    return {};
}

std::string company_number(const XmlNode& party) {
    const XmlNode organisation = party.child("SpecifiedLegalOrganization");
    // 0002 SIREN, 0208 Belgian enterprise number, 0183 Swiss UID; then 0009 SIRET.
    for (std::string_view scheme : {"0002", "0208", "0183"})
        if (std::string id = scheme_value(organisation.children("ID"), scheme); !id.empty())
            return id;
    for (std::string_view scheme : {"0002", "0009", "0208"})
        if (std::string id = scheme_value(party.children("GlobalID"), scheme); !id.empty())
            return id;
    return {};
}

void read_party(InvoiceParty& target, const XmlNode& party) {
    target.name = party.text_at({"Name"});
    target.company_number = company_number(party);
    for (const XmlNode& registration : party.children("SpecifiedTaxRegistration"))
        if (target.vat_id.empty())
            target.vat_id = text::to_upper_ascii(scheme_value(registration.children("ID"), "VA"));
    const XmlNode address = party.child("PostalTradeAddress");
    target.street = address.text_at({"LineOne"});
    target.postcode = address.text_at({"PostcodeCode"});
    target.town = address.text_at({"CityName"});
    target.country = address.text_at({"CountryID"});
}

// VAT in the currency of the invoice: the total stands twice when the tax is due in another one.
XmlNode vat_total(const XmlNode& summation, Currency currency) {
    const std::vector<XmlNode> totals = summation.children("TaxTotalAmount");
    for (const XmlNode& total : totals)
        if (total.attribute("currencyID") == currency.code())
            return total;
    return totals.empty() ? XmlNode() : totals.front();
}

Result<void> read_totals(ReadingBuilder& builder, const XmlNode& summation) {
    invoices::Invoice& draft = builder.draft();
    CT_TRY(builder.set_total("net", draft.net, summation.child("TaxBasisTotalAmount")));
    CT_TRY(builder.set_total("vat", draft.vat, vat_total(summation, builder.currency())));
    CT_TRY(builder.set_total("gross", draft.gross, summation.child("GrandTotalAmount")));
    CT_TRY(builder.set_total("payable", draft.payable, summation.child("DuePayableAmount")));
    CT_TRY(builder.set_total("prepaid", draft.prepaid, summation.child("TotalPrepaidAmount")));
    CT_TRY(builder.set_total("rounding", draft.rounding, summation.child("RoundingAmount")));
    CT_TRY(builder.set_total("allowances", draft.sums.allowances,
                             summation.child("AllowanceTotalAmount")));
    CT_TRY(builder.set_total("charges", draft.sums.charges, summation.child("ChargeTotalAmount")));
    CT_ASSIGN(lines, builder.total("lines", summation.child("LineTotalAmount")));
    draft.sums.lines_total = lines;
    return {};
}

void read_taxes(ReadingBuilder& builder, const XmlNode& settlement, const Names& names) {
    for (const XmlNode& tax : settlement.children("ApplicableTradeTax")) {
        if (const std::string type = tax.text_at({"TypeCode"}); !type.empty() && type != "VAT")
            continue;
        const std::optional<Money> base = builder.line_amount(tax.child("BasisAmount"));
        const std::optional<Money> vat = builder.line_amount(tax.child("CalculatedAmount"));
        if (!base || !vat)
            continue; // a bare total or an unreadable line: the checks of totals will tell
        invoices::TaxLine line;
        line.category = tax.text_at({"CategoryCode"});
        line.rate = builder.percent(tax.child(names.percent)).value_or(Rate{0, 2});
        line.base = *base;
        line.vat = *vat;
        line.exemption = tax.text_at({"ExemptionReason"});
        if (line.exemption.empty())
            line.exemption = tax.text_at({"ExemptionReasonCode"});
        builder.draft().taxes.push_back(std::move(line));
    }
}

void read_document_charges(ReadingBuilder& builder, const XmlNode& settlement, const Names& names) {
    for (const XmlNode& part : settlement.children("SpecifiedTradeAllowanceCharge")) {
        const std::optional<Money> amount = builder.line_amount(part.child("ActualAmount"));
        const XmlNode tax = part.child("CategoryTradeTax");
        const bool charge = is_true(part.text_at({"ChargeIndicator", "Indicator"}));
        if (amount)
            builder.add_category(tax.text_at({"CategoryCode"}),
                                 builder.percent(tax.child(names.percent)),
                                 charge ? *amount : -*amount);
    }
    for (const XmlNode& part : settlement.children("SpecifiedLogisticsServiceCharge")) {
        const XmlNode tax = part.child("AppliedTradeTax");
        if (const std::optional<Money> amount = builder.line_amount(part.child("AppliedAmount")))
            builder.add_category(tax.text_at({"CategoryCode"}),
                                 builder.percent(tax.child(names.percent)), *amount);
    }
}

void read_lines(ReadingBuilder& builder, const XmlNode& transaction, const Names& names) {
    for (const XmlNode& line : transaction.children("IncludedSupplyChainTradeLineItem")) {
        const XmlNode settlement = line.child(names.line_settlement);
        const XmlNode amount = settlement.at({names.line_summation, "LineTotalAmount"});
        // EXTENDED: groups and information lines do not count; ZUGFeRD 1 has lines of text only.
        const std::string status =
            line.text_at({"AssociatedDocumentLineDocument", "LineStatusReasonCode"});
        if (status == "GROUP" || status == "INFORMATION" || !amount)
            continue;
        const XmlNode tax = settlement.child("ApplicableTradeTax");
        builder.add_line(tax.text_at({"CategoryCode"}), builder.percent(tax.child(names.percent)),
                         builder.line_amount(amount));
        builder.check_price(
            line.at({names.line_agreement, "NetPriceProductTradePrice", "ChargeAmount"}));
    }
}

void read_payment(ReadingBuilder& builder, const XmlNode& settlement) {
    std::vector<PaymentMeans> means;
    for (const XmlNode& node : settlement.children("SpecifiedTradeSettlementPaymentMeans")) {
        const std::string code = node.text_at({"TypeCode"});
        const std::string bic =
            node.text_at({"PayeeSpecifiedCreditorFinancialInstitution", "BICID"});
        const std::vector<XmlNode> accounts = node.children("PayeePartyCreditorFinancialAccount");
        if (accounts.empty())
            means.push_back({code, {}, bic});
        for (const XmlNode& account : accounts) {
            const std::string iban = account.text_at({"IBANID"});
            means.push_back({code, iban.empty() ? account.text_at({"ProprietaryID"}) : iban, bic});
        }
    }
    choose_payment_means(builder, means);
    builder.set_text("payment_reference", builder.draft().payment_reference,
                     settlement.text_at({"PaymentReference"}));
    for (const XmlNode& terms : settlement.children("SpecifiedTradePaymentTerms"))
        if (!builder.draft().due_on)
            builder.draft().due_on = read_date(builder, "due_on", terms.child("DueDateDateTime"));
}

class CiiFormat final : public InvoiceFormat {
public:
    std::string_view id() const override { return "cii"; }
    bool recognises(const XmlNode& root) const override {
        return root.name() == "CrossIndustryInvoice" || root.name() == "CrossIndustryDocument";
    }
    Result<inbox::Reading> read(const XmlNode& root) const override {
        const bool first_generation = root.name() == "CrossIndustryDocument";
        const Names& names = first_generation ? k_zugferd1 : k_d16b;
        ReadingBuilder builder(inbox::ReadingSource::Cii);
        if (root.namespace_uri() != (first_generation ? k_zugferd1_namespace : k_d16b_namespace))
            builder.add_check("XSD-NAMESPACE", false);
        builder.set_profile(
            root.text_at({names.context, "GuidelineSpecifiedDocumentContextParameter", "ID"}));
        const XmlNode header = root.child(names.header);
        const XmlNode transaction = root.child(names.transaction);
        const XmlNode agreement = transaction.child(names.agreement);
        const XmlNode settlement = transaction.child(names.settlement);
        invoices::Invoice& draft = builder.draft();
        builder.set_text("number", draft.number, header.text_at({"ID"}));
        builder.set_type(header.text_at({"TypeCode"}));
        if (const auto issued = read_date(builder, "issued_on", header.child("IssueDateTime")))
            draft.issued_on = *issued;
        CT_TRY(builder.set_currency(settlement.text_at({"InvoiceCurrencyCode"})));
        read_party(draft.seller, agreement.child("SellerTradeParty"));
        read_party(draft.buyer, agreement.child("BuyerTradeParty"));
        builder.state_parties();
        CT_TRY(read_totals(builder, settlement.child(names.summation)));
        read_taxes(builder, settlement, names);
        read_lines(builder, transaction, names);
        read_document_charges(builder, settlement, names);
        read_payment(builder, settlement);
        return builder.finish();
    }
};

} // namespace

const InvoiceFormat& format() {
    static const CiiFormat instance;
    return instance;
}

} // namespace comptoir::formats::cii
