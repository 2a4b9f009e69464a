// What stands around and between statements. Numbers in comments are those of "Seen in the wild" in
// docs/formats/mt940.md.
#include "mt940_text.h"

#include "comptoir/bank/errors.h"
#include "comptoir/bank/rules.h"
#include "comptoir/formats/mt940_errors.h"
#include "comptoir/formats/statement_errors.h"

#include <gtest/gtest.h>

namespace comptoir::test {
namespace {

using bank::BalanceCheck;

const std::vector<std::string> k_fields{":61:2601050105D10,00NTRFNONREF", ":86:LOYER", "JANVIER"};

std::string without_separator(std::string text) {
    return text.substr(0, text.rfind('-'));
}

TEST(Mt940Framing, EveryFrameGivesTheSame) {
    const std::string bare = without_separator(mt940_statement(k_fields, -10'00));
    const std::string expected = reading_json(read_bytes(bare));
    EXPECT_EQ(read_bytes(bare).line(0).label_more, "JANVIER");
    const std::string header = "{1:F01EXMPFRPPAXXX0000000000}{2:I940EXMPFRPPXXXXN}{4:";
    for (const std::string& framed :
         {bare + "-\n", bare + "-", bare + "-\x03\n", "\x01\n" + bare + "-\n", bare + "-XXX\n",
          "\r\n\r\n" + bare + "-\r\n\x1A", "\xEF\xBB\xBF" + bare, header + "\n" + bare + "-}",
          header + bare + "-}{5:{MAC:ABCDEF}{CHK:123456789ABC}}\n",
          "{1:F01EXMPFRPPAXXX0000000000}\n{2:I940EXMPFRPPXXXXN}\n{4:\n" + bare + "-}\n",
          "ABNANL2A\n940\nABNANL2A\n" + bare + "-\n",
          "0000 01INGBNL2AXXXX00001\n0000 01INGBNL2AXXXX00001\n940 00\n" + bare + "-XXX\n",
          ":940:\n" + bare})
        EXPECT_EQ(reading_json(read_bytes(framed)), expected) << framed;
}

TEST(Mt940Framing, LineEndsOfAnyKindGiveTheSame) {
    const std::string expected = reading_json(read_bytes(mt940_statement(k_fields, -10'00)));
    for (const char* line_end : {"\r\n", "\r", "\n\n", "\r\n\r\n", "@@"})
        EXPECT_EQ(reading_json(read_bytes(mt940_statement(k_fields, -10'00, line_end))), expected)
            << line_end;
    EXPECT_EQ(reading_json(read_bytes("@@" + mt940_statement(k_fields, -10'00, "@@"))), expected);
}

TEST(Mt940Framing, AnAtSignInATextIsNoLineEnd) {
    EXPECT_EQ(read_mt940_text("ABONNEMENT@@:EXEMPLE").line(0).label, "ABONNEMENT@@:EXEMPLE");
}

TEST(Mt940Framing, SeveralMessagesFollowWithAndWithoutSeparator) {
    const std::string one = mt940_statement(k_fields, -10'00);
    EXPECT_EQ(read_bytes(one + one + one).statements.size(), 3U);
    EXPECT_EQ(read_bytes(without_separator(one) + without_separator(one)).statements.size(), 2U);
    const std::string block = "{1:F01EXMPFRPPAXXX0000000000}{2:O940EXMPFRPPXXXXN}{4:\n" +
                              without_separator(one) + "-}{5:{MAC:0}}";
    const Reading reading = read_bytes(block + block + "\n" + block);
    ASSERT_EQ(reading.code(), "");
    EXPECT_EQ(reading.statements.size(), 3U);
}

TEST(Mt940Framing, ADashInsideATextIsText) { // 31
    const Reading reading = read_bytes(mt940_statement(
        {":61:2601050105D10,00NTRF", ":86:UN", "-", "DEUX", ":61:2601050105C10,00NTRF"}, 0));
    ASSERT_EQ(reading.statements.size(), 1U);
    ASSERT_EQ(reading.statements[0].lines.size(), 2U);
    EXPECT_EQ(reading.line(0).label_more, "- DEUX");
}

TEST(Mt940Framing, ATimeCutAtItsColonIsText) { // 31
    for (const char* cut : {":33:22", ":20:33", ":25:07 RUE X", ":28:00"}) {
        const Reading reading = read_bytes(
            mt940_statement({":61:2601050105D10,00NTRF", ":86:PAIEMENT A 10", cut}, -10'00));
        ASSERT_EQ(reading.code(), "") << cut;
        EXPECT_EQ(reading.statements.size(), 1U) << cut;
        EXPECT_EQ(reading.line(0).label_more, cut);
        EXPECT_TRUE(reading.diagnostics.empty()) << cut;
    }
}

TEST(Mt940Framing, AReferenceOfTwoDigitsStillBeginsAStatement) {
    std::string second = mt940_statement({}, 0);
    second.replace(0, std::string(":20:RELEVE").size(), ":20:33");
    const std::string first = mt940_statement({":61:2601050105D10,00NTRF"}, -10'00);
    const Reading reading = read_bytes(without_separator(first) + ":86:SOLDE AU 10\n" + second);
    ASSERT_EQ(reading.statements.size(), 2U);
    EXPECT_EQ(reading.statements[1].header.id, "33");
}

TEST(Mt940Framing, ATextBehindTheClosingBalanceIsAboutTheStatement) { // 32
    std::string text = without_separator(mt940_statement(k_fields, -10'00));
    text += ":86:TARIFS AU VERSO\nMERCI\n-\n";
    const Reading reading = read_bytes(text);
    EXPECT_EQ(reading.line(0).label_more, "JANVIER");
    ASSERT_TRUE(reading.told(formats::errors::mt940_statement_text));
    EXPECT_EQ(std::get<std::string>(reading.diagnostics[0].params.at(0).value),
              "TARIFS AU VERSO MERCI");
    EXPECT_EQ(reading.diagnostics[0].severity, Diagnostic::Severity::Info);
}

TEST(Mt940Framing, ARepeatedTextBelongsToItsMovement) {
    const Reading reading = read_bytes(
        mt940_statement({":61:2601050105D10,00NTRF", ":86:UN", ":86:DEUX", ":86:TROIS"}, -10'00));
    EXPECT_EQ(reading.line(0).label, "UN");
    EXPECT_EQ(reading.line(0).label_more, "DEUX TROIS");
}

TEST(Mt940Framing, PagesAreStatementsWhoseBalancesChain) {
    const std::string text = ":20:R\n:25:1\n:28C:7/1\n:60F:C260101EUR10,00\n:61:260102D1,NMSC\n"
                             ":62M:C260102EUR9,00\n-\n"
                             ":20:R\n:25:1\n:28C:7/2\n:60M:C260102EUR9,00\n:61:260102D2,NMSC\n"
                             ":62F:C260102EUR7,00\n-\n";
    const Reading reading = read_bytes(text);
    ASSERT_EQ(reading.statements.size(), 2U);
    EXPECT_EQ(reading.statements[0].check, BalanceCheck::Ok);
    EXPECT_EQ(reading.statements[1].check, BalanceCheck::Ok);
    EXPECT_EQ(reading.statements[1].header.sequence, "7/2");
    EXPECT_TRUE(reading.diagnostics.empty());
}

TEST(Mt940Framing, AStatementWithoutMovementIsFine) {
    const Reading reading = read_bytes(mt940_statement({}, 0));
    EXPECT_EQ(reading.statements.at(0).check, BalanceCheck::Ok);
    EXPECT_TRUE(reading.statements[0].lines.empty());
}

// --- Accounts and balances ---------------------------------------------------------------------

Reading read_account(const std::string& account, const std::string& currency = "EUR") {
    return read_bytes(":20:R\n:25:" + account + "\n:60F:C260101" + currency + "1,00\n:62F:C260101" +
                      currency + "1,00\n");
}

TEST(Mt940Account, IsAnIbanWithOrWithoutItsCurrency) {
    for (const char* written : {"NL83EXMP0000004242", "NL83EXMP0000004242EUR",
                                "NL83EXMP0000004242 EUR", "EXMPNL2A/NL83EXMP0000004242"})
        EXPECT_EQ(read_account(written).header().account.iban->text(), "NL83EXMP0000004242")
            << written;
}

TEST(Mt940Account, IsKeptAsWrittenWhenItIsNational) {
    EXPECT_EQ(read_account("50880050/0194774600").header().account.number, "50880050/0194774600");
    EXPECT_EQ(read_account("1299.99.348EUR").header().account.number, "1299.99.348");
    EXPECT_EQ(read_account("ACCOUNT PLN", "PLN").header().account.number, "ACCOUNT");
    EXPECT_EQ(read_account("CHEUR").header().account.number, "CHEUR");
    const Reading reading = read_account("EXMPHUHB/123456789150/HUF", "HUF");
    EXPECT_EQ(reading.header().account.number, "123456789150");
    EXPECT_EQ(reading.header().account.bic, "EXMPHUHB");
}

TEST(Mt940Account, ThatFailsItsCheckIsANumberWithAWarning) {
    const Reading reading = read_account("NL84EXMP0000004242");
    EXPECT_EQ(reading.header().account.number, "NL84EXMP0000004242");
    EXPECT_TRUE(reading.told(bank::errors::account_check_failed));
}

TEST(Mt940Account, ThatIsMissingIsTold) {
    const Reading reading = read_bytes(":20:R\n:60F:C260101EUR1,00\n:62F:C260101EUR1,00\n");
    EXPECT_TRUE(reading.told(formats::errors::account_missing));
}

TEST(Mt940Account, ASecondOneInsideAStatementIsToldAndLeftOut) {
    const Reading reading =
        read_bytes(mt940_statement({":61:2601050105D10,00NTRF", ":25:166?00GUTSCHRIFT"}, -10'00));
    EXPECT_TRUE(reading.told(formats::errors::mt940_text_left_out));
    EXPECT_EQ(reading.header().account.iban->text(), "FR7610001000010000000000162");
    EXPECT_EQ(reading.statements[0].lines.size(), 1U);
}

TEST(Mt940Account, TheHoldersOwnIsNotTheOtherPartys) {
    EXPECT_EQ(
        read_mt940_text("/TRTP/X/IBAN/FR7610001000010000000000162/").line(0).counterparty.iban, "");
}

TEST(Mt940Balance, HasAnyCurrency) { // 33
    const Reading reading =
        read_bytes(":20:R\n:25:1\n:60F:C260101JPY100,\n:61:260102C20,NMSC\n:62F:C260102JPY120\n");
    EXPECT_EQ(reading.line(0).amount.to_decimal(), "20");
    EXPECT_EQ(reading.header().account.currency->code(), "JPY");
    EXPECT_EQ(reading.statements[0].check, BalanceCheck::Ok);
}

TEST(Mt940Balance, MayBeOverdrawn) {
    const Reading reading =
        read_bytes(":20:R\n:25:1\n:60F:D260101EUR10,00\n:61:260102C3,NMSC\n:62F:D260102EUR7,\n");
    EXPECT_EQ(reading.header().opening->amount, eur(-10'00));
    EXPECT_EQ(reading.statements[0].check, BalanceCheck::Ok);
}

TEST(Mt940Balance, ThatIsWrongIsToldNotRefused) {
    const Reading reading = read_bytes(mt940_statement(k_fields, -10'01));
    EXPECT_EQ(reading.statements.at(0).check, BalanceCheck::Mismatch);
    ASSERT_TRUE(reading.told(bank::errors::balance_mismatch));
    EXPECT_EQ(reading.diagnostics[0].place->line, 8);
    EXPECT_EQ(reading.diagnostics[0].place->record, ":62F:");
}

TEST(Mt940Balance, WithoutCurrencyIsInThatOfTheOpening) {
    const Reading reading =
        read_bytes(":20:R\n:25:1\n:60F:C260101EUR10,00\n:61:260102C3,NMSC\n:62F:C26010213,00\n");
    EXPECT_TRUE(reading.told(formats::errors::mt940_balance_currency));
    EXPECT_EQ(reading.statements.at(0).check, BalanceCheck::Ok);
}

TEST(Mt940Balance, InAnotherCurrencyProvesNothing) {
    const Reading reading =
        read_bytes(":20:R\n:25:1\n:60F:C260101EUR10,00\n:62F:C260102USD10,00\n");
    EXPECT_TRUE(reading.told(bank::errors::mixed_currencies));
    EXPECT_EQ(reading.statements.at(0).check, BalanceCheck::NotPossible);
}

TEST(Mt940Balance, OfWhatIsAvailableServesWhereNoOtherExists) {
    const Reading reading = read_bytes(
        ":20:R\n:25:1\n:60F:C260101EUR10,00\n:61:260102C3,NMSC\n:64:C260102EUR13,00\n-\n");
    EXPECT_TRUE(reading.told(bank::errors::available_balance_used));
    EXPECT_EQ(reading.statements.at(0).check, BalanceCheck::Ok);
}

TEST(Mt940Balance, OfADayThatDoesNotExistIsMoved) {
    const Reading reading =
        read_bytes(":20:R\n:25:1\n:60F:C260230EUR10,00\n:62F:C260301EUR10,00\n");
    EXPECT_TRUE(reading.told(formats::errors::mt940_day_moved));
    EXPECT_EQ(reading.header().opening->date->to_iso(), "2026-02-28");
}

TEST(Mt940Balance, AMovementBehindTheClosingOneIsToldAndCounted) {
    std::string text = mt940_statement(k_fields, -10'00) + ":61:2601060106D1,00NMSC\n";
    const Reading reading = read_bytes(text);
    EXPECT_TRUE(reading.told(formats::errors::mt940_after_closing));
    EXPECT_EQ(reading.statements.at(0).lines.size(), 2U);
    EXPECT_EQ(reading.statements[0].check, BalanceCheck::Mismatch);
}

TEST(Mt940Text, OfNobodyIsToldAndLeftOut) {
    std::string text = mt940_statement({}, 0);
    text.insert(text.find(":62F:"), "PERDU\n");
    const Reading reading = read_bytes(text);
    ASSERT_TRUE(reading.told(formats::errors::mt940_text_left_out));
    EXPECT_EQ(reading.diagnostics[0].place->line, 5);
}

// --- MT942 ---------------------------------------------------------------------------------------

const std::string k_interim = ":20:R\n:25:1\n:28C:1/1\n:34F:EURD0,00\n:34F:EURC0,00\n"
                              ":13D:2601191815+0100\n:61:2601190119C5,00NTRF\n:86:AVIS\n"
                              ":61:2601200120ED2,00NDDT\n:90D:1EUR2,00\n:90C:1EUR5,00\n-\n";

TEST(Mt942, IsReadAndIsNoStatementToImport) {
    const Reading reading = read_bytes(k_interim);
    ASSERT_EQ(reading.code(), "");
    const bank::StatementDraft& report = reading.statements.at(0);
    EXPECT_EQ(report.header.format, "mt942");
    EXPECT_FALSE(bank::is_account_statement(report.header.format));
    EXPECT_EQ(report.check, BalanceCheck::NotPossible);
    EXPECT_EQ(report.header.to->to_iso(), "2026-01-19");
    EXPECT_EQ(report.lines.at(0).status, bank::LineStatus::Booked);
    EXPECT_EQ(report.lines.at(1).status, bank::LineStatus::Pending);
    EXPECT_TRUE(reading.diagnostics.empty());
}

TEST(Mt942, IsKnownByItsHeaderToo) {
    const std::string body = ":20:R\n:25:1\n:34F:EUR0,\n:61:260119C5,NTRF\n";
    EXPECT_EQ(read_bytes("ABNANL2A\n942\nABNANL2A\n" + body).header().format, "mt942");
    EXPECT_EQ(
        read_bytes("{1:F01EXMPFRPP}{2:O9420800260119EXMPFRPP}{4:\n" + body + "-}").header().format,
        "mt942");
}

TEST(Mt942, TotalsThatDifferAreTold) {
    std::string text = k_interim;
    text.replace(text.find(":90C:1EUR5,00"), 13, ":90C:2EUR6,00");
    const Reading reading = read_bytes(text);
    EXPECT_TRUE(reading.told(bank::errors::totals_differ));
    EXPECT_EQ(reading.diagnostics.size(), 2U) << "the count and the sum";
    text.replace(text.find(":90C:2EUR6,00"), 13, ":90C:TWOEUR6,");
    EXPECT_TRUE(read_bytes(text).told(formats::errors::amount_left_out));
}

// --- Characters
// ------------------------------------------------------------------------------------

std::string german(std::string_view words) {
    return mt940_statement({":61:2601050105D10,00NTRF", ":86:" + std::string(words)}, -10'00);
}

TEST(Mt940Characters, AreUtf8WithoutARemark) {
    const Reading reading = read_bytes(german("Müller & Söhne, Straße"));
    EXPECT_EQ(reading.line(0).label, "Müller & Söhne, Straße");
    EXPECT_TRUE(reading.diagnostics.empty());
}

TEST(Mt940Characters, OfWindowsAreGuessedOnceAndTold) {
    const Reading reading = read_bytes(german("M\xFCller & S\xF6hne, l\x92"
                                              "\xE9t\xE9") +
                                       german("\xDC"
                                              "berweisung"));
    EXPECT_EQ(reading.line(0).label, "Müller & Söhne, l’été");
    EXPECT_EQ(reading.statements[1].lines[0].label, "Überweisung");
    ASSERT_EQ(reading.diagnostics.size(), 2U) << "the guess, and balances that do not chain";
    EXPECT_TRUE(reading.told(formats::errors::encoding_guessed));
    EXPECT_EQ(std::get<std::string>(reading.diagnostics[0].params.at(0).value), "Windows-1252");
}

TEST(Mt940Characters, OfDosAreGuessedOnceAndTold) {
    const Reading reading = read_bytes(german("M\x81ller & S\x94hne, Stra\xE1"
                                              "e, pay\x82") +
                                       german("\x9A"
                                              "ber"));
    EXPECT_EQ(reading.line(0).label, "Müller & Söhne, Straße, payé");
    EXPECT_EQ(reading.statements[1].lines[0].label, "Über");
    EXPECT_EQ(std::get<std::string>(reading.diagnostics[0].params.at(0).value), "CP850");
}

TEST(Mt940Characters, OfALineThatShowsNothingFollowThoseBefore) {
    const Reading reading = read_bytes(
        mt940_statement({":61:2601050105D10,00NTRF", ":86:M\x81ller", "10 \x84 12"}, -10'00));
    EXPECT_EQ(reading.line(0).label, "Müller");
    EXPECT_EQ(reading.line(0).label_more, "10 ä 12");
}

} // namespace
} // namespace comptoir::test
