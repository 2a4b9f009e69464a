// Names beside a bank's markers, in their own element, inside longer names, and in another order.
#include "builders.h"

#include "reconcile/bank_markers.h"

#include <gtest/gtest.h>

namespace comptoir::reconcile::test {
namespace {

Case with(const char* party, const char* label, const char* element = "") {
    Case one;
    one.party("C1", party);
    one.item("C1", "2026-17", 1465'20, day(3, 1));
    one.line(1465'20, day(3, 9), label).counterparty.name = element;
    return one;
}

// --- Markers ----------------------------------------------------------------------------------

TEST(BankMarkers, AreWordsWithASlashOrAColon) {
    EXPECT_TRUE(is_bank_marker("BEN", '/', ' '));
    EXPECT_TRUE(is_bank_marker("MDT", ' ', '/'));
    EXPECT_TRUE(is_bank_marker("BENEF", ' ', ':'));
    EXPECT_FALSE(is_bank_marker("BEN", ' ', ' '));
    EXPECT_FALSE(is_bank_marker("ORDP", ' ', ':'));
    EXPECT_FALSE(is_bank_marker("BENOIT", '/', ' '));
}

TEST(BankMarkers, AreNoPartOfAName) {
    for (const char* label : {"VIR SEPA EMIS /BEN BRODEL OMAR", "VIR BENEF: BRODEL OMAR",
                              "PRLV SEPA BRODEL OMAR /MDT FR22ZZZ401487", "VIR DO : BRODEL OMAR",
                              "PRLV SEPA BRODEL OMAR RUM: 4711 ICS: FR22ZZZ401487"})
        EXPECT_TRUE(with("Brodel Omar", label).only().unattended) << label;
}

TEST(BankMarkers, WithoutTheirMarkAreAName) {
    EXPECT_FALSE(with("Brodel Omar", "VIR SEPA EMIS BEN BRODEL OMAR").only().unattended);
}

TEST(BankMarkers, WhatTheyAnnounceMayBeAnother) {
    EXPECT_FALSE(with("Brodel Omar", "VIR BRODEL OMAR /BEN CASTERAX").only().unattended);
}

// --- The element of the name -------------------------------------------------------------------

TEST(NameElement, IsTheNameWhateverTheTextSaysOfThePayment) {
    for (const char* text : {"MERCI BEAUCOUP", "AVINV", "REMISE 3 OPERATIONS", "LCR BRODEL"})
        EXPECT_TRUE(with("EURL Brodel et Fils", text, "EURL BRODEL ET FILS").only().unattended)
            << text;
}

TEST(NameElement, DoesNotHideThatTheTextNamesSomebodyElseOfTheBooks) {
    Case one = with("EURL Brodel et Fils", "POUR CASTERAX", "EURL BRODEL ET FILS");
    one.party("C2", "Casterax Omar");
    EXPECT_FALSE(one.only().unattended);
}

TEST(NameElement, OfALongerNameIsAnothers) {
    EXPECT_FALSE(with("Brodel", "MERCI", "BRODEL CASTERAX").only().unattended);
}

// --- A name inside a longer one
// -------------------------------------------------------------------

TEST(LongerName, IsNotStolenByAPartyThatExplainsLessOfIt) {
    Case one;
    one.party("F1", "Batipro Brodelier Nord");
    one.party("F2", "EURL Brodelier");
    one.item("F1", "2026-17", -29556, day(3, 11));
    bank::StatementLine& line = one.line(-29556, day(3, 23), "VIR SEPA BATIPRO BRODELIER NORD");
    ASSERT_EQ(line.label.size(), 31U);
    line.label_more = "RGT FACT";
    line.counterparty.name = "BATIPRO BRODELIER NORD";
    EXPECT_TRUE(one.only().unattended);
}

TEST(LongerName, BrokenAtTheEndOfTheLabelIsStillTheLongerOne) {
    Case one;
    one.party("C1", "SAS Brodel Freres");
    one.party("C2", "Ets Brodel");
    one.item("C1", "VE26/10327", 212131, day(3, 11));
    bank::StatementLine& line = one.line(212131, day(3, 23), "VIR SEPA RECUS /DE SAS BRODEL F");
    ASSERT_EQ(line.label.size(), 31U);
    line.label_more = "RERES /MOTIF REGLEMENT";
    line.counterparty.name = "SAS BRODEL FRERES";
    EXPECT_TRUE(one.only().unattended);
}

TEST(LongerName, TwoNamesApartAreTwoParties) {
    Case one;
    one.party("C1", "SAS Brodel Freres");
    one.party("C2", "Ets Brodel");
    one.item("C1", "2026-17", 212131, day(3, 11));
    one.line(212131, day(3, 23), "VIR BRODEL POUR LE COMPTE").counterparty.name =
        "SAS BRODEL FRERES";
    EXPECT_FALSE(one.only().unattended);
}

TEST(NameOrder, ThreeWordsMayBeTurned) {
    Case one = with("Brodel Anne-Laure", "VIREMENT ANNE-LAURE BRODEL");
    one.party("C2", "Ets Brodel");
    EXPECT_TRUE(one.only().unattended);
    Case other = with("Brodel Anne-Laure", "VIREMENT ANNE-MARIE BRODEL");
    EXPECT_FALSE(other.only().unattended);
}

// --- Both roles ---------------------------------------------------------------------------------

TEST(BothRoles, AListOfItsNumbersIsTheCustomers) {
    Case one;
    one.party("C1", "Brodel Yann");
    one.party("F1", "Brodel Yann");
    one.item("F1", "2026/02/0443", -54647, day(2, 13));
    one.item("C1", "FA2026-10432", 6831, day(3, 2));
    one.item("C1", "FA2026-10433", 150000, day(3, 2));
    one.item("C1", "FA2026-10436", 368757, day(3, 5));
    one.line(525588, day(3, 20), "VIR BRODEL YANN 2026-10432 - FA2026-10433 - FA2026-10436");
    EXPECT_TRUE(one.only().unattended);
    EXPECT_EQ(pieces(one.only()).size(), 3U);
}

TEST(BothRoles, WithoutANumberIsLeftToAPerson) {
    Case one;
    one.party("C1", "Brodel Yann");
    one.party("F1", "Brodel Yann");
    one.item("F1", "2026/02/0443", -54647, day(2, 13));
    one.item("C1", "FA2026-10432", 6831, day(3, 2));
    one.item("C1", "FA2026-10433", 150000, day(3, 2));
    one.line(156831, day(3, 20), "VIR BRODEL YANN");
    EXPECT_FALSE(one.only().unattended);
}

// --- Proposed, and why -------------------------------------------------------------------------

TEST(OpenPayment, GoesBackToWhoPaidItWhenAPersonConfirms) {
    Case one;
    one.party("C1", "Brodel Omar");
    one.item("C1", "BQ38851", -60000, day(2, 20)).kind = ledger::OpenItemKind::Payment;
    one.line(-60000, day(3, 30), "VIR BRODEL OMAR REMBOURSEMENT");
    const Proposal proposal = one.only();
    EXPECT_EQ(proposal.state, LineState::Proposed);
    EXPECT_FALSE(proposal.unattended);
    EXPECT_TRUE(says(proposal, reasons::payment_given_back));
    one.lines.front().line.amount = eur(-60001);
    EXPECT_TRUE(one.only().targets.empty());
    one.lines.front().line.amount = eur(-60000);
    one.lines.front().line.booked_on = day(2, 10);
    EXPECT_TRUE(one.only().targets.empty());
}

TEST(SeenAccount, SaysWhoPaidFromItBefore) {
    Case one;
    one.party("C1", "Brodel Restauration");
    one.item("C1", "FC1", 60030, day(3, 2));
    one.item("C1", "FC2", 77713, day(3, 5));
    one.line(60030, day(3, 10), "VIR BRODEL RESTAURATION").counterparty.iban =
        "FR7630004000031234567890143";
    one.line(77713, day(3, 20), "VIR CHEZ PAULETTE").counterparty.iban =
        "FR7630004000031234567890143";
    EXPECT_TRUE(one.of(0).unattended);
    EXPECT_FALSE(one.of(1).unattended);
    EXPECT_TRUE(says(one.of(1), reasons::account_seen));
    EXPECT_FALSE(says(one.of(1), reasons::amount_alone));
    one.lines.back().line.counterparty.iban = "FR1420041010050500013M02606";
    EXPECT_TRUE(says(one.of(1), reasons::amount_alone));
}

TEST(NumberAndAmount, AreSaidWhenNoNameSpeaks) {
    Case one = with("Brodel Omar", "PAIEMENT 2026.01.025");
    one.books.items.front().piece = "2026-01025";
    EXPECT_FALSE(one.only().unattended);
    EXPECT_TRUE(says(one.only(), reasons::number_and_amount));
}

} // namespace
} // namespace comptoir::reconcile::test
