#include "comptoir/core/company_number.h"
#include "comptoir/core/iban.h"
#include "comptoir/core/text.h"
#include "comptoir/invoices/types.h"

#include <algorithm>

namespace comptoir::invoices {

namespace {

class Checks {
public:
    void add(std::string_view code, bool ok, Params params = {},
             CheckWeight weight = CheckWeight::Rule) {
        m_checks.push_back({std::string(code), ok, ok ? Params{} : std::move(params), weight});
    }
    // left = right, to the cent: EN 16931 allows no tolerance on document totals.
    void add_sum(std::string_view code, Money left, std::optional<Money> right,
                 CheckWeight weight = CheckWeight::Rule) {
        const bool ok = right && left.currency() == right->currency() && left == *right;
        Params params{{"stated", left}};
        if (right)
            params.push_back({"computed", *right});
        add(code, ok, std::move(params), weight);
    }
    std::vector<InvoiceCheck> take() { return std::move(m_checks); }

private:
    std::vector<InvoiceCheck> m_checks;
};

std::optional<Money> sum_of(std::optional<Money> a, Money b) {
    return a ? checked_add(*a, b) : std::nullopt;
}

// Zero of another currency is a field that was never read.
Money in_currency(Money amount, Currency currency) {
    return amount.is_zero() ? Money::zero(currency) : amount;
}

void check_totals(Checks& checks, const Invoice& invoice) {
    const Currency currency = invoice.currency;
    const DocumentSums& sums = invoice.sums;
    if (sums.lines_sum && sums.lines_total)
        checks.add_sum("BR-CO-10", *sums.lines_total, *sums.lines_sum);
    if (sums.lines_total)
        checks.add_sum("BR-CO-13", invoice.net,
                       sum_of(sum_of(sums.lines_total, -in_currency(sums.allowances, currency)),
                              in_currency(sums.charges, currency)));
    if (!invoice.taxes.empty()) {
        std::optional<Money> vat = Money::zero(currency);
        for (const TaxLine& tax : invoice.taxes)
            vat = sum_of(vat, tax.vat);
        checks.add_sum("BR-CO-14", invoice.vat, vat);
    }
    checks.add_sum("BR-CO-15", invoice.gross, sum_of(invoice.net, invoice.vat));
    checks.add_sum("BR-CO-16", invoice.payable,
                   sum_of(sum_of(invoice.gross, -in_currency(invoice.prepaid, currency)),
                          in_currency(invoice.rounding, currency)));
}

// BR-CO-17: VAT = base × rate, half up to the cent. Documents that round line by line are off by
// cents; the published rule tolerates one unit of the currency, so a small gap is only a notice.
void check_rates(Checks& checks, const Invoice& invoice) {
    bool ok = true;
    CheckWeight weight = CheckWeight::Notice;
    Params params;
    for (const TaxLine& tax : invoice.taxes) {
        const Money computed = multiply(tax.base, tax.rate, Rounding::HalfAwayFromZero);
        if (computed.currency() == tax.vat.currency() && computed == tax.vat)
            continue;
        ok = false;
        params = {{"stated", tax.vat}, {"computed", computed}};
        const std::optional<Money> gap = checked_add(tax.vat, -computed);
        if (!gap || gap->abs().minor() > 100)
            weight = CheckWeight::Rule;
    }
    if (!invoice.taxes.empty())
        checks.add("BR-CO-17", ok, std::move(params), ok ? CheckWeight::Rule : weight);
}

// BR-S-08 and its sisters: the base of a category is the sum of its lines.
void check_categories(Checks& checks, const Invoice& invoice) {
    for (const TaxLine& tax : invoice.taxes) {
        if (tax.category == "E")
            checks.add("BR-E-10", !tax.exemption.empty());
        if (tax.category == "S" && tax.rate.coefficient > 0)
            checks.add("BR-S-02", !invoice.seller.vat_id.empty());
        if (invoice.sums.by_category.empty() || !invoice.sums.lines_sum)
            continue;
        std::optional<Money> base = Money::zero(tax.base.currency());
        for (const DocumentSums::OfCategory& part : invoice.sums.by_category)
            if (part.category == tax.category && (part.rate == tax.rate || tax.category != "S"))
                base = sum_of(base, part.amount);
        checks.add_sum("BR-" + tax.category + "-08", tax.base, base);
    }
}

// BR-FR of the French reform (XP Z12-012, public schematron 1.4.0).
void check_form(Checks& checks, const Invoice& invoice) {
    checks.add("BR-02", !invoice.number.empty());
    checks.add("BR-FR-03", invoice.issued_on.year() >= 2000 && invoice.issued_on.year() <= 2099,
               {{"date", invoice.issued_on}});
    if (invoice.due_on)
        checks.add("BR-FR-CO-07", *invoice.due_on >= invoice.issued_on,
                   {{"issued", invoice.issued_on}, {"due", *invoice.due_on}});
    checks.add("BR-06", !invoice.seller.name.empty());
}

// What the public schematron does not test: the check digits.
void check_identifiers(Checks& checks, const Invoice& invoice) {
    const InvoiceParty& seller = invoice.seller;
    if (const auto number = CompanyNumber::parse(seller.company_number))
        checks.add("SIREN", number->checksum_ok, {{"number", seller.company_number}},
                   CheckWeight::Notice);
    if (!seller.vat_id.empty()) {
        bool ok = vat_id_is_plausible(seller.vat_id);
        // A French identifier also names the SIREN it belongs to.
        InvoiceParty by_number;
        by_number.company_number = seller.company_number;
        const std::string siren = party_key(by_number);
        if (ok && siren.size() == 9 && seller.vat_id.starts_with("FR") &&
            seller.vat_id.size() == 13)
            ok = seller.vat_id.substr(4) == siren;
        checks.add("VAT-ID", ok, {{"vat_id", seller.vat_id}}, CheckWeight::Notice);
    }
    if (!seller.iban.empty()) {
        const std::optional<Iban> iban = Iban::parse(seller.iban);
        checks.add("IBAN", iban.has_value(), {{"iban", seller.iban}}, CheckWeight::Notice);
    }
}

} // namespace

std::vector<InvoiceCheck> check_invoice(const Invoice& invoice) {
    Checks checks;
    check_form(checks, invoice);
    check_totals(checks, invoice);
    check_rates(checks, invoice);
    check_categories(checks, invoice);
    check_identifiers(checks, invoice);
    return checks.take();
}

} // namespace comptoir::invoices
