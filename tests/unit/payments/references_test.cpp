#include "comptoir/payments/types.h"

#include <gtest/gtest.h>

namespace comptoir::payments {

namespace {

TEST(SepaReference, HasNoLeadingTrailingOrDoubleSlash) {
    EXPECT_EQ(sepa_reference("//FA//2026/77/", 35), "FA/2026/77");
    EXPECT_EQ(sepa_reference("///", 35), "");
    EXPECT_EQ(sepa_reference("/ F 1 /", 35), "F 1");
}

TEST(SepaReference, IsCutAndDoesNotEndWithASlashThen) {
    EXPECT_EQ(sepa_reference("ABCD/EF", 5), "ABCD");
    EXPECT_EQ(sepa_reference(std::string(99, 'x'), 35).size(), 35u);
}

TEST(SepaText, TransliteratesBeforeCounting) {
    EXPECT_EQ(sepa_text("Œuvres & Cie", 70), "OEuvres + Cie");
    EXPECT_EQ(sepa_text("œœœ", 4), "oeoe");
    EXPECT_EQ(sepa_text("Facture n°12_b", 140), sepa_text("Facture n°12_b", 140));
    EXPECT_EQ(sepa_text("  a \n b ", 140), "a b");
}

TEST(SepaText, HoldsNothingOutsideTheSepaSet) {
    const std::string text = sepa_text("Ça vaut 12 € <b>« É »</b> 東京 \x01 \xFF", 140);
    for (char c : text)
        EXPECT_NE(std::string_view(
                      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/-?:().,'+ ")
                      .find(c),
                  std::string_view::npos)
            << text;
}

TEST(PaymentStates, TextsGoThereAndBack) {
    for (PaymentState state : {PaymentState::Basket, PaymentState::Ordered, PaymentState::Settled,
                               PaymentState::Cancelled})
        EXPECT_EQ(parse_payment_state(to_text(state)), state);
    EXPECT_EQ(parse_payment_state("done"), std::nullopt);
}

} // namespace
} // namespace comptoir::payments
