// Whose name stands on the line: cut, shortened, longer than the party's, or somebody else's.
#include "builders.h"

#include <gtest/gtest.h>

namespace comptoir::reconcile::test {
namespace {

TEST(CutNames, ANameThatTheBankCutIsThatOfItsParty) {
    Case books;
    books.party("C1", "Établissements Quicriheer & Fils");
    books.item("C1", "2026-17", 654'10, day(3, 1));
    books.line(654'10, day(3, 9), "VIREMENT DE ETABLISSEMENTS QUICRIHE");
    EXPECT_TRUE(books.only().unattended);
}

TEST(CutNames, ACutNameSpeaksAgainstTheNumberOfAnother) {
    Case books;
    books.party("C1", "Établissements Quicriheer & Fils");
    books.party("C2", "Barnaud Conseil");
    books.item("C2", "2026-000643", 654'10, day(3, 1));
    books.line(654'10, day(3, 9), "VIR ETABLISSEMENTS QUICRIHE  2026-000643");
    EXPECT_FALSE(books.only().unattended);
}

TEST(CutNames, AShortStartOfANameProvesNothing) {
    Case books;
    books.party("C1", "Martinez Conseil");
    books.item("C1", "2026-17", 654'10, day(3, 1));
    books.line(654'10, day(3, 9), "VIR SEPA RECU DE MARTIN");
    EXPECT_FALSE(books.only().unattended);
}

bool is_taken_from_a_full_label(const char* party, const char* label) {
    Case one;
    one.party("C1", party);
    one.item("C1", "2026-17", 250'00, day(3, 1));
    one.line(250'00, day(3, 9), label).label_more = "FACTURE NOVEMBRE";
    return one.only().unattended;
}

TEST(CutNames, TwoLettersBesideATradeMayBeAnothers) {
    EXPECT_FALSE(
        is_taken_from_a_full_label("Boulangerie Morel", "VIREMENT RECU DE BOULANGERIE MO"));
    EXPECT_TRUE(
        is_taken_from_a_full_label("Boulangerie Castrelin", "VIREMENT RECU BOULANGERIE CASTR"));
}

TEST(CutNames, AFirstNameIsNoTrade) {
    EXPECT_FALSE(is_taken_from_a_full_label("Valérie Martinez", "VIREMENT RECU DE VALERIE MARTIN"));
}

TEST(CutNames, TwoPartiesWithOneStartAreNotToldApart) {
    Case books;
    books.party("C1", "Établissements Quicriheer & Fils");
    books.party("C2", "Établissements Quicriheer Nord");
    books.item("C1", "2026-17", 654'10, day(3, 1));
    books.item("C2", "2026-18", 654'10, day(3, 1));
    books.line(654'10, day(3, 9), "VIREMENT DE ETABLISSEMENTS QUICRIHE");
    EXPECT_FALSE(books.only().unattended);
    EXPECT_EQ(books.only().state, LineState::Ambiguous);
}

TEST(Names, AreReadInEveryUsualSpelling) {
    for (const char* label : {"VIR SAINT MARTIN ET FILS", "VIR ST MARTIN FILS",
                              "VIR SAINTMARTIN FILS", "VIR STE ST MARTIN & FILS SARL"}) {
        Case books;
        books.party("C1", "Saint-Martin & Fils");
        books.item("C1", "2026-17", 654'10, day(3, 1));
        books.line(654'10, day(3, 9), label);
        EXPECT_TRUE(books.only().unattended) << label;
    }
}

TEST(Names, UmlautsAreWrittenInTwoWays) {
    for (const char* label : {"VIR MULLER SOHNE", "GUTSCHRIFT MUELLER UND SOEHNE GMBH"}) {
        Case books;
        books.party("C1", "Müller & Söhne GmbH");
        books.item("C1", "2026-17", 654'10, day(3, 1));
        books.line(654'10, day(3, 9), label);
        EXPECT_TRUE(books.only().unattended) << label;
    }
}

TEST(Names, ALongerNameIsAnothers) {
    for (const char* label :
         {"VIR DURAND BATIMENT", "VIR JACQUES DURAND", "VIR DURAND ET LEFEBVRE"}) {
        Case books;
        books.party("C1", "Durand");
        books.item("C1", "2026-17", 654'10, day(3, 1));
        books.line(654'10, day(3, 9), label);
        EXPECT_FALSE(books.only().unattended) << label;
    }
}

TEST(Names, TheWordsOfAPaymentBesideANameAreNoPartOfIt) {
    for (const char* label : {"VIR DURAND FACTURE", "VIREMENT RECU DE DURAND MOTIF LOYER MARS"}) {
        Case books;
        books.party("C1", "Durand");
        books.item("C1", "2026-17", 654'10, day(3, 1));
        books.line(654'10, day(3, 9), label);
        EXPECT_TRUE(books.only().unattended) << label;
    }
}

TEST(Names, ANumberBesideTheNameOfAStrangerIsShownOnly) {
    Case books;
    books.party("C1", "Barnaud Électricité");
    books.item("C1", "FA-2026-643", 654'10, day(3, 1));
    books.line(654'10, day(3, 9), "VIR OLLIVON ELECTRICITE FA-2026-643");
    EXPECT_FALSE(books.only().unattended);
    EXPECT_TRUE(says(books.only(), reasons::foreign_name));
}

TEST(Names, ANumberBesideItsPartysNameInLettersOrInitialsSettles) {
    for (const char* label : {"VIR SNTF FA-2026-643", "VIR SOC NAT TRANSPORTS FER FA-2026-643",
                              "VIR NATIONALE DES TRANSPORTZ FA-2026-643"}) {
        Case books;
        books.party("C1", "Suburbaine Nationale Transports Ferroviaires");
        books.item("C1", "FA-2026-643", 654'10, day(3, 1));
        books.line(654'10, day(3, 9), label);
        EXPECT_TRUE(books.only().unattended) << label;
    }
}

TEST(Names, TheNumberOfOneSisterBesideTheNameOfTheOtherIsShownOnly) {
    Case books;
    books.party("C1", "Alphéa Groupe Lorraine");
    books.party("C2", "Alphéa Groupe Normandie");
    books.item("C1", "FA-2026-643", 654'10, day(3, 1));
    books.line(654'10, day(3, 9), "VIR ALPHEA GROUPE NORMA FA-2026-643");
    EXPECT_FALSE(books.only().unattended);
}

TEST(Names, AnEntryOfAKnownPartyIsNotTakenByAStranger) {
    Case books;
    books.party("C1", "Barnaud Électricité");
    books.entry(654'10, day(3, 8), "Encaissement", "C1");
    books.line(654'10, day(3, 9), "VIR SEPA OLLIVON PEPINIERE");
    EXPECT_FALSE(books.only().unattended);
}

TEST(Names, AnAccountOfOneBesideTheNameOfAStrangerIsShownOnly) {
    Case books;
    books.party("C1", "Barnaud Électricité").ibans = {"FR7616958000016886912594701"};
    books.item("C1", "FA-2026-643", 654'10, day(3, 1));
    books.books.journals.front().iban.clear();
    bank::StatementLine& line = books.line(654'10, day(3, 9), "VIR");
    line.counterparty = {"Affacturage Ollivon", "FR7616958000016886912594701", {}};
    EXPECT_FALSE(books.only().unattended);
}

TEST(Names, ALegalFormOrAHouseNumberInsideANameDoesNotEndIt) {
    for (const std::string name : {"Ollivon SARL Barnaud", "Barnaud GmbH & Co. KG Ollivon",
                                   "Ollivon 12 Barnaud", "Société Barnaud Ollivon"}) {
        SCOPED_TRACE(name);
        Case books;
        books.party("C1", "Barnaud");
        books.item("C1", "FA-2026-643", 654'10, day(3, 1));
        books.line(654'10, day(3, 9), "VIR " + name);
        EXPECT_FALSE(books.only().unattended);
        books.lines[0].line.label = "VIR SARL BARNAUD";
        EXPECT_TRUE(books.only().unattended);
    }
}

TEST(Names, AStartAtTheEndOfAWideLabelBelongsToAName) {
    Case books;
    books.party("C1", "Corlier Polonimann");
    books.item("C1", "FA-2026-643", 654'10, day(3, 1));
    for (const std::string label :
         {"VIR EURL CORLIER POLONIMANN HO", "VIR EURL CORLIER POLONIMANN COR"}) {
        books.lines.clear();
        books.line(654'10, day(3, 9), label);
        EXPECT_FALSE(books.only().unattended) << label;
    }
}

TEST(Names, PartiesOfOneNameAreNotToldApartByWhoOwes) {
    Case books;
    books.party("C1", "Barnaud Levage");
    books.party("C2", "Barnaud Levage");
    books.item("C1", "FA-2026-643", 654'10, day(3, 1));
    books.line(654'10, day(3, 9), "VIR BARNAUD LEVAGE");
    EXPECT_FALSE(books.only().unattended);
    EXPECT_TRUE(says(books.only(), reasons::shared_name));
}

TEST(Names, WordsOfManyNamesGiveAStrangerNoEntry) {
    Case books;
    books.party("C1", "Van den Ollivon BV");
    books.entry(654'10, day(3, 8), "Règlement Van den Ollivon BV", "C1");
    books.line(654'10, day(3, 9), "VIR VAN DEN BARNAUD BV");
    EXPECT_FALSE(books.only().unattended);
    books.lines[0].line.label = "VIR VAN DEN OLLIVON BV";
    EXPECT_TRUE(books.only().unattended);
}

TEST(Names, AnInvoicesNumberCutByTheLabelIsReadAcross) {
    Case books;
    books.party("F1", "Van den Nedelot");
    books.item("F1", "20640/A", -654'10, day(3, 1));
    bank::StatementLine& line = books.line(-654'10, day(3, 9), "VIR SEPA VAN DEN NEDELOT BV FAC");
    ASSERT_EQ(line.label.size(), 31U);
    line.label_more = "TURE 20683/A";
    EXPECT_FALSE(books.only().unattended);
    line.label_more = "TURE 20640/A";
    EXPECT_TRUE(books.only().unattended);
}

TEST(Names, AShortNumberOfAnotherSupplierIsNotTheNumberOfThisOne) {
    Case books;
    books.party("F1", "Barnaud Levage");
    books.party("F2", "Ollivon Pompes");
    books.item("F1", "10104", -654'10, day(3, 1));
    books.item("F2", "10108", -11'10, day(3, 1));
    books.line(-654'10, day(3, 9), "VIR BARNAUD LEVAGE FACTURE 10108");
    EXPECT_FALSE(books.only().unattended);
    books.lines[0].line.label = "VIR BARNAUD LEVAGE FACTURE 10104";
    EXPECT_TRUE(books.only().unattended);
}

TEST(Names, OnlyTheZerosOfACounterMayBeLost) {
    const auto settles = [](const std::string& piece, const std::string& written) {
        Case books;
        books.party("F1", "Barnaud Levage");
        books.item("F1", piece, -654'10, day(3, 1));
        books.line(-654'10, day(3, 9), "VIR BARNAUD LEVAGE FACTURE " + written);
        return books.only().unattended;
    };
    EXPECT_TRUE(settles("FC2026000643", "2026-643"));
    EXPECT_TRUE(settles("FC-26-0104", "26-104"));
    EXPECT_FALSE(settles("2026/03/104", "2026/03/14"));
    EXPECT_FALSE(settles("26100113", "260113"));
}

} // namespace
} // namespace comptoir::reconcile::test
