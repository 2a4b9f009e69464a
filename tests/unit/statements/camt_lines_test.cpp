// From Ntry to lines: amounts, splits, parties, texts. Numbers in comments are those of the list
// "Seen in the wild" in docs/formats/camt053.md.
#include "statement_files.h"

#include "comptoir/bank/errors.h"
#include "comptoir/core/errors.h"
#include "comptoir/formats/statement_errors.h"

#include <gtest/gtest.h>

#include <string>

namespace comptoir::test {
namespace {

using bank::LineStatus;
using bank::Nature;

struct Ntry {
    std::string amount = "<Amt Ccy=\"EUR\">100.00</Amt>";
    std::string sign = "DBIT";
    std::string status = "<Sts><Cd>BOOK</Cd></Sts>";
    std::string dates = "<BookgDt><Dt>2026-01-05</Dt></BookgDt><ValDt><Dt>2026-01-06</Dt></ValDt>";
    std::string more; // anything else
    std::string text() const {
        return "<Ntry>" + amount + (sign.empty() ? "" : "<CdtDbtInd>" + sign + "</CdtDbtInd>") +
               status + dates + more + "</Ntry>";
    }
};

std::string details(std::string_view transactions) {
    return "<NtryDtls>" + std::string(transactions) + "</NtryDtls>";
}
std::string tx(std::string_view body) {
    return "<TxDtls>" + std::string(body) + "</TxDtls>";
}
std::string amt(std::string_view amount, std::string_view currency = "EUR") {
    return "<Amt Ccy=\"" + std::string(currency) + "\">" + std::string(amount) + "</Amt>";
}
std::string charges(std::string_view amount, std::string_view sign = "DBIT") {
    return "<Chrgs><Rcrd>" + amt(amount) + "<CdtDbtInd>" + std::string(sign) +
           "</CdtDbtInd></Rcrd></Chrgs>";
}

Reading read(const Ntry& entry) {
    return read_bytes(camt_file(entry.text(), -10'000));
}

std::string amounts(const Reading& reading) {
    std::string text;
    for (const bank::StatementLine& line : reading.statements.at(0).lines)
        text += (text.empty() ? "" : " ") + line.amount.to_decimal();
    return text;
}

// --- Amounts ----------------------------------------------------------------------------------

TEST(CamtAmounts, TheSignComesFromTheIndicator) {
    EXPECT_EQ(amounts(read({})), "-100.00");
    EXPECT_EQ(amounts(read({.sign = "CRDT"})), "100.00");
}

TEST(CamtAmounts, AMissingIndicatorIsACredit) {
    EXPECT_EQ(amounts(read({.sign = ""})), "100.00");
}

TEST(CamtAmounts, LeadingZerosAndExtraZerosAreFine) { // 15
    EXPECT_EQ(amounts(read({.amount = amt("000000000005202.96")})), "-5202.96");
    EXPECT_EQ(amounts(read({.amount = amt("100")})), "-100.00");
    EXPECT_EQ(amounts(read({.amount = amt(" 8.85000\n")})), "-8.85");
}

TEST(CamtAmounts, FinerThanTheCurrencyIsRefusedWithItsPlace) {
    const Reading reading = read({.amount = amt("8.855")});
    ASSERT_EQ(reading.code(), comptoir::errors::amount_too_fine.name);
    EXPECT_EQ(reading.error->place->record, "Ntry 1");
    EXPECT_GT(reading.error->place->line, 0);
    EXPECT_EQ(read({.amount = amt("100.5", "JPY")}).code(), comptoir::errors::amount_too_fine.name);
    EXPECT_EQ(read({.more = details(tx(amt("0.001")))}).code(),
              comptoir::errors::amount_too_fine.name);
}

TEST(CamtAmounts, OthersAreRefusedToo) {
    EXPECT_EQ(read({.amount = amt("1,00")}).code(), comptoir::errors::amount_unreadable.name);
    EXPECT_EQ(read({.amount = amt("")}).code(), comptoir::errors::amount_unreadable.name);
    EXPECT_EQ(read({.amount = ""}).code(), comptoir::errors::amount_unreadable.name);
    EXPECT_EQ(read({.amount = amt("99999999999999999999")}).code(),
              comptoir::errors::amount_too_large.name);
    EXPECT_EQ(read({.amount = amt("1.00", "ZZZ")}).code(), comptoir::errors::currency_unknown.name);
}

TEST(CamtAmounts, AMissingCurrencyIsTheAccounts) {
    EXPECT_EQ(amounts(read({.amount = "<Amt>100.00</Amt>"})), "-100.00");
}

TEST(CamtAmounts, AnUnreadableAmountBesideTheLineIsLeftOutAndTold) {
    const Reading reading = read({.more = details(tx("<AmtDtls><InstdAmt>" + amt("1.2.3", "USD") +
                                                     "</InstdAmt></AmtDtls>"))});
    EXPECT_EQ(reading.code(), "");
    EXPECT_TRUE(reading.told(formats::errors::amount_left_out));
    EXPECT_FALSE(reading.line(0).original_amount);
}

// --- Batches ----------------------------------------------------------------------------------

TEST(CamtBatches, AreSplitWhenTheDetailsAddUp) { // 2
    const Reading reading =
        read({.more = details(tx(amt("60.00")) + tx(amt("30.00")) + tx(amt("10.00")))});
    EXPECT_EQ(amounts(reading), "-60.00 -30.00 -10.00");
    EXPECT_EQ(reading.line(2).entry, 1);
    EXPECT_EQ(reading.line(2).of_entry, 3);
    EXPECT_EQ(reading.statements[0].check, bank::BalanceCheck::Ok);
    EXPECT_TRUE(reading.diagnostics.empty());
}

TEST(CamtBatches, MayStandInDetailsOfTheirOwn) {
    EXPECT_EQ(amounts(read({.more = details(tx(amt("60.00"))) + details(tx(amt("40.00")))})),
              "-60.00 -40.00");
}

TEST(CamtBatches, MayHoldBothDirections) {
    EXPECT_EQ(amounts(read({.more = details(tx(amt("130.00") + "<CdtDbtInd>DBIT</CdtDbtInd>") +
                                            tx(amt("30.00") + "<CdtDbtInd>CRDT</CdtDbtInd>"))})),
              "-130.00 30.00");
}

TEST(CamtBatches, StayWholeWithAWarningWhenTheyDoNotAddUp) {
    const Reading reading = read({.more = details(tx(amt("60.00")) + tx(amt("30.00")))});
    EXPECT_EQ(amounts(reading), "-100.00");
    EXPECT_EQ(reading.line(0).of_entry, 1);
    EXPECT_TRUE(reading.told(bank::errors::batch_not_split));
}

TEST(CamtBatches, StayWholeWithoutDetailAmounts) {
    const Reading reading = read({.more = details(tx("") + tx(""))});
    EXPECT_EQ(amounts(reading), "-100.00");
    EXPECT_TRUE(reading.told(bank::errors::batch_not_split));
}

TEST(CamtBatches, AnnouncedWithoutDetailsAreOneLine) { // Swiss collective credits: details in a 054
    const Reading reading =
        read({.more = details("<Btch><PmtInfId>LOT-7</PmtInfId><NbOfTxs>12</NbOfTxs></Btch>")});
    EXPECT_EQ(amounts(reading), "-100.00");
    EXPECT_EQ(reading.line(0).remittance_reference, "LOT-7");
    EXPECT_TRUE(reading.diagnostics.empty());
}

TEST(CamtBatches, KnowTheirOwnReferenceWhateverTheOrder) {
    const std::string batch = "<Btch><PmtInfId>LOT-7</PmtInfId></Btch>";
    const Reading reading =
        read({.more = details(tx(amt("60.00")) + batch) + details(tx(amt("40.00")))});
    EXPECT_EQ(reading.line(0).remittance_reference, "LOT-7");
    EXPECT_EQ(reading.line(1).remittance_reference, "LOT-7");
}

TEST(CamtBatches, AmountsMayBeInAmtDtlsAlone) { // version .02
    const auto settled = [](std::string_view amount) {
        return tx("<AmtDtls><TxAmt>" + amt(amount) + "</TxAmt></AmtDtls>");
    };
    EXPECT_EQ(amounts(read({.more = details(settled("99.00") + settled("1.00"))})), "-99.00 -1.00");
}

TEST(CamtBatches, OfManyDetailsDoNotFillTheMemory) {
    std::string many;
    for (int index = 0; index < 50'001; ++index)
        many += "<TxDtls><Amt Ccy=\"EUR\">0.01</Amt></TxDtls>";
    const Reading reading = read({.amount = amt("500.01"), .more = details(many)});
    EXPECT_EQ(amounts(reading), "-500.01");
    EXPECT_TRUE(reading.told(formats::errors::batch_too_long));
    EXPECT_FALSE(reading.told(bank::errors::batch_not_split)) << "their sum was not formed";
}

// --- Charges ----------------------------------------------------------------------------------

TEST(CamtCharges, InsideTheAmountAreALineOfTheirOwn) { // 4
    const Reading reading =
        read({.amount = amt("1526.00"), .more = charges("26.00") + details(tx(amt("1500.00")))});
    EXPECT_EQ(amounts(reading), "-1500.00 -26.00");
    EXPECT_EQ(reading.line(1).nature, Nature::Fee);
    EXPECT_EQ(reading.line(1).of_entry, 2);
    EXPECT_FALSE(reading.told(bank::errors::batch_not_split));
}

TEST(CamtCharges, OfTheTransactionsCountToo) {
    const Reading reading = read(
        {.amount = amt("97.00"),
         .sign = "CRDT",
         .more = details(tx(amt("60.00") + charges("1.00")) + tx(amt("40.00") + charges("2.00")))});
    EXPECT_EQ(amounts(reading), "60.00 40.00 -3.00");
}

TEST(CamtCharges, MayBeATotal) {
    EXPECT_EQ(
        amounts(
            read({.amount = amt("102.50"),
                  .more = "<Chrgs><TtlChrgsAndTaxAmt Ccy=\"EUR\">2.50</TtlChrgsAndTaxAmt></Chrgs>" +
                          details(tx(amt("100.00")))})),
        "-100.00 -2.50");
}

TEST(CamtCharges, MayBeAnAmountEach) { // version .02
    EXPECT_EQ(
        amounts(
            read({.amount = amt("103.00"),
                  .more = "<Chrgs>" + amt("1.00") + "</Chrgs><Chrgs>" + amt("2.00") + "</Chrgs>" +
                          details(tx("<AmtDtls><TxAmt>" + amt("100.00") + "</TxAmt></AmtDtls>"))})),
        "-100.00 -3.00");
}

TEST(CamtCharges, OutsideTheAmountAreOnlyShown) {
    const Reading reading = read({.more = charges("1.24") + details(tx(amt("100.00")))});
    EXPECT_EQ(amounts(reading), "-100.00");
    EXPECT_EQ(reading.line(0).charges, eur(124));
}

TEST(CamtCharges, ThatExplainNothingLeaveTheEntryWhole) {
    const Reading reading = read({.more = charges("1.00") + details(tx(amt("60.00")))});
    EXPECT_EQ(amounts(reading), "-100.00");
    EXPECT_TRUE(reading.told(bank::errors::batch_not_split));
}

// --- Foreign currency -------------------------------------------------------------------------

TEST(CamtExchange, ADetailInTheCustomersCurrencyIsNotTheBookedAmount) { // 3
    const Reading reading = read({.more = details(tx(amt("108.81", "USD")))});
    EXPECT_EQ(amounts(reading), "-100.00");
    ASSERT_TRUE(reading.line(0).original_amount);
    EXPECT_EQ(reading.line(0).original_amount->to_decimal(), "108.81");
    EXPECT_EQ(reading.line(0).original_amount->currency().code(), "USD");
    EXPECT_TRUE(reading.diagnostics.empty());
}

TEST(CamtExchange, TheOrderedAmountComesFirst) {
    const Reading reading =
        read({.more = details(tx("<AmtDtls><InstdAmt>" + amt("15000", "JPY") +
                                 "</InstdAmt><TxAmt>" + amt("100.00") + "</TxAmt></AmtDtls>"))});
    EXPECT_EQ(reading.line(0).original_amount->to_decimal(), "15000");
}

TEST(CamtExchange, OfTheEntryCountsWhenTheDetailsSayNothing) {
    const Reading reading =
        read({.more = "<AmtDtls><InstdAmt>" + amt("90.00", "CHF") + "</InstdAmt></AmtDtls>"});
    EXPECT_EQ(reading.line(0).original_amount->to_decimal(), "90.00");
}

TEST(CamtExchange, ABatchSplitsByTheAmountInTheAccountsCurrency) {
    const std::string in_dollars =
        tx(amt("65.00", "USD") + "<AmtDtls><TxAmt>" + amt("60.00") + "</TxAmt></AmtDtls>");
    EXPECT_EQ(amounts(read({.more = details(in_dollars + tx(amt("40.00")))})), "-60.00 -40.00");
}

// --- Reversals and returns --------------------------------------------------------------------

TEST(CamtReversals, KeepTheSignOfTheirIndicator) { // 11
    const Reading reading = read({.sign = "CRDT", .more = "<RvslInd>true</RvslInd>"});
    EXPECT_EQ(amounts(reading), "100.00");
    EXPECT_TRUE(reading.line(0).reversal);
}

TEST(CamtReversals, KeepThePartiesOfTheOriginalPayment) {
    const Reading reading = read(
        {.sign = "CRDT",
         .more =
             "<RvslInd>1</RvslInd>" +
             details(
                 tx("<RltdPties><Dbtr><Nm>US</Nm></Dbtr><Cdtr><Nm>THEM</Nm></Cdtr></RltdPties>"))});
    EXPECT_EQ(reading.line(0).counterparty.name, "THEM");
}

TEST(CamtReversals, NeverNameTheHolderAsTheOtherSide) {
    const Reading reading = read(
        {.sign = "CRDT",
         .more = "<RvslInd>true</RvslInd>" +
                 details(tx(
                     "<RltdPties><Dbtr><Nm>THEM</Nm></Dbtr><Cdtr><Nm>US</Nm></Cdtr><CdtrAcct><Id>"
                     "<IBAN>FR7610001000010000000000162</IBAN></Id></CdtrAcct></RltdPties>"))});
    EXPECT_EQ(reading.line(0).counterparty.name, "THEM");
}

TEST(CamtReturns, SayWhy) { // 20
    const Reading reading =
        read({.more = details(
                  tx("<RtrInf><Rsn><Cd>MD01</Cd></Rsn><AddtlInf>NO MANDATE</AddtlInf></RtrInf>"))});
    EXPECT_EQ(reading.line(0).comment, "MD01 NO MANDATE");
    EXPECT_EQ(reading.line(0).nature, Nature::Return);
    EXPECT_TRUE(reading.line(0).reversal);
}

// --- Parties ----------------------------------------------------------------------------------

const std::string k_both =
    "<RltdPties><Dbtr><Nm>PAYER</Nm></Dbtr><DbtrAcct><Id><IBAN>BE68 5390 0754 "
    "7034</IBAN></Id></DbtrAcct>"
    "<Cdtr><Nm>PAYEE</Nm></Cdtr><CdtrAcct><Id><Othr><Id>000123</Id></Othr></Id></CdtrAcct></"
    "RltdPties>"
    "<RltdAgts><DbtrAgt><FinInstnId><BIC>GEBABEBB</BIC></FinInstnId></DbtrAgt></RltdAgts>";

TEST(CamtParties, AreTheOtherSideOfThePayment) {
    const Reading credit = read({.sign = "CRDT", .more = details(tx(k_both))});
    EXPECT_EQ(credit.line(0).counterparty.name, "PAYER");
    EXPECT_EQ(credit.line(0).counterparty.iban, "BE68539007547034");
    EXPECT_EQ(credit.line(0).counterparty.bic, "GEBABEBB");
    EXPECT_EQ(credit.line(0).ordering_account, "BE68539007547034");
    const Reading debit = read({.more = details(tx(k_both))});
    EXPECT_EQ(debit.line(0).counterparty.name, "PAYEE");
    EXPECT_EQ(debit.line(0).counterparty.iban, "000123");
}

TEST(CamtParties, MayBeNestedOrAnInstitution) {
    EXPECT_EQ(
        read({.more = details(tx("<RltdPties><Cdtr><Pty><Nm>A</Nm></Pty></Cdtr></RltdPties>"))})
            .line(0)
            .counterparty.name,
        "A");
    const Reading agent =
        read({.more = details(tx("<RltdPties><Cdtr><Agt><FinInstnId><BICFI>DEUTDEFF</"
                                 "BICFI><Nm>BANK</Nm></FinInstnId></Agt></Cdtr></RltdPties>"))});
    EXPECT_EQ(agent.line(0).counterparty.name, "BANK");
    EXPECT_EQ(agent.line(0).counterparty.bic, "DEUTDEFF");
}

TEST(CamtParties, TheUltimateOneStandsInForAMissingName) {
    EXPECT_EQ(
        read({.more = details(tx("<RltdPties><UltmtCdtr><Nm>Z</Nm></UltmtCdtr></RltdPties>"))})
            .line(0)
            .counterparty.name,
        "Z");
}

TEST(CamtParties, TheHolderIsNeverTheOtherSide) {
    const std::string own = "<RltdPties><Cdtr><Nm>US</Nm></Cdtr><CdtrAcct><Id>"
                            "<IBAN>FR7610001000010000000000162</IBAN></Id></CdtrAcct></RltdPties>";
    EXPECT_EQ(read({.more = details(tx(own))}).line(0).counterparty.name, "");
}

// --- Texts and references ---------------------------------------------------------------------

TEST(CamtTexts, TheLabelIsTheEntrysThenTheFirstTextThenTheParty) {
    const std::string text = "<RmtInf><Ustrd>FIRST</Ustrd><Ustrd>SECOND</Ustrd></RmtInf>";
    EXPECT_EQ(read({.more = details(tx(k_both + text)) + "<AddtlNtryInf>ENTRY</AddtlNtryInf>"})
                  .line(0)
                  .label,
              "ENTRY");
    const Reading first = read({.more = details(tx(k_both + text))});
    EXPECT_EQ(first.line(0).label, "FIRST");
    EXPECT_EQ(first.line(0).label_more, "FIRST SECOND");
    EXPECT_EQ(read({.more = details(tx(k_both))}).line(0).label, "PAYEE");
}

TEST(CamtTexts, APartOf140CharactersGoesOnWithoutABlank) {
    const std::string full = std::string(139, 'x') + "F";
    const Reading reading = read(
        {.more = details(tx("<RmtInf><Ustrd>" + full + "</Ustrd><Ustrd>ACTURE</Ustrd></RmtInf>"))});
    EXPECT_EQ(reading.line(0).label_more, full + "ACTURE");
}

TEST(CamtTexts, TheCommentIsInformationThenReturnThenPurpose) {
    const Reading reading =
        read({.more = details(tx(
                  "<Purp><Cd>SALA</Cd></Purp><RmtInf><Strd><AddtlRmtInf>MORE</AddtlRmtInf></Strd></"
                  "RmtInf>"
                  "<RtrInf><Rsn><Prtry>X1</Prtry></Rsn></RtrInf><AddtlTxInf>INFO</AddtlTxInf>"))});
    EXPECT_EQ(reading.line(0).comment, "INFO X1 SALA");
    EXPECT_EQ(reading.line(0).label_more, "MORE");
}

TEST(CamtReferences, OfTheEntryComesBeforeTheTransactions) {
    const std::string refs = "<Refs><AcctSvcrRef>TX</AcctSvcrRef><TxId>ID</TxId></Refs>";
    EXPECT_EQ(read({.more = "<AcctSvcrRef>NTRY</AcctSvcrRef>" + details(tx(refs))})
                  .line(0)
                  .bank_reference,
              "NTRY");
    EXPECT_EQ(read({.more = details(tx(refs))}).line(0).bank_reference, "TX");
    EXPECT_EQ(read({.more = details(tx("<Refs><TxId>ID</TxId></Refs>"))}).line(0).bank_reference,
              "ID");
    EXPECT_EQ(read({.more = "<NtryRef>17</NtryRef>"}).line(0).bank_reference, "");
}

TEST(CamtReferences, NotProvidedIsNone) { // 10
    const Reading reading =
        read({.more = details(tx("<Refs><EndToEndId>NOTPROVIDED</EndToEndId><MndtId>M1</"
                                 "MndtId><ChqNb>00412</ChqNb></Refs>"
                                 "<RmtInf><Strd><CdtrRefInf><Ref>RF18539007547034</Ref></"
                                 "CdtrRefInf></Strd></RmtInf>"))});
    EXPECT_EQ(reading.line(0).end_to_end_id, "");
    EXPECT_EQ(reading.line(0).mandate_id, "M1");
    EXPECT_EQ(reading.line(0).cheque_number, "00412");
    EXPECT_EQ(reading.line(0).remittance_reference, "00412");
    EXPECT_EQ(reading.line(0).structured_reference, "RF18539007547034");
}

// --- Dates and statuses -----------------------------------------------------------------------

TEST(CamtDates, StayTheDayAsWritten) { // 18
    const Reading reading =
        read({.dates = "<BookgDt><DtTm>2026-01-05T00:00:00.000Z</DtTm></BookgDt>"
                       "<ValDt><Dt>2026-01-06T23:30:00-05:00</Dt></ValDt>"});
    EXPECT_EQ(reading.line(0).booked_on.to_iso(), "2026-01-05");
    EXPECT_EQ(reading.line(0).valued_on->to_iso(), "2026-01-06");
}

TEST(CamtDates, AMissingBookingDateIsTakenFromTheStatementAndTold) { // 21
    const Reading value_day = read({.dates = "<ValDt><Dt>2026-01-09</Dt></ValDt>"});
    EXPECT_EQ(value_day.line(0).booked_on.to_iso(), "2026-01-09");
    EXPECT_TRUE(value_day.told(formats::errors::booking_date_missing));
    EXPECT_EQ(read({.dates = ""}).line(0).booked_on.to_iso(), "2026-01-31"); // closing balance
}

TEST(CamtDates, ADayThatDoesNotExistIsTold) {
    const Reading reading = read({.dates = "<BookgDt><Dt>2026-01-05</Dt></BookgDt>"
                                           "<ValDt><Dt>2026-02-30</Dt></ValDt>"});
    EXPECT_FALSE(reading.line(0).valued_on);
    EXPECT_TRUE(reading.told(formats::errors::value_date_unreadable));
}

TEST(CamtDates, AFileWithoutAnyDayIsRefused) {
    EXPECT_EQ(
        read_bytes(
            "<BkToCstmrStmt><Stmt><Ntry><Amt Ccy=\"EUR\">1.00</Amt></Ntry></Stmt></BkToCstmrStmt>"
            "<!-- BkToCstmrStmt -->")
            .code(),
        comptoir::errors::date_unreadable.name);
}

TEST(CamtStatuses, HaveBothShapes) { // 21
    const auto status = [](std::string_view sts) {
        return read({.status = std::string(sts)}).line(0).status;
    };
    EXPECT_EQ(status("<Sts>BOOK</Sts>"), LineStatus::Booked);
    EXPECT_EQ(status("<Sts>\n <Cd>BOOK</Cd>\n</Sts>"), LineStatus::Booked);
    EXPECT_EQ(status(""), LineStatus::Booked);
    EXPECT_EQ(status("<Sts><Cd>PDNG</Cd></Sts>"), LineStatus::Pending);
    EXPECT_EQ(status("<Sts><Cd>FUTR</Cd></Sts>"), LineStatus::Pending);
    EXPECT_EQ(status("<Sts>INFO</Sts>"), LineStatus::Info);
}

TEST(CamtStatuses, AnUnknownOneIsShownAndNotBooked) {
    const Reading reading = read({.status = "<Sts><Prtry>PARKED</Prtry></Sts>"});
    EXPECT_EQ(reading.line(0).status, LineStatus::Info);
    EXPECT_TRUE(reading.told(formats::errors::status_unknown));
}

TEST(CamtStatuses, PendingEntriesAreNoPartOfTheBalance) {
    const Reading reading = read_bytes(camt_file(Ntry{.status = "<Sts>PDNG</Sts>"}.text(), 0));
    EXPECT_EQ(reading.statements[0].check, bank::BalanceCheck::Ok);
}

// --- Natures ----------------------------------------------------------------------------------

Nature nature(std::string_view domain, std::string_view family, std::string_view sub) {
    return read({.more = "<BkTxCd><Domn><Cd>" + std::string(domain) + "</Cd><Fmly><Cd>" +
                         std::string(family) + "</Cd><SubFmlyCd>" + std::string(sub) +
                         "</SubFmlyCd></Fmly></Domn></BkTxCd>"})
        .line(0)
        .nature;
}

TEST(CamtNatures, FollowTheIsoCodes) {
    EXPECT_EQ(nature("PMNT", "RCDT", "ESCT"), Nature::Transfer);
    EXPECT_EQ(nature("PMNT", "IRCT", "ESCT"), Nature::InstantTransfer);
    EXPECT_EQ(nature("PMNT", "RDDT", "ESDD"), Nature::DirectDebit);
    EXPECT_EQ(nature("PMNT", "CCRD", "POSD"), Nature::Card);
    EXPECT_EQ(nature("PMNT", "CCRD", "CWDL"), Nature::Cash);
    EXPECT_EQ(nature("PMNT", "ICHQ", "CCHQ"), Nature::Cheque);
    EXPECT_EQ(nature("PMNT", "DRFT", "STAM"), Nature::Bill);
    EXPECT_EQ(nature("PMNT", "ICDT", "SALA"), Nature::Salary);
    EXPECT_EQ(nature("PMNT", "RDDT", "UPDD"), Nature::Return);
    EXPECT_EQ(nature("ACMT", "MDOP", "CHRG"), Nature::Fee);
    EXPECT_EQ(nature("LDAS", "FTLN", "INTR"), Nature::Interest);
    EXPECT_EQ(nature("ACMT", "MDOP", "TAXE"), Nature::Tax);
    EXPECT_EQ(nature("CAMT", "CAPL", "OTHR"), Nature::Internal);
    EXPECT_EQ(nature("PAYM", "0001", "0005"), Nature::Other);
}

TEST(CamtNatures, TheCodeIsKeptAsWritten) {
    const Reading reading = read({.more = "<BkTxCd><Domn><Cd>PAYM</Cd><Fmly><Cd>0001</Cd>"
                                          "<SubFmlyCd>0005</SubFmlyCd></Fmly></Domn></BkTxCd>"});
    EXPECT_EQ(reading.line(0).bank_code, "PAYM/0001/0005");
}

TEST(CamtEntries, MayHaveNothingButAnAmount) { // 13
    const Reading reading = read_bytes(camt_file("<Ntry><Amt Ccy=\"EUR\">1.00</Amt></Ntry>", 100));
    EXPECT_EQ(reading.code(), "");
    EXPECT_EQ(reading.statements[0].check, bank::BalanceCheck::Ok);
    EXPECT_EQ(reading.line(0).label, "");
}

TEST(CamtEntries, MayHaveTheirElementsInAnyOrder) { // 14
    const Reading reading =
        read_bytes(camt_file("<Ntry><AddtlNtryInf>X</AddtlNtryInf><NtryDtls>" +
                                 tx("<CdtDbtInd>DBIT</CdtDbtInd>" + amt("100.00")) +
                                 "</NtryDtls><Sts>BOOK</Sts><CdtDbtInd>DBIT</CdtDbtInd>" +
                                 amt("100.00") + "<BookgDt><Dt>2026-01-05</Dt></BookgDt></Ntry>",
                             -10'000));
    EXPECT_EQ(amounts(reading), "-100.00");
    EXPECT_TRUE(reading.diagnostics.empty());
}

} // namespace
} // namespace comptoir::test
