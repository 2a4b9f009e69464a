// An entry that names somebody else, or another cheque, is not this line's.
#include "builders.h"

#include <gtest/gtest.h>

namespace comptoir::reconcile {
namespace {

using test::Case;
using test::day;
using test::says;

bank::StatementLine& paid_to(Case& one, std::int64_t cents, Date on, std::string name,
                             std::string label) {
    bank::StatementLine& line = one.line(cents, on, std::move(label));
    line.counterparty.name = std::move(name);
    return line;
}

bank::StatementLine& cheque(Case& one, std::int64_t cents, Date on, std::string number) {
    bank::StatementLine& line = one.line(cents, on, "CHEQUE " + number);
    line.nature = bank::Nature::Cheque;
    line.cheque_number = std::move(number);
    return line;
}

TEST(EntryNames, EqualSalariesGoToTheirOwnNames) {
    Case one;
    paid_to(one, -171500, day(5, 29), "BERGER LUC", "SALAIRE");
    paid_to(one, -171500, day(5, 29), "ODIER NINA", "SALAIRE");
    paid_to(one, -171500, day(5, 29), "VASSE LUC", "SALAIRE");
    one.entry(-171500, day(5, 28), "SALAIRE Vasse Luc");
    one.entry(-171500, day(5, 29), "SALAIRE Odier Nina");
    one.entry(-171500, day(5, 29), "SALAIRE Berger Luc");
    const std::vector<Proposal> proposals = one.all();
    EXPECT_EQ(proposals[0].targets.front().entry, ledger::EntryId{503});
    EXPECT_EQ(proposals[1].targets.front().entry, ledger::EntryId{502});
    EXPECT_EQ(proposals[2].targets.front().entry, ledger::EntryId{501});
    for (const Proposal& proposal : proposals)
        EXPECT_TRUE(proposal.unattended);
}

TEST(EntryNames, AStrangerDoesNotTakeASalary) {
    Case one;
    paid_to(one, -171500, day(5, 29), "BERGER LUC", "SALAIRE 05/2026");
    one.entry(-171500, day(5, 29), "SALAIRE Odier Nina");
    const Proposal proposal = one.only();
    EXPECT_FALSE(proposal.unattended);
    EXPECT_TRUE(says(proposal, reasons::entry_of_other_party));
}

TEST(EntryNames, TheSameSurnameIsNotTheSamePerson) {
    Case one;
    paid_to(one, -171500, day(5, 29), "ODIER JULIE", "SALAIRE");
    one.entry(-171500, day(5, 29), "Salaire Odier Anne-Laure");
    EXPECT_FALSE(one.only().unattended);
    one.books.entries.front().label = "Salaire Odier Julien";
    EXPECT_FALSE(one.only().unattended);
    one.books.entries.front().label = "Salaire Julie Odier";
    EXPECT_TRUE(one.only().unattended);
}

TEST(EntryNames, ALabelWithoutAStructuredNameIsReadForWages) {
    Case one;
    one.line(-171500, day(5, 29), "VIR SALAIRE BERGER LUC");
    one.entry(-171500, day(5, 29), "Paie mai Odier");
    EXPECT_FALSE(one.only().unattended);
    one.books.entries.front().label = "Paie mai Berger";
    EXPECT_TRUE(one.only().unattended);
}

TEST(EntryNames, AnExpenseClaimOfSomebodyElseIsLeftToAPerson) {
    Case one;
    paid_to(one, -41280, day(5, 12), "BERGER LUC", "NOTE DE FRAIS");
    one.entry(-41280, day(5, 11), "Remboursement note de frais ODIER");
    EXPECT_FALSE(one.only().unattended);
}

TEST(EntryNames, ALabelThatSaysWhatWasPaidNamesNobody) {
    Case one;
    paid_to(one, -4990, day(5, 12), "ALPHATEL SA", "PRLV MAI");
    one.entry(-4990, day(5, 11), "Abonnement internet mai");
    EXPECT_TRUE(one.only().unattended);
    one.books.entries.front().label = "Alphatel téléphone fixe";
    EXPECT_TRUE(one.only().unattended);
}

TEST(EntryNames, ShortenedAndJoinedNamesAreTheSame) {
    Case one;
    paid_to(one, -4990, day(5, 12), "TRANSP BERGERON", "FRET");
    one.entry(-4990, day(5, 11), "Bergeron Transports");
    EXPECT_TRUE(one.only().unattended);
    one.lines.front().line.counterparty.name = "ANNELAURE ODIER";
    one.books.entries.front().label = "Odier Anne-Laure";
    EXPECT_TRUE(one.only().unattended);
}

TEST(EntryNames, ThePieceOfTheEntryInTheLineSaysMoreThanAName) {
    Case one;
    paid_to(one, -4990, day(5, 12), "FACTOREX", "REGLEMENT OD-26-0411");
    one.entry(-4990, day(5, 11), "Fournitures Bergeron").piece = "OD-26-0411";
    EXPECT_TRUE(one.only().unattended);
}

// --- Cheques ------------------------------------------------------------------------------------

TEST(EntryNames, AChequeOfAnotherNumberIsNeverTheEntry) {
    Case one;
    cheque(one, -33150, day(5, 12), "7190042");
    one.entry(-33150, day(5, 10), "CHQ 7183311 Odier").piece = "7183311";
    const Proposal proposal = one.only();
    EXPECT_FALSE(proposal.unattended);
    EXPECT_TRUE(says(proposal, reasons::other_number));
}

TEST(EntryNames, TheNumberStandsBehindTheWordsOfTheBank) {
    for (const char* label : {"CHEQUE EMIS 7190042", "CHEQUE N. 7190042", "CHQ PAYE NO 7190042",
                              "CHEQUE DEBIT 7190042", "CHEQUE TIRE 7190042",
                              "PAIEMENT CHEQUE BANCAIRE NUMERO 7190042", "CHEQUE EMIS N°7190042"}) {
        Case one;
        one.line(-33150, day(5, 12), label).nature = bank::Nature::Cheque;
        one.entry(-33150, day(5, 10), "CHQ 7183311 Odier").piece = "7183311";
        EXPECT_FALSE(one.only().unattended) << label;
        EXPECT_TRUE(says(one.only(), reasons::other_number)) << label;
        one.books.entries.front().piece = "1529"; // a voucher of the books
        EXPECT_FALSE(one.only().unattended) << label;
        one.books.entries.front().label = "Odier CHQ 7190042";
        EXPECT_TRUE(one.only().unattended) << label;
    }
}

TEST(EntryNames, APieceAsLongAsTheNumberIsAnotherCheque) {
    Case one;
    one.line(-33150, day(5, 12), "CHEQUE EMIS 7190042").nature = bank::Nature::Cheque;
    one.entry(-33150, day(5, 10), "Odier").piece = "3006702";
    EXPECT_FALSE(one.only().unattended);
    one.books.entries.front().piece = "7190042";
    EXPECT_TRUE(one.only().unattended);
    one.books.entries.front().piece = "0000117"; // of the books
    EXPECT_TRUE(one.only().unattended);
    one.books.entries.front().piece = "3006702";
    one.books.entries.front().label = "CHQ 7190042 Odier";
    EXPECT_TRUE(one.only().unattended);
}

TEST(EntryNames, OfTwoTheOneOfTheNumberIsTaken) {
    Case one;
    one.line(-10100, day(5, 12), "CHEQUE EMIS 4833626").nature = bank::Nature::Cheque;
    one.entry(-10100, day(5, 10), "CHQ 4833635 LYCEE").piece = "BQ98";
    one.entry(-10100, day(1, 10), "LYCEE CHQ 4833626").piece = "BQ90"; // four months before
    const Proposal proposal = one.only();
    EXPECT_TRUE(proposal.unattended);
    EXPECT_EQ(proposal.targets.front().entry, ledger::EntryId{502});
    one.books.entries.pop_back();
    EXPECT_FALSE(one.only().unattended);
}

TEST(EntryNames, ABillOrADirectDebitIsNoCheque) {
    for (const bank::Nature nature :
         {bank::Nature::Bill, bank::Nature::DirectDebit, bank::Nature::Card}) {
        Case one;
        one.party("FCRIT", "Crit Interim");
        one.line(-360000, day(6, 15), "EFFET CRIT INTERIM").nature = nature;
        one.entry(-360000, day(6, 13), "CRIT INTERIM CHQ 1191529", "FCRIT").piece = "1529";
        EXPECT_FALSE(one.only().unattended);
        one.books.entries.front().label = "CRIT INTERIM";
        EXPECT_TRUE(one.only().unattended);
        one.lines.front().line.label = "CHEQUE CRIT INTERIM"; // by the bank's own word
        one.books.entries.front().label = "CRIT INTERIM CHQ 1191529";
        EXPECT_TRUE(one.only().unattended);
    }
}

TEST(EntryNames, NorByElimination) {
    Case one;
    cheque(one, -33150, day(5, 12), "7190042");
    cheque(one, -33150, day(5, 12), "7200100");
    one.entry(-33150, day(5, 10), "CHQ 7183311 Odier");
    one.entry(-33150, day(5, 10), "CHQ 7190042 Berger");
    const std::vector<Proposal> proposals = one.all();
    EXPECT_TRUE(proposals[0].unattended);
    EXPECT_EQ(proposals[0].targets.front().entry, ledger::EntryId{502});
    EXPECT_FALSE(proposals[1].unattended);
}

TEST(EntryNames, TheNumberOfAVoucherIsNoChequeNumber) {
    Case one;
    cheque(one, -33150, day(5, 12), "7190042");
    one.entry(-33150, day(5, 10), "Chèque Odier").piece = "00412";
    EXPECT_TRUE(one.only().unattended);
    one.books.entries.front().label = "CHQ 0190042 Odier"; // the book's own number, zeros before
    one.books.entries.front().piece = "0190042";
    EXPECT_TRUE(one.only().unattended);
}

TEST(EntryNames, AnUnknownNumberLeavesTheChequeToTheAmount) {
    Case one;
    one.line(-33150, day(5, 12), "CHEQUE").nature = bank::Nature::Cheque;
    one.entry(-33150, day(5, 10), "CHQ 7183311 Odier");
    EXPECT_TRUE(one.only().unattended);
}

TEST(EntryNames, ADepositSlipHasItsOwnNumber) {
    Case one;
    bank::StatementLine& line = one.line(33150, day(5, 12), "REMISE CHEQUES 0045678");
    line.nature = bank::Nature::Cheque;
    one.entry(33150, day(5, 10), "CHQ 7183311 Odier");
    EXPECT_TRUE(one.only().unattended);
}

TEST(EntryNames, AChequeDoesNotTakeAnOldTransfer) {
    Case one;
    cheque(one, -12000, day(5, 30), "7190042");
    one.entry(-12000, day(5, 8), "VIR Odier");
    EXPECT_EQ(one.only().decision, Decision::None);
    one.books.entries.front().date = day(5, 28); // within the usual days
    EXPECT_EQ(one.only().decision, Decision::Entry);
    EXPECT_FALSE(one.only().unattended);
    EXPECT_TRUE(says(one.only(), reasons::entry_other_means));
    EXPECT_FALSE(says(one.only(), reasons::entry_no_cheque)) << "0 days away";
}

TEST(EntryNames, AnOldEntryThatDoesNotSayChequeIsShown) {
    Case one;
    cheque(one, -12000, day(5, 30), "7190042");
    one.entry(-12000, day(5, 8), "Odier");
    EXPECT_FALSE(one.only().unattended);
    EXPECT_TRUE(says(one.only(), reasons::entry_no_cheque));
    one.books.entries.front().label = "Chèque Odier";
    EXPECT_TRUE(one.only().unattended);
}

} // namespace
} // namespace comptoir::reconcile
