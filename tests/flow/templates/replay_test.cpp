// The time machine counts what the past says, and a reason is asked when it says otherwise (D03).
#include "template_dossier.h"

#include "comptoir/app/party_import.h"

#include <random>

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

TEST(Replay, ATableOfPartiesThatContradictsThePastNeedsAReason) {
    TemplateDossier world;
    book_history(world, {{"PRLV MOB 1", "626000", 2}});
    const auto file =
        world.dossier.write_file("tiers.csv", "code;name;reference\nNEW;New;\nFORANGE;;MOB\n");
    const auto import = [&](const std::string& reason) {
        return world.dossier.write<app::PartyImportReport>(
            [&](app::Writer& writer) { return app::import_parties(writer, file, reason); });
    };
    EXPECT_EQ(refusal_of(world.dossier.write<app::PartyImportReport>(
                  [&](app::Writer& writer) { return app::import_parties(writer, file); })),
              "reconcile.contradicts_past");
    EXPECT_EQ(refusal_of(import("  ")), "reconcile.contradicts_past");
    const auto parties = [&] {
        return value_of(world.dossier.read<std::vector<ledger::Party>>(
            [](app::Reader& reader) { return app::list_parties(reader); }));
    };
    for (const ledger::Party& party : parties()) {
        EXPECT_NE(party.code, "NEW") << "all lines or none";
        EXPECT_EQ(party.statement_reference, "");
    }
    const auto report = value_of(import("as agreed"));
    ASSERT_EQ(report.warnings.size(), 1U);
    EXPECT_EQ(report.warnings[0].code.name, "reconcile.contradicts_past");
    EXPECT_NE(
        world.events("party.import").back().find("contradicts 1, closed 0; reason: as agreed"),
        std::string::npos);
    const auto lines = world.lines({{-1, october(20), "MOB"}}, -1000);
    EXPECT_EQ(world.party_on(lines[0]), "FORANGE");
}

TEST(Replay, ATableThatContradictsNothingNeedsNone) {
    TemplateDossier world;
    book_history(world, {{"PRLV MOB 1", "401000", 2}});
    const auto file = world.dossier.write_file("tiers.csv", "code;reference\nFORANGE;MOB\n");
    const auto report = value_of(world.dossier.write<app::PartyImportReport>(
        [&](app::Writer& writer) { return app::import_parties(writer, file); }));
    EXPECT_TRUE(report.warnings.empty());
}

// ---- counts, against those of whoever made the past ---------------------------------------------

// More lines than a page holds, booked without any order.
class ReplayLaw : public testing::TestWithParam<unsigned> {
protected:
    struct Past {
        std::int64_t agrees = 0, contradicts = 0, closed = 0, touched = 0;
    };
    static constexpr std::size_t k_lines = 250;
    static constexpr const char* k_words[] = {"FIBRE", "MOBILE", "EAU", "LOYER"};
    static constexpr const char* k_accounts[] = {"626000", "627000", "606100", "401000"};

    ReplayLaw() {
        std::mt19937 random(GetParam());
        for (std::size_t i = 0; i < k_lines; ++i)
            past.push_back({std::string("PRLV ") + k_words[random() % 4] + " " + std::to_string(i),
                            k_accounts[random() % 4], 1 + static_cast<int>(random() % 20)});
    }
    // What a template or a third party known by that word would have said of the past.
    Past of(const std::string& word, const std::string& account) const {
        Past counted;
        for (const Booking& each : past) {
            if (each.label.find(word) == std::string::npos)
                continue;
            ++counted.touched;
            ++(each.account == account ? counted.agrees : counted.contradicts);
            counted.closed += each.day <= 10 ? 1 : 0;
        }
        return counted;
    }
    static void expect_counted(const app::Replay& found, const Past& expected) {
        ASSERT_GT(expected.agrees, 0);
        ASSERT_GT(expected.contradicts, 0);
        ASSERT_GT(expected.closed, 0);
        EXPECT_EQ(found.agrees, expected.agrees);
        EXPECT_EQ(found.contradicts, expected.contradicts);
        EXPECT_EQ(found.closed, expected.closed);
    }
    std::vector<Booking> past;
    TemplateDossier world;
};

TEST_P(ReplayLaw, TemplatesAndReferencesAreHeldAgainstTheWholePast) {
    book_history(world, past);
    close_early_october(world);
    for (const char* word : k_words)
        expect_counted(replay(world, template_of("NEW", "626000", word)), of(word, "626000"));
    expect_counted(replay(world, template_of("NEW", "627000", "prlv")), of("PRLV", "627000"));
    for (const char* word : k_words)
        expect_counted(replay(world, "FORANGE", word), of(word, "401000"));
    EXPECT_EQ(replay(world, "FAARO", "mobile").contradicts, of("MOBILE", "").touched)
        << "what was paid to another";
}

// The first takes the lines of one word from the second, which takes every line.
TEST_P(ReplayLaw, AnotherOrderIsHeldAgainstTheWholePast) {
    world.save(template_of("ALL", "627000", "prlv"));
    world.save(template_of("WATER", "606100", "eau"));
    book_history(world, past);
    close_early_october(world);
    const auto found = value_of(world.dossier.read<app::Replay>([](app::Reader& reader) {
        return app::replay_order(reader, reconcile::TemplateScope::Company, {"WATER", "ALL"});
    }));
    expect_counted(found, of("EAU", "606100"));
}

INSTANTIATE_TEST_SUITE_P(Seeds, ReplayLaw, testing::Values(7U, 8U));

// ---- the order (C34) ----------------------------------------------------------------------------

class ReplayedOrder : public testing::Test {
protected:
    // Two templates take every line with FIBRE; the first does now.
    ReplayedOrder() {
        world.save(template_of("A", "626000", "fibre"));
        world.save(template_of("B", "627000", "prlv"));
        world.save(template_of("C", "606100", "mobile"));
        book_history(world, {{"PRLV FIBRE 1", "626000", 2},
                             {"PRLV FIBRE 2", "626000", 12},
                             {"PRLV FIBRE 3", "627000", 13},
                             {"PRLV EAU", "606100", 14},
                             {"VIR MOBILE", "606100", 15}});
        close_early_october(world);
        open = world.lines({{-700, october(20), "PRLV FIBRE 5"}, {-701, october(20), "VIR MOBILE"}},
                           -5010);
    }
    app::Replay replay(const std::vector<std::string>& codes) {
        return value_of(world.dossier.read<app::Replay>([&](app::Reader& reader) {
            return app::replay_order(reader, reconcile::TemplateScope::Company, codes);
        }));
    }
    Result<app::Identified> order(const std::vector<std::string>& codes,
                                  const std::string& reason = {}) {
        return world.dossier.write<app::Identified>([&](app::Writer& writer) {
            return app::order_templates(writer, reconcile::TemplateScope::Company, codes, reason);
        });
    }
    TemplateDossier world;
    std::vector<bank::LineId> open;
};

TEST_F(ReplayedOrder, CountsTheLinesAnotherTemplateWouldBeTheFirstOf) {
    const app::Replay found = replay({"B", "A", "C"});
    EXPECT_EQ(found.agrees, 1) << "what B books anyway is not touched";
    EXPECT_EQ(found.contradicts, 2);
    EXPECT_EQ(found.closed, 1);
    EXPECT_EQ(found.open, 1);
    ASSERT_EQ(found.contradictions.size(), 2U);
    EXPECT_EQ(found.contradictions[0].label, "PRLV FIBRE 1");
    EXPECT_TRUE(found.contradictions[0].in_closed_period);
    EXPECT_EQ(found.contradictions[1].booked[0].account, "626000");
}

TEST_F(ReplayedOrder, WhatChangesNoLineSaysNothing) {
    for (const auto& codes :
         {std::vector<std::string>{"A", "B", "C"}, {"A", "C", "B"}, {"C", "A", "B"}}) {
        const app::Replay found = replay(codes);
        EXPECT_EQ(found.agrees + found.contradicts + found.open + found.closed, 0);
        value_of(order(codes));
    }
}

TEST_F(ReplayedOrder, OneThatContradictsThePastNeedsAReasonWhichIsKept) {
    EXPECT_EQ(refusal_of(order({"B", "A", "C"})), "reconcile.contradicts_past");
    EXPECT_EQ(refusal_of(order({"B", "A", "C"}, " ")), "reconcile.contradicts_past");
    EXPECT_EQ(world.list().front().it.code, "A");
    EXPECT_EQ(world.template_on(open[0]), "A");
    EXPECT_EQ(value_of(order({"B", "A", "C"}, "the direct debits first")).templates, 1);
    EXPECT_EQ(world.list().front().it.code, "B");
    EXPECT_EQ(world.template_on(open[0]), "B");
    EXPECT_NE(world.events("template.order")
                  .back()
                  .find("agrees 1, contradicts 2, closed 1; reason: the direct debits first"),
              std::string::npos);
}

TEST_F(ReplayedOrder, WhatAPersonChoseAndWhatIsSwitchedOffAreNotCounted) {
    expect_done(world.give(open[0], world.stored("C").id));
    EXPECT_EQ(replay({"B", "A", "C"}).open, 0);
    auto off = world.stored("B");
    off.active = false;
    value_of(world.try_save(off));
    const app::Replay found = replay({"B", "A", "C"});
    EXPECT_EQ(found.agrees + found.contradicts, 0);
}

} // namespace
} // namespace comptoir::test
