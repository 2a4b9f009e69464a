#include "comptoir/core/iban.h"

#include "comptoir/core/text.h"
#include "support/seeded.h"

#include <gtest/gtest.h>

namespace comptoir {
namespace {

Iban iban(std::string_view text) {
    auto parsed = Iban::parse(text);
    if (!parsed)
        throw std::runtime_error("test IBAN is refused: " + std::string{text});
    return *parsed;
}

void expect_problem(std::string_view text, IbanProblem expected) {
    IbanProblem problem = IbanProblem::Empty;
    EXPECT_FALSE(Iban::parse(text, &problem).has_value()) << text;
    EXPECT_EQ(problem, expected) << text;
}

constexpr const char* k_examples[] = {"FR7630006000011234567890189",
                                      "FR1420041010050500013M02606",
                                      "BE68539007547034",
                                      "CH9300762011623852957",
                                      "LI21088100002324013AA",
                                      "DE89370400440532013000",
                                      "LU280019400644750000",
                                      "NL91ABNA0417164300",
                                      "ES9121000418450200051332",
                                      "IT60X0542811101000000123456",
                                      "GB29NWBK60161331926819",
                                      "MC5811222000010123456789030",
                                      "NO9386011117947",
                                      "PT50000201231234567890154",
                                      "MT84MALT011000012345MTLCAST001S"};

TEST(IbanParse, TakesTheExamplesOfTheRegistry) {
    for (const char* text : k_examples)
        EXPECT_TRUE(Iban::parse(text).has_value()) << text;
}

TEST(IbanParse, DropsBlanksAndRaisesLetters) {
    EXPECT_EQ(iban(" fr14 2004 1010 0505 0001 3m02 606\n").text(), "FR1420041010050500013M02606");
    EXPECT_EQ(iban("BE68\xC2\xA0"
                   "5390\xE2\x80\xAF"
                   "0754\xE2\x80\x89"
                   "7034")
                  .text(),
              "BE68539007547034");
}

TEST(IbanParse, NamesTheProblem) {
    expect_problem("", IbanProblem::Empty);
    expect_problem("   ", IbanProblem::Empty);
    expect_problem("FR76-3000-6000", IbanProblem::BadCharacters);
    expect_problem("FR76 3000 6000 0112 3456 7890 18é", IbanProblem::BadCharacters);
    expect_problem("F", IbanProblem::WrongLength);
    expect_problem("7630006000011234567890189", IbanProblem::BadCharacters);
    expect_problem("FRA630006000011234567890189", IbanProblem::BadCharacters);
    expect_problem("ZZ7630006000011234567890189", IbanProblem::UnknownCountry);
    expect_problem("US7630006000011234567890189", IbanProblem::UnknownCountry);
    expect_problem("FR763000600001123456789018", IbanProblem::WrongLength);
    expect_problem("FR76300060000112345678901890", IbanProblem::WrongLength);
    expect_problem("FR7730006000011234567890189", IbanProblem::WrongChecksum);
    expect_problem("BE68539007547035", IbanProblem::WrongChecksum);
    expect_problem("NL91ABN10417164300", IbanProblem::BadCharacters); // a bank of four letters
    expect_problem("DE8937040044053201300A", IbanProblem::BadCharacters);
}

TEST(IbanParse, RefusesThePrefixOfFrenchTerritories) {
    expect_problem("GP7630006000011234567890189", IbanProblem::UnknownCountry);
    expect_problem("RE7630006000011234567890189", IbanProblem::UnknownCountry);
}

TEST(IbanParse, RefusesCheckDigitsThatNoOneComputes) {
    // A remainder of 0 or 1 is written 97 or 98, never 00, 01 or 99, though modulo 97 agrees.
    SEEDED(random);
    int seen = 0;
    for (int round = 0; round < 20000 && seen < 20; ++round) {
        const std::string bban = random.text("0123456789", 18);
        for (const char* good : {"97", "98", "02"}) {
            if (!Iban::parse("DE" + std::string{good} + bban))
                continue;
            ++seen;
            const std::string twin = std::string_view{good} == "97"   ? "00"
                                     : std::string_view{good} == "98" ? "01"
                                                                      : "99";
            expect_problem("DE" + twin + bban, IbanProblem::WrongChecksum);
        }
    }
    EXPECT_GT(seen, 0);
}

TEST(IbanParse, RefusesEverySingleWrongDigit) {
    for (const std::string text : k_examples) {
        for (std::size_t i = 2; i < text.size(); ++i) {
            if (text[i] < '0' || text[i] > '9')
                continue;
            std::string wrong = text;
            wrong[i] = wrong[i] == '9' ? '0' : static_cast<char>(wrong[i] + 1);
            EXPECT_FALSE(Iban::parse(wrong).has_value()) << wrong;
        }
    }
}

TEST(IbanParse, NeverBreaksOnNoise) {
    SEEDED(random);
    for (int round = 0; round < 20000; ++round) {
        const std::string text = random.text("FRBECHDE0123456789ABCXYZ \xC2\xA0-.é",
                                             static_cast<std::size_t>(random.between(0, 40)));
        if (const auto parsed = Iban::parse(text)) {
            ASSERT_TRUE(looks_like_iban(text)) << text;
        }
    }
}

TEST(Iban, PrintsGroupsOfFourThatReadBack) {
    EXPECT_EQ(iban("BE68539007547034").printed(), "BE68 5390 0754 7034");
    EXPECT_EQ(iban("FR7630006000011234567890189").printed(), "FR76 3000 6000 0112 3456 7890 189");
    SEEDED(random);
    for (int round = 0; round < 2000; ++round) {
        const FrenchRib rib{random.text("0123456789", 5), random.text("0123456789", 5),
                            random.text("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", 11)};
        const auto of_rib = iban_of_rib(rib);
        ASSERT_TRUE(of_rib.has_value());
        ASSERT_EQ(Iban::parse(of_rib->printed()), of_rib);
        const auto back = rib_of_iban(*of_rib);
        ASSERT_TRUE(back.has_value());
        ASSERT_EQ(back->bank + back->branch + back->account, rib.bank + rib.branch + rib.account);
        ASSERT_EQ(national_check_ok(*of_rib), true);
    }
}

TEST(Iban, MasksAllButTheEnds) {
    EXPECT_EQ(iban("FR7630006000011234567890189").masked(), "FR76 •••• 0189");
}

TEST(Iban, GivesCountryAndBban) {
    const Iban account = iban("BE68539007547034");
    EXPECT_EQ(account.country(), "BE");
    EXPECT_EQ(account.bban(), "539007547034");
}

TEST(Iban, KnowsTheSepaArea) {
    for (const char* text :
         {"FR7630006000011234567890189", "CH9300762011623852957", "GB29NWBK60161331926819",
          "MC5811222000010123456789030", "RS35260005601001611379", "AL47212110090000000235698741"})
        EXPECT_TRUE(iban(text).is_sepa()) << text;
    for (const char* text : {"TN5910006035183598478831", "TR330006100519786457841326",
                             "SA0380000000608010167519", "BR1800360305000010009795493C1"})
        EXPECT_FALSE(iban(text).is_sepa()) << text;
}

TEST(Iban, KnowsSwissQrAccounts) {
    EXPECT_TRUE(iban("CH4431999123000889012").is_swiss_qr());
    EXPECT_FALSE(iban("CH9300762011623852957").is_swiss_qr());
    EXPECT_FALSE(iban("FR7630006000011234567890189").is_swiss_qr()); // bank 30006, not Swiss
}

TEST(LooksLikeIban, SeesTheShapeRightOrWrong) {
    EXPECT_TRUE(looks_like_iban("FR76 3000 6000 0112 3456 7890 189"));
    EXPECT_TRUE(looks_like_iban("fr00 3000 6000 0112 3456 7890 189"));
    EXPECT_TRUE(looks_like_iban("ZZ99ABCDEFGHIJK"));
    for (const char* text :
         {"", "FR", "FR76", "FR76 3000 600", "7630006000011234567890189", "F176300060000112345",
          "FRAA3000600001123456", "FR76-3000-6000-0112-3456", "Facture n° 12 du 3 mai 2026",
          "FR76300060000112345678901890123456789"})
        EXPECT_FALSE(looks_like_iban(text)) << text;
}

TEST(RibKey, FollowsTheWeightsOfTheStandard) {
    EXPECT_EQ(rib_key({"20041", "01005", "0500013M026"}), "06");
    EXPECT_EQ(rib_key({"30006", "00001", "12345678901"}), "89");
    EXPECT_EQ(rib_key({"20041", "01005", "0500013m026"}), "06");
    EXPECT_EQ(rib_key({"00000", "00000", "00000000000"}), "97");
}

TEST(RibKey, IsEmptyForMalformedParts) {
    EXPECT_EQ(rib_key({"2004", "01005", "0500013M026"}), std::nullopt);
    EXPECT_EQ(rib_key({"2004A", "01005", "0500013M026"}), std::nullopt);
    EXPECT_EQ(rib_key({"20041", "010055", "0500013M026"}), std::nullopt);
    EXPECT_EQ(rib_key({"20041", "01005", "0500013M02"}), std::nullopt);
    EXPECT_EQ(rib_key({"20041", "01005", "0500013-026"}), std::nullopt);
    EXPECT_EQ(rib_key({"", "", ""}), std::nullopt);
    EXPECT_FALSE(iban_of_rib({"20041", "01005", "0500013 026"}).has_value());
}

TEST(RibOfIban, IsFrenchAndMonegasqueOnly) {
    EXPECT_EQ(iban_of_rib({"30006", "00001", "12345678901"})->text(),
              "FR7630006000011234567890189");
    EXPECT_TRUE(rib_of_iban(iban("MC5811222000010123456789030")).has_value());
    EXPECT_FALSE(rib_of_iban(iban("BE68539007547034")).has_value());
}

TEST(NationalCheck, IsCheckedApartFromTheIban) {
    EXPECT_EQ(national_check_ok(iban("FR7630006000011234567890189")), true);
    EXPECT_EQ(national_check_ok(iban("BE68539007547034")), true);
    EXPECT_EQ(national_check_ok(iban("DE89370400440532013000")), std::nullopt);
    // The right modulo 97 around a wrong inner check.
    int wrong = 0;
    for (int check = 2; check <= 98; ++check)
        for (const char* bban : {"30006000011234567890188", "539007547035"}) {
            const std::string country = std::string_view{bban}.size() == 12 ? "BE" : "FR";
            const auto odd =
                Iban::parse(country + text::pad_left(text::number(check), 2, '0') + bban);
            if (!odd)
                continue;
            ++wrong;
            EXPECT_EQ(national_check_ok(*odd), false);
        }
    EXPECT_EQ(wrong, 2);
}

TEST(NationalCheck, TakesBelgianZeroAsNinetySeven) {
    // 0000000097 modulo 97 is 0, written 97.
    int found = 0;
    for (int check = 2; check <= 98; ++check)
        if (const auto account =
                Iban::parse("BE" + text::pad_left(text::number(check), 2, '0') + "000000009797")) {
            ++found;
            EXPECT_EQ(national_check_ok(*account), true);
        }
    EXPECT_EQ(found, 1);
}

TEST(BicParse, TakesEightOrEleven) {
    EXPECT_EQ(Bic::parse("BNPAFRPP")->text(), "BNPAFRPP");
    EXPECT_EQ(Bic::parse("bnpa fr pp xxx")->text(), "BNPAFRPPXXX");
    EXPECT_EQ(Bic::parse("1234FR00")->text(), "1234FR00");
}

TEST(BicParse, RefusesOtherShapes) {
    for (const char* text : {"", "BNPAFRP", "BNPAFRPPX", "BNPAFRPPXX", "BNPAFRPPXXXX", "BNPA12PP",
                             "BNPAF1PP", "BNPA-FRPP", "BNPAFRP.", "BNPAFRPé"})
        EXPECT_FALSE(Bic::parse(text).has_value()) << text;
}

} // namespace
} // namespace comptoir
