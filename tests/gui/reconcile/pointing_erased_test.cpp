// Marks of a pointing by hand taken back: one, some or all, before it was validated and after
// (A129).
#include "pointing_tab.h"

#include <QCoreApplication>

namespace comptoir::gui {
namespace {

TEST_F(PointingTab, MarksAreErasedInPartOneByOneOrAll) {
    open_tab();
    open(QStringLiteral("546,00"));
    point_until(october(20));
    ASSERT_EQ(pointed(), "111");
    stand_on_entry(first);
    press(pointing().table(), Qt::Key_Space);
    EXPECT_EQ(pointed(), "101") << "one entry, by hand";
    undo();
    select_entries({fee, first});
    EXPECT_EQ(button("erase_pointing")->text(), QStringLiteral("&Effacer les marques choisies"));
    picture("erase-selected");
    click(button("erase_pointing"));
    EXPECT_EQ(pointed(), "001") << "the selected ones alone";
    EXPECT_EQ(mark(fee), "");
    ASSERT_TRUE(pointing().sheet()) << "the pointing itself stays";
    undo();
    EXPECT_EQ(pointed(), "111");
    stand_on_entry(first);
    EXPECT_EQ(button("erase_pointing")->text(), QStringLiteral("&Effacer tout le pointage"));
    picture("erase-whole");
    click(button("erase_pointing"));
    EXPECT_FALSE(pointing().sheet()) << "all of it";
    undo();
    ASSERT_TRUE(pointing().sheet());
    EXPECT_EQ(pointed(), "111");
    expect_check_passes();
}

TEST_F(PointingTab, AMarkChosenAloneWithControlIsErasedAlone) {
    open_tab();
    open(QStringLiteral("546,00"));
    point_until(october(20));
    const auto click_on = [this](ledger::EntryId entry, Qt::KeyboardModifiers held) {
        const QRect cell =
            pointing().table()->visualRect(index_of(entry, PointingTableModel::Label));
        QTest::mouseClick(pointing().table()->viewport(), Qt::LeftButton, held, cell.center());
        settle();
    };
    click_on(fee, Qt::NoModifier);
    click_on(fee, Qt::ControlModifier); // no row is selected
    click_on(first, Qt::ControlModifier);
    click(button("erase_pointing"));
    ASSERT_TRUE(pointing().sheet()) << "the pointing stays";
    EXPECT_EQ(pointed(), "101");
    undo();
    EXPECT_EQ(pointed(), "111");
    click_on(second, Qt::NoModifier); // where the cursor stands chooses nothing
    click(button("erase_pointing"));
    EXPECT_FALSE(pointing().sheet());
}

TEST_F(ValidatedPointing, IsErasedWholeOnlyWhenThatIsConfirmed) {
    validate_all();
    stand_on_entry(first);
    click(button("erase_pointing"));
    ASSERT_TRUE(dialog());
    EXPECT_EQ(dialog()->objectName(), QStringLiteral("reopen_dialog"));
    QString words;
    for (const QLabel* label : dialog()->findChildren<QLabel*>())
        words += label->text();
    EXPECT_TRUE(words.contains(QStringLiteral("3 marques"))) << words.toStdString();
    press(dialog(), Qt::Key_Escape);
    ASSERT_TRUE(pointing().sheet());
    EXPECT_EQ(pointed(), "111");
    click(button("erase_pointing"));
    act();
    EXPECT_FALSE(pointing().sheet());
    undo();
    EXPECT_EQ(pointed(), "111");
}

TEST_F(PointingTab, OfSeveralSelectedTheOnePointedIsErasedAndNoOther) {
    open_tab();
    open(QStringLiteral("546,00"));
    select_entries({fee, second});
    click(button("erase_pointing"));
    ASSERT_TRUE(pointing().sheet()) << "none of them is pointed: nothing to erase";
    EXPECT_FALSE(sentence().empty());
    point(first);
    point(fee);
    select_entries({fee, second});
    click(button("erase_pointing"));
    ASSERT_TRUE(pointing().sheet()) << "the pointing itself stays";
    EXPECT_EQ(pointed(), "010");
}

TEST_F(ValidatedPointing, IsErasedInPartAndOpenAgain) {
    validate_all();
    select_entries({fee, first});
    click(button("erase_pointing"));
    ASSERT_TRUE(dialog());
    act();
    EXPECT_EQ(sheet().session.state, app::PointingState::Open);
    EXPECT_EQ(pointed(), "001");
    EXPECT_EQ(sheet().difference, eur(47600));
    undo();
    EXPECT_EQ(sheet().session.state, app::PointingState::Validated);
    EXPECT_EQ(pointed(), "111");
    expect_check_passes();
}

TEST_F(ValidatedPointing, ErasingSaysWhatALaterOneWillMiss) {
    world.validate();
    open_tab();
    validate_period(october(1), october(10), "476,00");
    validate_period(october(11), october(20), "546,00");
    auto* sessions = pointing().findChild<QComboBox*>(QStringLiteral("pointing_sessions"));
    ASSERT_EQ(sessions->count(), 2);
    const auto go_to = [&](const char* last_day) {
        sessions->setFocus();
        while (!sessions->currentText().contains(QLatin1String(last_day)))
            press(sessions, sessions->currentIndex() == 0 ? Qt::Key_Down : Qt::Key_Up);
    };
    go_to("10/10/2026");
    stand_on_entry(first);
    click(button("erase_pointing"));
    ASSERT_TRUE(dialog());
    EXPECT_TRUE(words().contains(QStringLiteral("jusqu’au 20/10/2026 est validé lui aussi")))
        << words().toStdString();
    EXPECT_TRUE(words().contains(QStringLiteral("476,00"))) << words().toStdString();
    picture("pointing-later");
    press(dialog(), Qt::Key_Return); // the cautious button
    EXPECT_FALSE(dialog());
    EXPECT_EQ(sheet().session.state, app::PointingState::Validated) << "Enter alone goes back";
    go_to("20/10/2026");
    EXPECT_TRUE(sheet().difference.is_zero());
    stand_on_entry(second);
    click(button("erase_pointing"));
    ASSERT_TRUE(dialog());
    EXPECT_FALSE(words().contains(QStringLiteral("validé lui aussi"))) << "nothing comes after it";
    press(dialog(), Qt::Key_Escape);
    go_to("10/10/2026");
    click(button("erase_pointing"));
    act();
    EXPECT_EQ(sheet().difference, eur(47600)) << "as was said, of the later one";
}

TEST_F(ValidatedPointing, OpenAgainItStillCountsAndAsksBeforeMoreIsErased) {
    world.validate();
    open_tab();
    validate_period(october(1), october(10), "476,00");
    const reconcile::PointingId first_days = sheet().session.id;
    validate_period(october(11), october(20), "546,00");
    auto* sessions = pointing().findChild<QComboBox*>(QStringLiteral("pointing_sessions"));
    sessions->setFocus();
    press(sessions, sessions->currentIndex() == 0 ? Qt::Key_Down : Qt::Key_Up);
    ASSERT_EQ(sheet().session.id, first_days);
    stand_on_entry(fee);
    press(pointing().table(), Qt::Key_Space);
    ASSERT_TRUE(dialog());
    EXPECT_TRUE(words().contains(QStringLiteral("validé lui aussi"))) << words().toStdString();
    act();
    ASSERT_EQ(sheet().session.state, app::PointingState::Open);
    select_entries({fee, first});
    click(button("erase_pointing"));
    ASSERT_TRUE(dialog()) << "its marks stand in the états, and in the later balance";
    EXPECT_TRUE(words().contains(QStringLiteral("rouvert et compte toujours")))
        << words().toStdString();
    EXPECT_TRUE(words().contains(QStringLiteral("jusqu’au 20/10/2026 est validé lui aussi")))
        << words().toStdString();
    picture("pointing-open-again");
    press(dialog(), Qt::Key_Escape);
    EXPECT_EQ(mark(first), "X 10/10/2026") << "left, nothing changes";
    click(button("erase_pointing"));
    act();
    EXPECT_EQ(mark(first), "");
    EXPECT_EQ(sheet().session.state, app::PointingState::Open);
    undo();
    EXPECT_EQ(mark(first), "X 10/10/2026");
}

// A plain click on the row that is selected changes no selection, but what the button erases.
TEST_F(PointingTab, TheButtonSaysWhatItErasesAfterAPlainClickOnTheChosenRow) {
    open_tab();
    open(QStringLiteral("546,00"));
    point_until(october(20));
    const auto click_on = [&](ledger::EntryId entry, Qt::KeyboardModifiers keys) {
        QTableView* table = pointing().table();
        const QRect cell = table->visualRect(index_of(entry, PointingTableModel::Label));
        QTest::mouseClick(table->viewport(), Qt::LeftButton, keys, cell.center());
        settle();
    };
    pointing().table()->clearSelection();
    click_on(second, Qt::ControlModifier);
    const QString one = button("erase_pointing")->text();
    click_on(second, Qt::NoModifier);
    QCoreApplication::processEvents(); // the button follows the hand
    const QString whole = button("erase_pointing")->text();
    EXPECT_FALSE(one == whole) << one.toStdString();
    stand_on_entry(second);
    EXPECT_EQ(button("erase_pointing")->text(), whole);
}

TEST_F(ValidatedPointing, LosesOneMarkByHandOnlyWhenThatIsConfirmed) {
    validate_all();
    stand_on_entry(second);
    press(pointing().table(), Qt::Key_Space);
    ASSERT_TRUE(dialog());
    EXPECT_EQ(dialog()->objectName(), QStringLiteral("reopen_dialog"));
    picture("pointing-reopen");
    press(dialog(), Qt::Key_Escape);
    EXPECT_EQ(sheet().session.state, app::PointingState::Validated) << "left, nothing changes";
    EXPECT_EQ(pointed(), "111");
    press(pointing().table(), Qt::Key_Space);
    act();
    EXPECT_EQ(sheet().session.state, app::PointingState::Open);
    EXPECT_EQ(pointed(), "110");
    EXPECT_EQ(mark(second), "");
    expect_check_passes();
}

} // namespace
} // namespace comptoir::gui
