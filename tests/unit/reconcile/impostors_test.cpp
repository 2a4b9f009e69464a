// Lines made to mislead: what looks like a party, a number or an entry and is another's. Nothing of
// it is matched without a person; beside each stands the honest line that is.
#include "builders.h"

#include <gtest/gtest.h>

namespace comptoir::reconcile::test {
namespace {

TEST(Impostors, AnInvoiceNumberCutByTheWidthIsReadWhole) {
    Case books;
    books.party("F1", "Valelsen");
    books.item("F1", "V1020480", -2124'00, day(3, 1));
    bank::StatementLine& line = books.line(-2124'00, day(3, 9), "VIR SEPA VALELSEN  FACTURE  V10");
    ASSERT_EQ(line.label.size(), 31U);
    line.label_more = "20485";
    EXPECT_FALSE(books.only().unattended) << "V1020485 never came in";
    line.label_more = "20480";
    EXPECT_TRUE(books.only().unattended);
}

TEST(Impostors, ANumberThatEndsWithTheLabelIsNotRunIntoWhatFollows) {
    Case books;
    books.party("F1", "Valelsen");
    books.item("F1", "V1020480", -2124'00, day(3, 1));
    bank::StatementLine& line = books.line(-2124'00, day(3, 9), "VIR SEPA VALELSEN FACT V1020480");
    ASSERT_EQ(line.label.size(), 31U);
    line.label_more = "120326";
    EXPECT_TRUE(books.only().unattended);
}

TEST(Impostors, AnEntryIsNotTakenByALongerNameOrOneALetterAway) {
    Case books;
    books.party("C1", "L'Atelier d'Ollivon");
    books.entry(654'10, day(3, 8), "Encaissement", "C1");
    books.line(654'10, day(3, 9), "VIR L'ATELIER D'OLLIVON BARNAUD");
    EXPECT_FALSE(books.only().unattended);
    books.lines[0].line.label = "VIR OLLAVON";
    EXPECT_FALSE(books.only().unattended);
    books.lines[0].line.label = "VIR L'ATELIER D'OLLIVON";
    EXPECT_TRUE(books.only().unattended);
}

TEST(Impostors, TheLegalFormTellsTwoPartiesApart) {
    for (const bool both_known : {true, false}) {
        Case books;
        books.party("C1", "Ollivon Barnaud SARL");
        if (both_known)
            books.party("C2", "Ollivon Barnaud SAS");
        books.item("C1", "2026-17", 654'10, day(3, 1));
        books.line(654'10, day(3, 9), "VIR OLLIVON BARNAUD SAS");
        EXPECT_FALSE(books.only().unattended);
        books.lines[0].line.label = "VIR OLLIVON BARNAUD SARL";
        EXPECT_TRUE(books.only().unattended || both_known);
    }
}

TEST(Impostors, AShortNumberBesideALongerNameProvesNothing) {
    Case books;
    books.party("F1", "Ollivon");
    books.item("F1", "18286", -1540'00, day(3, 1));
    books.line(-1540'00, day(3, 9), "CB STATION OLLIVON 18286");
    EXPECT_FALSE(books.only().unattended);
    books.lines[0].line.label = "VIR OLLIVON 18286";
    EXPECT_TRUE(books.only().unattended);
}

TEST(Impostors, AWordOfANameIsMetOnce) {
    Case books;
    books.party("C1", "Ollivon Holding");
    books.party("C2", "Ollivon Holding Holding");
    books.item("C1", "FA-2026-643", 654'10, day(3, 1));
    bank::StatementLine& line = books.line(654'10, day(3, 9), "VIR SEPA OLLIVON HOLDING HOLDI");
    line.comment = "FA-2026-643";
    EXPECT_FALSE(books.only().unattended);
}

TEST(Impostors, AListOfNumbersIsNotTheOnePieceOfTheAmount) {
    for (const char* text : {"F26-12/13/14", "F26-12-F26-14", "REMI/F26-12/14"}) {
        Case books;
        books.party("F1", "Ollivon");
        for (int number = 12; number <= 15; ++number)
            books.item("F1", "F26-" + std::to_string(number), number == 15 ? -300'00 : -100'00,
                       day(3, 1));
        books.line(-300'00, day(3, 9), "VIR OLLIVON " + std::string(text));
        EXPECT_FALSE(books.only().unattended) << text;
        books.lines[0].line.label = "VIR OLLIVON F26-15 DU 12/03/26";
        EXPECT_TRUE(books.only().unattended);
    }
}

TEST(Impostors, ADepositWagesAndLoansPayNoInvoice) {
    for (const char* label : {"VIR OLLIVON ACOMPTE 30% COMMANDE", "ECHEANCE PRET 1234567",
                              "VIR SALAIRES REMISE 1234567", "PRLV URSSAF 1234567"}) {
        Case books;
        books.party("F1", "Ollivon");
        books.item("F1", "1234567", -654'10, day(3, 1));
        books.line(-654'10, day(3, 9), label);
        EXPECT_FALSE(books.only().unattended) << label;
    }
    Case books;
    books.party("F1", "Ollivon");
    books.item("F1", "1234567", -654'10, day(3, 1));
    books.line(-654'10, day(3, 9), "VIR SALAIRE REMISE 1234567");
    EXPECT_TRUE(says(books.only(), reasons::speaks_of));
}

TEST(Impostors, WhatComesBackIsNoPaymentWhereverItSaysSo) {
    Case books;
    books.party("C1", "Ollivon");
    books.item("C1", "FA-2026-643", 654'10, day(3, 1));
    bank::StatementLine& line = books.line(654'10, day(3, 9), "VIR OLLIVON FA-2026-643");
    EXPECT_TRUE(books.only().unattended);
    line.label_more = "REJETE MS03";
    EXPECT_FALSE(books.only().unattended);
    line.label = "VIR SEPA OLLIVON FA-2026-643 RE"; // 31 wide, and the word goes on
    ASSERT_EQ(line.label.size(), 31U);
    line.label_more = "JET AC04";
    EXPECT_FALSE(books.only().unattended);
}

TEST(Impostors, AnInstalmentIsNotTakenWhereAnothersPieceOfTheNumberIsPaidWhole) {
    Case books;
    books.party("F1", "Ollivon");
    books.party("F2", "Barnaud");
    books.item("F1", "V1000101", -800'00, day(3, 1));
    books.item("F2", "V1000101", -300'00, day(3, 1));
    books.line(-300'00, day(3, 9), "VIR OLLIVON V1000101");
    EXPECT_FALSE(books.only().unattended);
    books.lines[0].line.amount = eur(-310'00);
    EXPECT_TRUE(books.only().unattended) << "an instalment that nothing speaks against";
}

TEST(Impostors, ANameThatGoesOnInTheNextColumnIsReadWhole) {
    Case books;
    books.party("C1", "Ollivon Barnaud Levage");
    books.party("C2", "Ollivon Barnaud Levage Holding");
    books.item("C2", "2026-17", 654'10, day(3, 1));
    bank::StatementLine& line = books.line(654'10, day(3, 9), "VIR OLLIVON BARNAUD LEVAGE HOLD");
    ASSERT_EQ(line.label.size(), 31U);
    line.label_more = "ING";
    EXPECT_TRUE(books.only().unattended);
}

} // namespace
} // namespace comptoir::reconcile::test
