// The second leg of a transfer whose first leg was booked before, alone.
#include "builders.h"

#include "comptoir/reconcile/booked_legs.h"

#include <gtest/gtest.h>

namespace comptoir::reconcile::test {
namespace {

class BookedLegs : public testing::Test {
protected:
    BookedLegs() {
        one.books.company = "Quivelier SARL";
        one.books.accounts = usual_accounts(ledger::Chart::Pcg);
        one.books.journals.push_back({"BQ2", "FR1420041010050500013M02606", 5});
        one.line(-500000, day(3, 9), "VIR VERS QUIVELIER SARL");
        take_as_booked();
        one.line(500000, day(3, 10), "VIR DE QUIVELIER SARL");
        one.lines.back().journal = "BQ2";
    }
    void take_as_booked() {
        booked.push_back(one.lines.back());
        one.lines.pop_back();
    }
    bank::StatementLine& in() { return one.lines[0].line; }
    bank::StatementLine& out() { return booked[0].line; }
    std::vector<Proposal> all() const {
        return propose_beside(booked, one.lines, one.books, one.options, {});
    }
    Case one;
    std::vector<LineFacts> booked;
};

TEST_F(BookedLegs, TheOtherLegIsTakenToTheSameAccount) {
    const auto answers = all();
    ASSERT_EQ(answers.size(), 1U); // nothing is said of what is booked
    EXPECT_EQ(answers[0].decision, Decision::Transfer);
    EXPECT_TRUE(answers[0].unattended);
    EXPECT_EQ(answers[0].targets.front().account, "580000");
    EXPECT_EQ(answers[0].other_leg, booked[0].id);
    EXPECT_TRUE(says(answers[0], reasons::other_leg));
    EXPECT_FALSE(one.only().unattended); // without it there is no evidence
}

TEST_F(BookedLegs, WhatWasBookedWithoutAWordCountsAsSaid) {
    out().label = "VIREMENT EMIS";
    in().label = "VIREMENT INTERNE";
    EXPECT_TRUE(all()[0].unattended);
    in().label = "VIREMENT RECU"; // says nothing itself: any transfer of the amount
    EXPECT_NE(all()[0].decision, Decision::Transfer);
}

TEST_F(BookedLegs, AnotherAmountDayAccountOrSideIsAnotherThing) {
    in().amount = eur(499999);
    EXPECT_FALSE(all()[0].unattended);
    in().amount = eur(-500000);
    EXPECT_FALSE(all()[0].unattended);
    in().amount = eur(500000);
    in().booked_on = day(3, 16);
    EXPECT_FALSE(all()[0].unattended);
    in().booked_on = day(3, 10);
    one.lines[0].journal = "BQ";
    EXPECT_FALSE(all()[0].unattended);
}

TEST_F(BookedLegs, ALineWithAnotherNameIsACustomer) {
    one.party("C1", "Brodel");
    in().label = "VIR DE BRODEL";
    EXPECT_NE(all()[0].decision, Decision::Transfer);
}

TEST_F(BookedLegs, AThirdAccountInTheLineIsAnotherTransfer) {
    in().counterparty.iban = "FR7630004000031234567890143";
    EXPECT_FALSE(all()[0].unattended);
}

TEST_F(BookedLegs, OfTwoLinesForOneLegNeitherIsTaken) {
    one.line(500000, day(3, 11), "VIR DE QUIVELIER SARL");
    one.lines.back().journal = "BQ2";
    for (const Proposal& answer : all())
        EXPECT_FALSE(answer.unattended);
}

TEST_F(BookedLegs, AsManyLegsAsLinesHaveEachOne) {
    one.line(-500000, day(3, 11), "VIR VERS QUIVELIER SARL");
    take_as_booked();
    one.line(500000, day(3, 11), "VIR DE QUIVELIER SARL");
    one.lines.back().journal = "BQ2";
    for (const Proposal& answer : all())
        EXPECT_TRUE(answer.unattended);
}

TEST_F(BookedLegs, ADoubtfulLineIsShown) {
    one.lines[0].doubtful = true;
    EXPECT_EQ(all()[0].decision, Decision::Transfer);
    EXPECT_FALSE(all()[0].unattended);
    one.lines[0].doubtful = false;
    booked[0].doubtful = true; // somebody booked it, and knew
    EXPECT_TRUE(all()[0].unattended);
}

TEST_F(BookedLegs, WordsAloneBesideAPieceOfTheAmountAreShown) {
    one.party("C1", "Brodel");
    in().label = "VIREMENT INTERNE";
    one.item("C1", "FA77", 500000, day(3, 1));
    EXPECT_FALSE(all()[0].unattended);
}

TEST_F(BookedLegs, ABookedLegIsNobodyElsesEvidence) {
    // A second line of its amount and text on its own account: one line for one invoice as before.
    one.lines.clear();
    one.party("F1", "Supplex");
    one.item("F1", "S1", -500000, day(3, 1));
    out().label = "VIR SUPPLEX S1";
    one.line(-500000, day(3, 9), "VIR SUPPLEX S1");
    EXPECT_EQ(text_of(all()[0]), text_of(one.only()));
    EXPECT_TRUE(all()[0].unattended);
}

TEST_F(BookedLegs, AnotherOrderOfSourcesAsksNothingOfThem) {
    one.options.sources = {Source::Number, Source::Transfer};
    const auto answers = all();
    ASSERT_EQ(answers.size(), 1U);
    EXPECT_TRUE(answers[0].unattended);
}

} // namespace
} // namespace comptoir::reconcile::test
