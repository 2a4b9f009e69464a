// The corpus' verdicts are the law of `books import`: accept, accept with warning, drafts, refuse.
#include "fec_text.h"

#include <sstream>

using namespace comptoir;
using namespace comptoir::test;

TEST(BooksCorpus, EveryFileGetsTheVerdictOfTheIndex) {
    const auto index = corpus_path("fec/INDEX.tsv");
    if (!index)
        GTEST_SKIP() << k_no_corpus;
    std::istringstream lines(read_text(*index));
    std::string line;
    std::getline(lines, line);
    int cases = 0;
    while (std::getline(lines, line)) {
        const std::string file = line.substr(0, line.find('\t'));
        const std::string verdict = line.substr(line.rfind('\t') + 1);
        SCOPED_TRACE(file + ": " + verdict);
        TempDossier dossier;
        const auto report = import_file(dossier, *corpus_path("fec/" + file));
        ++cases;
        EXPECT_EQ(!report, verdict.starts_with("refuse"));
        if (!report) {
            EXPECT_TRUE(entries_of(dossier).empty());
            continue;
        }
        EXPECT_EQ(report->entries, 6);
        // One line of that file lacks its ValidDate: its entry is the draft.
        EXPECT_EQ(report->drafts, verdict == "accept as drafts" ? 1 : 0);
        // The corpus' company is not the test's; that warning is beside the point.
        std::int64_t warnings = 0;
        for (const Diagnostic& warning : report->warnings)
            warnings += warning.code.name != "books.other_company" &&
                                warning.severity == Diagnostic::Severity::Warning
                            ? 1
                            : 0;
        EXPECT_EQ(warnings > 0, verdict != "accept") << warnings;
        EXPECT_TRUE(faults_of(dossier).empty());
    }
    EXPECT_EQ(cases, 23);
}

TEST(BooksCorpus, TheReferenceFileGivesItsOpenItemsAndBalances) {
    const auto file = corpus_path("fec/made/123456789FEC20251231.txt");
    if (!file)
        GTEST_SKIP() << k_no_corpus;
    TempDossier dossier;
    const auto report = value_of(import_file(dossier, *file));
    EXPECT_EQ(report.validated, 6);
    EXPECT_EQ(report.parties, 2);
    EXPECT_EQ(report.open_items, 0); // both pieces are lettered with their payments
    Money debit = eur(0), credit = eur(0);
    for (const ledger::Balance& balance : balances_of(dossier)) {
        debit += balance.debit;
        credit += balance.credit;
    }
    EXPECT_EQ(debit, credit);
    EXPECT_EQ(debit, eur(10000'00 + 120'00 + 1200'00 + 120'00 + 1200'00 + 9'10));
    for (const ledger::Entry& entry : entries_of(dossier)) {
        for (const ledger::EntryRow& row : entry.rows) {
            if (!row.party.empty()) {
                EXPECT_EQ(row.letter, "AA");
            }
        }
    }
}
