// S acts on what the bar shows as ticked: by hand, or by the proposal of the line.
#include "acts_client.h"
#include "comptoir/app/differences.h"

namespace comptoir::gui {
namespace {

using test::to_item;
using test::value_of;

class WriteOffTicks : public ActsClient {
protected:
    std::int64_t balance(const std::string& account) {
        std::int64_t sum = 0;
        for (const ledger::Entry& entry : entries())
            for (const ledger::EntryRow& row : entry.rows)
                sum += row.account == account ? row.amount.minor() : 0;
        return sum;
    }
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

} // namespace
} // namespace comptoir::gui
