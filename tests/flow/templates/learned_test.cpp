// What matches teach is seen, switched off, erased and taken back (C19).
#include "template_dossier.h"

#include "comptoir/app/learned.h"

namespace comptoir::test {
namespace {

class Learning : public testing::Test {
protected:
    std::vector<app::LearnedRow> list() {
        return value_of(world.dossier.read<std::vector<app::LearnedRow>>(
            [](app::Reader& reader) { return app::list_learned(reader); }));
    }
    reconcile::MatchId book(bank::LineId line, const std::string& account, std::int64_t cents) {
        app::ManualMatch request;
        request.lines = {line};
        request.targets = {to_account(account, eur(cents))};
        return value_of(world.match(request));
    }
    reconcile::MatchId book_with_vat(bank::LineId line, std::int64_t cents, int permille) {
        app::ManualMatch request;
        request.lines = {line};
        request.targets = {to_account("626000", eur(cents))};
        request.targets[0].vat_permille = permille;
        return value_of(world.match(request));
    }
    TemplateDossier world;
};

TEST_F(Learning, AMatchByHandTeachesItsAccountAndNamesItself) {
    const auto lines = world.lines(
        {{-1200, october(5), "PRLV FIBRE PRO 12"}, {-1300, october(6), "PRLV FIBRE PRO 13"}});
    const auto first = book(lines[0], "626000", -1200);
    const auto second = book(lines[1], "626000", -1300);
    ASSERT_EQ(list().size(), 1U);
    const app::LearnedRow row = list()[0];
    EXPECT_EQ(row.what.from, reconcile::LearnedFrom::Label);
    EXPECT_EQ(row.what.to, reconcile::LearnedTo::Account);
    EXPECT_EQ(row.what.code, "626000");
    EXPECT_EQ(row.what.agreed, 2);
    EXPECT_EQ(row.what.against, 0);
    EXPECT_EQ(row.what.origins, (std::vector<reconcile::MatchId>{first, second}));
    ASSERT_EQ(row.lines.size(), 2U); // and the lines they decided, to be named to a person
    EXPECT_EQ(row.lines[1].line, lines[1]);
    EXPECT_EQ(row.lines[1].booked_on, october(6));
    EXPECT_EQ(row.lines[1].amount, eur(-1300));
    EXPECT_EQ(row.lines[1].label, "PRLV FIBRE PRO 13");
}

TEST_F(Learning, AnAccountWithVatInsideTeachesItsRateTooAndTheNextLineIsProposedWithBoth) {
    const auto lines = world.lines(
        {{-1200, october(5), "PRLV FIBRE PRO 12"}, {-2400, october(6), "PRLV FIBRE PRO 13"}});
    book_with_vat(lines[0], -1200, 200);
    ASSERT_EQ(list().size(), 1U);
    EXPECT_EQ(list()[0].what.to, reconcile::LearnedTo::Account);
    EXPECT_EQ(list()[0].what.code, "626000@20"); // as it is typed
    EXPECT_FALSE(list()[0].name.empty());
    const reconcile::Proposal proposal = world.propose().lines.at(0).proposal;
    ASSERT_EQ(proposal.targets.size(), 1U);
    EXPECT_EQ(proposal.targets[0].account, "626000");
    EXPECT_EQ(proposal.targets[0].vat_permille, 200);
    EXPECT_EQ(proposal.reasons.front().code.name, "reconcile.account_learned_vat");
    const auto match = value_of(world.dossier.write<reconcile::MatchId>(
        [&](app::Writer& writer) { return app::match_proposal(writer, proposal); }));
    const ledger::Entry entry = world.entries().back();
    ASSERT_EQ(entry.rows.size(), 3U);
    EXPECT_EQ(entry.rows[0].amount, eur(2000));
    EXPECT_EQ(entry.rows[1].account, "445660");
    EXPECT_EQ(entry.rows[1].amount, eur(400));
    EXPECT_EQ(list()[0].what.agreed, 2);
    world.expect_check_passes();
    expect_done(world.undo(match));
    EXPECT_EQ(list()[0].what.agreed, 1);
}

TEST_F(Learning, WhatWasLearnedWithVatIsNeverBookedWithoutAPerson) {
    const auto lines = world.lines({{-1200, october(5), "PRLV FIBRE PRO 12"},
                                    {-1200, october(6), "PRLV FIBRE PRO 13"},
                                    {-1200, october(7), "PRLV FIBRE PRO 14"}});
    book_with_vat(lines[0], -1200, 200);
    book_with_vat(lines[1], -1200, 200);
    EXPECT_EQ(world.apply().summary.matched, 0);
}

TEST_F(Learning, TwoRatesContradictEachOtherAndProposeNothing) {
    const auto lines = world.lines({{-1200, october(5), "PRLV FIBRE PRO 12"},
                                    {-1055, october(6), "PRLV FIBRE PRO 13"},
                                    {-1200, october(7), "PRLV FIBRE PRO 14"}});
    book_with_vat(lines[0], -1200, 200);
    book_with_vat(lines[1], -1055, 55);
    ASSERT_EQ(list().size(), 2U);
    EXPECT_EQ(list()[0].what.against, 1);
    EXPECT_TRUE(world.propose().lines.at(0).proposal.targets.empty());
}

TEST_F(Learning, VatTypedApartWithoutARateTeachesNothing) {
    const auto lines = world.lines({{-1200, october(5), "PRLV FIBRE PRO 12"}});
    app::ManualMatch request;
    request.lines = {lines[0]};
    request.targets = {to_account("626000", eur(-1000)), to_account("445660", eur(-200))};
    value_of(world.match(request));
    EXPECT_TRUE(list().empty()) << "626000 without its VAT would be the wrong entry";
}

TEST_F(Learning, WhatContradictsIsCountedAndWhatIsUndoneForgotten) {
    const auto lines = world.lines(
        {{-1200, october(5), "PRLV FIBRE PRO 12"}, {-1300, october(6), "PRLV FIBRE PRO 13"}});
    book(lines[0], "626000", -1200);
    const auto second = book(lines[1], "627000", -1300);
    ASSERT_EQ(list().size(), 2U);
    EXPECT_EQ(list()[0].what.against, 1);
    expect_done(world.undo(second));
    ASSERT_EQ(list().size(), 1U);
    EXPECT_EQ(list()[0].what.code, "626000");
    EXPECT_EQ(list()[0].what.against, 0);
}

TEST_F(Learning, ATemplateAndAPartyAreLearnedTooAndSeveralLinesTeachNothing) {
    world.save(template_of("FRAIS", "627000", "COTISATION"));
    const auto item = world.invoice("FAARO", "F59289", -19000, october(1));
    const auto lines = world.lines({{-1200, october(5), "COTISATION CARTE"},
                                    {-19000, october(6), "VIR AARO REGLEMENT"},
                                    {-100, october(7), "DEUX LIGNES A"},
                                    {-200, october(8), "DEUX LIGNES B"}});
    value_of(world.book_all({lines[0]}));
    app::ManualMatch request;
    request.lines = {lines[1]};
    request.targets = {to_item(item)};
    value_of(world.match(request));
    request.lines = {lines[2], lines[3]};
    request.targets = {to_account("626000", eur(-300))};
    value_of(world.match(request));
    std::string taught;
    for (const app::LearnedRow& row : list())
        taught += std::string(to_text(row.what.to)) + " " + row.what.code + "; ";
    EXPECT_EQ(taught, "party FAARO; template FRAIS; ");
}

TEST_F(Learning, OneIsSwitchedOffAndAllOfIt) {
    const auto lines = world.lines(
        {{-1200, october(5), "PRLV FIBRE PRO 12"}, {-1300, october(6), "PRLV MOBILE 13"}});
    book(lines[0], "626000", -1200);
    const auto id = list()[0].id;
    EXPECT_TRUE(value_of(world.switch_learned(id, false)).was_active);
    EXPECT_FALSE(list()[0].active);
    EXPECT_EQ(refusal_of(world.switch_learned(99, true)), "app.not_found");
    expect_done(world.act([](app::Writer& writer) { return app::switch_learning(writer, false); }));
    book(lines[1], "626000", -1300);
    EXPECT_EQ(list().size(), 1U) << "nothing is learned while it is off";
}

TEST_F(Learning, ErasingForgetsAndCanBeTakenBack) {
    const auto lines = world.lines(
        {{-1200, october(5), "PRLV FIBRE PRO 12"}, {-1300, october(6), "PRLV MOBILE 13"}});
    book(lines[0], "626000", -1200);
    book(lines[1], "627000", -1300);
    const auto erase = [&](const std::vector<std::int64_t>& ids) {
        return world.dossier.write<app::ErasedLearning>(
            [&](app::Writer& writer) { return app::erase_learned(writer, ids); });
    };
    const auto one = value_of(erase({list()[0].id}));
    EXPECT_EQ(list().size(), 1U);
    expect_done(world.act([&](app::Writer& writer) { return app::restore_learned(writer, one); }));
    ASSERT_EQ(list().size(), 2U);
    EXPECT_EQ(list()[0].what.agreed, 1);
    EXPECT_EQ(value_of(erase({})).all.size(), 2U);
    EXPECT_TRUE(list().empty());
    EXPECT_EQ(refusal_of(erase({7})), "app.not_found");
    EXPECT_EQ(world.line(lines[0]).state, reconcile::LineState::Matched) << "the books stay";
}

TEST_F(Learning, WhatAMatchTaughtThatIsUndoneMeanwhileDoesNotComeBack) {
    const auto lines = world.lines({{-1200, october(5), "PRLV FIBRE PRO 12"}});
    book(lines[0], "626000", -1200);
    const auto erased = value_of(world.dossier.write<app::ErasedLearning>(
        [](app::Writer& writer) { return app::erase_learned(writer, {}); }));
    ASSERT_EQ(erased.all.size(), 1U);
    expect_done(world.act([&](app::Writer& writer) {
        return app::undo_match(writer, erased.all.front().decisions.front());
    }));
    expect_done(
        world.act([&](app::Writer& writer) { return app::restore_learned(writer, erased); }));
    EXPECT_TRUE(list().empty());
}

// It was kept only to stay off: learned again, it would be used.
TEST_F(Learning, WhatIsOffWithoutADecisionComesBackOff) {
    const auto lines = world.lines(
        {{-1200, october(5), "PRLV FIBRE PRO 12"}, {-1200, october(6), "PRLV FIBRE PRO 12"}});
    book(lines[0], "626000", -1200);
    const auto off = list()[0];
    value_of(world.switch_learned(off.id, false));
    expect_done(world.act(
        [&](app::Writer& writer) { return app::undo_match(writer, off.what.origins.front()); }));
    ASSERT_EQ(list().size(), 1U);
    const auto erased = value_of(world.dossier.write<app::ErasedLearning>(
        [](app::Writer& writer) { return app::erase_learned(writer, {}); }));
    EXPECT_TRUE(list().empty());
    expect_done(
        world.act([&](app::Writer& writer) { return app::restore_learned(writer, erased); }));
    ASSERT_EQ(list().size(), 1U);
    EXPECT_FALSE(list()[0].active);
    EXPECT_EQ(list()[0].what.agreed, 0);
    book(lines[1], "626000", -1200);
    ASSERT_EQ(list().size(), 1U);
    EXPECT_FALSE(list()[0].active) << "learned again, it stays off";
    EXPECT_EQ(list()[0].what.agreed, 1);
}

} // namespace
} // namespace comptoir::test
