// Words behind a name where a word of payments stands there or may be meant: LEROY WEB AGENCE, and
// what the width of a label left: LEROY WEB AGENC, MARTIN PAUL MAR.
#include "builders.h"

#include <gtest/gtest.h>

#include <string>

namespace comptoir::reconcile::test {
namespace {

// The party owes the very amount of the line, and nobody else owes anything.
bool pays(const std::string& party, const std::string& label) {
    Case books;
    books.party("C1", party);
    books.item("C1", "2026-17", 1125'44, day(3, 1));
    books.line(1125'44, day(3, 9), label);
    return books.only().unattended;
}

// The text at the end of a label of this width.
std::string filling(const std::string& text, std::size_t width) {
    std::string label = "VIR";
    label.append(width - label.size() - text.size(), ' ');
    return label + text;
}

TEST(BehindName, AWordOfPaymentsInANameDoesNotEndIt) {
    for (const std::size_t width : {31U, 32U, 35U})
        EXPECT_FALSE(pays("Leroy Web", filling("LEROY WEB AGENC", width))) << width;
    EXPECT_FALSE(pays("Leroy Web", filling("LEROY WEB AG", 31)));
    EXPECT_FALSE(pays("Leroy Web", filling("LEROY WEB MAR", 31)));
    EXPECT_FALSE(pays("Banque Brodel Part", filling("BRODEL PART DIEU", 31)));
}

TEST(BehindName, AWholeWordBehindOneOfPaymentsInTheNameGoesOnWithIt) {
    EXPECT_FALSE(pays("Leroy Web", "VIR LEROY WEB AGENCE"));
    EXPECT_FALSE(pays("Leroy Web", "VIR SEPA RECU DE LEROY WEB AGENCE DE NANTES"));
    EXPECT_TRUE(pays("Leroy Web", "VIR LEROY WEB"));
    EXPECT_TRUE(pays("Leroy Web", "VIR LEROY WEB FACTURE MARS"));
    EXPECT_TRUE(pays("Leroy Web Agence", "VIR LEROY WEB AGENCE"));
    EXPECT_TRUE(pays("Leroy", "VIR LEROY WEB")) << "here it is a word of payments";
}

TEST(BehindName, AShortWordOfPaymentsMayBeginAName) {
    for (const char* end : {"MAR", "JAN", "JUL", "PAR", "BON", "RES"})
        EXPECT_FALSE(pays("Martin Paul", filling(std::string("MARTIN PAUL ") + end, 31))) << end;
    EXPECT_FALSE(pays("Martin Paul", filling("MARTIN PAUL MAR", 32)));
    EXPECT_FALSE(pays("Martin Paul", filling("PAUL MARTIN MAR", 35)));
}

TEST(BehindName, NothingWasCutInsideTheWidth) {
    for (const std::size_t width : {24U, 27U, 29U}) {
        EXPECT_TRUE(pays("Martin Paul", filling("MARTIN PAUL MAR", width))) << width;
        EXPECT_TRUE(pays("Leroy Web", filling("LEROY WEB MAR", width))) << width;
    }
}

TEST(BehindName, AWholeWordOfPaymentsSaysWhatIsPaid) {
    for (const char* end : {"MARS", "FACTURE", "REGLEMENT", "LOYER", "JANVIER"}) {
        EXPECT_TRUE(pays("Martin Paul", filling(std::string("MARTIN PAUL ") + end, 31))) << end;
        EXPECT_TRUE(pays("Leroy Web", filling(std::string("LEROY WEB ") + end, 31))) << end;
    }
    for (const char* end : {"FACTU", "REGLEM", "FAC", "REF", "VIR", "CDE"}) {
        EXPECT_TRUE(pays("Martin Paul", filling(std::string("MARTIN PAUL ") + end, 31))) << end;
        EXPECT_TRUE(pays("Leroy Web", filling(std::string("LEROY WEB ") + end, 31))) << end;
    }
}

TEST(BehindName, TheNameItselfMayEndThere) {
    EXPECT_TRUE(pays("Martin Paul", filling("MARTIN PAUL", 31)));
    EXPECT_TRUE(pays("Leroy Web", filling("LEROY WEB", 31)));
    EXPECT_TRUE(pays("Leroy Web Agence", filling("LEROY WEB AGENC", 31)));
    EXPECT_TRUE(pays("Martin Paul", filling("LOYER MAR MARTIN PAUL", 31)));
    EXPECT_TRUE(pays("Martin Paul", filling("MARTIN PAUL LOYER MAR", 31)));
}

TEST(BehindName, WhatSaysMoreThanANameIsEnough) {
    Case books;
    books.party("C1", "Martin Paul");
    books.item("C1", "F2026-717", 1125'44, day(3, 1));
    bank::StatementLine& line =
        books.line(1125'44, day(3, 9), filling("F2026-717 MARTIN PAUL MAR", 31));
    EXPECT_TRUE(books.only().unattended) << "its number";
    line.label = filling("MARTIN PAUL MAR", 31);
    EXPECT_FALSE(books.only().unattended);
    line.counterparty.name = "MARTIN PAUL";
    EXPECT_TRUE(books.only().unattended) << "its name in the element";
    line.counterparty.name.clear();
    line.counterparty.iban = "FR7630006000011234567890189";
    books.books.parties.front().ibans = {line.counterparty.iban};
    EXPECT_TRUE(books.only().unattended) << "its account";
}

} // namespace
} // namespace comptoir::reconcile::test
