// What stands beside a name in a line: the start of another word, our own name, a site, a form
// whose blank was lost.
#include "builders.h"

#include <gtest/gtest.h>

namespace comptoir::reconcile::test {
namespace {

Case with(const char* party, const char* label, const char* more = "") {
    Case one;
    one.books.company = "Quivy Distribution";
    one.party("C1", party);
    one.item("C1", "2026-17", 1094'40, day(3, 1));
    one.line(1094'40, day(3, 9), label).label_more = more;
    return one;
}

bool is_taken(const char* party, const char* label, const char* more = "") {
    return with(party, label, more).only().unattended;
}

TEST(BesideNames, WordsOfTheBankAreNoName) {
    EXPECT_TRUE(is_taken("Brodelec", "PRELEVEMENT EUROPEEN BRODELEC"));
    EXPECT_TRUE(is_taken("Brodelec", "EFFET DOMICILIE BRODELEC"));
    EXPECT_TRUE(is_taken("Brodelec", "VRT BRODELEC CDE 4500123999"));
    EXPECT_FALSE(is_taken("Brodelec", "VIR EUROPEEN BRODELEC TRAVAUX"));
}

TEST(BesideNames, TheStartOfAPaymentsWordEndsAFullLabel) {
    EXPECT_TRUE(is_taken("Brodel Carrosserie", "VIREM BRODEL CARROSSERIE   REGL"));
    EXPECT_FALSE(is_taken("Brodel Carrosserie", "VIR SEPA BRODEL CARROSSERIE REG")) << "Régis";
    EXPECT_TRUE(is_taken("Brodel Amélie", "VIR SEPA BRODEL AMELIE   REGLEM"));
    EXPECT_TRUE(is_taken("Librairie Brodel SNC", "VIR SEPA    LIBRAIRIE BRODEL SN"));
    EXPECT_FALSE(is_taken("Librairie Brodel SNC", "VIR SEPA RECU  LIBRAIRIE BRODEL S"));
}

TEST(BesideNames, ThePartysOwnFormEndsItsName) {
    EXPECT_TRUE(is_taken("Brodelec SASU", "VIR EUROPEEN EMIS BRODELEC SASU FA"));
    EXPECT_FALSE(is_taken("Brodelec SASU", "VIR EUROPEEN EMIS BRODELEC SARL FA"));
    EXPECT_FALSE(is_taken("Brodelec SASU", "VIR EUROPEEN EMIS SASU BRODELEC FA"));
    EXPECT_FALSE(is_taken("Brodelec SASU", "VIR EMIS BRODELEC SASU FABRICE"));
}

TEST(BesideNames, BehindAWholeHouseAndItsFormALetterEndsTheLabel) {
    EXPECT_TRUE(is_taken("SASU Brodel Bâtiment", "VIR SEPA BRODEL BATIMENT SASU F"));
    EXPECT_FALSE(is_taken("SASU Brodel Bâtiment", "VIR SEPA SASU BRODEL BATIMENT F"));
    EXPECT_FALSE(is_taken("SASU Brodel Bâtiment", "VIR SEPA  BRODEL BATIMENT SAS F"));
    EXPECT_FALSE(is_taken("Brodel SASU", "VIR SEPA RECU DE    BRODEL SASU F")) << "one word";
    EXPECT_FALSE(is_taken("Brodel Amélie SASU", "VIR SEPA BRODEL    AMELIE SASUF"));
    EXPECT_TRUE(is_taken("SASU Brodel Carrelage", "VIR SASU  BRODEL  CARRELAGE VOT"));
    EXPECT_FALSE(is_taken("SASU Brodel Carrelage", "VIR SASU  BRODEL  CARRELAGE VOI"));
    EXPECT_FALSE(is_taken("SASU Brodel Carrelage", "VIR SASU BRODEL CARRELAGE VOTIER"));
    EXPECT_FALSE(is_taken("Martin", "VIREMENT RECU DE M MARTIN    VOT")) << "Votier";
    EXPECT_FALSE(is_taken("Martin Paul", "VIR SEPA RECU DE MARTIN PAUL VOT")) << "Votier";
}

TEST(BesideNames, WhatTheContinuationSaysInFullIsReadThere) {
    EXPECT_TRUE(is_taken("Brodel Rénovation", "VIR SEPA BRODEL  RENOVATION TRA",
                         "REF NOTPROVIDED TRAVAUX"));
    EXPECT_TRUE(
        is_taken("Brodel Rénovation", "VIR SEPA BRODEL  RENOVATION QUI", "QUIVY DISTRIBUTION"));
    EXPECT_FALSE(is_taken("Brodel", "VIR SEPA RECU DE     BRODEL TRA", "REF 12 TRAVAUX"))
        << "Brodel Transports";
    EXPECT_FALSE(is_taken("Brodel Rénovation", "VIR SEPA BRODEL  RENOVATION QUI", "QUINTAL"));
    EXPECT_FALSE(is_taken("Brodel Rénovation", "VIR SEPA BRODEL  RENOVATION TRI", "REF 1 TRAVAUX"));
    EXPECT_FALSE(is_taken("Brodel Rénovation", "VIR SEPA BRODEL   RENOVATION QU", "QUINTAL"));
    for (const char* more : {"REF 12 DURAND", "DURAND", "QUIVY", "DURAND DISTRIBUTION"})
        EXPECT_FALSE(is_taken("Martin Paul", "VIR SEPA RECU DE MARTIN PAUL DUR", more)) << more;
    EXPECT_FALSE(is_taken("Martin Paul", "VIR SEPA RECU DE MARTIN PAUL QUI", "REF 12 QUIVY"));
    EXPECT_FALSE(is_taken("Martin Paul", "VIR SEPA RECU DE MARTIN PAUL AVR", "AVRIL 2026"));
}

TEST(BesideNames, OurNameInTheContinuationIsNoEndOfAWord) {
    EXPECT_TRUE(
        is_taken("Brodel Distribution", "VIR INST DE BRODEL DISTRIBUTIO", "QUIVY DISTRIBUTION"))
        << "30";
    EXPECT_TRUE(
        is_taken("Brodel Rénovation", "PRELEVEMENT SAS BRODEL  RENOVAT", "QUIVY DISTRIBUTION"));
    EXPECT_FALSE(is_taken("Brodel Rénovation", "PRELEVEMENT SAS BRODEL  RENOVAT", "QUIVY MARCEL"));
    EXPECT_FALSE(is_taken("Brodel Rénovation", "PRELEVEMENT SAS BRODEL  RENOVAT", "QUIVY"));
    EXPECT_FALSE(
        is_taken("Brodel Rénovation", "PRELEVEMENT SAS BRODEL DURENOVA", "QUIVY DISTRIBUTION"));
}

TEST(BesideNames, WhatWasPaidForStandsBehindTheFormOrInTheContinuation) {
    EXPECT_TRUE(is_taken("Brodelec SNC", "VIR SEPA BRODELEC SNC TRAVAUX"));
    EXPECT_TRUE(is_taken("Brodelec SNC", "VIR SEPA BRODELEC SNC TRAVAUX", "TRAVAUX"));
    EXPECT_FALSE(is_taken("Brodelec SNC", "VIR SEPA SNC BRODELEC TRAVAUX"));
    EXPECT_FALSE(is_taken("Brodelec SNC", "VIR SEPA BRODELEC SAS TRAVAUX"));
    EXPECT_FALSE(is_taken("Brodelec SNC", "VRT TRAVAUX BRODELEC SNC"));
    EXPECT_TRUE(is_taken("Brodel Électricité", "VIREMENT EMIS   BRODEL ELECTRIC", "TRAVAUX"));
}

TEST(BesideNames, TheTownOfACardMayRunOverTheWidth) {
    const auto is_card_taken = [](const char* label, const char* more) {
        Case one;
        one.party("F1", "Nadia Brodel");
        one.item("F1", "F26-1309", -55'69, day(3, 1));
        bank::StatementLine& line = one.line(-55'69, day(3, 9), label);
        line.label_more = more;
        line.nature = bank::Nature::Card;
        return one.only().unattended;
    };
    EXPECT_TRUE(is_card_taken("PAIEMENT CB 0903 NADIA BRODEL A", "UCH 09/03/26"));
    EXPECT_FALSE(is_card_taken("PAIEMENT CB 0903 NADIA BRODEL A", "RNAUD FILS 09/03/26"));
}

TEST(BesideNames, TheStartOfThePartysOwnFormBesideANumberIsItsName) {
    const auto is_settled = [](const char* name, const char* label) {
        Case one;
        one.party("C1", name);
        one.item("C1", "DUP26/1339", 185'00, day(3, 1));
        one.line(185'00, day(3, 9), label).label_more = "REF 79 PAIEMENT DUP26/1339";
        return one.only().unattended;
    };
    EXPECT_TRUE(is_settled("SNC Brodel Cloisons", "VIR SEPA PAIEMENT DUP26/1339 SN"));
    EXPECT_FALSE(is_settled("SAS Brodel Cloisons", "VIR SEPA PAIEMENT DUP26/1339 SN"));
    EXPECT_FALSE(is_settled("Brodel Cloisons", "VIR SEPA PAIEMENT DUP26/1339 SN"));
}

TEST(BesideNames, TheNameOnceMoreInItsElementIsNoLongerOne) {
    const auto is_taken = [](const char* party, const char* label, const char* element) {
        Case one;
        one.party("C1", party);
        one.item("C1", "FV26-1008", 763'56, day(2, 10));
        one.line(763'56, day(4, 23), label).counterparty.name = element;
        return one.only().unattended;
    };
    EXPECT_TRUE(is_taken("BRODEL Hélène", "VIREMENT EN VOTRE FAVEUR M OU MME HELENE BRODEL",
                         "M OU MME HELENE BRODEL"));
    EXPECT_TRUE(is_taken("SCI La Brodière", "VIR SEPA SCI LABRODIERE", "SCI LABRODIERE"));
    EXPECT_FALSE(is_taken("BRODEL Hélène", "VIREMENT EN VOTRE FAVEUR M OU MME HELENE BRODEL",
                          "M OU MME HELENE BRODEL MARTIN"));
    EXPECT_FALSE(
        is_taken("BRODEL Hélène", "VIR M OU MME HELENE BRODEL QUIVAZ", "M OU MME HELENE BRODEL"));
    EXPECT_FALSE(is_taken("BRODEL Hélène", "VIR SEPA HELENE BRODEL", "SARL QUIVAZ"));
}

TEST(BesideNames, ALetterMayBeginAnotherName) {
    EXPECT_FALSE(is_taken("Librairie Brodel SNC", "VIR SEPA RECU  LIBRAIRIE BRODEL T"));
    EXPECT_FALSE(is_taken("Brodel Amélie", "VIR SEPA RECU DE BRODEL AMELIE P"));
    EXPECT_FALSE(is_taken("Brodel Jean", "VIREMENT RECU DE BRODEL JEAN MARC"));
    EXPECT_FALSE(is_taken("Brodel", "VIREMENT RECU DE MONSIEUR BRODEL B"));
    EXPECT_FALSE(is_taken("Brodel Carrosserie", "VIR SEPA BRODEL CARROSSERIE CAR"));
    EXPECT_FALSE(is_taken("Brodel Carrosserie", "VIR BRODEL CARROSSERIE REGNAUD"));
}

TEST(BesideNames, AStartInsideALabelIsAName) {
    EXPECT_FALSE(is_taken("Brodel Carrosserie", "VIR BRODEL CARROSSERIE REG 12"));
}

TEST(BesideNames, TheMarkOfWhatFollowsMayBeCut) {
    EXPECT_TRUE(is_taken("Brodelier SASU", "VIREMENT /DE BRODELIER SASU /MOT"));
    EXPECT_FALSE(is_taken("Brodelier SASU", "VIREMENT /DE BRODELIER SASU/ MOR"));
}

TEST(BesideNames, OurOwnNameBehindAPayersIsNoPartOfIt) {
    EXPECT_TRUE(is_taken("Brodelec", "PRLV BRODELEC QUIVY DISTRIBUTION"));
    EXPECT_TRUE(is_taken("Brodelec", "PRLV BRODELEC", "QUIVY DISTRIBUTIO"));
    EXPECT_TRUE(is_taken("Brodelec", "VIREMENT RECU DE BRODELEC QUIVY"));
}

TEST(BesideNames, ANameLikeOursIsAnothers) {
    EXPECT_FALSE(is_taken("Brodelec", "PRLV BRODELEC QUIVY TRANSPORTS"));
    EXPECT_FALSE(is_taken("Brodelec", "PRLV BRODELEC QUIVY 12"));
    EXPECT_FALSE(is_taken("Brodelec", "PRLV BRODELEC DISTRIBUTION"));
    Case sister = with("Brodelec", "PRLV BRODELEC QUIVY DISTRIBUTION");
    sister.party("C2", "Quivy Distribution Nord");
    EXPECT_FALSE(sister.only().unattended);
}

TEST(BesideNames, ASingleWordOfOursMayBeAFirstName) {
    Case one = with("Brodel", "VIR SEPA BRODEL OCEANE");
    one.books.company = "Océane";
    EXPECT_FALSE(one.only().unattended);
}

TEST(BesideNames, ASingleWordOfOursBehindOurFormIsOurCompany) {
    const auto is_taken = [](const char* label, const char* more = "") {
        Case one = with("Brodel Hélène", label, more);
        one.books.company = "SAS Océane";
        return one.only().unattended;
    };
    EXPECT_TRUE(is_taken("VIR SEPA BRODEL HELENE SAS OCEANE"));
    EXPECT_TRUE(is_taken("VIREMENT DE BRODEL HELENE SAS O", "CEANE")); // 31 characters
    EXPECT_FALSE(is_taken("VIR SEPA BRODEL HELENE OCEANE")) << "a second first name";
    EXPECT_FALSE(is_taken("VIR SEPA BRODEL HELENE SARL OCEANE")) << "another company";
    EXPECT_FALSE(is_taken("VIR SEPA BRODEL HELENE SAS OCEANE BATIMENT"));
    EXPECT_FALSE(is_taken("VIR SEPA BRODEL HELENE SAS OCEANIQUE"));
    EXPECT_FALSE(is_taken("VIR SEPA SAS OCEANE")) << "nobody's payment";
    Case one = with("Brodel Hélène", "VIR SEPA BRODEL HELENE SAS OCEANE");
    one.books.company = "SAS Océane";
    one.party("C2", "Océane Brodel");
    EXPECT_FALSE(one.only().unattended);
}

TEST(BesideNames, WordsOfABankAcrossTheWidthAreNoName) {
    EXPECT_TRUE(is_taken("M. Nadia Brodel", "PRELEVEMENT M NADIA BRODEL N CL", "IENT 1641687"));
    EXPECT_FALSE(is_taken("M. Nadia Brodel", "PRELEVEMENT M NADIA BRODEL N CL", "ERC 1641687"));
}

TEST(BesideNames, OurNameAloneIsNobodysPayment) {
    EXPECT_FALSE(is_taken("Brodelec", "VIR QUIVY DISTRIBUTION"));
}

TEST(BesideNames, OurNameBesideAWholeNumberSpeaksAgainstNobody) {
    Case one;
    one.books.company = "Quivy Distribution";
    one.party("C1", "Brodelec");
    one.item("C1", "F2026-0017", 1094'40, day(3, 1));
    one.line(1094'40, day(3, 9), "VIREMENT EN VOTRE FAVEUR").label_more =
        "FACTURE F2026-0017 QUIVY DISTRIBUTIO";
    EXPECT_TRUE(one.only().unattended);
    one.lines[0].line.label_more = "FACTURE F2026-0017 QUIVY DISTILLERIE";
    EXPECT_FALSE(one.only().unattended);
}

TEST(BesideNames, OurNameOfThreeLettersIsOurs) {
    Case one = with("Brodelec", "PRELEVEMENT BRODELEC DFH IMMOBIL");
    one.books.company = "DFH Immobilier";
    EXPECT_TRUE(one.only().unattended);
    one.lines[0].line.label = "PRELEVEMENT BRODELEC DFH TRAITEUR";
    EXPECT_FALSE(one.only().unattended);
}

TEST(BesideNames, AWordOfOursMayBeAPartysAsWell) {
    Case one = with("Brodelec", "PRLV BRODELEC NICOLAS & FILS");
    one.books.company = "Nicolas & Fils";
    one.party("C2", "Nicolas Toiture");
    EXPECT_TRUE(one.only().unattended);
    one.lines[0].line.label = "VIREMENT RECU DE BRODELEC NICOLAS"; // cut: his or ours
    EXPECT_FALSE(one.only().unattended);
}

TEST(BesideNames, OurLegalFormIsNotThePartys) {
    Case one = with("SARL Brodelec", "VIR BRODELEC", "SA QUIVY DISTRIBUTION");
    one.books.company = "SA Quivy Distribution";
    EXPECT_TRUE(one.only().unattended);
    one.lines[0].line.label = "VIR SAS BRODELEC";
    EXPECT_FALSE(one.only().unattended);
}

TEST(BesideNames, WhatWasPaidForStandsBehindAWholeName) {
    EXPECT_TRUE(is_taken("Brodel Merlin", "VIR SEPA BRODEL MERLIN TRAVAUX"));
    EXPECT_FALSE(is_taken("Brodelec", "VIR SEPA BRODELEC TRAVAUX"));
    EXPECT_FALSE(is_taken("Brodel Merlin", "VIR SEPA BRODEL TRAVAUX"));
    EXPECT_FALSE(is_taken("Brodel Merlin", "VIR SEPA TRAVAUX BRODEL MERLIN QUIVAZ"));
}

TEST(BesideNames, ANumberBehindAFullLabelIsNoEndOfTheName) {
    const auto is_entry_taken = [](const char* more) {
        Case one;
        one.party("F1", "Frans Brodhomme");
        one.entry(-696'40, day(3, 9), "VIREMENT FRANS BRODHOMME", "F1");
        one.line(-696'40, day(3, 9), "VIR EUROPEEN EMIS FRANS BRODHOM").label_more = more;
        return one.only().unattended;
    };
    EXPECT_TRUE(is_entry_taken("FC-25-8828"));
    EXPECT_FALSE(is_entry_taken("ARD QUIVAZ"));
    EXPECT_FALSE(is_entry_taken("ARDIN-25-8828"));
}

TEST(BesideNames, ASiteIsNoName) {
    EXPECT_TRUE(is_taken("Cabinet Brodel", "VIR CABINET BRODEL CHANTIER MOREAU"));
    EXPECT_FALSE(is_taken("Cabinet Brodel", "VIR CABINET BRODEL MOREAU"));
    EXPECT_FALSE(is_taken("Cabinet Brodel", "VIR CHANTIER BRODEL"));
}

TEST(BesideNames, ALegalFormMayHaveLostItsBlank) {
    EXPECT_TRUE(is_taken("Brodelec", "VIR SEPA SASBRODELEC"));
    EXPECT_TRUE(is_taken("Brodelec SARL", "VIR SEPA BRODELECSARL"));
    EXPECT_TRUE(is_taken("SCI Les Brodels", "VIR SEPA SCILES BRODELS"));
    EXPECT_FALSE(is_taken("Aude Brodelier", "VIR SEPA MAUDE BRODELIER")) << "no M. Aude";
    EXPECT_FALSE(is_taken("Brodelec SARL", "VIR SEPA SCIBRODELEC")) << "another form";
    EXPECT_TRUE(is_taken("Brodel et Quivaz", "VIR SEPA BRODELET QUIVAZ"));
    EXPECT_TRUE(is_taken("Brodelec SA", "VIR SEPA BRODELECSA"));
    EXPECT_TRUE(is_taken("Établissements Brodelec", "VIR ETABLISSEMENTSBRODELEC"));
    EXPECT_FALSE(is_taken("Brode SA", "VIR SEPA SABRODE"));
    EXPECT_FALSE(is_taken("Brodelec", "VIR SEPA ASBRODELEC TP"));
    EXPECT_FALSE(is_taken("Brodel", "VIR SEPA SARL BRODEL BATIMENT"));
    EXPECT_FALSE(is_taken("Brodelier", "VIR SEPA MBRODELIER"));
}

TEST(BesideNames, ALegalFormBesideAWholeNameHidesNoLongerOne) {
    Case one = with("Brodel", "VIR SEPA SARL BRODEL BATIMENT");
    one.party("C2", "Brodel Bâtiment");
    one.item("C2", "2026-18", 1094'40, day(3, 1));
    EXPECT_EQ(one.only().targets.size(), 1u);
    EXPECT_EQ(one.only().targets.front().party, "C2");
}

TEST(BesideNames, ANameGoesOnBehindTheBlankThatEndedTheLabel) {
    EXPECT_TRUE(is_taken("Mairie de Brodel", "CARTE X1234 29/04/26 MAIRIE DE", "BRODEL"));
    EXPECT_FALSE(is_taken("Mairie de Brodel", "CARTE X1234 29/04/26 MAIRIE", "BRODEL"));
    EXPECT_FALSE(is_taken("Mairie de Brodel", "CARTE X1234 29/04/26 MAIRIE DE", "QUIVAZ"));
}

TEST(ShortenedTrades, AreTheTradeOfTheOnlyHouseOfThatName) {
    EXPECT_TRUE(is_taken("Brodel Carrelage SA", "VIR SEPA RECU BRODEL CARRE"));
    EXPECT_TRUE(is_taken("Imprimerie Brodel SAS", "VIR RECU DE: IMPR BRODEL SAS"));
    EXPECT_FALSE(is_taken("Boucherie Brodel", "VIR RECU BOU BRODEL")) << "a baker's, too";
    EXPECT_TRUE(is_taken("Brodel International", "CB BRODEL INTERNAT"));
    EXPECT_TRUE(is_taken("SCI Entreprise Brodel & Cie", "VIR SCI ENTREPRISE BRODEL"));
    EXPECT_TRUE(is_taken("Brodel Transports", "VIR RECU TRP BRODEL"));
    EXPECT_TRUE(is_taken("Roy Informatique", "VIR RECU ROY INFO"));
    EXPECT_TRUE(is_taken("Brodel Pharmacie SASU", "VIR SEPA RECU /DE  BRODEL PHARM"));
    EXPECT_TRUE(is_taken("Brodel Nettoyage", "VIR SARLBRODEL NETTO"));
}

TEST(ShortenedTrades, AreNoneWithoutAWholeName) {
    EXPECT_FALSE(is_taken("Roy Informatique", "VIR RECU ROY INF"));
    EXPECT_FALSE(is_taken("Brodel Carrelage", "VIR SEPA RECU BRODE CARRE"));
    EXPECT_FALSE(is_taken("Carrelage Peinture", "VIR SEPA RECU CARRE PEINTURE"));
    EXPECT_FALSE(is_taken("Brodel & Fils", "VIR SEPA RECU BRODEL"));
    EXPECT_FALSE(is_taken("Entreprise Brodel & Fils", "VIR ENTREPRISE BRODEL"));
    EXPECT_FALSE(is_taken("Brodel Marché", "VIR SEPA BRODEL MA"));
    EXPECT_FALSE(is_taken("Brodel Marché", "VIR SEPA BRODEL MARC"));
    EXPECT_FALSE(is_taken("Brodel Holding", "VIR SEPA BRODEL"));
    EXPECT_FALSE(is_taken("Brodel Peinture", "VIR SEPA BRODEL PEINTRE"));
    EXPECT_FALSE(is_taken("Amélie Brodel Peinture", "VIR SEPA BRODEL PEIN"));
    EXPECT_FALSE(is_taken("Brodel Peinture", "VIR SEPA AMELIE BRODEL PEIN"));
}

TEST(ShortenedTrades, MayStandBeforeTheLetterOfANumber) {
    EXPECT_TRUE(is_taken("Brodel Nettoyage", "VIR BRODEL NETTO F 2026-17"));
    EXPECT_FALSE(is_taken("Brodel Nettoyage", "VIR BRODEL NETTO F"));
}

TEST(ShortenedTrades, OfTwoHousesTellNone) {
    Case one = with("Brodel Carrelage", "VIR SEPA RECU BRODEL CARR");
    one.party("C2", "Brodel Carrosserie");
    EXPECT_FALSE(one.only().unattended);
}

TEST(ShortenedTrades, BesideAnotherNameAreLeftToAPerson) {
    EXPECT_FALSE(is_taken("Brodel Carrelage", "VIR BRODEL CARRE", "CASTERAX PUJOL"));
    EXPECT_FALSE(is_taken("Brodel Carrelage", "VIR CASTERAX BRODEL CARRE"));
    EXPECT_FALSE(is_taken("Brodel Carrelage SA", "VIR SARL BRODEL CARRE"));
}

TEST(ShortenedTrades, AreThePersonOfNobody) {
    Case one = with("Brodel", "VIR SEPA RECU BRODEL CARRE");
    one.party("C2", "Brodel Carrelage");
    one.item("C2", "2026-18", 1094'40, day(3, 1));
    EXPECT_EQ(one.only().targets.front().party, "C2");
}

// A piece of few digits, and a line that names it beside a name.
Case of_number(const char* party, const char* label, const char* more) {
    Case one;
    one.party("C1", party);
    one.item("C1", "260248", 1094'40, day(3, 1));
    one.line(1094'40, day(3, 9), label).label_more = more;
    return one;
}

TEST(StartBesideANumber, IsThePartyWhoseNumberAndAmountItIs) {
    EXPECT_TRUE(of_number("SARL Brodel Nettoyage", "VIR INST RECU SARL BRODEL NE", "SOLDE 260248")
                    .only()
                    .unattended);
    EXPECT_TRUE(of_number("Brodel Amélie", "VIR SEPA AMELIE", "PAIEMENT 260248").only().unattended);
    EXPECT_FALSE(
        of_number("Brodelec Nettoyage", "VIR SEPA BRODEL", "SOLDE 260248").only().unattended)
        << "a whole word is no start";
}

TEST(StartBesideANumber, IsNobodyBesideADay) {
    Case one = of_number("Brodel Amélie", "VIR SEPA AMELIE", "PAIEMENT 260208");
    one.books.items[0].piece = "260208";
    EXPECT_FALSE(one.only().unattended);
}

TEST(BesideNames, ASiteBeforeANameIsAPartOfIt) {
    EXPECT_FALSE(is_taken("Brodelec", "VIR CHANTIER NAVAL BRODELEC"));
    EXPECT_TRUE(is_taken("Brodelec", "VIR BRODELEC", "CHANTIER NAVAL"));
}

TEST(BesideNames, ASiteIsNotWhoIsPaidWhereSomebodyElseIsNamed) {
    Case one;
    one.party("F1", "Brodelec");
    one.party("F2", "Ets Robert");
    one.item("F1", "AC00146", -450'04, day(5, 3));
    one.item("F2", "AC00147", -450'00, day(5, 3));
    bank::StatementLine& line = one.line(-450'04, day(5, 28), "VIREMENT EMIS");
    line.label_more = "F2026-0836 CHANTIER ROBERT";
    line.counterparty.name = "BRODELEC";
    EXPECT_EQ(pieces(one.only()), std::vector<std::string>{"AC00146"});
    line.label_more = "F2026-0836 POUR ROBERT";
    EXPECT_NE(pieces(one.only()), std::vector<std::string>{"AC00146"});
    line.label_more = "CHANTIER ROBERT";
    line.counterparty.name.clear();
    EXPECT_FALSE(one.only().unattended);
}

// What somebody chose to know Ets Robert by counts behind CHANTIER, too, and takes no other name's
// doubt away.
TEST(BesideNames, ASiteThatIsATextChosenForAPartyIsRead) {
    Case one;
    one.party("F1", "Brodelec");
    one.party("F2", "Ets Robert").statement_reference = "ROBERT";
    one.item("F1", "AC00146", -450'04, day(5, 3));
    bank::StatementLine& line = one.line(-450'04, day(5, 28), "VIREMENT EMIS");
    line.label_more = "F2026-0836 CHANTIER ROBERT";
    line.counterparty.name = "BRODELEC TRANSPORTS SUD";
    EXPECT_FALSE(one.only().unattended);
    line.counterparty.name = "BRODELEC";
    EXPECT_FALSE(one.only().unattended);
}

// The customer whose site it is pays by way of an insurer: either may be meant.
TEST(BesideNames, ASiteMayBeWhoPays) {
    Case one;
    one.party("C1", "AXA");
    one.party("C2", "Robert");
    one.item("C1", "2026-17", 1'200'00, day(3, 1));
    one.item("C2", "2026-18", 1'200'00, day(3, 1));
    bank::StatementLine& line = one.line(1'200'00, day(3, 9), "VIR RECU DE AXA");
    line.label_more = "CHANTIER ROBERT";
    EXPECT_FALSE(one.only().unattended);
    line.label_more.clear();
    line.label += ", CHANTIER ROBERT";
    EXPECT_FALSE(one.only().unattended);
}

TEST(BesideNames, ASiteBehindTheNumberIsNobodysName) {
    const auto booked = [](const char* label, const char* more, const char* other = nullptr) {
        Case one;
        one.party("C1", "Petit Frères SNC");
        one.item("C1", "F-2025-00083", 252'000, day(1, 10));
        if (other)
            one.party("C2", other);
        one.line(252'000, day(3, 1), label).label_more = more;
        return one.only().unattended;
    };
    EXPECT_TRUE(booked("VIR F-2025-00083 CHANTIER MARTIN", ""));
    EXPECT_TRUE(booked("VIREMENT", "F-2025-00083 CHANTIER MARTIN"));
    EXPECT_TRUE(booked("VIR INST RECU F-2025-00083 CHAN", "TIER SIMON"));
    EXPECT_TRUE(booked("VIR F-2025-00083 CHANTIER MARTIN", "", "Martin Yann"));
    EXPECT_FALSE(booked("VIR F-2025-00083 MARTIN", ""));
    EXPECT_FALSE(booked("VIR CHANTIER MARTIN F-2025-00083", "")) << "who pays";
    EXPECT_FALSE(booked("VIR LEROUX F-2025-00083 CHANTIER MARTIN", ""));
    EXPECT_FALSE(booked("VIR F-2025-00083 CHANTIER MARTIN LEROUX", ""));
    EXPECT_FALSE(booked("VIR F-2025-00083 CHANTIER MARTIN", "", "Martin"));
    EXPECT_FALSE(booked("VIR F-2025-00083 CHANTIER NAVAL", "", "Chantier Naval"));
}

TEST(StartBesideANumber, MayBeAShortWholeWord) {
    EXPECT_TRUE(of_number("Bro France IARD", "PRELEVEMENT EUROPEEN BRO FRANCE", "SOLDE 260248")
                    .only()
                    .unattended);
    EXPECT_FALSE(of_number("Brodel France IARD", "PRELEVEMENT EUROPEEN FRANCE", "SOLDE 260248")
                     .only()
                     .unattended);
}

TEST(StartBesideANumber, IsNobodyWithoutTheAmount) {
    Case one = of_number("SARL Brodel Nettoyage", "VIR SARL BRODEL NE", "SOLDE 260248");
    one.lines[0].line.amount = one.lines[0].line.amount - eur(100);
    EXPECT_FALSE(one.only().unattended);
}

TEST(StartBesideANumber, IsNobodyWithoutTheNumber) {
    EXPECT_FALSE(
        of_number("SARL Brodel Nettoyage", "VIR SARL BRODEL NE", "SOLDE 260209").only().unattended);
    EXPECT_FALSE(of_number("SARL Brodel Nettoyage", "VIR SARL BRODEL NE", "").only().unattended);
}

TEST(StartBesideANumber, IsNotTheTradeAloneNorAnother) {
    EXPECT_FALSE(
        of_number("Brodel Nettoyage", "VIR SARL NETTOYAGE", "SOLDE 260248").only().unattended);
    EXPECT_FALSE(
        of_number("Brodel Nettoyage", "VIR BRODEL QUIVAZ", "SOLDE 260248").only().unattended);
    EXPECT_FALSE(
        of_number("Brodel Nettoyage", "VIR QUIVAZ NETTOYAGE", "SOLDE 260248").only().unattended);
    EXPECT_FALSE(of_number("Brodel Nettoyage", "VIR BRO", "SOLDE 260248").only().unattended);
}

TEST(StartBesideANumber, OfAnotherPartyIsThatOne) {
    Case one = of_number("Brodel Nettoyage", "VIR BRODEL", "SOLDE 260248");
    one.party("C2", "Brodel");
    EXPECT_FALSE(one.only().unattended);
}

} // namespace
} // namespace comptoir::reconcile::test
