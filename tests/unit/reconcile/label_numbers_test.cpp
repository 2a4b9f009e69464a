// The supplier's number that stands in the label of the entry, the piece being the house's own.
#include "builders.h"

#include "comptoir/reconcile/label_numbers.h"

#include <gtest/gtest.h>

namespace comptoir::reconcile::test {
namespace {

using Numbers = std::vector<std::string>;

TEST(LabelNumbers, AreTheTokensThatMayBeANumber) {
    EXPECT_EQ(numbers_in_label("K-731 Quincaillerie Brodel", "AC00012"), Numbers{"K-731"});
    EXPECT_EQ(numbers_in_label("Facture BRD-2026-0415", "AC00012"), Numbers{"BRD-2026-0415"});
    EXPECT_EQ(numbers_in_label("Brodel 2000000415", "AC00012"), Numbers{"2000000415"});
    EXPECT_EQ(numbers_in_label("2026/0616 Studio Brodel", "AC00012"), Numbers{"2026/0616"});
    EXPECT_EQ(numbers_in_label("20260616 Studio Brodel", "AC00012"), Numbers{});
    EXPECT_EQ(numbers_in_label("2026-06-16 Studio Brodel", "AC00012"), Numbers{});
}

TEST(LabelNumbers, AreNotThePieceNorADayNorAnAmount) {
    for (const char* label :
         {"Facture AC00012", "Facture 00012", "Loyer 03/2026", "Loyer 2026-03", "Mars 26",
          "Facture du 12/03/2026", "12.03.26", "Abonnement 202603", "TVA T12026", "Port 1234.50",
          "Tel 01.45.67.89.10", "Reparation AB-123-CD", "Brodel"})
        EXPECT_EQ(numbers_in_label(label, "AC00012"), Numbers{}) << label;
}

TEST(LabelNumbers, ANumberOfSeveralPiecesIsThatOfAContract) {
    const std::vector<LabelledRow> rows{
        {ledger::RowId{1}, "F1", "AC1", "CT77421 eau"},
        {ledger::RowId{2}, "F1", "AC2", "CT77421 eau BRD-19"},
        {ledger::RowId{3}, "F2", "AC3", "BRD-19 Brodel"},
    };
    const std::vector<ItemReference> found = references_in_labels(rows);
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].text, "BRD-19");
    EXPECT_EQ(found[0].item, ledger::RowId{2});
    EXPECT_TRUE(found[0].in_label);
    EXPECT_EQ(found[1].item, ledger::RowId{3});
}

class InLabel : public testing::Test {
protected:
    InLabel() {
        one.party("F1", "Brodel");
        one.party("F2", "Casterax");
    }
    void label(std::size_t item, const char* number) {
        one.books.references.push_back({one.books.items.at(item).id, number, false, true});
    }
    Case one;
};

TEST_F(InLabel, TheNumberDoesNotSpeakAgainstItsOwnPiece) {
    one.item("F1", "AC00459", -734253, day(3, 2));
    label(0, "K-731");
    one.line(-734253, day(3, 16), "VIR SEPA BRODEL FACTURE K-731");
    EXPECT_TRUE(one.only().unattended);
    EXPECT_TRUE(says(one.only(), reasons::number_in_entry));
}

TEST_F(InLabel, AnotherNumberStillSpeaksAgainstIt) {
    one.item("F1", "AC00459", -734253, day(3, 2));
    label(0, "K-731");
    one.line(-734253, day(3, 16), "VIR SEPA BRODEL FACTURE K-732");
    EXPECT_FALSE(one.only().unattended);
    one.lines.front().line.label = "VIR SEPA BRODEL K-732";
    EXPECT_FALSE(one.only().unattended);
}

TEST_F(InLabel, SeveralNumbersAddUp) {
    one.item("F1", "AC00459", -10100, day(3, 2));
    one.item("F1", "AC00460", -20200, day(3, 2));
    one.item("F1", "AC00461", -30300, day(3, 2));
    label(0, "K-731");
    label(1, "K-732");
    label(2, "K-733");
    one.line(-40400, day(3, 16), "VIR SEPA BRODEL K-731 K-733");
    EXPECT_TRUE(one.only().unattended);
    EXPECT_EQ(pieces(one.only()), (std::vector<std::string>{"AC00459", "AC00461"}));
}

TEST_F(InLabel, AnInstalmentNamesItsPiece) {
    one.item("F1", "AC00459", -301417, day(3, 2));
    label(0, "BRD00089");
    one.line(-100472, day(3, 10), "VIR SEPA BRODEL FACT BRD00089 ECH 1/3");
    const Proposal proposal = one.only();
    EXPECT_TRUE(proposal.unattended);
    EXPECT_EQ(proposal.kind, Kind::Partial);
}

TEST_F(InLabel, DigitsAloneMayBeAContractAndMakeNoInstalmentUnattended) {
    one.item("F1", "AC00459", -301417, day(3, 2));
    label(0, "2000000608");
    one.line(-100472, day(3, 10), "VIR SEPA BRODEL 2000000608");
    EXPECT_FALSE(one.only().unattended);
}

TEST_F(InLabel, WithoutThePartyItProvesNothing) {
    one.item("F1", "AC00459", -301417, day(3, 2));
    label(0, "BRD00089");
    one.line(-301417, day(3, 10), "VIR SEPA BRD00089");
    EXPECT_FALSE(one.only().unattended);
    one.lines.front().line.label = "VIR SEPA CASTERAX BRD00089";
    EXPECT_FALSE(one.only().unattended);
}

TEST_F(InLabel, TheNumberOfAnotherPartysPieceMakesTwoAnswers) {
    one.item("F1", "AC00459", -148680, day(3, 2));
    one.item("F2", "AC00460", -148680, day(3, 3));
    label(0, "BRD00089");
    label(1, "CX-4410");
    one.line(-148680, day(3, 20), "VIR SEPA CASTERAX V/REF BRD00089");
    EXPECT_FALSE(one.only().unattended);
    EXPECT_TRUE(says(one.only(), reasons::other_number));
}

} // namespace
} // namespace comptoir::reconcile::test
