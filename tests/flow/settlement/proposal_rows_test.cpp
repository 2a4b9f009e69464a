// A proposal that leaves a difference, accepted as it is shown, books the right rows.
#include "settlement_dossier.h"

#include <gtest/gtest.h>

namespace comptoir::test {
namespace {

using reconcile::Kind;
using reconcile::Proposal;
using reconcile::Target;
using reconcile::TargetKind;

class ProposalRows : public testing::Test {
protected:
    Proposal proposal(bank::LineId line, ledger::RowId item, Money settled, Kind kind) {
        Proposal shown;
        shown.line = line;
        shown.decision = reconcile::Decision::Invoice;
        shown.state = reconcile::LineState::Proposed;
        shown.kind = kind;
        for (const ledger::OpenItem& open : one.open_items()) {
            if (open.id == item)
                shown.targets.push_back(reconcile::target_of(open, settled));
        }
        return shown;
    }
    static Target account(const std::string& number, Money amount) {
        Target target;
        target.kind = TargetKind::Account;
        target.account = number;
        target.amount = amount;
        return target;
    }
    Result<reconcile::MatchId> accept(const Proposal& shown) {
        return one.dossier.write<reconcile::MatchId>(
            [&](app::Writer& writer) { return app::match_proposal(writer, shown); });
    }
    SettlementDossier one;
};

TEST_F(ProposalRows, ADiscountTakesItsVatBackAndNothingStaysOpen) {
    const auto item = one.sale(
        {.party = "CDURAND", .piece = "V1", .rates = {{10000, 2000}}, .vat_account = "445710"});
    const auto lines = one.lines({{11760, october(12), "DURAND"}});
    Proposal shown = proposal(lines[0], item, eur(12000), Kind::Discount);
    shown.targets.push_back(account("665000", eur(-240)));
    const auto match = value_of(accept(shown));
    EXPECT_EQ(one.balance("665000"), 200);
    EXPECT_EQ(one.balance("445710"), -1960);
    EXPECT_TRUE(one.open_items().empty());
    one.expect_check_passes();
    expect_done(one.undo(match));
    EXPECT_EQ(one.balance("445710"), -2000);
}

TEST_F(ProposalRows, AFeeTheBankKeptIsAChargeWithVatOnlyWhenARateIsSaid) {
    const auto a = one.invoice("CDURAND", "V1", 12000, october(1));
    const auto b = one.invoice("CCLINIQUE", "V2", 12000, october(1));
    const auto lines = one.lines({{11880, october(12), "CB"}, {11880, october(13), "CB"}});
    Proposal plain = proposal(lines[0], a, eur(12000), Kind::Fee);
    plain.targets.push_back(account("627000", eur(-120)));
    value_of(accept(plain));
    EXPECT_EQ(one.balance("627000"), 120);
    Proposal taxed = proposal(lines[1], b, eur(12000), Kind::Fee);
    taxed.targets.push_back(account("627000", eur(-120)));
    taxed.targets.back().vat_permille = 200;
    value_of(accept(taxed));
    EXPECT_EQ(one.balance("627000"), 220);
    EXPECT_EQ(one.balance("445660"), 20);
    one.expect_check_passes();
}

TEST_F(ProposalRows, AnInstalmentLeavesTheRestOpen) {
    const auto item = one.sale({.party = "CDURAND", .piece = "V1", .rates = {{10000, 2000}}});
    const auto lines = one.lines({{6000, october(12), "DURAND"}});
    value_of(accept(proposal(lines[0], item, eur(6000), Kind::Partial)));
    ASSERT_EQ(one.open_items().size(), 1U);
    EXPECT_EQ(one.open_items()[0].open, eur(6000));
    EXPECT_EQ(one.balance("445710"), -1000);
    one.expect_check_passes();
}

TEST_F(ProposalRows, WhatIsPaidAboveBecomesTheCreditOfTheParty) {
    const auto item = one.invoice("CDURAND", "V1", 12000, october(1));
    const auto lines = one.lines({{12500, october(12), "DURAND"}});
    Proposal shown = proposal(lines[0], item, eur(12000), Kind::Exact);
    shown.targets.push_back(account("411000", eur(500)));
    shown.targets.back().party = "CDURAND";
    value_of(accept(shown));
    ASSERT_EQ(one.open_items().size(), 1U);
    EXPECT_EQ(one.open_items()[0].open, eur(-500));
    EXPECT_EQ(one.open_items()[0].party, "CDURAND");
    one.expect_check_passes();
}

TEST_F(ProposalRows, OneThatNoLongerAddsUpIsRefused) {
    const auto item = one.invoice("CDURAND", "V1", 12000, october(1));
    const auto lines = one.lines({{11880, october(12), "CB"}});
    Proposal shown = proposal(lines[0], item, eur(12000), Kind::Fee);
    shown.targets.push_back(account("627000", eur(-100)));
    EXPECT_EQ(refusal_of(accept(shown)), "reconcile.totals_differ");
    shown.targets.back() = account("471000", eur(-120));
    shown.targets.back().vat_permille = 200;
    EXPECT_EQ(refusal_of(accept(shown)), "reconcile.vat_without_charge");
    EXPECT_EQ(one.open_items().size(), 1U);
}

} // namespace
} // namespace comptoir::test
