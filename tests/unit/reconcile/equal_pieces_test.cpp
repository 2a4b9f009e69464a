// Several lines of one party that ask for equal pieces: who takes which, and what is a contest.
#include "builders.h"

#include <gtest/gtest.h>

namespace comptoir::reconcile {
namespace {

using test::Case;
using test::day;
using test::pieces;
using test::says;

Case delcourt() {
    Case one;
    one.party("CDELC", "Delcourt Charpente SASU");
    return one;
}

// --- Single pieces
// --------------------------------------------------------------------------------

TEST(EqualPieces, WhatAnotherLineNamesIsTakenLast) {
    Case one = delcourt();
    one.item("CDELC", "FC-26-0301", 39200, day(3, 2));
    one.item("CDELC", "FC-26-0302", 39200, day(3, 9));
    one.item("CDELC", "FC-26-0303", 11000, day(3, 9));
    one.line(39200, day(4, 2), "VIR SEPA DELCOURT CHARPENTE");
    one.line(50200, day(4, 9), "VIR SEPA DELCOURT CHARPENTE FC-26-0301");
    const std::vector<Proposal> proposals = one.all();
    EXPECT_TRUE(proposals[0].unattended);
    EXPECT_EQ(pieces(proposals[0]), (std::vector<std::string>{"FC-26-0302"}));
    EXPECT_TRUE(proposals[1].unattended);
    EXPECT_EQ(pieces(proposals[1]), (std::vector<std::string>{"FC-26-0301", "FC-26-0303"}));
}

TEST(EqualPieces, FewDigitsTellWhichOfThem) {
    Case one = delcourt();
    one.item("CDELC", "202600191", 48000, day(3, 2));
    one.item("CDELC", "202600213", 48000, day(3, 9));
    one.item("CDELC", "202600216", 48000, day(3, 16));
    one.line(48000, day(4, 2), "VIR SEPA DELCOURT CHARPENTE VOTRE FACTURE 213");
    one.line(48000, day(4, 9), "VIR SEPA DELCOURT CHARPENTE");
    const std::vector<Proposal> proposals = one.all();
    EXPECT_EQ(pieces(proposals[0]), (std::vector<std::string>{"202600213"}));
    EXPECT_TRUE(proposals[0].unattended) << test::text_of(proposals[0]);
    EXPECT_EQ(pieces(proposals[1]), (std::vector<std::string>{"202600191"}));
    one.lines.front().line.label = "VIR SEPA DELCOURT CHARPENTE VOTRE FACTURE 214";
    EXPECT_FALSE(one.of(0).unattended); // none of them
}

TEST(EqualPieces, WhoTellsItsDigitsIsNoPartOfTheContest) {
    Case one = delcourt();
    one.item("CDELC", "202600213", 48000, day(3, 9));
    one.item("CDELC", "202600216", 48000, day(3, 16));
    one.line(48000, day(4, 2), "VIR SEPA DELCOURT CHARPENTE VOTRE FACTURE 213");
    one.line(48000, day(4, 9), "VIR SEPA DELCOURT CHARPENTE");
    one.line(48000, day(4, 10), "VIR SEPA DELCOURT CHARPENTE");
    const std::vector<Proposal> proposals = one.all();
    EXPECT_TRUE(proposals[0].unattended);
    EXPECT_TRUE(says(proposals[1], reasons::contested));
    EXPECT_TRUE(says(proposals[2], reasons::contested));
}

TEST(EqualPieces, AMonthOrAYearTellsNone) {
    Case one = delcourt();
    one.item("CDELC", "04/2026-14", 48000, day(3, 9));
    one.item("CDELC", "04/2026-15", 48000, day(3, 16));
    one.item("CDELC", "04/2026-26", 48000, day(3, 16));
    for (const char* motif : {"15 MAI", "MAI 26", "REGLT 26", "REGLT 15/05"}) {
        one.lines.clear();
        one.line(48000, day(4, 2), "VIR SEPA DELCOURT CHARPENTE " + std::string(motif));
        EXPECT_EQ(pieces(one.only()), (std::vector<std::string>{"04/2026-14"})) << motif;
    }
    one.lines.front().line.label = "VIR SEPA DELCOURT CHARPENTE FACTURE 15";
    EXPECT_EQ(pieces(one.only()), (std::vector<std::string>{"04/2026-15"}));
}

TEST(EqualPieces, ALinePaidLongBeforeThemAsksForNone) {
    Case one = delcourt();
    one.item("CDELC", "FC-26-0601", 26800, day(10, 4));
    one.line(26800, day(7, 15), "VIR SEPA DELCOURT CHARPENTE");
    one.line(26800, day(10, 7), "VIR SEPA DELCOURT CHARPENTE");
    const std::vector<Proposal> proposals = one.all();
    EXPECT_FALSE(proposals[0].unattended);
    EXPECT_TRUE(says(proposals[0], reasons::before_invoice));
    EXPECT_TRUE(proposals[1].unattended);
}

TEST(EqualPieces, ALinePaidInAdvanceMayHaveBeenForThem) {
    Case one = delcourt();
    one.item("CDELC", "FC-26-0601", 26800, day(10, 4));
    one.line(26800, day(9, 20), "VIR SEPA DELCOURT CHARPENTE");
    one.line(26800, day(10, 7), "VIR SEPA DELCOURT CHARPENTE");
    for (const Proposal& proposal : one.all())
        EXPECT_FALSE(proposal.unattended);
}

TEST(EqualPieces, ALinePaidInAdvanceMayHaveBeenForAnyOfThem) {
    Case one = delcourt();
    one.item("CDELC", "FC-26-0601", 26800, day(10, 4));
    one.item("CDELC", "FC-26-0602", 26800, day(10, 5));
    one.line(26800, day(9, 20), "VIR SEPA DELCOURT CHARPENTE");
    one.line(26800, day(10, 7), "VIR SEPA DELCOURT CHARPENTE");
    for (const Proposal& proposal : one.all())
        EXPECT_FALSE(proposal.unattended);
}

// The supplier's own number stands in the label of its entry, the piece has one of ours.
TEST(EqualPieces, TheEndOfASuppliersOwnNumberTellsWhichOfThem) {
    Case one;
    one.party("FSTU", "Studio Brodel");
    const char* numbers[] = {"2026/0556", "2026/0573", "2026/0616"};
    for (int i = 0; i < 3; ++i) {
        one.item("FSTU", "A0" + std::to_string(3 + i) + "00135", -259'201, day(3 + i, 9));
        one.books.references.push_back({one.books.items.back().id, numbers[i], false, true});
    }
    one.line(-259'201, day(6, 25), "VIR SEPA EMIS /BEN STUDIO BRODEL /MOTIF 2026 0616");
    EXPECT_EQ(pieces(one.only()), (std::vector<std::string>{"A0500135"}));
    one.lines[0].line.label = "VIR SEPA EMIS /BEN STUDIO BRODEL /MOTIF 2026 0699";
    EXPECT_NE(pieces(one.only()), (std::vector<std::string>{"A0500135"}));
}

// A debit each month, of which the first invoice never came.
TEST(EqualPieces, WhoCollectsHasWrittenTheInvoiceBefore) {
    Case one;
    one.party("FZEN", "Maintenance Zenith");
    one.item("FZEN", "A0700422", -38'990, day(7, 6));
    for (const int month : {6, 7})
        one.line(-38'990, day(month, 9), "PRLV SEPA MAINTENANCE ZENITH").nature =
            bank::Nature::DirectDebit;
    EXPECT_FALSE(one.of(0).unattended);
    EXPECT_TRUE(says(one.of(0), reasons::before_invoice));
    EXPECT_TRUE(one.of(1).unattended);
    // Ordered by us, it may be in advance.
    one.lines[0].line.nature = bank::Nature::Transfer;
    EXPECT_FALSE(one.of(1).unattended);
    one.lines[0].line.nature = bank::Nature::DirectDebit;
    // Some days are the usual delay of the post.
    one.lines[0].line.booked_on = day(7, 3);
    EXPECT_FALSE(one.of(1).unattended);
    // Twice after it.
    one.lines[0].line.booked_on = day(7, 8);
    EXPECT_FALSE(one.of(0).unattended);
    EXPECT_FALSE(one.of(1).unattended);
}

TEST(EqualPieces, AnInvoiceOfTheLastDayMayBeBookedForWhatCameBefore) {
    Case one;
    one.party("FZEN", "Maintenance Zenith");
    one.item("FZEN", "A0700422", -38'990, day(6, 30));
    for (const int month : {6, 7})
        one.line(-38'990, day(month, 9), "PRLV SEPA MAINTENANCE ZENITH").nature =
            bank::Nature::DirectDebit;
    EXPECT_FALSE(one.of(0).unattended);
    EXPECT_FALSE(one.of(1).unattended);
}

TEST(EqualPieces, WhatWeCollectIsNotInAdvance) {
    Case one = delcourt();
    one.item("CDELC", "FC-26-0601", 26800, day(10, 4));
    for (const int the_day : {10, 30})
        one.line(26800, day(9, the_day), "REM PRLV SEPA DELCOURT CHARPENTE").nature =
            bank::Nature::DirectDebit;
    EXPECT_FALSE(one.of(0).unattended);
    EXPECT_FALSE(one.of(1).unattended);
}

TEST(EqualPieces, OneLineTooManyHoldsThoseBeforeItAndNoneAfterAPieceMore) {
    Case one = delcourt();
    one.item("CDELC", "FC-26-0601", 26800, day(3, 4));
    one.item("CDELC", "FC-26-0698", 26800, day(8, 3));
    one.item("CDELC", "FC-26-0699", 26800, day(8, 4));
    one.line(26800, day(4, 1), "VIR SEPA DELCOURT CHARPENTE");
    one.line(26800, day(4, 15), "VIR SEPA DELCOURT CHARPENTE");
    one.line(26800, day(9, 1), "VIR SEPA DELCOURT CHARPENTE");
    const std::vector<Proposal> proposals = one.all();
    EXPECT_TRUE(says(proposals[0], reasons::contested));
    EXPECT_TRUE(says(proposals[1], reasons::contested));
    EXPECT_TRUE(proposals[2].unattended);
    EXPECT_EQ(pieces(proposals[2]), (std::vector<std::string>{"FC-26-0698"}));
    one.books.items.pop_back(); // three lines for two: any of them may be the one too many
    for (const Proposal& proposal : one.all())
        EXPECT_FALSE(proposal.unattended);
}

TEST(EqualPieces, ALineThatBearsALongerNameTakesNoneFromTheOther) {
    Case one;
    one.party("CORPH", "Orphea");
    one.item("CORPH", "FC-26-0601", 650140, day(5, 13));
    one.line(650140, day(5, 20), "VIR SEPA ORPHEA VETERINAIRE");
    one.line(650140, day(7, 8), "VIR SEPA ORPHEA");
    const std::vector<Proposal> proposals = one.all();
    EXPECT_FALSE(proposals[0].unattended);
    EXPECT_TRUE(proposals[1].unattended);
}

TEST(EqualPieces, TwoLinesOfWhichNothingSpeaksAgainstEitherAreAContest) {
    Case one = delcourt();
    one.item("CDELC", "FC-26-0601", 26800, day(3, 4));
    one.line(26800, day(3, 20), "VIR SEPA DELCOURT CHARPENTE");
    one.line(26800, day(6, 15), "VIR SEPA DELCOURT CHARPENTE");
    for (const Proposal& proposal : one.all()) {
        EXPECT_FALSE(proposal.unattended);
        EXPECT_TRUE(says(proposal, reasons::contested));
    }
}

// --- Sums of them
// ---------------------------------------------------------------------------------

// Four of one amount, and two others.
Case sums() {
    Case one = delcourt();
    one.item("CDELC", "FC-26-0301", 39200, day(3, 2));
    one.item("CDELC", "FC-26-0302", 39200, day(3, 9));
    one.item("CDELC", "FC-26-0303", 39200, day(3, 16));
    one.item("CDELC", "FC-26-0304", 39200, day(3, 23));
    one.item("CDELC", "FC-26-0305", 277560, day(3, 24));
    one.item("CDELC", "FC-26-0306", 11013, day(3, 25));
    return one;
}

TEST(EqualSums, AreGivenOutLineByLineFromWhatIsLeft) {
    Case one = sums();
    one.line(316760, day(4, 20), "VIR SEPA DELCOURT CHARPENTE");
    one.line(50213, day(4, 21), "VIR SEPA DELCOURT CHARPENTE");
    const std::vector<Proposal> proposals = one.all();
    EXPECT_TRUE(proposals[0].unattended);
    EXPECT_EQ(pieces(proposals[0]), (std::vector<std::string>{"FC-26-0301", "FC-26-0305"}));
    EXPECT_TRUE(proposals[1].unattended);
    EXPECT_EQ(pieces(proposals[1]), (std::vector<std::string>{"FC-26-0302", "FC-26-0306"}));
}

TEST(EqualSums, AWholeNumberIsServedFirst) {
    Case one = sums();
    one.line(316760, day(4, 20), "VIR SEPA DELCOURT CHARPENTE");
    one.line(50213, day(4, 21), "VIR SEPA DELCOURT CHARPENTE FC-26-0301");
    const std::vector<Proposal> proposals = one.all();
    EXPECT_TRUE(proposals[0].unattended);
    EXPECT_EQ(pieces(proposals[0]), (std::vector<std::string>{"FC-26-0302", "FC-26-0305"}));
    EXPECT_TRUE(proposals[1].unattended);
    EXPECT_EQ(pieces(proposals[1]), (std::vector<std::string>{"FC-26-0301", "FC-26-0306"}));
}

TEST(EqualSums, MoreAskedForThanThereIsIsAContest) {
    Case one = delcourt();
    one.item("CDELC", "FC-26-0301", 39200, day(3, 2));
    one.item("CDELC", "FC-26-0305", 277560, day(3, 24));
    one.item("CDELC", "FC-26-0306", 11013, day(3, 25));
    one.line(316760, day(4, 20), "VIR SEPA DELCOURT CHARPENTE");
    one.line(50213, day(4, 21), "VIR SEPA DELCOURT CHARPENTE");
    for (const Proposal& proposal : one.all()) {
        EXPECT_FALSE(proposal.unattended);
        EXPECT_TRUE(says(proposal, reasons::contested));
        EXPECT_EQ(proposal.targets.size(), 2U);
    }
}

TEST(EqualSums, TwoLinesThatNameTheVerySamePieceAreAContest) {
    Case one = sums();
    one.line(316760, day(4, 20), "VIR SEPA DELCOURT CHARPENTE FC-26-0301");
    one.line(50213, day(4, 21), "VIR SEPA DELCOURT CHARPENTE FC-26-0301");
    for (const Proposal& proposal : one.all()) {
        EXPECT_FALSE(proposal.unattended);
        EXPECT_TRUE(says(proposal, reasons::contested));
    }
}

TEST(EqualSums, TheOnlyOneNamedByALineOfSeveralSetsIsKeptForIt) {
    Case one = delcourt();
    one.item("CDELC", "FC-26-0301", 39200, day(3, 2));
    one.item("CDELC", "FC-26-0305", 277560, day(3, 24));
    one.item("CDELC", "FC-26-0306", 11013, day(3, 25));
    one.item("CDELC", "FC-26-0307", 5000, day(3, 25));
    one.item("CDELC", "FC-26-0308", 6013, day(3, 25));
    one.line(316760, day(4, 20), "VIR SEPA DELCOURT CHARPENTE");
    one.line(50213, day(4, 21), "VIR SEPA DELCOURT CHARPENTE FC-26-0301");
    const std::vector<Proposal> proposals = one.all();
    EXPECT_FALSE(proposals[0].unattended);
    EXPECT_TRUE(says(proposals[0], reasons::contested));
    EXPECT_FALSE(proposals[1].unattended);
    EXPECT_EQ(proposals[1].state, LineState::Ambiguous);
}

TEST(EqualSums, WhatTheSureOneTookLeavesOneSetToTheOther) {
    Case one = delcourt();
    one.item("CDELC", "FC-26-0301", 39200, day(3, 2));
    one.item("CDELC", "FC-26-0305", 277560, day(3, 24));
    one.item("CDELC", "FC-26-0306", 11013, day(3, 25));
    one.item("CDELC", "FC-26-0307", 305747, day(3, 25));
    one.line(316760, day(4, 20), "VIR SEPA DELCOURT CHARPENTE"); // 0301 + 0305, or 0306 + 0307
    one.line(50213, day(4, 21), "VIR SEPA DELCOURT CHARPENTE");  // 0301 + 0306: no part of either
    const std::vector<Proposal> contest = one.all();
    EXPECT_FALSE(contest[0].unattended);
    one.lines.back().line.amount = Money{316760 + 11013, Currency::eur()}; // 0301 + 0305 + 0306
    one.lines.front().line.amount = Money{305747 + 39200, Currency::eur()};
    const std::vector<Proposal> proposals = one.all();
    EXPECT_FALSE(proposals[0].unattended); // both want FC-26-0301
    EXPECT_FALSE(proposals[1].unattended);
}

TEST(EqualSums, ALineThatAPersonHasToSeeTakesNoneFromTheOthers) {
    Case one = delcourt();
    one.item("CDELC", "FC-26-0301", 39200, day(3, 2));
    one.item("CDELC", "FC-26-0305", 277560, day(3, 24));
    one.item("CDELC", "FC-26-0306", 11013, day(3, 25));
    one.line(316760, day(4, 20), "VIR SEPA DELCOURT CHARPENTE VETERINAIRE LEMAITRE");
    one.line(50213, day(4, 21), "VIR SEPA DELCOURT CHARPENTE");
    const std::vector<Proposal> proposals = one.all();
    EXPECT_FALSE(proposals[0].unattended);
    EXPECT_TRUE(proposals[1].unattended);
}

} // namespace
} // namespace comptoir::reconcile
