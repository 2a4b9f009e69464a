// Entries from templates: one by one, several at once, taken back (A169 to A172).
#include "template_dossier.h"

namespace comptoir::test {
namespace {

TEST(TemplateEntries, OneIsPrefilledThenBookedAndMatched) {
    TemplateDossier world;
    world.save(template_of("FRAIS", "627000", "COTISATION"));
    const auto lines = world.lines({{-1200, october(5), "COTISATION COMPTE"}});
    const std::string before = world.snapshot();
    auto entry = value_of(world.prefill(lines[0]));
    EXPECT_EQ(entry.label, "COTISATION COMPTE");
    EXPECT_FALSE(entry.must_be_spread);
    entry.label = "Frais d'octobre";
    const auto match = value_of(world.book(entry));
    EXPECT_EQ(world.booked(match), "627000 12.00");
    const auto matches = value_of(world.dossier.read<std::vector<app::MatchRow>>(
        [](app::Reader& reader) { return app::list_matches(reader, {}); }));
    EXPECT_EQ(matches.back().reasons.front().code.name, "reconcile.by_template_hand");
    EXPECT_EQ(matches.back().kind, "rule");
    EXPECT_EQ(world.entries().back().label, "Frais d'octobre");
    EXPECT_EQ(world.entries().back().state, ledger::EntryState::Draft);
    EXPECT_EQ(world.line(lines[0]).state, reconcile::LineState::Matched);
    world.expect_check_passes();
    expect_done(world.undo(match));
    EXPECT_EQ(world.snapshot(), before);
    EXPECT_EQ(world.template_on(lines[0]), "FRAIS");
}

TEST(TemplateEntries, APersonMayChangeAccountsBeforeSaving) {
    TemplateDossier world;
    world.save(template_of("FRAIS", "627000", "COTISATION"));
    const auto lines = world.lines({{-1200, october(5), "COTISATION COMPTE"}});
    auto entry = value_of(world.prefill(lines[0]));
    entry.targets.front().account = "626000";
    EXPECT_EQ(world.booked(value_of(world.book(entry))), "626000 12.00");
}

TEST(TemplateEntries, VatIsTakenOutOfTheShare) {
    TemplateDossier world;
    auto fees = template_of("FRAIS", "627000", "FRAIS");
    fees.rows[0].vat = Rate{20, 2};
    world.save(fees);
    auto rent = template_of("LOYER", "708300", "LOYER");
    rent.rows[0].vat = Rate{20, 2};
    world.save(rent);
    const auto lines = world.lines(
        {{-1200, october(5), "FRAIS DE TENUE"}, {60000, october(6), "VIR LOYER OCTOBRE"}});
    EXPECT_EQ(world.booked(value_of(world.book(value_of(world.prefill(lines[0]))))),
              "627000 10.00, 445660 2.00");
    EXPECT_EQ(world.booked(value_of(world.book(value_of(world.prefill(lines[1]))))),
              "708300 -500.00, 445710 -100.00");
    world.expect_check_passes();
}

TEST(TemplateEntries, SeveralAccountsAreSpreadByAPerson) {
    TemplateDossier world;
    world.save(loan());
    const auto lines = world.lines({{-100000, october(5), "ECHEANCE PRET 4411"}});
    auto entry = value_of(world.prefill(lines[0]));
    EXPECT_TRUE(entry.must_be_spread);
    EXPECT_EQ(entry.parts, (std::vector<Money>{eur(-80000), eur(-20000)}));
    EXPECT_EQ(refusal_of(world.prefill(lines[0], {eur(-80000)})),
              "reconcile.template_needs_spread");
    EXPECT_EQ(refusal_of(world.prefill(lines[0], {eur(-80000), eur(-1)})),
              "reconcile.totals_differ");
    entry = value_of(world.prefill(lines[0], {eur(-83012), eur(-16988)}));
    EXPECT_EQ(world.booked(value_of(world.book(entry))), "164000 830.12, 661000 169.88");
}

TEST(TemplateEntries, AThirdPartyAccountTakesTheLinesOwnParty) {
    TemplateDossier world;
    world.save(template_of("ACOMPTE", "401000", "ACOMPTE"));
    const auto lines = world.lines(
        {{-5000, october(5), "ACOMPTE DIVERS"}, {-5000, october(6), "ACOMPTE AARO SAS"}});
    EXPECT_EQ(refusal_of(world.prefill(lines[0])), "reconcile.party_needed");
    EXPECT_EQ(world.booked(value_of(world.book(value_of(world.prefill(lines[1]))))),
              "401000 FAARO 50.00");
}

TEST(TemplateEntries, SeveralLinesAreBookedAtOnceAndTakenBackAtOnce) {
    TemplateDossier world;
    world.save(template_of("FRAIS", "627000", "COTISATION"));
    const auto lines = world.lines({{-1200, october(5), "COTISATION COMPTE"},
                                    {-1300, october(6), "COTISATION CARTE"},
                                    {-1400, october(7), "AUTRE CHOSE"}});
    const std::string before = world.snapshot();
    EXPECT_EQ(refusal_of(world.book_all({lines[0], lines[2]})), "reconcile.line_without_template");
    EXPECT_EQ(refusal_of(world.book_all({})), "reconcile.nothing_ticked");
    EXPECT_EQ(world.snapshot(), before) << "all or none";
    const auto matches = value_of(world.book_all({lines[0], lines[1]}));
    ASSERT_EQ(matches.size(), 2U);
    EXPECT_EQ(world.booked(matches[1]), "627000 13.00");
    EXPECT_EQ(refusal_of(world.book_all({lines[0]})), "reconcile.line_already_matched");
    expect_done(world.act([&](app::Writer& writer) { return app::undo_matches(writer, matches); }));
    EXPECT_EQ(world.snapshot(), before);
}

TEST(TemplateEntries, ABatchWithATemplateOfSeveralAccountsIsRefused) {
    TemplateDossier world;
    world.save(template_of("FRAIS", "627000", "COTISATION"));
    world.save(loan());
    const auto lines = world.lines(
        {{-1200, october(5), "COTISATION COMPTE"}, {-100000, october(6), "ECHEANCE PRET 4411"}});
    const std::string before = world.snapshot();
    EXPECT_EQ(refusal_of(world.book_all(lines)), "reconcile.template_in_batch");
    EXPECT_EQ(world.snapshot(), before);
}

} // namespace
} // namespace comptoir::test
