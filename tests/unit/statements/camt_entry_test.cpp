// What an entry must say, and how much of what it says is kept.
#include "statement_files.h"

#include "comptoir/formats/statement_errors.h"

#include <gtest/gtest.h>

#include <string>

namespace comptoir::test {
namespace {

std::string entry_with(std::string_view sign, std::string_view more = "") {
    return "<Ntry><Amt Ccy=\"EUR\">50.00</Amt>" + std::string(sign) +
           "<Sts>BOOK</Sts><BookgDt><Dt>2026-01-05</Dt></BookgDt>" + std::string(more) + "</Ntry>";
}

// Without balances nothing confirms a direction that is missing.
Reading read_without_balances(const std::string& entry) {
    return read_bytes("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\">"
                      "<BkToCstmrStmt><GrpHdr/><Stmt><Id>S</Id><Acct><Id><IBAN>"
                      "FR7610001000010000000000162</IBAN></Id><Ccy>EUR</Ccy></Acct>" +
                      entry + "</Stmt></BkToCstmrStmt></Document>");
}

TEST(CamtEntry, SaysWhetherMoneyComesInOrGoesOut) {
    const Reading reading = read_bytes(camt_file(entry_with("<CdtDbtInd>DBIT</CdtDbtInd>"), -5000));
    ASSERT_EQ(reading.code(), "");
    EXPECT_EQ(reading.line(0).amount.to_decimal(), "-50.00");
    EXPECT_FALSE(reading.told(formats::errors::direction_missing));
}

TEST(CamtEntry, WithAnotherWordThanTheTwoIsRefusedAtItsPlace) {
    for (const char* word : {"Dbit", "D", "DEBIT", "-"}) {
        const std::string sign = "<CdtDbtInd>" + std::string(word) + "</CdtDbtInd>";
        const Reading reading = read_bytes(camt_file(entry_with(sign), -5000));
        EXPECT_EQ(reading.code(), formats::errors::direction_unknown.name) << word;
        ASSERT_TRUE(reading.error->place);
        EXPECT_EQ(reading.error->place->record, "Ntry 1");
        EXPECT_EQ(reading.error->place->field, "CdtDbtInd");
    }
}

TEST(CamtEntry, WithoutDirectionStandsOnlyWhereBalancesConfirmIt) {
    for (const char* sign : {"", "<CdtDbtInd> </CdtDbtInd>"}) {
        const Reading confirmed = read_bytes(camt_file(entry_with(sign), 5000));
        ASSERT_EQ(confirmed.code(), "");
        EXPECT_EQ(confirmed.line(0).amount.to_decimal(), "50.00");
        EXPECT_TRUE(confirmed.told(formats::errors::direction_missing));
        EXPECT_EQ(read_bytes(camt_file(entry_with(sign), -5000)).statements.at(0).check,
                  bank::BalanceCheck::Mismatch);
        EXPECT_EQ(read_without_balances(entry_with(sign)).code(),
                  formats::errors::direction_missing.name);
    }
}

TEST(CamtEntry, KeepsNoTextWithoutEnd) {
    std::string details = "<NtryDtls><TxDtls><RmtInf>";
    const std::string part = "<Ustrd>" + std::string(139, 'x') + "</Ustrd>";
    for (int i = 0; i < 2000; ++i)
        details += part;
    details += "</RmtInf></TxDtls></NtryDtls>";
    const Reading reading =
        read_bytes(camt_file(entry_with("<CdtDbtInd>CRDT</CdtDbtInd>", details), 5000));
    ASSERT_EQ(reading.code(), "");
    EXPECT_TRUE(reading.told(formats::errors::text_cut));
    EXPECT_GT(reading.line(0).label_more.size(), 60'000U);
    EXPECT_LE(reading.line(0).label_more.size(), 64U * 1024U);
}

TEST(CamtEntry, WithOneElementRepeatedWithoutEndIsRefused) {
    std::string repeated;
    const std::string part = "<AddtlNtryInf>" + std::string(512 * 1024, 'x') + "</AddtlNtryInf>";
    for (int i = 0; i < 140; ++i)
        repeated += part;
    EXPECT_EQ(
        read_bytes(camt_file(entry_with("<CdtDbtInd>CRDT</CdtDbtInd>", repeated), 5000)).code(),
        formats::errors::xml_text_too_long.name);
}

} // namespace
} // namespace comptoir::test
