// What no answer passes without a person, whichever matcher found it.
#include "builders.h"

#include <gtest/gtest.h>

#include <random>

namespace comptoir::reconcile {
namespace {

using test::Case;
using test::day;
using test::pieces;
using test::says;

Case durand() {
    Case one;
    one.party("CDURAND", "Durand Bâtiment SARL");
    one.party("FAARO", "Aaro SAS");
    one.party("FORANGE", "Orange Business");
    return one;
}

// --- Another number of the series -------------------------------------------------------------

TEST(Gate, ASumIsNotWhatALineThatNamesAnUnknownInvoicePays) {
    Case one = durand();
    one.line(25000, day(1, 20), "VIR DURAND BATIMENT FA-2026-099");
    one.item("CDURAND", "FA-2026-050", 12000, day(1, 5));
    one.item("CDURAND", "FA-2026-051", 13000, day(1, 6));
    const Proposal proposal = one.only();
    EXPECT_EQ(proposal.state, LineState::Proposed);
    EXPECT_FALSE(proposal.unattended);
    EXPECT_EQ(proposal.targets.size(), 2U);
    EXPECT_TRUE(says(proposal, reasons::other_number));
}

TEST(Gate, AKnownNumberDoesNotHideTheUnknownOneBesideIt) {
    Case one = durand();
    one.line(35000, day(1, 20), "VIR DURAND BATIMENT FA-2026-061 FA-2026-099");
    one.item("CDURAND", "FA-2026-061", 10000, day(1, 5));
    one.item("CDURAND", "FA-2026-062", 12000, day(1, 6));
    one.item("CDURAND", "FA-2026-063", 13000, day(1, 6));
    one.item("CDURAND", "FA-2026-064", 7711, day(1, 6));
    const Proposal proposal = one.only();
    EXPECT_FALSE(proposal.unattended);
    EXPECT_TRUE(says(proposal, reasons::other_number));
}

TEST(Gate, AnInstalmentOfOneOfTwoNamedInvoicesIsLeftToAPerson) {
    Case one = durand();
    one.line(6000, day(1, 20), "VIR DURAND BATIMENT FA-2026-071 FA-2026-098");
    one.item("CDURAND", "FA-2026-071", 10000, day(1, 5));
    const Proposal proposal = one.only();
    EXPECT_EQ(proposal.kind, Kind::Partial);
    EXPECT_FALSE(proposal.unattended);
    EXPECT_TRUE(says(proposal, reasons::other_number));
}

TEST(Gate, AnExactAmountOfOneOfTwoNamedInvoicesIsLeftToAPerson) {
    Case one = durand();
    one.line(10000, day(1, 20), "VIR FA-2026-071 FA-2026-098");
    one.item("CDURAND", "FA-2026-071", 10000, day(1, 5));
    const Proposal proposal = one.only();
    EXPECT_FALSE(proposal.unattended);
    EXPECT_TRUE(says(proposal, reasons::other_number));
}

TEST(Gate, ANamedSumBesideAnUnknownNumberIsLeftToAPerson) {
    Case one = durand();
    one.line(25000, day(1, 20), "VIR FA-2026-050 FA-2026-051 FA-2026-052");
    one.item("CDURAND", "FA-2026-050", 12000, day(1, 5));
    one.item("CDURAND", "FA-2026-051", 13000, day(1, 6));
    EXPECT_FALSE(one.only().unattended);
}

// The series is the party's, not that of the pieces which happen to have the amount.
TEST(Gate, TheSeriesIsThatOfAllOpenPiecesOfTheParty) {
    Case one = durand();
    one.line(9900, day(1, 20), "VIR DURAND BATIMENT FA-2026-099");
    one.item("CDURAND", "SOLDE", 9900, day(1, 5));
    one.item("CDURAND", "FA-2026-051", 13000, day(1, 6));
    EXPECT_FALSE(one.only().unattended);
}

// Neither is the series that of what happens to be open: what was paid had its numbers too.
TEST(Gate, TheSeriesIsThatOfSettledPiecesToo) {
    Case one = durand();
    one.line(9900, day(8, 20), "VIR DURAND BATIMENT 202607-155");
    one.item("CDURAND", "202605-22", 9900, day(5, 5));
    EXPECT_TRUE(one.only().unattended) << "nothing says that it is an invoice's";
    one.books.past_pieces.push_back({"CDURAND", "202607-148", true});
    EXPECT_FALSE(one.only().unattended);
    EXPECT_TRUE(says(one.only(), reasons::other_number));
}

TEST(Gate, WeNumberForAllCustomersAlikeAndEachSupplierForItself) {
    Case customer = durand();
    customer.line(9900, day(8, 20), "VIR DURAND BATIMENT V2-1107");
    customer.item("CDURAND", "SOLDE", 9900, day(5, 5));
    EXPECT_TRUE(customer.only().unattended);
    customer.books.past_pieces.push_back({"CMARTIN", "V2-1088", true});
    EXPECT_FALSE(customer.only().unattended) << "one of our own invoices";

    Case supplier = durand();
    supplier.line(-9900, day(8, 20), "VIR AARO V2-1107");
    supplier.item("FAARO", "F592", -9900, day(5, 5));
    supplier.books.past_pieces.push_back({"FORANGE", "V2-1088", false});
    EXPECT_TRUE(supplier.only().unattended) << "another supplier's numbers say nothing";
    supplier.books.past_pieces.push_back({"FAARO", "V2-1088", false});
    EXPECT_FALSE(supplier.only().unattended);
}

TEST(Gate, TheInvoiceOfAnotherPartyIsAnotherNumber) {
    Case one = durand();
    one.line(-25000, day(1, 20), "VIR AARO OB-2026-77");
    one.item("FAARO", "F59289482", -25000, day(1, 5));
    one.item("FORANGE", "OB-2026-77", -9900, day(1, 6));
    const Proposal proposal = one.only();
    EXPECT_FALSE(proposal.unattended);
    EXPECT_TRUE(says(proposal, reasons::other_number));
}

TEST(Gate, ANumberWrittenTwiceOrCutAtTheWidthOfTheLabelIsNoOther) {
    Case one = durand();
    bank::StatementLine& line = one.line(10000, day(1, 20), "VIR DURAND BATIMENT REGL FA2026");
    line.bank_code = "18";
    line.label_more = "0071 FA-2026-0071";
    one.item("CDURAND", "FA-2026-0071", 10000, day(1, 5));
    one.item("CDURAND", "FA2025", 77777, day(1, 5));
    ASSERT_EQ(line.label.size(), 31U);
    EXPECT_TRUE(one.only().unattended);
}

TEST(Gate, APartOfAWholeNumberIsNoOther) {
    Case one = durand();
    one.line(10000, day(1, 20), "VIR DURAND BATIMENT FA 2026 071");
    one.item("CDURAND", "FA-2026-071", 10000, day(1, 5));
    one.item("CDURAND", "FA2025", 77777, day(1, 5));
    EXPECT_TRUE(one.only().unattended);
}

TEST(Gate, ALineThatNamesNothingElseIsStillMatched) {
    Case one = durand();
    one.line(25000, day(1, 20), "VIR DURAND BATIMENT CONTRAT 881 LE 20012026");
    one.item("CDURAND", "FA-2026-050", 12000, day(1, 5));
    one.item("CDURAND", "FA-2026-051", 13000, day(1, 6));
    EXPECT_TRUE(one.only().unattended);
}

// --- Entries that already exist ---------------------------------------------------------------

TEST(Gate, EntriesThatAddUpGiveWayToTheInvoiceTheLineNames) {
    Case one = durand();
    one.line(-25000, day(1, 20), "VIREMENT FACTURE AF-2026-099 AARO");
    one.entry(-12000, day(1, 19), "Règlement 1", "FAARO").piece = "CHQ1";
    one.entry(-13000, day(1, 21), "Règlement 2", "FAARO").piece = "CHQ2";
    one.item("FAARO", "AF-2026-099", -25000, day(1, 5));
    const Proposal proposal = one.only();
    EXPECT_FALSE(proposal.unattended) << "two things explain the line";
    EXPECT_TRUE(says(proposal, reasons::also_an_item));
}

TEST(Gate, EntriesThatAddUpAreNotWhatALineThatNamesAnUnknownInvoicePays) {
    Case one = durand();
    one.line(-25000, day(1, 20), "VIREMENT FACTURE AF-2026-099 AARO");
    one.entry(-12000, day(1, 19), "Règlement 1", "FAARO").piece = "CHQ1";
    one.entry(-13000, day(1, 21), "Règlement 2", "FAARO").piece = "CHQ2";
    one.item("FAARO", "AF-2026-050", -777, day(1, 5));
    EXPECT_FALSE(one.only().unattended);
}

TEST(Gate, EntriesThatPayTheNamedInvoicesOneByOneAreTheAnswer) {
    Case one = durand();
    one.line(-25000, day(1, 20), "VIR AARO AF-2026-050 AF-2026-051");
    one.entry(-12000, day(1, 19), "Règlement 1", "FAARO");
    one.entry(-13000, day(1, 21), "Règlement 2", "FAARO");
    one.item("FAARO", "AF-2026-050", -12000, day(1, 5));
    one.item("FAARO", "AF-2026-051", -13000, day(1, 5));
    const Proposal proposal = one.only();
    EXPECT_EQ(proposal.decision, Decision::Entry);
    EXPECT_TRUE(proposal.unattended);
}

TEST(Gate, EntriesOfAPartyThatAddUpAmongManyAreLeftToAPerson) {
    Case one = durand();
    std::int64_t sum = 0;
    for (int i = 0; i < 18; ++i) {
        const std::int64_t cents = -(std::int64_t{1} << i) * 10;
        one.entry(cents, day(1, 20), "Règlement " + std::to_string(i), "FAARO");
        sum += i % 3 == 0 ? cents : 0;
    }
    one.line(sum, day(1, 20), "VIR AARO");
    const Proposal proposal = one.only();
    EXPECT_EQ(proposal.kind, Kind::Grouped);
    EXPECT_FALSE(proposal.unattended);
    EXPECT_TRUE(says(proposal, reasons::chance_of_accident));
}

TEST(Gate, EntriesOfAPartyThatAddUpInTwoWaysStopASecondBooking) {
    Case one = durand();
    one.line(-25000, day(1, 20), "VIR AARO");
    one.entry(-12000, day(1, 19), "Règlement 1", "FAARO");
    one.entry(-13000, day(1, 20), "Règlement 2", "FAARO");
    one.entry(-15000, day(1, 20), "Règlement 3", "FAARO");
    one.entry(-10000, day(1, 20), "Règlement 4", "FAARO");
    one.item("FAARO", "AF-2026-050", -25000, day(1, 5));
    EXPECT_FALSE(one.only().unattended);
}

TEST(Gate, AnExpenseBesideANamedInvoiceOfAnotherAmountIsLeftToAPerson) {
    Case one = durand();
    one.line(-6000, day(1, 20), "VIR AARO F59289482 ACOMPTE");
    one.entry(-6000, day(1, 20), "Carburant");
    one.item("FAARO", "F59289482", -18999, day(1, 5));
    EXPECT_FALSE(one.only().unattended);
}

TEST(Gate, AnExpenseBesideTheExactInvoiceOfTheLinesPartyIsLeftToAPerson) {
    Case one = durand();
    one.line(-5990, day(1, 20), "PRLV ORANGE BUSINESS");
    one.entry(-5990, day(1, 18), "Carburant");
    one.item("FORANGE", "OB-JANV", -5990, day(1, 5));
    const Proposal proposal = one.only();
    EXPECT_EQ(proposal.decision, Decision::Entry);
    EXPECT_FALSE(proposal.unattended) << "two things explain the line";
    EXPECT_TRUE(says(proposal, reasons::other_exact_item));
    one.books.entries.front().label = "Orange janvier"; // shares a word with the line
    EXPECT_TRUE(one.only().unattended);
}

TEST(Gate, EntriesThatAddUpBesideTheExactInvoiceOfTheirPartyAreLeftToAPerson) {
    Case one = durand();
    one.line(-25000, day(1, 20), "VIR AARO");
    one.entry(-12000, day(1, 19), "Règlement 1", "FAARO");
    one.entry(-13000, day(1, 21), "Règlement 2", "FAARO");
    one.item("FAARO", "AF-2026-099", -25000, day(1, 5));
    const Proposal proposal = one.only();
    EXPECT_FALSE(proposal.unattended);
    EXPECT_TRUE(says(proposal, reasons::other_exact_item));
}

TEST(Gate, AnEntryForAnInvoiceIsNotWhatALineThatNamesAnUnknownOnePays) {
    Case one = durand();
    one.line(-4200, day(1, 20), "VIR AARO AF-2026-099");
    one.entry(-4200, day(1, 20), "Règlement", "FAARO").piece = "AF-2026-050";
    const Proposal proposal = one.only();
    EXPECT_FALSE(proposal.unattended);
    EXPECT_TRUE(says(proposal, reasons::other_number));
    one.books.entries.front().piece = "BQ12"; // numbered by the books, not by the supplier
    EXPECT_TRUE(one.only().unattended);
}

TEST(Gate, AnEntryWhoseLabelNamesAnotherInvoiceIsNotThePaymentOfThisOne) {
    Case one;
    one.party("FSCHT", "Scht Menuiserie");
    one.line(-41232, day(4, 7), "VIR SEPA EMIS SCHT MENUISERIE FACTURE 202600366");
    one.item("FSCHT", "202600366", -41232, day(3, 20));
    one.entry(-41232, day(4, 5), "REGLT SCHT MENUISERIE 202600134", "FSCHT").piece = "BQ94";
    EXPECT_FALSE(one.only().unattended);
    EXPECT_TRUE(says(one.only(), reasons::also_an_item));
    for (const char* label : {"REGLT SCHT MENUISERIE 202600366", "REGLT SCHT 202600134 202600366",
                              "REGLT SCHT", "REGLT SCHT DU 05042026", "REGLT SCHT MENUISERIE 12"}) {
        one.books.entries.front().label = label;
        EXPECT_TRUE(one.only().unattended) << label;
    }
}

TEST(Gate, AnotherChequeOfTheSameBookIsNotThisOne) {
    Case one = durand();
    bank::StatementLine& line = one.line(-64000, day(10, 14), "CHEQUE");
    line.nature = bank::Nature::Cheque;
    line.cheque_number = "4412087";
    one.entry(-64000, day(10, 2), "Chèque loyer").piece = "4412086";
    const Proposal proposal = one.only();
    EXPECT_FALSE(proposal.unattended);
    EXPECT_TRUE(says(proposal, reasons::other_number));
    one.books.entries.front().piece = "0000113"; // a number of the books
    EXPECT_TRUE(one.only().unattended);
}

// What is left to others after a doubtful answer is as doubtful.
TEST(Gate, WhatRemainsBesideADoubtfulAnswerIsNotProofByElimination) {
    Case one = durand();
    one.line(-5990, day(10, 12), "PRLV ORANGE BUSINESS");
    one.lines.front().doubtful = true;
    one.line(-5990, day(10, 12), "PRLV SEPA");
    one.entry(-5990, day(10, 12), "Orange");
    one.entry(-5990, day(10, 12), "Abonnement");
    for (const Proposal& proposal : one.all())
        EXPECT_FALSE(proposal.unattended);
}

// --- Sums that fit by accident ----------------------------------------------------------------

// A customer pays an invoice twice; two others make the amount as well.
TEST(Gate, WhatMayBePaidTwiceIsNoSetByChance) {
    Case one;
    one.party("C1", "Quai Brodel");
    one.item("C1", "101166", 10000, day(5, 9));
    one.item("C1", "101172", 6000, day(6, 15));
    one.item("C1", "101174", 4000, day(7, 9));
    one.line(10000, day(7, 2), "VIR QUAI BRODEL 101166");
    one.line(10000, day(7, 9), "VIR QUAI BRODEL");
    EXPECT_EQ(pieces(one.of(0)), (std::vector<std::string>{"101166"}));
    EXPECT_TRUE(one.of(0).unattended);
    EXPECT_FALSE(one.of(1).unattended);
    // Of another amount, it is the sum of the two.
    one.books.items[0].open = eur(12000);
    one.lines[0].line.amount = eur(12000);
    EXPECT_TRUE(one.of(1).unattended);
    // Who names both pays both.
    one.books.items[0].open = eur(10000);
    one.lines[0].line.amount = eur(10000);
    one.lines[1].line.label = "VIR QUAI BRODEL 101172 101174";
    EXPECT_TRUE(one.of(1).unattended);
}

// Twelve open invoices; the line pays one of them and an advance which four others make by chance.
TEST(Gate, ANamedInvoiceDoesNotExcuseAnAccidentalRest) {
    std::mt19937_64 random(7);
    Case one = durand();
    std::vector<std::int64_t> amounts;
    for (int i = 0; i < 12; ++i) {
        amounts.push_back(static_cast<std::int64_t>(2000 + random() % 38'000));
        one.item("CDURAND", "FA-2026-" + std::to_string(100 + i), amounts.back(), day(1, 5));
    }
    std::map<std::int64_t, int> sums;
    for (unsigned mask = 1; mask < 1U << 11U; ++mask) {
        std::int64_t sum = 0;
        for (unsigned i = 0; i < 11; ++i)
            sum += (mask >> i) & 1U ? amounts[i + 1] : 0;
        ++sums[sum];
    }
    std::int64_t advance = 0;
    for (const auto& [sum, count] : sums) {
        if (advance == 0 && count == 1 && sum > 100'000)
            advance = sum;
    }
    one.line(amounts.front() + advance, day(1, 20), "VIR DURAND BATIMENT FA-2026-100 ET ACOMPTE");
    const Proposal proposal = one.only();
    EXPECT_EQ(proposal.state, LineState::Proposed);
    EXPECT_FALSE(proposal.unattended);
    EXPECT_TRUE(says(proposal, reasons::chance_of_accident));
}

TEST(Gate, ANamedInvoiceAndAllTheOthersAreTheWholeBalance) {
    Case one = durand();
    std::int64_t sum = 0;
    for (int i = 0; i < 12; ++i) {
        one.item("CDURAND", "FA-2026-" + std::to_string(100 + i), 1000 + i, day(1, 5));
        sum += 1000 + i;
    }
    one.line(sum, day(1, 20), "VIR DURAND BATIMENT FA-2026-100 ET SUITE");
    EXPECT_TRUE(one.only().unattended);
}

} // namespace
} // namespace comptoir::reconcile
