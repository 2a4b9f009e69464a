// One statement written in the shape of every version, .01 to .14, of each of the three messages
// must read the same, whatever stands around it.
#include "statement_files.h"

#include "comptoir/bank/errors.h"
#include "comptoir/bank/rules.h"
#include "comptoir/core/text.h"
#include "comptoir/formats/statement_errors.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace comptoir::test {
namespace {

struct Message {
    std::string_view family, element, statement;
    bool has_balances;
};
constexpr Message k_messages[] = {{"camt.052", "BkToCstmrAcctRpt", "Rpt", true},
                                  {"camt.053", "BkToCstmrStmt", "Stmt", true},
                                  {"camt.054", "BkToCstmrDbtCdtNtfctn", "Ntfctn", false}};

class CamtVersion : public testing::TestWithParam<std::tuple<std::size_t, int>> {
protected:
    const Message& message() const { return k_messages[std::get<0>(GetParam())]; }
    int version() const { return std::get<1>(GetParam()); }
    std::string number() const { return text::pad_left(text::number(version()), 2, '0'); }
    std::string format() const { return std::string(message().family) + ".001." + number(); }

    std::string party(std::string_view role, std::string_view name, std::string_view iban) const {
        const std::string tag(role);
        const std::string nested = version() >= 7 ? "<Pty><Nm>" + std::string(name) + "</Nm></Pty>"
                                                  : "<Nm>" + std::string(name) + "</Nm>";
        return "<" + tag + ">" + nested + "</" + tag + "><" + tag + "Acct><Id><IBAN>" +
               std::string(iban) + "</IBAN></Id></" + tag + "Acct>";
    }
    std::string bic(std::string_view code) const {
        const std::string tag = version() >= 3 ? "BICFI" : "BIC";
        const std::string plain = "<" + tag + ">" + std::string(code) + "</" + tag + ">";
        return "<FinInstnId>" + (version() == 1 ? "<CmbndId>" + plain + "</CmbndId>" : plain) +
               "</FinInstnId>";
    }
    std::string balance(std::string_view type, std::string_view amount) const {
        const std::string code = "<Cd>" + std::string(type) + "</Cd>";
        return "<Bal><Tp>" + (version() == 1 ? code : "<CdOrPrtry>" + code + "</CdOrPrtry>") +
               "</Tp><Amt Ccy=\"EUR\">" + std::string(amount) +
               "</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-01-31</Dt></Dt></Bal>";
    }
    std::string transaction() const {
        const std::string amount =
            version() >= 3 ? "<Amt Ccy=\"EUR\">40.00</Amt><CdtDbtInd>DBIT</CdtDbtInd>"
                           : "<AmtDtls><TxAmt><Amt Ccy=\"EUR\">40.00</Amt></TxAmt></AmtDtls>";
        const std::string reference =
            version() == 1 ? "<CdtrRefInf><CdtrRef>RF18539007547034</CdtrRef></CdtrRefInf>"
                           : "<CdtrRefInf><Tp><CdOrPrtry><Cd>SCOR</Cd></CdOrPrtry></"
                             "Tp><Ref>RF18539007547034</Ref></CdtrRefInf>";
        const std::string returned = version() == 1
                                         ? "<RtrInf><RtrRsn><Cd>AC04</Cd></RtrRsn></RtrInf>"
                                         : "<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>";
        return "<TxDtls><Refs><EndToEndId>E2E</EndToEndId></Refs>" + amount + "<RltdPties>" +
               party("Dbtr", "HOLDER", "FR7610001000010000000000162") +
               party("Cdtr", "OTHER", "BE68539007547034") + "</RltdPties><RltdAgts><CdtrAgt>" +
               bic("GEBABEBB") + "</CdtrAgt></RltdAgts><RmtInf><Strd>" + reference +
               "</Strd></RmtInf>" + returned + "</TxDtls>";
    }
    static std::string joined(std::vector<std::string> parts, bool reversed) {
        if (reversed)
            std::reverse(parts.begin(), parts.end());
        std::string all;
        for (const std::string& part : parts)
            all += part;
        return all;
    }
    std::string entry(bool reversed) const {
        const std::string batch = "<Btch><PmtInfId>LOT</PmtInfId></Btch>";
        const std::string details = joined({batch, transaction()}, reversed);
        return "<Ntry>" +
               joined({"<Amt Ccy=\"EUR\">40.00</Amt>", "<CdtDbtInd>DBIT</CdtDbtInd>",
                       version() >= 7 ? "<Sts><Cd>BOOK</Cd></Sts>" : "<Sts>BOOK</Sts>",
                       "<BookgDt><Dt>2026-01-05</Dt></BookgDt>",
                       "<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>ICDT</Cd><SubFmlyCd>ESCT</SubFmlyCd>"
                       "</Fmly></Domn></BkTxCd>",
                       version() == 1 ? details : "<NtryDtls>" + details + "</NtryDtls>"},
                      reversed) +
               "</Ntry>";
    }
    // Reversed, all but the account, which tells an entry who the other party is.
    std::string body(bool reversed = false) const {
        const std::string name = std::string(message().element) + (version() == 1 ? "V01" : "");
        const std::string statement(message().statement);
        const std::string balances =
            message().has_balances ? balance("OPBD", "100.00") + balance("CLBD", "60.00") : "";
        const std::string account = "<Acct>" +
                                    joined({"<Id><IBAN>FR7610001000010000000000162</IBAN></Id>",
                                            "<Svcr>" + bic("BQTRFRPP") + "</Svcr>"},
                                           reversed) +
                                    "</Acct>";
        const std::string inside = "<" + statement + ">" +
                                   (reversed ? account : "<Id>S</Id>" + account) +
                                   joined({balances, entry(reversed)}, reversed) +
                                   (reversed ? "<Id>S</Id>" : "") + "</" + statement + ">";
        return "<" + name + ">" + joined({"<GrpHdr><MsgId>M</MsgId></GrpHdr>", inside}, reversed) +
               "</" + name + ">";
    }
    std::string uri() const { return "urn:iso:std:iso:20022:tech:xsd:" + format(); }
    std::string file() const {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Document xmlns=\"" + uri() + "\">" +
               body() + "</Document>";
    }
    void expect_same(const std::string& bytes) const {
        EXPECT_EQ(reading_json(read_bytes(bytes)), reading_json(read_bytes(file())));
    }
};

TEST_P(CamtVersion, ReadsTheSame) {
    const Reading reading = read_bytes(file());
    ASSERT_EQ(reading.code(), "");
    EXPECT_TRUE(reading.diagnostics.empty());
    ASSERT_EQ(reading.statements.size(), 1U);
    EXPECT_EQ(reading.header().format, format());
    EXPECT_EQ(reading.header().account.bic, "BQTRFRPP");
    EXPECT_EQ(reading.header().account.currency, Currency::eur());
    EXPECT_EQ(reading.statements[0].check,
              message().has_balances ? bank::BalanceCheck::Ok : bank::BalanceCheck::NotPossible);
    const bank::StatementLine& line = reading.line(0);
    EXPECT_EQ(line.amount, eur(-4000));
    EXPECT_EQ(line.status, bank::LineStatus::Booked);
    EXPECT_EQ(line.counterparty.name, "OTHER");
    EXPECT_EQ(line.counterparty.iban, "BE68539007547034");
    EXPECT_EQ(line.counterparty.bic, "GEBABEBB");
    EXPECT_EQ(line.end_to_end_id, "E2E");
    EXPECT_EQ(line.structured_reference, "RF18539007547034");
    EXPECT_EQ(line.remittance_reference, "LOT");
    EXPECT_EQ(line.comment, "AC04");
    EXPECT_EQ(line.bank_code, "PMNT/ICDT/ESCT");
    EXPECT_EQ(line.nature, bank::Nature::Return);
}

// <Ntry> -> <a:Ntry>
std::string prefixed(const std::string& xml) {
    std::string out;
    for (std::size_t at = 0; at < xml.size(); ++at) {
        out += xml[at];
        if (xml[at] == '<') {
            if (xml[at + 1] == '/')
                out += xml[++at];
            out += "a:";
        }
    }
    return out;
}

TEST_P(CamtVersion, ReadsTheSameWithAPrefix) {
    expect_same("<a:Document xmlns:a=\"" + uri() + "\">" + prefixed(body()) + "</a:Document>");
}

TEST_P(CamtVersion, ReadsTheSameInAnEnvelope) {
    expect_same("<Envelope xmlns=\"urn:example\"><AppHdr "
                "xmlns=\"urn:iso:std:iso:20022:tech:xsd:head.001.001.02\"><MsgDefIdr>" +
                format() + "</MsgDefIdr></AppHdr><Document xmlns=\"" + uri() + "\">" + body() +
                "</Document></Envelope>");
}

TEST_P(CamtVersion, ReadsTheSameWithoutNamespaceBesideAHeaderThatNamesIt) {
    expect_same("<Envelope><AppHdr><MsgDefIdr> " + format() + " </MsgDefIdr></AppHdr><Document>" +
                body() + "</Document></Envelope>");
}

TEST_P(CamtVersion, ReadsTheSameInAnyOrderOfElements) {
    expect_same("<Document xmlns=\"" + uri() + "\">" + body(true) + "</Document>");
}

TEST_P(CamtVersion, WithoutNamespaceOnlyTheVersionIsMissing) {
    Reading bare = read_bytes("<Document>" + body() + "</Document>");
    ASSERT_EQ(bare.code(), "");
    const std::string known = std::string(message().family) + (version() == 1 ? ".001.01" : "");
    EXPECT_EQ(bare.header().format, known);
    bare.statements[0].header.format = format();
    EXPECT_EQ(reading_json(bare), reading_json(read_bytes(file())));
}

TEST_P(CamtVersion, AHeaderThatNamesAnotherMessageIsNotBelieved) {
    const Reading reading =
        read_bytes("<E><MsgDefIdr>camt.05X.001.99.and.more</MsgDefIdr><Document>" + body() +
                   "</Document></E>");
    ASSERT_EQ(reading.code(), "");
    EXPECT_TRUE(reading.header().format.starts_with(message().family));
    EXPECT_LE(reading.header().format.size(), format().size());
}

INSTANTIATE_TEST_SUITE_P(All, CamtVersion,
                         testing::Combine(testing::Values(0U, 1U, 2U), testing::Range(1, 15)));

// --- Reports and advices ----------------------------------------------------------------------

std::string around(std::string_view family, std::string_view element, std::string_view statement,
                   std::string_view inside) {
    const std::string name(element);
    const std::string tag(statement);
    return "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:" + std::string(family) + "\"><" +
           name + "><GrpHdr><CreDtTm>2026-01-05T10:00:00</CreDtTm></GrpHdr><" + tag +
           "><Id>R</Id>" + std::string(inside) + "</" + tag + "></" + name + "></Document>";
}

std::string entry_of(std::string_view amount, std::string_view indicator, std::string_view status,
                     std::string_view rest = {}) {
    return "<Ntry><Amt Ccy=\"CHF\">" + std::string(amount) + "</Amt><CdtDbtInd>" +
           std::string(indicator) + "</CdtDbtInd><Sts>" + std::string(status) +
           "</Sts><BookgDt><Dt>2026-01-05</Dt></BookgDt>" + std::string(rest) + "</Ntry>";
}

TEST(CamtReports, ShowWhatIsPendingBesideWhatIsBooked) {
    const Reading reading = read_bytes(around(
        "camt.052.001.08", "BkToCstmrAcctRpt", "Rpt",
        "<Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy=\"CHF\">100.00</Amt><CdtDbtInd>"
        "CRDT</CdtDbtInd></Bal><Bal><Tp><CdOrPrtry><Cd>ITBD</Cd></CdOrPrtry></Tp><Amt Ccy=\"CHF\">"
        "110.00</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>" +
            entry_of("10.00", "CRDT", "BOOK") + entry_of("7.00", "DBIT", "<Cd>PDNG</Cd>") +
            entry_of("1.00", "DBIT", "<Cd>FUTR</Cd>") + entry_of("2.00", "DBIT", "INFO")));
    ASSERT_EQ(reading.code(), "");
    EXPECT_EQ(reading.statements[0].check, bank::BalanceCheck::Ok);
    ASSERT_EQ(reading.statements[0].lines.size(), 4U);
    EXPECT_EQ(reading.line(0).status, bank::LineStatus::Booked);
    EXPECT_EQ(reading.line(1).status, bank::LineStatus::Pending);
    EXPECT_EQ(reading.line(2).status, bank::LineStatus::Pending);
    EXPECT_EQ(reading.line(3).status, bank::LineStatus::Info);
}

TEST(CamtReports, PagesAreTheirOwn) {
    const Reading reading = read_bytes(around(
        "camt.052.001.08", "BkToCstmrAcctRpt", "Rpt",
        "<RptPgntn><PgNb>1</PgNb><LastPgInd>false</LastPgInd></RptPgntn>"
        "<Bal><Tp><CdOrPrtry><Cd>ITBD</Cd></CdOrPrtry></Tp><Amt Ccy=\"CHF\">100.00</Amt><CdtDbtInd>"
        "CRDT</CdtDbtInd></Bal><Bal><Tp><CdOrPrtry><Cd>ITBD</Cd></CdOrPrtry></Tp><Amt Ccy=\"CHF\">"
        "200.00</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>" +
            entry_of("10.00", "CRDT", "BOOK")));
    EXPECT_EQ(reading.statements.at(0).check, bank::BalanceCheck::NotPossible);
    EXPECT_TRUE(reading.told(bank::errors::page_of_several));
}

TEST(CamtAdvices, OfSwissBanksHaveNeitherCurrencyNorBalances) { // 5
    const Reading reading = read_bytes(around(
        "camt.054.001.04", "BkToCstmrDbtCdtNtfctn", "Ntfctn",
        "<Acct><Id><IBAN>CH9300762011623852957</IBAN></Id></Acct>" +
            entry_of("30.00", "CRDT", "BOOK",
                     "<NtryDtls><Btch><NbOfTxs>2</NbOfTxs></Btch>"
                     "<TxDtls><Amt Ccy=\"CHF\">10.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><RmtInf>"
                     "<Strd><CdtrRefInf><Tp><CdOrPrtry><Prtry>QRR</Prtry></CdOrPrtry></Tp><Ref>"
                     "210000000003139471430009017</Ref></CdtrRefInf></Strd></RmtInf></TxDtls>"
                     "<TxDtls><Amt Ccy=\"CHF\">20.00</Amt><CdtDbtInd>CRDT</CdtDbtInd></TxDtls>"
                     "</NtryDtls>")));
    ASSERT_EQ(reading.code(), "");
    EXPECT_TRUE(reading.diagnostics.empty());
    EXPECT_EQ(reading.header().format, "camt.054.001.04");
    EXPECT_EQ(reading.header().account.currency->code(), "CHF");
    EXPECT_FALSE(reading.header().opening);
    EXPECT_EQ(reading.header().from->to_iso(), "2026-01-05");
    ASSERT_EQ(reading.statements[0].lines.size(), 2U);
    EXPECT_EQ(reading.line(0).structured_reference, "210000000003139471430009017");
    EXPECT_EQ(reading.line(0).of_entry, 2);
    EXPECT_EQ(reading.statements[0].check, bank::BalanceCheck::NotPossible);
}

TEST(CamtAdvices, AreNeverStatements) {
    EXPECT_FALSE(bank::is_account_statement("camt.054.001.08"));
    EXPECT_FALSE(bank::is_account_statement("camt.052.001.02"));
    EXPECT_TRUE(bank::is_account_statement("camt.053.001.08"));
}

TEST(CamtAdvices, WithoutOneAreAnError) { // 12
    for (const char* element : {"BkToCstmrAcctRpt", "BkToCstmrDbtCdtNtfctn"})
        EXPECT_EQ(read_bytes("<Document><" + std::string(element) + "><GrpHdr/></" + element +
                             "></Document>")
                      .code(),
                  formats::errors::no_statement.name)
            << element;
}

} // namespace
} // namespace comptoir::test
