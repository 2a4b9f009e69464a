// The breakdown by rate after a correction: the person's totals stand, a reverse charge stays.
#include "an_invoice.h"
#include "comptoir/invoices/errors.h"

#include <gtest/gtest.h>

namespace comptoir::invoices {

namespace {

using test::an_invoice;

// 500.00 from a German seller, no VAT on the document.
Invoice an_acquisition() {
    Invoice invoice = an_invoice();
    invoice.seller.country = "DE";
    invoice.net = invoice.gross = invoice.payable = eur(500'00);
    invoice.vat = eur(0);
    invoice.taxes = {{"K", Rate{0, 2}, eur(500'00), eur(0), "intra"}};
    return invoice;
}

std::string_view refusal(Invoice invoice) {
    const auto done = refit_breakdown(invoice);
    return done ? std::string_view("done") : done.error().code.name;
}

TEST(Breakdown, TheBaseOfTheOnlyRateFollowsTheNetAmount) {
    Invoice invoice = an_acquisition();
    invoice.net = invoice.gross = eur(2000'00);
    ASSERT_TRUE(refit_breakdown(invoice));
    ASSERT_EQ(invoice.taxes.size(), 1u);
    EXPECT_EQ(invoice.taxes[0].base, eur(2000'00));
    EXPECT_TRUE(check_bases(invoice));
}

TEST(Breakdown, AReverseChargeIsNeverDropped) {
    Invoice invoice = an_acquisition();
    invoice.vat = eur(100'00);
    invoice.gross = eur(600'00);
    EXPECT_EQ(refusal(invoice), errors::reverse_charge_with_vat.name);
    invoice = an_acquisition();
    invoice.taxes.push_back({"S", Rate{20, 2}, eur(100'00), eur(20'00), ""});
    invoice.vat = eur(20'00);
    invoice.net = eur(600'00);
    EXPECT_EQ(refusal(invoice), "done");
    invoice.net = eur(700'00);
    EXPECT_EQ(refusal(invoice), errors::bases_differ.name);
    invoice.net = eur(600'00);
    invoice.vat = eur(25'00);
    EXPECT_EQ(refusal(invoice), errors::bases_differ.name);
}

TEST(Breakdown, RatesThatContradictTheTotalsAreDropped) {
    Invoice invoice = an_invoice();
    invoice.vat = eur(10'00);
    ASSERT_TRUE(refit_breakdown(invoice));
    EXPECT_TRUE(invoice.taxes.empty());
    invoice = an_invoice();
    invoice.taxes = {{"S", Rate{20, 2}, eur(50'00), eur(10'00), ""},
                     {"S", Rate{20, 2}, eur(50'00), eur(10'00), ""}};
    invoice.net = eur(200'00);
    ASSERT_TRUE(refit_breakdown(invoice));
    EXPECT_TRUE(invoice.taxes.empty());
}

TEST(Breakdown, BasesMakeTheNetAmountToACentPerRate) {
    Invoice invoice = an_invoice();
    invoice.taxes[0].base = eur(99'99);
    EXPECT_TRUE(check_bases(invoice));
    invoice.taxes[0].base = eur(99'98);
    EXPECT_EQ(check_bases(invoice).error().code.name, errors::bases_differ.name);
    invoice.taxes[0].base = Money(100'00, *Currency::parse("CHF"));
    EXPECT_EQ(check_bases(invoice).error().code.name, errors::bases_differ.name);
    invoice.taxes.clear();
    EXPECT_TRUE(check_bases(invoice));
}

} // namespace
} // namespace comptoir::invoices
