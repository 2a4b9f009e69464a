#include "formats/statements/csv/csv_values.h"

#include "comptoir/core/errors.h"
#include "comptoir/formats/csv_errors.h"

#include <gtest/gtest.h>

namespace comptoir::formats::csv {
namespace {

std::string read(std::string_view cell, char mark, Currency currency = Currency::eur()) {
    const auto written = split_amount(cell);
    if (!written)
        return "no amount";
    const auto money = amount_with_mark(*written, mark, currency);
    return money ? money->to_decimal() : std::string(money.error().code.name);
}

TEST(CsvAmounts, AreReadInEverySpelling) {
    for (const char* cell : {"1234,56", "1 234,56",
                             "1\xC2\xA0"
                             "234,56",
                             "1\xE2\x80\xAF"
                             "234,56",
                             "1.234,56", "+1234,56", "1234,56 EUR", "1 234,56 €", "€ 1.234,56",
                             "1'234,56", "1234,560"})
        EXPECT_EQ(read(cell, ','), "1234.56") << cell;
    for (const char* cell : {"1234.56", "1,234.56", "1'234.56", "1’234.56", "£1,234.56",
                             "+ £1,234.56", "CHF 1'234.56", "$1,234.56", "1234.56 CR"})
        EXPECT_EQ(read(cell, '.'), "1234.56") << cell;
    for (const char* cell :
         {"-1234,56", "1234,56-", "− 1 234,56", "(1234,56)", "-1.234,56 EUR", "1 234,56 DR"})
        EXPECT_EQ(read(cell, ','), "-1234.56") << cell;
    EXPECT_EQ(read(",50", ','), "0.50");
    EXPECT_EQ(read("12,", ','), "12.00");
    EXPECT_EQ(read("0", ','), "0.00");
}

TEST(CsvAmounts, AreNeverMisreadByAFactor) {
    EXPECT_EQ(read("1.5", ','), errors::csv_amount.name);
    EXPECT_EQ(read("12.345.6", ','), errors::csv_amount.name);
    EXPECT_EQ(read("1234.567,00", ','), errors::csv_amount.name);
    EXPECT_EQ(read("1,234,56", ','), errors::csv_amount.name);
    EXPECT_EQ(read("1,2.3", ','), errors::csv_amount.name);
    EXPECT_EQ(read("1.234", ','), "1234.00");
    EXPECT_EQ(read("1.234", '.'), comptoir::errors::amount_too_fine.name);
    EXPECT_EQ(read("99999999999999999999", ','), comptoir::errors::amount_too_large.name);
}

TEST(CsvAmounts, OtherTextsAreNone) {
    for (const char* cell : {"", " ", "-", "EUR", "12/01/2026", "12 000 pièces", "--5", "5 EUR 6",
                             "1-2", "A12", "12,50 XX", ".", "-5-", "12:30"})
        EXPECT_EQ(read(cell, ','), "no amount") << cell;
}

TEST(CsvAmounts, SayTheirCurrency) {
    EXPECT_EQ(split_amount("12,50 CHF")->currency, Currency::parse("CHF"));
    EXPECT_EQ(split_amount("£1")->currency, Currency::parse("GBP"));
    EXPECT_EQ(split_amount("12 euros")->currency, Currency::eur());
    EXPECT_FALSE(split_amount("12")->currency);
}

char mark_of(std::initializer_list<const char*> cells) {
    DecimalMarkFinder finder;
    for (const char* cell : cells)
        finder.see(*split_amount(cell), cell);
    const auto mark = finder.decide(0);
    return mark ? *mark : '?';
}

TEST(CsvAmounts, TheDecimalMarkIsDecidedOnceForAll) {
    EXPECT_EQ(mark_of({"1.234", "12,50"}), ',');
    EXPECT_EQ(mark_of({"1,234", "12.50"}), '.');
    EXPECT_EQ(mark_of({"1.234.567"}), ',');
    EXPECT_EQ(mark_of({"1.234,567"}), ',');
    EXPECT_EQ(mark_of({"0.957"}), '.');
    EXPECT_EQ(mark_of({"1234.567"}), '.');
    EXPECT_EQ(mark_of({"12", "7"}), '.');
    EXPECT_EQ(mark_of({"1.234", "5,678"}), '?');
}

TEST(CsvDates, AreReadInEverySpelling) {
    for (const char* cell :
         {"05/11/2009", "5/11/2009", "05/11/09", "05-11-2009", "05.11.2009", "2009-11-05",
          "2009/11/05", "20091105", "2009-11-05 10:22:31", "2009-11-05T10:22:31Z", "05 Nov 2009",
          "5-Nov-09", "5 novembre 2009", "Nov 05, 2009", "05 nov. 2009"}) {
        const auto written = split_date(cell);
        ASSERT_TRUE(written) << cell;
        EXPECT_EQ(date_in_order(*written, bank::DateOrder::DayMonthYear),
                  Date::from_ymd(2009, 11, 5))
            << cell;
    }
    EXPECT_EQ(date_in_order(*split_date("12-Déc-2019"), bank::DateOrder::MonthDayYear),
              Date::from_ymd(2019, 12, 12));
}

TEST(CsvDates, OtherTextsAreNone) {
    for (const char* cell :
         {"", "Pending", "12,50", "051109", "FACTURE 5 11 2009 SUITE", "5 xyz 2009", "Nov 2009"})
        EXPECT_FALSE(split_date(cell)) << cell;
}

TEST(CsvCells, LoseWhatSpreadsheetsAdd) {
    EXPECT_EQ(plain_cell("=\"0012\""), "0012");
    EXPECT_EQ(plain_cell("  a \n b  "), "a b");
    EXPECT_EQ(plain_cell("NL77\""), "NL77");
    EXPECT_EQ(plain_cell("5\" 6\""), "5\" 6\"");
}

} // namespace
} // namespace comptoir::formats::csv
