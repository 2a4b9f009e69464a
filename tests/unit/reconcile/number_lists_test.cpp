// Numbers as people shorten them beside a name: number_lists.h.
#include "builders.h"

#include <gtest/gtest.h>

namespace comptoir::reconcile::test {
namespace {

class NumberLists : public testing::Test {
protected:
    NumberLists() { one.party("CVAN", "Vandamme Peinture"); }
    void piece(const char* number, std::int64_t cents) {
        one.item("CVAN", number, cents, day(6, 1));
    }
    Proposal paid(std::int64_t cents, std::string more) {
        one.lines.clear();
        one.line(cents, day(7, 1), "VIR VANDAMME PEINTURE").label_more = std::move(more);
        return one.only();
    }
    Case one;
};

TEST_F(NumberLists, EachNumberIsWholeWornOrTheEndOfTheOneBefore) {
    piece("202606-023", 250'20);
    piece("202606-024", 12831'86);
    piece("202606-026", 17319'05);
    piece("202605-024", 77'00);
    for (const char* text : {"202606-023+026+24", "202606-023/026/024", "FACT 202606-23, 26 ET 24",
                             "FACTURES 202606 023 ; 202606 026 ; 202606 024"}) {
        const Proposal proposal = paid(250'20 + 12831'86 + 17319'05, text);
        EXPECT_TRUE(proposal.unattended) << text;
        EXPECT_EQ(pieces(proposal),
                  (std::vector<std::string>{"202606-023", "202606-024", "202606-026"}))
            << text;
    }
    EXPECT_TRUE(
        says(paid(250'20 + 12831'86 + 17319'05, "202606-023+026+24"), reasons::number_in_list));
}

TEST_F(NumberLists, ShortNumbersAndCreditNotesAreListedToo) {
    piece("423", 100'00);
    piece("464", 220'50);
    piece("A030", -20'25);
    EXPECT_TRUE(paid(320'50, "FACT 423/464").unattended);
    EXPECT_TRUE(paid(200'25, "FACT N 464-A030").unattended);
    EXPECT_TRUE(paid(320'50, "FACT 423/464 DU 12/06/2026").unattended);
}

TEST_F(NumberLists, OfEqualPiecesTheOneThatIsNamedIsPaid) {
    piece("377", 72'00);
    piece("382", 72'00);
    piece("386", 72'00);
    const Proposal proposal = paid(72'00, "FACT 386");
    EXPECT_TRUE(proposal.unattended);
    EXPECT_EQ(pieces(proposal), std::vector<std::string>{"386"});
}

TEST_F(NumberLists, ANumberThatIsNoPieceLeavesTheListToAPerson) {
    piece("423", 100'00);
    piece("464", 220'50);
    for (const char* text : {"FACT 423/465", "FACT 423/464/470"})
        EXPECT_FALSE(paid(320'50, text).unattended) << text;
    EXPECT_FALSE(paid(320'51, "FACT 423/464").unattended) << "a cent more";
}

TEST_F(NumberLists, TheNumberBeforeSaysWhichOfTwoIsMeant) {
    piece("05/2026-29", 80'00);
    piece("06/2026-29", 80'00);
    piece("06/2026-31", 40'00);
    EXPECT_EQ(pieces(paid(120'00, "FACT 31, 29")),
              (std::vector<std::string>{"06/2026-29", "06/2026-31"}));
}

TEST_F(NumberLists, TwoReadingsAreNone) {
    piece("05/2026-29", 80'00);
    piece("06/2026-30", 80'00);
    piece("06/2026-29", 50'00);
    piece("05/2026-30", 50'00);
    const Proposal proposal = paid(130'00, "FACT 29, 30");
    EXPECT_FALSE(says(proposal, reasons::number_in_list));
}

TEST_F(NumberLists, WhatIsNoInvoicesNumberIsNotRead) {
    piece("423", 100'00);
    piece("464", 220'50);
    for (const char* text : {"CLIENT 423 CDE 464", "LOT 423/464"})
        EXPECT_FALSE(says(paid(320'50, text), reasons::number_in_list)) << text;
}

TEST_F(NumberLists, DaysAndMonthsAreNoEnds) {
    piece("F2026-0003", 100'00);
    piece("F2026-0012", 100'00);
    piece("F2026-0026", 100'00);
    for (const char* text : {"FACT DU 12/03", "FACT MAI 26", "FACT DU 3/12/26", "FACT 12/03/26",
                             "FACT MARS 26", "FACT 03/2026"}) {
        for (const std::int64_t cents : {100'00, 200'00, 300'00})
            EXPECT_FALSE(says(paid(cents, text), reasons::number_in_list)) << text << cents;
    }
    EXPECT_TRUE(says(paid(200'00, "FACT 12 ET 26 DU 4/6/2026"), reasons::number_in_list));
}

TEST_F(NumberLists, EndsGiveWayToOnePieceOfTheAmount) {
    piece("F2026-0013", 100'00);
    piece("F2026-0014", 100'00);
    piece("F2026-0020", 200'00);
    EXPECT_FALSE(says(paid(200'00, "FACT 13, 14"), reasons::number_in_list));
    EXPECT_FALSE(paid(200'00, "FACT 13, 14").unattended);
}

TEST_F(NumberLists, NobodysListProvesNothing) {
    piece("423", 100'00);
    piece("464", 220'50);
    one.lines.clear();
    one.line(320'50, day(7, 1), "VIR INST RECU").label_more = "FACT 423/464";
    EXPECT_FALSE(one.only().unattended);
    one.lines.clear();
    one.line(320'50, day(7, 1), "VIR MARTIN TOITURES").label_more = "FACT 423/464";
    EXPECT_FALSE(one.only().unattended);
}

// --- A few digits that are called an invoice's number ------------------------------------------

TEST_F(NumberLists, FewDigitsCalledAnInvoiceAndItsAmountAreTwoFacts) {
    piece("260141", 539'05); // reads as a day
    const auto of = [&](const char* label) {
        one.lines.clear();
        one.line(539'05, day(7, 1), label);
        return one.only().unattended;
    };
    EXPECT_TRUE(of("VIR INST RECU FACTURE N 260141"));
    EXPECT_FALSE(of("VIR INST RECU 260141"));
    EXPECT_FALSE(of("VIR INST RECU CDE 260141"));
    EXPECT_FALSE(of("VIR MARTIN TOITURES FACTURE N 260141")) << "another name";
    one.item("CVAN", "2601410", 539'05, day(6, 1));
    EXPECT_TRUE(of("VIR INST RECU FACTURE N 260141")) << "the number says which";
}

TEST_F(NumberLists, TwoPartiesWithTheNumberAreAsked) {
    piece("9832", 539'05);
    one.party("COTH", "Othon Frères");
    one.item("COTH", "9832", 539'05, day(6, 2));
    one.lines.clear();
    one.line(539'05, day(7, 1), "VIR INST RECU FACTURE 9832");
    EXPECT_FALSE(one.only().unattended);
}

} // namespace
} // namespace comptoir::reconcile::test
