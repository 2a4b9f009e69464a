// S acts on what the bar shows as ticked: by hand, or by the proposal of the line.
#include "acts_client.h"
#include "comptoir/app/differences.h"

namespace comptoir::gui {
namespace {

using test::to_item;
using test::value_of;

class WriteOffTicks : public ActsClient {
protected:
    QString sums() { return view().findChild<QLabel*>(QStringLiteral("sums"))->text(); }
};

// The bank kept 15,00 of a sale of 2 000,00: the proposal ticks the invoice, the rest is a fee.
TEST_F(WriteOffTicks, OnAProposedLineSTakesThePieceTheProposalTicked) {
    value_of(world.act<std::int64_t>([](app::Writer& writer) {
        return app::allow_difference(writer,
                                     {.type = "fee", .limit_minor = 2000, .limit_permille = 10});
    }));
    world.invoice("CDURAND", "V2026001", 200000, october(1));
    const auto lines = world.lines({{198500, october(12), "VIR DURAND V2026001"}});
    start();
    stand_on(lines[0]);
    ASSERT_TRUE(view().current_proposal());
    ASSERT_EQ(view().current_proposal()->state, reconcile::LineState::Proposed);
    ASSERT_TRUE(sums().contains(QStringLiteral("985,00")));
    press(Qt::Key_S);
    ASSERT_TRUE(dialog());
    picture("write-off-proposed");
    EXPECT_EQ(field<QComboBox>("type")->currentData().toString(), QStringLiteral("settlement"));
    act();
    EXPECT_TRUE(open_items().empty()) << "the invoice is settled";
    EXPECT_EQ(balance("658500"), 1500) << "only what it leaves is written off";
    EXPECT_EQ(balance("758900"), 0);
    expect_check_passes();
}

TEST_F(WriteOffTicks, AProposalWithoutARestLeavesNothingToWriteOff) {
    world.invoice("CDURAND", "V2026001", 200000, october(1));
    const auto lines = world.lines({{200000, october(12), "VIR DURAND V2026001"}});
    start();
    stand_on(lines[0]);
    ASSERT_TRUE(view().current_proposal());
    const auto before = entries().size();
    press(Qt::Key_S);
    EXPECT_FALSE(dialog());
    EXPECT_FALSE(sentence().empty());
    EXPECT_EQ(entries().size(), before);
    EXPECT_EQ(open_items().size(), 1U);
}

TEST_F(WriteOffTicks, ALineWithoutAPieceIsNotWrittenOffByEnter) {
    const auto lines = world.lines({{198500, october(12), "VIR INCONNU"}});
    start();
    stand_on(lines[0]);
    const auto before = entries().size();
    press(Qt::Key_S);
    ASSERT_TRUE(dialog());
    EXPECT_EQ(field<QComboBox>("type")->count(), 1) << "rows of the person's own alone";
    act();
    EXPECT_TRUE(dialog()) << "an account is asked for";
    EXPECT_EQ(entries().size(), before);
}

TEST_F(WriteOffTicks, SeveralLinesWithoutAPieceMakeAnEntryEachAndOneUndo) {
    const auto lines =
        world.lines({{-1200, october(12), "CAFE"}, {-2400, october(20), "RESTAURANT"}});
    start();
    const auto before = entries().size();
    for (const bank::LineId line : lines) {
        stand_on(line);
        view().tick_current();
        settle();
    }
    press(Qt::Key_S);
    ASSERT_TRUE(dialog());
    picture("write-off-several");
    EXPECT_FALSE(field<QWidget>("booked_on")->isVisible()) << "each keeps its own day";
    type("account", QStringLiteral("606100"));
    field<QPushButton>("add_row")->click();
    type("account2", QStringLiteral("627000"));
    type("amount", QStringLiteral("-12,00"));
    type("amount2", QStringLiteral("-24,00"));
    act();
    ASSERT_TRUE(dialog()) << "nobody said which part of which line goes where";
    EXPECT_EQ(entries().size(), before);
    QTest::keyClick(dialog(), Qt::Key_Escape);
    settle();
    press(Qt::Key_S);
    type("account", QStringLiteral("606100"));
    act();
    EXPECT_FALSE(dialog());
    const auto made = entries();
    ASSERT_EQ(made.size(), before + 2);
    EXPECT_EQ(made[before].date, october(12));
    EXPECT_EQ(made[before + 1].date, october(20));
    expect_check_passes();
    undo();
    EXPECT_EQ(entries().size(), before);
    EXPECT_TRUE(shown(lines[0]) && shown(lines[1]));
}

} // namespace
} // namespace comptoir::gui
