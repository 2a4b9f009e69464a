// Little of a name, or more than one: two characters, its beginning, our own beside it, a town
// behind it; and numbers that check digits hold.
#include "builders.h"

#include <gtest/gtest.h>

#include <tuple>

namespace comptoir::reconcile::test {
namespace {

TEST(TinyNames, TwoCharactersAloneAreAName) {
    for (const char* label :
         {"PRLV SEPA 3M", "VIR RECU 8664702845 DE: 3M", "CARTE X0543 3M 06/07/26", "VIR 3M FACT"}) {
        Case books;
        books.party("F1", "3M");
        books.item("F1", "2026-17", -95'73, day(3, 1));
        books.line(-95'73, day(3, 9), label);
        EXPECT_TRUE(books.only().unattended) << label;
    }
}

TEST(TinyNames, TwoCharactersBesideOthersAreNone) {
    for (const char* label : {"VIR HP CONSEIL", "VIR BUREAU HP", "VIR HP 12 RUE DU BAC",
                              "VIR HP-BIS", "LOYER HP", "VIR SEPA DUPONT LIBELLE HP"}) {
        Case books;
        books.party("F1", "HP");
        books.item("F1", "2026-17", -95'73, day(3, 1));
        books.line(-95'73, day(3, 9), label);
        EXPECT_FALSE(books.only().unattended) << label;
    }
}

TEST(Towns, OnACardTheTownStandsBehindTheShop) {
    Case books;
    books.party("F1", "Pierre Petit");
    books.item("F1", "2026-17", -71'07, day(7, 1));
    bank::StatementLine& line =
        books.line(-71'07, day(7, 13), "PAIEMENT CB 1307 PIERRE PETIT AUCH 13/07/26");
    EXPECT_FALSE(books.only().unattended) << "a transfer names no town";
    line.nature = bank::Nature::Card;
    EXPECT_TRUE(books.only().unattended);
    line.label = "PAIEMENT CB 1307 PETIT PIERRE AUCH 13/07/26";
    EXPECT_TRUE(books.only().unattended);
    line.label = "PAIEMENT CB 1307 PETIT AUCH PIERRE 13/07/26";
    EXPECT_FALSE(books.only().unattended);
    line.label = "PAIEMENT CB 1307 PIERRE PETIT FILS 13/07/26";
    EXPECT_FALSE(books.only().unattended);
    line.label = "PAIEMENT CB 1307 PIERRE PETIT CONSEIL 13/07/26";
    EXPECT_FALSE(books.only().unattended);
    line.label = "PAIEMENT CB 1307 JEAN PIERRE PETIT 13/07/26";
    EXPECT_FALSE(books.only().unattended);
}

TEST(Towns, ATownThatIsInANameOfTheBooksIsNone) {
    Case books;
    books.party("F1", "Pierre Petit");
    books.party("F2", "Distribution Auch");
    books.item("F1", "2026-17", -71'07, day(7, 1));
    books.line(-71'07, day(7, 13), "PAIEMENT CB 1307 PIERRE PETIT AUCH 13/07/26").nature =
        bank::Nature::Card;
    EXPECT_FALSE(books.only().unattended);
}

TEST(Towns, ATownBehindDeInANameOfTheBooksNamesNobody) {
    Case books;
    books.party("F1", "Pierre Petit");
    books.party("F2", "Mairie de Lyon");
    books.item("F1", "2026-17", -71'07, day(7, 1));
    books.line(-71'07, day(7, 13), "PAIEMENT CB 1307 PIERRE PETIT LYON 13/07/26").nature =
        bank::Nature::Card;
    EXPECT_TRUE(books.only().unattended);
    books.books.parties.back().name = "De Lyon"; // a family
    EXPECT_FALSE(books.only().unattended);
    books.books.parties.back().name = "Petit Lyon";
    EXPECT_FALSE(books.only().unattended);
    books.books.parties.back().name = "Pierre Petit de Lyon";
    EXPECT_FALSE(books.only().unattended);
}

TEST(Towns, ASingleWordIsANameWithItsFormAlone) {
    for (const auto& [label, is_certain] :
         {std::pair("CARTE X2575 SARL LUMEN COLMAR 29/06/26", true),
          {"CARTE X2575 LUMEN COLMAR 29/06/26", false}}) {
        Case books;
        books.party("F1", "SARL Lumen");
        books.item("F1", "2026-17", -101'20, day(6, 1));
        books.line(-101'20, day(6, 29), label).nature = bank::Nature::Card;
        EXPECT_EQ(books.only().unattended, is_certain) << label;
    }
}

TEST(NameAtEdge, TheBeginningOfOneNameWithItsAmountIsEnough) {
    for (const char* name : {"Les 3 Brasseurs", "LES 3 BRASSEUSES"}) {
        Case books;
        books.party("C1", name);
        books.item("C1", "2026-17", 1125'44, day(3, 1));
        books.line(1125'44, day(3, 9), "VIR SEPA RECU /DE LES 3 BRASSEU");
        ASSERT_EQ(books.lines[0].line.label.size(), 31U);
        EXPECT_TRUE(books.only().unattended) << name;
    }
}

TEST(NameAtEdge, APersonsNameMayEndInANameOfItsOwn) {
    Case books;
    books.party("C1", "M. Karim Martinez");
    books.item("C1", "2026-17", 1125'44, day(3, 1));
    books.line(1125'44, day(3, 9), "VIR SEPA RECU /DE M KARIM MARTI");
    ASSERT_EQ(books.lines[0].line.label.size(), 31U);
    EXPECT_FALSE(books.only().unattended);
}

TEST(NameAtEdge, TheBeginningOfTwoNamesIsNot) {
    Case books;
    books.party("C1", "Les 3 Brasseurs");
    books.party("C2", "Les 3 Brasseries");
    books.item("C1", "2026-17", 1125'44, day(3, 1));
    books.line(1125'44, day(3, 9), "VIR SEPA RECU /DE LES 3 BRASSEU");
    EXPECT_TRUE(books.only().unattended);
    books.books.parties.back().name = "Les 3 Brasseuses";
    EXPECT_FALSE(books.only().unattended);
}

TEST(NameAtEdge, NeitherARoundAmountNorAnotherPieceNorAnInnerNameWill) {
    Case books;
    books.party("C1", "Les 3 Brasseurs");
    books.party("C2", "Garage Odet");
    books.item("C1", "2026-17", 1120'00, day(3, 1));
    bank::StatementLine& line = books.line(1120'00, day(3, 9), "VIR SEPA RECU /DE LES 3 BRASSEU");
    EXPECT_FALSE(books.only().unattended) << "round";
    books.books.items[0].amount = books.books.items[0].open = line.amount =
        Money{1120'44, line.amount.currency()};
    EXPECT_TRUE(books.only().unattended);
    line.label = "VIR SEPA BAR OLGA LES 3 BRASSEU";
    ASSERT_EQ(line.label.size(), 31U);
    EXPECT_FALSE(books.only().unattended) << "a name before it";
    line.label = "VIR RECU /DE LES 3 BRASSEU";
    EXPECT_FALSE(books.only().unattended) << "nothing was cut";
    line.label = "VIR SEPA RECU /DE LES 3 BRASSEU";
    books.item("C2", "2026-18", 1120'44, day(3, 1));
    EXPECT_FALSE(books.only().unattended) << "two of the amount";
}

TEST(ReturnedWords, ThePartysOwnNameSaysNoReturn) {
    Case books;
    books.party("F1", "Retour aux Sources");
    books.item("F1", "2026-17", -299'71, day(3, 1));
    bank::StatementLine& line = books.line(-299'71, day(3, 9), "PRLV SEPA RETOUR AUX SOURCES");
    EXPECT_TRUE(books.only().unattended);
    line.label = "RETOUR PRLV RETOUR AUX SOURCES";
    EXPECT_FALSE(books.only().unattended);
    line.label = "PRLV REJETE RETOUR AUX SOURCES";
    EXPECT_FALSE(books.only().unattended);
    line.label = "RETOUR PRLV SOURCES";
    EXPECT_FALSE(books.only().unattended);
    line.label = "PRLV SEPA RETOUR AUX SOURCES";
    line.nature = bank::Nature::Return;
    EXPECT_FALSE(books.only().unattended);
}

TEST(ReturnedWords, OneWordAloneIsAReturn) {
    Case books;
    books.party("F1", "Retour SARL");
    books.item("F1", "2026-17", -299'71, day(3, 1));
    books.line(-299'71, day(3, 9), "PRLV SEPA RETOUR");
    EXPECT_FALSE(books.only().unattended);
}

TEST(NumbersInReferences, CheckDigitsMakeAShortNumberWhole) {
    for (const auto& [reference, is_certain] :
         {std::pair("RF65100364", true), {"RF66100364", false}}) {
        Case books;
        books.party("C1", "EURL Bernard Remi");
        books.item("C1", "100364", 310'80, day(3, 1));
        books.item("C1", "100365", 310'80, day(3, 2));
        books.line(310'80, day(3, 9), "VIREMENT EN VOTRE FAVEUR").structured_reference = reference;
        const Proposal proposal = books.only();
        EXPECT_EQ(proposal.unattended, is_certain) << reference;
        if (is_certain) {
            EXPECT_EQ(pieces(proposal), std::vector<std::string>{"100364"});
        }
    }
}

TEST(NumbersInReferences, WithAnotherAmountItIsNotTaken) {
    Case books;
    books.party("C1", "EURL Bernard Remi");
    books.item("C1", "100364", 310'80, day(3, 1));
    books.line(150'00, day(3, 9), "VIREMENT RECU").structured_reference = "RF65100364";
    EXPECT_FALSE(books.only().unattended);
}

TEST(NumbersInReferences, ThePayloadOfAPieceSpeaksForIt) {
    Case books;
    books.party("C1", "Sterenn Energie");
    books.item("C1", "RF58FA26050519", 480'00, day(3, 1));
    books.item("C1", "FA26050520", 480'00, day(3, 2));
    bank::StatementLine& line =
        books.line(480'00, day(3, 9), "VIR STERENN ENERGIE FACTURE FA26050519");
    EXPECT_TRUE(books.only().unattended);
    EXPECT_EQ(pieces(books.only()), std::vector<std::string>{"RF58FA26050519"});
    line.label = "VIR STERENN ENERGIE FACTURE FA26050518";
    EXPECT_FALSE(books.only().unattended);
}

TEST(NetRemittances, TheEntryAndTheFeeAreShownAndNeverTaken) {
    for (const auto& [label, piece] : {std::pair("REMISE CARTES 4980937 110826", "CB1008"),
                                       {"REMISE CARTES 4980937 BRUT 503,00 COM 6,63", "CB0908"}}) {
        Case books;
        books.books.accounts.fee = "627000";
        books.entry(499'86, day(8, 10), "Remise CB du 10/08/2026").piece = "CB1008";
        books.entry(503'00, day(8, 9), "Remise CB du 09/08/2026").piece = "CB0908";
        books.entry(600'00, day(8, 10), "Remise CB").piece = "CB6";
        books.line(496'37, day(8, 11), label).nature = bank::Nature::Card;
        const Proposal proposal = books.only();
        EXPECT_FALSE(proposal.unattended);
        ASSERT_EQ(proposal.targets.size(), 2U) << label;
        EXPECT_EQ(proposal.targets[0].piece, piece);
        EXPECT_EQ(proposal.targets[1].account, "627000");
        EXPECT_TRUE(proposal.difference.is_zero());
        EXPECT_EQ((proposal.targets[0].amount + proposal.targets[1].amount).minor(), 496'37);
    }
}

TEST(NetRemittances, NeitherLargeFeesNorOtherLinesNorOlderEntries) {
    for (const auto& [cents, on, label] :
         {std::tuple(470'00, day(8, 11), "REMISE CARTES 4980937"),
          {496'37, day(8, 11), "VIR SEPA DUPONT"},
          {496'37, day(8, 30), "REMISE CARTES 4980937"},
          {496'37, day(8, 9), "REMISE CARTES 4980937"},
          {496'37, day(8, 11), "REMISE CARTES 4980937 BRUT 501,00"},
          {-496'37, day(8, 11), "REMISE CARTES 4980937"}}) {
        Case books;
        books.books.accounts.fee = "627000";
        books.entry(499'86, day(8, 10), "Remise CB du 10/08/2026").piece = "CB1008";
        books.line(cents, on, label);
        EXPECT_TRUE(books.only().targets.empty()) << label << ' ' << cents;
    }
}

TEST(SeveralParties, TheirNumbersAndSumAreProposed) {
    Case books;
    books.party("C1", "Ets Lopez & Fils");
    books.party("C2", "Garage Odet");
    books.item("C1", "100508", 322'58, day(5, 8));
    books.item("C2", "100509", 264'75, day(5, 9));
    books.line(587'33, day(6, 9), "VIR ETS LOPEZ & FILS FACT 100508 100509");
    const Proposal proposal = books.only();
    EXPECT_FALSE(proposal.unattended);
    EXPECT_EQ(pieces(proposal), (std::vector<std::string>{"100508", "100509"}));
}

// What past decisions said of the line, and what the width left of the name.
bool is_known_start(const char* name, const char* label, const char* other = nullptr,
                    std::int64_t cents = -120'00) {
    Case books;
    books.party("F1", name);
    if (other)
        books.party("F2", other);
    books.item("F1", "100415", -120'00, day(7, 1));
    bank::StatementLine& line = books.line(cents, day(7, 30), label);
    line.nature = bank::Nature::Card;
    for (const LearnedKey& key : learned_keys(line))
        books.books.learned.push_back({key.from, key.key, LearnedTo::Party, "F1", 2, 0, {}});
    return books.only().unattended;
}

TEST(NameAtEdge, TheStartOfTheOnlyNameIsAsGoodAsAKnownAccountWhereItWasDecidedSo) {
    EXPECT_TRUE(is_known_start("Les 3 Brasseurs", "CARTE X1957 30/07 LES 3 BRASSEU"));
    EXPECT_FALSE(is_known_start("Les 3 Brasseurs", "CARTE X195 30/07 LES 3 BRASS")) << "no width";
    EXPECT_FALSE(is_known_start("Maison Serein", "CARTE X1957 30/07 LES 3 BRASSEU"));
    EXPECT_FALSE(
        is_known_start("Les 3 Brasseurs", "CARTE X1957 30/07 LES 3 BRASSEU", "Les 3 Brasseuses"));
    EXPECT_FALSE(
        is_known_start("Les 3 Brasseurs", "CARTE X1957 30/07 LES 3 BRASSEU", nullptr, -110'00))
        << "a part of it";
    EXPECT_FALSE(is_known_start("Karim Martinez", "PAIEMENT CARTE 3007 KARIM MARTI"));
}

TEST(NameAtEdge, WhatTwoYoungerPiecesMakeAsWellIsNotSureByAStart) {
    for (const std::int64_t other : {-43'20, -43'00}) {
        Case books;
        books.party("F1", "Carrelage Brodelier");
        books.item("F1", "202605-011", -79'20, day(5, 7));
        books.item("F1", "202608-019", -36'00, day(8, 20));
        books.item("F1", "202608-020", other, day(8, 20));
        bank::StatementLine& line =
            books.line(-79'20, day(9, 25), "CARTE X195 25/09 CARRELAGE BROD");
        line.nature = bank::Nature::Card;
        for (const LearnedKey& key : learned_keys(line))
            books.books.learned.push_back({key.from, key.key, LearnedTo::Party, "F1", 2, 0, {}});
        EXPECT_EQ(books.only().unattended, other == -43'00);
    }
}

} // namespace
} // namespace comptoir::reconcile::test
