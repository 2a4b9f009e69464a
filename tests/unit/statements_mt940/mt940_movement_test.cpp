// The record :61:. Numbers in comments are those of "Seen in the wild" in docs/formats/mt940.md.
#include "mt940_text.h"

#include "comptoir/formats/mt940_errors.h"
#include "comptoir/formats/statement_errors.h"

#include <gtest/gtest.h>

namespace comptoir::test {
namespace {

using bank::BalanceCheck;
using bank::LineStatus;
using bank::Nature;

TEST(Mt940Movement, GivesDaysAmountAndReferences) {
    const Reading reading = read_mt940_movement("2601040105D12,50NTRFFACT-118//BQ-77", -12'50);
    const bank::StatementLine& line = reading.line(0);
    EXPECT_EQ(line.valued_on->to_iso(), "2026-01-04");
    EXPECT_EQ(line.booked_on.to_iso(), "2026-01-05");
    EXPECT_EQ(line.amount, eur(-12'50));
    EXPECT_EQ(line.remittance_reference, "FACT-118");
    EXPECT_EQ(line.bank_reference, "BQ-77");
    EXPECT_EQ(line.bank_code, "NTRF");
    EXPECT_EQ(reading.statements[0].check, BalanceCheck::Ok);
    EXPECT_TRUE(reading.diagnostics.empty());
}

TEST(Mt940Movement, BooksOnTheValueDayWhenThereIsNoEntryDay) { // 30
    for (const char* written : {"260104D1,NMSC", "260104    D1,NMSC", "2601040000D1,NMSC"})
        EXPECT_EQ(read_mt940_movement(written, -1'00).line(0).booked_on.to_iso(), "2026-01-04")
            << written;
}

TEST(Mt940Movement, BooksOnTheEntryDayThoughTheValueDayIsWeeksAway) { // 32
    EXPECT_EQ(read_mt940_movement("2601190105D1,NMSC", -1'00).line(0).booked_on.to_iso(),
              "2026-01-05");
}

TEST(Mt940Movement, TakesTheYearThatBringsTheEntryDayNearestToTheValueDay) {
    EXPECT_EQ(read_mt940_movement("2601021231D1,NMSC", -1'00).line(0).booked_on.to_iso(),
              "2025-12-31");
    EXPECT_EQ(read_mt940_movement("2512310102D1,NMSC", -1'00).line(0).booked_on.to_iso(),
              "2026-01-02");
}

TEST(Mt940Movement, ReadsYearsOfTheLastCentury) {
    EXPECT_EQ(read_mt940_movement("991231D1,NMSC", -1'00).line(0).booked_on.to_iso(), "1999-12-31");
    EXPECT_EQ(read_mt940_movement("791231D1,NMSC", -1'00).line(0).booked_on.to_iso(), "2079-12-31");
}

TEST(Mt940Movement, MovesTheThirtiethOfFebruaryAndSaysSo) { // 29
    const Reading reading = read_mt940_movement("2602300230D1,NMSC", -1'00);
    EXPECT_EQ(reading.line(0).valued_on->to_iso(), "2026-02-28");
    EXPECT_EQ(reading.line(0).booked_on.to_iso(), "2026-02-28");
    EXPECT_TRUE(reading.told(formats::errors::mt940_day_moved));
    EXPECT_EQ(reading.diagnostics.at(0).place->line, 5);
}

TEST(Mt940Movement, SaysWhenAnEntryDayIsNone) {
    const Reading reading = read_mt940_movement("2601041399D1,NMSC", -1'00);
    EXPECT_EQ(reading.line(0).booked_on.to_iso(), "2026-01-04");
    EXPECT_TRUE(reading.told(formats::errors::booking_date_missing));
}

TEST(Mt940Movement, TakesTheSignFromTheMark) { // 11
    struct Case {
        const char* mark;
        std::int64_t cents;
        bool reversal;
    };
    for (const Case& wanted :
         {Case{"C", 5'00, false}, Case{"D", -5'00, false}, Case{"CR", 5'00, false},
          Case{"DR", -5'00, false}, Case{"RC", -5'00, true}, Case{"RD", 5'00, true},
          Case{"RCR", -5'00, true}, Case{"RDR", 5'00, true}}) {
        const Reading reading = read_mt940_movement(
            "2601040104" + std::string(wanted.mark) + "5,00NMSCNONREF", wanted.cents);
        EXPECT_EQ(reading.line(0).amount, eur(wanted.cents)) << wanted.mark;
        EXPECT_EQ(reading.line(0).reversal, wanted.reversal) << wanted.mark;
        EXPECT_EQ(reading.statements[0].check, BalanceCheck::Ok) << wanted.mark;
    }
}

TEST(Mt940Movement, LeavesExpectedMovementsOutOfTheBalance) {
    for (const char* mark : {"EC", "ED", "EDR"}) {
        const Reading reading =
            read_mt940_movement("2601040104" + std::string(mark) + "5,00NDDT", 0);
        EXPECT_EQ(reading.line(0).status, LineStatus::Pending) << mark;
        EXPECT_EQ(reading.statements[0].check, BalanceCheck::Ok) << mark;
    }
}

TEST(Mt940Movement, ShowsARemarkWithoutAmountAsInformation) {
    EXPECT_EQ(read_mt940_movement("2601040104C0,00NMSC", 0).line(0).status, LineStatus::Info);
}

TEST(Mt940Movement, ReadsAmountsAsBanksWriteThem) {
    struct Case {
        const char* written;
        std::int64_t cents;
    };
    for (const Case& wanted :
         {Case{"12,5", 12'50}, Case{"12,", 12'00}, Case{"12", 12'00}, Case{",50", 50},
          Case{"000000000012,50", 12'50}, Case{"12,500", 12'50}})
        EXPECT_EQ(
            read_mt940_movement("260104C" + std::string(wanted.written) + "NMSC", wanted.cents)
                .line(0)
                .amount,
            eur(wanted.cents))
            << wanted.written;
}

TEST(Mt940Movement, TakesReferencesOfAnyLength) { // 30
    const std::string reference = "29-01-2026 10:05/LONG REFERENCE 35";
    const bank::StatementLine line =
        read_mt940_movement("260104C1,NTRF" + reference + "//LONGER-THAN-16-CHARACTERS", 1'00)
            .line(0);
    EXPECT_EQ(line.remittance_reference, reference);
    EXPECT_EQ(line.bank_reference, "LONGER-THAN-16-CHARACTERS");
}

TEST(Mt940Movement, NeedsNoReferenceAtAll) {
    for (const char* written :
         {"260104C1,N", "260104C1,NTRF", "260104C1,", "260104C1,NTRFNONREF",
          "260104C1,NTRFNONREF//", "260104C1,NTRFNONREF//NONREF", "260104C1,NTRFKREF+"}) {
        const bank::StatementLine line = read_mt940_movement(written, 1'00).line(0);
        EXPECT_EQ(line.remittance_reference, "") << written;
        EXPECT_EQ(line.bank_reference, "") << written;
    }
}

TEST(Mt940Movement, TellsTheNatureFromItsType) {
    struct Case {
        const char* type;
        Nature nature;
    };
    for (const Case& wanted :
         {Case{"NTRF", Nature::Transfer}, Case{"FSTO", Nature::Transfer},
          Case{"NDDT", Nature::DirectDebit}, Case{"NCHK", Nature::Cheque},
          Case{"NBOE", Nature::Bill}, Case{"NCHG", Nature::Fee}, Case{"NCOM", Nature::Fee},
          Case{"NINT", Nature::Interest}, Case{"NTAX", Nature::Tax}, Case{"NRTI", Nature::Return},
          Case{"NCMZ", Nature::Internal}, Case{"NMSC", Nature::Other}, Case{"N062", Nature::Other},
          Case{"S051", Nature::Other}})
        EXPECT_EQ(read_mt940_movement("260104C1," + std::string(wanted.type), 1'00).line(0).nature,
                  wanted.nature)
            << wanted.type;
}

TEST(Mt940Movement, KnowsTheNumberOfACheque) {
    const bank::StatementLine line = read_mt940_movement("260104D1,NCHK0001234", -1'00).line(0);
    EXPECT_EQ(line.cheque_number, "0001234");
    EXPECT_EQ(read_mt940_movement("260104D1,NCHKREF-1", -1'00).line(0).cheque_number, "");
}

TEST(Mt940Movement, ReadsOriginalAmountAndChargesUnderIt) {
    const Reading reading = read_mt940_text("PAIEMENT", "NONREF", {"/OCMT/USD11,70//CHGS/EUR0,8/"});
    EXPECT_EQ(reading.line(0).original_amount->to_decimal(), "11.70");
    EXPECT_EQ(reading.line(0).original_amount->currency().code(), "USD");
    EXPECT_EQ(*reading.line(0).charges, eur(80));
}

TEST(Mt940Movement, LeavesOutAnOriginalAmountThatIsNone) {
    const Reading reading = read_mt940_text("PAIEMENT", "NONREF", {"/OCMT/USD11,7O/"});
    EXPECT_TRUE(reading.line(0).original_amount.has_value()) << "what is readable is read";
    const Reading garbled = read_mt940_text("PAIEMENT", "NONREF", {"/OCMT/ABOUT TEN/"});
    EXPECT_FALSE(garbled.line(0).original_amount.has_value());
    EXPECT_TRUE(garbled.told(formats::errors::amount_left_out));
}

TEST(Mt940Movement, TakesTheWordsUnderItAsTheBanksOwn) {
    const bank::StatementLine line =
        read_mt940_text("LOYER JANVIER", "NONREF", {"VIREMENT SEPA EMIS"}).line(0);
    EXPECT_EQ(line.label, "VIREMENT SEPA EMIS");
    EXPECT_EQ(line.label_more, "LOYER JANVIER");
}

TEST(Mt940Movement, TakesTheNumberUnderItAsTheBanksReference) {
    EXPECT_EQ(read_mt940_text("GIRO", "NONREF", {"20260105007602199"}).line(0).bank_reference,
              "20260105007602199");
}

TEST(Mt940Movement, TakesTheAccountUnderItAsTheOtherPartys) {
    EXPECT_EQ(
        read_mt940_text("VIREMENT", "NONREF", {"NL83EXMP0000004242"}).line(0).counterparty.iban,
        "NL83EXMP0000004242");
}

} // namespace
} // namespace comptoir::test
