#include "comptoir/invoices/types.h"

#include <gtest/gtest.h>

#include <set>

namespace comptoir::invoices {

namespace {

TEST(NormalisedNumber, DropsBlanksPunctuationCaseAndLeadingZeros) {
    EXPECT_EQ(normalised_number("F-592 89482"), "F59289482");
    EXPECT_EQ(normalised_number("fa/2026/0042"), normalised_number("FA 2026 42"));
    EXPECT_EQ(normalised_number("0000"), "0");
    EXPECT_EQ(normalised_number(""), "");
    EXPECT_EQ(normalised_number("Fé-1"), "FE1");
}

TEST(NormalisedNumber, KeepsZerosThatCount) {
    EXPECT_NE(normalised_number("F100"), normalised_number("F1"));
    EXPECT_EQ(normalised_number("10203"), "10203");
}

TEST(PartyKey, IsTheSirenHoweverTheDocumentWritesIt) {
    InvoiceParty siren, siret, vat;
    siren.company_number = "732 829 320";
    siret.company_number = "73282932000074";
    vat.vat_id = "FR44 732829320";
    EXPECT_EQ(party_key(siren), "732829320");
    EXPECT_EQ(party_key(siret), party_key(siren));
    EXPECT_EQ(party_key(vat), party_key(siren));
}

TEST(PartyKey, FallsBackToTheVatIdentifierThenTheName) {
    InvoiceParty german, named;
    german.vat_id = "DE 123456789";
    named.name = "Café Müller";
    EXPECT_EQ(party_key(german), "DE123456789");
    EXPECT_EQ(party_key(named), "CAFEMULLER");
}

TEST(NewPartyCode, TakesFourLettersWithoutTheLegalFormAndTheFirstFreeNumber) {
    std::set<std::string> codes;
    const auto taken = [&](const std::string& code) { return codes.count(code) != 0; };
    EXPECT_EQ(new_party_code(Direction::Purchase, "Aaro SAS", taken), "FAARO001");
    codes = {"FAARO001", "FAARO002"};
    EXPECT_EQ(new_party_code(Direction::Purchase, "SAS Aaro", taken), "FAARO003");
    EXPECT_EQ(new_party_code(Direction::Sale, "Électricité Générale", taken), "CELEC001");
    EXPECT_EQ(new_party_code(Direction::Purchase, "SAS", taken), "FSAS001");
    EXPECT_EQ(new_party_code(Direction::Purchase, "東京", taken), "FTIER001");
}

} // namespace
} // namespace comptoir::invoices
