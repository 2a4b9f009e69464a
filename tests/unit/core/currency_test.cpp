#include "comptoir/core/currency.h"

#include <gtest/gtest.h>

namespace comptoir {
namespace {

TEST(Currency, IsTheEuroByDefault) {
    EXPECT_EQ(Currency{}.code(), "EUR");
    EXPECT_EQ(Currency{}.decimals(), 2);
    EXPECT_EQ(Currency::parse("EUR"), Currency::eur());
}

TEST(Currency, KnowsTheDecimalsOfTheList) {
    const std::pair<const char*, int> cases[] = {{"CHF", 2}, {"JPY", 0}, {"XPF", 0}, {"TND", 3},
                                                 {"CLF", 4}, {"XOF", 0}, {"USD", 2}, {"ISK", 0},
                                                 {"KWD", 3}, {"HUF", 2}, {"ZWG", 2}, {"AED", 2}};
    for (const auto& [code, decimals] : cases) {
        const auto currency = Currency::parse(code);
        ASSERT_TRUE(currency.has_value()) << code;
        EXPECT_EQ(currency->code(), code);
        EXPECT_EQ(currency->decimals(), decimals) << code;
    }
}

TEST(Currency, KeepsCodesThatOldStatementsStillUse) {
    for (const char* code : {"HRK", "BGN", "ANG", "DEM"})
        EXPECT_TRUE(Currency::parse(code).has_value()) << code;
}

TEST(Currency, RefusesWhatIsNoCode) {
    for (const char* code : {"", "E", "EU", "EURO", "eur", "Eur", " EUR", "EUR ", "E R", "€", "978",
                             "E\xC3\x89", "EU\n", "AAA", "ZZZ", "FRF", "NLG"})
        EXPECT_FALSE(Currency::parse(code).has_value()) << code;
}

TEST(Currency, RefusesCodesWithoutMinorUnit) {
    for (const char* code : {"XXX", "XTS", "XAU", "XDR"})
        EXPECT_FALSE(Currency::parse(code).has_value()) << code;
}

TEST(Currency, EveryParsedCodeGivesItselfBack) {
    int known = 0;
    for (char a = 'A'; a <= 'Z'; ++a)
        for (char b = 'A'; b <= 'Z'; ++b)
            for (char c = 'A'; c <= 'Z'; ++c) {
                const std::string code{a, b, c};
                const auto currency = Currency::parse(code);
                if (!currency)
                    continue;
                ++known;
                ASSERT_EQ(currency->code(), code);
                ASSERT_EQ(*currency == Currency::eur(), code == "EUR");
            }
    EXPECT_GT(known, 150);
}

} // namespace
} // namespace comptoir
