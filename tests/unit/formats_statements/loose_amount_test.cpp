#include "comptoir/core/errors.h"
#include "comptoir/formats/statement_errors.h"
#include "formats/statements/loose_amount.h"

#include <gtest/gtest.h>

namespace comptoir::test {
namespace {

using formats::LoneMark;

std::string read(std::string_view text, LoneMark mark = LoneMark::Unknown) {
    const auto amount = formats::read_loose_amount(text, Currency::eur(), mark);
    return amount ? amount->to_decimal() : std::string(amount.error().code.name);
}

TEST(LooseAmount, TakesTheLastMarkForTheDecimalSign) {
    EXPECT_EQ(read("1.234,56"), "1234.56");
    EXPECT_EQ(read("1,234.56"), "1234.56");
    EXPECT_EQ(read("1 234,56"), "1234.56");
    EXPECT_EQ(read("1\xE2\x80\xAF"
                   "234,5"),
              "1234.50");
    EXPECT_EQ(read("1'234'567.89"), "1234567.89");
    EXPECT_EQ(read("1\xE2\x80\x99"
                   "234.56"),
              "1234.56");
    EXPECT_EQ(read("1,234,567"), "1234567.00");
    EXPECT_EQ(read("1234,5"), "1234.50");
    EXPECT_EQ(read("0,"), "0.00");
}

TEST(LooseAmount, TakesASignBeforeOrBehind) {
    EXPECT_EQ(read("-5"), "-5.00");
    EXPECT_EQ(read("5-"), "-5.00");
    EXPECT_EQ(read("+ 5,00"), "5.00");
    EXPECT_EQ(read("\xE2\x88\x92"
                   "5"),
              "-5.00");
}

TEST(LooseAmount, WithALoneMarkBeforeThreeDigitsHasTwoMeanings) {
    EXPECT_EQ(read("1,234"), formats::errors::amount_ambiguous.name);
    EXPECT_EQ(read("-12.340"), formats::errors::amount_ambiguous.name);
    EXPECT_EQ(read("12.340", LoneMark::Decimal), "12.34");
    EXPECT_EQ(read("0.500"), "0.50"); // no thousands begin with zero
    EXPECT_EQ(read("1234.500"), "1234.50");
    EXPECT_EQ(read(".500"), "0.50");
    EXPECT_EQ(read("1 234.500"), "1234.50");
}

TEST(LooseAmount, IsNothingElse) {
    for (const std::string_view text :
         {"",       " ",         "-",         ".",           ",",    "-.",   "12 34",
          "1 2345", " 1,23,456", "1.234 567", "1..2",        "5 €",  "--5",  "+5-",
          "5-5",    "1e3",       "١٢",        "1,234.567.8", "'123", "12'34"})
        EXPECT_EQ(read(text), errors::amount_unreadable.name) << text;
    EXPECT_EQ(read("0.005"), errors::amount_too_fine.name);
    EXPECT_EQ(read(std::string(40, '9')), errors::amount_too_large.name);
    EXPECT_EQ(read(std::string(100, '9')), errors::amount_unreadable.name);
}

} // namespace
} // namespace comptoir::test
