#include "an_invoice.h"

#include <gtest/gtest.h>

namespace comptoir::invoices {

namespace {

using test::an_invoice;

std::vector<std::string> broken(const Invoice& invoice) {
    std::vector<std::string> codes;
    for (const InvoiceCheck& check : check_invoice(invoice))
        if (!check.ok)
            codes.push_back(check.code);
    return codes;
}
using Codes = std::vector<std::string>;

TEST(CheckInvoice, ASoundInvoiceBreaksNothing) {
    EXPECT_EQ(broken(an_invoice()), Codes{});
}

TEST(CheckInvoice, LinesMustAddUpToTheirTotal) {
    Invoice invoice = an_invoice();
    invoice.sums.lines_sum = eur(99'99);
    invoice.sums.lines_total = eur(100'00);
    EXPECT_EQ(broken(invoice), Codes{"BR-CO-10"});
}

TEST(CheckInvoice, NetIsLinesLessAllowancesPlusCharges) {
    Invoice invoice = an_invoice();
    invoice.sums.lines_total = eur(110'00);
    invoice.sums.allowances = eur(15'00);
    invoice.sums.charges = eur(5'00);
    EXPECT_EQ(broken(invoice), Codes{});
    invoice.sums.charges = eur(6'00);
    EXPECT_EQ(broken(invoice), Codes{"BR-CO-13"});
}

TEST(CheckInvoice, VatIsTheSumOfItsBreakdown) {
    Invoice invoice = an_invoice();
    invoice.vat = eur(19'00);
    invoice.gross = invoice.payable = eur(119'00);
    EXPECT_EQ(broken(invoice), Codes{"BR-CO-14"});
}

TEST(CheckInvoice, GrossIsNetPlusVat) {
    Invoice invoice = an_invoice();
    invoice.gross = invoice.payable = eur(120'01);
    EXPECT_EQ(broken(invoice), Codes{"BR-CO-15"});
}

TEST(CheckInvoice, PayableIsGrossLessPrepaidPlusRounding) {
    Invoice invoice = an_invoice();
    invoice.prepaid = eur(50'00);
    invoice.rounding = eur(3);
    invoice.payable = eur(70'03);
    EXPECT_EQ(broken(invoice), Codes{});
    invoice.payable = eur(70'00);
    EXPECT_EQ(broken(invoice), Codes{"BR-CO-16"});
}

TEST(CheckInvoice, RateTimesBaseIsTheVatAndASmallGapOnlyANotice) {
    Invoice invoice = an_invoice();
    invoice.taxes[0].vat = invoice.vat = eur(20'01);
    invoice.gross = invoice.payable = eur(120'01);
    EXPECT_EQ(broken(invoice), Codes{"BR-CO-17"});
    for (const InvoiceCheck& check : check_invoice(invoice))
        if (check.code == "BR-CO-17") {
            EXPECT_EQ(check.weight, CheckWeight::Notice);
        }
    invoice.taxes[0].vat = invoice.vat = eur(30'00);
    invoice.gross = invoice.payable = eur(130'00);
    for (const InvoiceCheck& check : check_invoice(invoice))
        if (check.code == "BR-CO-17") {
            EXPECT_EQ(check.weight, CheckWeight::Rule);
        }
}

TEST(CheckInvoice, TheBaseOfACategoryIsTheSumOfItsLines) {
    Invoice invoice = an_invoice();
    invoice.sums.lines_sum = invoice.sums.lines_total = eur(100'00);
    invoice.sums.by_category = {{"S", Rate{200, 3}, eur(90'00)}, {"S", Rate{10, 2}, eur(10'00)}};
    EXPECT_EQ(broken(invoice), Codes{"BR-S-08"});
    invoice.sums.by_category = {{"S", Rate{200, 3}, eur(100'00)}};
    EXPECT_EQ(broken(invoice), Codes{});
}

TEST(CheckInvoice, AnExemptionNeedsItsReasonAndStandardVatASellerRegisteredForIt) {
    Invoice invoice = an_invoice();
    invoice.taxes = {{"E", Rate{0, 2}, eur(100'00), eur(0), ""}};
    invoice.vat = eur(0);
    invoice.gross = invoice.payable = eur(100'00);
    EXPECT_EQ(broken(invoice), Codes{"BR-E-10"});
    invoice = an_invoice();
    invoice.seller.vat_id.clear();
    EXPECT_EQ(broken(invoice), Codes{"BR-S-02"});
}

TEST(CheckInvoice, DatesAreSensible) {
    Invoice invoice = an_invoice();
    invoice.due_on = test::day("2026-10-04");
    EXPECT_EQ(broken(invoice), Codes{"BR-FR-CO-07"});
    invoice.issued_on = test::day("1999-12-31");
    EXPECT_EQ(broken(invoice), Codes{"BR-FR-03"});
}

TEST(CheckInvoice, CheckDigitsOfIdentifiersAreNotices) {
    Invoice invoice = an_invoice();
    invoice.seller.company_number = "732829321";
    invoice.seller.vat_id = "FR00732829320";
    invoice.seller.iban = "FR7630006000011234567890188";
    EXPECT_EQ(broken(invoice), (Codes{"SIREN", "VAT-ID", "IBAN"}));
    for (const InvoiceCheck& check : check_invoice(invoice))
        if (!check.ok) {
            EXPECT_EQ(check.weight, CheckWeight::Notice);
        }
}

TEST(CheckInvoice, AVatIdentifierOfAnotherSirenIsNoticed) {
    Invoice invoice = an_invoice();
    invoice.seller.company_number = "552100554";
    EXPECT_EQ(broken(invoice), Codes{"VAT-ID"});
}

TEST(CheckInvoice, AmountsOfSeveralCurrenciesNeverAddUp) {
    Invoice invoice = an_invoice();
    invoice.vat = Money(20'00, *Currency::parse("CHF"));
    EXPECT_EQ(broken(invoice), (Codes{"BR-CO-14", "BR-CO-15"}));
}

TEST(CheckInvoice, AmountsAtTheLimitAreCheckedWithoutBreaking) {
    Invoice invoice = an_invoice();
    invoice.net = invoice.vat = invoice.gross = eur(Money::k_limit_minor);
    invoice.taxes = {
        {"S", Rate{100, 2}, eur(Money::k_limit_minor), eur(-Money::k_limit_minor), ""}};
    EXPECT_FALSE(broken(invoice).empty());
}

TEST(CheckInvoice, AnInvoiceWithoutNumberOrSellerSaysSo) {
    Invoice invoice = an_invoice();
    invoice.number.clear();
    invoice.seller.name.clear();
    EXPECT_EQ(broken(invoice), (Codes{"BR-02", "BR-06"}));
}

} // namespace
} // namespace comptoir::invoices
