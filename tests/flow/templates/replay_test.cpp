// The time machine counts what the past says, and a reason is asked when it says otherwise (D03).
#include "template_dossier.h"

namespace comptoir::test {
namespace {

struct Booking {
    std::string label, account;
    int day = 1;
};

// Lines booked on accounts by hand, one each.
std::vector<bank::LineId> book_history(TemplateDossier& world,
                                       const std::vector<Booking>& history) {
    std::vector<LineSpec> specs;
    for (const Booking& each : history)
        specs.push_back(
            {-1000 - static_cast<std::int64_t>(specs.size()), october(each.day), each.label});
    const auto lines = world.lines(specs);
    for (std::size_t i = 0; i < history.size(); ++i) {
        app::ManualMatch request;
        request.lines = {lines[i]};
        request.targets = {to_account(history[i].account, eur(specs[i].cents))};
        if (history[i].account == "401000")
            request.targets[0].party = "FORANGE";
        value_of(world.match(request));
    }
    return lines;
}

app::Replay replay(TemplateDossier& world, const reconcile::StoredTemplate& changed) {
    return value_of(world.dossier.read<app::Replay>(
        [&](app::Reader& reader) { return app::replay_template(reader, changed); }));
}

app::Replay replay(TemplateDossier& world, const std::string& party, const std::string& reference) {
    return value_of(world.dossier.read<app::Replay>([&](app::Reader& reader) {
        return app::replay_references(reader, {{party, reference}});
    }));
}

// What was booked until October 10th is closed.
void close_early_october(TemplateDossier& world) {
    world.validate();
    expect_done(
        world.act([](app::Writer& writer) { return app::close_period(writer, october(10)); }));
}

TEST(Replay, CountsEqualWhatWasBooked) {
    TemplateDossier world;
    book_history(world, {{"PRLV FIBRE 1", "626000", 2},
                         {"PRLV FIBRE 2", "626000", 12},
                         {"PRLV FIBRE 3", "627000", 3},
                         {"PRLV FIBRE 4", "606100", 13},
                         {"PRLV MOBILE", "627000", 4}});
    close_early_october(world);
    world.lines({{-700, october(20), "PRLV FIBRE 5"}}, -5010);
    const app::Replay found = replay(world, template_of("TELECOM", "626000", "fibre"));
    EXPECT_EQ(found.agrees, 2);
    EXPECT_EQ(found.contradicts, 2);
    EXPECT_EQ(found.closed, 2);
    EXPECT_EQ(found.open, 1);
    ASSERT_EQ(found.contradictions.size(), 2U);
    EXPECT_EQ(found.contradictions[0].label, "PRLV FIBRE 3");
    EXPECT_TRUE(found.contradictions[0].in_closed_period);
    ASSERT_EQ(found.contradictions[0].booked.size(), 1U);
    EXPECT_EQ(found.contradictions[0].booked[0].account, "627000");
    EXPECT_FALSE(found.contradictions[1].in_closed_period);
}

TEST(Replay, AContradictionNeedsAReasonWhichTheLogKeeps) {
    TemplateDossier world;
    book_history(world, {{"PRLV FIBRE 1", "626000", 2}, {"PRLV FIBRE 2", "627000", 3}});
    const auto wanted = template_of("TELECOM", "626000", "fibre");
    EXPECT_EQ(refusal_of(world.try_save(wanted)), "reconcile.contradicts_past");
    EXPECT_EQ(refusal_of(world.try_save(wanted, "  ")), "reconcile.contradicts_past");
    EXPECT_TRUE(world.list().empty());
    const auto saved = value_of(world.try_save(wanted, "la ligne 2 était une erreur"));
    EXPECT_EQ(saved.replay.contradicts, 1);
    ASSERT_EQ(world.events("template.save").size(), 1U);
    EXPECT_NE(world.events("template.save")[0].find("la ligne 2 était une erreur"),
              std::string::npos);
    EXPECT_EQ(refusal_of(world.refer(saved.id, "prlv fibre 2")), "reconcile.contradicts_past");
}

TEST(Replay, AnAccordWithThePastNeedsNone) {
    TemplateDossier world;
    book_history(world, {{"PRLV FIBRE 1", "626000", 2}, {"PRLV FIBRE 2", "626000", 3}});
    EXPECT_EQ(value_of(world.try_save(template_of("TELECOM", "626000", "fibre"))).replay.agrees, 2);
}

TEST(Replay, AnEarlierTemplateTakesTheLineFirst) {
    TemplateDossier world;
    book_history(world, {{"PRLV FIBRE 1", "626000", 2}});
    world.save(template_of("TELECOM", "626000", "fibre"));
    const app::Replay found = replay(world, template_of("PRLV", "627000", "prlv"));
    EXPECT_EQ(found.contradicts, 0);
    EXPECT_EQ(found.earlier, 1);
}

TEST(Replay, AThirdPartyReferenceIsHeldAgainstThePartiesBooked) {
    TemplateDossier world;
    const auto lines = book_history(
        world,
        {{"PRLV MOB 1", "401000", 2}, {"PRLV MOB 2", "401000", 12}, {"PRLV MOB 3", "626000", 3}});
    close_early_october(world);
    const app::Replay found = replay(world, "FORANGE", "mob");
    EXPECT_EQ(found.agrees, 2);
    EXPECT_EQ(found.contradicts, 1);
    EXPECT_EQ(found.closed, 2);
    EXPECT_EQ(found.contradictions[0].line, lines[2]);
    EXPECT_EQ(replay(world, "FAARO", "mob").contradicts, 3);
    EXPECT_EQ(refusal_of(world.refer_party("FAARO", "mob")), "reconcile.contradicts_past");
    value_of(world.refer_party("FAARO", "mob", "repris par Aaro"));
    EXPECT_NE(world.events("party.set").back().find("repris par Aaro"), std::string::npos);
}

TEST(Replay, ATableOfPartiesIsImportedWithAWarning) {
    TemplateDossier world;
    book_history(world, {{"PRLV MOB 1", "626000", 2}});
    const auto file = world.dossier.write_file("tiers.csv", "code;reference\nFORANGE;MOB\n");
    const auto report = value_of(world.dossier.write<app::PartyImportReport>(
        [&](app::Writer& writer) { return app::import_parties(writer, file); }));
    ASSERT_EQ(report.warnings.size(), 1U);
    EXPECT_EQ(report.warnings[0].code.name, "reconcile.contradicts_past");
    const auto lines = world.lines({{-1, october(20), "MOB"}}, -1000);
    EXPECT_EQ(world.party_on(lines[0]), "FORANGE");
}

} // namespace
} // namespace comptoir::test
