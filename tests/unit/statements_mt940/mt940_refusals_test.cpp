// What is refused, and where.
#include "mt940_text.h"

#include "comptoir/core/errors.h"
#include "comptoir/formats/mt940_errors.h"
#include "comptoir/formats/statement_errors.h"

#include <gtest/gtest.h>

namespace comptoir::test {
namespace {

void expect_refused(const std::string& text, const ErrorSpec& spec, std::int64_t line,
                    std::string_view record) {
    const Reading reading = read_bytes(text);
    EXPECT_EQ(reading.code(), spec.name) << text;
    ASSERT_TRUE(reading.error && reading.error->place) << text;
    EXPECT_EQ(reading.error->place->line, line) << text;
    EXPECT_EQ(reading.error->place->record, record) << text;
}

// A movement is on line 5 of the file.
std::string with_movement(const std::string& movement) {
    return mt940_statement({":61:" + movement}, 0);
}

TEST(Mt940Refusals, AMovementWithoutDaySignOrAmount) {
    for (const char* written :
         {"", "2601", "26O104D1,NMSC", "260104", "2601040105", "260104X1,NMSC", "260104RX1,NMSC",
          "260104D", "260104DNMSC", "26010401D1,NMSC", "26010401050D1,NMSC", "260104D,NMSC",
          "260104-1,NMSC"})
        expect_refused(with_movement(written), formats::errors::mt940_movement, 5, ":61:");
}

TEST(Mt940Refusals, AMovementOnADayThatIsNone) {
    for (const char* day : {"261304", "260100", "260132", "000000"})
        expect_refused(with_movement(std::string(day) + "D1,NMSC"), errors::date_unreadable, 5,
                       ":61:");
}

TEST(Mt940Refusals, AnAmountThatIsNone) {
    for (const char* amount : {"1,2,3", "1.234,56", "1.230", ",,5"})
        expect_refused(with_movement("260104D" + std::string(amount) + "NMSC"),
                       errors::amount_unreadable, 5, ":61:");
}

TEST(Mt940Refusals, AnAmountFinerThanItsCurrency) {
    expect_refused(with_movement("260104D1,005NMSC"), errors::amount_too_fine, 5, ":61:");
}

TEST(Mt940Refusals, AnAmountTooLarge) {
    expect_refused(with_movement("260104D99999999999999999999NMSC"), errors::amount_too_large, 5,
                   ":61:");
}

TEST(Mt940Refusals, ABalanceThatIsNone) {
    for (const char* balance : {"", "C", "X260101EUR1,", "C2601EUR1,", "C260101EUR",
                                "C260101EUR1,X", "C2601011,", "260101EUR1,00", "C260101EUR-1,"})
        expect_refused(":20:R\n:25:1\n:60F:" + std::string(balance) + "\n:62F:C260101EUR1,\n",
                       formats::errors::mt940_balance, 3, ":60F:");
}

TEST(Mt940Refusals, ABalanceInAnUnknownCurrency) {
    expect_refused(":20:R\n:25:1\n:60F:C260101EUX1,\n:62F:C260101EUX1,\n", errors::currency_unknown,
                   3, ":60F:");
}

TEST(Mt940Refusals, ASecondOpeningOrClosingBalance) {
    expect_refused(":20:R\n:25:1\n:60F:C260101EUR1,\n:60F:C260101EUR2,\n:62F:C260101EUR1,\n",
                   formats::errors::mt940_wrong_place, 4, ":60F:");
    expect_refused(":20:R\n:25:1\n:60F:C260101EUR1,\n:62F:C260101EUR1,\n:62F:C260101EUR2,\n",
                   formats::errors::mt940_wrong_place, 5, ":62F:");
    expect_refused(":20:R\n:25:1\n:60F:C260101EUR1,\n:61:260101C1,NMSC\n:60M:C260101EUR2,\n"
                   ":62F:C260101EUR2,\n",
                   formats::errors::mt940_wrong_place, 5, ":60M:");
}

TEST(Mt940Refusals, AMovementWhoseCurrencyNothingSays) {
    expect_refused(":20:R\n:25:1\n:61:260101C1,NMSC\n:62F:C260101EUR1,\n",
                   formats::errors::mt940_currency_missing, 3, ":61:");
}

TEST(Mt940Refusals, ACurrencyThatThePersonChoseServes) {
    const std::string text = ":20:R\n:25:1\n:13D:2601191815+0100\n:61:260101C1,NMSC\n";
    formats::TextSource source(text);
    bank::CollectingSink sink;
    const auto done = formats::read_statements(source, "x", sink, {}, {},
                                               {.date_order = {}, .currency = Currency::eur()});
    ASSERT_TRUE(done.has_value());
    EXPECT_EQ(sink.statements.at(0).lines.at(0).amount, eur(1'00));
}

TEST(Mt940Refusals, AStatementWithoutClosingBalance) {
    expect_refused(":20:R\n:25:1\n:60F:C260101EUR1,\n:61:260101C1,NMSC\n",
                   formats::errors::mt940_not_closed, 1, ":20:");
    expect_refused(mt940_statement({}, 0) + ":20:R\n:25:1\n", formats::errors::mt940_not_closed, 7,
                   ":20:");
    expect_refused(":20:R\n:25:1\n:60F:C260101EUR1,\n" + mt940_statement({}, 0),
                   formats::errors::mt940_not_closed, 1, ":20:");
}

TEST(Mt940Refusals, ABlockThatIsNotClosed) {
    const std::string head = "{1:F01EXMPFRPP}{2:O9420800260119EXMPFRPP}{4:\n";
    EXPECT_EQ(read_bytes(head).code(), formats::errors::mt940_not_closed.name);
    expect_refused(head + ":20:R\n:25:1\n:34F:EUR0,\n:61:260119C5,NTRF\n",
                   formats::errors::mt940_not_closed, 2, ":20:");
}

TEST(Mt940Refusals, ABlockThatIsNotClosedBeforeAnotherMessage) {
    const std::string head = "{1:F01EXMPFRPP}{2:O9420800260119EXMPFRPP}{4:\n";
    const std::string report = ":20:R\n:25:1\n:34F:EUR0,\n:61:260119C5,NTRF\n";
    for (const std::string& cut : {head + report + head + report + "-}", // two files in one
                                   head + report + report + "-}"})
        expect_refused(cut, formats::errors::mt940_not_closed, 2, ":20:");
    EXPECT_EQ(read_bytes(head + report + "-}" + head + report + "-}").code(), "");
    EXPECT_EQ(read_bytes(report + report).code(), "");
}

TEST(Mt940Refusals, AnotherMessageOfSwift) {
    expect_refused("{1:F01EXMPFRPP}{2:O1030800260119EXMPFRPP}{4:\n:20:R\n:32A:260119EUR1,\n-}",
                   formats::errors::not_a_statement, 1, "{2:");
}

TEST(Mt940Refusals, ATextThatNeverEnds) {
    expect_refused(mt940_statement({":61:260101C1,NMSC", ":86:" + std::string(70'000, 'x')}, 0),
                   formats::errors::mt940_text_too_long, 6, ":86:");
    std::vector<std::string> lines{":61:260101C1,NMSC"};
    lines.resize(5'000, ":86:" + std::string(60, 'x'));
    const Reading reading = read_bytes(mt940_statement(lines, 0));
    EXPECT_EQ(reading.code(), formats::errors::mt940_text_too_long.name);
    EXPECT_GT(reading.error->place->line, 1'000);
}

TEST(Mt940Refusals, WhatIsNoStatement) {
    EXPECT_EQ(read_bytes("Dear customer,\nyour statement is attached.\n").code(),
              formats::errors::unknown_format.name);
    EXPECT_EQ(read_bytes("text :20: and :61: inside a line\n").code(),
              formats::errors::unknown_format.name);
}

} // namespace
} // namespace comptoir::test
