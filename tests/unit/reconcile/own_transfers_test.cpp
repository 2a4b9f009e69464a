// Transfers between the company's own accounts whose lines bear its name, or the account on one
// leg.
#include "builders.h"

#include <gtest/gtest.h>

namespace comptoir::reconcile::test {
namespace {

class OwnTransfers : public testing::Test {
protected:
    OwnTransfers() {
        one.books.company = "Quivelier SARL";
        one.books.accounts.transfer = "580000";
        one.books.journals.push_back({"BQ2", "FR1420041010050500013M02606", 5});
        one.line(-500000, day(3, 9), "VIR DE COMPTE A COMPTE").counterparty.name = "QUIVELIER SARL";
        one.line(500000, day(3, 10), "VIR DE COMPTE A COMPTE").counterparty.name = "QUIVELIER SARL";
        one.lines.back().journal = "BQ2";
    }
    bank::StatementLine& out() { return one.lines[0].line; }
    bank::StatementLine& in() { return one.lines[1].line; }
    Case one;
};

TEST_F(OwnTransfers, TheOwnNameOnBothLegsIsEnough) {
    for (const std::size_t leg : {0U, 1U}) {
        EXPECT_EQ(one.of(leg).decision, Decision::Transfer);
        EXPECT_TRUE(one.of(leg).unattended);
        EXPECT_TRUE(says(one.of(leg), reasons::own_name));
    }
}

TEST_F(OwnTransfers, TheOwnNameInTheTextIsReadToo) {
    out().counterparty.name = in().counterparty.name = "";
    out().label = in().label = "VIR QUIVELIER SARL TRESORERIE";
    EXPECT_TRUE(one.of(0).unattended);
}

TEST_F(OwnTransfers, WhatTheWidthLeftOfTheBanksWordsIsNoName) {
    out().counterparty.name = in().counterparty.name = "";
    in().label = "VIR RECU DE QUIVELIER SARL VIREM";  // 32 characters
    out().label = "VIR SEPA DE QUIVELIER SARL QUIVE"; // payer and payee
    EXPECT_TRUE(one.of(0).unattended);
    EXPECT_TRUE(one.of(1).unattended);
    out().label = "VIR SEPA QUIVELIER SARL ZELTENER"; // a customer we pay
    EXPECT_FALSE(one.of(0).unattended);
    EXPECT_FALSE(one.of(1).unattended);
    out().label = "VIR SEPA DE QUIVELIER SARL QUIVE";
    in().label = "VIR QUIVELIER SARL VIREM ZELTENE";
    EXPECT_FALSE(one.of(0).unattended);
}

TEST_F(OwnTransfers, TheNumberOfAThirdAccountInTheTextSaysWhichOneItIs) {
    for (const char* account :
         {"FR7630004000031234567890143", "FR76 3000 4000 0312 3456 7890 143"}) {
        in().label_more = std::string("EPARGNE ") + account;
        EXPECT_FALSE(one.of(0).unattended) << account;
        EXPECT_FALSE(one.of(1).unattended) << account;
    }
    in().label_more =
        "EPARGNE FR7630004000031234567890144"; // no account: its check digits are wrong
    EXPECT_TRUE(one.of(0).unattended);
}

TEST_F(OwnTransfers, TheNumberOfTheOtherAccountInTheTextIsEnough) {
    out().counterparty.name = in().counterparty.name = "";
    out().label = "VIR EMIS /MOTIF INTERNE FR1420041010050500013M02606 /BEN QUIVELIER SARL /REFDO";
    in().label = "VIR RECU";
    in().label_more = "FR7616958000016886912594701";
    EXPECT_TRUE(one.of(0).unattended);
    EXPECT_TRUE(one.of(1).unattended);
    in().label_more = "FR1420041010050500013M02606"; // its own: says nothing
    in().label = "VIR RECU SUPPLEX";
    EXPECT_FALSE(one.of(0).unattended);
    EXPECT_FALSE(one.of(1).unattended);
}

TEST_F(OwnTransfers, AnotherNameBesideItIsACustomer) {
    out().counterparty.name = in().counterparty.name = "";
    out().label = "VIR QUIVELIER TRESORERIE";
    in().label = "VIR DE BRODEL POUR QUIVELIER";
    EXPECT_NE(one.of(1).decision, Decision::Transfer);
    EXPECT_FALSE(one.of(0).unattended);
}

TEST_F(OwnTransfers, OneLegAloneOrTwoOfTheAmountAreLeftToAPerson) {
    one.line(500000, day(3, 11), "VIR").counterparty.name = "QUIVELIER SARL";
    one.lines.back().journal = "BQ2";
    EXPECT_FALSE(one.of(0).unattended);
    one.lines.resize(1);
    EXPECT_FALSE(one.of(0).unattended);
}

class EqualTransfers : public OwnTransfers {
protected:
    EqualTransfers() {
        add(-500000, day(3, 11), "BQ");
        add(500000, day(3, 12), "BQ2");
    }
    void add(std::int64_t cents, Date on, std::string journal) {
        one.line(cents, on, "VIR").counterparty.name = "QUIVELIER SARL";
        one.lines.back().journal = std::move(journal);
    }
    void expect_all(bool unattended) {
        const std::vector<Proposal> all = one.all();
        for (const Proposal& proposal : all)
            EXPECT_EQ(proposal.unattended, unattended);
    }
};

TEST_F(EqualTransfers, AsManyOutAsInHaveEachALeg) {
    expect_all(true);
    const std::vector<Proposal> all = one.all();
    EXPECT_EQ(all[0].other_leg, one.lines[1].id);
    EXPECT_EQ(all[1].other_leg, one.lines[0].id);
    EXPECT_EQ(all[2].other_leg, one.lines[3].id);
    EXPECT_EQ(all[3].other_leg, one.lines[2].id);
}

TEST_F(EqualTransfers, ThereAndBackAgainAsWell) {
    one.lines[2].journal = "BQ2";
    one.lines[3].journal = "BQ";
    expect_all(true);
}

TEST_F(EqualTransfers, AnEarlierLegThatOnlyOneReachesIsLeftToIt) {
    out().booked_on = day(3, 13);
    in().booked_on = day(3, 8);
    one.lines[2].line.booked_on = day(3, 14);
    one.lines[3].line.booked_on = day(3, 9);
    expect_all(true);
    // The second that went out reaches the second that came in alone, the first reaches both.
    one.lines[2].line.booked_on = day(3, 15);
    expect_all(true);
    // Now the first that came in is too far from both.
    out().booked_on = day(3, 15);
    expect_all(false);
}

TEST_F(EqualTransfers, OneLeftOverIsAnotherThing) {
    add(500000, day(3, 12), "BQ2");
    expect_all(false);
}

TEST_F(EqualTransfers, OneThatNamesNobodyLeavesAllOfThem) {
    out().counterparty.iban = "FR1420041010050500013M02606";
    one.lines[3].line.counterparty.name = "";
    expect_all(false);
}

TEST_F(EqualTransfers, OneThatMayRepeatAnotherLeavesAllOfThem) {
    one.lines[3].doubtful = true;
    expect_all(false);
}

TEST_F(OwnTransfers, FarDaysOneAccountOrAnotherAmountAreNoPair) {
    in().booked_on = day(3, 20);
    EXPECT_FALSE(one.of(0).unattended);
    in().booked_on = day(3, 10);
    one.lines[1].journal = "BQ";
    EXPECT_FALSE(one.of(0).unattended);
    one.lines[1].journal = "BQ2";
    in().amount = eur(500001);
    EXPECT_FALSE(one.of(0).unattended);
}

TEST_F(OwnTransfers, APartyOfTheSameNameMayBeMeant) {
    one.party("C1", "Quivelier");
    EXPECT_FALSE(one.of(0).unattended);
    EXPECT_FALSE(one.of(1).unattended);
}

TEST_F(OwnTransfers, TheBanksCodeAloneProvesNothing) {
    out().counterparty.name = in().counterparty.name = "";
    out().label = in().label = "VIREMENT";
    out().nature = in().nature = bank::Nature::Internal;
    EXPECT_FALSE(one.of(0).unattended);
    EXPECT_FALSE(one.of(1).unattended);
}

TEST_F(OwnTransfers, TheAccountOnOneLegFindsTheOtherThatSaysNothing) {
    out().counterparty.iban = "FR1420041010050500013M02606";
    in().counterparty.name = "";
    in().label = "VIREMENT RECU";
    EXPECT_TRUE(one.of(0).unattended);
    EXPECT_TRUE(one.of(1).unattended);
    // A customer may have sent what says nothing.
    one.party("C1", "Brodel");
    one.item("C1", "2026-17", 500000, day(3, 1));
    EXPECT_FALSE(one.of(0).unattended);
    EXPECT_FALSE(one.of(1).unattended);
}

TEST_F(OwnTransfers, ATransferToAThirdAccountIsNoLeg) {
    out().counterparty.iban = "FR7630004000031234567890143"; // ours, and of no journal here
    EXPECT_FALSE(one.of(0).unattended);
    EXPECT_FALSE(one.of(1).unattended);
}

TEST_F(OwnTransfers, ALegThatNamesSomebodyIsNone) {
    out().counterparty.iban = "FR1420041010050500013M02606";
    in().counterparty.name = "BRODEL";
    EXPECT_FALSE(one.of(0).unattended);
    EXPECT_NE(one.of(1).decision, Decision::Transfer);
}

} // namespace
} // namespace comptoir::reconcile::test
