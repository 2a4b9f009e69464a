// What a line without a number may be for: on account of a piece, several in turn, a sum that says
// of how many, a retention. All are shown, none is settled without a person.
#include "builders.h"

#include <gtest/gtest.h>

namespace comptoir::reconcile {
namespace {

using test::Case;
using test::day;
using test::pieces;
using test::says;

class WithoutANumber : public testing::Test {
protected:
    WithoutANumber() {
        one.books.accounts.discount_granted = "665000";
        one.books.accounts.fee = "627000";
        one.books.accounts.rounding_charge = "658500";
        one.books.accounts.rounding_income = "758900";
        one.party("CBRO", "Brodequin Ferrand");
        one.item("CBRO", "V-7101", 120000, day(3, 1));
        one.item("CBRO", "V-7102", 450000, day(3, 10));
    }
    Proposal paid(std::int64_t cents, std::string label = "VIR BRODEQUIN FERRAND") {
        one.lines.clear();
        one.line(cents, day(5, 20), std::move(label));
        Proposal proposal = one.only();
        EXPECT_FALSE(proposal.unattended);
        return proposal;
    }
    Case one;
};

TEST_F(WithoutANumber, WhatFellDueFirstIsPaidOnAccount) {
    const Proposal proposal = paid(70123);
    EXPECT_EQ(proposal.kind, Kind::Partial);
    EXPECT_EQ(pieces(proposal), std::vector<std::string>{"V-7101"});
    EXPECT_TRUE(says(proposal, reasons::on_account));
    ASSERT_EQ(proposal.other_targets.size(), 1U);
    EXPECT_EQ(proposal.other_targets[0][0].piece, "V-7102");
}

TEST_F(WithoutANumber, ARoundShareComesBeforeTheOldest) {
    const Proposal proposal = paid(225000 - 225000 / 2); // a quarter of the second
    EXPECT_EQ(pieces(proposal), std::vector<std::string>{"V-7102"});
    EXPECT_TRUE(says(proposal, reasons::round_share));
}

TEST_F(WithoutANumber, WhatLacksAFeeComesFirst) {
    const Proposal proposal = paid(450000 - 1500);
    EXPECT_EQ(proposal.kind, Kind::Fee);
    EXPECT_EQ(proposal.targets.front().piece, "V-7102");
}

TEST_F(WithoutANumber, SeveralArePaidInTurnAndTheLastInPart) {
    const Proposal proposal = paid(500000);
    EXPECT_EQ(pieces(proposal), (std::vector<std::string>{"V-7101", "V-7102"}));
    EXPECT_EQ(proposal.targets[1].amount, eur(380000));
    EXPECT_TRUE(says(proposal, reasons::in_turn));
}

TEST_F(WithoutANumber, MoreThanAllLeavesACredit) {
    const Proposal proposal = paid(600000);
    EXPECT_EQ(proposal.kind, Kind::Overpayment);
    EXPECT_EQ(proposal.targets.size(), 3U);
    EXPECT_EQ(proposal.targets[2].amount, eur(30000));
    EXPECT_TRUE(proposal.difference.is_zero());
}

TEST_F(WithoutANumber, MuchMoreThanAllIsForSomethingElse) {
    EXPECT_TRUE(paid(1500000).targets.empty());
}

TEST_F(WithoutANumber, ADepositIsForNoPieceOfTheBooks) {
    EXPECT_TRUE(paid(70123, "VIR BRODEQUIN FERRAND ACOMPTE DEVIS").targets.empty());
    EXPECT_TRUE(paid(500000, "VIR BRODEQUIN FERRAND ACOMPTE").targets.empty());
}

TEST_F(WithoutANumber, ADepositOfARoundShareIsShownOnTheNewest) {
    one.item("CBRO", "V-7103", 120000, day(4, 10));
    const Proposal proposal = paid(36000, "VIR BRODEQUIN FERRAND ACOMPTE"); // three tenths
    EXPECT_EQ(proposal.kind, Kind::Partial);
    EXPECT_EQ(pieces(proposal), std::vector<std::string>{"V-7103"});
    EXPECT_TRUE(says(proposal, reasons::round_share));
}

TEST_F(WithoutANumber, ADepositThatOnePieceAloneIsLargeEnoughForIsShown) {
    EXPECT_EQ(pieces(paid(170123, "VIR BRODEQUIN FERRAND ACOMPTE")),
              std::vector<std::string>{"V-7102"});
}

TEST_F(WithoutANumber, AShareMayBeRoundedToUnits) {
    one.item("CBRO", "V-7103", 724107, day(4, 10));
    EXPECT_EQ(pieces(paid(241300)), std::vector<std::string>{"V-7103"}); // a third, cut down
    EXPECT_TRUE(says(paid(241300), reasons::round_share));
    EXPECT_FALSE(says(paid(241200), reasons::round_share));
    EXPECT_FALSE(says(paid(241310), reasons::round_share)); // no units
    EXPECT_FALSE(says(paid(434500), reasons::round_share)); // six tenths are not usual
}

TEST_F(WithoutANumber, ASlipOfThePenIsNearerThanTheOldest) {
    const Proposal proposal = paid(120009);
    EXPECT_EQ(proposal.kind, Kind::Overpayment);
    EXPECT_EQ(proposal.targets.front().piece, "V-7101");
    EXPECT_EQ(proposal.targets.back().amount, eur(9));
    EXPECT_EQ(paid(123000).kind, Kind::Partial); // too much for a slip
    one.item("CBRO", "V-7103", 120005, day(4, 10));
    EXPECT_NE(paid(120105).kind, Kind::Overpayment); // of two of them
}

TEST_F(WithoutANumber, FewDigitsTellWhichOfSeveral) {
    one.item("CBRO", "FA/2026/00525", 470400, day(4, 10));
    const Proposal proposal = paid(60011, "VIR BRODEQUIN FERRAND ACPT 525");
    EXPECT_EQ(proposal.kind, Kind::Partial);
    EXPECT_EQ(pieces(proposal), std::vector<std::string>{"FA/2026/00525"});
    EXPECT_TRUE(says(proposal, reasons::short_number));
    EXPECT_EQ(paid(471400, "VIR BRODEQUIN FERRAND 525").kind, Kind::Overpayment);
}

TEST_F(WithoutANumber, FewDigitsThatFitSeveralOrADayTellNothing) {
    one.item("CBRO", "FA/2026/00525", 470400, day(4, 10));
    EXPECT_EQ(pieces(paid(60011, "VIR BRODEQUIN FERRAND 05/25")),
              std::vector<std::string>{"V-7101"});
    one.item("CBRO", "FB/2026/00525", 470400, day(4, 10));
    EXPECT_FALSE(says(paid(60011, "VIR BRODEQUIN FERRAND 525"), reasons::short_number));
}

TEST_F(WithoutANumber, AnotherNumberOrNameIsForAnotherPiece) {
    EXPECT_TRUE(paid(70123, "VIR BRODEQUIN FERRAND FACTURE 771204").targets.empty());
    EXPECT_TRUE(paid(70123, "VIR BRODEQUIN FERRAND VILLARS").targets.empty());
    EXPECT_TRUE(paid(70123, "VIR FERRAND").targets.empty());
}

TEST_F(WithoutANumber, WhatOneselfPaysIsForAKnownPiece) {
    one.party("FDUN", "Dunoyer Lambris");
    one.item("FDUN", "A-9", -90000, day(4, 1));
    one.lines.clear();
    one.line(-44000, day(5, 20), "VIR DUNOYER LAMBRIS");
    EXPECT_TRUE(one.only().targets.empty());
    one.lines.front().line.amount = eur(-45000); // half of it
    EXPECT_TRUE(says(one.only(), reasons::round_share));
    EXPECT_FALSE(one.only().unattended);
    one.lines.front().line.amount = eur(-44000);
    one.lines.front().line.label = "VIR DUNOYER LAMBRIS 2EME VERSEMENT";
    EXPECT_EQ(pieces(one.only()), std::vector<std::string>{"A-9"});
}

TEST_F(WithoutANumber, ARetentionStaysOpenAndIsNoDiscount) {
    const Proposal proposal = paid(114000, "VIR BRODEQUIN FERRAND V-7101 RETENUE DE GARANTIE");
    EXPECT_EQ(proposal.kind, Kind::Partial);
    EXPECT_TRUE(says(proposal, reasons::kept_as_guarantee));
    EXPECT_EQ(proposal.targets.size(), 1U);
    // More than a twentieth is none, and without the word it may be anything.
    const std::string label = "VIR BRODEQUIN FERRAND V-7101 RETENUE";
    EXPECT_FALSE(says(paid(108000, label), reasons::kept_as_guarantee));
    EXPECT_FALSE(says(paid(114000, "VIR BRODEQUIN FERRAND V-7101"), reasons::kept_as_guarantee));
}

class CountedSum : public testing::Test {
protected:
    CountedSum() {
        std::int64_t cents = 31347;
        for (int i = 1; i <= 12; ++i) {
            const std::string code = "F" + std::to_string(i);
            one.party(code, "Fournisseur " + std::string(1, static_cast<char>('A' + i)));
            cents = cents * 7 % 190'021 + 1'003;
            amounts.push_back(-cents);
            one.item(code, "A-" + std::to_string(i), -cents, day(3, i));
        }
    }
    Proposal paid(std::int64_t cents, std::string label) {
        one.lines.clear();
        one.line(cents, day(4, 20), std::move(label));
        Proposal proposal = one.only();
        EXPECT_FALSE(proposal.unattended);
        return proposal;
    }
    Case one;
    std::vector<std::int64_t> amounts;
};

TEST_F(CountedSum, SoManyPiecesAreShown) {
    const Proposal proposal =
        paid(amounts[1] + amounts[4] + amounts[8], "VIR SEPA REMISE 3 OPERATIONS");
    EXPECT_EQ(pieces(proposal), (std::vector<std::string>{"A-2", "A-5", "A-9"}));
    EXPECT_TRUE(says(proposal, reasons::counted_sum));
}

// Of customers, one invoice of each.
class ChequeDeposit : public testing::Test {
protected:
    ChequeDeposit() {
        std::int64_t cents = 31347;
        for (int i = 1; i <= 12; ++i) {
            const std::string code = "C" + std::to_string(i);
            one.party(code, "Client " + std::string(1, static_cast<char>('A' + i)));
            cents = cents * 7 % 190'021 + 1'003;
            amounts.push_back(cents);
            one.item(code, "V-" + std::to_string(i), cents, day(3, i));
        }
        for (int i = 14; i < 50; ++i) // too many for a search of all sums
            one.item("C12", "V-" + std::to_string(i), 1'000'003 + 1'001 * i, day(3, 20));
    }
    Proposal paid(std::int64_t cents, std::string label = "REMISE CHEQUES 5973264") {
        one.lines.clear();
        one.line(cents, day(4, 20), std::move(label));
        Proposal proposal = one.only();
        EXPECT_FALSE(proposal.unattended);
        return proposal;
    }
    Case one;
    std::vector<std::int64_t> amounts;
};

TEST_F(ChequeDeposit, IsTriedAsTwoAndAsThree) {
    EXPECT_EQ(pieces(paid(amounts[1] + amounts[4])), (std::vector<std::string>{"V-2", "V-5"}));
    EXPECT_EQ(pieces(paid(amounts[1] + amounts[4] + amounts[8])),
              (std::vector<std::string>{"V-2", "V-5", "V-9"}));
}

TEST_F(ChequeDeposit, OfOneCustomerOrOfLongAgoIsNone) {
    one.books.items[4].party = "C2"; // both are his: he writes one cheque
    EXPECT_TRUE(paid(amounts[1] + amounts[4]).targets.empty());
    one.books.items[4].party = "C5";
    one.books.items[4].booked_on = *Date::from_ymd(2025, 11, 2);
    EXPECT_TRUE(paid(amounts[1] + amounts[4]).targets.empty());
    one.books.items[4].booked_on = day(4, 21); // after it
    EXPECT_TRUE(paid(amounts[1] + amounts[4]).targets.empty());
}

TEST_F(ChequeDeposit, ACentBesideOrNoDepositIsNone) {
    EXPECT_TRUE(paid(amounts[1] + amounts[4] + 1).targets.empty());
    EXPECT_FALSE(paid(amounts[1] + amounts[4]).targets.empty());
    EXPECT_TRUE(paid(amounts[1] + amounts[4], "VIR SEPA 5973264").targets.empty());
}

TEST_F(CountedSum, NeitherMoreNorFewer) {
    EXPECT_FALSE(
        says(paid(amounts[1] + amounts[4], "VIR SEPA REMISE 3 OPERATIONS"), reasons::counted_sum));
    EXPECT_FALSE(says(paid(amounts[1] + amounts[4] + amounts[8], "VIR SEPA REMISE 2 OPERATIONS"),
                      reasons::counted_sum));
}

TEST_F(CountedSum, TwoCountsOrNoneSayNothing) {
    const std::int64_t sum = amounts[1] + amounts[4];
    EXPECT_FALSE(says(paid(sum, "VIR 2 OPERATIONS DONT 3 CHEQUES"), reasons::counted_sum));
    EXPECT_FALSE(says(paid(sum, "VIR SEPA 2 RUE HAUTE"), reasons::counted_sum));
}

TEST_F(CountedSum, OfTwoSetsTheOneWhosePiecesFellDueTogetherComesFirst) {
    one.party("F90", "Fournisseur Y");
    one.item("F90", "A-90", amounts[0] - 7, day(1, 5));
    one.item("F90", "A-91", amounts[1] + 7, day(3, 30));
    const Proposal proposal = paid(amounts[0] + amounts[1], "VIR 2 VIREMENTS");
    EXPECT_EQ(proposal.state, LineState::Ambiguous);
    EXPECT_EQ(pieces(proposal), (std::vector<std::string>{"A-1", "A-2"}));
}

} // namespace
} // namespace comptoir::reconcile
