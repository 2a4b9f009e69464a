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

// The five columns of A110, one after the other.
class NumberInAColumn : public testing::TestWithParam<std::string bank::StatementLine::*> {};

TEST_P(NumberInAColumn, NamesTheCustomerOrTheSupplier) {
    TemplateDossier world;
    world.invoice("FAARO", "F59289", -19000, october(1));
    world.invoice("CDURAND", "V20417", 25000, october(1));
    std::vector<bank::StatementLine> lines(3);
    const char* texts[] = {"F59289", "V20417", "F5928"};
    for (std::size_t i = 0; i < lines.size(); ++i) {
        lines[i].booked_on = october(5 + static_cast<int>(i));
        lines[i].amount = i == 1 ? eur(25000) : eur(-19000);
        lines[i].label = "VIR DIVERS";
        lines[i].*GetParam() = std::string("VIR ") + texts[i];
    }
    const std::vector<bank::LineId> ids = world.statement(lines);
    EXPECT_EQ(world.party_on(ids[0]), "FAARO");
    EXPECT_EQ(world.line(ids[0]).party_by, "invoice");
    EXPECT_EQ(world.party_on(ids[1]), "CDURAND");
    EXPECT_EQ(world.party_on(ids[2]), "") << "a part of a number is none";
}

INSTANTIATE_TEST_SUITE_P(FiveColumns, NumberInAColumn,
                         testing::Values(&bank::StatementLine::label,
                                         &bank::StatementLine::label_more,
                                         &bank::StatementLine::comment,
                                         &bank::StatementLine::remittance_reference,
                                         &bank::StatementLine::ordering_account));

class ReferenceInAColumn : public testing::TestWithParam<std::string bank::StatementLine::*> {};

TEST_P(ReferenceInAColumn, NamesTheThirdParty) {
    TemplateDossier world;
    value_of(world.refer_party("FORANGE", "ORG-PRO 77"));
    value_of(world.refer_party("FAARO", "FR76 3000 6000 0112 3456 7890 189"));
    std::vector<bank::StatementLine> lines(5);
    const char* texts[] = {"ORG-PRO 77", "ORG-PROX 77", "FR7630006000011234567890189",
                           "FR76 3000 6000 0112 3456 7890 189", "FR7616958000016886912594701"};
    for (std::size_t i = 0; i < lines.size(); ++i) {
        lines[i].booked_on = october(5 + static_cast<int>(i));
        lines[i].amount = eur(-4000);
        lines[i].label = "PRLV DIVERS";
        lines[i].*GetParam() = texts[i];
    }
    const std::vector<bank::LineId> ids = world.statement(lines);
    EXPECT_EQ(world.party_on(ids[0]), "FORANGE");
    EXPECT_EQ(world.line(ids[0]).party_by, "reference");
    EXPECT_EQ(world.party_on(ids[1]), "") << "another word";
    EXPECT_EQ(world.party_on(ids[2]), "FAARO") << "an account number without blanks";
    EXPECT_EQ(world.line(ids[2]).party_by, "reference");
    EXPECT_EQ(world.party_on(ids[3]), "FAARO") << "and with them";
    EXPECT_EQ(world.party_on(ids[4]), "") << "another account";
}

INSTANTIATE_TEST_SUITE_P(FiveColumns, ReferenceInAColumn,
                         testing::Values(&bank::StatementLine::label,
                                         &bank::StatementLine::label_more,
                                         &bank::StatementLine::comment,
                                         &bank::StatementLine::remittance_reference,
                                         &bank::StatementLine::ordering_account));

TEST(Identify, AnAccountThatIsTheReferenceOfTwoOrBesideTheReferenceOfAnotherNamesNobody) {
    TemplateDossier world;
    for (const char* party : {"FAARO", "FORANGE"})
        value_of(world.refer_party(party, "FR7630006000011234567890189"));
    value_of(world.refer_party("CDURAND", "FACTU-DUR"));
    bank::StatementLine line;
    line.booked_on = october(5);
    line.amount = eur(-4000);
    line.label = "PRLV DIVERS";
    line.ordering_account = "FR7630006000011234567890189";
    const auto both = world.statement({line});
    EXPECT_EQ(world.party_on(both[0]), "");
    value_of(world.refer_party("FORANGE", "ORANGE PRO"));
    EXPECT_EQ(world.party_on(both[0]), "FAARO");
    value_of(world.refer_party("FORANGE", "PRLV DIVERS"));
    EXPECT_EQ(world.party_on(both[0]), "") << "the label names another";
}

TEST(Identify, ASettledInvoiceOfACustomerNamesNobodyAndItsUndoNamesItAgain) {
    TemplateDossier world;
    const auto item = world.invoice("CDURAND", "V20417", 25000, october(1));
    const auto paid = world.lines({{25000, october(5), "VIR DIVERS"}});
    app::ManualMatch request;
    request.lines = {paid[0]};
    request.targets = {to_item(item, eur(10000)), to_account("471000", eur(15000))};
    const auto part = value_of(world.match(request));
    const auto open = world.lines({{15000, october(8), "VIR V20417"}}, 25000);
    EXPECT_EQ(world.party_on(open[0]), "CDURAND") << "open in part counts";
    expect_done(world.undo(part));
    request.targets = {to_item(item)};
    value_of(world.match(request));
    const auto late = world.lines({{25000, october(9), "VIR V20417 BIS"}}, 40000);
    EXPECT_EQ(world.party_on(late[0]), "");
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

// A119: on from the first day, off when a person says so, and on again; a right of its own.
TEST(Identify, NaturesWaitBehindTheirSwitch) {
    TemplateDossier world;
    const auto lines = world.lines({{-4000, october(6), "CB 1"}});
    const auto set = [&](bank::Nature nature) {
        return world.dossier.write<std::vector<app::LineNature>>(
            [&](app::Writer& writer) { return app::set_natures(writer, lines, nature); });
    };
    const auto turn = [&](std::int64_t value) {
        return world.act([&](app::Writer& writer) {
            return app::set_setting(writer, app::k_natures_enabled, value);
        });
    };
    const auto is_on = [&] {
        return value_of(world.dossier.read<std::int64_t>(
            [](app::Reader& reader) { return app::setting(reader, app::k_natures_enabled); }));
    };
    EXPECT_EQ(is_on(), 1);
    value_of(set(bank::Nature::Card));
    expect_done(turn(0));
    EXPECT_EQ(is_on(), 0);
    EXPECT_EQ(refusal_of(set(bank::Nature::Cheque)), "reconcile.natures_switched_off");
    EXPECT_EQ(world.line(lines[0]).line.nature, bank::Nature::Card);
    const Result<void> wrong = turn(2);
    ASSERT_FALSE(wrong);
    EXPECT_EQ(wrong.error().code.name, "app.setting_out_of_range");
    EXPECT_EQ(is_on(), 0);
    expect_done(turn(1));
    value_of(set(bank::Nature::Cheque));
    EXPECT_EQ(world.events("setting.change").size(), 2U) << "each switch is traced";
}

// C33: fifty rows, one act, one undo.
TEST(Identify, FiftyNaturesAreOneActAndOneUndo) {
    TemplateDossier world;
    std::vector<LineSpec> specs;
    for (int i = 0; i < 50; ++i)
        specs.push_back({-1000 - i, october(1 + i % 28), "OPERATION " + std::to_string(i)});
    const auto lines = world.lines(specs);
    const auto card = [&](const std::vector<bank::LineId>& ids) {
        return world.dossier.write<std::vector<app::LineNature>>(
            [&](app::Writer& writer) { return app::set_natures(writer, ids, bank::Nature::Card); });
    };
    std::vector<bank::LineId> wrong = lines;
    wrong.emplace_back(9999);
    EXPECT_EQ(refusal_of(card(wrong)), "app.not_found");
    const auto are_cards = [&] {
        return std::count_if(lines.begin(), lines.end(), [&](bank::LineId line) {
            return world.line(line).line.nature == bank::Nature::Card;
        });
    };
    EXPECT_EQ(are_cards(), 0) << "all or none";
    const auto before = value_of(card(lines));
    EXPECT_EQ(before.size(), 50U);
    EXPECT_EQ(are_cards(), 50);
    EXPECT_EQ(world.events("line.nature").size(), 1U) << "one act";
    expect_done(
        world.act([&](app::Writer& writer) { return app::restore_natures(writer, before); }));
    EXPECT_EQ(are_cards(), 0);
    EXPECT_EQ(world.events("line.nature").size(), 2U) << "one undo";
}

} // namespace
} // namespace comptoir::test
