// A template changed over past entries: drafts changed, validated reversed, closed listed (A174).
#include "template_dossier.h"

namespace comptoir::test {
namespace {

std::vector<app::PastEntry> correct(TemplateDossier& world, reconcile::TemplateId id) {
    return value_of(world.dossier.write<std::vector<app::PastEntry>>(
        [&](app::Writer& writer) { return app::correct_past(writer, id); }));
}

void change_account(TemplateDossier& world, const std::string& code, const std::string& account) {
    auto changed = world.stored(code);
    changed.rows[0].account = account;
    value_of(world.try_save(changed, "nouveau plan"));
}

Money balance(TemplateDossier& world, const std::string& account) {
    for (const ledger::Balance& one : value_of(world.dossier.read<std::vector<ledger::Balance>>(
             [](app::Reader& reader) { return app::trial_balance(reader, {}); })))
        if (one.account == account)
            return one.debit - one.credit;
    return eur(0);
}

ledger::Entry entry_of(TemplateDossier& world, reconcile::MatchId match) {
    for (const app::MatchRow& row : value_of(world.dossier.read<std::vector<app::MatchRow>>(
             [](app::Reader& reader) { return app::list_matches(reader, {}); })))
        if (row.id == match)
            return world.entry(row.entries.at(0));
    ADD_FAILURE() << "no match " << match.value();
    return {};
}

TEST(PastEntries, DraftsAreChangedValidatedOnesReversedAndClosedOnesListed) {
    TemplateDossier world;
    const auto id = world.save(template_of("FRAIS", "627000", "COTISATION"));
    const auto closed = world.lines({{-100, october(2), "COTISATION 1"}});
    const auto open = world.lines({{-200, october(12), "COTISATION 2"}}, -100);
    const auto draft = world.lines({{-400, october(22), "COTISATION 3"}}, -300);
    value_of(world.book_all({closed[0], open[0]}));
    world.validate();
    expect_done(
        world.act([](app::Writer& writer) { return app::close_period(writer, october(10)); }));
    value_of(world.book_all(draft));
    change_account(world, "FRAIS", "626000");

    const auto preview = value_of(world.dossier.read<std::vector<app::PastEntry>>(
        [&](app::Reader& reader) { return app::preview_past(reader, id); }));
    ASSERT_EQ(preview.size(), 3U);
    EXPECT_EQ(preview[0].fate, app::PastFate::Closed);
    EXPECT_EQ(preview[1].fate, app::PastFate::Reversed);
    EXPECT_EQ(preview[2].fate, app::PastFate::Changed);
    EXPECT_EQ(balance(world, "626000"), eur(0)) << "a preview writes nothing";

    const ledger::Entry wrong = entry_of(world, preview[1].before);
    const auto done = correct(world, id);
    ASSERT_EQ(done.size(), 3U);
    EXPECT_FALSE(done[0].after);
    EXPECT_TRUE(done[1].after);
    const ledger::Entry kept = world.entry(wrong.id);
    ASSERT_EQ(kept.rows.size(), wrong.rows.size()) << "what is validated stands as it was";
    for (std::size_t i = 0; i < wrong.rows.size(); ++i)
        EXPECT_EQ(kept.rows[i].account + kept.rows[i].amount.to_decimal(),
                  wrong.rows[i].account + wrong.rows[i].amount.to_decimal());
    EXPECT_EQ(kept.number, wrong.number);
    const auto entries = world.entries();
    const auto reversal = std::find_if(entries.begin(), entries.end(), [&](const auto& entry) {
        return entry.reverses == wrong.id;
    });
    ASSERT_NE(reversal, entries.end());
    EXPECT_EQ(reversal->origin, ledger::EntryOrigin::Reversal);
    EXPECT_EQ(world.booked(done[2].after), "626000 4.00");
    EXPECT_EQ(balance(world, "627000"), eur(100)) << "what is closed stays";
    EXPECT_EQ(balance(world, "626000"), eur(600));
    EXPECT_EQ(world.line(open[0]).state, reconcile::LineState::Matched);
    world.expect_check_passes();
    EXPECT_EQ(correct(world, id).size(), 1U) << "only the closed one is still otherwise";
}

TEST(PastEntries, ASpreadAPersonMadeIsKeptOnTheNewAccounts) {
    TemplateDossier world;
    const auto id = world.save(loan());
    const auto lines = world.lines({{-100000, october(5), "ECHEANCE PRET 4411"}});
    value_of(world.book(value_of(world.prefill(lines[0], {eur(-83012), eur(-16988)}))));
    change_account(world, "PRET", "168000");
    const auto done = correct(world, id);
    ASSERT_EQ(done.size(), 1U);
    EXPECT_EQ(world.booked(done[0].after), "168000 830.12, 661000 169.88");
}

TEST(PastEntries, AnotherNumberOfAccountsIsOnlyListed) {
    TemplateDossier world;
    const auto id = world.save(template_of("FRAIS", "627000", "COTISATION"));
    const auto lines = world.lines({{-100, october(2), "COTISATION 1"}});
    value_of(world.book_all(lines));
    auto changed = world.stored("FRAIS");
    changed.rows = loan().rows;
    value_of(world.try_save(changed, "deux comptes"));
    const auto done = correct(world, id);
    ASSERT_EQ(done.size(), 1U);
    EXPECT_EQ(done[0].fate, app::PastFate::Kept);
    EXPECT_EQ(balance(world, "627000"), eur(100));
}

TEST(PastEntries, NothingIsListedWhenNothingWouldChange) {
    TemplateDossier world;
    const auto id = world.save(template_of("FRAIS", "627000", "COTISATION"));
    value_of(world.book_all(world.lines({{-100, october(2), "COTISATION 1"}})));
    EXPECT_TRUE(correct(world, id).empty());
}

} // namespace
} // namespace comptoir::test
