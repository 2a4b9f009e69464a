// Numbers of two people, or of one in both roles; numbers that say nothing; numbers run together.
#include "builders.h"

#include <gtest/gtest.h>

namespace comptoir::reconcile {
namespace {

using test::Case;
using test::day;
using test::pieces;
using test::says;

Case two_customers() {
    Case one;
    one.party("CVERD", "Verdier Lorrain");
    one.party("CMARE", "Marescaux Toiture");
    one.item("CVERD", "FC-26-0310", 150000, day(4, 20));
    one.item("CMARE", "FC-26-0311", 371460, day(4, 20));
    return one;
}

TEST(NumbersTogether, OnePaysForTwoByBothNumbers) {
    Case one = two_customers();
    one.line(521460, day(5, 4), "VIR VERDIER LORRAIN FC-26-0310 FC-26-0311");
    const Proposal proposal = one.only();
    EXPECT_TRUE(proposal.unattended);
    EXPECT_EQ(proposal.kind, Kind::Grouped);
    EXPECT_EQ(pieces(proposal), (std::vector<std::string>{"FC-26-0310", "FC-26-0311"}));
    EXPECT_TRUE(proposal.difference.is_zero());
}

TEST(NumbersTogether, ACentBesideIsNoSum) {
    Case one = two_customers();
    one.line(521461, day(5, 4), "VIR VERDIER LORRAIN FC-26-0310 FC-26-0311");
    EXPECT_FALSE(one.only().unattended);
}

TEST(NumbersTogether, AThirdNameBesideTheNumbersIsShown) {
    Case one = two_customers();
    one.party("CTHIR", "Quentin Barbier");
    one.line(521460, day(5, 4), "VIR QUENTIN BARBIER FC-26-0310 FC-26-0311");
    const Proposal proposal = one.only();
    EXPECT_FALSE(proposal.unattended);
    EXPECT_EQ(proposal.targets.size(), 2U);
    EXPECT_TRUE(says(proposal, reasons::foreign_number));
}

TEST(NumbersTogether, AStrangersNameBesideThePayersIsShown) {
    Case one = two_customers();
    one.party("CTHIR", "Verdier Lorrain Barbier");
    bank::StatementLine& line =
        one.line(521460, day(5, 4), "VIR VERDIER LORRAIN BARBIER FC-26-0310 FC-26-0311");
    line.counterparty.name = "VERDIER LORRAIN BARBIER";
    EXPECT_FALSE(one.only().unattended);
}

TEST(NumbersTogether, ThreePeopleAreShown) {
    Case one = two_customers();
    one.party("CTHIR", "Quentin Barbier");
    one.item("CTHIR", "FC-26-0312", 10000, day(4, 20));
    one.line(531460, day(5, 4), "VIR VERDIER LORRAIN FC-26-0310 FC-26-0311 FC-26-0312");
    EXPECT_FALSE(one.only().unattended);
    EXPECT_EQ(one.only().targets.size(), 3U);
}

TEST(NumbersTogether, AShortNumberOfSomebodyElseIsNoProof) {
    Case one = two_customers();
    one.books.items.back().piece = "4471";
    one.line(521460, day(5, 4), "VIR VERDIER LORRAIN FC-26-0310 4471");
    EXPECT_FALSE(one.only().unattended);
}

TEST(NumbersTogether, NobodyNetsWhatSomebodyElseIsOwed) {
    Case one = two_customers();
    one.party("FTHIR", "Quentin Barbier");
    one.item("FTHIR", "QB-77120", -50000, day(4, 22));
    one.line(100000, day(5, 4), "VIR VERDIER LORRAIN FC-26-0310 QB-77120");
    EXPECT_FALSE(one.only().unattended);
}

TEST(NumbersTogether, CustomerAndSupplierOfOneNameAreNetted) {
    Case one = two_customers();
    one.party("FVERD", "Verdier Lorrain");
    one.item("FVERD", "VL-77120", -50000, day(4, 22));
    one.line(100000, day(5, 4), "VIR VERDIER LORRAIN FC-26-0310 - VL-77120 COMPENSATION");
    const Proposal proposal = one.only();
    EXPECT_TRUE(proposal.unattended);
    EXPECT_EQ(pieces(proposal), (std::vector<std::string>{"FC-26-0310", "VL-77120"}));
    EXPECT_TRUE(proposal.difference.is_zero());
    one.lines.front().line.amount = Money{99900, Currency::eur()};
    EXPECT_FALSE(one.only().unattended);
}

// --- Both names beside both numbers
// ---------------------------------------------------------------

TEST(NumbersTogether, BothNamesBesideBothNumbersAreNobodyElse) {
    Case one = two_customers();
    for (const char* label :
         {"VIR SEPA VERDIER LORRAIN FC-26-0310 FC-26-0311 POUR MARESCAUX TOITURE",
          "VIR SEPA VERDIER LORRAIN FC-26-0310/MARESCAUX TOITURE FC-26-0311"}) {
        one.lines.clear();
        one.line(521460, day(5, 4), label).counterparty.name = "VERDIER LORRAIN";
        const Proposal proposal = one.only();
        EXPECT_TRUE(proposal.unattended) << label << test::text_of(proposal);
        EXPECT_EQ(proposal.targets.size(), 2U);
    }
}

TEST(NumbersTogether, ThreeNamesBesideThreeNumbersAreEnough) {
    Case one = two_customers();
    one.party("CTHIR", "Quentin Barbier");
    one.item("CTHIR", "FC-26-0312", 10000, day(4, 20));
    one.line(531460, day(5, 4),
             "VIR VERDIER LORRAIN / MARESCAUX TOITURE / QUENTIN BARBIER FC-26-0310 FC-26-0311 "
             "FC-26-0312");
    EXPECT_TRUE(one.only().unattended);
    one.lines.front().line.amount = Money{531459, Currency::eur()};
    EXPECT_FALSE(one.only().unattended);
}

TEST(NumbersTogether, AThirdNameBesideTheTwoIsSomebodyElse) {
    Case one = two_customers();
    one.line(521460, day(5, 4),
             "VIR KERMADEC OPTIQUE FC-26-0310 FC-26-0311 VERDIER LORRAIN MARESCAUX TOITURE");
    EXPECT_FALSE(one.only().unattended);
    EXPECT_TRUE(says(one.only(), reasons::foreign_name));
}

TEST(NumbersTogether, WhoseNameIsThatOfBothIsSomebodyElse) {
    Case one = two_customers();
    one.party("CTHIR", "Verdier Lorrain Marescaux");
    one.line(521460, day(5, 4), "VIR VERDIER LORRAIN MARESCAUX FC-26-0310 FC-26-0311");
    EXPECT_FALSE(one.only().unattended);
}

TEST(NumbersTogether, ATradeBesideANameTellsNobody) {
    Case one = two_customers();
    one.line(521460, day(5, 4), "VIR VERDIER LORRAIN TOITURE FC-26-0310 FC-26-0311")
        .counterparty.name = "VERDIER LORRAIN TOITURE";
    const Proposal proposal = one.only();
    EXPECT_EQ(proposal.targets.size(), 2U);
}

TEST(NumbersTogether, FewDigitsAreEnoughForThoseWhoAreBothNamed) {
    Case one = two_customers();
    one.books.items[0].piece = "10134";
    one.books.items[1].piece = "10100";
    one.line(521460, day(5, 4), "VIR VERDIER LORRAIN 10134 10100 POUR MARESCAUX TOITURE");
    EXPECT_TRUE(one.only().unattended) << test::text_of(one.only());
    one.lines.front().line.label = "VIR VERDIER LORRAIN 10134 10100"; // somebody else's is short
    EXPECT_FALSE(one.only().unattended);
    one.lines.front().line.label = "VIR 10134 10100";
    EXPECT_FALSE(one.only().unattended);
}

TEST(NumbersTogether, WhatIsPaidBesidesSpeaksAgainst) {
    Case one = two_customers();
    one.item("CMARE", "FC-26-0399", 99900, day(4, 22));
    one.line(521460, day(5, 4),
             "VIR VERDIER LORRAIN FC-26-0310 FC-26-0311 FC-26-0399 POUR MARESCAUX TOITURE");
    EXPECT_FALSE(one.only().unattended);
}

// --- A number that says nothing
// -------------------------------------------------------------------

TEST(NumbersTogether, AnOrderNumberLikeASuppliersPieceSaysNothing) {
    Case one = two_customers();
    one.party("FTHIR", "Quentin Barbier");
    one.item("FTHIR", "QB-77120", -50000, day(4, 22));
    one.line(150000, day(5, 4), "VIR VERDIER LORRAIN FC-26-0310 CDE QB-77120");
    EXPECT_TRUE(one.only().unattended);
}

TEST(NumbersTogether, AnOrderNumberThatBeginsLikeAnInvoiceIsAnOrder) {
    Case one = two_customers();
    one.line(150000, day(5, 4), "VIR VERDIER LORRAIN FACT FC-26-0310 CDE INV-2026-00428");
    EXPECT_TRUE(one.only().unattended);
    one.lines.front().line.label = "VIR VERDIER LORRAIN FACT FC-26-0310 INV-2026-00428";
    EXPECT_FALSE(one.only().unattended);
    one.lines.front().line.label = "VIR VERDIER LORRAIN CDE INV-2026-00428"; // its own is not there
    EXPECT_FALSE(one.only().unattended);
}

TEST(NumbersTogether, ANumberCalledInvoiceIsOneWhateverSignStandsBetween) {
    Case one = two_customers();
    one.line(150000, day(5, 4), "VIR VERDIER LORRAIN FACTURE NUMERO 0361");
    EXPECT_FALSE(one.only().unattended);
    EXPECT_TRUE(says(one.only(), reasons::other_number));
    one.lines.front().line.label = "VIR VERDIER LORRAIN FACTURE /REF PMT9920605"; // the bank's
    EXPECT_TRUE(one.only().unattended);
}

TEST(NumbersTogether, TheNumberOfAnotherCustomerStillSpeaksAgainst) {
    Case one = two_customers();
    one.line(150000, day(5, 4), "VIR VERDIER LORRAIN FC-26-0310 CDE FC-26-0311");
    EXPECT_FALSE(one.only().unattended);
}

TEST(NumbersTogether, WithoutItsOwnNumberTheSuppliersPieceSpeaksAgainst) {
    Case one = two_customers();
    one.party("FTHIR", "Quentin Barbier");
    one.item("FTHIR", "QB-77120", -50000, day(4, 22));
    one.line(150000, day(5, 4), "VIR VERDIER LORRAIN QB-77120");
    EXPECT_FALSE(one.only().unattended);
}

// --- Numbers as they are written
// ------------------------------------------------------------------

TEST(NumbersTogether, KnownNumbersRunTogetherAreNoOther) {
    Case one;
    one.party("CVERD", "Verdier Lorrain");
    one.item("CVERD", "FC-2026-07-5219", 150000, day(4, 20));
    one.item("CVERD", "FC-2026-07-5221", 71460, day(4, 20));
    one.item("CVERD", "FC-2026-07-5300", 1111, day(4, 20));
    one.line(221460, day(5, 4), "VERDIER LORRAIN FC-2026-07-5219/FC-2026-07-5221");
    EXPECT_TRUE(one.only().unattended);
    one.lines.front().line.label =
        "VERDIER LORRAIN FC-2026-07-5219/FC-2026-07-5221/FC-2026-07-5299";
    EXPECT_FALSE(one.only().unattended); // one of them is not known
    one.lines.front().line.label = "VERDIER LORRAIN FACTURES FC-2026-07-5219/FC-2026-07-5221";
    EXPECT_TRUE(one.only().unattended);
}

TEST(NumbersTogether, ABlankInsideTheLastOfThemIsNoOther) {
    Case one;
    one.party("CVERD", "Verdier Lorrain");
    one.item("CVERD", "FC20261336", 150000, day(4, 20));
    one.item("CVERD", "FC20261337", 71460, day(4, 20));
    one.item("CVERD", "FC20261300", 1111, day(4, 20));
    one.line(221460, day(5, 4), "VERDIER LORRAIN FACTURES FC20261336/FC2026 1337");
    EXPECT_TRUE(one.only().unattended);
    one.lines.front().line.label = "VERDIER LORRAIN FACTURES FC20261336/FC2026 1337/FC20261399";
    EXPECT_FALSE(one.only().unattended);
    one.lines.front().line.label = "VERDIER LORRAIN FACTURES FC20261336/FC2026";
    EXPECT_FALSE(one.only().unattended); // only the set knows the second one
}

TEST(NumbersTogether, FourDigitsAndAYearAreNoDay) {
    Case one;
    one.party("CVERD", "Verdier Lorrain");
    one.item("CVERD", "1102/26", 487405, day(2, 2));
    one.line(162468, day(3, 10), "VERDIER LORRAIN VERSEMENT 1 SUR 3 1102/26");
    EXPECT_EQ(one.only().kind, Kind::Partial);
    EXPECT_TRUE(one.only().unattended);
    for (const std::string label : {"VERDIER LORRAIN 110226", "VERDIER LORRAIN 11/02/26"}) {
        one.lines.front().line.label = label;
        EXPECT_FALSE(one.only().unattended) << label;
    }
}

TEST(NumbersTogether, AMonthIsNoNumberOfSomebodyElse) {
    Case one;
    one.party("FREGI", "Regie Quentin");
    one.party("CVERD", "Verdier Lorrain");
    one.item("FREGI", "RQ00854", -245000, day(3, 2));
    one.item("CVERD", "1020/26", 55500, day(3, 3));
    one.line(-245000, day(3, 12), "REGIE QUENTIN LOYER 10/2026");
    EXPECT_TRUE(one.only().unattended);
    one.lines.front().line.label = "REGIE QUENTIN LOYER 1020/26";
    EXPECT_FALSE(one.only().unattended);
}

TEST(NumbersTogether, AZeroLostBehindYearAndMonthIsTheSameNumber) {
    Case one;
    one.party("FREGI", "Regie Quentin");
    one.item("FREGI", "2026/04/0695", -60000, day(4, 2));
    one.line(-60000, day(4, 20), "REGIE QUENTIN FACTURE 2026/04/695");
    EXPECT_TRUE(one.only().unattended);
    one.lines.front().line.label = "REGIE QUENTIN FACTURE 2026/04/696";
    EXPECT_FALSE(one.only().unattended);
}

} // namespace
} // namespace comptoir::reconcile
