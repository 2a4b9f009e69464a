// One statement written in the shape of every version, .01 to .14, must read the same.
#include "statement_files.h"

#include "comptoir/core/text.h"

#include <gtest/gtest.h>

#include <string>

namespace comptoir::test {
namespace {

class CamtVersion : public testing::TestWithParam<int> {
protected:
    int version() const { return GetParam(); }
    std::string number() const { return text::pad_left(text::number(version()), 2, '0'); }

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
    std::string file() const {
        const std::string message = version() == 1 ? "BkToCstmrStmtV01" : "BkToCstmrStmt";
        const std::string status = version() >= 7 ? "<Sts><Cd>BOOK</Cd></Sts>" : "<Sts>BOOK</Sts>";
        const std::string batch = "<Btch><PmtInfId>LOT</PmtInfId></Btch>";
        const std::string details = version() == 1
                                        ? batch + transaction()
                                        : "<NtryDtls>" + batch + transaction() + "</NtryDtls>";
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Document "
               "xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001." +
               number() + "\"><" + message +
               "><GrpHdr><MsgId>M</MsgId></GrpHdr><Stmt><Id>S</Id>"
               "<Acct><Id><IBAN>FR7610001000010000000000162</IBAN></Id><Svcr>" +
               bic("BQTRFRPP") + "</Svcr></Acct>" + balance("OPBD", "100.00") +
               balance("CLBD", "60.00") +
               "<Ntry><Amt Ccy=\"EUR\">40.00</Amt><CdtDbtInd>DBIT</CdtDbtInd>" + status +
               "<BookgDt><Dt>2026-01-05</Dt></BookgDt><BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>ICDT</"
               "Cd>"
               "<SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd>" +
               details + "</Ntry></Stmt></" + message + "></Document>";
    }
};

TEST_P(CamtVersion, ReadsTheSame) {
    const Reading reading = read_bytes(file());
    ASSERT_EQ(reading.code(), "");
    EXPECT_TRUE(reading.diagnostics.empty());
    ASSERT_EQ(reading.statements.size(), 1U);
    EXPECT_EQ(reading.header().format, "camt.053.001." + number());
    EXPECT_EQ(reading.header().account.bic, "BQTRFRPP");
    EXPECT_EQ(reading.statements[0].check, bank::BalanceCheck::Ok);
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

INSTANTIATE_TEST_SUITE_P(All, CamtVersion, testing::Range(1, 15));

} // namespace
} // namespace comptoir::test
