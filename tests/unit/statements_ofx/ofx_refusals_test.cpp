// What an OFX file cannot be, and where it says so.
#include "ofx_files.h"
#include "support/test_paths.h"
#include "unit/statements/statement_files.h"

#include "comptoir/bank/errors.h"
#include "comptoir/core/errors.h"
#include "comptoir/core/text.h"
#include "comptoir/formats/ofx_errors.h"
#include "comptoir/formats/statement_errors.h"

#include <gtest/gtest.h>

namespace comptoir::test {
namespace {

std::string transaction_with(std::string_view leaves) {
    return ofx_with("<STMTTRN>\n" + std::string(leaves) + "</STMTTRN>\n");
}

// "code line record field"
std::string refusal(std::string_view bytes) {
    const Reading reading = read_bytes(bytes);
    if (!reading.error)
        return "read";
    std::string text = reading.code();
    if (reading.error->place)
        text += ' ' + text::number(reading.error->place->line) + ' ' +
                reading.error->place->record + ' ' + reading.error->place->field;
    return text;
}

TEST(OfxRefusal, NamesTheLineTheTransactionAndTheField) {
    // Header 10 lines, sign-on 1, STATUS 1, CURDEF 1, account 1, DTSTART 1, then STMTTRN.
    EXPECT_EQ(refusal(transaction_with("<DTPOSTED>20260105\n<TRNAMT>$120\n")),
              "core.amount_unreadable 18 STMTTRN 1 TRNAMT");
    EXPECT_EQ(refusal(transaction_with("<DTPOSTED>20260231\n<TRNAMT>1\n")),
              "core.date_unreadable 17 STMTTRN 1 DTPOSTED");
    EXPECT_EQ(refusal(transaction_with("<DTPOSTED>20260105\n")),
              "formats.ofx_field_missing 16 STMTTRN 1 TRNAMT");
    EXPECT_EQ(refusal(ofx_with(transaction("") + "<STMTTRN><DTPOSTED>5<TRNAMT>1</STMTTRN>")),
              "core.date_unreadable 18 STMTTRN 2 DTPOSTED");
}

TEST(OfxRefusal, OfAmountsThatHaveNoOneMeaning) {
    for (const std::string_view amount : {"12 34", "1,23,456.00", "1.2.3", "--5", "5-5", "-", "abc",
                                          "1e5", "0x10", "(5.00)", "5 EUR", "1.234,567.89"})
        EXPECT_EQ(
            read_bytes(transaction_with("<DTPOSTED>20260105<TRNAMT>" + std::string(amount))).code(),
            errors::amount_unreadable.name)
            << amount;
    for (const std::string_view amount : {"12.345", "1,234", "0.001"})
        EXPECT_EQ(
            read_bytes(transaction_with("<DTPOSTED>20260105<TRNAMT>" + std::string(amount))).code(),
            errors::amount_too_fine.name)
            << amount;
    EXPECT_EQ(read_bytes(transaction_with("<DTPOSTED>20260105<TRNAMT>99999999999999999999")).code(),
              errors::amount_too_large.name);
}

TEST(OfxRefusal, OfTransactionsThatRanIntoOneAnother) {
    EXPECT_EQ(read_bytes(transaction_with("<DTPOSTED>20260105<TRNAMT>1<TRNAMT>2")).code(),
              formats::errors::ofx_field_twice.name);
    EXPECT_EQ(read_bytes(transaction_with("<DTPOSTED>20260105")).code(),
              formats::errors::ofx_field_missing.name);
    EXPECT_EQ(refusal(transaction_with("<DTPOSTED>20260105<TRNAMT>1<FITID>A\n<TRNAMT>2")),
              "formats.ofx_field_twice 18 STMTTRN 1 TRNAMT");
    EXPECT_EQ(refusal(transaction_with("<DTPOSTED>20260105<TRNAMT>1<FITID>A<FITID>B")),
              "formats.ofx_field_twice 17 STMTTRN 1 FITID");
    EXPECT_EQ(refusal(transaction_with("<DTPOSTED>20260105<TRNAMT>1<TRNAMT>1")), "read");
    EXPECT_EQ(refusal(ofx_with("<TRNTYPE>POS<DTPOSTED>20260105<TRNAMT>1</STMTTRN>")),
              "formats.ofx_stray 16 DTPOSTED ");
    EXPECT_EQ(refusal("<OFX><BANKTRANLIST><STMTTRN><TRNAMT>1</STMTTRN></BANKTRANLIST></OFX>"),
              "formats.ofx_stray 1 STMTTRN ");
}

TEST(OfxRefusal, OfAccountsAndCurrenciesThatComeTooLateOrTwice) {
    const std::string late = "<OFX><STMTRS><BANKTRANLIST>" + transaction("") + "</BANKTRANLIST>";
    EXPECT_EQ(read_bytes(late + std::string(k_account) + "</STMTRS></OFX>").code(),
              formats::errors::ofx_stray.name);
    EXPECT_EQ(read_bytes(late + "<CURDEF>USD</STMTRS></OFX>").code(),
              formats::errors::ofx_stray.name);
    EXPECT_EQ(read_bytes(ofx_of(statement("", "<BANKACCTFROM><ACCTID>1</BANKACCTFROM>"
                                              "<BANKACCTFROM><ACCTID>2</BANKACCTFROM>")))
                  .code(),
              formats::errors::ofx_stray.name);
    EXPECT_EQ(
        read_bytes("<OFX><STMTRS><CURDEF>XYW" + std::string(k_account) + "</STMTRS></OFX>").code(),
        errors::currency_unknown.name);
    EXPECT_EQ(read_bytes(ofx_with(transaction("<CURRENCY>USD"))).code(),
              bank::errors::mixed_currencies.name);
    EXPECT_EQ(read_bytes(ofx_with(transaction("<CURRENCY><CURRATE>0<CURSYM>USD"))).code(),
              bank::errors::mixed_currencies.name);
}

TEST(OfxRefusal, OfFilesWithoutAStatement) {
    EXPECT_EQ(read_bytes("<OFX></OFX>").code(), formats::errors::no_statement.name);
    EXPECT_EQ(refusal("<OFX><SIGNONMSGSRSV1><SONRS><STATUS><CODE>15500<SEVERITY>ERROR\n"
                      "<MESSAGE>Wrong password</STATUS></SONRS></SIGNONMSGSRSV1></OFX>"),
              "formats.ofx_bank_refused 1 STATUS ");
    EXPECT_EQ(
        read_bytes("<OFX><INVSTMTRS><INVACCTFROM><ACCTID>1</INVACCTFROM></INVSTMTRS></OFX>").code(),
        formats::errors::ofx_only_investments.name);
    EXPECT_EQ(read_bytes("<OFX><LOANSTMTRS></LOANSTMTRS></OFX>").code(),
              formats::errors::ofx_only_investments.name);
}

TEST(OfxRefusal, OfFilesThatBreakOff) {
    const std::string bytes = ofx_of(statement(transaction("<NAME>A")) + statement(""));
    const std::size_t begin = bytes.find("<OFX>") + 5;
    const std::size_t end = bytes.rfind("</OFX>") + 6;
    for (std::size_t length = 0; length < bytes.size(); ++length) {
        const Reading reading = read_bytes(bytes.substr(0, length));
        EXPECT_EQ(reading.code().empty(), length >= end) << length << ": a part is no statement";
        if (length >= begin && length < end) {
            EXPECT_EQ(reading.code(), formats::errors::ofx_not_closed.name) << length;
        }
    }
    EXPECT_EQ(refusal(bytes.substr(0, bytes.find("<NAME>"))), "formats.ofx_not_closed 16 STMTTRN ");
    EXPECT_EQ(read_bytes("<OFX><INVSTMTRS>").code(), formats::errors::ofx_not_closed.name);
    EXPECT_EQ(refusal("<OFX>\n<STMTRS><STMTRS></OFX>"), "formats.ofx_not_closed 2 STMTRS ");
    EXPECT_EQ(refusal("<OFX>\n<STMTRS><INVSTMTRS></OFX>"), "formats.ofx_not_closed 2 STMTRS ");
}

TEST(OfxRefusal, OfValuesWithoutEnd) {
    const std::string endless(200'000, 'x');
    for (const std::string& bytes :
         {ofx_with(transaction("<NAME>" + endless)),
          ofx_with(transaction("<NAME><![CDATA[" + endless)),
          ofx_with(transaction("<NAME>a<!-- " + endless)), "<OFX><?" + endless})
        EXPECT_EQ(read_bytes(bytes).code(), formats::errors::ofx_value_too_long.name);
    // What is of no element, and long comments, are only passed over.
    EXPECT_EQ(read_bytes("<OFX></SONRS>" + endless + statement("") + "</OFX>").code(), "");
    EXPECT_EQ(read_bytes("<!-- " + endless + " -->" + ofx_with("")).code(),
              formats::errors::unknown_format.name);
    EXPECT_EQ(read_bytes("<OFX></X><!-- " + endless + " -->" + statement("") + "</OFX>").code(),
              "");
}

TEST(OfxRefusal, OfInnerDeclarations) {
    EXPECT_EQ(read_bytes("<!DOCTYPE OFX [<!ENTITY a \"b\">]><OFX></OFX>").code(),
              formats::errors::dtd_forbidden.name);
    EXPECT_EQ(read_bytes("<!DOCTYPE OFX SYSTEM \"ofx160.dtd\">" + ofx_with("")).code(), "");
}

TEST(OfxRefusal, LeavesMillionsOfOpenTagsWithoutAStack) {
    std::string bytes = "<OFX>";
    for (int count = 0; count < 100'000; ++count)
        bytes += "<PAYEE><CURRENCY><X>";
    EXPECT_EQ(read_bytes(bytes).code(), formats::errors::ofx_not_closed.name);
}

} // namespace
} // namespace comptoir::test
