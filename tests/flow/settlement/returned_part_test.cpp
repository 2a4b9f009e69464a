// One item of a payment that comes back: a cheque of a deposit, a transfer of a batch.
#include "comptoir/app/returned_payment.h"
#include "order_dossier.h"

#include <gtest/gtest.h>

namespace comptoir::test {
namespace {

using payments::PaymentState;
using reconcile::MatchId;

Result<MatchId> give_back(SettlementDossier& one, bank::LineId line, MatchId payment,
                          const std::string& piece = {}) {
    return one.dossier.write<MatchId>(
        [&](app::Writer& writer) { return app::match_return(writer, line, payment, piece); });
}

std::int64_t open_of(SettlementDossier& one, const std::string& piece) {
    std::int64_t open = 0;
    for (const ledger::OpenItem& item : one.open_items())
        open += item.piece == piece ? item.open.minor() : 0;
    return open;
}

// Three cheques in one sum: V1 and V2 of 120.00, V3 of 60.00, their VAT waiting.
class DepositPart : public testing::Test {
protected:
    DepositPart() {
        for (const auto& [party, piece, net, vat] :
             {std::tuple("CDURAND", "V1", 10000, 2000), std::tuple("CCLINIQUE", "V2", 10000, 2000),
              std::tuple("CDURAND", "V3", 5000, 1000)})
            items.push_back(one.sale({.party = party, .piece = piece, .rates = {{net, vat}}}));
        lines = one.lines({{30000, october(10), "REMISE 3 CHEQUES"},
                           {-6000, october(15), "CHQ IMPAYE DURAND"},
                           {-12000, october(16), "CHQ IMPAYE CLINIQUE DU PARC"},
                           {-7000, october(17), "CHQ IMPAYE"},
                           {6000, october(18), "VIR DURAND"},
                           {-6000, october(19), "CHQ IMPAYE DURAND"}});
        deposit = value_of(
            one.match({.lines = {lines[0]},
                       .targets = {to_item(items[0]), to_item(items[1]), to_item(items[2])}}));
    }
    void expect_due(std::int64_t cents) {
        EXPECT_EQ(one.balance("445710"), -cents);
        EXPECT_EQ(one.balance("445740"), cents - 5000);
        one.expect_check_passes();
    }
    SettlementDossier one;
    std::vector<ledger::RowId> items;
    std::vector<bank::LineId> lines;
    MatchId deposit;
};

TEST_F(DepositPart, OneUnpaidChequeOpensItsInvoiceWithItsVatAndNoOther) {
    expect_due(5000);
    const std::string paid = one.snapshot();
    const auto back = value_of(give_back(one, lines[1], deposit));
    EXPECT_EQ(open_of(one, "V3"), 6000);
    EXPECT_EQ(one.open_items().size(), 1U);
    expect_due(4000);
    EXPECT_EQ(one.balance("512100"), 24000);
    EXPECT_EQ(one.entries().back().date, october(15)); // its VAT
    expect_done(one.undo(back));
    EXPECT_EQ(one.snapshot(), paid) << "letters included";
    expect_due(5000);
}

TEST_F(DepositPart, TheInvoiceIsPaidAgainAndTheReturnIsThenHeld) {
    const auto back = value_of(give_back(one, lines[1], deposit));
    const auto again = value_of(one.match({.lines = {lines[4]}, .targets = {to_item(items[2])}}));
    expect_due(5000);
    EXPECT_EQ(refusal_of(one.undo(back)), "reconcile.settled_since");
    EXPECT_EQ(refusal_of(one.undo(deposit)), "reconcile.returned_already");
    expect_done(one.undo(again));
    expect_done(one.undo(back));
    expect_done(one.undo(deposit));
    expect_due(0);
}

TEST_F(DepositPart, OfEqualItemsAPersonSaysWhich) {
    const std::string before = one.snapshot();
    EXPECT_EQ(refusal_of(give_back(one, lines[2], deposit)), "reconcile.return_piece_unclear");
    EXPECT_EQ(refusal_of(give_back(one, lines[2], deposit, "V3")),
              "reconcile.return_piece_unclear"); // another amount
    EXPECT_EQ(refusal_of(give_back(one, lines[2], deposit, "V9")),
              "reconcile.return_piece_unclear");
    EXPECT_EQ(one.snapshot(), before);
    value_of(give_back(one, lines[2], deposit, "V2"));
    EXPECT_EQ(open_of(one, "V2"), 12000);
    EXPECT_EQ(open_of(one, "V1"), 0);
    expect_due(3000);
}

TEST_F(DepositPart, SeveralItemsComeBackOneAfterTheOtherEachOnce) {
    const auto first = value_of(give_back(one, lines[1], deposit));
    EXPECT_EQ(refusal_of(give_back(one, lines[5], deposit)), "reconcile.returned_already");
    const auto second = value_of(give_back(one, lines[2], deposit, "V1"));
    expect_due(2000);
    EXPECT_EQ(one.open_items().size(), 2U);
    expect_done(one.undo(first)); // in any order
    expect_due(3000);
    expect_done(one.undo(second));
    expect_due(5000);
    EXPECT_TRUE(one.open_items().empty());
}

TEST_F(DepositPart, WhatIsNoItemOfItIsRefused) {
    const std::string before = one.snapshot();
    EXPECT_EQ(refusal_of(give_back(one, lines[3], deposit)), "reconcile.not_its_return");
    EXPECT_EQ(refusal_of(give_back(one, lines[4], deposit)), "reconcile.not_its_return");
    EXPECT_EQ(refusal_of(give_back(one, lines[1], deposit, "V1")), "reconcile.not_its_return");
    EXPECT_EQ(one.snapshot(), before);
}

TEST_F(DepositPart, ValidatedEntriesStayAndTheUndoReverses) {
    one.validate();
    const auto back = value_of(give_back(one, lines[1], deposit));
    one.validate();
    expect_done(one.undo(back));
    EXPECT_TRUE(one.open_items().empty());
    expect_due(5000);
}

TEST_F(DepositPart, TheLineIsProposedForTheItemOfItsNameAndAmount) {
    reconcile::Proposal proposal;
    for (const app::LineOutcome& outcome : one.propose().lines)
        if (outcome.proposal.line == lines[2])
            proposal = outcome.proposal;
    EXPECT_EQ(proposal.kind, reconcile::Kind::Return);
    EXPECT_FALSE(proposal.unattended);
    EXPECT_EQ(proposal.returned, deposit);
    ASSERT_EQ(proposal.targets.size(), 1U);
    EXPECT_EQ(proposal.targets.front().piece, "V2");
    value_of(one.dossier.write<MatchId>(
        [&](app::Writer& writer) { return app::match_proposal(writer, proposal); }));
    EXPECT_EQ(open_of(one, "V2"), 12000);
    expect_due(3000);
}

TEST_F(DepositPart, OneItemLessADiscountIsNoPartOfSeveral) {
    const auto item = one.sale({.party = "CDURAND", .piece = "V4", .rates = {{10000, 2000}}});
    const auto more = one.lines({{11900, october(20), "VIR DURAND"},
                                 {-12000, october(21), "IMPAYE"},
                                 {-11900, october(22), "IMPAYE"}});
    const auto paid = value_of(one.match(
        {.lines = {more[0]}, .targets = {to_item(item, eur(12000))}, .difference = "settlement"}));
    EXPECT_EQ(refusal_of(give_back(one, more[1], paid)), "reconcile.not_its_return");
    value_of(give_back(one, more[2], paid));
    EXPECT_EQ(open_of(one, "V4"), 12000);
    EXPECT_EQ(one.balance("445710"), -5000);
    one.expect_check_passes();
}

// V1 of 120.00, and a credit note that V2 makes good: either 120.00 of V1 came back, or all did.
class PartAsMuchAsAll : public testing::Test {
protected:
    PartAsMuchAsAll() {
        for (const auto& [piece, net, vat] :
             {std::tuple("V1", 10000, 2000), std::tuple("AV1", -5000, -1000),
              std::tuple("V2", 5000, 1000)})
            items.push_back(one.sale({.party = "CDURAND", .piece = piece, .rates = {{net, vat}}}));
        lines = one.lines({{12000, october(10), "VIR DURAND"},
                           {-12000, october(15), "IMPAYE DURAND"},
                           {-6000, october(16), "IMPAYE DURAND"},
                           {-12000, october(17), "IMPAYE DURAND"}});
        payment = value_of(
            one.match({.lines = {lines[0]},
                       .targets = {to_item(items[0]), to_item(items[1]), to_item(items[2])}}));
    }
    SettlementDossier one;
    std::vector<ledger::RowId> items;
    std::vector<bank::LineId> lines;
    MatchId payment;
};

TEST_F(PartAsMuchAsAll, UnlessAPersonSaysWhichItIsRefused) {
    const std::string before = one.snapshot();
    EXPECT_EQ(refusal_of(give_back(one, lines[1], payment)), "reconcile.return_piece_unclear");
    EXPECT_EQ(refusal_of(give_back(one, lines[1], payment, "V2")),
              "reconcile.return_piece_unclear"); // of another amount
    EXPECT_EQ(one.snapshot(), before);
}

TEST_F(PartAsMuchAsAll, ThePieceNamedIsOpenAndTheOthersStayPaid) {
    const auto back = value_of(give_back(one, lines[1], payment, "V1"));
    EXPECT_EQ(open_of(one, "V1"), 12000);
    EXPECT_EQ(one.open_items().size(), 1U);
    EXPECT_EQ(one.balance("445710"), 0);
    EXPECT_EQ(one.balance("445740"), -2000);
    EXPECT_EQ(refusal_of(give_back(one, lines[3], payment)), "reconcile.returned_already");
    const auto second = value_of(give_back(one, lines[2], payment)); // another of its items
    EXPECT_EQ(open_of(one, "V2"), 6000);
    one.expect_check_passes();
    expect_done(one.undo(second));
    expect_done(one.undo(back));
    EXPECT_TRUE(one.open_items().empty());
}

TEST_F(PartAsMuchAsAll, OnceAnotherCameBackItCanOnlyBeThePart) {
    value_of(give_back(one, lines[2], payment));
    value_of(give_back(one, lines[1], payment));
    EXPECT_EQ(open_of(one, "V1"), 12000);
    EXPECT_EQ(open_of(one, "AV1"), 0);
    one.expect_check_passes();
}

TEST_F(PartAsMuchAsAll, AllOfThemNamedAllAreOpen) {
    value_of(give_back(one, lines[1], payment, "V1, AV1, V2"));
    EXPECT_EQ(one.open_items().size(), 3U);
    one.expect_check_passes();
}

// Two orders booked at their export, debited as one sum.
class BatchPart : public testing::Test {
protected:
    BatchPart() {
        items = {one.purchase({.party = "FAARO", .piece = "F1", .rates = {{10000, 2000}}}),
                 one.purchase({.party = "FORANGE", .piece = "F2", .rates = {{5000, 1000}}})};
        value_of(one.order(items));
        one.wait_days(5);
        lines = one.lines({{-18000, november(2), "VIR SEPA 2 OPERATIONS"},
                           {6000, november(4), "REJET VIR ORANGE BUSINESS"}});
        std::vector<app::ManualTarget> entries;
        for (const payments::Payment& payment : one.payments())
            entries.push_back(to_entry(payment.entry));
        batch = value_of(one.match({.lines = {lines[0]}, .targets = entries}));
    }
    PaymentState state_of(const std::string& party) {
        for (const payments::Payment& payment : one.payments())
            if (payment.party == party)
                return payment.state;
        return PaymentState::Cancelled;
    }
    OrderDossier one;
    std::vector<ledger::RowId> items;
    std::vector<bank::LineId> lines;
    MatchId batch;
};

TEST_F(BatchPart, TheRejectedTransferIsOpenAgainAndTheOtherStaysPaid) {
    EXPECT_EQ(one.balance("445660"), 3000);
    const std::string paid = one.snapshot();
    const auto back = value_of(give_back(one, lines[1], batch));
    EXPECT_EQ(one.open_of("F2"), -6000);
    EXPECT_EQ(one.open_of("F1"), 0);
    EXPECT_EQ(one.balance("445660"), 2000);
    EXPECT_EQ(one.balance("445640"), 1000);
    EXPECT_EQ(state_of("FAARO"), PaymentState::Settled);
    EXPECT_EQ(state_of("FORANGE"), PaymentState::Ordered);
    one.expect_check_passes();
    EXPECT_EQ(refusal_of(one.undo(batch)), "reconcile.returned_already");
    expect_done(one.undo(back));
    EXPECT_EQ(one.snapshot(), paid);
    EXPECT_EQ(state_of("FORANGE"), PaymentState::Settled);
    one.expect_check_passes();
}

} // namespace
} // namespace comptoir::test
