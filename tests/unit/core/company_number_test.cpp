#include "comptoir/core/company_number.h"

#include "comptoir/core/invariant.h"

#include <gtest/gtest.h>

namespace comptoir {
namespace {

void expect_number(std::string_view text, CompanyNumberKind kind, std::string_view canonical,
                   bool checksum_ok) {
    const auto number = CompanyNumber::parse(text);
    ASSERT_TRUE(number.has_value()) << text;
    EXPECT_EQ(number->kind, kind) << text;
    EXPECT_EQ(number->text, canonical) << text;
    EXPECT_EQ(number->checksum_ok, checksum_ok) << text;
}

TEST(CompanyNumber, ReadsSiren) {
    expect_number("732 829 320", CompanyNumberKind::Siren, "732829320", true);
    expect_number("732.829.321", CompanyNumberKind::Siren, "732829321", false);
    expect_number("356000000", CompanyNumberKind::Siren, "356000000", true);
}

TEST(CompanyNumber, ReadsSiret) {
    expect_number("732 829 320 00074", CompanyNumberKind::Siret, "73282932000074", true);
    expect_number("73282932000075", CompanyNumberKind::Siret, "73282932000075", false);
}

TEST(CompanyNumber, KnowsTheOddSiretsOfLaPoste) {
    expect_number("35600000000048", CompanyNumberKind::Siret, "35600000000048", true);
    // 3+5+6+1 = 15 is a multiple of five, though Luhn fails.
    expect_number("35600000000001", CompanyNumberKind::Siret, "35600000000001", true);
    expect_number("35600000000002", CompanyNumberKind::Siret, "35600000000002", false);
    // The rule of La Poste is for La Poste only.
    expect_number("73282932000000", CompanyNumberKind::Siret, "73282932000000", false);
}

TEST(CompanyNumber, ReadsBelgianNumbers) {
    expect_number("0202.239.951", CompanyNumberKind::Bce, "0202239951", true);
    expect_number("BE 0202.239.951", CompanyNumberKind::Bce, "0202239951", true);
    expect_number("BE 202.239.951", CompanyNumberKind::Bce, "0202239951", true);
    expect_number("0202239952", CompanyNumberKind::Bce, "0202239952", false);
}

TEST(CompanyNumber, ReadsSwissNumbers) {
    expect_number("CHE-100.155.212", CompanyNumberKind::Uid, "CHE100155212", true);
    expect_number("che100155212 tva", CompanyNumberKind::Uid, "CHE100155212", true);
    expect_number("CHE-100.155.213", CompanyNumberKind::Uid, "CHE100155213", false);
}

TEST(CompanyNumber, IsEmptyForOtherShapes) {
    for (const char* text :
         {"", "-", "12345678", "1234567890123", "123456789012345", "2202239951", "BE2202239951",
          "BE12", "CHE", "CHE12345678", "CHE1234567890", "CHE100155212ABC", "73282932A",
          "FR44732829320", "ATU12345678", "732/829/320"})
        EXPECT_FALSE(CompanyNumber::parse(text).has_value()) << text;
}

TEST(FrenchVatId, ComputesTheKey) {
    EXPECT_EQ(french_vat_id("732829320"), "FR44732829320");
    EXPECT_EQ(french_vat_id("404833048"), "FR83404833048");
}

TEST(FrenchVatId, BreaksOnAnythingButNineDigits) {
    EXPECT_THROW(french_vat_id(""), InvariantBroken);
    EXPECT_THROW(french_vat_id("73282932"), InvariantBroken);
    EXPECT_THROW(french_vat_id("73282932A"), InvariantBroken);
    EXPECT_THROW(french_vat_id("73282932000074"), InvariantBroken);
}

TEST(VatIdIsPlausible, ChecksFranceBelgiumAndSwitzerland) {
    for (const char* text :
         {"FR44732829320", "fr 44 732 829 320", "FRK7732829320", "FR60000032123", "BE0202239951",
          "BE 0202.239.951", "CHE-100.155.212 MWST", "CHE100155212"})
        EXPECT_TRUE(vat_id_is_plausible(text)) << text;
    for (const char* text :
         {"FR45732829320", "FR4473282932", "FR447328293200", "FROI732829320", "FR44732829321",
          "FR4473282932A", "BE0202239952", "BE202239951", "BE2202239951", "CHE100155213",
          "CHE100155212XYZ", "CH100155212", "FR", "BE", "CHE"})
        EXPECT_FALSE(vat_id_is_plausible(text)) << text;
}

TEST(VatIdIsPlausible, LooksAtTheShapeElsewhere) {
    for (const char* text : {"DE136695976", "ATU13585627", "IE8Z49289F", "EL094259216",
                             "NL123456789B01", "ESX9999999J", "XI123456789"})
        EXPECT_TRUE(vat_id_is_plausible(text)) << text;
    for (const char* text : {"", "DE", "D1", "123456789", "DE1", "DEABCDEF", "DE12345678901234",
                             "DE12/34", "TVA intracommunautaire", "É1234567"})
        EXPECT_FALSE(vat_id_is_plausible(text)) << text;
}

} // namespace
} // namespace comptoir
