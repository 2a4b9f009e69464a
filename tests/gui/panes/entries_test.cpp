// Entries by page, their rows, their sums, and the reversal of what cannot be changed.
#include "comptoir/gui/ledger/entries_pane.h"
#include "comptoir/gui/reports/reports_pane.h"
#include "comptoir/gui/widgets/form_dialog.h"
#include "comptoir/gui/widgets/message_bar.h"
#include "comptoir/gui/widgets/typed_edits.h"
#include "gui/support/client_under_test.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace comptoir::gui {
namespace {

class Entries : public testing::Test {
protected:
    void SetUp() override {
        client.show(MainWindow::Entries);
        watch(pane().model());
        watch(pane().rows_model());
        pane().table()->setFocus();
    }
    EntriesPane& pane() { return client.pane<EntriesPane>(MainWindow::Entries); }
    ClientUnderTest client;
};

TEST_F(Entries, ShowTheRowsOfTheChosenOne) {
    ASSERT_GT(pane().model()->rowCount(), 5);
    EXPECT_GE(pane().rows_model()->rowCount(), 2);
    const int before = pane().table()->currentIndex().row();
    QTest::keyClick(pane().table(), Qt::Key_Down);
    client.settle();
    EXPECT_EQ(pane().table()->currentIndex().row(), before + 1);
    Money sum;
    for (const EntryRowView& row : pane().rows_model()->rows())
        sum += row.row.amount;
    EXPECT_TRUE(sum.is_zero());
}

TEST_F(Entries, AreFilteredByWords) {
    auto* filter = pane().findChild<QLineEdit*>(QStringLiteral("entry_filter"));
    filter->setText(QStringLiteral("zzzz"));
    client.wait_for([&] { return pane().model()->rowCount() == 0; }, "nothing is left");
    filter->clear();
    client.wait_for([&] { return pane().model()->rowCount() > 5; }, "everything is back");
}

TEST_F(Entries, NoHitIsSaidAndOffersNoImport) {
    auto* filter = pane().findChild<QLineEdit*>(QStringLiteral("entry_filter"));
    pane().findChild<QAction*>(QStringLiteral("filter"))->trigger();
    QTest::keyClicks(filter, QStringLiteral("zzzz"));
    client.wait_for([&] { return pane().model()->rowCount() == 0; }, "nothing is left");
    const auto said = [&](const char* words) {
        for (const QLabel* label : pane().empty_state()->findChildren<QLabel*>())
            if (label->isVisible() && label->text().contains(QLatin1String(words)))
                return true;
        return false;
    };
    EXPECT_TRUE(said("filtre"));
    EXPECT_FALSE(said("FEC"));
    for (const QPushButton* button : pane().empty_state()->findChildren<QPushButton*>())
        EXPECT_FALSE(button->isVisible()) << "the books are in";
    QTest::keyClick(filter, Qt::Key_Down);
    EXPECT_TRUE(filter->hasFocus()) << "no row to go to: what was typed is mended";
}

TEST_F(Entries, DownReturnAndEscapeLeaveTheFilterForTheRows) {
    auto* filter = pane().findChild<QLineEdit*>(QStringLiteral("entry_filter"));
    const QString word = pane().model()->rows().front().label.left(3);
    for (const auto key : {Qt::Key_Down, Qt::Key_Return, Qt::Key_Escape}) {
        pane().findChild<QAction*>(QStringLiteral("filter"))->trigger();
        ASSERT_TRUE(filter->hasFocus());
        filter->clear();
        QTest::keyClicks(filter, word);
        QTest::qWait(200); // until it filters
        client.settle();
        ASSERT_GT(pane().model()->rowCount(), 0);
        QTest::keyClick(filter, key);
        EXPECT_TRUE(pane().table()->hasFocus()) << key;
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_J);
        EXPECT_EQ(filter->text(), key == Qt::Key_Escape ? QString() : word)
            << "letters go into it no more";
    }
}

TEST_F(Entries, RReversesAValidatedEntryAsADraft) {
    const int before = pane().model()->rowCount();
    pane().table()->setCurrentIndex(pane().model()->index(2, EntryTableModel::Label));
    client.settle();
    QTest::keyClick(pane().table(), Qt::Key_R);
    client.settle();
    ASSERT_EQ(pane().model()->rowCount(), before + 1) << pane().messages().sentence().toStdString();
    EXPECT_EQ(pane().model()->rows().back().state, ledger::EntryState::Draft);
    // Once is enough.
    pane().table()->setCurrentIndex(pane().model()->index(2, EntryTableModel::Label));
    client.settle();
    QTest::keyClick(pane().table(), Qt::Key_R);
    client.settle();
    EXPECT_EQ(pane().model()->rowCount(), before + 1);
}

TEST_F(Entries, DeleteAsksAndThenDeletesADraft) {
    const int before = pane().model()->rowCount();
    pane().table()->setCurrentIndex(pane().model()->index(2, EntryTableModel::Label));
    client.settle();
    QTest::keyClick(pane().table(), Qt::Key_Delete); // validated: nothing is asked
    client.settle();
    EXPECT_EQ(client.window().findChild<FormDialog*>(), nullptr);
    QTest::keyClick(pane().table(), Qt::Key_R);
    client.settle();
    ASSERT_EQ(pane().model()->rowCount(), before + 1) << pane().messages().sentence().toStdString();
    pane().table()->setCurrentIndex(pane().model()->index(before, EntryTableModel::Label));
    client.settle();
    QTest::keyClick(pane().table(), Qt::Key_Delete);
    auto* dialog = client.window().findChild<FormDialog*>();
    ASSERT_NE(dialog, nullptr);
    dialog->findChild<QPushButton*>(QStringLiteral("act_button"))->click();
    client.wait_for([&] { return pane().model()->rowCount() == before; }, "the draft is gone");
}

TEST_F(Entries, TheReportSpeaksOfTheLastStatement) {
    client.show(MainWindow::Reports);
    auto& reports = client.pane<ReportsPane>(MainWindow::Reports);
    watch(reports.view()->model());
    EXPECT_TRUE(reports.view()->has_report());
    EXPECT_TRUE(reports.view()->file_name().contains(QLatin1String("BQ-2026-02-28")));
}

TEST(Reports, TheOneDayThereIsTheReportsAndThePapers) {
    ClientUnderTest client;
    client.show(MainWindow::Reports);
    auto& reports = client.pane<ReportsPane>(MainWindow::Reports);
    QList<DayEdit*> days;
    for (DayEdit* day : reports.findChildren<DayEdit*>())
        if (day->isVisible())
            days << day;
    ASSERT_EQ(days.size(), 1) << "two would contradict each other";
    days.front()->setFocus();
    days.front()->selectAll();
    QTest::keyClicks(days.front(), QStringLiteral("31/01/2026"));
    QTest::keyClick(days.front(), Qt::Key_Return);
    client.settle();
    EXPECT_EQ(reports.view()->day(), *Date::from_ymd(2026, 1, 31));
    EXPECT_TRUE(reports.view()->file_name().contains(QLatin1String("BQ-2026-01-31")));
    const auto done =
        client.session().workspace().write<bool>([](app::Writer& writer) -> Result<bool> {
            CT_TRY(app::set_party(writer, {.code = "FZINC", .name = "Zinc"}));
            writer.changed(app::Noun::Statements);
            return true;
        });
    ASSERT_TRUE(done.has_value());
    client.settle();
    EXPECT_EQ(reports.view()->day(), *Date::from_ymd(2026, 1, 31)) << "what was chosen stays";
    EXPECT_EQ(days.front()->day(), reports.view()->day());
}

TEST(EmptyDossier, EveryPaneSaysWhatGoesThere) {
    ClientUnderTest client({.books = false, .statements = false});
    for (int index = 0; index < MainWindow::k_panes; ++index) {
        client.show(static_cast<MainWindow::PaneIndex>(index));
        bool said = false;
        for (const auto* empty : client.window()
                                     .pane(static_cast<MainWindow::PaneIndex>(index))
                                     ->findChildren<EmptyState*>())
            said |= empty->isVisible();
        EXPECT_TRUE(said) << "pane " << index;
    }
}

} // namespace
} // namespace comptoir::gui
