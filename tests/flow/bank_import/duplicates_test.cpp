// What is known already is recognised by content; what is new always lives (requirements C07-C13).
#include "bank_dossier.h"

namespace comptoir::app {
namespace {

using test::BankDossier;
using test::camt_text;
using test::cfonb_text;
using test::cut;
using test::day;
using test::TextLine;
using test::TextStatement;
using test::Totals;
using test::value_of;

constexpr std::int64_t k_opening = 500'00;

std::vector<TextLine> six_days() {
    return {{day("2026-01-05"), -12'00, "PRLV DUVAL"},
            {day("2026-01-06"), 240'00, "VIR DUPONT"},
            {day("2026-01-07"), -3'50, "FRAIS"},
            {day("2026-01-08"), -3'50, "FRAIS"},
            {day("2026-01-09"), 1000'00, "REMISE CHEQUES"},
            {day("2026-01-10"), -80'00, "CARTE"}};
}

TEST(Duplicates, ImportingTwiceIsImportingOnce) {
    BankDossier dossier;
    const std::string text = camt_text({cut(six_days(), k_opening, 0, 6)});
    EXPECT_EQ(dossier.import_text(text), (Totals{6, 0, 0}));
    const auto before = dossier.lines();
    EXPECT_EQ(dossier.import_text(text), (Totals{0, 6, 0}));
    EXPECT_EQ(dossier.import_text(text), (Totals{0, 6, 0}));
    EXPECT_EQ(dossier.lines(), before);
    EXPECT_EQ(dossier.statements().size(), 1u);
    EXPECT_EQ(dossier.integer("SELECT count(*) FROM file"), 1);
    expect_balances_hold(dossier);
}

TEST(Duplicates, AFullyKnownFileMakesNoStatementAndSaysWhatItRepeats) {
    BankDossier dossier;
    const std::string text = camt_text({cut(six_days(), k_opening, 0, 6)});
    dossier.import_text(text);
    const auto report = value_of(dossier.try_text(text));
    ASSERT_EQ(report.statements.size(), 1u);
    EXPECT_FALSE(bool(report.statements[0].id));
    EXPECT_EQ(report.statements[0].lines_known, 6);
    EXPECT_EQ(dossier.integer("SELECT count(*) FROM repeated_line"), 6);
}

TEST(Duplicates, AnOverlappingFileAddsOnlyWhatIsNew) {
    BankDossier dossier;
    dossier.import_text(camt_text({cut(six_days(), k_opening, 0, 4)}));
    EXPECT_EQ(dossier.import_text(camt_text({cut(six_days(), k_opening, 2, 6)})),
              (Totals{2, 2, 0}));
    EXPECT_EQ(dossier.lines(), lines_of(six_days()));
    const auto rows = dossier.statements();
    ASSERT_EQ(rows.size(), 2u);
    EXPECT_EQ(rows[1].opening, rows[0].closing) << "the opening is that of what was kept";
    expect_balances_hold(dossier);
}

TEST(Duplicates, AMonthOverDaysThatAreHereBecomesWhatCameBeforeAndAfterThem) {
    BankDossier dossier;
    dossier.import_text(camt_text({cut(six_days(), k_opening, 2, 4)}));
    EXPECT_EQ(dossier.import_text(camt_text({cut(six_days(), k_opening, 0, 6)})),
              (Totals{4, 2, 0}));
    EXPECT_EQ(dossier.lines(), lines_of(six_days()));
    const auto rows = dossier.statements();
    ASSERT_EQ(rows.size(), 3u);
    EXPECT_EQ(rows[1].opening, eur(k_opening));
    EXPECT_EQ(rows[1].closing, rows[0].opening);
    EXPECT_EQ(rows[2].opening, rows[0].closing);
    expect_balances_hold(dossier);
}

TEST(Duplicates, AnEarlierFileThatReachesIntoTheBooksKeepsItsOwnBalances) {
    BankDossier dossier;
    dossier.import_text(camt_text({cut(six_days(), k_opening, 3, 6)}));
    EXPECT_EQ(dossier.import_text(camt_text({cut(six_days(), k_opening, 0, 5)})),
              (Totals{3, 2, 0}));
    const auto rows = dossier.statements();
    ASSERT_EQ(rows.size(), 2u);
    EXPECT_EQ(rows[1].opening, eur(k_opening));
    EXPECT_EQ(rows[1].closing, rows[0].opening);
}

TEST(Duplicates, TrueTwinsOfOneFileBothLive) {
    BankDossier dossier;
    const std::vector<TextLine> history = {{day("2026-01-05"), -2'10, "METRO ALLER"},
                                           {day("2026-01-05"), -2'10, "METRO ALLER"}};
    const std::string text = cfonb_text({cut(history, k_opening, 0, 2)});
    EXPECT_EQ(dossier.import_text(text), (Totals{2, 0, 0}));
    EXPECT_EQ(dossier.import_text(text), (Totals{0, 2, 0}));
    EXPECT_EQ(dossier.line_count(), 2);
}

TEST(Duplicates, AThirdTwinInALongerFileIsNew) {
    BankDossier dossier;
    const std::vector<TextLine> history(3, {day("2026-01-05"), -2'10, "METRO", ""});
    dossier.import_text(camt_text({cut(history, k_opening, 0, 2)}));
    EXPECT_EQ(dossier.import_text(camt_text({cut(history, k_opening, 0, 3)})), (Totals{1, 2, 0}));
    EXPECT_EQ(dossier.line_count(), 3);
    expect_balances_hold(dossier);
}

TEST(Duplicates, TwinsOnTheDayBetweenTwoAdjacentFilesAreNew) {
    const std::vector<TextLine> history = {{day("2026-01-05"), -9'00, "CARTE"},
                                           {day("2026-01-06"), -2'10, "METRO"},
                                           {day("2026-01-06"), -2'10, "METRO"},
                                           {day("2026-01-07"), 5'00, "VIR"}};
    for (const bool backwards : {false, true}) {
        SCOPED_TRACE(backwards ? "the later file first" : "in order");
        BankDossier dossier;
        const std::string first = camt_text({cut(history, k_opening, 0, 2)});
        const std::string second = camt_text({cut(history, k_opening, 2, 4)});
        EXPECT_EQ(dossier.import_text(backwards ? second : first), (Totals{2, 0, 0}));
        EXPECT_EQ(dossier.import_text(backwards ? first : second), (Totals{2, 0, 0}));
        EXPECT_EQ(dossier.lines(), lines_of(history));
        expect_balances_hold(dossier);
    }
}

TEST(Duplicates, AFileBetweenTwoStoredOnesIsWhollyNew) {
    const std::vector<TextLine> history(9, {day("2026-01-05"), -2'10, "METRO", ""});
    BankDossier dossier;
    dossier.import_text(camt_text({cut(history, k_opening, 0, 3)}));
    dossier.import_text(camt_text({cut(history, k_opening, 6, 9)}));
    EXPECT_EQ(dossier.import_text(camt_text({cut(history, k_opening, 3, 6)})), (Totals{3, 0, 0}));
    EXPECT_EQ(dossier.line_count(), 9);
    EXPECT_EQ(dossier.import_text(camt_text({cut(history, k_opening, 0, 9)})), (Totals{0, 9, 0}));
}

TEST(Duplicates, TheSameDaysFromCfonbThenCamtAreKnown) {
    BankDossier dossier;
    std::vector<TextLine> in_camt = six_days();
    for (TextLine& line : in_camt)
        line.label = "Other words for " + line.label;
    dossier.import_text(cfonb_text({cut(six_days(), k_opening, 0, 6)}));
    EXPECT_EQ(dossier.import_text(camt_text({cut(in_camt, k_opening, 0, 6)})), (Totals{0, 6, 0}));
    EXPECT_EQ(dossier.lines(), lines_of(six_days()));
}

TEST(Duplicates, LabelsTheBankEditedLaterAreKnownByTheBalances) {
    BankDossier dossier;
    std::vector<TextLine> edited = six_days();
    for (TextLine& line : edited)
        line.label += " REF 12345";
    dossier.import_text(camt_text({cut(six_days(), k_opening, 0, 5)}));
    EXPECT_EQ(dossier.import_text(camt_text({cut(edited, k_opening, 1, 6)})), (Totals{1, 4, 0}));
}

TEST(Duplicates, EarlierDaysUnderOtherLabelsAreKnownByTheBalancesToo) {
    BankDossier dossier;
    std::vector<TextLine> edited = six_days();
    for (TextLine& line : edited)
        line.label += " REF 12345";
    dossier.import_text(camt_text({cut(six_days(), k_opening, 2, 6)}));
    EXPECT_EQ(dossier.import_text(camt_text({cut(edited, k_opening, 0, 5)})), (Totals{2, 3, 0}));
}

TEST(Duplicates, AReusedReferenceIsNotAKey) {
    BankDossier dossier;
    std::vector<TextLine> history = six_days();
    for (TextLine& line : history)
        line.reference = "NOTPROVIDED";
    EXPECT_EQ(dossier.import_text(camt_text({cut(history, k_opening, 0, 6)})), (Totals{6, 0, 0}));
    std::vector<TextLine> next_year = history;
    for (TextLine& line : next_year)
        line.booked_on = line.booked_on.plus_days(365);
    const std::int64_t opening = cut(history, k_opening, 0, 6).closing();
    EXPECT_EQ(dossier.import_text(camt_text({cut(next_year, opening, 0, 6)})), (Totals{6, 0, 0}))
        << "statement numbers and references start again each year";
}

TEST(Duplicates, WithoutBalancesEqualWordsAreKnownAndOtherWordsAreDoubtful) {
    BankDossier dossier;
    TextStatement first = cut(six_days(), k_opening, 0, 6);
    first.has_balances = false;
    EXPECT_EQ(dossier.import_text(camt_text({first})), (Totals{6, 0, 0}));
    TextStatement again = first;
    again.lines[1].label = "QUELQUE CHOSE D AUTRE";
    EXPECT_EQ(dossier.import_text(camt_text({again})), (Totals{0, 5, 1}));
    EXPECT_EQ(dossier.line_count(), 7) << "kept, marked and shown, never dropped";
    EXPECT_EQ(dossier.integer("SELECT count(*) FROM bank_line WHERE doubtful = 1"), 1);
}

TEST(Duplicates, TwoReferencesOfOneBankAreTwoOperations) {
    BankDossier dossier;
    const TextStatement first = {.lines = {{day("2026-01-05"), -2'10, "METRO", "A1"}},
                                 .opening_minor = k_opening,
                                 .has_balances = false};
    TextStatement second = first;
    second.lines[0].reference = "A2";
    dossier.import_text(camt_text({first}));
    EXPECT_EQ(dossier.import_text(camt_text({second})).known, 0);
    EXPECT_EQ(dossier.line_count(), 2);
}

TEST(Duplicates, ALateBookingOnADayThatWasReportedIsNew) {
    BankDossier dossier;
    dossier.import_text(camt_text({cut(six_days(), k_opening, 0, 6)}));
    const std::int64_t closing = cut(six_days(), k_opening, 0, 6).closing();
    const std::vector<TextLine> later = {{day("2026-01-08"), -3'50, "FRAIS"},
                                         {day("2026-01-12"), 40'00, "VIR"}};
    EXPECT_EQ(dossier.import_text(camt_text({cut(later, closing, 0, 2)})), (Totals{2, 0, 0}));
}

TEST(Duplicates, AStatementRepeatedInsideOneFileIsTakenOnce) {
    BankDossier dossier;
    const TextStatement statement = cut(six_days(), k_opening, 0, 6);
    EXPECT_EQ(dossier.import_text(camt_text({statement, statement})), (Totals{6, 6, 0}));
    EXPECT_EQ(dossier.lines(), lines_of(six_days()));
}

TEST(Duplicates, TwoFilesOfOneImportKnowEachOther) {
    BankDossier dossier;
    const auto first = dossier.write_file("a.xml", camt_text({cut(six_days(), k_opening, 0, 4)}));
    const auto second = dossier.write_file("b.xml", camt_text({cut(six_days(), k_opening, 2, 6)}));
    const auto report = value_of(dossier.try_import({first, second}));
    EXPECT_EQ(BankDossier::totals_of(report), (Totals{6, 2, 0}));
}

// --- Without balances, after a statement that has them ------------------------------------------

TextStatement other_words(TextStatement statement) {
    statement.has_balances = false;
    for (std::size_t line = 0; line < statement.lines.size(); ++line)
        statement.lines[line].label = "AUTRE " + std::to_string(line);
    return statement;
}

TEST(Counted, InAnyWordsWhereTheBalancesOfAStatementSayThatAllIsHere) {
    BankDossier dossier;
    dossier.import_text(cfonb_text({cut(six_days(), k_opening, 0, 6)}));
    EXPECT_EQ(dossier.import_text(camt_text({other_words(cut(six_days(), k_opening, 0, 6))})),
              (Totals{0, 6, 0}));
    EXPECT_EQ(dossier.lines(), lines_of(six_days()));
    EXPECT_EQ(dossier.integer("SELECT count(*) FROM repeated_line"), 6) << "shown, not lost";
}

TEST(Counted, OnlyUpToTheLinesThatTheBankCounted) {
    BankDossier dossier;
    dossier.import_text(cfonb_text({cut(six_days(), k_opening, 0, 6)}));
    TextStatement more = cut(six_days(), k_opening, 4, 6);
    more.lines.push_back({day("2026-01-10"), -80'00, "CARTE ENCORE"});
    more.lines.push_back({day("2026-01-11"), -1'00, "CAFE"});
    EXPECT_EQ(dossier.import_text(camt_text({other_words(more)})), (Totals{2, 2, 0}));
    EXPECT_EQ(dossier.line_count(), 8);
}

TEST(Counted, IsInDoubtWhereNoBalancesProveThatAllIsHere) {
    BankDossier dossier;
    TextStatement first = cut(six_days(), k_opening, 0, 6);
    first.has_balances = false;
    dossier.import_text(camt_text({first}));
    EXPECT_EQ(dossier.import_text(camt_text({other_words(first)})), (Totals{0, 0, 6}));
}

TEST(Counted, TwoReferencesOfOneBankAreInDoubtEvenThere) {
    BankDossier dossier;
    TextStatement first = cut(six_days(), k_opening, 0, 6);
    first.lines[5].reference = "R1";
    dossier.import_text(camt_text({first}));
    TextStatement second = other_words(cut(six_days(), k_opening, 5, 6));
    second.lines[0].reference = "R2";
    EXPECT_EQ(dossier.import_text(camt_text({second})), (Totals{0, 0, 1}));
}

TEST(Counted, OfAYearInPiecesOfAllFormatsWithAndWithoutBalances) {
    for (unsigned seed = 1; seed <= 12; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        std::mt19937 random(seed);
        const auto history = test::random_history(random, 20, false);
        BankDossier own;
        own.import_text(camt_text({cut(history, k_opening, 0, history.size())}));
        for (int file = 0; file < 4; ++file) {
            std::size_t from = random() % 20, to = random() % 20;
            if (from > to)
                std::swap(from, to);
            const auto piece = cut(history, k_opening, from, to + 1);
            own.import_text(random() % 2 ? camt_text({other_words(piece)}) : cfonb_text({piece}));
            EXPECT_EQ(own.lines(), lines_of(history)) << from << "-" << to + 1;
        }
        EXPECT_EQ(own.integer("SELECT count(*) FROM bank_line WHERE doubtful = 1"), 0);
        if (HasFailure())
            return;
    }
}

} // namespace
} // namespace comptoir::app
