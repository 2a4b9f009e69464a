// An account in dollars from its creation to its état de rapprochement, on the command line.
#include "cli_under_test.h"

namespace comptoir {
namespace {

// +1 200 USD of a customer, -25 USD of fees, on an account that opens empty.
constexpr const char* k_dollars = R"(<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
<GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-02-01T00:00:00</CreDtTm></GrpHdr>
<Stmt><Id>S1</Id><Acct><Id><IBAN>FR7616958000010000420011886</IBAN></Id><Ccy>USD</Ccy></Acct>
<Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="USD">0.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-01-01</Dt></Dt></Bal>
<Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="USD">1175.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-01-31</Dt></Dt></Bal>
<Ntry><Amt Ccy="USD">1200.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-01-20</Dt></BookgDt><ValDt><Dt>2026-01-20</Dt></ValDt><AcctSvcrRef>D1</AcctSvcrRef><NtryDtls><TxDtls><RmtInf><Ustrd>WIRE ACME INC</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
<Ntry><Amt Ccy="USD">25.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-01-21</Dt></BookgDt><ValDt><Dt>2026-01-21</Dt></ValDt><AcctSvcrRef>D2</AcctSvcrRef><NtryDtls><TxDtls><RmtInf><Ustrd>INCOMING WIRE FEE</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
</Stmt></BkToCstmrStmt></Document>)";

// One sale of 1 000 EUR that is open, and a payment in dollars booked by hand in January.
constexpr const char* k_books =
    "JournalCode\tJournalLib\tEcritureNum\tEcritureDate\tCompteNum\tCompteLib\tCompAuxNum\t"
    "CompAuxLib\tPieceRef\tPieceDate\tEcritureLib\tDebit\tCredit\tEcritureLet\tDateLet\tValidDate\t"
    "Montantdevise\tIdevise\n"
    "VE\tVentes\t1\t20260105\t411000\tClients\tCACME\tAcme Inc\tF1\t20260105\tFacture F1\t1000,00\t"
    "0,00\t\t\t20260131\t\t\n"
    "VE\tVentes\t1\t20260105\t706000\tPrestations\t\t\tF1\t20260105\tFacture "
    "F1\t0,00\t1000,00\t\t\t"
    "20260131\t\t\n"
    "US\tBanque en dollars\t1\t20260110\t512200\tBanque en dollars\t\t\tV1\t20260110\tVirement\t"
    "500,00\t0,00\t\t\t20260131\t550,00\tUSD\n"
    "US\tBanque en dollars\t1\t20260110\t580000\tVirements internes\t\t\tV1\t20260110\tVirement\t"
    "0,00\t500,00\t\t\t20260131\t\t\n";

class CliForeignAccount : public Cli {
protected:
    void SetUp() override {
        Cli::SetUp();
        done("new --company 'Atelier Exemple SAS' --siren 123456782 --chart pcg "
             "--from 2026-01-01 --to 2026-12-31");
    }
    std::string file(const char* name, const std::string& text) const {
        const auto path = m_folder / name;
        std::ofstream(path, std::ios::binary) << text;
        return quoted(path.string());
    }
    std::string line(std::size_t place) const {
        return done("lines --state open")["lines"].at(place)["line"].dump();
    }
    void add_dollars() const {
        const json journal = done("journal add US --iban FR7616958000010000420011886 --account "
                                  "512200 --currency usd --name Dollars")["journal"];
        EXPECT_EQ(journal["currency"], "USD");
    }
};

TEST_F(CliForeignAccount, ItsCurrencyIsCheckedListedAndKept) {
    refused("journal add US --iban FR7616958000010000420011886 --account 512200 --currency DOLLAR",
            2, "core.currency_unknown");
    refused("journal add US --iban FR7616958000010000420011886 --account 512200 --currency XQZ", 2,
            "core.currency_unknown");
    add_dollars();
    bool listed = false;
    const json journals = done("journal list")["journals"];
    for (const json& journal : journals)
        listed = listed || (journal["code"] == "US" && journal["currency"] == "USD");
    EXPECT_TRUE(listed);
    EXPECT_EQ(done("journal show US")["journal"]["currency"], "USD");
    done("import " + file("usd.xml", k_dollars));
    refused("journal add US --currency CHF", 1, "ledger.journal_used_in_currency");
    const json lines = done("lines")["lines"];
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_EQ(lines[0]["currency"], "USD");
    EXPECT_EQ(lines[0]["amount"], "1200.00");
}

TEST_F(CliForeignAccount, ASaleInEurosCashedInDollarsKeepsBothAmounts) {
    done("books import " + file("123456782FEC20261231.txt", k_books));
    add_dollars();
    done("import " + file("usd.xml", k_dollars));
    const std::string item = done("open-items")["items"][0]["id"].dump();
    const std::string cash = line(0);
    // Nothing is taken unattended: no rate is known.
    done("reconcile --apply");
    EXPECT_EQ(done("lines --state open")["lines"].size(), 2U);
    refused("match " + cash + " --invoice " + item, 1, "reconcile.currency_differs");
    refused("match " + cash + " --invoice " + item + " --value 1020.00", 1,
            "reconcile.totals_differ");
    refused("match " + cash + " --invoice " + item + " --value -1020.00 --difference exchange", 1,
            "reconcile.value_unfit");
    refused("match " + cash + " --account 627000", 1, "reconcile.value_missing");
    const json before = done("report reconciliation --journal US --at 2026-01-31");
    const std::string match = done("match " + cash + " --invoice " + item +
                                   " --value 1020.00 --difference exchange")["match"]
                                  .dump();
    EXPECT_TRUE(done("open-items")["items"].empty());
    const auto balance_of = [&](const std::string& account) {
        const json accounts = done("balance")["accounts"];
        for (const json& row : accounts)
            if (row["account"] == account)
                return row["debit"].get<std::string>() + "/" + row["credit"].get<std::string>();
        return std::string();
    };
    EXPECT_EQ(balance_of("756000"), "0.00/20.00");
    // In its own currency: 550 booked in January and 1 200 cashed; the fee is still to be booked.
    json report = done("report reconciliation --journal US --at 2026-01-31");
    EXPECT_EQ(report["currency"], "USD");
    EXPECT_EQ(report["ledger_balance"], "1750.00");
    EXPECT_EQ(report["statement_balance"], "1175.00");
    done("match " + line(0) + " --account 627000 --value -23.00");
    EXPECT_EQ(done("report reconciliation --journal US --at 2026-01-31")["ledger_balance"],
              "1725.00");
    EXPECT_EQ(done("check")["ok"], true);
    done("undo " + match);
    EXPECT_EQ(done("open-items")["items"].size(), 1U);
    EXPECT_EQ(balance_of("756000"), "");
    EXPECT_EQ(done("report reconciliation --journal US --at 2026-01-31")["ledger_balance"],
              "525.00");
    EXPECT_EQ(done("check")["ok"], true);
    EXPECT_EQ(before["ledger_balance"], "550.00");
}

TEST_F(CliForeignAccount, APaymentBelowTheInvoiceLeavesTheRestOpen) {
    done("books import " + file("123456782FEC20261231.txt", k_books));
    add_dollars();
    done("import " + file("usd.xml", k_dollars));
    const std::string item = done("open-items")["items"][0]["id"].dump();
    done("match " + line(0) + " --invoice " + item + "=900.00 --value 900.00");
    EXPECT_EQ(done("open-items")["items"][0]["open"], "100.00");
}

// A132: against a statement on paper, in the currency of the account.
TEST_F(CliForeignAccount, PointingCountsInItsCurrencyOrInEuros) {
    done("books import " + file("123456782FEC20261231.txt", k_books));
    add_dollars();
    const json session =
        done("pointing open --journal US --from 2026-01-01 --to 2026-01-31 --balance 550.00");
    EXPECT_EQ(session["currency"], "USD") << "the account's own, unless another is said";
    const std::string id = session["id"].dump();
    json sheet = done("pointing show " + id);
    ASSERT_EQ(sheet["entries"].size(), 1U);
    EXPECT_EQ(sheet["entries"][0]["amount"], "550.00");
    EXPECT_EQ(sheet["ledger_balance"], "550.00");
    refused("journal add US --currency CHF", 1, "ledger.journal_used_in_currency");
    done("pointing point " + id + " " + sheet["entries"][0]["row"].dump());
    done("pointing validate " + id);
    const json report = done("report reconciliation --journal US --at 2026-01-31");
    EXPECT_EQ(report["currency"], "USD");
    EXPECT_EQ(report["ledger_balance"], "550.00");
    EXPECT_EQ(report["statement_balance"], "550.00");
    EXPECT_EQ(report["difference"], "0.00");
    done("pointing erase " + id);
    refused("pointing open --journal US --from 2026-01-01 --to 2026-01-31 --balance 1 "
            "--currency CHF",
            1, "pointing.currency_unknown");
    const std::string euros = done("pointing open --journal US --from 2026-01-01 --to 2026-01-31 "
                                   "--balance 500.00 --currency EUR")["id"]
                                  .dump();
    EXPECT_EQ(done("pointing show " + euros)["entries"][0]["amount"], "500.00");
    done("pointing erase " + euros);
    EXPECT_EQ(done("check")["ok"], true);
}

} // namespace
} // namespace comptoir
