// CODA: a booked movement and the details that explain it. Numbers in comments are those of "Seen
// in the wild" in docs/formats/coda.md.
#include "coda_file.h"

#include "comptoir/bank/errors.h"
#include "comptoir/formats/statement_errors.h"

#include <gtest/gtest.h>

namespace comptoir::test {
namespace {

using bank::Nature;

std::vector<std::int64_t> amounts(const Reading& reading) {
    std::vector<std::int64_t> minor;
    for (const bank::StatementLine& line : reading.statements.at(0).lines)
        minor.push_back(line.amount.minor());
    return minor;
}

using Minor = std::vector<std::int64_t>;

CodaFile salaries() {
    CodaFile file;
    file.movement({.amount = -300, .code = "10105000", .bank_reference = "TOTAL"})
        .detail({.amount = -100,
                 .code = "50105000",
                 .communication = "SALAIRE",
                 .bank_reference = "PART1",
                 .name = "A. DURIEUX"})
        .information("001A. DURIEUX", true)
        .detail(
            {.amount = -200, .code = "50105000", .bank_reference = "PART2", .name = "B. LAMBERT"});
    return file;
}

TEST(CodaDetails, ATotalIsSplitWhenTheyAddUp) { // 35
    const Reading reading = read_bytes(salaries().movement({.amount = -1}).bytes());
    EXPECT_EQ(amounts(reading), (Minor{-100, -200, -1}));
    EXPECT_EQ(reading.line(0).entry, 1);
    EXPECT_EQ(reading.line(0).of_entry, 2);
    EXPECT_EQ(reading.line(1).entry, 1);
    EXPECT_EQ(reading.line(2).entry, 2);
    EXPECT_EQ(reading.line(2).of_entry, 1);
    EXPECT_EQ(reading.line(0).bank_reference, "PART1");
    EXPECT_EQ(reading.line(0).remittance_reference, "TOTAL");
    EXPECT_EQ(reading.line(0).label, "SALAIRE");
    EXPECT_EQ(reading.line(1).label, "B. LAMBERT");
    EXPECT_EQ(reading.line(1).counterparty.name, "B. LAMBERT");
    EXPECT_EQ(reading.statements[0].check, bank::BalanceCheck::Ok);
}

TEST(CodaDetails, ThatDoNotAddUpLeaveOneLineAndAreTold) {
    CodaFile file;
    file.movement({.amount = -300, .code = "20101000", .communication = "TOTAL"})
        .detail({.amount = -100, .code = "60101000", .communication = "ONE"})
        .detail({.amount = -150, .code = "60101000", .communication = "TWO"});
    const Reading reading = read_bytes(file.bytes());
    EXPECT_EQ(amounts(reading), Minor{-300});
    EXPECT_EQ(reading.line(0).of_entry, 1);
    EXPECT_EQ(reading.line(0).comment, "ONE -1.00 TWO -1.50");
    ASSERT_TRUE(reading.told(bank::errors::batch_not_split));
    EXPECT_EQ(std::get<Money>(reading.diagnostics.at(0).params.at(2).value), eur(-250));
}

TEST(CodaDetails, AGroupOfOneIsOneLine) { // 35: not one merged with the next, nor two
    CodaFile file;
    file.movement({.amount = -300, .code = "10101000"})
        .detail({.amount = -300,
                 .code = "50101000",
                 .communication = "LOYER",
                 .customer_reference = "E2E",
                 .account = std::string(k_other_iban),
                 .name = "IMMOBILIERE"})
        .movement({.amount = -5, .communication = "NEXT"});
    const Reading reading = read_bytes(file.bytes());
    EXPECT_TRUE(reading.diagnostics.empty());
    EXPECT_EQ(amounts(reading), (Minor{-300, -5}));
    EXPECT_EQ(reading.line(0).label, "LOYER");
    EXPECT_EQ(reading.line(0).end_to_end_id, "E2E");
    EXPECT_EQ(reading.line(0).counterparty.name, "IMMOBILIERE");
    EXPECT_EQ(reading.line(0).of_entry, 1);
    EXPECT_EQ(reading.line(1).label, "NEXT");
}

TEST(CodaDetails, OfADetailExplainTheDetailAlone) { // types 7 and 9
    CodaFile file;
    file.movement({.amount = 450, .code = "20450000", .communication = "CARDS"})
        .detail({.amount = 200, .code = "60450000", .communication = "NOON"})
        .detail({.amount = 250, .code = "70450000", .communication = "EVENING"})
        .detail({.amount = 260, .code = "90450100", .communication = "GROSS"})
        .detail({.amount = -10, .code = "90450061", .communication = "COST"});
    const Reading reading = read_bytes(file.bytes());
    EXPECT_TRUE(reading.diagnostics.empty());
    EXPECT_EQ(amounts(reading), (Minor{200, 250}));
    EXPECT_EQ(reading.line(0).comment, "CARDS");
    EXPECT_EQ(reading.line(1).comment, "GROSS 2.60 COST -0.10");
}

TEST(CodaDetails, CostsInsideAnAmountAreLinesOfTheirOwn) { // types 3 and 8
    CodaFile file;
    file.movement({.amount = 9879,
                   .code = "34150000",
                   .communication = "INVOICE 9",
                   .customer_reference = "E2E",
                   .name = "EXAMPLE TOOLS"})
        .detail({.amount = 10000,
                 .code = "84150100",
                 .communication = "105000000000100000000000000110000000110000000USD",
                 .structured = true})
        .detail({.amount = -100, .code = "84150013"})
        .detail({.amount = -21, .code = "84150011"});
    const Reading reading = read_bytes(file.bytes());
    EXPECT_EQ(amounts(reading), (Minor{10000, -100, -21}));
    EXPECT_EQ(reading.line(0).label, "INVOICE 9");
    EXPECT_EQ(reading.line(0).counterparty.name, "EXAMPLE TOOLS");
    EXPECT_EQ(reading.line(0).end_to_end_id, "E2E");
    EXPECT_EQ(reading.line(0).original_amount->to_decimal(), "110.00");
    EXPECT_EQ(reading.line(0).nature, Nature::Transfer);
    EXPECT_EQ(reading.line(1).nature, Nature::Fee);
    EXPECT_EQ(reading.line(1).counterparty.name, "");
    EXPECT_EQ(reading.line(1).label, "INVOICE 9");
    EXPECT_EQ(reading.line(2).nature, Nature::Tax);
}

TEST(CodaDetails, OneThatRepeatsTheAmountGivesItsOriginal) {
    CodaFile file;
    file.movement({.amount = -500, .code = "34101000", .communication = "TRANSFER"})
        .detail({.amount = -500,
                 .code = "84101001",
                 .communication = "105000000000005000000000000006000000120000000GBP",
                 .structured = true});
    const Reading reading = read_bytes(file.bytes());
    EXPECT_EQ(amounts(reading), Minor{-500});
    EXPECT_EQ(reading.line(0).original_amount->to_decimal(), "6.00");
}

TEST(CodaDetails, WithoutReadableAmountsExplainLess) {
    CodaFile file;
    file.movement({.amount = -300, .code = "20101000"})
        .detail({.amount = -100, .code = "60101000"})
        .detail({.amount = -200, .code = "60101000", .digits = "000000000002005"});
    const Reading reading = read_bytes(file.bytes());
    EXPECT_EQ(reading.code(), "");
    EXPECT_EQ(amounts(reading), Minor{-300});
    EXPECT_TRUE(reading.told(formats::errors::amount_left_out));
    EXPECT_TRUE(reading.told(bank::errors::batch_not_split));
}

TEST(CodaDetails, OfZeroAreNoLines) {
    CodaFile file;
    file.movement({.amount = -300, .code = "20101000"})
        .detail({.amount = 0, .code = "60101000", .communication = "FOR YOUR INFORMATION"})
        .detail({.amount = -100, .code = "60101000", .communication = "ONE"})
        .detail({.amount = -200, .code = "60101000", .communication = "TWO"});
    const Reading reading = read_bytes(file.bytes());
    EXPECT_EQ(amounts(reading), (Minor{-100, -200}));
    EXPECT_EQ(reading.line(0).comment, "FOR YOUR INFORMATION 0.00");
}

TEST(CodaDetails, BookOnTheDayOfTheirTotal) {
    CodaFile file;
    file.movement({.amount = -300, .code = "20101000", .value_date = "030126"})
        .detail(
            {.amount = -100, .code = "60101000", .value_date = "020126", .entry_date = "010126"})
        .detail(
            {.amount = -200, .code = "60101000", .value_date = "000000", .entry_date = "      "});
    const Reading reading = read_bytes(file.bytes());
    EXPECT_EQ(reading.line(0).booked_on.to_iso(), "2026-01-05");
    EXPECT_EQ(reading.line(0).valued_on->to_iso(), "2026-01-02");
    EXPECT_EQ(reading.line(1).valued_on->to_iso(), "2026-01-03");
}

TEST(CodaDetails, OfManyDoNotFillTheMemory) {
    constexpr int k_details = 21'000;
    CodaFile file;
    file.movement({.amount = -k_details, .code = "20101000"});
    for (int index = 0; index < k_details; ++index)
        file.detail({.amount = -1, .code = "60101000"});
    // The detail number has four digits: banks start again, what counts is the order.
    std::vector<std::string> records = file.records();
    std::string bytes;
    for (std::string& record : records) {
        if (record.starts_with("21") && record.substr(6, 4) != "0000")
            record = record.substr(0, 6) + "0001" + record.substr(10 + (record.size() - 128));
        bytes += record + "\n";
    }
    const Reading reading = read_bytes(bytes);
    EXPECT_EQ(reading.code(), "");
    EXPECT_EQ(amounts(reading), Minor{-k_details});
    EXPECT_TRUE(reading.told(bank::errors::batch_not_split));
}

} // namespace
} // namespace comptoir::test
