// C23: whatever the key, what the books hold already is refused and the entry named; only the
// button for another movement books it once more.
#include "gui/reconcile/acts_client.h"

#include <QCheckBox>

namespace comptoir::gui {
namespace {

class AlthoughBooked : public ActsClient {
protected:
    // A fee that somebody booked by hand two days before its line came.
    void begin() {
        fee = world.bank_entry(-720, october(11), "Frais", "627000");
        fee_line = world.lines({{-720, october(13), "FRAIS TENUE DE COMPTE"}}).front();
        start();
        stand_on(fee_line);
    }
    bool names_the_fee() {
        return refusal().contains(QStringLiteral("écriture %1 ").arg(fee.value()));
    }
    void expect_refused() {
        ASSERT_TRUE(dialog()) << "it is in the books";
        EXPECT_TRUE(names_the_fee()) << refusal().toStdString();
        EXPECT_EQ(entries().size(), 1U);
        EXPECT_FALSE(line(fee_line).match);
    }
    void expect_booked_once_more_and_taken_back() {
        ASSERT_FALSE(dialog());
        EXPECT_EQ(entries().size(), 2U);
        EXPECT_EQ(balance("512100"), -1440);
        EXPECT_EQ(entries().front().id, fee) << "what was there stays";
        undo();
        EXPECT_EQ(entries().size(), 1U);
        EXPECT_FALSE(line(fee_line).match);
    }
    ledger::EntryId fee;
    bank::LineId fee_line;
};

TEST_F(AlthoughBooked, AnAccountIsRefusedUntilAPersonSaysItIsAnotherMovement) {
    begin();
    press(Qt::Key_K);
    ASSERT_TRUE(dialog());
    EXPECT_FALSE(offered()) << "before it is refused";
    type("account", QStringLiteral("471000")); // another account makes it no other money
    act();
    expect_refused();
    picture("although-booked");
    act();
    expect_refused(); // the same key insists on nothing
    ASSERT_TRUE(offered());
    click(offered());
    expect_booked_once_more_and_taken_back();
}

TEST_F(AlthoughBooked, LeftByEscapeNothingIsBookedAndTheEntryCanBePointed) {
    begin();
    press(Qt::Key_K);
    type("account", QStringLiteral("627000"));
    act();
    expect_refused();
    press(dialog(), Qt::Key_Escape);
    EXPECT_FALSE(dialog());
    EXPECT_EQ(entries().size(), 1U);
    stand_on(fee_line);
    tick_entry(fee);
    press(Qt::Key_Return);
    EXPECT_TRUE(line(fee_line).match) << sentence();
    EXPECT_EQ(entries().size(), 1U);
    expect_check_passes();
}

TEST_F(AlthoughBooked, AWriteOffIsRefusedLikewise) {
    begin();
    view().tick_current(); // with the entry that is proposed…
    settle();
    tick_entry(fee); // …which the person takes out again
    press(Qt::Key_S);
    ASSERT_TRUE(dialog());
    type("account", QStringLiteral("627000"));
    act();
    expect_refused();
    ASSERT_TRUE(offered());
    click(offered());
    expect_booked_once_more_and_taken_back();
}

TEST_F(AlthoughBooked, AMovementIsRefusedUntilItsBoxIsTicked) {
    begin();
    press(Qt::Key_C);
    ASSERT_TRUE(dialog());
    auto* although = field<QCheckBox>("although_booked");
    EXPECT_FALSE(although->isVisible());
    type("part_account_0", QStringLiteral("627000"));
    act();
    expect_refused();
    EXPECT_TRUE(although->isVisible());
    EXPECT_FALSE(although->isChecked()) << "a person decides";
    act();
    expect_refused();
    QTest::keyClick(although, Qt::Key_Space);
    act();
    ASSERT_FALSE(dialog());
    EXPECT_EQ(entries().size(), 2U);
    undo();
    EXPECT_EQ(entries().size(), 1U);
}

// Ticked and matched by Enter there is no question to stay open: one of its own asks.
TEST_F(AlthoughBooked, ATickedInvoiceWhosePaymentIsBookedAsksInAQuestionOfItsOwn) {
    const auto item = world.invoice("FAARO", "F7", -10000, october(1));
    fee = world.bank_entry(-10000, october(12), "Paiement", "401000", "FAARO");
    fee_line = world.lines({{-10000, october(12), "PRLV AARO SAS"}}).front();
    start();
    const auto match = [&] {
        stand_on(fee_line);
        if (!view().has_ticks())
            tick_row(item);
        press(Qt::Key_Return);
    };
    match();
    ASSERT_TRUE(dialog());
    EXPECT_EQ(dialog()->objectName(), QStringLiteral("although_booked_dialog"));
    const auto words = [&] {
        QString all;
        for (const QLabel* label : dialog()->findChildren<QLabel*>())
            all += label->text();
        return all;
    };
    EXPECT_TRUE(words().contains(QStringLiteral("écriture %1 ").arg(fee.value())))
        << words().toStdString();
    EXPECT_EQ(entries().size(), 2U);
    press(dialog(), Qt::Key_Escape);
    EXPECT_EQ(entries().size(), 2U) << "nothing was said";
    EXPECT_FALSE(line(fee_line).match);
    match();
    ASSERT_TRUE(dialog());
    act();
    EXPECT_FALSE(dialog());
    EXPECT_EQ(entries().size(), 3U);
    EXPECT_TRUE(line(fee_line).match);
    undo();
    EXPECT_EQ(entries().size(), 2U);
}

} // namespace
} // namespace comptoir::gui
