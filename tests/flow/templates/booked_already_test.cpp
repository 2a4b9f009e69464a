// C23 where templates book: alone, in batch, unattended.
#include "template_dossier.h"

#include "comptoir/reconcile/errors.h"

namespace comptoir::test {
namespace {

struct FeesByTemplate : TemplateDossier {
    FeesByTemplate() { save(template_of("FRAIS", "627000", "COTISATION")); }

    app::LineOutcome outcome(const app::ReconcileReport& report, bank::LineId line) {
        for (const app::LineOutcome& each : report.lines)
            if (each.proposal.line == line)
                return each;
        ADD_FAILURE() << "no such line";
        return {};
    }
    static bool says(const reconcile::Proposal& proposal, std::string_view code) {
        return std::any_of(
            proposal.reasons.begin(), proposal.reasons.end(),
            [&](const reconcile::Reason& reason) { return reason.code.name == code; });
    }
};

TEST(TemplateOfWhatIsBooked, IsRefusedAloneUnlessAPersonInsists) {
    FeesByTemplate world;
    world.bank_entry(-1200, october(4), "Cotisation", "627000");
    const auto lines = world.lines({{-1200, october(5), "COTISATION CARTE"}});
    const std::string before = world.snapshot();
    app::TemplateEntry entry = value_of(world.prefill(lines[0]));
    EXPECT_EQ(refusal_of(world.book(entry)), "reconcile.movement_booked");
    EXPECT_EQ(world.snapshot(), before);
    entry.although_booked = true;
    value_of(world.book(entry));
    EXPECT_EQ(world.entries().size(), 2U);
}

TEST(TemplateOfWhatIsBooked, StopsAWholeBatch) {
    FeesByTemplate world;
    world.bank_entry(-1300, october(4), "Cotisation", "627000");
    const auto lines = world.lines(
        {{-1200, october(5), "COTISATION CARTE"}, {-1300, october(5), "COTISATION COMPTE"}});
    const std::string before = world.snapshot();
    EXPECT_EQ(refusal_of(world.book_all(lines)), "reconcile.movement_booked");
    EXPECT_EQ(world.snapshot(), before) << "all or none";
    const auto insists = world.dossier.write<std::vector<reconcile::MatchId>>(
        [&](app::Writer& writer) { return app::book_template_entries(writer, lines, true); });
    EXPECT_EQ(value_of(insists).size(), 2U);
}

TEST(TemplateOfWhatIsBooked, UnattendedTheEntryIsMatchedAndNoneIsMade) {
    FeesByTemplate world;
    world.bank_entry(-1200, october(4), "Cotisation", "627000");
    world.lines({{-1200, october(5), "COTISATION CARTE"}});
    EXPECT_EQ(world.apply().summary.matched, 1);
    EXPECT_EQ(world.entries().size(), 1U);
    world.expect_check_passes();
}

TEST(TemplateOfWhatIsBooked, UnattendedTwoEntriesThatMakeTheLineLeaveItOpen) {
    FeesByTemplate world;
    world.bank_entry(-720, october(4), "Cotisation", "627000");
    world.bank_entry(-480, october(5), "Assurance", "616000");
    const auto lines = world.lines({{-1200, october(5), "COTISATION CARTE"}});
    const std::string before = world.snapshot();
    const app::LineOutcome left = world.outcome(world.apply(), lines[0]);
    EXPECT_FALSE(left.match);
    EXPECT_FALSE(left.proposal.unattended);
    EXPECT_TRUE(
        FeesByTemplate::says(left.proposal, reconcile::errors::movement_booked_by_two.name));
    EXPECT_EQ(world.snapshot(), before);
    const auto accept = [&](bool although_booked) {
        return world.dossier.write<reconcile::MatchId>([&](app::Writer& writer) {
            return app::match_proposal(writer, left.proposal, although_booked);
        });
    };
    EXPECT_EQ(refusal_of(accept(false)), "reconcile.movement_booked_by_two");
    value_of(accept(true));
    EXPECT_EQ(world.entries().size(), 3U);
}

TEST(TemplateOfWhatIsBooked, WhatTheTakeoverCountsAsSeenLeavesItOpen) {
    FeesByTemplate world;
    const auto taken = world.bank_entry(-1200, october(4), "Cotisation", "627000");
    value_of(world.dossier.write<bool>([&](app::Writer& writer) -> Result<bool> {
        writer.database().run("UPDATE entry SET origin = 'books'");
        writer.database().run(
            "INSERT INTO pointing (row_id, kind, pointed_on) SELECT id, 'opening',"
            " '2026-10-04' FROM entry_row WHERE account = '512100'");
        return true;
    }));
    const auto lines = world.lines({{-1200, october(5), "COTISATION CARTE"}}, 5000);
    const std::string before = world.snapshot();
    const app::LineOutcome left = world.outcome(world.apply(), lines[0]);
    EXPECT_FALSE(left.match);
    EXPECT_TRUE(FeesByTemplate::says(left.proposal, reconcile::errors::movement_taken_over.name));
    EXPECT_EQ(refusal_of(world.book(value_of(world.prefill(lines[0])))),
              "reconcile.movement_taken_over");
    EXPECT_EQ(world.snapshot(), before);
    EXPECT_EQ(world.entries().front().id, taken);
    value_of(world.dossier.write<reconcile::MatchId>(
        [&](app::Writer& writer) { return app::match_proposal(writer, left.proposal, true); }));
}

TEST(TemplateOfWhatIsBooked, UnattendedEntriesOfOtherLinesAreTheirs) {
    FeesByTemplate world;
    world.bank_entry(-720, october(4), "Prestation", "627000");
    world.bank_entry(-480, october(5), "Assurance", "616000");
    const auto lines = world.lines({{-1200, october(5), "COTISATION CARTE"},
                                    {-720, october(4), "PRESTATION"},
                                    {-480, october(5), "ASSURANCE"}});
    EXPECT_EQ(world.apply().summary.matched, 3);
    EXPECT_EQ(world.entries().size(), 3U);
    world.expect_check_passes();
}

} // namespace
} // namespace comptoir::test
