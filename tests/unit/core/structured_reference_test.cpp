#include "comptoir/core/structured_reference.h"

#include "support/seeded.h"

#include <gtest/gtest.h>

namespace comptoir {
namespace {

void expect_reference(std::string_view text, ReferenceKind kind, std::string_view canonical) {
    const auto reference = StructuredReference::parse(text);
    ASSERT_TRUE(reference.has_value()) << text;
    EXPECT_EQ(reference->kind, kind) << text;
    EXPECT_EQ(reference->text, canonical) << text;
}

TEST(StructuredReference, ReadsIso11649) {
    expect_reference("RF18539007547034", ReferenceKind::Rf, "RF18539007547034");
    expect_reference("rf18 5390 0754 7034", ReferenceKind::Rf, "RF18539007547034");
    expect_reference("RF471234567890", ReferenceKind::Rf, "RF471234567890");
}

TEST(StructuredReference, ReadsBelgianOgm) {
    expect_reference("010806817183", ReferenceKind::BelgianOgm, "010806817183");
    expect_reference("+++010/8068/17183+++", ReferenceKind::BelgianOgm, "010806817183");
    expect_reference("***010/8068/17183***", ReferenceKind::BelgianOgm, "010806817183");
    expect_reference(" +++ 010/8068/17183 +++ ", ReferenceKind::BelgianOgm, "010806817183");
    expect_reference("000000009797", ReferenceKind::BelgianOgm, "000000009797");
}

TEST(StructuredReference, ReadsSwissQrr) {
    expect_reference("210000000003139471430009017", ReferenceKind::SwissQrr,
                     "210000000003139471430009017");
    expect_reference("21 00000 00003 13947 14300 09017", ReferenceKind::SwissQrr,
                     "210000000003139471430009017");
}

TEST(StructuredReference, RefusesWrongCheckDigits) {
    for (const char* text : {"RF19539007547034", "RF00539007547034", "RF18539007547035",
                             "010806817184", "+++010/8068/17184+++", "000000009700", "000000000000",
                             "000000000198", "000000000199", "210000000003139471430009018"})
        EXPECT_FALSE(StructuredReference::parse(text).has_value()) << text;
}

TEST(StructuredReference, RefusesOtherShapes) {
    for (const char* text :
         {"", "RF", "RF18", "RF18-5390-0754-7034", "RFAB539007547034", "F-2026-0117",
          "RF1853900754703412345678901", "01080681718", "0108068171830", "+++010/8068/17183",
          "010/8068/17183", "+++010/8068/17183***", "+++0108/068/17183+++", "+++010806817183+++",
          "21000000000313947143000901", "2100000000031394714300090170", "Facture 2026"})
        EXPECT_FALSE(StructuredReference::parse(text).has_value()) << text;
}

TEST(StructuredReference, RefusesEverySingleWrongDigitOfAQrr) {
    const std::string right = "210000000003139471430009017";
    for (std::size_t i = 0; i < right.size(); ++i) {
        std::string wrong = right;
        wrong[i] = wrong[i] == '9' ? '0' : static_cast<char>(wrong[i] + 1);
        EXPECT_FALSE(StructuredReference::parse(wrong).has_value()) << wrong;
    }
}

TEST(StructuredReference, ExactlyOneCheckFitsEachBelgianNumber) {
    SEEDED(random);
    for (int round = 0; round < 300; ++round) {
        const std::string number = random.text("0123456789", 10);
        int fits = 0;
        for (char tens = '0'; tens <= '9'; ++tens)
            for (char ones = '0'; ones <= '9'; ++ones)
                fits += StructuredReference::parse(number + tens + ones).has_value() ? 1 : 0;
        ASSERT_EQ(fits, 1) << number;
    }
}

TEST(StructuredReference, ExactlyOneCheckFitsEachRf) {
    SEEDED(random);
    for (int round = 0; round < 300; ++round) {
        const std::string number = random.text("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ",
                                               static_cast<std::size_t>(random.between(1, 21)));
        int fits = 0;
        for (char tens = '0'; tens <= '9'; ++tens)
            for (char ones = '0'; ones <= '9'; ++ones)
                fits +=
                    StructuredReference::parse(std::string{"RF"} + tens + ones + number) ? 1 : 0;
        ASSERT_EQ(fits, 1) << number;
    }
}

} // namespace
} // namespace comptoir
