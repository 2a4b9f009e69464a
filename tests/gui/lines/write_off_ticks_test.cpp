// S acts on what the bar shows as ticked: by hand, or by the proposal of the line.
#include "comptoir/app/differences.h"
#include "gui/reconcile/acts_client.h"

#include <map>

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
    EXPECT_EQ(field<QComboBox>("type")->currentData().toString(), QStringLiteral("fee"));
    act();
    EXPECT_TRUE(open_items().empty()) << "the invoice is settled";
    EXPECT_EQ(balance("627000"), 1500) << "only what it leaves is written off";
    EXPECT_EQ(balance("658500"), 0);
    expect_check_passes();
}

// A customer took 2 % off a sale of 120,00 whose VAT is 20,00.
class WriteOffOfDiscount : public WriteOffTicks {
protected:
    void SetUp() override {
        test::value_of(world.act<std::int64_t>([](app::Writer& writer) {
            return app::allow_difference(
                writer, {.type = "discount", .limit_minor = 2000, .limit_permille = 30});
        }));
        ledger::Entry sale;
        sale.journal = "VE";
        sale.date = october(1);
        sale.piece = "V2026001";
        sale.piece_date = october(1);
        sale.label = "CDURAND V2026001";
        for (const auto& [account, cents] :
             {std::pair("411000", 12000), std::pair("706000", -10000),
              std::pair("445710", -2000)}) {
            ledger::EntryRow row;
            row.account = account;
            row.amount = eur(cents);
            sale.rows.push_back(row);
        }
        sale.rows.front().party = "CDURAND";
        value_of(world.act<ledger::EntryId>(
            [&](app::Writer& writer) { return app::post_draft(writer, sale); }));
        paid = world.lines({{11760, october(12), "VIR DURAND V2026001 ESCOMPTE"}}).front();
        start();
        stand_on(paid);
        ASSERT_TRUE(view().current_proposal());
        ASSERT_EQ(view().current_proposal()->kind, reconcile::Kind::Discount);
    }
    std::vector<std::int64_t> books() {
        std::vector<std::int64_t> all;
        for (const char* account : {"411000", "512100", "445710", "665000", "658500"})
            all.push_back(balance(account));
        return all;
    }
    bank::LineId paid;
};

TEST_F(WriteOffOfDiscount, SOpensOnItAndBooksWhatEnterWouldItsVatToo) {
    press(Qt::Key_Return);
    const auto by_enter = books();
    undo();
    stand_on(paid);
    press(Qt::Key_S);
    ASSERT_TRUE(dialog());
    EXPECT_EQ(field<QComboBox>("type")->currentData().toString(), QStringLiteral("discount"));
    act();
    ASSERT_FALSE(dialog());
    EXPECT_EQ(books(), by_enter);
    EXPECT_EQ(balance("665000"), 200);
    EXPECT_EQ(balance("445710"), -1960);
    EXPECT_EQ(balance("658500"), 0);
    EXPECT_TRUE(open_items().empty());
    expect_check_passes();
}

TEST_F(WriteOffOfDiscount, WhatIsTickedByHandIsNobodysDiscount) {
    tick_row(open_items().front().id);
    press(Qt::Key_S);
    ASSERT_TRUE(dialog());
    EXPECT_EQ(field<QComboBox>("type")->currentData().toString(), QStringLiteral("settlement"));
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

// C20: one line of the card terminal for several customers, less what the bank kept.
TEST_F(WriteOffTicks, ThreeInvoicesAndTheFeeOfTheTerminal) {
    const std::vector<ledger::RowId> sales = {world.invoice("CDURAND", "V1", 40000, october(1)),
                                              world.invoice("CCLINIQUE", "V2", 35000, october(2)),
                                              world.invoice("CDURAND", "V3", 25000, october(3))};
    const auto other = world.invoice("CDURAND", "V4", 99900, october(3));
    const auto lines = world.lines({{98500, october(12), "REMISE CB CONTRAT 4412"}});
    start();
    stand_on(lines[0]);
    for (const ledger::RowId sale : sales)
        tick_row(sale);
    EXPECT_TRUE(sums().contains(QStringLiteral("15,00"))) << sums().toStdString();
    // Enter would leave the 15,00 to be paid by the customer that was ticked last.
    press(Qt::Key_S);
    ASSERT_TRUE(dialog());
    auto* types = field<QComboBox>("type");
    const int fee = types->findData(QStringLiteral("fee"));
    ASSERT_GE(fee, 0);
    types->setCurrentIndex(fee);
    settle();
    picture("write-off-terminal");
    act();
    ASSERT_FALSE(dialog());
    EXPECT_EQ(line(lines[0]).state, reconcile::LineState::Matched) << sentence();
    EXPECT_EQ(balance("627000"), 1500);
    EXPECT_EQ(balance("512100"), 98500);
    EXPECT_EQ(balance("411000"), 99900) << "what the fourth sale owes";
    ASSERT_EQ(open_items().size(), 1U);
    EXPECT_EQ(open_items().front().id, other);
    const ledger::Entry made = entries().back();
    std::map<std::string, Money> by_party;
    for (const ledger::EntryRow& row : made.rows)
        if (row.account == "411000")
            by_party.try_emplace(row.party, eur(0)).first->second += row.amount;
    EXPECT_EQ(by_party,
              (std::map<std::string, Money>{{"CDURAND", eur(-65000)}, {"CCLINIQUE", eur(-35000)}}));
    expect_check_passes();
    undo();
    EXPECT_EQ(open_items().size(), 4U);
    EXPECT_EQ(balance("627000"), 0);
    EXPECT_TRUE(shown(lines[0]));
}

} // namespace
} // namespace comptoir::gui
