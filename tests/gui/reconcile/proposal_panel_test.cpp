// The panel under the lines says all that the matcher knows: how far it searched, what several
// answers share, what the runner-up lacks and what would turn the answer.
#include "comptoir/gui/reconcile/proposal_panel.h"
#include "comptoir/reconcile/reasons.h"
#include "gui/support/client_under_test.h"

namespace comptoir::gui {
namespace {

namespace reasons = reconcile::reasons;
using reconcile::LineState;

reconcile::Target piece(std::int64_t row, const char* number, std::int64_t cents) {
    reconcile::Target target;
    target.kind = reconcile::TargetKind::Invoice;
    target.row = ledger::RowId{row};
    target.piece = number;
    target.account = "411000";
    target.party = "CDURAND";
    target.party_name = "Durand";
    target.amount = eur(cents);
    return target;
}

class SaidOfAProposal : public testing::Test {
protected:
    QString said(const reconcile::Proposal& proposal) {
        panel.show_proposal(true, &proposal);
        return panel.text();
    }
    QString words_of(const reconcile::Reason& reason) { return words.sentence(reason); }

    Theme theme{*qApp};
    Words words{i18n::Language::French};
    JobBoard jobs;
    ProposalPanel panel{{theme, words, jobs}};
};

TEST_F(SaidOfAProposal, TheSearchThatStoppedIsSaidAlsoWithoutAnAnswer) {
    reconcile::Proposal proposal;
    const reconcile::Reason stopped{reasons::search_stopped, {{"items", std::int64_t{812}}}};
    proposal.reasons = {stopped};
    EXPECT_TRUE(said(proposal).contains(words_of(stopped))) << said(proposal).toStdString();
    proposal.reasons.clear();
    EXPECT_FALSE(said(proposal).contains(QStringLiteral("812")));
}

TEST_F(SaidOfAProposal, SeveralAnswersStandSideBySideWithWhatTheyShareAndWhatWouldTurnThem) {
    reconcile::Proposal proposal;
    proposal.state = LineState::Ambiguous;
    proposal.targets = {piece(1, "F-COMMON", 100), piece(2, "F-LEFT", 200)};
    proposal.other_targets = {{piece(1, "F-COMMON", 100), piece(3, "F-RIGHT", 200)}};
    const reconcile::Reason flip{reasons::flip_second_item,
                                 {{"party", std::string("Durand")}, {"amount", eur(300)}}};
    proposal.reasons = {flip};
    const QString text = said(proposal);
    EXPECT_TRUE(text.contains(QStringLiteral("F-LEFT"))) << text.toStdString();
    EXPECT_TRUE(text.contains(QStringLiteral("F-RIGHT"))) << text.toStdString();
    EXPECT_EQ(text.count(QStringLiteral("F-COMMON")), 3) << "in both, and named as shared";
    EXPECT_EQ(text.count(QStringLiteral("F-LEFT")), 1) << "in one answer alone";
    EXPECT_TRUE(text.contains(words_of(flip))) << text.toStdString();
}

TEST_F(SaidOfAProposal, APartOfAPieceIsNotSharedWithTheWholeOfIt) {
    reconcile::Proposal proposal;
    proposal.state = LineState::Ambiguous;
    proposal.targets = {piece(1, "F-ONE", 100)};
    proposal.other_targets = {{piece(1, "F-ONE", 60), piece(2, "F-TWO", 40)}};
    EXPECT_EQ(said(proposal).count(QStringLiteral("F-ONE")), 2) << said(proposal).toStdString();
}

TEST_F(SaidOfAProposal, WhatRemainsAndWhatWouldTurnTheAnswerAreBothSaid) {
    reconcile::Proposal proposal;
    proposal.state = LineState::Proposed;
    proposal.targets = {piece(1, "F-ONE", 100)};
    proposal.difference = eur(777);
    const reconcile::Reason lack{reasons::no_other_item, {{"amount", eur(100)}}};
    proposal.reasons = {lack};
    EXPECT_TRUE(said(proposal).contains(words.amount(eur(777))));
    EXPECT_TRUE(said(proposal).contains(words_of(lack)));
}

} // namespace
} // namespace comptoir::gui
