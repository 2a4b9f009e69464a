// Transfers between the company's own accounts whose lines say so in words, with its name or a part
// of it, and no account number.
#include "builders.h"

#include "comptoir/reconcile/rules.h"

#include <gtest/gtest.h>

namespace comptoir::reconcile::test {
namespace {

class OwnWords : public testing::Test {
protected:
    OwnWords() {
        one.books.company = "Quivelier Serrurerie SARL";
        one.books.accounts.transfer = "580000";
        one.books.journals.push_back({"LIV", "FR1420041010050500013M02606", 5});
        one.line(-500000, day(3, 9), "VIR INTERNE");
        one.line(500000, day(3, 10), "VIR INTERNE");
        one.lines.back().journal = "LIV";
    }
    bank::StatementLine& out() { return one.lines[0].line; }
    bank::StatementLine& in() { return one.lines[1].line; }
    void expect_taken(bool taken, const std::string& about) {
        EXPECT_EQ(one.of(0).unattended && one.of(0).decision == Decision::Transfer, taken) << about;
        EXPECT_EQ(one.of(1).unattended && one.of(1).decision == Decision::Transfer, taken) << about;
    }
    Case one;
};

TEST_F(OwnWords, WordsOnBothLegsAreEnough) {
    for (const char* label :
         {"VIR INTERNE", "VIREMENT DE COMPTE A COMPTE", "VIR CPTE A CPTE", "VIR ENTRE COMPTES",
          "VIREMENT ENTRE NOS COMPTES", "VIR VERS LIVRET", "VIR VERS COMPTE EPARGNE",
          "VIR DEPUIS COMPTE COURANT", "VIREMENT INTERNE 2026030912",
          "VIR CPTE A CPTE QUIVELIER SERRURERIE", "VIR QUIVELIER VERS LIVRET"}) {
        out().label = label;
        expect_taken(true, label);
    }
    EXPECT_TRUE(says(one.of(1), reasons::own_accounts_in_words));
}

TEST_F(OwnWords, TheNameOnOneLegAndWordsOnTheOther) {
    for (const char* label :
         {"VIREMENT QUIVELIER SERRURERIE TRESORERIE", "VIR SARL QUIVELIER SERRURERIE",
          "VIREMENT DE QUIVELIER SERRURERI", // 31 characters: the last letter did not fit
          "VIR SEPA SARL QUIVELIER SERRURE",
          "VIR QUIVELIER SERRURERIE REF V"}) { // and the start of VIREMENT
        out().label = label;
        expect_taken(true, label);
    }
}

TEST_F(OwnWords, TheLabelRunsOn) {
    out().label = "VIR QUIVELIER SERRURERIE VERS L";
    out().label_more = "IVRET";
    expect_taken(true, "across");
    out().label = "VIR CPTE A CPTE QUIVELIER SERRU";
    out().label_more = "RERIE";
    expect_taken(true, "across the name");
}

TEST_F(OwnWords, AnythingElseInTheTextIsAnotherName) {
    for (const char* label :
         {"VIR INTERNE BRODEL", "FORMATION INTERNE", "VIR AUDIT INTERNE", "VIR CAISSE D EPARGNE",
          "VIR VERS COMPTE TIERS", "VIR VERS COMPTE EXTERNE", "VIR APPORT COMPTE A COMPTE",
          "VIR PRET INTERNE", "INTERETS LIVRET", "VIR SALAIRES COMPTE A COMPTE",
          "VIR EPARGNE SALARIALE", "VIR COMPTE COURANT ASSOCIE", "VIR SOLDE DE COMPTE",
          "VIR SEPA RECU", "VIR", "VIR INTERNE QUIVELIER BRODEL", "VIR QUIVELIER"}) {
        out().label = label;
        expect_taken(false, label);
        out().label = "VIR INTERNE";
        in().label = label;
        expect_taken(false, label);
        in().label = "VIR INTERNE";
    }
}

TEST_F(OwnWords, ANameInAnElementOfItsOwnOrInTheCommentIsAnother) {
    in().counterparty.name = "BRODEL";
    expect_taken(false, "element");
    in().counterparty.name = "";
    in().comment = "BRODEL";
    expect_taken(false, "comment");
    in().comment = "QUIVELIER";
    expect_taken(true, "our own");
}

TEST_F(OwnWords, ThePieceOfAnybodyMayBeWhatIsPaid) {
    one.party("C1", "Brodel");
    ledger::OpenItem& piece = one.item("C1", "2026-17", 500000, day(3, 1));
    expect_taken(false, "a customer's");
    piece.amount = piece.open = eur(-500000);
    expect_taken(false, "a supplier's");
    out().label = "VIR QUIVELIER SERRURERIE";
    expect_taken(false, "beside the name on one leg");
    piece.amount = piece.open = eur(500001);
    expect_taken(true, "another amount");
}

TEST_F(OwnWords, ANumberOfAPieceIsAPayment) {
    one.party("C1", "Brodel");
    one.item("C1", "FAC2026017", 700000, day(3, 1));
    in().label = "VIR INTERNE FAC2026017";
    expect_taken(false, "");
}

TEST_F(OwnWords, AnEntryOfTheAmountComesFirst) {
    one.entry(500000, day(3, 10), "Virement Brodel").bank_journal = "LIV";
    EXPECT_NE(one.of(1).decision, Decision::Transfer);
    EXPECT_FALSE(one.of(0).unattended);
}

TEST_F(OwnWords, TheCustomerWhoPaysAsMuchAsWePayASupplier) {
    out().label = "VIR SEPA EMIS MARTICHON";
    in().label = "VIR SEPA RECU BRODEL";
    expect_taken(false, "names on both");
    out().label = in().label = "VIREMENT SEPA";
    expect_taken(false, "nothing on both");
    out().label = "VIR INTERNE";
    in().label = "VIR SEPA RECU";
    expect_taken(false, "nothing on one");
}

TEST_F(OwnWords, OtherOperationsAreNoLegs) {
    for (const bank::Nature nature : {bank::Nature::Cheque, bank::Nature::DirectDebit,
                                      bank::Nature::Card, bank::Nature::Interest}) {
        out().nature = nature;
        expect_taken(false, "");
    }
}

TEST_F(OwnWords, FiveDaysAtMost) {
    in().booked_on = day(3, 14);
    expect_taken(true, "over Easter");
    in().booked_on = day(3, 15);
    expect_taken(false, "six");
    in().booked_on = day(3, 9);
    one.lines[1].journal = "BQ";
    expect_taken(false, "one account");
}

TEST_F(OwnWords, EqualOnesOfAWeekHaveEachALeg) {
    one.line(-500000, day(3, 11), "VIR CPTE A CPTE QUIVELIER SERRURERIE");
    one.line(500000, day(3, 11), "VIR ENTRE COMPTES");
    one.lines.back().journal = "LIV";
    for (const Proposal& proposal : one.all())
        EXPECT_TRUE(proposal.unattended);
    one.line(500000, day(3, 12), "VIR INTERNE");
    one.lines.back().journal = "LIV";
    for (const Proposal& proposal : one.all())
        EXPECT_FALSE(proposal.unattended);
}

TEST_F(OwnWords, OneLegAloneIsShown) {
    one.lines.pop_back();
    EXPECT_EQ(one.of(0).decision, Decision::Transfer);
    EXPECT_FALSE(one.of(0).unattended);
    EXPECT_TRUE(says(one.of(0), reasons::other_leg_missing));
    one.party("F1", "Brodel");
    one.item("F1", "2026-17", -500000, day(3, 1));
    EXPECT_NE(one.of(0).decision, Decision::Transfer);
    one.books.items.clear();
    out().label = "VIR QUIVELIER SERRURERIE"; // a payer may write our name, too
    EXPECT_NE(one.of(0).decision, Decision::Transfer);
}

TEST_F(OwnWords, APartyThatBearsAWordOfTheNameMayBeMeant) {
    one.party("C1", "Quivelier Paul");
    out().label = "VIR QUIVELIER VERS LIVRET";
    expect_taken(false, "a part of the name");
    out().label = "VIR SEPA SARL QUIVELIER SERRURE";
    expect_taken(false, "cut");
    out().label = "VIR QUIVELIER SERRURERIE";
    expect_taken(true, "whole");
}

TEST_F(OwnWords, WhatAPersonSetForSuchLinesComesFirst) {
    for (const LearnedKey& key : learned_keys(in()))
        one.books.learned.push_back(
            {key.from, key.key, LearnedTo::Account, "451000", 3, 0, {MatchId{1}}});
    expect_taken(false, "learned");
    for (Learned& learned : one.books.learned)
        learned.code = "580000";
    expect_taken(true, "learned the same");
    EntryTemplate made;
    made.code = "GROUPE";
    made.reference = "VIR INTERNE";
    one.books.templates.push_back(made);
    EXPECT_NE(one.of(0).decision, Decision::Transfer);
    EXPECT_NE(one.of(1).decision, Decision::Transfer);
}

TEST_F(OwnWords, TheNumberOfAnAccountSaysWhichOneItIs) {
    one.books.journals.back().iban = "FR7630004000031234567890143";
    out().label = "VIR VERS COMPTE 31234567890"; // the other one
    expect_taken(true, "the other account");
    in().label = "VIR DE COMPTE 00026886912594701"; // in neither
    expect_taken(false, "somebody's");
    in().label = "VIR DE QUIVELIER COMPTE 168869125947"; // the other one, too
    expect_taken(true, "ours");
    out().label = "VIR VERS COMPTE N 99912345678";
    expect_taken(false, "a third account");
    out().label = "VIR INTERNE CPTE 123456"; // too short to say
    expect_taken(true, "short");
}

} // namespace
} // namespace comptoir::reconcile::test
