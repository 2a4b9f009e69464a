// What the matcher proposes of a real dossier: by its templates, by what it learned, by what a
// person set on the line, and payments that came back.
#include "template_dossier.h"

#include "comptoir/app/learned.h"
#include "comptoir/i18n/i18n.h"
#include "comptoir/reconcile/reasons.h"

namespace comptoir::test {
namespace {

using reconcile::Decision;
using reconcile::LineState;
using reconcile::Proposal;

class Proposing : public testing::Test {
protected:
    Proposal of(bank::LineId line) {
        for (const app::LineOutcome& outcome : world.propose().lines)
            if (outcome.proposal.line == line)
                return outcome.proposal;
        ADD_FAILURE() << "no proposal";
        return {};
    }
    Result<reconcile::MatchId> accept(const Proposal& proposal) {
        return world.dossier.write<reconcile::MatchId>(
            [&](app::Writer& writer) { return app::match_proposal(writer, proposal); });
    }
    static std::string said(const Proposal& proposal, i18n::Language language) {
        return proposal.reasons.empty() ? std::string{}
                                        : i18n::explain(proposal.reasons.front(), language);
    }
    void book(bank::LineId line, const std::string& account, std::int64_t cents) {
        app::ManualMatch request;
        request.lines = {line};
        request.targets = {to_account(account, eur(cents))};
        value_of(world.match(request));
    }
    TemplateDossier world;
};

TEST_F(Proposing, AFoundTemplateIsBookedUnattendedWithItsVatAndTakenBack) {
    reconcile::StoredTemplate fees = template_of("FRAIS", "627000", "COTISATION");
    fees.rows[0].vat = Rate{20, 2};
    world.save(fees);
    const auto lines = world.lines({{-1200, october(5), "COTISATION CARTE"}});
    const Proposal proposal = of(lines[0]);
    EXPECT_EQ(proposal.decision, Decision::Template);
    EXPECT_TRUE(proposal.unattended);
    EXPECT_EQ(said(proposal, i18n::Language::English),
              "The reference “COTISATION” of the template FRAIS stands in the line.");
    EXPECT_EQ(said(proposal, i18n::Language::French),
              "La référence « COTISATION » du modèle FRAIS figure dans la ligne.");
    const std::string before = world.snapshot();
    const app::ReconcileReport applied = world.apply();
    EXPECT_EQ(applied.summary.matched, 1);
    const reconcile::MatchId match = applied.lines[0].match;
    EXPECT_EQ(world.booked(match), "627000 10.00, 445660 2.00");
    world.expect_check_passes();
    expect_done(world.undo(match));
    EXPECT_EQ(world.snapshot(), before);
}

TEST_F(Proposing, AChosenTemplateIsTheOneProposed) {
    const auto chosen = world.save(template_of("LOYER", "613000", ""));
    const auto lines = world.lines({{-90000, october(5), "PRLV MENSUEL"}});
    ASSERT_FALSE(of(lines[0]).unattended);
    expect_done(world.give(lines[0], chosen));
    EXPECT_EQ(of(lines[0]).template_code, "LOYER");
    EXPECT_TRUE(of(lines[0]).unattended);
    EXPECT_EQ(said(of(lines[0]), i18n::Language::French),
              "Vous avez choisi le modèle LOYER pour cette ligne.");
}

// A170: proposed as the template spreads them, booked when a person says so, and never in a batch
// (A172) or unattended.
TEST_F(Proposing, SharesInThousandthsWaitForAPersonWhoConfirmsTheSpread) {
    world.save(loan());
    const auto lines = world.lines({{-10001, october(5), "ECHEANCE PRET 17"}});
    const Proposal proposal = of(lines[0]);
    ASSERT_EQ(proposal.targets.size(), 2U);
    EXPECT_EQ(proposal.targets[0].amount, value_of(world.prefill(lines[0])).parts[0]);
    EXPECT_FALSE(proposal.unattended);
    const std::string before = world.snapshot();
    EXPECT_EQ(world.apply().summary.matched, 0);
    EXPECT_EQ(refusal_of(world.book_all(lines)), "reconcile.template_in_batch");
    EXPECT_EQ(world.snapshot(), before) << "the line stays open";
    const reconcile::MatchId match = value_of(accept(proposal));
    EXPECT_EQ(world.booked(match), "164000 80.01, 661000 20.00");
    world.expect_check_passes();
}

TEST_F(Proposing, ASpreadChosenByHandForTheLineWaitsToo) {
    reconcile::StoredTemplate shared = loan();
    shared.reference.clear();
    const auto chosen = world.save(shared);
    const auto lines = world.lines({{-10001, october(5), "PRLV MENSUEL"}});
    expect_done(world.give(lines[0], chosen));
    EXPECT_EQ(of(lines[0]).state, LineState::Proposed);
    EXPECT_FALSE(of(lines[0]).unattended);
    EXPECT_EQ(world.apply().summary.matched, 0);
}

TEST_F(Proposing, WhatWasLearnedIsProposedAndTheSwitchTurnsItOff) {
    const auto lines = world.lines({{-1200, october(5), "PRLV FIBRE PRO 12"},
                                    {-1300, october(6), "PRLV FIBRE PRO 13"},
                                    {-1400, october(7), "PRLV FIBRE PRO 14"}});
    book(lines[0], "626000", -1200);
    book(lines[1], "626000", -1300);
    const Proposal proposal = of(lines[2]);
    ASSERT_EQ(proposal.targets.size(), 1U);
    EXPECT_EQ(proposal.targets[0].account, "626000");
    EXPECT_FALSE(proposal.unattended);
    EXPECT_EQ(said(proposal, i18n::Language::English),
              "2 earlier lines like this one were booked to 626000.");
    EXPECT_EQ(said(proposal, i18n::Language::French),
              "2 lignes antérieures semblables ont été comptabilisées au compte 626000.");
    EXPECT_EQ(world.apply().summary.matched, 0);
    expect_done(world.act([](app::Writer& writer) { return app::switch_learning(writer, false); }));
    EXPECT_TRUE(of(lines[2]).targets.empty());
    expect_done(world.act([](app::Writer& writer) { return app::switch_learning(writer, true); }));
    value_of(accept(proposal));
    world.expect_check_passes();
}

TEST_F(Proposing, ThePartyAPersonSetIsWhoseLineItIs) {
    world.invoice("CDURAND", "V1", 12000, october(1));
    const auto lines = world.lines({{12000, october(12), "VIR LA BOUTIQUE BLEUE"}});
    EXPECT_FALSE(of(lines[0]).unattended);
    expect_done(world.give_party(lines[0], "CDURAND"));
    EXPECT_TRUE(of(lines[0]).unattended);
    EXPECT_EQ(world.apply().summary.matched, 1);
    EXPECT_TRUE(world.open_items().empty());
}

TEST_F(Proposing, APaymentThatCameBackIsProposedOpensItsInvoiceAndIsTakenBack) {
    const auto item = world.invoice("CDURAND", "V1", 12000, october(1));
    world.invoice("CDURAND", "V2", 30000, october(2));
    const auto lines = world.lines(
        {{12000, october(10), "PRLV DURAND"}, {-12000, october(14), "REJET PRLV DURAND"}});
    const auto is_payment = [](const Proposal& one) { return one.kind == reconcile::Kind::Return; };
    EXPECT_FALSE(is_payment(of(lines[1]))); // nothing was paid yet
    const auto paid = value_of(world.match({.lines = {lines[0]}, .targets = {to_item(item)}}));
    const std::string before = world.snapshot();
    const Proposal proposal = of(lines[1]);
    ASSERT_TRUE(is_payment(proposal));
    EXPECT_FALSE(proposal.unattended);
    EXPECT_EQ(proposal.returned, paid);
    EXPECT_EQ(proposal.party, "CDURAND");
    EXPECT_NE(said(proposal, i18n::Language::English).find("V1"), std::string::npos);
    const auto match = value_of(accept(proposal));
    ASSERT_EQ(world.open_items().size(), 2U);
    world.expect_check_passes();
    expect_done(world.undo(match));
    EXPECT_EQ(world.snapshot(), before);
}

TEST_F(Proposing, APaymentComesBackOnce) {
    const auto item = world.invoice("CDURAND", "V1", 12000, october(1));
    const auto lines = world.lines({{12000, october(10), "PRLV DURAND"},
                                    {-12000, october(14), "REJET PRLV DURAND"},
                                    {-12000, october(15), "REJET PRLV DURAND BIS"}});
    value_of(world.match({.lines = {lines[0]}, .targets = {to_item(item)}}));
    value_of(accept(of(lines[1])));
    EXPECT_NE(of(lines[2]).kind, reconcile::Kind::Return);
}

} // namespace
} // namespace comptoir::test
