// CFONB 120. Numbers in comments are those of "Seen in the wild" in docs/formats/cfonb120.md.
#include "statement_files.h"
#include "support/test_paths.h"

#include "comptoir/bank/errors.h"
#include "comptoir/bank/rules.h"
#include "comptoir/core/errors.h"
#include "comptoir/core/text.h"
#include "comptoir/formats/overlay.h"
#include "comptoir/formats/statement_errors.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace comptoir::test {
namespace {

using bank::BalanceCheck;
using bank::Nature;

std::string padded(std::string text, std::size_t width) {
    text.resize(width, ' ');
    return text;
}

std::string overpunched(std::int64_t value) {
    std::string digits = text::pad_left(text::number(value < 0 ? -value : value), 14, '0');
    const auto last = static_cast<std::size_t>(digits.back() - '0');
    digits.back() = std::string(value < 0 ? "}JKLMNOPQR" : "{ABCDEFGHI")[last];
    return digits;
}

struct Movement {
    std::int64_t amount = -500;
    std::string operation = "06", date = "020126", value_date = "020126", label = "VIREMENT",
                reserved = "", number = "0000000", reference = "", reject = "  ", currency = "EUR",
                decimals = "2", account = "00000000001", text;
    std::string record() const {
        return padded("04"
                      "10001"
                      "    "
                      "00001" +
                          currency + decimals + " " + account + operation + date + reject +
                          value_date + padded(label, 31) + padded(reserved, 2) + number + "  " +
                          (text.empty() ? overpunched(amount) : text) + reference,
                      120);
    }
};

std::string balance(std::string_view code, std::int64_t amount, std::string_view day = "010126",
                    std::string_view account = "00000000001", std::string_view unit = "EUR2") {
    return padded(padded(std::string(code) + "10001    00001" + std::string(unit) + " " +
                             std::string(account) + "  " + std::string(day),
                         90) +
                      overpunched(amount),
                  120);
}

std::string complement(std::string_view qualifier, std::string_view information) {
    return padded(padded("0510001    00001EUR2 0000000000106020126", 45) +
                      padded(std::string(qualifier), 3) + std::string(information),
                  120);
}

std::string file(const std::vector<std::string>& records, std::string_view line_end = "\n") {
    std::string bytes;
    for (const std::string& record : records)
        bytes.append(record).append(line_end);
    return bytes;
}

// A statement with one movement and its complements.
Reading read(const Movement& movement, const std::vector<std::string>& complements = {}) {
    std::vector<std::string> records{balance("01", 1000), movement.record()};
    records.insert(records.end(), complements.begin(), complements.end());
    records.push_back(balance("07", 1000 + movement.amount, "020126"));
    return read_bytes(file(records));
}

// --- Envelope ---------------------------------------------------------------------------------

TEST(CfonbEnvelope, AStatementWithoutMovementIsFine) { // 25
    const Reading reading = read_bytes(file({balance("01", 1000), balance("07", 1000)}));
    EXPECT_EQ(reading.code(), "");
    EXPECT_EQ(reading.statements.at(0).check, BalanceCheck::Ok);
    EXPECT_TRUE(reading.statements[0].lines.empty());
}

TEST(CfonbEnvelope, LineEndsOfAnyKindAndNoneGiveTheSame) { // 22
    const std::vector<std::string> records{balance("01", 1000), Movement{}.record(),
                                           complement("LIB", "SUITE"), balance("07", 500)};
    const std::string expected = reading_json(read_bytes(file(records)));
    for (const char* line_end : {"\r\n", "\r", "", "\n\n", "\r\n   \r\n", "  \n"})
        EXPECT_EQ(reading_json(read_bytes(file(records, line_end))), expected)
            << text::number(static_cast<long long>(std::string(line_end).size()));
    EXPECT_EQ(reading_json(read_bytes(file(records) + "\x1A")), expected);
    EXPECT_EQ(reading_json(read_bytes("\n\n" + file(records))), expected);
}

TEST(CfonbEnvelope, TrailingBlanksMayBeCutOff) {
    std::string bytes;
    for (const std::string& record :
         {balance("01", 1000), Movement{}.record(), complement("LIB", "SUITE"), balance("07", 500)})
        bytes += record.substr(0, record.find_last_not_of(' ') + 1) + "\n";
    const Reading reading = read_bytes(bytes);
    EXPECT_EQ(reading.code(), "");
    EXPECT_EQ(reading.line(0).label_more, "SUITE");
}

TEST(CfonbEnvelope, ARecordThatIsTooShortIsRefusedWithItsLine) { // 23
    const Reading reading = read_bytes(
        file({balance("01", 1000), Movement{}.record().substr(0, 90), balance("07", 500)}));
    ASSERT_EQ(reading.code(), formats::errors::cfonb_record_length.name);
    EXPECT_EQ(reading.error->place->line, 2);
    EXPECT_EQ(std::get<std::int64_t>(reading.error->params.at(0).value), 90);
}

TEST(CfonbEnvelope, ARecordThatIsTooLongIsRefusedWithItsLine) {
    const Reading reading =
        read_bytes(file({balance("01", 1000), Movement{}.record() + "XYZ", balance("07", 500)}));
    ASSERT_EQ(reading.code(), formats::errors::cfonb_record_length.name);
    EXPECT_EQ(reading.error->place->line, 2);
    EXPECT_EQ(std::get<std::int64_t>(reading.error->params.at(0).value), 123);
}

TEST(CfonbEnvelope, OtherFrenchFilesAreRefusedByTheirName) {
    const auto refused = [](std::string_view code, std::size_t width) {
        const std::string record = padded(std::string(code) + "02        123456", width);
        return read_bytes(record + "\n" + record + "\n");
    };
    for (const char* code : {"03", "06", "08"}) {
        const Reading reading = refused(code, 160);
        EXPECT_EQ(reading.code(), formats::errors::cfonb_other_format.name) << code;
        EXPECT_EQ(std::get<std::int64_t>(reading.error->params.at(0).value), 160);
    }
    for (const char* code : {"31", "34", "39"})
        EXPECT_EQ(refused(code, 240).code(), formats::errors::cfonb_other_format.name) << code;
}

TEST(CfonbEnvelope, RecordsOutOfPlaceAreRefused) {
    EXPECT_EQ(read_bytes(file({Movement{}.record(), balance("07", 500)})).code(),
              formats::errors::cfonb_wrong_record.name);
    EXPECT_EQ(read_bytes(file({balance("07", 500)})).code(),
              formats::errors::cfonb_wrong_record.name);
    std::string other = balance("01", 1000);
    other[1] = '9';
    EXPECT_EQ(read_bytes(file({balance("01", 1000), other, balance("07", 1000)})).code(),
              formats::errors::cfonb_wrong_record.name);
}

TEST(CfonbEnvelope, AStatementThatIsNotClosedIsRefusedWhereItsBalanceIsMissing) {
    const Reading at_end = read_bytes(file({balance("01", 1000), Movement{}.record()}));
    ASSERT_EQ(at_end.code(), formats::errors::cfonb_not_closed.name);
    EXPECT_EQ(at_end.error->place->line, 3) << "behind the last record";
    EXPECT_EQ(at_end.error->place->record, "07");
    const Reading between =
        read_bytes(file({balance("01", 1000), balance("01", 1000), balance("07", 1000)}));
    ASSERT_EQ(between.code(), formats::errors::cfonb_not_closed.name);
    EXPECT_EQ(between.error->place->line, 2) << "before the record that opens the next one";
}

TEST(CfonbEnvelope, AWrongDateSaysHowThisFormatWritesOne) {
    const Reading reading = read({.date = "320426"});
    ASSERT_EQ(reading.code(), errors::date_unreadable.name);
    EXPECT_EQ(reading.error->place->field, "booking date");
    EXPECT_EQ(std::get<std::string>(reading.error->params.at(1).value), "ddmmyy");
    const auto columns = formats::columns_of_field("cfonb120", "04", "booking date");
    ASSERT_TRUE(columns);
    EXPECT_EQ(columns->first, 35);
    EXPECT_EQ(columns->last, 40);
}

TEST(CfonbEnvelope, AnotherAccountInsideAStatementIsRefused) {
    EXPECT_EQ(read_bytes(file({balance("01", 1000), balance("07", 1000, "010126", "00000000002")}))
                  .code(),
              formats::errors::cfonb_account_mismatch.name);
    EXPECT_EQ(read({.account = "00000000009"}).code(),
              formats::errors::cfonb_account_mismatch.name);
}

TEST(CfonbEnvelope, AComplementWithoutMovementIsToldNotAttached) {
    const Reading reading = read_bytes(file(
        {balance("01", 1000), complement("LIB", "LOST"), Movement{}.record(), balance("07", 500)}));
    EXPECT_EQ(reading.code(), "");
    EXPECT_TRUE(reading.told(formats::errors::cfonb_orphan_complement));
    EXPECT_EQ(reading.line(0).label_more, "");
}

TEST(CfonbEnvelope, SeveralStatementsMayFollow) {
    const Reading reading = read_bytes(
        file({balance("01", 1000), balance("07", 1000), balance("01", 1000), Movement{}.record(),
              balance("07", 500), balance("01", 7, "010126", "00000000002"),
              balance("07", 7, "010126", "00000000002")}));
    ASSERT_EQ(reading.statements.size(), 3U);
    EXPECT_TRUE(reading.diagnostics.empty());
    EXPECT_EQ(reading.statements[2].header.account.number, "10001 00001 00000000002");
}

TEST(CfonbEnvelope, AWrongBalanceIsToldNotRefused) {
    const Reading reading =
        read_bytes(file({balance("01", 1000), Movement{}.record(), balance("07", 501)}));
    EXPECT_EQ(reading.statements.at(0).check, BalanceCheck::Mismatch);
    EXPECT_TRUE(reading.told(bank::errors::balance_mismatch));
}

// --- Account, currency, dates -----------------------------------------------------------------

TEST(CfonbAccount, TheIbanFollowsFromTheNumber) { // 28
    const Reading reading = read({});
    EXPECT_EQ(reading.header().account.number, "10001 00001 00000000001");
    EXPECT_EQ(reading.header().account.iban->text(), "FR7610001000010000000000162");
}

TEST(CfonbAccount, MayEndInALetter) {
    const Reading reading = read_bytes(file(
        {balance("01", 0, "010126", "0500013M026"), balance("07", 0, "010126", "0500013M026")}));
    ASSERT_TRUE(reading.header().account.iban);
    EXPECT_EQ(reading.header().account.iban->text().substr(14, 11), "0500013M026");
}

TEST(CfonbUnits, BlankOn01And07AreTakenFromTheMovements) { // 26
    const Reading reading =
        read_bytes(file({balance("01", 2000000, "010126", "00000000001", "    "),
                         Movement{.amount = -1665871, .currency = "XPF", .decimals = "0"}.record(),
                         balance("07", 334129, "010126", "00000000001", "    ")}));
    EXPECT_EQ(reading.header().account.currency->code(), "XPF");
    EXPECT_EQ(reading.line(0).amount.to_decimal(), "-1665871"); // 24
    EXPECT_EQ(reading.statements[0].check, BalanceCheck::Ok);
}

TEST(CfonbUnits, BlankEverywhereAreEurosWithTwoDecimals) {
    const Reading reading =
        read_bytes(file({balance("01", 1000, "010126", "00000000001", "    "),
                         balance("07", 1000, "010126", "00000000001", "    ")}));
    EXPECT_EQ(reading.header().opening->amount.to_decimal(), "10.00");
    EXPECT_EQ(reading.header().account.currency->code(), "EUR");
}

TEST(CfonbUnits, FinerThanTheCurrencyIsRefused) {
    EXPECT_EQ(read({.amount = -501, .decimals = "3"}).code(),
              comptoir::errors::amount_too_fine.name);
    EXPECT_EQ(read({.amount = -500, .decimals = "3"}).line(0).amount.to_decimal(), "-0.50");
}

TEST(CfonbUnits, UnknownOrMixedCurrenciesAreRefused) {
    EXPECT_EQ(read({.currency = "ZZZ"}).code(), comptoir::errors::currency_unknown.name);
    EXPECT_EQ(read({.currency = "USD"}).code(), bank::errors::mixed_currencies.name);
}

TEST(CfonbDates, AMissingValueDateIsTheBookingDate) {
    EXPECT_EQ(read({.value_date = "000000"}).line(0).valued_on->to_iso(), "2026-01-02");
    EXPECT_EQ(read({.value_date = "      "}).line(0).valued_on->to_iso(), "2026-01-02");
    const Reading reading = read({.value_date = "300226"});
    EXPECT_EQ(reading.line(0).valued_on->to_iso(), "2026-01-02");
    EXPECT_TRUE(reading.told(formats::errors::value_date_unreadable));
}

TEST(CfonbDates, YearsAbove60AreOfTheLastCentury) {
    EXPECT_EQ(read({.date = "020199", .value_date = "020160"}).line(0).booked_on.to_iso(),
              "1999-01-02");
    EXPECT_EQ(read({.date = "020199", .value_date = "020160"}).line(0).valued_on->to_iso(),
              "2060-01-02");
}

TEST(CfonbDates, AnUnreadableBookingDateIsRefused) {
    EXPECT_EQ(read({.date = "320126"}).code(), comptoir::errors::date_unreadable.name);
    EXPECT_EQ(read({.date = "      "}).code(), comptoir::errors::date_unreadable.name);
}

// --- Amounts ----------------------------------------------------------------------------------

TEST(CfonbAmounts, EverySignCharacterIsADigit) {
    for (std::int64_t digit = 0; digit <= 9; ++digit) {
        EXPECT_EQ(read({.amount = 4200 + digit}).line(0).amount, eur(4200 + digit));
        EXPECT_EQ(read({.amount = -4200 - digit}).line(0).amount, eur(-4200 - digit));
    }
    EXPECT_EQ(read({.amount = -21338, .text = "0000000002133Q"}).line(0).amount, eur(-21338));
}

TEST(CfonbAmounts, BlanksInFrontAreZeros) {
    EXPECT_EQ(read({.amount = 1, .text = "             A"}).line(0).amount, eur(1));
}

TEST(CfonbAmounts, AccentsOfA7BitSetAreReadAndTold) {
    const Reading reading = read({.amount = -500, .text = "0000000000050\xE8"});
    EXPECT_EQ(reading.line(0).amount, eur(-500));
    EXPECT_TRUE(reading.told(formats::errors::cfonb_sign_guessed));
    EXPECT_EQ(read({.amount = 500, .text = "0000000000050\xE9"}).line(0).amount, eur(500));
}

TEST(CfonbAmounts, APlainDigitIsACreditAndTold) {
    const Reading reading = read({.amount = 505, .text = "00000000000505"});
    EXPECT_EQ(reading.line(0).amount, eur(505));
    EXPECT_TRUE(reading.told(formats::errors::cfonb_sign_guessed));
}

TEST(CfonbAmounts, AnythingElseIsRefused) {
    for (const char* text :
         {"0000000000050Z", "00000000000A0{", "              ", "000000000005 {"})
        EXPECT_EQ(read({.text = text}).code(), formats::errors::cfonb_amount.name) << text;
}

TEST(CfonbAmounts, ColumnsBeforeThemMayBeFilledWithZeros) {
    std::string record = Movement{}.record();
    record.replace(81, 9, "000000000");
    EXPECT_EQ(read_bytes(file({balance("01", 1000), record, balance("07", 500)})).line(0).amount,
              eur(-500));
}

// --- Texts ------------------------------------------------------------------------------------

TEST(CfonbTexts, TheLabelRunsOnIntoItsComplement) {
    const Reading reading =
        read({.label = "VIR SEPA EMIS VERS DUPONT ET FI"}, {complement("LIB", "LS FACTURE 12")});
    EXPECT_EQ(reading.line(0).label_more, "LS FACTURE 12");
    EXPECT_EQ(bank::joined_label(reading.line(0), "cfonb120"),
              "VIR SEPA EMIS VERS DUPONT ET FILS FACTURE 12");
}

TEST(CfonbTexts, ABlankAfterAFullLabelIsKept) {
    const Reading reading =
        read({.label = "VIR SEPA EMIS VERS DUPONT ET FI"}, {complement("LIB", " LS")});
    EXPECT_EQ(bank::joined_label(reading.line(0), "cfonb120"),
              "VIR SEPA EMIS VERS DUPONT ET FI LS");
}

TEST(CfonbTexts, ARemittanceTextIsNoContinuationOfTheLabel) {
    const std::string label = "VIR SEPA EMIS VERS DUPONT ET FI";
    EXPECT_EQ(bank::joined_label(read({.label = label}, {complement("LCC", "REGLEMENT")}).line(0),
                                 "cfonb120"),
              label + " REGLEMENT");
    EXPECT_EQ(bank::joined_label(
                  read({.label = label}, {complement("LCC", "LOYER"), complement("LIB", "LS")})
                      .line(0),
                  "cfonb120"),
              label + "LS LOYER");
    EXPECT_EQ(
        bank::joined_label(read({.label = label}, {complement("   ", "LS")}).line(0), "cfonb120"),
        label + "LS");
    EXPECT_EQ(read({.label = "VIR DUPONT"}, {complement("LCC", "LOYER")}).line(0).label_more,
              "LOYER");
}

TEST(CfonbTexts, ComplementsJoinOnTheirUntrimmedWidth) {
    const std::string full = std::string(69, 'x') + "F";
    EXPECT_EQ(read({}, {complement("LIB", full), complement("LIB", "ACTURE")}).line(0).label_more,
              full + "ACTURE");
    EXPECT_EQ(read({}, {complement("LIB", "ONE"), complement("LIB", "TWO")}).line(0).label_more,
              "ONE TWO");
    EXPECT_EQ(read({}, {complement("LCC", full), complement("LC2", "ACTURE")}).line(0).label_more,
              full + "ACTURE");
    EXPECT_EQ(read({}, {complement("   ", "OLD")}).line(0).label_more, "OLD");
}

TEST(CfonbTexts, TheLabelMayRunIntoTheReservedColumns) {
    EXPECT_EQ(read({.label = std::string(31, 'A'), .reserved = "BC"}).line(0).label,
              std::string(31, 'A') + "BC");
}

TEST(CfonbTexts, AccentsAreReadInBothEncodings) { // 26
    const std::string latin = read_text(data_path("statements/cfonb120/latin1.txt"));
    const std::string utf8 = read_text(data_path("statements/cfonb120/utf8.txt"));
    EXPECT_EQ(read_bytes(latin).line(0).label, "Virement reçu été");
    EXPECT_EQ(reading_json(read_bytes(latin)), reading_json(read_bytes(utf8)));
}

TEST(CfonbTexts, AUtf8RecordFilledByBytesIsReadByBytes) {
    std::string record = Movement{.label = "XX"}.record();
    record.replace(48, 31, padded("R\xC3\xA8glement", 31));
    const Reading reading = read_bytes(file({balance("01", 1000), record, balance("07", 500)}));
    ASSERT_EQ(reading.code(), "");
    EXPECT_EQ(reading.line(0).amount, eur(-500));
}

TEST(CfonbTexts, UnknownQualifiersAreKept) {
    EXPECT_EQ(read({}, {complement("ZZZ", "SECRET SAUCE"), complement("NPO", "ULTIMATE")})
                  .line(0)
                  .comment,
              "ZZZ SECRET SAUCE NPO ULTIMATE");
}

TEST(CfonbTexts, TheReasonOfARejectIsKept) {
    EXPECT_EQ(read({.operation = "27", .reject = "04"}).line(0).comment, "04");
}

// --- References and parties -------------------------------------------------------------------

std::string two(std::string_view a, std::string_view b) {
    return padded(std::string(a), 35) + std::string(b);
}

TEST(CfonbReferences, HaveTheirColumns) {
    const Reading reading =
        read({.number = "0000312", .reference = "AB.12/34"},
             {complement("REF", two("LOT-1", "INSTR-2")), complement("RCN", two("E2E", "SUPP")),
              complement("RUM", two("MANDATE", "RCUR")), complement("LCS", "RF18539007547034")});
    const bank::StatementLine& line = reading.line(0);
    EXPECT_EQ(line.remittance_reference, "0000312 LOT-1 INSTR-2");
    EXPECT_EQ(line.end_to_end_id, "E2E");
    EXPECT_EQ(line.mandate_id, "MANDATE");
    EXPECT_EQ(line.structured_reference, "RF18539007547034");
    EXPECT_EQ(line.bank_reference, "AB.12/34"); // 25
    EXPECT_EQ(line.cheque_number, "");
}

TEST(CfonbReferences, ZerosAndNotProvidedAreNone) {
    const Reading reading =
        read({}, {complement("RCN", "NOTPROVIDED"), complement("REF", "NOTPROVIDED")});
    EXPECT_EQ(reading.line(0).remittance_reference, "");
    EXPECT_EQ(reading.line(0).end_to_end_id, "");
}

TEST(CfonbReferences, AChequeHasItsNumber) {
    EXPECT_EQ(read({.operation = "01", .number = "4711023"}).line(0).cheque_number, "4711023");
}

TEST(CfonbParties, AreTheOtherSide) {
    const std::vector<std::string> both{complement("NPY", "PAYER"), complement("NBE", "PAYEE"),
                                        complement("CPY", "BE68539007547034"),
                                        complement("CBE", "FR7610001000010000000000259")};
    const bank::StatementLine credit = read({.amount = 500, .operation = "05"}, both).line(0);
    EXPECT_EQ(credit.counterparty.name, "PAYER");
    EXPECT_EQ(credit.ordering_account, "BE68539007547034");
    const bank::StatementLine debit = read({}, both).line(0);
    EXPECT_EQ(debit.counterparty.name, "PAYEE");
    EXPECT_EQ(debit.counterparty.iban, "FR7610001000010000000000259");
    const bank::StatementLine returned = read({.amount = 500, .operation = "12"}, both).line(0);
    EXPECT_EQ(returned.counterparty.name, "PAYEE"); // roles of the payment that came back
}

TEST(CfonbMoney, OriginalAmountAndFee) {
    const Reading reading = read({}, {complement("MMO", "USD2000000000123450409234"),
                                      complement("FEE", "EUR200000000000150")});
    EXPECT_EQ(reading.line(0).original_amount->to_decimal(), "123.45");
    EXPECT_EQ(reading.line(0).original_amount->currency().code(), "USD");
    EXPECT_EQ(reading.line(0).charges, eur(150));
    EXPECT_EQ(reading.line(0).comment, "MMO USD2000000000123450409234 FEE EUR200000000000150");
}

TEST(CfonbMoney, AnUnreadableOneIsTold) {
    const Reading reading = read({}, {complement("MMO", "DOLLARS")});
    EXPECT_FALSE(reading.line(0).original_amount);
    EXPECT_TRUE(reading.told(formats::errors::amount_left_out));
    EXPECT_EQ(reading.line(0).comment, "MMO DOLLARS");
}

TEST(CfonbNatures, FollowTheInterbankCode) {
    const auto nature = [](std::string_view code) {
        return read({.operation = std::string(code)}).line(0).nature;
    };
    EXPECT_EQ(nature("05"), Nature::Transfer);
    EXPECT_EQ(nature("B1"), Nature::DirectDebit);
    EXPECT_EQ(nature("01"), Nature::Cheque);
    EXPECT_EQ(nature("28"), Nature::Card);
    EXPECT_EQ(nature("29"), Nature::Cash);
    EXPECT_EQ(nature("35"), Nature::Bill);
    EXPECT_EQ(nature("61"), Nature::Interest);
    EXPECT_EQ(nature("62"), Nature::Fee);
    EXPECT_EQ(nature("67"), Nature::Tax);
    EXPECT_EQ(nature("94"), Nature::Internal);
    EXPECT_EQ(nature("A3"), Nature::Return);
    EXPECT_EQ(nature("ZZ"), Nature::Other);
    EXPECT_TRUE(read({.operation = "B5"}).line(0).reversal);
}

TEST(CfonbLines, TwoEqualMovementsAreTwoLines) { // 27
    const Reading reading = read_bytes(
        file({balance("01", 1000), Movement{}.record(), Movement{}.record(), balance("07", 0)}));
    ASSERT_EQ(reading.statements[0].lines.size(), 2U);
    EXPECT_EQ(reading.line(1).entry, 2);
}

} // namespace
} // namespace comptoir::test
