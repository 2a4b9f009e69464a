#include "comptoir/invoices/vat_on_receipts.h"

#include "comptoir/core/invariant.h"

#include <gtest/gtest.h>

namespace comptoir::invoices {
namespace {

TEST(VatDue, IsInProportionOfWhatIsSettledToTheNearestCent) {
    EXPECT_EQ(vat_due(eur(2000), eur(4000), eur(12000)), eur(667));
    EXPECT_EQ(vat_due(eur(2000), eur(8000), eur(12000)), eur(1333));
    EXPECT_EQ(vat_due(eur(-2000), eur(4000), eur(12000)), eur(-667));
    EXPECT_EQ(vat_due(eur(1), eur(1), eur(2)), eur(1));
}

TEST(VatDue, IsNothingAtFirstAndAllInTheEnd) {
    EXPECT_EQ(vat_due(eur(1999), eur(0), eur(12000)), eur(0));
    EXPECT_EQ(vat_due(eur(1999), eur(12000), eur(12000)), eur(1999));
}

TEST(VatDue, HoldsForAmountsWhoseProductPassesSixtyFourBits) {
    const Money large = eur(900'000'000'000'000);
    EXPECT_EQ(vat_due(large, eur(300'000'000'000'000), large), eur(300'000'000'000'000));
}

TEST(VatDue, NeverMoreThanAllIsSettled) {
    EXPECT_THROW(vat_due(eur(2000), eur(12001), eur(12000)), InvariantBroken);
    EXPECT_THROW(vat_due(eur(2000), eur(-1), eur(12000)), InvariantBroken);
    EXPECT_THROW(vat_due(eur(2000), eur(0), eur(0)), InvariantBroken);
}

TEST(WaitingVat, EachWaitingAccountHasTheOneItsTaxGoesTo) {
    const auto to = [](std::string_view account, bool asset = false) {
        return account_of_due_vat(ledger::Chart::Pcg, account, asset);
    };
    EXPECT_EQ(to("445640"), "445660");
    EXPECT_EQ(to("445640", true), "445620");
    EXPECT_EQ(to("445740"), "445710");
    EXPECT_EQ(to("44574020", true), "445710"); // a sub-account of imported books
    EXPECT_FALSE(to("445710"));
    EXPECT_FALSE(to("4456"));
}

TEST(WaitingVat, NothingWaitsWhereTheTaxIsDueOnDelivery) {
    for (const ledger::Chart chart : {ledger::Chart::Pcmn, ledger::Chart::Kmu}) {
        EXPECT_TRUE(waiting_vat_prefixes(chart).first.empty());
        EXPECT_FALSE(account_of_due_vat(chart, "445640", false));
        EXPECT_FALSE(account_of_due_vat(chart, "411000", false));
    }
}

TEST(TaxOfPieces, IsThatOfTheThirdPartysOwnSide) {
    const auto of = [](std::string_view third_party, std::string_view account) {
        return tax_of_pieces(ledger::Chart::Pcg, third_party, account);
    };
    EXPECT_EQ(of("411000", "445740"), TaxOfPieces::Waiting);
    EXPECT_EQ(of("411000", "44571200"), TaxOfPieces::Due);
    EXPECT_EQ(of("401000", "445640"), TaxOfPieces::Waiting);
    EXPECT_EQ(of("404000", "445620"), TaxOfPieces::Due);
    EXPECT_EQ(of("401000", "445660"), TaxOfPieces::Due);
    for (const char* account : {"445660", "445620", "445640", "445510", "445200", "627000"})
        EXPECT_EQ(of("411000", account), TaxOfPieces::None) << account;
    for (const char* account : {"445710", "445740", "512000"})
        EXPECT_EQ(of("401000", account), TaxOfPieces::None) << account;
    EXPECT_EQ(tax_of_pieces(ledger::Chart::Pcmn, "400000", "451000"), TaxOfPieces::None);
}

TEST(PartSettledBy, ALossIsKnownByItsAccountAndADifferenceByItsSize) {
    const auto part = [](std::string_view account, std::int64_t minor) {
        return part_settled_by(ledger::Chart::Pcg, account, minor);
    };
    EXPECT_EQ(part("654000", 1), PartSettled::Lost);
    EXPECT_EQ(part("671400", 1), PartSettled::Lost);
    EXPECT_EQ(part("416000", 1), PartSettled::KeptBack);
    for (const char* account : {"658500", "658", "758900"}) {
        EXPECT_EQ(part(account, k_settlement_difference_max), PartSettled::Paid) << account;
        EXPECT_EQ(part(account, k_settlement_difference_max + 1), PartSettled::Lost) << account;
    }
    for (const char* account : {"627000", "656000", "665000", "765000", "512000", "445710"})
        EXPECT_EQ(part(account, 1'000'000), PartSettled::Paid) << account;
}

TEST(PartSettledBy, NothingIsLostWhereNoTaxWaits) {
    for (const ledger::Chart chart : {ledger::Chart::Pcmn, ledger::Chart::Kmu})
        EXPECT_EQ(part_settled_by(chart, "658000", 1'000'000), PartSettled::Paid);
}

} // namespace
} // namespace comptoir::invoices
