#include "comptoir/core/file.h"
#include "comptoir/core/text.h"
#include "comptoir/reports/reconciliation_content.h"
#include "comptoir/reports/reconciliation_pdf.h"
#include "comptoir/reports/reconciliation_text.h"
#include "support/test_paths.h"

#include <gmock/gmock.h>

#include <QGuiApplication>

namespace comptoir::reports {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

// The worked example of the domain primer: books 3 300, a cheque of 2 000 not presented, interest
// of 300 received and not booked, hence a statement of 5 600.
reconcile::ReconciliationReport an_example() {
    reconcile::ReconciliationReport report;
    report.company = "Atelier Exemple SAS";
    report.journal = "BQ";
    report.account = "512100";
    report.account_label = "Banque";
    report.iban = "FR7616958000016886912594701";
    report.at = *Date::parse_iso("2026-10-31");
    report.ledger_balance = eur(3'300'00);
    report.unpointed_credits = eur(2'000'00);
    report.theoretical = eur(5'300'00);
    report.unbooked_credits = eur(300'00);
    report.statement_balance = eur(5'600'00);
    report.credits = {
        {*Date::parse_iso("2026-10-28"), "4412087", "Chèque Menuiserie", eur(2'000'00)}};
    report.bank_credits = {
        {*Date::parse_iso("2026-10-31"), "", "INTERETS CREDITEURS", eur(300'00)}};
    return report;
}

TEST(ReconciliationText, ShowsEveryFigureInFrench) {
    const std::string text = reconciliation_text(an_example(), i18n::Language::French);
    for (const char* wanted :
         {"État de rapprochement au 31/10/2026", "Solde comptable du compte 512100",
          "3\u202f300,00", "5\u202f300,00", "5\u202f600,00", "Chèque Menuiserie",
          "INTERETS CREDITEURS", "2 éléments restent en suspens", "Néant"})
        EXPECT_THAT(text, HasSubstr(wanted));
}

TEST(ReconciliationText, SaysTheSameInEnglish) {
    const std::string text = reconciliation_text(an_example(), i18n::Language::English);
    EXPECT_THAT(text, HasSubstr("Bank reconciliation statement as of 31 Oct 2026"));
    EXPECT_THAT(text, HasSubstr("2 items are in suspense."));
    EXPECT_THAT(text, Not(HasSubstr("report.")));
}

TEST(ReconciliationText, SaysThatAPointingIsOpenAgain) {
    auto report = an_example();
    EXPECT_THAT(reconciliation_text(report, i18n::Language::French), Not(HasSubstr("rouvert")));
    report.open_again_until = Date::parse_iso("2026-10-20").value();
    EXPECT_THAT(reconciliation_text(report, i18n::Language::French),
                HasSubstr("Le pointage manuel jusqu’au 20/10/2026 est rouvert et reste à valider"));
    EXPECT_THAT(reconciliation_text(report, i18n::Language::English),
                HasSubstr("until 20 Oct 2026 is open again and is to be validated"));
}

TEST(ReconciliationText, SaysThatAllAgreesOnlyWhenNothingIsInSuspense) {
    auto report = an_example();
    report.credits.clear();
    report.bank_credits.clear();
    EXPECT_EQ(agreement_of(report), Agreement::Settled);
    EXPECT_THAT(reconciliation_text(report, i18n::Language::French),
                HasSubstr("rien n’est en suspens"));
}

TEST(ReconciliationText, NamesWhatRemainsUnexplained) {
    auto report = an_example();
    report.difference = eur(-12'34);
    const std::string text = reconciliation_text(report, i18n::Language::French);
    EXPECT_THAT(text, HasSubstr("restent à expliquer"));
    EXPECT_THAT(text, HasSubstr("−12,34"));
    EXPECT_THAT(text, Not(HasSubstr("Tout est expliqué.")));
}

TEST(ReconciliationText, KeepsEveryRowWithinTheTerminal) {
    auto report = an_example();
    report.credits.front().label = std::string(300, 'x');
    report.credits.front().piece = std::string(100, 'y');
    const std::string text = reconciliation_text(report, i18n::Language::French);
    std::size_t start = 0;
    for (std::size_t end = text.find('\n'); end != std::string::npos;
         end = text.find('\n', start)) {
        EXPECT_LE(text::length_in_characters(text.substr(start, end - start)), 88U);
        start = end + 1;
    }
}

TEST(ReconciliationContent, ShowsTheInheritedDifferenceOnlyWhenThereIsOne) {
    auto report = an_example();
    const auto without = reconciliation_content(report, i18n::Language::French).figures.size();
    report.initial_difference = eur(1'00);
    EXPECT_EQ(reconciliation_content(report, i18n::Language::French).figures.size(), without + 1);
}

TEST(ReconciliationText, NamesWhatIsInherited) {
    auto report = an_example();
    report.initial_difference = eur(1500'00);
    EXPECT_THAT(reconciliation_text(report, i18n::Language::French),
                HasSubstr("dont 1\u202f500,00"));
    report.credits.clear();
    report.debits.clear();
    report.bank_credits.clear();
    report.bank_debits.clear();
    report.difference = eur(0);
    EXPECT_EQ(agreement_of(report), Agreement::Inherited);
    const std::string text = reconciliation_text(report, i18n::Language::French);
    EXPECT_THAT(text, HasSubstr("il reste 1\u202f500,00"));
    EXPECT_THAT(text, Not(HasSubstr("concordent")));
}

TEST(ReconciliationPdf, WritesEveryPageOfALongList) {
    auto report = an_example();
    for (int i = 0; i < 200; ++i)
        report.credits.push_back(report.credits.front());
    test::TempFolder folder;
    const auto path = folder.file("etat.pdf");
    ASSERT_TRUE(write_reconciliation_pdf(report, i18n::Language::French, path));
    const auto bytes = read_file(path, 10'000'000);
    ASSERT_TRUE(bytes);
    EXPECT_THAT(*bytes, StartsWith("%PDF-"));
    EXPECT_THAT(*bytes, HasSubstr("/Count 6"));
}

TEST(ReconciliationPdf, RefusesAFolderThatDoesNotExist) {
    test::TempFolder folder;
    const auto written = write_reconciliation_pdf(an_example(), i18n::Language::English,
                                                  folder.file("missing") / "etat.pdf");
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code.name, "core.file_unwritable");
}

} // namespace
} // namespace comptoir::reports

int main(int argc, char** argv) {
    testing::InitGoogleMock(&argc, argv);
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication application(argc, argv);
    return RUN_ALL_TESTS();
}
