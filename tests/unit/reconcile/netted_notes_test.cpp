// A named invoice less the one credit note that makes the amount: when it may be settled, and what
// leaves it to a person.
#include "builders.h"

#include <gtest/gtest.h>

namespace comptoir::reconcile {
namespace {

using test::Case;
using test::day;
using test::pieces;
using test::says;

class NettedNote : public testing::Test {
protected:
    NettedNote() {
        one.party("CCHEV", "Chevalier Paysages SAS");
        one.item("CCHEV", "FC-2026-0299", 300000, day(7, 4));
        note = one.books.items.size();
        one.item("CCHEV", "AV-2026-0055", -138557, day(7, 8)).account = "411000";
        one.line(161443, day(7, 30), "VIR SEPA CHEVALIER PAYSAGES FACTURE FC-2026-0299");
    }
    bool is_settled() const { return one.only().unattended; }
    Case one;
    std::size_t note = 0;
};

TEST_F(NettedNote, TheOnlyOneIsTaken) {
    const Proposal proposal = one.only();
    EXPECT_TRUE(proposal.unattended);
    EXPECT_TRUE(says(proposal, reasons::less_credit_note));
    EXPECT_EQ(pieces(proposal), (std::vector<std::string>{"AV-2026-0055", "FC-2026-0299"}));
    EXPECT_TRUE(proposal.difference.is_zero());
}

TEST_F(NettedNote, OtherPiecesAndAnotherNoteDoNotMatter) {
    one.item("CCHEV", "FC-2026-0301", 75663, day(7, 6));
    one.item("CCHEV", "FC-2026-0302", 402361, day(7, 6));
    one.item("CCHEV", "AV-2026-0056", -9762, day(7, 9)).account = "411000";
    EXPECT_TRUE(is_settled());
}

TEST_F(NettedNote, ARoundShareMayBeAnInstalment) {
    one.books.items[note].open = one.books.items[note].amount = eur(-150000);
    one.lines.front().line.amount = eur(150000);
    EXPECT_FALSE(is_settled());
    EXPECT_TRUE(says(one.only(), reasons::less_credit_note));
}

TEST_F(NettedNote, WhoSpeaksOfAPartPaysOne) {
    for (const char* word : {"ACOMPTE", "ECHEANCE 1", "RETENUE DE GARANTIE", "ESCOMPTE"}) {
        one.lines.front().line.label =
            "VIR SEPA CHEVALIER PAYSAGES FC-2026-0299 " + std::string(word);
        EXPECT_FALSE(is_settled()) << word;
    }
    one.lines.front().line.label = "VIR SEPA CHEVALIER PAYSAGES FC-2026-0299 MOINS AVOIR";
    EXPECT_TRUE(is_settled());
}

TEST_F(NettedNote, ANoteOfBeforeTheInvoiceOrAfterThePaymentIsForSomethingElse) {
    one.books.items[note].booked_on = day(7, 1);
    EXPECT_FALSE(is_settled());
    one.books.items[note].booked_on = day(8, 2);
    EXPECT_FALSE(is_settled());
}

TEST_F(NettedNote, AnotherSetOrAPieceOfTheAmountIsAnotherAnswer) {
    one.item("CCHEV", "FC-2026-0301", 161443, day(7, 6));
    EXPECT_FALSE(is_settled());
    one.books.items.back().open = one.books.items.back().amount = eur(61443);
    one.item("CCHEV", "AV-2026-0056", -200000, day(7, 9)).account = "411000";
    EXPECT_FALSE(is_settled()); // FC-2026-0299 and FC-2026-0301 less AV-2026-0056
}

TEST_F(NettedNote, WithoutTheNameOrTheWholeNumberAPersonConfirms) {
    one.lines.front().line.label = "VIR SEPA FACTURE FC-2026-0299";
    EXPECT_FALSE(is_settled());
    one.books.items.front().piece = "0299";
    one.lines.front().line.label = "VIR SEPA CHEVALIER PAYSAGES 0299";
    EXPECT_FALSE(is_settled());
}

TEST_F(NettedNote, ANoteOfSomebodyElseIsNotHis) {
    one.party("CAUTR", "Autrefois Jardins");
    one.books.items[note].party = "CAUTR";
    EXPECT_FALSE(says(one.only(), reasons::less_credit_note));
}

} // namespace
} // namespace comptoir::reconcile
