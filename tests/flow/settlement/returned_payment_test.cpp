// Overpayments stay with the party, refunds take them, payments that come back reopen what they
// paid.
#include "comptoir/app/returned_payment.h"
#include "comptoir/reconcile/reasons.h"
#include "settlement_dossier.h"

#include <gtest/gtest.h>

namespace comptoir::test {
namespace {

using reconcile::MatchId;

class Returned : public testing::Test {
protected:
    Result<MatchId> give_back(bank::LineId line, MatchId payment) {
        return one.dossier.write<MatchId>(
            [&](app::Writer& writer) { return app::match_return(writer, line, payment); });
    }
    MatchId pay(bank::LineId line, ledger::RowId item) {
        return value_of(one.match({.lines = {line}, .targets = {to_item(item)}}));
    }
    std::int64_t open_of(const std::string& piece) {
        std::int64_t open = 0;
        for (const ledger::OpenItem& item : one.open_items())
            open += item.piece == piece ? item.open.minor() : 0;
        return open;
    }
    SettlementDossier one;
};

// --- above what is owed
// ---------------------------------------------------------------------------

TEST_F(Returned, WhatIsPaidAboveStaysAsAnOpenCreditAndARefundTakesIt) {
    const auto item = one.invoice("CDURAND", "V1", 12000, october(1));
    const auto lines = one.lines({{13000, october(12), "DURAND"}, {-1000, october(20), "REMB"}});
    auto above = to_account("411000", eur(1000));
    above.party = "CDURAND";
    const std::string before = one.snapshot();
    const auto match =
        value_of(one.match({.lines = {lines[0]}, .targets = {to_item(item, eur(12000)), above}}));
    ASSERT_EQ(one.open_items().size(), 1U);
    const ledger::OpenItem credit = one.open_items()[0];
    EXPECT_EQ(credit.open, eur(-1000));
    EXPECT_EQ(credit.kind, ledger::OpenItemKind::Payment);
    const auto refund = pay(lines[1], credit.id);
    EXPECT_TRUE(one.open_items().empty());
    one.expect_check_passes();
    EXPECT_EQ(refusal_of(one.undo(match)), "reconcile.entry_used_since");
    expect_done(one.undo(refund));
    expect_done(one.undo(match));
    EXPECT_EQ(one.snapshot(), before);
}

TEST_F(Returned, TheCreditIsNettedWithTheNextInvoice) {
    const auto first = one.invoice("CDURAND", "V1", 12000, october(1));
    const auto next = one.invoice("CDURAND", "V2", 5000, october(14));
    const auto lines = one.lines({{13000, october(12), "DURAND"}, {4000, october(20), "DURAND"}});
    auto above = to_account("411000", eur(1000));
    above.party = "CDURAND";
    value_of(one.match({.lines = {lines[0]}, .targets = {to_item(first, eur(12000)), above}}));
    ledger::RowId credit;
    for (const ledger::OpenItem& item : one.open_items()) {
        if (item.open == eur(-1000))
            credit = item.id;
    }
    value_of(
        one.match({.lines = {lines[1]}, .targets = {to_item(next, eur(5000)), to_item(credit)}}));
    EXPECT_TRUE(one.open_items().empty());
    one.expect_check_passes();
}

// --- returned
// -------------------------------------------------------------------------------------

TEST_F(Returned, ARejectedDebitOpensItsInvoiceAgainAndTheMoneyIsGone) {
    const auto item = one.invoice("CDURAND", "V1", 12000, october(1));
    const auto lines = one.lines(
        {{12000, october(10), "PRLV DURAND"}, {-12000, october(14), "REJET PRLV DURAND"}});
    const MatchId payment = pay(lines[0], item);
    EXPECT_EQ(open_of("V1"), 0);
    const std::string paid = one.snapshot();
    const MatchId back = value_of(give_back(lines[1], payment));
    EXPECT_EQ(open_of("V1"), 12000);
    EXPECT_EQ(last_match(one).reasons.front().code, ErrorCode(reconcile::reasons::return_matched));
    const ledger::Entry entry = one.entries().back();
    EXPECT_EQ(entry.date, october(14));
    EXPECT_EQ(entry.label, "REJET PRLV DURAND");
    EXPECT_EQ(one.balance("512100"), 0);
    EXPECT_TRUE(one.report(october(31)).difference.is_zero());
    one.expect_check_passes();
    expect_done(one.undo(back));
    EXPECT_EQ(one.snapshot(), paid) << "letters included";
    one.expect_check_passes();
}

// "V1" stands in "AV1", and is another piece: a return names what was paid, all of it.
TEST_F(Returned, EachPieceThatWasPaidIsNamedOnce) {
    const auto first = one.invoice("CDURAND", "AV1", 12000, october(1));
    const auto second = one.invoice("CDURAND", "V1", 5000, october(2));
    const auto lines = one.lines({{17000, october(10), "DURAND"}, {-17000, october(14), "IMPAYE"}});
    value_of(one.match({.lines = {lines[0]}, .targets = {to_item(first), to_item(second)}}));
    std::vector<std::string> named;
    for (const app::LineOutcome& outcome : one.propose().lines)
        for (const reconcile::Target& target : outcome.proposal.targets)
            named.push_back(target.piece);
    EXPECT_EQ(named, std::vector<std::string>{"AV1, V1"});
}

TEST_F(Returned, ItsVatOnReceiptsWaitsAgainAndThePaymentThatCountsMovesIt) {
    const auto item = one.sale({.party = "CDURAND", .piece = "V1", .rates = {{10000, 2000}}});
    const auto lines = one.lines({{12000, october(10), "DURAND"},
                                  {-12000, october(14), "IMPAYE"},
                                  {12000, october(20), "DURAND ENFIN"}});
    const MatchId payment = pay(lines[0], item);
    EXPECT_EQ(one.balance("445710"), -2000);
    const MatchId back = value_of(give_back(lines[1], payment));
    EXPECT_EQ(one.balance("445710"), 0);
    EXPECT_EQ(one.balance("445740"), -2000);
    const MatchId again = pay(lines[2], item);
    EXPECT_EQ(one.balance("445710"), -2000);
    one.expect_check_passes();
    EXPECT_EQ(refusal_of(one.undo(back)), "reconcile.settled_since");
    EXPECT_EQ(refusal_of(one.undo(payment)), "reconcile.returned_already");
    expect_done(one.undo(again));
    expect_done(one.undo(back));
    expect_done(one.undo(payment));
    EXPECT_EQ(one.balance("445710"), 0);
    EXPECT_EQ(open_of("V1"), 12000);
    one.expect_check_passes();
}

// It was no payment: what pays the piece again says "impayé" too, and is a payment of the piece.
TEST_F(Returned, WhatCameBackDoesNotComeBackAgainAndTheNextLinePaysThePiece) {
    const auto item = one.sale({.party = "CDURAND", .piece = "V1", .rates = {{10000, 2000}}});
    const auto lines = one.lines({{12000, october(10), "PRLV DURAND"},
                                  {-12000, october(14), "REJET PRLV DURAND"},
                                  {12000, october(20), "DURAND REGUL IMPAYE V1"}});
    const MatchId back = value_of(give_back(lines[1], pay(lines[0], item)));
    const std::string before = one.snapshot();
    EXPECT_EQ(refusal_of(give_back(lines[2], back)), "reconcile.match_is_return");
    EXPECT_EQ(one.snapshot(), before);
    const auto proposed = one.propose();
    ASSERT_EQ(proposed.lines.size(), 1U);
    const reconcile::Proposal& proposal = proposed.lines.front().proposal;
    EXPECT_FALSE(proposal.returned);
    ASSERT_EQ(proposal.targets.size(), 1U);
    EXPECT_EQ(proposal.targets.front().kind, reconcile::TargetKind::Invoice);
    EXPECT_EQ(proposal.targets.front().row, item);
    value_of(one.dossier.write<MatchId>(
        [&](app::Writer& writer) { return app::match_proposal(writer, proposal); }));
    EXPECT_EQ(open_of("V1"), 0);
    EXPECT_EQ(one.balance("445710"), -2000);
    one.expect_check_passes();
}

// Nor does an item of a return of several.
TEST_F(Returned, AnItemOfWhatCameBackIsNotProposedAsAReturn) {
    const auto first = one.invoice("CDURAND", "V1", 12000, october(1));
    const auto second = one.invoice("CDURAND", "V2", 5000, october(2));
    const auto lines = one.lines({{17000, october(10), "DURAND"},
                                  {-17000, october(14), "IMPAYE DURAND"},
                                  {5000, october(20), "DURAND REGUL IMPAYE V2"}});
    const auto payment =
        value_of(one.match({.lines = {lines[0]}, .targets = {to_item(first), to_item(second)}}));
    value_of(give_back(lines[1], payment));
    const auto proposed = one.propose();
    ASSERT_EQ(proposed.lines.size(), 1U);
    const reconcile::Proposal& proposal = proposed.lines.front().proposal;
    EXPECT_FALSE(proposal.returned);
    ASSERT_EQ(proposal.targets.size(), 1U);
    EXPECT_EQ(proposal.targets.front().row, second);
}

TEST_F(Returned, OfValidatedEntriesTheReturnIsAnEntryOfItsOwnAndItsUndoReversesIt) {
    const auto item = one.sale({.party = "CDURAND", .piece = "V1", .rates = {{10000, 2000}}});
    const auto lines = one.lines({{12000, october(10), "DURAND"}, {-12000, october(14), "IMPAYE"}});
    const MatchId payment = pay(lines[0], item);
    one.validate();
    const MatchId back = value_of(give_back(lines[1], payment));
    one.validate();
    expect_done(one.undo(back));
    EXPECT_EQ(open_of("V1"), 0);
    EXPECT_EQ(one.balance("445710"), -2000);
    one.expect_check_passes();
}

TEST_F(Returned, NobodyPromisesThatItsUndoIsUndone) {
    const auto item = one.invoice("CDURAND", "V1", 12000, october(1));
    const auto lines = one.lines({{12000, october(10), "DURAND"}, {-12000, october(14), "IMPAYE"}});
    const MatchId payment = pay(lines[0], item);
    const auto keep = [&](MatchId match) {
        return value_of(one.dossier.read<std::optional<app::KeptMatch>>(
            [match](app::Reader& reader) { return app::keep_match(reader, match); }));
    };
    EXPECT_TRUE(keep(payment));
    EXPECT_FALSE(keep(value_of(give_back(lines[1], payment))));
}

TEST_F(Returned, WhatIsNoReturnIsRefused) {
    const auto item = one.invoice("CDURAND", "V1", 12000, october(1));
    const auto lines = one.lines({{12000, october(10), "DURAND"},
                                  {-11900, october(14), "AUTRE MONTANT"},
                                  {-12000, october(15), "IMPAYE"},
                                  {-12000, october(16), "IMPAYE"},
                                  {12000, october(17), "AUTRE SENS"}});
    const MatchId payment = pay(lines[0], item);
    const std::string before = one.snapshot();
    EXPECT_EQ(refusal_of(give_back(lines[1], payment)), "reconcile.not_its_return");
    EXPECT_EQ(refusal_of(give_back(lines[4], payment)), "reconcile.not_its_return");
    EXPECT_EQ(refusal_of(give_back(lines[0], payment)), "reconcile.line_already_matched");
    EXPECT_EQ(refusal_of(give_back(lines[2], MatchId{99})), "app.not_found");
    EXPECT_EQ(refusal_of(give_back(bank::LineId{99}, payment)), "app.not_found");
    EXPECT_EQ(one.snapshot(), before);
    value_of(give_back(lines[2], payment));
    EXPECT_EQ(refusal_of(give_back(lines[3], payment)), "reconcile.returned_already");
}

TEST_F(Returned, APaymentOfNobodyComesBackOnceAndIsNotUndoneBesides) {
    const auto lines = one.lines({{-12000, october(10), "PRLV ASSURANCE"},
                                  {12000, october(14), "REJET"},
                                  {12000, october(15), "REJET"}});
    auto target = to_account("616000", eur(-12000));
    const MatchId payment = value_of(one.match({.lines = {lines[0]}, .targets = {target}}));
    const MatchId back = value_of(give_back(lines[1], payment));
    EXPECT_EQ(one.balance("616000"), 0);
    EXPECT_EQ(refusal_of(give_back(lines[2], payment)), "reconcile.returned_already");
    EXPECT_EQ(refusal_of(one.undo(payment)), "reconcile.returned_already");
    expect_done(one.undo(back));
    value_of(give_back(lines[2], payment)); // the true one
    EXPECT_EQ(one.balance("616000"), 0);
    one.expect_check_passes();
}

TEST_F(Returned, APaymentThatWasUndoneCannotComeBack) {
    const auto item = one.invoice("CDURAND", "V1", 12000, october(1));
    const auto lines = one.lines({{12000, october(10), "DURAND"}, {-12000, october(14), "IMPAYE"}});
    const MatchId payment = pay(lines[0], item);
    expect_done(one.undo(payment));
    EXPECT_EQ(refusal_of(give_back(lines[1], payment)), "reconcile.already_undone");
}

} // namespace
} // namespace comptoir::test
