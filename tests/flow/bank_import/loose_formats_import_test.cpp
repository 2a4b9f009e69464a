// Importing what says little of itself: QIF, and OFX without an account.
#include "bank_dossier.h"

#include "comptoir/core/text.h"

#include <gtest/gtest.h>

namespace comptoir::test {
namespace {

constexpr std::string_view k_qif = "!Type:Bank\nD31/01/2026\nT-190.00\nPLoyer\n^\n"
                                   "D30/01/2026\nT1,200.00\nPClient Beta\n^\n";

std::string ofx(std::string_view account) {
    return "OFXHEADER:100\n\n<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR" +
           std::string(account) +
           "<BANKTRANLIST><DTSTART>20260101<DTEND>20260131"
           "<STMTTRN><TRNTYPE>POS<DTPOSTED>20260131<TRNAMT>-190.00<FITID>A1<NAME>Loyer</STMTTRN>"
           "<STMTTRN><TRNTYPE>POS<DTPOSTED>20260130<TRNAMT>1200.00<FITID>A2<NAME>Client</STMTTRN>"
           "</BANKTRANLIST><LEDGERBAL><BALAMT>5000<DTASOF>20260131</LEDGERBAL>"
           "</STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>";
}

std::string rib_of_the_journal() {
    const auto rib = rib_of_iban(*Iban::parse(k_test_iban));
    return "<BANKACCTFROM><BANKID>" + rib->bank + "<BRANCHID>" + rib->branch + "<ACCTID>" +
           rib->account + "</BANKACCTFROM>";
}

TEST(QifImport, NeedsAJournalAndSaysSo) {
    BankDossier dossier;
    const auto refused = dossier.try_text(k_qif);
    ASSERT_EQ(refusal_of(refused), "bank.account_unnamed");
    EXPECT_EQ(refused.error().place->field, "account");
    EXPECT_EQ(dossier.line_count(), 0);
}

TEST(QifImport, GoesToTheChosenJournalWhateverItsIban) {
    BankDossier dossier;
    const auto report = value_of(dossier.try_text(k_qif, {.journal = "BQ"}));
    EXPECT_EQ(BankDossier::totals_of(report), (Totals{2, 0, 0}));
    EXPECT_TRUE(report.left_out.empty());
    // The person has answered what the reading asks, and the journal what the currency is.
    EXPECT_TRUE(report.diagnostics.empty());
    EXPECT_EQ(dossier.statements().at(0).from->to_iso(), "2026-01-30");
}

TEST(QifImport, TwiceIsOnce) {
    BankDossier dossier;
    value_of(dossier.try_text(k_qif, {.journal = "BQ"}));
    const auto again = value_of(dossier.try_text(k_qif, {.journal = "BQ"}));
    EXPECT_EQ(BankDossier::totals_of(again), (Totals{0, 2, 0}));
    EXPECT_EQ(dossier.line_count(), 2);
}

TEST(QifImport, IsInTheCurrencyOfItsJournal) {
    TempDossier dossier(ledger::Chart::Kmu);
    const auto journal = value_of(dossier.write<ledger::Journal>([](app::Writer& writer) {
        return app::add_journal(writer, {.code = "BQ", .account = "102000"});
    }));
    const auto path = dossier.write_file("in.qif", k_qif);
    value_of(dossier.write<app::ImportReport>([&](app::Writer& writer) {
        return app::import_files(writer, {.files = {path}, .journal = "BQ"});
    }));
    value_of(dossier.read<std::int64_t>([&](app::Reader& reader) -> Result<std::int64_t> {
        CT_TRY(app::for_each_line(reader, {}, [&](const app::LineRow& row) {
            EXPECT_EQ(row.line.amount.currency(), journal.currency);
            return true;
        }));
        return 0;
    }));
}

TEST(QifImport, OfOneNamedAccountIsTakenOfTwoRefused) {
    BankDossier dossier;
    const std::string one = "!Account\nNCourant\n^\n" + std::string(k_qif);
    const std::string two =
        one + "!Account\nNLivret\n^\n!Type:Bank\nD31/01/2026\nT5\nPIntérêts\n^\n";
    const auto refused = dossier.try_text(two, {.journal = "BQ"});
    EXPECT_EQ(refusal_of(refused), "bank.accounts_unnamed");
    EXPECT_EQ(dossier.line_count(), 0);
    EXPECT_EQ(refusal_of(dossier.try_text(one)), "bank.account_unnamed");
    value_of(dossier.try_text(one, {.journal = "BQ"}));
    EXPECT_EQ(dossier.line_count(), 2);
}

TEST(QifImport, ThatNamesTheIbanOfAJournalNeedsNoOther) {
    BankDossier dossier;
    const std::string named =
        "!Account\nN" + std::string(k_test_iban) + "\n^\n" + std::string(k_qif);
    EXPECT_EQ(dossier.import_text(named), (Totals{2, 0, 0}));
}

TEST(QifImport, AsksForTheOrderOfItsDaysOnce) {
    BankDossier dossier;
    constexpr std::string_view k_open = "!Type:Bank\nD03/04/2026\nT-190.00\nPLoyer\n^\n";
    EXPECT_EQ(refusal_of(dossier.try_text(k_open, {.journal = "BQ"})),
              "formats.date_order_ambiguous");
    app::ImportRequest request{.journal = "BQ"};
    request.choices.date_order = bank::DateOrder::MonthDayYear;
    value_of(dossier.try_text(k_open, request));
    EXPECT_EQ(dossier.statements().at(0).from->to_iso(), "2026-03-04");
}

TEST(OfxImport, FindsTheJournalByTheNationalNumber) {
    BankDossier dossier;
    EXPECT_EQ(dossier.import_text(ofx(rib_of_the_journal())), (Totals{2, 0, 0}));
    EXPECT_EQ(dossier.import_text(ofx(rib_of_the_journal())), (Totals{0, 2, 0}));
}

TEST(OfxImport, ReadsTheSameOfBothVersions) {
    BankDossier dossier;
    EXPECT_EQ(dossier.import_text(ofx(rib_of_the_journal())), (Totals{2, 0, 0}));
    EXPECT_EQ(dossier.import_text("<?OFX OFXHEADER=\"200\"?>" + ofx(rib_of_the_journal())),
              (Totals{0, 2, 0}));
}

TEST(OfxImport, WithoutAnAccountNeedsAJournal) {
    BankDossier dossier;
    EXPECT_EQ(refusal_of(dossier.try_text(ofx(""))), "bank.account_unnamed");
    value_of(dossier.try_text(ofx(""), {.journal = "BQ"}));
    EXPECT_EQ(dossier.line_count(), 2);
}

TEST(OfxImport, OfAnotherNumberIsLeftOutOrRefusedByName) {
    BankDossier dossier;
    const std::string other = ofx("<BANKACCTFROM><ACCTID>4711-0815</BANKACCTFROM>");
    EXPECT_EQ(refusal_of(dossier.try_text(other)), "bank.account_without_journal");
    const auto report = value_of(dossier.try_text(other, {.journal = "BQ"}));
    EXPECT_EQ(report.left_out.size(), 1U);
    EXPECT_EQ(dossier.line_count(), 0);
}

} // namespace
} // namespace comptoir::test
