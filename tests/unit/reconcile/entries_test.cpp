// Existing entries: A95 to A97, hole 7, C23.
#include "builders.h"

#include <gtest/gtest.h>

namespace comptoir::reconcile {
namespace {

using test::Case;
using test::day;
using test::pieces;
using test::says;

TEST(ExistingEntries, SameAmountAndDayIsTheAnswer) {
    Case one;
    one.line(-18999, day(10, 12), "VIR SEPA");
    one.entry(-18999, day(10, 10), "Aaro");
    const Proposal proposal = one.only();
    EXPECT_EQ(proposal.decision, Decision::Entry);
    EXPECT_TRUE(proposal.unattended);
    EXPECT_EQ(proposal.targets.front().entry, ledger::EntryId{501});
    EXPECT_TRUE(proposal.difference.is_zero());
    EXPECT_TRUE(says(proposal, reasons::existing_entry));
    EXPECT_TRUE(says(proposal, reasons::no_other_entry));
    EXPECT_TRUE(says(proposal, reasons::flip_second_entry));
}

TEST(ExistingEntries, TheLinesOwnPartyIsNamed) {
    Case one;
    one.party("FAARO", "Aaro SAS");
    one.line(-18999, day(10, 12), "VIR SEPA AARO");
    one.entry(-18999, day(10, 10), "Règlement", "FAARO");
    EXPECT_TRUE(says(one.only(), reasons::entry_party));
}

TEST(ExistingEntries, TheOtherSideOf512IsNoAnswer) {
    Case one;
    one.line(-18999, day(10, 12), "VIR SEPA");
    one.entry(18999, day(10, 12), "Aaro");
    EXPECT_EQ(one.only().decision, Decision::None);
}

TEST(ExistingEntries, OutsideTheDaysIsNoAnswer) {
    Case one;
    one.line(-18999, day(10, 12), "VIR SEPA");
    one.entry(-18999, day(10, 6), "Aaro");
    EXPECT_EQ(one.only().decision, Decision::None);
    one.options.days = 6;
    EXPECT_TRUE(one.only().unattended);
}

TEST(ExistingEntries, AnotherJournalsAccountIsNoAnswer) {
    Case one;
    one.line(-18999, day(10, 12), "VIR SEPA");
    one.entry(-18999, day(10, 12), "Aaro").bank_journal = "B2";
    EXPECT_EQ(one.only().decision, Decision::None);
}

TEST(ExistingEntries, AnotherCurrencyIsNoAnswer) {
    Case one;
    one.line(-18999, day(10, 12), "VIR SEPA").amount = Money{-18999, *Currency::parse("USD")};
    one.entry(-18999, day(10, 12), "Aaro");
    EXPECT_EQ(one.only().decision, Decision::None);
}

TEST(ExistingEntries, ChequesWaitLongerThanTransfers) {
    Case one;
    one.line(-64000, day(10, 14), "CHEQUE 4412087").nature = bank::Nature::Cheque;
    one.entry(-64000, day(9, 1), "Chèque menuiserie");
    EXPECT_TRUE(one.only().unattended);
    one.lines.front().line.nature = bank::Nature::Transfer;
    EXPECT_EQ(one.only().decision, Decision::None);
}

TEST(ExistingEntries, BetweenSeveralTheLabelDecides) {
    Case one;
    one.line(-5990, day(10, 12), "PRLV SEPA ORANGE BUSINESS");
    one.entry(-5990, day(10, 12), "Free Mobile");
    one.entry(-5990, day(10, 9), "Orange Business");
    const Proposal proposal = one.only();
    EXPECT_TRUE(proposal.unattended);
    EXPECT_EQ(proposal.targets.front().entry, ledger::EntryId{502});
    EXPECT_TRUE(says(proposal, reasons::entry_label));
}

TEST(ExistingEntries, TheContinuationDecidesWhenTheLabelDoesNot) {
    Case one;
    one.line(-5990, day(10, 12), "PRLV SEPA").label_more = "ORANGE BUSINESS";
    one.entry(-5990, day(10, 12), "Free Mobile");
    one.entry(-5990, day(10, 9), "Orange Business");
    EXPECT_EQ(one.only().targets.front().entry, ledger::EntryId{502});
}

TEST(ExistingEntries, AChequeNumberDecides) {
    Case one;
    bank::StatementLine& line = one.line(-64000, day(10, 14), "CHEQUE");
    line.nature = bank::Nature::Cheque;
    line.cheque_number = "4412087";
    one.entry(-64000, day(10, 14), "Chèque").piece = "4412086";
    one.entry(-64000, day(10, 2), "Chèque").piece = "4412087";
    const Proposal proposal = one.only();
    EXPECT_TRUE(proposal.unattended);
    EXPECT_EQ(proposal.targets.front().piece, "4412087");
    EXPECT_TRUE(says(proposal, reasons::entry_reference));
}

TEST(ExistingEntries, ATieIsLeftToAPersonAndBothAreShown) {
    Case one;
    one.line(-5990, day(10, 12), "PRLV SEPA");
    one.entry(-5990, day(10, 12), "Abonnement");
    one.entry(-5990, day(10, 9), "Abonnement");
    const Proposal proposal = one.only();
    EXPECT_EQ(proposal.state, LineState::Ambiguous);
    EXPECT_FALSE(proposal.unattended);
    EXPECT_EQ(proposal.targets.size(), 1U);
    EXPECT_EQ(proposal.other_targets.size(), 1U);
    EXPECT_TRUE(says(proposal, reasons::several_entries));
}

TEST(ExistingEntries, AsManyEqualLinesAsEqualEntriesGoOneToOne) {
    Case one;
    one.line(-5990, day(10, 12), "PRLV SEPA");
    one.line(-5990, day(10, 13), "PRLV SEPA");
    one.entry(-5990, day(10, 13), "Abonnement");
    one.entry(-5990, day(10, 11), "Abonnement");
    const std::vector<Proposal> proposals = one.all();
    EXPECT_TRUE(proposals[0].unattended);
    EXPECT_TRUE(proposals[1].unattended);
    EXPECT_EQ(proposals[0].targets.front().entry, ledger::EntryId{502});
    EXPECT_EQ(proposals[1].targets.front().entry, ledger::EntryId{501});
    EXPECT_TRUE(says(proposals[0], reasons::entries_one_to_one));
}

TEST(ExistingEntries, OneEntryIsNeverMatchedToTwoLines) {
    Case one;
    one.line(-5990, day(10, 12), "PRLV SEPA");
    one.line(-5990, day(10, 13), "PRLV SEPA");
    one.entry(-5990, day(10, 13), "Abonnement");
    for (const Proposal& proposal : one.all()) {
        EXPECT_EQ(proposal.state, LineState::Proposed);
        EXPECT_FALSE(proposal.unattended);
        EXPECT_TRUE(says(proposal, reasons::entry_contested));
    }
}

TEST(ExistingEntries, WhatTheLabelTakesIsNoLongerInTheWay) {
    Case one;
    one.line(-5990, day(10, 12), "PRLV ORANGE");
    one.line(-5990, day(10, 12), "PRLV SEPA");
    one.entry(-5990, day(10, 12), "Orange");
    one.entry(-5990, day(10, 12), "Abonnement");
    const std::vector<Proposal> proposals = one.all();
    EXPECT_EQ(proposals[0].targets.front().entry, ledger::EntryId{501});
    EXPECT_TRUE(proposals[1].unattended);
    EXPECT_EQ(proposals[1].targets.front().entry, ledger::EntryId{502});
    EXPECT_TRUE(says(proposals[1], reasons::entry_by_elimination));
}

TEST(ExistingEntries, AnEntryOfAnotherPartyIsOnlyShown) {
    Case one;
    one.party("FAARO", "Aaro SAS");
    one.party("FORANGE", "Orange Business");
    one.line(-5990, day(10, 12), "PRLV ORANGE BUSINESS");
    one.entry(-5990, day(10, 12), "Règlement", "FAARO");
    const Proposal proposal = one.only();
    EXPECT_EQ(proposal.state, LineState::Proposed);
    EXPECT_FALSE(proposal.unattended);
    EXPECT_TRUE(says(proposal, reasons::entry_of_other_party));
}

TEST(ExistingEntries, ANamedInvoiceWinsOverAnEntryOfAnotherParty) {
    Case one;
    one.party("FAARO", "Aaro SAS");
    one.party("FORANGE", "Orange Business");
    one.line(-5990, day(10, 12), "PRLV ORANGE BUSINESS OB-2026-77");
    one.entry(-5990, day(10, 12), "Règlement", "FAARO");
    one.item("FORANGE", "OB-2026-77", -5990, day(10, 1));
    const Proposal proposal = one.only();
    EXPECT_EQ(proposal.decision, Decision::Invoice);
    EXPECT_TRUE(proposal.unattended);
}

TEST(ExistingEntries, TheyAreAskedBeforeAnythingIsCreated) {
    Case one;
    one.party("FAARO", "Aaro SAS");
    one.line(-18999, day(10, 12), "VIR SEPA AARO F59289482");
    one.entry(-18999, day(10, 10), "Virement Aaro", "FAARO");
    one.item("FAARO", "F59289482", -18999, day(10, 1));
    const Proposal proposal = one.only();
    EXPECT_EQ(proposal.decision, Decision::Entry);
    EXPECT_TRUE(proposal.unattended);
}

TEST(ExistingEntries, AnEntryOfThePartyOutsideTheDaysStopsASecondBooking) {
    Case one;
    one.party("FAARO", "Aaro SAS");
    one.line(-18999, day(10, 20), "VIR SEPA AARO F59289482");
    one.entry(-18999, day(10, 10), "Virement Aaro", "FAARO");
    one.item("FAARO", "F59289482", -18999, day(10, 1));
    const Proposal proposal = one.only();
    EXPECT_EQ(proposal.decision, Decision::Entry);
    EXPECT_FALSE(proposal.unattended);
    EXPECT_TRUE(says(proposal, reasons::entry_outside_days));
    ASSERT_EQ(proposal.other_targets.size(), 1U);
    EXPECT_EQ(proposal.other_targets[0][0].piece, "F59289482");
}

TEST(ExistingEntries, ANamedInvoiceBesideAnEntryWithoutPartyIsLeftToAPerson) {
    Case one;
    one.party("FAARO", "Aaro SAS");
    one.line(-18999, day(10, 12), "VIR SEPA AARO F59289482");
    one.entry(-18999, day(10, 10), "Frais");
    one.item("FAARO", "F59289482", -18999, day(10, 1));
    const Proposal proposal = one.only();
    EXPECT_FALSE(proposal.unattended);
    EXPECT_TRUE(says(proposal, reasons::also_an_item));
}

// Two invoices of one supplier and one amount: the entry is lettered with the first, which is no
// longer open, and the line names the second.
TEST(ExistingEntries, AnEntryThatPaidAnotherPieceInWholeIsNotThePaymentOfANamedOne) {
    for (const bool settled : {false, true}) {
        Case one;
        one.party("FAARO", "Aaro SAS");
        one.line(-18999, day(10, 12), "VIR SEPA AARO F59289482");
        one.entry(-18999, day(10, 12), "Vir Aaro", "FAARO").is_settled = settled;
        one.item("FAARO", "F59289482", -18999, day(10, 1));
        const Proposal proposal = one.only();
        EXPECT_EQ(proposal.unattended, !settled);
        EXPECT_EQ(says(proposal, reasons::also_an_item), settled);
    }
}

TEST(ExistingEntries, AnEntryThatPaidItsPieceIsTakenWhereTheLineNamesNone) {
    Case one;
    one.party("FAARO", "Aaro SAS");
    one.line(-18999, day(10, 12), "VIR SEPA AARO SAS");
    one.entry(-18999, day(10, 12), "Vir Aaro", "FAARO").is_settled = true;
    EXPECT_TRUE(one.only().unattended);
}

TEST(ExistingEntries, AnEntryForAnotherInvoiceOfThePartyIsLeftToAPerson) {
    Case one;
    one.party("FAARO", "Aaro SAS");
    one.line(-18999, day(10, 12), "VIR SEPA AARO F59289482");
    one.entry(-18999, day(10, 10), "Règlement", "FAARO").piece = "F59289481";
    one.item("FAARO", "F59289482", -18999, day(10, 1));
    const Proposal proposal = one.only();
    EXPECT_FALSE(proposal.unattended);
    EXPECT_TRUE(says(proposal, reasons::also_an_item));
}

TEST(ExistingEntries, ARemittanceIsMatchedWhole) {
    Case one;
    one.line(81200, day(10, 12), "REMISE CHQ 00004412");
    for (const std::int64_t cents : {30000, 41200, 10000})
        one.entry(cents, day(10, 11), "Chèque client").piece = "00004412";
    const Proposal proposal = one.only();
    EXPECT_EQ(proposal.kind, Kind::Grouped);
    EXPECT_TRUE(proposal.unattended);
    EXPECT_EQ(proposal.targets.size(), 3U);
    EXPECT_TRUE(says(proposal, reasons::entries_grouped));
}

TEST(ExistingEntries, ARemittanceTheLineDoesNotNameIsOnlyProposed) {
    Case one;
    one.line(81200, day(10, 12), "REMISE CHQ");
    for (const std::int64_t cents : {30000, 51200})
        one.entry(cents, day(10, 11), "Chèque client").piece = "00004412";
    const Proposal proposal = one.only();
    EXPECT_EQ(proposal.state, LineState::Proposed);
    EXPECT_FALSE(proposal.unattended);
}

TEST(ExistingEntries, ARemittanceIsNamedByTheNumberOfItsSlip) {
    const auto deposited = [](const char* label, const char* piece) {
        Case one;
        one.line(81200, day(10, 12), label).nature = bank::Nature::Cheque;
        for (const std::int64_t cents : {30000, 41200, 10000})
            one.entry(cents, day(10, 11), "Chèque client").piece = piece;
        return one.only();
    };
    EXPECT_TRUE(deposited("REMISE CHEQUES 398 DE 03 CHQ", "REM0000398").unattended);
    EXPECT_TRUE(deposited("REM. CHQ N. 398", "398").unattended);
    EXPECT_TRUE(deposited("REMISE CHEQUES N 0000014", "REM14").unattended);
    EXPECT_TRUE(deposited("REM. CHQ N. 18", "REM0000018").unattended);
    EXPECT_FALSE(deposited("REMISE 18 CHQ", "REM0000018").unattended);
    EXPECT_FALSE(deposited("REMISE CHQ N 3 DU 18/10", "REM0000018").unattended);
    for (const char* label :
         {"REMISE CHEQUES", "REMISE CHEQUES 399", "REMISE CHEQUES 1398", "REMISE DE 3 CHEQUES",
          "REMISE CHEQUES 398/2", "REMISE CHEQUES 39", "REMISE CHEQUES 3980"})
        EXPECT_FALSE(deposited(label, "REM0000398").unattended) << label;
    EXPECT_FALSE(deposited("REMISE CHEQUES 398", "FACTURE398").unattended); // no slip's letters
    EXPECT_FALSE(deposited("REMISE CHEQUES 398", "REM398B").unattended);
    EXPECT_FALSE(deposited("REMISE DE 03 CHEQUES", "REM3").unattended);
}

TEST(ExistingEntries, ASlipThatTwoDepositsMayHaveIsLeftToAPerson) {
    Case one;
    one.line(81200, day(10, 12), "REMISE CHEQUES 398").nature = bank::Nature::Cheque;
    for (const char* piece : {"REM398", "BORD398"}) {
        for (const std::int64_t cents : {30000, 51200})
            one.entry(cents, day(10, 11), "Chèque client").piece = piece;
    }
    EXPECT_FALSE(one.only().unattended);
}

TEST(ExistingEntries, ADepositOfOneChequeNamesNobody) {
    Case one;
    one.party("CROUX", "Ets Roux");
    one.line(236400, day(4, 7), "REM. CHQ N. 667").nature = bank::Nature::Cheque;
    one.entry(236400, day(4, 7), "REMISE CHQ 07/04", "CROUX").piece = "667";
    EXPECT_TRUE(one.only().unattended);
    one.lines.front().line.label = "REM. CHQ BRODEL";
    EXPECT_FALSE(one.only().unattended);
}

TEST(ExistingEntries, ALineThatMayRepeatAnotherIsNeverMatchedUnattended) {
    Case one;
    one.line(-18999, day(10, 12), "VIR SEPA");
    one.lines.front().doubtful = true;
    one.entry(-18999, day(10, 12), "Aaro");
    const Proposal proposal = one.only();
    EXPECT_FALSE(proposal.unattended);
    EXPECT_TRUE(says(proposal, reasons::doubtful_line));
}

TEST(ExistingEntries, VeryManyEqualsStillGoOneToOneWhenTheCountsAgree) {
    Case one;
    for (int i = 0; i < 600; ++i) {
        one.line(-999, day(10, 12), "ABO");
        one.entry(-999, day(10, 12), "Abonnement");
    }
    for (const Proposal& proposal : one.all())
        ASSERT_TRUE(proposal.unattended);
    one.entry(-999, day(10, 12), "Abonnement");
    for (const Proposal& proposal : one.all()) {
        ASSERT_EQ(proposal.state, LineState::Ambiguous);
        ASSERT_EQ(proposal.other_targets.size(), 5U);
    }
}

TEST(Entries, ACheckPresentedMonthsLaterIsFoundByItsNumber) {
    Case one;
    one.party("FMENU", "Menuiserie Lefèvre");
    one.line(-640'00, day(11, 20), "CHEQUE 4412087").nature = bank::Nature::Cheque;
    one.entry(-640'00, day(2, 3), "Chèque 4412087", "FMENU").piece = "4412087";
    one.entry(-640'00, day(2, 3), "Chèque 4412088", "FMENU").piece = "4412088";
    const Proposal proposal = one.only();
    EXPECT_TRUE(proposal.unattended);
    EXPECT_EQ(pieces(proposal), std::vector<std::string>{"4412087"});
}

TEST(Entries, WithoutItsNumberALateCheckIsNotTaken) {
    Case one;
    one.party("FMENU", "Menuiserie Lefèvre");
    one.line(-640'00, day(11, 20), "CHEQUE").nature = bank::Nature::Cheque;
    one.entry(-640'00, day(2, 3), "Chèque 4412087", "FMENU").piece = "4412087";
    EXPECT_TRUE(one.only().targets.empty());
}

TEST(Entries, ACheckIsDeadAfterAYear) {
    Case one;
    one.party("FMENU", "Menuiserie Lefèvre");
    one.line(-640'00, day(11, 20), "CHEQUE 4412087").nature = bank::Nature::Cheque;
    one.entry(-640'00, day(11, 11).plus_days(-365), "Chèque 4412087", "FMENU").piece = "4412087";
    EXPECT_TRUE(one.only().targets.empty());
}

bool is_cheque_settled(const char* label, const char* piece, const char* entry,
                       const char* more = "") {
    Case one;
    one.party("FMENU", "Menuiserie Lefèvre");
    bank::StatementLine& line = one.line(-640'00, day(4, 29), label);
    line.nature = bank::Nature::Cheque;
    line.label_more = more;
    one.entry(-640'00, day(4, 27), entry, "FMENU").piece = piece;
    return one.only().unattended;
}

TEST(Entries, AChequeOfOursIsNoTransferThatIsBooked) {
    EXPECT_FALSE(is_cheque_settled("CHEQUE EMIS 2035711", "X190M1", "Vir Menuiserie Lefèvre"));
    EXPECT_FALSE(is_cheque_settled("CHEQUE EMIS 2035711", "", "PRLV SEPA Menuiserie Lefèvre"));
    EXPECT_FALSE(is_cheque_settled("CHEQUE 2035711", "X190M1", "CB Menuiserie Lefèvre"));
    EXPECT_FALSE(is_cheque_settled("CHEQUE", "", "Virement Menuiserie Lefèvre"));
    EXPECT_TRUE(is_cheque_settled("CHEQUE 2035711", "2035711", "Vir Menuiserie Lefèvre"))
        << "it bears its number";
    EXPECT_TRUE(is_cheque_settled("CHEQUE 2035711", "X190M1", "Menuiserie Lefèvre"));
    EXPECT_TRUE(is_cheque_settled("CHEQUE 2035711", "X190M1", "Chèque Menuiserie Lefèvre"));
}

class OrderSums : public testing::Test {
protected:
    void order(std::int64_t cents, Date on, const char* file) {
        EntryCandidate& entry = one.entry(cents, on, "Virement");
        entry.order_id = file + std::to_string(++m_order);
        entry.order_file = file;
    }
    std::size_t shown(std::int64_t cents) {
        one.lines.clear();
        one.line(cents, day(10, 12), "VIREMENTS EMIS");
        const Proposal proposal = one.only();
        EXPECT_FALSE(proposal.unattended);
        return says(proposal, reasons::own_order_sum) ? proposal.targets.size() : 0;
    }
    Case one;

private:
    int m_order = 0;
};

TEST_F(OrderSums, AFileOrADayOfItIsShown) {
    order(-12000, day(10, 9), "LOT0001");
    order(-5100, day(10, 9), "LOT0001");
    order(-3300, day(10, 10), "LOT0001");
    order(-7700, day(10, 9), "LOT0002");
    order(-1900, day(10, 9), "LOT0002");
    EXPECT_EQ(shown(-20400), 3U); // the file
    EXPECT_EQ(shown(-17100), 2U); // the ninth
    EXPECT_EQ(shown(-9600), 2U);
    EXPECT_EQ(shown(-20401), 0U);
    EXPECT_EQ(shown(20400), 0U);
}

TEST_F(OrderSums, TwoFilesOfOneSumAreBothShown) {
    order(-12000, day(10, 9), "LOT0001");
    order(-5100, day(10, 9), "LOT0001");
    order(-16000, day(10, 9), "LOT0002");
    order(-1100, day(10, 9), "LOT0002");
    EXPECT_EQ(shown(-17100), 2U);
    EXPECT_EQ(one.only().state, LineState::Ambiguous);
    EXPECT_EQ(one.only().other_targets.size(), 1U);
}

} // namespace
} // namespace comptoir::reconcile
