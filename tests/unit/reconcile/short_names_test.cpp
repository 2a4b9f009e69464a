// A name the line abbreviates or cuts, with the amount of one piece of all.
#include "builders.h"

#include <gtest/gtest.h>

namespace comptoir::reconcile::test {
namespace {

Case with(const char* party, const char* label, const char* element = "") {
    Case one;
    one.party("C1", party);
    one.item("C1", "2026-17", 1094'40, day(3, 1));
    one.line(1094'40, day(3, 9), label).counterparty.name = element;
    return one;
}

TEST(ShortNames, AnAbbreviatedTradeAndAWholeNameAreThatParty) {
    EXPECT_TRUE(with("Électricité Brodel", "REGLEMENT", "ELEC BRODEL").only().unattended);
    EXPECT_TRUE(
        with("Transports Quivy", "VIR SEPA TRANSP QUIVY", "TRANSP QUIVY").only().unattended);
    EXPECT_TRUE(says(with("Électricité Brodel", "VIR ELEC BRODEL").only(), reasons::party_by_name));
}

TEST(ShortNames, ANameCutWhereTheTextEndsIsThatParty) {
    EXPECT_TRUE(with("Chaudronnerie Brodelier", "PAIEMENT PAR CARTE CHAUDRONNERIE BROD 10.03")
                    .only()
                    .unattended);
    EXPECT_TRUE(with("Boulangerie Quivelier", "VIREMENT DE BOULANGERIE QUIVELI").only().unattended);
}

TEST(ShortNames, WhatIsLeftOutIsTheTrade) {
    EXPECT_TRUE(with("Brodel Quivy Software", "CARTE 10/03 BRODEL QUIVY").only().unattended);
    EXPECT_TRUE(says(with("Brodel Quivy Software", "CARTE 10/03 BRODEL QUIVY").only(),
                     reasons::name_shortened));
    EXPECT_FALSE(with("Brodel Quivy Holding", "CARTE 10/03 BRODEL QUIVY").only().unattended);
    EXPECT_FALSE(with("Brodel Quivy Casterax", "CARTE 10/03 BRODEL QUIVY").only().unattended);
}

TEST(ShortNames, ASurnameAloneIsNobody) {
    EXPECT_FALSE(with("Électricité Brodel", "VIR BRODEL").only().unattended);
    EXPECT_FALSE(with("Électricité Brodel", "VIR ELEC").only().unattended);
}

TEST(ShortNames, AFirstNameThatStartsAnotherIsAnother) {
    EXPECT_FALSE(with("Brodel Jeanne", "VIR BRODEL JEAN").only().unattended);
    EXPECT_FALSE(with("Jeanne Brodel", "VIR JEAN BRODEL").only().unattended);
}

TEST(ShortNames, AnotherTradeIsAnotherHouse) {
    EXPECT_FALSE(with("Électricité Brodel", "VIR MENUISERIE BRODEL").only().unattended);
    EXPECT_FALSE(with("Électricité Brodel", "VIR BRODEL SERVICES").only().unattended);
    EXPECT_FALSE(with("Électricité Brodel", "VIR ELEC BRODEL QUIVY").only().unattended);
}

TEST(ShortNames, ALetterAloneMayBeAllThatTellsTwoNamesApart) {
    EXPECT_FALSE(with("Société Brodel & Quivy Transports", "VIR SOCIETE BRODEL X QUIVY TRANSP")
                     .only()
                     .unattended);
    EXPECT_TRUE(
        with("Brodel Quivy Software", "CARTE 10/03 BRODEL QUIVY N/REF 12").only().unattended);
}

TEST(ShortNames, AnElementThatBearsAnotherLegalFormIsAnotherHouse) {
    EXPECT_FALSE(with("Brodel Quivy SARL", "VIREMENT RECU", "BRODEL QUIVY SAS").only().unattended);
    EXPECT_TRUE(with("Brodel Quivy SARL", "VIREMENT RECU", "BRODEL QUIVY SARL").only().unattended);
}

TEST(ShortNames, TwoPartiesThatFitAreNotToldApart) {
    Case one = with("Électricité Brodel", "VIR ELEC BRODEL");
    one.party("C2", "Électronique Brodel");
    EXPECT_FALSE(one.only().unattended);
}

TEST(ShortNames, AnotherPieceOrLineOfTheAmountLeavesItToAPerson) {
    Case one = with("Brodel Quivy Software", "CARTE 10/03 BRODEL QUIVY");
    one.party("C2", "Casterax");
    one.item("C2", "2026-18", 1094'40, day(3, 1));
    EXPECT_FALSE(one.only().unattended);
    Case two = with("Brodel Quivy Software", "CARTE 10/03 BRODEL QUIVY");
    two.line(1094'40, day(3, 10), "VIR SEPA");
    EXPECT_FALSE(two.only().unattended);
}

TEST(ShortNames, AnotherNumberSpeaksAgainstIt) {
    Case one = with("Électricité Brodel", "VIR ELEC BRODEL FACTURE 2026-99");
    EXPECT_FALSE(one.only().unattended);
}

TEST(ShortNames, TwoNamesAreLeftToAPerson) {
    EXPECT_FALSE(with("Électricité Brodel", "VIR QUIVY CASTERAX", "ELEC BRODEL").only().unattended);
}

Case of_amount(std::int64_t cents, const char* party, const char* label) {
    Case one = with(party, label);
    one.lines[0].line.amount = one.books.items[0].amount = one.books.items[0].open =
        Money{cents, one.lines[0].line.amount.currency()};
    return one;
}

TEST(ShortNames, WhereNoColumnEndsANameIsNotCut) {
    EXPECT_FALSE(of_amount(250'00, "Brasserie Rouxel", "VIR BRASSERIE ROUX").only().unattended);
    EXPECT_FALSE(of_amount(1094'41, "Brasserie Rouxel", "VIR BRASSERIE ROUX").only().unattended);
    EXPECT_FALSE(
        of_amount(1094'41, "Scierie Brodelier", "VIR EMIS SCIERIE BRODE RGT").only().unattended);
    EXPECT_FALSE(of_amount(1094'41, "Brodelier Jeanne", "VIR BRODELIER JEAN").only().unattended);
}

TEST(ShortNames, TheTradeDoesNotTellTheParty) {
    EXPECT_FALSE(of_amount(1094'41, "Brasserie Rouxel", "VIREMENT PERMANENT BRASSERIE ROU")
                     .only()
                     .unattended);
}

TEST(ShortNames, ARoundAmountAtTheEndOfAFullLabelMayBeAnybodys) {
    const char* label = "VIREMENT PERMANENT SCIERIE BRODE";
    EXPECT_TRUE(of_amount(1094'41, "Scierie Brodelier", label).only().unattended);
    for (const std::int64_t cents : {250'00, 150'00, 1000'00})
        EXPECT_FALSE(of_amount(cents, "Scierie Brodelier", label).only().unattended) << cents;
}

TEST(ShortNames, AllButTheLastLettersEndAFullLabel) {
    EXPECT_TRUE(
        of_amount(1094'41, "Karim Brodard", "CARTE X1 28/07/2026 KARIM BRODAR").only().unattended);
    EXPECT_TRUE(
        of_amount(1094'41, "Brodard Amélie", "CARTE X1141 28/07 AMELIE BRODAR").only().unattended);
}

TEST(ShortNames, WhatMayBeANameOfItsOwnIsNoStartOfAnother) {
    const auto taken = [](const char* party, const char* label, std::int64_t cents = 1094'41) {
        return of_amount(cents, party, label).only().unattended;
    };
    EXPECT_FALSE(taken("Karim Martinez", "CARTE X1 28/07/2026 KARIM MARTIN"));
    EXPECT_FALSE(taken("Karim Durandeau", "CARTE X1 28/07/2026 KARIM DURAND"));
    EXPECT_FALSE(taken("Brodard Julien", "CARTE X1 28/07/26 BRODARD JULIE"));
    EXPECT_FALSE(taken("Karim Brodard", "CARTE X114 28/07/2026 KARIM BROD"));
    EXPECT_FALSE(taken("Karim Brodardelli", "CARTE X1 28/07/2026 KARIM BRODAR"));
    EXPECT_FALSE(taken("Karim Brodard", "CARTE X1141 28/07 KARIM BRODAR"));
    EXPECT_FALSE(taken("Karim Brodard", "CARTE X1 28/07/2026 KARIM BRODAR", 1090'00));
    EXPECT_FALSE(taken("Karim Brodard", "CARTE X1 28/07/2026 SALIM BRODAR"));
}

class FullLabel : public testing::Test {
protected:
    Proposal seen(std::string party, std::string label, std::string more) {
        Case one = with(party.c_str(), "");
        label.resize(31, 'X');
        one.lines[0].line.label = label;
        one.lines[0].line.label_more = std::move(more);
        return one.only();
    }
};

TEST_F(FullLabel, BeforeAWordOfPaymentsTheWidthEndedTheName) {
    EXPECT_TRUE(seen("Fonderie Brodelier Immobilier", "VIREMENT A FONDERIE BRODELIER I", "LOYER 03")
                    .unattended);
    EXPECT_TRUE(
        seen("Fonderie Castrelange", "VIREMENT A SARL FONDERIE CASTRE", "REF 12").unattended);
}

TEST_F(FullLabel, BeforeAnotherWordItMayBeALongerName) {
    EXPECT_FALSE(
        seen("Fonderie Castrelange", "VIREMENT A SARL FONDERIE CASTRE", "LLI QUIVY").unattended);
    EXPECT_FALSE(
        seen("Castrelange Jeanne", "VIREMENT DE MME CASTRELANGE JEA", "REF 12").unattended);
}

// Three equal open pieces of a subscription, and so many cards whose text the width cut.
Case subscription(std::size_t lines, const char* label = "CARTE X3544 10/07 QUIVY ET BRODE") {
    Case one;
    one.party("F1", "Quivy et Brodel");
    for (const int month : {3, 4, 5})
        one.item("F1", "FC-00" + std::to_string(month), -5036'36, day(month, 1));
    for (std::size_t i = 0; i < lines; ++i)
        one.line(-5036'36, day(6, static_cast<int>(i) + 2), label).nature = bank::Nature::Card;
    return one;
}

TEST(ShortNames, EqualPiecesOfOnePartyGoToItsLinesInTurn) {
    Case one = subscription(2);
    ASSERT_EQ(one.lines[0].line.label.size(), 32U);
    for (const Proposal& proposal : one.all())
        EXPECT_TRUE(proposal.unattended);
    EXPECT_EQ(pieces(one.of(0)), (std::vector<std::string>{"FC-003"}));
    EXPECT_EQ(pieces(one.of(1)), (std::vector<std::string>{"FC-004"}));
}

TEST(ShortNames, EqualPiecesAreNobodysWhereMoreIsAskedOrAnotherMayBeMeant) {
    for (const Proposal& proposal : subscription(4).all())
        EXPECT_FALSE(proposal.unattended); // one line too many
    Case other = subscription(2);
    other.party("F2", "Maison Serein");
    other.item("F2", "S-1", -5036'36, day(3, 1)); // owed to somebody else, too
    for (const Proposal& proposal : other.all())
        EXPECT_FALSE(proposal.unattended);
    Case stranger = subscription(2);
    stranger.lines[1].line.label = "CARTE X3544 10/07 ZELTEN";
    for (const Proposal& proposal : stranger.all())
        EXPECT_FALSE(proposal.unattended); // so that the amount is not this party's alone
    Case early = subscription(1);
    early.lines[0].line.booked_on = day(2, 1);
    EXPECT_FALSE(early.only().unattended);
    Case taxed = subscription(1);
    taxed.books.waiting_vat[taxed.books.items[0].id] = "445740";
    EXPECT_FALSE(taxed.only().unattended);
    Case cousin = subscription(2);
    cousin.party("F2", "Quivy et Brodeline");
    for (const Proposal& proposal : cousin.all())
        EXPECT_FALSE(proposal.unattended);
}

} // namespace
} // namespace comptoir::reconcile::test
