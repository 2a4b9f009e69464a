// Lines whose amount and party fit, and that say they are something else: another payee, wages, a
// guarantee, a number that is none of an invoice, an entry of cheques or card takings.
#include "builders.h"
#include "reconcile/purposes.h"
#include "reconcile/vocabulary.h"

#include <gtest/gtest.h>

namespace comptoir::reconcile {
namespace {

using test::Case;
using test::day;
using test::pieces;
using test::says;

class OtherPurposes : public testing::Test {
protected:
    OtherPurposes() {
        one.party("CBRO", "Brodequin Ferrand SARL");
        one.party("FDUN", "Dunoyer Lambris");
        one.item("CBRO", "FK26-0318", 120000, day(9, 1));
        one.item("FDUN", "26014521", -90000, day(9, 1));
    }
    Proposal seen(std::int64_t cents, std::string label) {
        one.lines.clear();
        one.line(cents, day(10, 12), std::move(label));
        return one.only();
    }
    bool is_taken(std::int64_t cents, std::string label) {
        return seen(cents, std::move(label)).unattended;
    }
    Case one;
};

TEST_F(OtherPurposes, PartyAndAmountAreEnoughWhereNothingElseIsSaid) {
    EXPECT_TRUE(is_taken(120000, "VIR BRODEQUIN FERRAND"));
    EXPECT_TRUE(is_taken(-90000, "VIR DUNOYER LAMBRIS"));
}

TEST_F(OtherPurposes, GuaranteesLoansAndWhatIsTurnedRoundAreAsked) {
    for (const char* word : {"DEPOT DE GARANTIE", "CAUTION", "EXTOURNE", "ANNULATION", "PROFORMA",
                             "TROP VERSE", "APPORT", "DIVIDENDES", "AVANCE", "PRET", "PENALITES"})
        EXPECT_FALSE(is_taken(120000, std::string("VIR BRODEQUIN FERRAND ") + word)) << word;
    EXPECT_TRUE(is_taken(120000, "VIR BRODEQUIN FERRAND FK26-0318 AVANCE"));
}

TEST_F(OtherPurposes, WhatGivesBackSettlesNoInvoice) {
    for (const char* word : {"REMBOURSEMENT", "REMB", "RUCKZAHLUNG", "RÜCKZAHLUNG", "RUECKZAHLUNG",
                             "REMBOURSEMENTS", "RIMBORSO", "REFUND"}) {
        EXPECT_FALSE(is_taken(120000, std::string("VIR RECU BRODEQUIN FERRAND ") + word)) << word;
        EXPECT_FALSE(is_taken(120000, std::string("VIR FK26-0318 ") + word)) << word;
    }
}

TEST(PaymentWords, HaveOnePurposeAtMost) {
    for (const std::string_view word : payment_words())
        EXPECT_LE(purposes_of(word).size(), 1U) << word;
    const std::vector<Purpose> undoing{Purpose::Undoing}, other{Purpose::OtherAccount},
        wages{Purpose::Wages};
    for (const char* word : {"REMB", "REMBOURSEMENT", "RUCKZAHLUNG"})
        EXPECT_EQ(purposes_of(word), undoing) << word;
    for (const char* word : {"CESSION", "INTERET", "INTERETS", "PROFORMA", "SOUSCRIPTION"})
        EXPECT_EQ(purposes_of(word), other) << word;
    for (const char* word : {"PAIE", "PAYE", "SALAIRE"})
        EXPECT_EQ(purposes_of(word), wages) << word;
    for (const char* word : {"FACTURE", "REGLEMENT", "VIREMENT"})
        EXPECT_TRUE(purposes_of(word).empty()) << word;
}

TEST_F(OtherPurposes, SubscribedOrCededIsAnotherAccount) {
    for (const char* word : {"SOUSCRIPTION", "CESSION"}) {
        EXPECT_FALSE(is_taken(120000, std::string("VIR RECU BRODEQUIN FERRAND ") + word)) << word;
        EXPECT_TRUE(is_taken(120000, std::string("VIR BRODEQUIN FERRAND FK26-0318 ") + word))
            << word;
    }
}

TEST_F(OtherPurposes, InterestOrPenaltiesAreNoInstalment) {
    EXPECT_TRUE(is_taken(4000, "VIRT SEPA BRODEQUIN FERRAND FK26-0318"));
    EXPECT_TRUE(is_taken(4000, "VIR BRODEQUIN FERRAND ACOMPTE FK26-0318"));
    EXPECT_FALSE(is_taken(4000, "VIR BRODEQUIN FERRAND PENALITES FK26-0318"));
    EXPECT_FALSE(is_taken(1234, "VIR BRODEQUIN FERRAND INTERETS DE RETARD FK26-0318"));
}

TEST_F(OtherPurposes, AWordOfThePartysNameSaysNothing) {
    one.books.parties[0].name = one.books.items[0].party_name = "Caution Ferrand";
    EXPECT_TRUE(is_taken(120000, "VIR CAUTION FERRAND"));
}

TEST_F(OtherPurposes, WagesAreForNobodyCalledLikeASupplier) {
    EXPECT_FALSE(is_taken(-90000, "VIR DUNOYER LAMBRIS SALAIRE SEPTEMBRE"));
    EXPECT_FALSE(is_taken(-90000, "VIR DUNOYER LAMBRIS PAIE 09/2026"));
    EXPECT_TRUE(is_taken(-90000, "VIR DUNOYER LAMBRIS 26014521 PAIE"));
}

TEST_F(OtherPurposes, ThePayeeIsWhoIsNamedAsThePayee) {
    one.line(-90000, day(10, 12), "VIR DOSSIER DUNOYER LAMBRIS").counterparty.name = "ZEPHYLIS SA";
    EXPECT_FALSE(one.only().unattended);
    one.lines[0].line.counterparty.name = "DUNOYER LAMBRIS";
    EXPECT_TRUE(one.only().unattended);
}

TEST_F(OtherPurposes, ASocieteAnonymeIsNoSarl) {
    EXPECT_FALSE(is_taken(120000, "VIR SA BRODEQUIN FERRAND"));
    one.books.parties[0].name = one.books.items[0].party_name = "Brodequin Ferrand SAS";
    EXPECT_FALSE(is_taken(120000, "VIR BRODEQUIN FERRAND SA"));
    // What a width may have left of SAS, or a house of another name.
    EXPECT_FALSE(is_taken(120000, "VIREMENT DE BRODEQUIN FERRAND SA"));
    EXPECT_FALSE(is_taken(120000, "VIREMENT RECU DE BRODEQUIN FERRAND SA"));
    EXPECT_TRUE(is_taken(120000, "VIR FK26-0318 BRODEQUIN FERRAND SA"));
}

TEST_F(OtherPurposes, ANumberOfTheSeriesThatIsNotInTheBooksIsAsked) {
    EXPECT_FALSE(is_taken(-90000, "VIR DUNOYER LAMBRIS 26084525"));
    EXPECT_FALSE(is_taken(-90000, "VIR DUNOYER LAMBRIS FA N 991204"));
    one.books.items[1].piece = "0083/2026";
    EXPECT_FALSE(is_taken(-90000, "VIR DUNOYER LAMBRIS F/0093/2026"));
    one.books.items[1].piece = "216";
    EXPECT_FALSE(is_taken(-90000, "VIR DUNOYER LAMBRIS 215"));
    EXPECT_TRUE(is_taken(-90000, "VIR DUNOYER LAMBRIS 216"));
    EXPECT_TRUE(is_taken(-90000, "VIR DUNOYER LAMBRIS 77"));
}

TEST_F(OtherPurposes, ANumberBehindAFullLabelIsReadWithTheWordBeforeIt) {
    one.line(-90000, day(10, 12), "VIR DUNOYER LAMBRIS /MOTIF FACT").label_more = "260991";
    one.lines[0].line.label.insert(0, 31 - one.lines[0].line.label.size(), 'X');
    EXPECT_FALSE(one.only().unattended);
}

TEST_F(OtherPurposes, PeriodsTelephonesAndSecondNumbersAreNoInstalment) {
    for (const char* number : {"202605", "0478382011"}) {
        one.books.items[1].piece = number;
        EXPECT_FALSE(is_taken(-20000, std::string("VIR DUNOYER LAMBRIS ") + number)) << number;
    }
    one.books.items[1].piece = "44102605";
    EXPECT_TRUE(is_taken(-20000, "VIR DUNOYER LAMBRIS 44102605"));
    EXPECT_FALSE(is_taken(-20000, "VIR DUNOYER LAMBRIS LIGNE 44102605"));
    one.books.items[1].piece = "0062/2026";
    EXPECT_FALSE(is_taken(-20000, "VIR DUNOYER LAMBRIS 0062/2026 ET 0102/2026"));
}

TEST_F(OtherPurposes, TwiceTheNamedAmountIsPaidTwiceOrForBoth) {
    one.item("CBRO", "FK26-0319", 120000, day(9, 2));
    EXPECT_FALSE(is_taken(240000, "VIR BRODEQUIN FERRAND FK26-0318"));
    EXPECT_TRUE(is_taken(240000, "VIR BRODEQUIN FERRAND FK26-0318 FK26-0319"));
}

TEST_F(OtherPurposes, ATransferIsNeitherAChequeNorCardTakings) {
    one.entry(5000, day(10, 10), "Remise CB du 10/10");
    EXPECT_FALSE(is_taken(5000, "VIREMENT"));
    EXPECT_EQ(seen(5000, "REMISE CARTES").decision, Decision::Entry);
    one.books.entries[0].label = "Chèque Brodequin Ferrand";
    EXPECT_FALSE(is_taken(5000, "VIR SEPA M F"));
    EXPECT_TRUE(is_taken(5000, "REMISE CHEQUE"));
    one.books.entries[0].amount = Money{-5000, one.books.entries[0].amount.currency()};
    EXPECT_FALSE(is_taken(-5000, "VIR SEPA"));
}

TEST_F(OtherPurposes, AChequeDepositIsNoCardTakings) {
    one.entry(5000, day(10, 10), "Remise CB du 10/10");
    one.line(5000, day(10, 12), "REMISE CHEQUES 1086047 1 CHQ").nature = bank::Nature::Cheque;
    EXPECT_FALSE(one.only().unattended);
}

} // namespace
} // namespace comptoir::reconcile
