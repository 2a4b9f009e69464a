// What OFX files hold, oddity by oddity (docs/formats/ofx.md).
#include "ofx_files.h"
#include "support/test_paths.h"
#include "unit/statements/statement_files.h"

#include "comptoir/bank/errors.h"
#include "comptoir/core/errors.h"
#include "comptoir/formats/ofx_errors.h"
#include "comptoir/formats/statement_errors.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace comptoir::test {
namespace {

using bank::Nature;

Reading with(std::string_view leaves) {
    return read_bytes(ofx_with(transaction(leaves)));
}

// The only line of a file whose transaction has this amount.
Reading with_amount(std::string_view amount) {
    return read_bytes(ofx_with("<STMTTRN><TRNTYPE>OTHER<DTPOSTED>20260105<TRNAMT>" +
                               std::string(amount) + "<FITID>F1</STMTTRN>"));
}

TEST(OfxRecognition, LooksAtContentAlone) {
    const auto id_of = [](std::string_view bytes) {
        const auto format = formats::identify_statement_format(bytes, "file");
        return format ? std::string((*format)->info().id) : std::string(format.error().code.name);
    };
    EXPECT_EQ(id_of(ofx_with("")), "ofx");
    EXPECT_EQ(id_of("\n\n\xEF\xBB\xBF" + ofx_with("")), "ofx");
    EXPECT_EQ(id_of("<?xml version=\"1.0\"?><?OFX OFXHEADER=\"200\"?><OFX></OFX>"), "ofx");
    EXPECT_EQ(id_of("<?xml version=\"1.0\"?><OFX></OFX>"), "ofx");
    EXPECT_EQ(id_of("<!-- OFXHEADER:100 --><ofx></ofx>"), "ofx");
    EXPECT_EQ(id_of("<OFX><SIGNONMSGSRSV1>"), "ofx");
    EXPECT_EQ(id_of("<BANKTRANLIST><STMTTRN>"), "ofx");
    EXPECT_EQ(id_of("<?xml version=\"1.0\"?><rss/>"), "camt053");
    EXPECT_NE(id_of("OFX;2026-01-31;12,00"), "ofx");
}

TEST(OfxHeader, IsReadWhereverItStands) {
    const std::string body = ofx_of(statement(transaction("<NAME>Caf\xE9")), "");
    for (const std::string_view header :
         {"OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nENCODING:USASCII\nCHARSET:1252\n\n",
          "OFXHEADER:100DATA:OFXSGMLVERSION:102SECURITY:NONEENCODING:USASCIICHARSET:1252"
          "COMPRESSION:NONEOLDFILEUID:NONENEWFILEUID:NONE",
          "OFXHEADER:100 DATA:OFXSGML VERSION:151 ENCODING:USASCII CHARSET:8859-1 ",
          "<!-- OFXHEADER:100\nCHARSET:1252 -->\n", "\n\n \nOFXHEADER:100\nCHARSET: 1252\n"}) {
        const Reading reading = read_bytes(std::string(header) + body);
        ASSERT_EQ(reading.code(), "") << header;
        EXPECT_EQ(reading.line(0).label, "Café") << header;
        EXPECT_EQ(reading.header().format, "ofx1") << header;
        EXPECT_FALSE(reading.told(formats::errors::encoding_guessed)) << header;
    }
    EXPECT_EQ(read_bytes("<?OFX OFXHEADER=\"200\" VERSION=\"211\"?>" + body).header().format,
              "ofx2");
}

TEST(OfxHeader, MayBeAbsentOrWrongAboutTheCharacterSet) {
    const auto label = [](std::string_view header, std::string_view bytes) {
        return read_bytes(ofx_of(statement(transaction("<NAME>" + std::string(bytes))), header))
            .line(0)
            .label;
    };
    EXPECT_EQ(label("", "Caf\xC3\xA9"), "Café");
    EXPECT_EQ(label(k_sgml_header, "Caf\xC3\xA9 \xE2\x82\xAC"), "Café €");
    EXPECT_EQ(label("CHARSET:8859-15\n", "5 \xA4"), "5 €");
    EXPECT_EQ(label("CHARSET:1252\n", "5 \x80"), "5 €");
    const Reading guessed = read_bytes(
        ofx_of(statement(transaction("<NAME>Caf\xE9")), "OFXHEADER:100\nENCODING:UTF-8\n\n"));
    EXPECT_EQ(guessed.line(0).label, "Café");
    EXPECT_TRUE(guessed.told(formats::errors::encoding_guessed));
}

TEST(OfxText, KeepsWhatIsNoMarkup) {
    const auto label = [](std::string_view name) {
        return with("<NAME>" + std::string(name)).line(0).label;
    };
    EXPECT_EQ(label("AT&T & Cie"), "AT&T & Cie");
    EXPECT_EQ(label("Dupont &amp; Fils"), "Dupont & Fils");
    EXPECT_EQ(label("Caf&eacute; &#233; &#xE9; &nbsp;fin"), "Café é é fin");
    EXPECT_EQ(label("5 &lt; 6 &unknown; &#0; &#xD800; &;"), "5 < 6 &unknown; &#0; &#xD800; &;");
    EXPECT_EQ(label("5 < 6 <7> <- fin"), "5 < 6 <7> <- fin");
    EXPECT_EQ(label("<![CDATA[A &amp; <B> ]]> et <!-- x > y -->fin</NAME>"), "A &amp; <B> et fin");
    EXPECT_EQ(label("over\r\n  two lines\r\n"), "over two lines");
}

TEST(OfxTags, MayBeClosedOrNotInAnyCaseAndOnOneLine) {
    const std::string open = ofx_with(transaction("<NAME>Loyer<MEMO>Janvier"));
    std::string closed = ofx_with("<STMTTRN><TRNTYPE>OTHER</TRNTYPE><DTPOSTED>20260105</DTPOSTED>"
                                  "<TRNAMT>-10.00</TRNAMT><FITID>F1</FITID><NAME>Loyer</NAME>"
                                  "<MEMO>Janvier<CHECKNUM></CHECKNUM><REFNUM/></STMTTRN>");
    const std::string expected = reading_json(read_bytes(open));
    EXPECT_EQ(reading_json(read_bytes(closed)), expected);
    std::string unbroken = open;
    std::erase(unbroken, '\n');
    EXPECT_EQ(reading_json(read_bytes(unbroken)), expected);
    const std::size_t body = closed.find("<OFX>");
    std::transform(closed.begin() + static_cast<std::ptrdiff_t>(body),
                   closed.begin() + static_cast<std::ptrdiff_t>(closed.find("Loyer")),
                   closed.begin() + static_cast<std::ptrdiff_t>(body), [](char c) {
                       return c >= 'A' && c <= 'Z' && c != 'F' && c != 'O'
                                  ? static_cast<char>(c + 32)
                                  : c;
                   });
    EXPECT_EQ(read_bytes(closed).line(0).label, "Loyer");
}

TEST(OfxTags, OfOthersArePassedOver) {
    const Reading reading = with("<INTU.XYZ>5<TRANSACTIONSPLIT>No</TRANSACTIONSPLIT><NAME>Loyer"
                                 "<x:MEMO>Janvier</x:MEMO><ACCTBAL>123.45");
    EXPECT_EQ(reading.line(0).label, "Loyer");
    EXPECT_EQ(reading.line(0).label_more, "Janvier");
}

TEST(OfxTransaction, FillsTheColumns) {
    const Reading reading = read_bytes(
        ofx_with("<STMTTRN><TRNTYPE>CHECK<DTPOSTED>20260105120000.000[-5:EST]<DTUSER>20260103"
                 "<DTAVAIL>20260107<TRNAMT>-190.00<FITID>20260105-1<CHECKNUM>0001234<REFNUM>R-9"
                 "<NAME>CHEQUE 1234<MEMO>Loyer de janvier</STMTTRN>"));
    const bank::StatementLine& line = reading.line(0);
    EXPECT_EQ(line.booked_on.to_iso(), "2026-01-05");
    EXPECT_EQ(line.valued_on->to_iso(), "2026-01-07");
    EXPECT_EQ(line.amount, eur(-190'00));
    EXPECT_EQ(line.label, "CHEQUE 1234");
    EXPECT_EQ(line.label_more, "Loyer de janvier");
    EXPECT_EQ(line.remittance_reference, "0001234 R-9");
    EXPECT_EQ(line.cheque_number, "0001234");
    EXPECT_EQ(line.bank_reference, "20260105-1");
    EXPECT_EQ(line.bank_code, "CHECK");
    EXPECT_EQ(line.nature, Nature::Cheque);
    EXPECT_EQ(line.comment, "");
}

TEST(OfxTransaction, FindsItsLabelWhereThereIsOne) {
    EXPECT_EQ(with("<MEMO>Only this").line(0).label, "Only this");
    EXPECT_EQ(with("<MEMO>Only this").line(0).label_more, "");
    EXPECT_EQ(with("<NAME>Same<MEMO>Same").line(0).label_more, "");
    EXPECT_EQ(with("<NAME>Cut nam<EXTDNAME>Cut name whole<MEMO>m").line(0).label_more,
              "Cut name whole m");
    const Reading payee =
        with("<PAYEE><NAME>Imprimerie Alpha<ADDR1>1 rue X</PAYEE><MEMO>Facture 12");
    EXPECT_EQ(payee.line(0).label, "Imprimerie Alpha");
    EXPECT_EQ(payee.line(0).counterparty.name, "Imprimerie Alpha");
    EXPECT_EQ(payee.line(0).label_more, "Facture 12");
    EXPECT_EQ(with("<NAME>One<NAME>Two").line(0).label_more, "Two");
    EXPECT_EQ(with("").line(0).label, "");
}

TEST(OfxTransaction, NeverTakesItsSignFromItsType) {
    const auto amount = [](std::string_view type, std::string_view written) {
        return read_bytes(ofx_with("<STMTTRN><TRNTYPE>" + std::string(type) +
                                   "<DTPOSTED>20260105<TRNAMT>" + std::string(written) +
                                   "</STMTTRN>"))
            .line(0)
            .amount;
    };
    EXPECT_EQ(amount("DEBIT", "12.00"), eur(12'00));
    EXPECT_EQ(amount("CREDIT", "-12.00"), eur(-12'00));
    EXPECT_EQ(amount("SRVCHG", "+3"), eur(3'00));
}

TEST(OfxTransaction, HasANatureWhereTheTypeTellsOne) {
    const auto nature = [](std::string_view type) {
        return read_bytes(ofx_with("<STMTTRN><TRNTYPE>" + std::string(type) +
                                   "<DTPOSTED>20260105<TRNAMT>-1</STMTTRN>"))
            .line(0)
            .nature;
    };
    EXPECT_EQ(nature("POS"), Nature::Card);
    EXPECT_EQ(nature("atm"), Nature::Cash);
    EXPECT_EQ(nature("XFER"), Nature::Transfer);
    EXPECT_EQ(nature("DIRECTDEBIT"), Nature::DirectDebit);
    EXPECT_EQ(nature("SRVCHG"), Nature::Fee);
    EXPECT_EQ(nature("INT"), Nature::Interest);
    EXPECT_EQ(nature("CREDIT"), Nature::Other);
    EXPECT_EQ(nature("NONSENSE"), Nature::Other);
}

TEST(OfxAmount, IsReadInEveryShapeThatHasOneMeaning) {
    EXPECT_EQ(with_amount("-1234,56").line(0).amount, eur(-1234'56));
    EXPECT_EQ(with_amount("1 234,56").line(0).amount, eur(1234'56));
    EXPECT_EQ(with_amount("-1\xC2\xA0"
                          "234,56")
                  .line(0)
                  .amount,
              eur(-1234'56));
    EXPECT_EQ(with_amount("1,234.56").line(0).amount, eur(1234'56));
    EXPECT_EQ(with_amount("1.234.567,8").line(0).amount, eur(1'234'567'80));
    EXPECT_EQ(with_amount("+5").line(0).amount, eur(5'00));
    EXPECT_EQ(with_amount("- 5.1").line(0).amount, eur(-5'10));
    EXPECT_EQ(with_amount("5.10-").line(0).amount, eur(-5'10));
    EXPECT_EQ(with_amount(",5").line(0).amount, eur(50));
    EXPECT_EQ(with_amount("8.850").line(0).amount, eur(8'85));
    EXPECT_EQ(with_amount("0").line(0).amount, eur(0));
}

TEST(OfxReference, MayBeEmptyReusedOrEqual) {
    const std::string same = "<STMTTRN><TRNTYPE>POS<DTPOSTED>20260105<TRNAMT>-1.00<FITID>A"
                             "</STMTTRN>";
    const Reading reading = read_bytes(ofx_with(
        same + same + "<STMTTRN><TRNTYPE>POS<DTPOSTED>20260105<TRNAMT>-2<FITID></STMTTRN>"));
    ASSERT_EQ(reading.statements.at(0).lines.size(), 3U);
    EXPECT_EQ(reading.line(1).bank_reference, "A");
    EXPECT_EQ(reading.line(2).bank_reference, "");
    EXPECT_EQ(with("<CHECKNUM>0").line(0).remittance_reference, "");
}

TEST(OfxAccount, OfFranceHasItsNumberAndIban) {
    const Reading reading = with("");
    EXPECT_EQ(reading.header().account.number, "10001 00001 00000000001");
    EXPECT_EQ(reading.header().account.iban->text(), "FR7610001000010000000000162");
    const auto account = [](std::string_view parts) {
        return read_bytes(
            ofx_of(statement("", "<BANKACCTFROM>" + std::string(parts) + "</BANKACCTFROM>")));
    };
    const Reading keyed = account("<BANKID>10001<BRANCHID>00001<ACCTID>00000000001<ACCTKEY>62");
    EXPECT_TRUE(keyed.header().account.iban);
    EXPECT_FALSE(keyed.told(formats::errors::ofx_key_mismatch));
    const Reading together = account("<BANKID>10001<ACCTID>1000100001 00000000001 62");
    EXPECT_EQ(together.header().account.iban->text(), "FR7610001000010000000000162");
    const Reading iban = account("<BANKID>XYZ<ACCTID>FR76 1000 1000 0100 0000 0000 162");
    EXPECT_EQ(iban.header().account.iban->text(), "FR7610001000010000000000162");
}

TEST(OfxAccount, WithAWrongKeyIsToldAndHasNoIban) {
    const Reading reading = read_bytes(
        ofx_of(statement("", "<BANKACCTFROM><BANKID>10001<BRANCHID>00001<ACCTID>00000000001"
                             "<ACCTKEY>63</BANKACCTFROM>")));
    EXPECT_TRUE(reading.told(formats::errors::ofx_key_mismatch));
    EXPECT_FALSE(reading.header().account.iban);
    EXPECT_EQ(reading.header().account.number, "10001 00001 00000000001");
}

TEST(OfxAccount, OfOthersIsTheirNumber) {
    const auto account = [](std::string_view parts) {
        return read_bytes(
            ofx_of(statement("", "<BANKACCTFROM>" + std::string(parts) + "</BANKACCTFROM>")));
    };
    EXPECT_EQ(account("<BANKID>160000100<ACCTID>12300 0000123").header().account.number,
              "12300 0000123");
    const Reading bic = account("<BANKID>BNPAFRPP<ACCTID>4711");
    EXPECT_EQ(bic.header().account.bic, "BNPAFRPP");
    EXPECT_EQ(bic.header().account.number, "4711");
    EXPECT_TRUE(
        account("<ACCTID>FR7610001000010000000000163").told(bank::errors::account_check_failed));
    EXPECT_TRUE(account("<BANKID>10001").told(formats::errors::account_missing));
}

TEST(OfxAccount, OfTheOtherPartyIsFilled) {
    const Reading reading = with("<NAME>Virement<BANKACCTTO><BANKID>10001<BRANCHID>00001"
                                 "<ACCTID>00000000002<ACCTTYPE>CHECKING</BANKACCTTO>");
    EXPECT_EQ(reading.line(0).ordering_account, "FR7610001000010000000000259");
    EXPECT_EQ(reading.line(0).counterparty.iban, "FR7610001000010000000000259");
    EXPECT_EQ(with("<BANKACCTTO><BANKID>10001<BRANCHID>00001<ACCTID>00000000001")
                  .line(0)
                  .ordering_account,
              "");
    EXPECT_EQ(with("<CCACCTTO><ACCTID>4111").line(0).ordering_account, "4111");
}

TEST(OfxBalance, OpeningFollowsFromTheBookedClosing) {
    const Reading reading = with("");
    EXPECT_EQ(reading.header().closing->amount, eur(1000'00));
    EXPECT_EQ(reading.header().opening->amount, eur(1010'00));
    EXPECT_EQ(reading.statements[0].check, bank::BalanceCheck::NotPossible);
    EXPECT_EQ(reading.header().from->to_iso(), "2026-01-01");
    EXPECT_EQ(reading.header().to->to_iso(), "2026-01-31");
}

TEST(OfxBalance, OpeningIsUnknownWhenTheClosingIsOlderThanTheList) {
    const auto opening = [](std::string_view balance) {
        return read_bytes(ofx_of(statement(transaction(""), k_account, balance)))
            .header()
            .opening.has_value();
    };
    EXPECT_TRUE(opening("<LEDGERBAL><BALAMT>1<DTASOF>20260201</LEDGERBAL>"));
    EXPECT_FALSE(opening("<LEDGERBAL><BALAMT>1<DTASOF>20260130</LEDGERBAL>"));
    EXPECT_FALSE(opening("<LEDGERBAL><BALAMT>1</LEDGERBAL>"));
    EXPECT_FALSE(opening("<LEDGERBAL><BALAMT><DTASOF>20260201</LEDGERBAL>"));
    EXPECT_FALSE(opening(""));
}

TEST(OfxBalance, AvailableOneServesWithAWarningAndGivesNoOpening) {
    const Reading reading = read_bytes(ofx_of(statement(
        transaction(""), k_account,
        "<LEDGERBAL><BALAMT></BALAMT><DTASOF></DTASOF></LEDGERBAL>"
        "<AVAILBAL><BALAMT>7.00<DTASOF>20260131</AVAILBAL>"
        "<BALLIST><BAL><NAME>x<BALTYPE>DOLLAR<VALUE>5<BALAMT>9<DTASOF>20260131</BAL></BALLIST>")));
    EXPECT_EQ(reading.header().closing->amount, eur(7'00));
    EXPECT_TRUE(reading.told(bank::errors::available_balance_used));
    EXPECT_FALSE(reading.header().opening);
    const Reading both = read_bytes(ofx_of(statement(
        "", k_account, "<AVAILBAL><BALAMT>7<DTASOF>20260131<LEDGERBAL><BALAMT>5<DTASOF>20260131")));
    EXPECT_EQ(both.header().closing->amount, eur(5'00));
}

TEST(OfxStatement, MayHaveSeveralListsAndPendingLines) {
    const Reading reading = read_bytes(ofx_of(
        statement(transaction("") + "</BANKTRANLIST><BANKTRANLIST><DTSTART>20251201<DTEND>20251231"
                                    "<STMTTRN><TRNTYPE>POS<DTPOSTED>20251205<TRNAMT>4</STMTTRN>",
                  k_account,
                  "<BANKTRANLISTP><DTASOF>20260131<STMTTRNP><TRNTYPE>POS<DTTRAN>20260130"
                  "<TRNAMT>-3.00<NAME>Hôtel</STMTTRNP></BANKTRANLISTP>" +
                      std::string(k_balance))));
    ASSERT_EQ(reading.statements.size(), 1U);
    ASSERT_EQ(reading.statements[0].lines.size(), 3U);
    EXPECT_EQ(reading.line(2).status, bank::LineStatus::Pending);
    EXPECT_EQ(reading.header().opening->amount, eur(1006'00));
    EXPECT_EQ(reading.header().from->to_iso(), "2025-12-01");
}

TEST(OfxStatement, OfACardIsOneToo) {
    const Reading reading = read_bytes(
        "<OFX><CREDITCARDMSGSRSV1><CCSTMTTRNRS><CCSTMTRS><CURDEF>EUR<CCACCTFROM>"
        "<ACCTID>XXXXXXXXXXXX1234</CCACCTFROM><BANKTRANLIST><DTSTART>20260101<DTEND>20260131" +
        transaction("<NAME>Hotel") + "</BANKTRANLIST>" + std::string(k_balance) +
        "</CCSTMTRS></CCSTMTTRNRS></CREDITCARDMSGSRSV1></OFX>");
    EXPECT_EQ(reading.header().account.number, "XXXXXXXXXXXX1234");
    EXPECT_EQ(reading.line(0).amount, eur(-10'00));
}

TEST(OfxStatement, ForgottenEndsOfListsAndStatementsLoseNothing) {
    const Reading reading =
        read_bytes("<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR" + std::string(k_account) +
                   "<BANKTRANLIST><STMTTRN><DTPOSTED>20260105<TRNAMT>1"
                   "<STMTTRN><DTPOSTED>20260106<TRNAMT>2</BANKTRANLIST></STMTTRNRS></OFX>");
    ASSERT_EQ(reading.code(), "");
    EXPECT_EQ(reading.statements[0].lines.size(), 2U);
}

TEST(OfxCurrency, OfTheStatementIsAssumedOnlyWhenNothingNamesIt) {
    const auto without = [](std::string_view list, bank::ReadingChoices choices = {}) {
        const std::string bytes = "<OFX><STMTRS><CURDEF></CURDEF>" + std::string(k_account) +
                                  "<BANKTRANLIST>" + std::string(list) +
                                  "</BANKTRANLIST></STMTRS></OFX>";
        formats::TextSource source(bytes);
        bank::CollectingSink sink;
        EXPECT_TRUE(formats::read_statements(source, "x", sink, {}, {}, choices));
        return std::pair(std::string(sink.statements.at(0).header.account.currency->code()),
                         sink.diagnostics.size());
    };
    EXPECT_EQ(without(transaction("")), std::pair(std::string("EUR"), std::size_t{1}));
    EXPECT_EQ(without(transaction("<CURRENCY><CURRATE>1.0<CURSYM>AUD</CURRENCY>")),
              std::pair(std::string("AUD"), std::size_t{0}));
    EXPECT_EQ(without(transaction(""), {.date_order = {}, .currency = Currency::parse("CHF")}),
              std::pair(std::string("CHF"), std::size_t{0}));
}

TEST(OfxCurrency, ThatIsAssumedIsTold) {
    EXPECT_TRUE(read_bytes("<OFX><STMTRS>" + std::string(k_account) + "</STMTRS></OFX>")
                    .told(formats::errors::currency_assumed));
}

TEST(OfxCurrency, OriginalAmountFollowsFromTheRate) {
    const Reading reading = with("<ORIGCURRENCY><CURRATE>0.8<CURSYM>USD</ORIGCURRENCY>");
    EXPECT_EQ(reading.line(0).amount, eur(-10'00));
    EXPECT_EQ(reading.line(0).original_amount->to_decimal(), "12.50");
    EXPECT_EQ(reading.line(0).original_amount->currency().code(), "USD");
    EXPECT_EQ(
        with("<ORIGCURRENCY><CURRATE>0,00625<CURSYM>JPY").line(0).original_amount->to_decimal(),
        "1600");
    EXPECT_FALSE(with("<ORIGCURRENCY><CURRATE>1<CURSYM>EUR").line(0).original_amount);
    EXPECT_TRUE(with("<ORIGCURRENCY>USD").told(formats::errors::amount_left_out));
}

TEST(OfxCurrency, AnAmountInAnotherIsConvertedAndTold) {
    const Reading reading = with("<CURRENCY><CURRATE>0.905<CURSYM>USD</CURRENCY>");
    EXPECT_EQ(reading.line(0).amount, eur(-9'05));
    EXPECT_EQ(reading.line(0).original_amount->to_decimal(), "10.00");
    EXPECT_TRUE(reading.told(formats::errors::ofx_amount_converted));
    EXPECT_FALSE(with("<CURRENCY>EUR").line(0).original_amount);
}

TEST(OfxDate, OfBookingIsTakenFromElsewhereWhenItIsMissing) {
    const auto dated = [](std::string_view leaves) {
        return read_bytes(ofx_with("<STMTTRN><TRNAMT>1" + std::string(leaves) + "</STMTTRN>"));
    };
    EXPECT_EQ(dated("<DTUSER>20260103").line(0).booked_on.to_iso(), "2026-01-03");
    EXPECT_EQ(dated("<DTAVAIL>20260104").line(0).booked_on.to_iso(), "2026-01-04");
    const Reading none = dated("<DTPOSTED>00000000");
    EXPECT_EQ(none.line(0).booked_on.to_iso(), "2026-01-31");
    EXPECT_TRUE(none.told(formats::errors::booking_date_missing));
    EXPECT_TRUE(
        dated("<DTPOSTED>20260105<DTAVAIL>20260231").told(formats::errors::value_date_unreadable));
    EXPECT_EQ(dated("<DTPOSTED>2026-01-05").line(0).booked_on.to_iso(), "2026-01-05");
}

TEST(OfxOther, CorrectionsAndSecuritiesAreTold) {
    EXPECT_TRUE(
        with("<CORRECTFITID>F0<CORRECTACTION>DELETE").told(formats::errors::ofx_correction));
    const Reading reading = read_bytes(
        "<OFX><INVSTMTMSGSRSV1><INVSTMTTRNRS><INVSTMTRS><INVACCTFROM><ACCTID>TITRES</INVACCTFROM>"
        "<INVTRANLIST><INVBANKTRAN><STMTTRN><TRNAMT>5</STMTTRN></INVBANKTRAN></INVTRANLIST>"
        "</INVSTMTRS></INVSTMTTRNRS></INVSTMTMSGSRSV1><BANKMSGSRSV1>" +
        statement(transaction("")) + "</BANKMSGSRSV1></OFX>");
    ASSERT_EQ(reading.statements.size(), 1U);
    EXPECT_EQ(reading.statements[0].lines.size(), 1U);
    EXPECT_TRUE(reading.told(formats::errors::ofx_investment_skipped));
}

TEST(OfxOther, AnErrorOfTheBankBesideAStatementIsTold) {
    const Reading reading =
        read_bytes(ofx_of(statement("") + "<STMTTRNRS><STATUS><CODE>2000<SEVERITY>ERROR"
                                          "<MESSAGE>Failed</STATUS></STMTTRNRS>"));
    EXPECT_EQ(reading.statements.size(), 1U);
    EXPECT_TRUE(reading.told(formats::errors::ofx_bank_refused));
}

} // namespace
} // namespace comptoir::test
