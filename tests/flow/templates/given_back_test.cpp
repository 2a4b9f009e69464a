// What an undo gives back is what would be there without the act: templates and third parties of
// lines that were away, templates that were removed, what was learned.
#include "template_dossier.h"

#include "comptoir/app/learned.h"
#include "comptoir/app/recognised.h"
#include "support/statement_texts.h"

namespace comptoir::test {
namespace {

class GivenBack : public testing::Test {
protected:
    std::vector<app::LearnedRow> rules() {
        return value_of(world.dossier.read<std::vector<app::LearnedRow>>(
            [](app::Reader& reader) { return app::list_learned(reader); }));
    }
    std::size_t learned() { return rules().size(); }
    reconcile::MatchId book(bank::LineId line, std::int64_t cents) {
        app::ManualMatch request;
        request.lines = {line};
        request.targets = {to_account("626000", eur(cents))};
        return value_of(world.match(request));
    }
    app::KeptMatch undo_and_keep(reconcile::MatchId match) {
        const auto kept = value_of(world.dossier.read<std::optional<app::KeptMatch>>(
            [&](app::Reader& reader) { return app::keep_match(reader, match); }));
        expect_done(world.undo(match));
        return *kept;
    }
    void match_again(const app::KeptMatch& kept) {
        value_of(world.dossier.write<reconcile::MatchId>(
            [&](app::Writer& writer) { return app::match_again(writer, kept); }));
    }
    app::RemovedTemplate remove(reconcile::TemplateId id) {
        return value_of(world.dossier.write<app::RemovedTemplate>(
            [&](app::Writer& writer) { return app::remove_template(writer, id); }));
    }
    Result<void> restore(const app::RemovedTemplate& removed) {
        return world.act(
            [&](app::Writer& writer) { return app::restore_template(writer, removed); });
    }
    // Lines a person may delete: their file has no balances.
    std::vector<bank::LineId> import(const std::vector<TextLine>& lines) {
        TextStatement statement;
        statement.iban = "FR7616958000016886912594701";
        statement.has_balances = false;
        statement.lines = lines;
        statement.id = std::to_string(++m_files);
        const auto file =
            world.dossier.write_file("lines" + statement.id + ".xml", camt_text({statement}));
        value_of(world.dossier.write<app::ImportReport>(
            [&](app::Writer& writer) { return app::import_files(writer, {.files = {file}}); }));
        std::vector<bank::LineId> ids;
        value_of(world.dossier.read<bool>([&](app::Reader& reader) -> Result<bool> {
            CT_TRY(app::for_each_line(reader, {}, [&](const app::LineRow& row) {
                ids.push_back(row.id);
                return true;
            }));
            return true;
        }));
        return ids;
    }
    TemplateDossier world;

private:
    int m_files = 0;
};

TEST_F(GivenBack, ARemovedTemplateHasItsNumberAgainSoThatEarlierChangesCanBeTakenBack) {
    const auto id = world.save(template_of("TEL", "626000", "fibre"));
    const reconcile::StoredTemplate before = world.stored("TEL");
    value_of(world.refer(id, "mobile"));
    const app::RemovedTemplate removed = remove(id);
    world.save(template_of("NEXT", "627000", "frais"));
    expect_done(restore(removed));
    EXPECT_EQ(world.stored("TEL").id, id);
    EXPECT_EQ(world.list().front().it.code, "TEL") << "where it was, before what was added since";
    EXPECT_EQ(world.stored("TEL").reference, "mobile");
    value_of(world.try_save(before, "undo"));
    EXPECT_EQ(world.stored("TEL").reference, "fibre");
}

TEST_F(GivenBack, ATemplateWhoseCodeWasGivenSinceStaysAway) {
    const app::RemovedTemplate removed = remove(world.save(template_of("TEL", "626000", "fibre")));
    world.save(template_of("TEL", "627000", "mobile"));
    EXPECT_EQ(refusal_of(restore(removed)), "reconcile.template_exists");
    EXPECT_EQ(world.list().size(), 1U);
    EXPECT_EQ(world.stored("TEL").reference, "mobile");
}

TEST_F(GivenBack, AFreedLineHasTheTemplateThatIsFoundInItNow) {
    const auto id = world.save(template_of("TEL", "626000", "mobile"));
    const auto lines = world.lines({{-1200, october(5), "PRLV FIBRE"}});
    const auto match = book(lines[0], -1200);
    value_of(world.refer(id, "fibre"));
    EXPECT_EQ(world.template_on(lines[0]), "") << "a matched line is left as it is";
    expect_done(world.undo(match));
    EXPECT_EQ(world.template_on(lines[0]), "TEL");
}

TEST_F(GivenBack, AFreedLineHasTheThirdPartyThatIsFoundInItNow) {
    const auto lines = world.lines({{-1200, october(5), "PRLV XYZZY"}});
    const auto match = book(lines[0], -1200);
    value_of(world.refer_party("FAARO", "xyzzy", "its trade name"));
    expect_done(world.undo(match));
    EXPECT_EQ(world.party_on(lines[0]), "FAARO");
}

TEST_F(GivenBack, WhatAPersonPutOnAFreedLineStays) {
    world.save(template_of("TEL", "626000", "mobile"));
    const auto by_hand = world.save(template_of("DIVERS", "658000", ""));
    const auto lines = world.lines({{-1200, october(5), "PRLV MOBILE"}});
    expect_done(world.give(lines[0], by_hand));
    const auto match = book(lines[0], -1200);
    world.save(template_of("MORE", "627000", "prlv mobile"));
    expect_done(world.undo(match));
    EXPECT_EQ(world.template_on(lines[0]), "DIVERS");
}

TEST_F(GivenBack, ALineTakenBackFromTheDeletedOnesIsNamedAsWhenItCameIn) {
    world.save(template_of("TEL", "626000", "fibre"));
    value_of(world.refer_party("FAARO", "fibre"));
    const auto lines =
        import({{october(5), -1200, "PRLV FIBRE", "A"}, {october(6), -1300, "PRLV EAU", "B"}});
    ASSERT_EQ(world.template_on(lines[0]), "TEL");
    ASSERT_EQ(world.party_on(lines[0]), "FAARO");
    for (const bank::LineId line : lines) {
        expect_done(world.act(
            [&](app::Writer& writer) { return app::delete_line(writer, line, "twice"); }));
        expect_done(
            world.act([&](app::Writer& writer) { return app::take_back_line(writer, line); }));
    }
    EXPECT_EQ(world.template_on(lines[0]), "TEL");
    EXPECT_EQ(world.party_on(lines[0]), "FAARO");
    EXPECT_EQ(world.template_on(lines[1]), "");
}

TEST_F(GivenBack, ALineThatMayRepeatAnotherIsNamedToo) {
    world.save(template_of("TEL", "626000", "fibre"));
    std::vector<TextLine> history = {{october(5), -1200, "PRLV FIBRE", ""},
                                     {october(5), -1300, "PRLV EAU", ""},
                                     {october(5), -1400, "PRLV GAZ", ""}};
    import(history);
    history.front().booked_on = october(7);
    const auto lines = import(history); // nothing new is in the file
    ASSERT_EQ(lines.size(), 4U);
    EXPECT_TRUE(world.line(lines[3]).doubtful);
    EXPECT_EQ(world.template_on(lines[3]), "TEL");
}

TEST_F(GivenBack, WhatWasForgottenIsNotTaughtAgainByAnUndoThatIsUndone) {
    const auto lines = world.lines({{-1200, october(5), "PRLV FIBRE PRO 12"}});
    const auto match = book(lines[0], -1200);
    ASSERT_EQ(learned(), 1U);
    match_again(undo_and_keep(match));
    ASSERT_EQ(learned(), 1U) << "it taught, and does again";
    const auto again = world.line(lines[0]).match;
    value_of(world.dossier.write<app::ErasedLearning>(
        [](app::Writer& writer) { return app::erase_learned(writer, {}); }));
    match_again(undo_and_keep(again));
    EXPECT_EQ(learned(), 0U);
}

TEST_F(GivenBack, AMatchMadeAgainIsOfItsTemplateAndTeachesWhatItTaught) {
    const auto id = world.save(template_of("TEL", "626000", "fibre"));
    const auto lines = world.lines({{-1200, october(5), "PRLV FIBRE"}});
    const auto match = value_of(world.book(value_of(world.prefill(lines[0]))));
    const auto taught = [&] {
        const auto rows = value_of(world.dossier.read<std::vector<app::LearnedRow>>(
            [](app::Reader& reader) { return app::list_learned(reader); }));
        return rows.size() == 1 ? rows[0].what.code : std::to_string(rows.size());
    };
    ASSERT_EQ(taught(), "TEL");
    match_again(undo_and_keep(match));
    EXPECT_EQ(taught(), "TEL");
    EXPECT_EQ(world.list().front().matches, 1);
    auto other = world.stored("TEL");
    ASSERT_EQ(other.id, id);
    other.rows.front().account = "627000";
    value_of(world.try_save(other, "another account"));
    const auto past = value_of(world.dossier.write<std::vector<app::PastEntry>>(
        [&](app::Writer& writer) { return app::correct_past(writer, id); }));
    ASSERT_EQ(past.size(), 1U) << "what it booked is still corrected with it";
    EXPECT_EQ(world.booked(past[0].after), "627000 12.00");
}

// While it was free the line was named by the words of that time.
TEST_F(GivenBack, AMatchMadeAgainShowsTheTemplateItHadAndIsNamedAnewWhenItIsUndone) {
    world.save(template_of("TEL", "626000", "fibre"));
    const auto lines = world.lines({{-1200, october(5), "PRLV FIBRE"}});
    const auto match = value_of(world.book(value_of(world.prefill(lines[0]))));
    auto other = world.stored("TEL");
    other.reference = "telecom";
    value_of(world.try_save(other, "another word"));
    ASSERT_EQ(world.template_on(lines[0]), "TEL") << "matched: it is left alone";
    const auto kept = undo_and_keep(match);
    ASSERT_EQ(world.template_on(lines[0]), "");
    match_again(kept);
    EXPECT_EQ(world.template_on(lines[0]), "TEL");
    expect_done(world.undo(world.line(lines[0]).match));
    EXPECT_EQ(world.template_on(lines[0]), "");
}

TEST_F(GivenBack, AMatchMadeAgainDoesNotShowATemplateThatIsGone) {
    const auto id = world.save(template_of("TEL", "626000", "fibre"));
    const auto lines = world.lines({{-1200, october(5), "PRLV FIBRE"}});
    const auto kept = undo_and_keep(value_of(world.book(value_of(world.prefill(lines[0])))));
    remove(id);
    match_again(kept);
    EXPECT_EQ(world.template_on(lines[0]), "");
}

TEST_F(GivenBack, AMatchMadeAgainLeavesWhatAPersonChoseSince) {
    world.save(template_of("TEL", "626000", "fibre"));
    const auto water = world.save(template_of("EAU", "606100", "water"));
    const auto lines = world.lines({{-1200, october(5), "PRLV FIBRE"}});
    const auto kept = undo_and_keep(value_of(world.book(value_of(world.prefill(lines[0])))));
    expect_done(world.act(
        [&](app::Writer& writer) { return app::set_line_template(writer, lines[0], water); }));
    match_again(kept);
    EXPECT_EQ(world.template_on(lines[0]), "EAU");
}

TEST_F(GivenBack, TheRateOfTheVatInsideIsTaughtAgainToo) {
    const auto lines = world.lines({{-1200, october(5), "PRLV FIBRE PRO 12"}});
    app::ManualMatch request;
    request.lines = lines;
    request.targets = {to_account("626000", eur(-1200))};
    request.targets[0].vat_permille = 200;
    const auto match = value_of(world.match(request));
    const auto codes = [&] {
        std::string text;
        for (const app::LearnedRow& row : value_of(world.dossier.read<std::vector<app::LearnedRow>>(
                 [](app::Reader& reader) { return app::list_learned(reader); })))
            text += row.what.code + " ";
        return text;
    };
    const std::string before = codes();
    ASSERT_FALSE(before.empty());
    match_again(undo_and_keep(match));
    EXPECT_EQ(codes(), before);
}

TEST_F(GivenBack, WhatNothingTeachesAnyMoreIsKnownOnlyAsLongAsItIsSwitchedOff) {
    const auto lines = world.lines(
        {{-1200, october(5), "PRLV FIBRE PRO 12"}, {-1200, october(6), "PRLV FIBRE PRO 13"}});
    const auto match = book(lines[0], -1200);
    const auto set = [&](bool active) {
        return value_of(world.switch_learned(rules().at(0).id, active));
    };
    const auto undo = [&](const app::SwitchedLearning& switched) {
        expect_done(world.act(
            [&](app::Writer& writer) { return app::undo_switch_learned(writer, switched); }));
    };
    const app::SwitchedLearning off = set(false);
    expect_done(world.undo(match));
    ASSERT_EQ(learned(), 1U) << "or it would come back by itself";
    const app::SwitchedLearning on = set(true);
    EXPECT_EQ(learned(), 0U);

    undo(on);
    ASSERT_EQ(learned(), 1U) << "switched on by mistake, it stays off";
    book(lines[1], -1200);
    EXPECT_FALSE(rules().at(0).active) << "also when a match teaches it again";
    undo(off);
    EXPECT_TRUE(rules().at(0).active);
    undo(on);
    EXPECT_FALSE(rules().at(0).active);
}

TEST_F(GivenBack, WhatWasForgottenSinceIsNotLearnedByUndoingItsSwitch) {
    const auto lines = world.lines({{-1200, october(5), "PRLV FIBRE PRO 12"}});
    const auto match = book(lines[0], -1200);
    const app::SwitchedLearning off = value_of(world.switch_learned(rules().at(0).id, false));
    value_of(world.dossier.write<app::ErasedLearning>(
        [](app::Writer& writer) { return app::erase_learned(writer, {}); }));
    expect_done(
        world.act([&](app::Writer& writer) { return app::undo_switch_learned(writer, off); }));
    EXPECT_EQ(learned(), 0U);
    expect_done(world.undo(match));
}

} // namespace
} // namespace comptoir::test
