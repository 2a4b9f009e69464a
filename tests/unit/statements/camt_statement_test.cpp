// Account, balances, totals and pages of a Stmt.
#include "statement_files.h"

#include "comptoir/bank/errors.h"
#include "comptoir/formats/statement_errors.h"

#include <gtest/gtest.h>

#include <string>

namespace comptoir::test {
namespace {

using bank::BalanceCheck;

std::string bal(std::string_view type, std::string_view amount, std::string_view sign = "CRDT",
                std::string_view currency = "EUR", std::string_view day = "2026-01-31") {
    return "<Bal><Tp><CdOrPrtry><Cd>" + std::string(type) + "</Cd></CdOrPrtry></Tp><Amt Ccy=\"" +
           std::string(currency) + "\">" + std::string(amount) + "</Amt>" +
           (sign.empty() ? "" : "<CdtDbtInd>" + std::string(sign) + "</CdtDbtInd>") + "<Dt><Dt>" +
           std::string(day) + "</Dt></Dt></Bal>";
}

std::string ntry(std::string_view amount, std::string_view sign = "CRDT",
                 std::string_view currency = "EUR") {
    return "<Ntry><Amt Ccy=\"" + std::string(currency) + "\">" + std::string(amount) +
           "</Amt><CdtDbtInd>" + std::string(sign) +
           "</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-01-05</Dt></BookgDt></Ntry>";
}

const std::string k_account = "<Acct><Id><IBAN>FR7610001000010000000000162</IBAN></Id></Acct>";

Reading read(std::string_view body, std::string_view account = k_account,
             std::string_view group_header = "") {
    return read_bytes(
        "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\"><BkToCstmrStmt>"
        "<GrpHdr>" +
        std::string(group_header) + "</GrpHdr><Stmt><Id>S</Id>" + std::string(account) +
        std::string(body) + "</Stmt></BkToCstmrStmt></Document>");
}

std::string balances(const Reading& reading) {
    const auto text = [](const std::optional<bank::DatedBalance>& balance) {
        return balance ? balance->amount.to_decimal() : std::string("none");
    };
    return text(reading.header().opening) + " " + text(reading.header().closing);
}

TEST(CamtBalances, BookedOnesComeFirst) {
    EXPECT_EQ(
        balances(read(bal("OPAV", "9") + bal("PRCD", "1") + bal("OPBD", "2") + bal("ITBD", "3") +
                      bal("CLBD", "4") + bal("CLAV", "5") + bal("FWAV", "6"))),
        "2.00 4.00");
    EXPECT_EQ(balances(read(bal("PRCD", "1") + bal("CLBD", "4"))), "1.00 4.00");
}

TEST(CamtBalances, InterimOnesOpenAndCloseAPage) {
    EXPECT_EQ(balances(read(bal("ITBD", "1") + bal("ITBD", "2"))), "1.00 2.00");
    EXPECT_EQ(balances(read(bal("OPBD", "1") + bal("ITBD", "2"))), "1.00 2.00");
    EXPECT_EQ(balances(read(bal("ITBD", "1") + bal("CLBD", "2"))), "1.00 2.00");
    EXPECT_EQ(balances(read(bal("ITBD", "1"))), "none 1.00");
}

TEST(CamtBalances, AvailableOnesServeWithAWarning) {
    const Reading reading = read(bal("OPAV", "1") + bal("CLAV", "2"));
    EXPECT_EQ(balances(reading), "1.00 2.00");
    EXPECT_TRUE(reading.told(bank::errors::available_balance_used));
    EXPECT_FALSE(read(bal("OPBD", "1") + bal("CLBD", "1") + bal("CLAV", "2"))
                     .told(bank::errors::available_balance_used));
}

TEST(CamtBalances, AnOverdraftIsNegativeAndAMissingIndicatorACredit) { // 17, 21
    EXPECT_EQ(balances(read(bal("OPBD", "50", "DBIT") + bal("CLBD", "40", ""))), "-50.00 40.00");
}

TEST(CamtBalances, TheTypeMayBeProprietary) { // 16
    EXPECT_EQ(
        balances(read(
            "<Bal><Tp><CdOrPrtry><Prtry>OPBD</Prtry></CdOrPrtry></Tp><Amt Ccy=\"EUR\">7</Amt></Bal>"
            "<Bal><Tp><CdOrPrtry><Prtry>PARTICIPANT X</Prtry></CdOrPrtry></Tp><Amt "
            "Ccy=\"EUR\">x</Amt></Bal>")),
        "7.00 none");
}

TEST(CamtBalances, OfTheAccountsCurrencyCount) {
    EXPECT_EQ(balances(read(
                  bal("OPBD", "1", "CRDT", "CHF") + bal("OPBD", "2") + bal("CLBD", "3") +
                      bal("CLBD", "4", "CRDT", "CHF"),
                  "<Acct><Id><IBAN>FR7610001000010000000000162</IBAN></Id><Ccy>EUR</Ccy></Acct>")),
              "2.00 3.00");
}

TEST(CamtBalances, MayComeAfterTheEntries) {
    const Reading reading = read(ntry("5.00") + bal("OPBD", "1") + bal("CLBD", "6"));
    EXPECT_EQ(reading.statements[0].check, BalanceCheck::Ok);
}

TEST(CamtBalances, AMismatchIsToldNotRefused) {
    const Reading reading = read(bal("OPBD", "1") + bal("CLBD", "7") + ntry("5.00"));
    EXPECT_EQ(reading.code(), "");
    EXPECT_EQ(reading.statements[0].check, BalanceCheck::Mismatch);
    EXPECT_TRUE(reading.told(bank::errors::balance_mismatch));
}

TEST(CamtBalances, AStatementWithoutEntriesIsFine) { // 1
    EXPECT_EQ(read(bal("OPBD", "7") + bal("CLBD", "7")).statements[0].check, BalanceCheck::Ok);
    EXPECT_EQ(read("").statements[0].check, BalanceCheck::NotPossible);
}

TEST(CamtCurrencies, ASecondOneEndsTheCheck) {
    const Reading reading =
        read(bal("OPBD", "1") + bal("CLBD", "6") + ntry("5.00") + ntry("3.00", "CRDT", "CHF"));
    EXPECT_EQ(reading.statements[0].check, BalanceCheck::NotPossible);
    EXPECT_TRUE(reading.told(bank::errors::mixed_currencies));
}

TEST(CamtCurrencies, MayBeKnownFromTheEntriesAlone) { // 5
    const Reading reading = read(ntry("5.00", "CRDT", "CHF"));
    EXPECT_EQ(reading.header().account.currency->code(), "CHF");
}

TEST(CamtAccounts, AnIbanMayStandInOther) {
    const Reading reading =
        read("", "<Acct><Id><Othr><Id>BE68 5390 0754 7034</Id></Othr></Id></Acct>");
    EXPECT_EQ(reading.header().account.iban->text(), "BE68539007547034");
    EXPECT_TRUE(reading.diagnostics.empty());
}

TEST(CamtAccounts, AFrenchIbanGivesTheNationalNumberToo) {
    EXPECT_EQ(read("").header().account.number, "10001 00001 00000000001");
}

TEST(CamtAccounts, AWrongIbanBecomesANumberWithAWarning) {
    for (const char* account :
         {"<Acct><Id><IBAN>FR7610001000010000000000163</IBAN></Id></Acct>",
          "<Acct><Id><Othr><Id>FR7610001000010000000000163</Id></Othr></Id></Acct>"}) {
        const Reading reading = read("", account);
        EXPECT_FALSE(reading.header().account.iban);
        EXPECT_EQ(reading.header().account.number, "FR7610001000010000000000163");
        EXPECT_TRUE(reading.told(bank::errors::account_check_failed));
    }
}

TEST(CamtAccounts, ALocalNumberIsNoFault) {
    const Reading reading =
        read("", "<Acct><Id><Othr><Id>50000000054910000003</Id></Othr></Id></Acct>");
    EXPECT_EQ(reading.header().account.number, "50000000054910000003");
    EXPECT_TRUE(reading.diagnostics.empty());
}

TEST(CamtAccounts, AMissingOneIsTold) {
    EXPECT_TRUE(read("", "").told(formats::errors::account_missing));
}

TEST(CamtAccounts, EachStatementHasItsOwn) { // 6
    const auto stmt = [](std::string_view iban) {
        return "<Stmt><Acct><Id><IBAN>" + std::string(iban) + "</IBAN></Id></Acct></Stmt>";
    };
    const Reading reading = read_bytes("<BkToCstmrStmt>" + stmt("FR7610001000010000000000162") +
                                       stmt("FR7610001000010000000000259") + "</BkToCstmrStmt>");
    ASSERT_EQ(reading.statements.size(), 2U);
    EXPECT_EQ(reading.statements[1].header.account.iban->text(), "FR7610001000010000000000259");
}

std::string totals(std::string_view what, std::string_view count, std::string_view sum) {
    return "<TxsSummry><" + std::string(what) + "><NbOfNtries>" + std::string(count) +
           "</NbOfNtries><Sum>" + std::string(sum) + "</Sum></" + std::string(what) +
           "></TxsSummry>";
}

TEST(CamtTotals, ThatDifferAreTold) { // 42
    const std::string entries = ntry("5.00") + ntry("2.00", "DBIT");
    EXPECT_FALSE(
        read(totals("TtlNtries", "2", "7.00") + entries).told(bank::errors::totals_differ));
    EXPECT_TRUE(read(totals("TtlNtries", "3", "7.00") + entries).told(bank::errors::totals_differ));
    EXPECT_TRUE(read(totals("TtlNtries", "2", "7.01") + entries).told(bank::errors::totals_differ));
    EXPECT_TRUE(
        read(totals("TtlCdtNtries", "2", "5.00") + entries).told(bank::errors::totals_differ));
    EXPECT_TRUE(
        read(totals("TtlDbtNtries", "1", "2.50") + entries).told(bank::errors::totals_differ));
    EXPECT_FALSE(read(totals("TtlDbtNtries", "", "") + entries).told(bank::errors::totals_differ));
}

TEST(CamtPages, AreNotCheckedAlone) {
    const std::string body = bal("OPBD", "1") + bal("CLBD", "9") + ntry("5.00");
    for (const char* pagination :
         {"<MsgPgntn><PgNb>1</PgNb><LastPgInd>false</LastPgInd></MsgPgntn>",
          "<MsgPgntn><PgNb>2</PgNb><LastPgInd>true</LastPgInd></MsgPgntn>"}) {
        const Reading reading = read(body, k_account, pagination);
        EXPECT_EQ(reading.statements[0].check, BalanceCheck::NotPossible);
        EXPECT_TRUE(reading.told(bank::errors::page_of_several));
    }
    EXPECT_EQ(
        read(body, k_account, "<MsgPgntn><PgNb>1</PgNb><LastPgInd>true</LastPgInd></MsgPgntn>")
            .statements[0]
            .check,
        BalanceCheck::Mismatch);
    EXPECT_TRUE(read("<StmtPgntn><PgNb>1</PgNb><LastPgInd>false</LastPgInd></StmtPgntn>" + body)
                    .told(bank::errors::page_of_several));
}

TEST(CamtPages, ThatAddUpAreFine) {
    EXPECT_EQ(read(bal("ITBD", "1") + bal("ITBD", "6") + ntry("5.00"), k_account,
                   "<MsgPgntn><PgNb>2</PgNb><LastPgInd>true</LastPgInd></MsgPgntn>")
                  .statements[0]
                  .check,
              BalanceCheck::Ok);
}

TEST(CamtHeader, KeepsNumberAndPeriod) { // 7
    const Reading reading = read("<ElctrncSeqNb>12</ElctrncSeqNb><LglSeqNb>4</"
                                 "LglSeqNb><FrToDt><FrDtTm>2026-01-01T00:00:00+01:00"
                                 "</FrDtTm><ToDtTm>2026-01-31T23:59:59Z</ToDtTm></FrToDt>");
    EXPECT_EQ(reading.header().id, "S");
    EXPECT_EQ(reading.header().sequence, "12");
    EXPECT_EQ(reading.header().from->to_iso(), "2026-01-01");
    EXPECT_EQ(reading.header().to->to_iso(), "2026-01-31");
    EXPECT_EQ(read("<LglSeqNb>4</LglSeqNb>").header().sequence, "4");
}

TEST(CamtHeader, ThePeriodMayComeFromTheBalances) {
    const Reading reading = read(bal("OPBD", "1", "CRDT", "EUR", "2026-01-02") + bal("CLBD", "1"));
    EXPECT_EQ(reading.header().from->to_iso(), "2026-01-02");
    EXPECT_EQ(reading.header().to->to_iso(), "2026-01-31");
}

TEST(CamtHeader, WithoutNamespaceTheElementNamesTheFormat) {
    EXPECT_EQ(read_bytes("<BkToCstmrStmt><Stmt/></BkToCstmrStmt>").header().format, "camt.053");
    EXPECT_EQ(
        read_bytes("<BkToCstmrDbtCdtNtfctn><Ntfctn/></BkToCstmrDbtCdtNtfctn>").header().format,
        "camt.054");
    EXPECT_EQ(read_bytes("<BkToCstmrAcctRptV01><Rpt/></BkToCstmrAcctRptV01>").header().format,
              "camt.052.001.01");
}

// --- Where a wrong balance stands, and what a return is called ---------------------------------

TEST(CamtBalances, AWrongOneIsToldWhereItIsWritten) {
    const Reading reading =
        read("\n" + bal("OPBD", "10") + "\n" + bal("CLBD", "12") + "\n" + ntry("1") + "\n");
    ASSERT_TRUE(reading.told(bank::errors::balance_mismatch));
    for (const Diagnostic& told : reading.diagnostics)
        if (told.code == ErrorCode(bank::errors::balance_mismatch)) {
            EXPECT_EQ(told.place->line, 3);
            EXPECT_EQ(told.place->field, "CLBD");
        }
}

std::string returned(std::string_view sign, std::string_view more) {
    return "<Ntry><Amt Ccy=\"EUR\">5</Amt><CdtDbtInd>" + std::string(sign) +
           "</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-01-05</Dt></BookgDt><NtryDtls><TxDtls>"
           "<RltdPties><Cdtr><Nm>ORANGE</Nm></Cdtr></RltdPties>" +
           std::string(more) +
           "<RtrInf><Rsn><Cd>MD01</Cd></Rsn><AddtlInf>pas de mandat</AddtlInf></RtrInf>"
           "</TxDtls></NtryDtls></Ntry>";
}

TEST(CamtReturns, AreCalledByTheOtherPartyWhenTheBankWroteNoText) {
    const Reading reading = read(returned("CRDT", ""));
    EXPECT_EQ(reading.line(0).label, "ORANGE");
    EXPECT_EQ(reading.line(0).comment, "MD01 pas de mandat");
    EXPECT_EQ(read(returned("DBIT", "")).line(0).label, "ORANGE");
    EXPECT_EQ(read(returned("CRDT", "<RmtInf><Ustrd>F12</Ustrd></RmtInf>")).line(0).label, "F12");
}

TEST(CamtCharges, OfASplitEntryAreNotCalledAsThePaymentIs) {
    const Reading reading = read(
        "<Ntry><Amt Ccy=\"EUR\">26</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>"
        "2026-01-05</Dt></BookgDt><Chrgs><TtlChrgsAndTaxAmt Ccy=\"EUR\">1</TtlChrgsAndTaxAmt>"
        "</Chrgs><NtryDtls><TxDtls><Amt Ccy=\"EUR\">25</Amt></TxDtls></NtryDtls>"
        "<AddtlNtryInf>VIR USA</AddtlNtryInf></Ntry>");
    EXPECT_EQ(reading.line(0).label, "VIR USA");
    EXPECT_EQ(reading.line(1).label, "Frais : VIR USA");
    EXPECT_EQ(reading.line(1).nature, bank::Nature::Fee);
}

} // namespace
} // namespace comptoir::test
