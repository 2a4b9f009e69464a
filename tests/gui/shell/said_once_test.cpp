// Names and labels that two fields say alike, and the end of a sentence.
#include "comptoir/gui/support/said_once.h"

#include "comptoir/gui/widgets/message_bar.h"
#include "gui/support/client_under_test.h"

namespace comptoir::gui {
namespace {

std::string named(const char* code, const char* name) {
    return said_once(QString::fromUtf8(code), QString::fromUtf8(name), QStringLiteral(" · "))
        .toStdString();
}
std::string label(const char* first, const char* more) {
    return whole_label(QString::fromUtf8(first), QString::fromUtf8(more)).toStdString();
}
std::string stopped(const char* text) {
    return with_one_stop(QString::fromUtf8(text)).toStdString();
}

TEST(SaidOnce, ACodeThatIsItsNameStandsAlone) {
    EXPECT_EQ(named("BQ", "Banque"), "BQ · Banque");
    EXPECT_EQ(named("BQ", "BQ"), "BQ");
    EXPECT_EQ(named("Aaro", " AARO "), "Aaro");
    EXPECT_EQ(named("BQ", ""), "BQ");
    EXPECT_EQ(named("BQ", "BQ Lyon"), "BQ · BQ Lyon") << "the name says more";
}

TEST(SaidOnce, ALabelAndItsContinuationSayTheSameOnce) {
    EXPECT_EQ(label("PRLV EDF", "facture 12"), "PRLV EDF facture 12");
    EXPECT_EQ(label("PRLV EDF", "PRLV EDF"), "PRLV EDF");
    EXPECT_EQ(label("PRLV EDF", "prlv  edf "), "PRLV EDF");
    EXPECT_EQ(label("PRLV EDF", "PRLV EDF facture 12"), "PRLV EDF facture 12");
    EXPECT_EQ(label("PRLV EDF", "PRLV EDFINANCE"), "PRLV EDF PRLV EDFINANCE") << "other words";
    EXPECT_EQ(label("PRLV EDF", ""), "PRLV EDF");
    EXPECT_EQ(label("", "facture 12"), "facture 12");
}

TEST(SaidOnce, ASentenceEndsWithOneFullStop) {
    EXPECT_EQ(stopped("Repris : Aaro S.A.."), "Repris : Aaro S.A.");
    EXPECT_EQ(stopped("Repris : Aaro S.A.. Puis le reste."), "Repris : Aaro S.A. Puis le reste.");
    EXPECT_EQ(stopped("Repris : VIR…."), "Repris : VIR…");
    EXPECT_EQ(stopped("Repris : pourquoi ?."), "Repris : pourquoi ?");
    for (const char* right : {"Un point.", "En cours…", "Et ainsi...", "releve..xml", ""})
        EXPECT_EQ(stopped(right), right);
}

TEST(SaidOnce, AMessageIsShownSo) {
    ClientUnderTest::Options options;
    options.books = options.statements = false;
    ClientUnderTest client(options);
    MessageBar bar({client.theme(), client.words(), client.jobs()}, nullptr);
    bar.show_message(QStringLiteral("Repris : Aaro S.A.."), Tone::Ok);
    EXPECT_EQ(bar.sentence(), QStringLiteral("Repris : Aaro S.A."));
    EXPECT_EQ(bar.accessibleName(), bar.sentence());
}

} // namespace
} // namespace comptoir::gui
