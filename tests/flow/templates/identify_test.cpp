// Whose line it is: numbers first, then references; what a person set stays (A110 to A119).
#include "template_dossier.h"

#include "comptoir/app/settings.h"

namespace comptoir::test {
namespace {

TEST(Identify, AnInvoiceNumberComesBeforeAReference) {
    TemplateDossier world;
    world.invoice("FAARO", "F59289", -19000, october(1));
    value_of(world.refer_party("FORANGE", "ORANGE PRO"));
    const auto lines = world.lines({{-19000, october(5), "VIR ORANGE PRO F59289"},
                                    {-4000, october(6), "PRLV ORANGE PRO 0612"},
                                    {-4000, october(7), "PRLV INCONNU"}});
    EXPECT_EQ(world.party_on(lines[0]), "FAARO");
    EXPECT_EQ(world.line(lines[0]).party_by, "invoice");
    EXPECT_EQ(world.party_on(lines[1]), "FORANGE");
    EXPECT_EQ(world.line(lines[1]).party_by, "reference");
    EXPECT_EQ(world.party_on(lines[2]), "");
}

TEST(Identify, OnlyUnsettledInvoicesCount) {
    TemplateDossier world;
    const auto item = world.invoice("FAARO", "F59289", -19000, october(1));
    const auto paid = world.lines({{-19000, october(5), "VIR F59289"}});
    app::ManualMatch request;
    request.lines = {paid[0]};
    request.targets = {to_item(item)};
    value_of(world.match(request));
    const auto lines = world.lines({{-19000, october(8), "VIR F59289 BIS"}}, -19000);
    EXPECT_EQ(world.party_on(lines[0]), "");
}

TEST(Identify, TheNameServesUntilAReferenceIsTyped) {
    TemplateDossier world;
    const auto lines = world.lines({{-4000, october(6), "PRLV ORANGE BUSINESS 0612"}});
    EXPECT_EQ(world.party_on(lines[0]), "FORANGE");
    value_of(world.refer_party("FORANGE", "OB-FACTU"));
    EXPECT_EQ(world.party_on(lines[0]), "") << "the clicked line changes too";
}

TEST(Identify, ANewReferenceFindsThePartyOfEveryUnreconciledLineAgain) {
    TemplateDossier world;
    const auto lines = world.lines({{-4000, october(6), "PRLV MOB 0612"},
                                    {-4100, october(7), "PRLV MOB 0613"},
                                    {-4200, october(8), "PRLV FIXE 0614"}});
    value_of(world.refer_party("FORANGE", "mob"));
    EXPECT_EQ(world.party_on(lines[0]), "FORANGE");
    EXPECT_EQ(world.party_on(lines[1]), "FORANGE");
    EXPECT_EQ(world.party_on(lines[2]), "");
    EXPECT_EQ(refusal_of(world.refer_party("FORANGE", "…")), "reconcile.reference_unusable");
}

TEST(Identify, ALineTwoPartiesFitIsLeftToAPerson) {
    TemplateDossier world;
    world.invoice("FAARO", "F59289", -19000, october(1));
    world.invoice("FORANGE", "F60001", -100, october(1));
    const auto lines = world.lines({{-19100, october(5), "VIR F59289 F60001"}});
    EXPECT_EQ(world.party_on(lines[0]), "");
}

TEST(Identify, APartySetByHandStaysAndCanBeTakenAway) {
    TemplateDossier world;
    const auto lines = world.lines({{-4000, october(6), "PRLV ORANGE BUSINESS 0612"}});
    expect_done(world.give_party(lines[0], "FAARO"));
    EXPECT_EQ(world.line(lines[0]).party_by, "hand");
    value_of(world.refer_party("CDURAND", "PRLV"));
    EXPECT_EQ(world.party_on(lines[0]), "FAARO");
    expect_done(world.give_party(lines[0], ""));
    EXPECT_EQ(world.party_on(lines[0]), "CDURAND");
    EXPECT_EQ(refusal_of(world.give_party(lines[0], "FNOBODY")), "ledger.unknown_party");
    EXPECT_EQ(refusal_of(world.give_party(bank::LineId{999}, "FAARO")), "app.not_found");
}

TEST(Identify, NaturesAreChangedInBulkAndTakenBackAtOnce) {
    TemplateDossier world;
    const auto lines = world.lines(
        {{-4000, october(6), "CB 1"}, {-4100, october(7), "CB 2"}, {-1, october(8), "VIR"}});
    const auto set = [&](const std::vector<bank::LineId>& ids) {
        return world.dossier.write<std::vector<app::LineNature>>(
            [&](app::Writer& writer) { return app::set_natures(writer, ids, bank::Nature::Card); });
    };
    const auto before = value_of(set({lines[0], lines[1]}));
    EXPECT_EQ(world.line(lines[1]).line.nature, bank::Nature::Card);
    EXPECT_EQ(world.line(lines[2]).line.nature, bank::Nature::Transfer);
    expect_done(
        world.act([&](app::Writer& writer) { return app::restore_natures(writer, before); }));
    EXPECT_EQ(world.line(lines[1]).line.nature, bank::Nature::Transfer);
    EXPECT_EQ(refusal_of(set({})), "reconcile.nothing_ticked");
    app::ManualMatch request;
    request.lines = {lines[0]};
    request.targets = {to_account("627000", eur(-4000))};
    value_of(world.match(request));
    EXPECT_EQ(refusal_of(set(lines)), "reconcile.line_already_matched");
    EXPECT_EQ(world.line(lines[1]).line.nature, bank::Nature::Transfer) << "all or none";
    expect_done(world.act(
        [](app::Writer& writer) { return app::set_setting(writer, app::k_natures_enabled, 0); }));
    EXPECT_EQ(refusal_of(set({lines[1]})), "reconcile.natures_switched_off");
}

} // namespace
} // namespace comptoir::test
