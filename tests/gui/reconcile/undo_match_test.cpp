// U on a matched line: drafts come back with Ctrl+Z, a reversal is said before it is booked.
#include "acts_client.h"

namespace comptoir::gui {
namespace {

using test::to_account;
using test::to_entry;
using test::to_item;
using test::value_of;

class UndoMatch : public ActsClient {
protected:
    void undo_it() { press(pane().matched()->line_table(), Qt::Key_U); }
    std::string state_of(const std::vector<bank::LineId>& lines) {
        std::string states;
        for (const bank::LineId each : lines)
            states += (states.empty() ? "" : " ") + std::string(to_text(line(each).state));
        return states;
    }
    Date reversed_on() { return entries().back().date; }
};

TEST_F(UndoMatch, OnDraftsControlZGivesTheMatchBack) {
    const auto item = world.invoice("CDURAND", "V1", 10000, october(1));
    const auto lines = world.lines({{10000, october(12), "DURAND"}});
    value_of(world.match_lines(lines, {to_item(item)}));
    start();
    select_matched({lines[0]});
    undo_it();
    EXPECT_FALSE(dialog()) << "nothing is definitive";
    EXPECT_EQ(open_items().size(), 1U);
    EXPECT_EQ(line(lines[0]).state, reconcile::LineState::Open);
    undo();
    EXPECT_TRUE(open_items().empty());
    EXPECT_EQ(line(lines[0]).state, reconcile::LineState::Matched);
    expect_check_passes();
}

TEST_F(UndoMatch, OfAClosedPeriodTheReversalIsSaidWithItsDayAndConfirmed) {
    const auto lines = world.lines({{-12000, october(12), "ESSENCE"}});
    value_of(world.match_lines(lines, {to_account("606100", eur(-12000))}));
    world.validate();
    value_of(world.run([](app::Writer& writer) { return app::close_period(writer, october(20)); }));
    start();
    const auto before = entries().size();
    select_matched({lines[0]});
    undo_it();
    ASSERT_TRUE(dialog());
    EXPECT_EQ(dialog()->objectName(), QStringLiteral("reversal_dialog"));
    bool says_the_day = false;
    for (const QLabel* label : dialog()->findChildren<QLabel*>())
        says_the_day =
            says_the_day || label->text().contains(m_client->session().words().date(october(21)));
    EXPECT_TRUE(says_the_day);
    EXPECT_EQ(entries().size(), before) << "nothing is booked before it is confirmed";
    picture("undo-reversal");
    press(dialog(), Qt::Key_Escape);
    EXPECT_EQ(line(lines[0]).state, reconcile::LineState::Matched);
    undo_it();
    act();
    EXPECT_EQ(entries().size(), before + 1);
    EXPECT_EQ(reversed_on(), october(21));
    EXPECT_EQ(line(lines[0]).state, reconcile::LineState::Open);
    EXPECT_FALSE(m_client->session().can_undo()) << "and nothing takes it back";
    expect_check_passes();
}

TEST_F(UndoMatch, OfTwoSelectedLinesIsOneActAndOneUndo) {
    const auto item = world.invoice("CDURAND", "V1", 10000, october(1));
    const auto lines = world.lines({{10000, october(12), "DURAND"},
                                    {-2400, october(13), "FRAIS"},
                                    {-3000, october(14), "ESSENCE"}});
    value_of(world.match_lines({lines[0]}, {to_item(item)}));
    value_of(world.match_lines({lines[1]}, {to_account("627000", eur(-2400))}));
    value_of(world.match_lines({lines[2]}, {to_account("606100", eur(-3000))}));
    start();
    select_matched({lines[0], lines[1]});
    undo_it();
    EXPECT_FALSE(dialog());
    EXPECT_EQ(state_of(lines), "open open matched") << "the third was not chosen";
    EXPECT_EQ(m_client->session().act_count(), 1U);
    EXPECT_EQ(pane().matched()->line_model()->rowCount(), 1);
    pane().show_tab(ReconcilePane::General);
    settle();
    EXPECT_TRUE(shown(lines[0])) << "both stand under General again";
    EXPECT_TRUE(shown(lines[1]));
    EXPECT_FALSE(shown(lines[2]));
    EXPECT_TRUE(is_offered(item)) << "and so does the invoice, at the right";
    undo();
    EXPECT_EQ(state_of(lines), "matched matched matched");
    EXPECT_TRUE(open_items().empty());
    EXPECT_FALSE(m_client->session().can_undo()) << "it was one step";
    expect_check_passes();
}

TEST_F(UndoMatch, OfSeveralLinesIsTakenBackWholeFromOneOfThem) {
    const auto entry = world.bank_entry(-9000, october(11), "REMISE", "471000");
    const auto lines = world.lines({{-4000, october(12), "VIR A"}, {-5000, october(12), "VIR B"}});
    value_of(world.match_lines(lines, {to_entry(entry)}));
    start();
    select_matched({lines[1]});
    undo_it();
    EXPECT_EQ(state_of(lines), "open open");
    EXPECT_EQ(pane().matched()->line_model()->rowCount(), 0);
    pane().show_tab(ReconcilePane::General);
    settle();
    EXPECT_TRUE(shown(lines[0]));
    EXPECT_TRUE(shown(lines[1]));
    EXPECT_TRUE(is_offered(this->entry(entry).rows[1].id))
        << "the entry that was there waits again";
    undo();
    EXPECT_EQ(state_of(lines), "matched matched");
    EXPECT_EQ(entries().size(), 1U);
    expect_check_passes();
}

TEST_F(UndoMatch, WithoutAMatchedLineUDoesNothing) {
    const auto lines = world.lines({{-4000, october(12), "VIR A"}});
    start();
    pane().show_tab(ReconcilePane::Matched);
    settle();
    undo_it();
    EXPECT_EQ(state_of(lines), "open");
    EXPECT_FALSE(m_client->session().can_undo());
}

TEST_F(UndoMatch, KOnSeveralLinesMakesAnEntryForEachAndOneUndo) {
    const auto lines =
        world.lines({{-12000, october(2), "ESSENCE A"}, {-6000, october(30), "ESSENCE B"}});
    start();
    stand_on(lines[0]);
    press(Qt::Key_Space);
    stand_on(lines[1]);
    press(Qt::Key_Space);
    press(Qt::Key_K);
    ASSERT_TRUE(dialog());
    field<QLineEdit>("account")->setText(QStringLiteral("606100"));
    act();
    ASSERT_FALSE(dialog());
    const auto made = entries();
    ASSERT_EQ(made.size(), 2U);
    EXPECT_EQ(made[0].date, october(2));
    EXPECT_EQ(made[0].label, "ESSENCE A");
    EXPECT_EQ(made[1].date, october(30));
    EXPECT_EQ(made[1].label, "ESSENCE B");
    undo();
    EXPECT_TRUE(entries().empty());
    EXPECT_EQ(line(lines[0]).state, reconcile::LineState::Open);
    EXPECT_EQ(line(lines[1]).state, reconcile::LineState::Open);
}

} // namespace
} // namespace comptoir::gui
