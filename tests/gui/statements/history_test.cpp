// What came in: criteria, the way to the reconciliation, and taking an import back.
#include "comptoir/gui/reconcile/reconcile_pane.h"
#include "statements_client.h"

#include <QCheckBox>
#include <QFile>

namespace comptoir::gui {
namespace {

class History : public StatementsClient {
protected:
    void SetUp() override {
        StatementsClient::SetUp();
        pane().show_tab(StatementsPane::History);
        client.settle();
    }
    HistoryView& history() { return *pane().history(); }
    void choose(QComboBox* combo, int index) {
        combo->setCurrentIndex(index);
        emit combo->activated(index);
        client.settle();
    }
};

TEST_F(History, TheNewestComesFirstWithItsFileAndWhoImportedIt) {
    watch(history().model());
    ASSERT_EQ(history().model()->rowCount(), 2);
    const app::HistoryRow& newest = *history().model()->row_at(0);
    EXPECT_EQ(newest.statement.file_name, "releve-2026-02.cfonb");
    EXPECT_EQ(newest.format, "cfonb120");
    EXPECT_FALSE(newest.imported_by.empty());
}

TEST_F(History, ByKeysTheArrowsMoveInTheListAndChangeNoFilter) {
    pane().show_tab(StatementsPane::Import);
    pane().first_focus()->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_PageDown, Qt::ControlModifier);
    client.settle();
    ASSERT_EQ(pane().tabs()->currentIndex(), StatementsPane::History);
    EXPECT_TRUE(history().table()->hasFocus());
    EXPECT_EQ(history().table()->currentIndex().row(), 0);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
    client.settle();
    EXPECT_EQ(history().table()->currentIndex().row(), 1);
    EXPECT_EQ(history().journals()->currentIndex(), 0);
    EXPECT_EQ(history().model()->rowCount(), 2);
    // In a tab without rows the keyboard stays on the tabs, and goes on from there.
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_PageDown, Qt::ControlModifier);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_PageUp, Qt::ControlModifier);
    EXPECT_EQ(pane().tabs()->currentIndex(), StatementsPane::History);
    EXPECT_TRUE(history().table()->hasFocus());
}

TEST_F(History, DownLeavesTheTextOfTheFilter) {
    history().focus_filter();
    QTest::keyClicks(history().text(), QStringLiteral("2026-01"));
    client.wait_for([&] { return history().model()->rowCount() == 1; }, "the text filters");
    QTest::keyClick(history().text(), Qt::Key_Down);
    EXPECT_TRUE(history().table()->hasFocus());
    history().focus_filter();
    QTest::keyClicks(history().text(), QStringLiteral("zzz"));
    client.wait_for([&] { return history().model()->rowCount() == 0; }, "nothing is left");
    QTest::keyClick(history().text(), Qt::Key_Down);
    EXPECT_TRUE(history().text()->hasFocus()) << "to mend what was typed";
}

TEST_F(History, CriteriaLeaveWhatMeetsThem) {
    choose(history().periods(), 2); // last month: February
    ASSERT_EQ(history().model()->rowCount(), 1);
    EXPECT_EQ(history().model()->row_at(0)->statement.file_name, "releve-2026-02.cfonb");
    choose(history().periods(), 0);
    choose(history().states(), 3); // reconciled: none yet
    EXPECT_EQ(history().model()->rowCount(), 0);
    EXPECT_TRUE(history().empty_state()->isVisible());
    choose(history().states(), 0);
    history().text()->setText(QStringLiteral("2026-01"));
    client.wait_for([&] { return history().model()->rowCount() == 1; }, "the text filters");
    choose(history().journals(), 1);
    EXPECT_EQ(history().model()->rowCount(), 1);
}

TEST_F(History, LinesAmountsFormatsAndUsersFindAStatement) {
    const auto* line =
        history().criteria()->findChild<QLineEdit*>(QStringLiteral("history_line_text"));
    ASSERT_NE(line, nullptr);
    auto* amount = history().criteria()->findChild<QLineEdit*>(QStringLiteral("history_amount"));
    auto* format = history().criteria()->findChild<QComboBox*>(QStringLiteral("history_format"));
    auto* user = history().criteria()->findChild<QComboBox*>(QStringLiteral("history_user"));
    choose(format, format->findData(QStringLiteral("cfonb120")));
    ASSERT_EQ(history().model()->rowCount(), 1);
    EXPECT_EQ(history().model()->row_at(0)->format, "cfonb120");
    choose(format, format->findData(QStringLiteral("mt940")));
    EXPECT_EQ(history().model()->rowCount(), 0);
    EXPECT_TRUE(history().empty_state()->isVisible());
    choose(format, 0);
    EXPECT_EQ(user->count(), 2) << "one person imported everything here";
    choose(user, 1);
    EXPECT_EQ(history().model()->rowCount(), 2);
    amount->setText(QStringLiteral("999999,99"));
    client.wait_for([&] { return history().model()->rowCount() == 0; }, "no line of that amount");
    history().criteria()->clear();
    client.wait_for([&] { return history().model()->rowCount() == 2; }, "all of them again");
}

TEST_F(History, AMissingFileIsNamedWithBothDaysAndAmounts) {
    test::TextStatement later = march();
    later.opening_minor = 987'65;
    later.lines = {{test::day("2026-04-20"), -12'00, "PRLV DUVAL", "a1"}};
    bring({write("avril.xml", test::camt_text({later}))});
    QTest::keyClick(view().preview()->file_table(), Qt::Key_Return, Qt::ControlModifier);
    settle();
    pane().show_tab(StatementsPane::History);
    settle();
    const app::HistoryRow* newest = history().model()->row_at(0);
    ASSERT_TRUE(newest->gap.has_value());
    EXPECT_EQ(newest->gap->kind, bank::BreakKind::Gap);
    history().table()->setCurrentIndex(history().model()->index(0, HistoryTableModel::File));
    EXPECT_TRUE(history().gap_words().contains(QStringLiteral("20/04/2026")));
    EXPECT_TRUE(history().gap_words().contains(QStringLiteral("987,65")));
    EXPECT_EQ(history().model()->index(0, HistoryTableModel::Follows).data(k_icon_role).toString(),
              QStringLiteral("warning"));
    auto* gaps = history().criteria()->findChild<QCheckBox*>(QStringLiteral("history_gaps"));
    gaps->setChecked(true);
    client.settle();
    EXPECT_EQ(history().model()->rowCount(), 1);
}

TEST_F(History, EnterOpensTheStatement) {
    history().table()->setFocus();
    history().table()->setCurrentIndex(history().model()->index(1, HistoryTableModel::File));
    const auto wanted = history().current()->statement.id.value();
    QTest::keyClick(history().table(), Qt::Key_Return);
    client.settle();
    auto& reconcile = client.pane<ReconcilePane>(MainWindow::Reconcile);
    ASSERT_TRUE(reconcile.isVisible());
    EXPECT_EQ(reconcile.statements()->currentData().toLongLong(), wanted);
}

TEST_F(History, TakingBackSaysWhatDependsOnItFirst) {
    history().table()->setFocus();
    QTest::keyClick(history().table(), Qt::Key_U);
    client.settle();
    EXPECT_FALSE(input<QLabel>("undo_statements")->text().isEmpty());
    EXPECT_FALSE(input<QLabel>("undo_dependents")->text().isEmpty());
    EXPECT_EQ(statements(), 2U);
    accept("undo_import_dialog");
    EXPECT_EQ(statements(), 1U);
    EXPECT_EQ(history().model()->rowCount(), 1);
}

TEST_F(History, MatchesAreUndoneWithTheImport) {
    auto& reconcile = client.pane<ReconcilePane>(MainWindow::Reconcile);
    client.show(MainWindow::Reconcile);
    reconcile.run_automatic();
    settle();
    client.show(MainWindow::Statements);
    client.settle();
    int matched = -1;
    for (int row = 0; row < history().model()->rowCount(); ++row)
        if (history().model()->row_at(row)->statement.matched > 0)
            matched = row;
    ASSERT_GE(matched, 0) << "the samples hold lines that match by themselves";
    history().table()->setCurrentIndex(history().model()->index(matched, HistoryTableModel::File));
    action("undo_import")->trigger();
    client.settle();
    EXPECT_TRUE(input<QLabel>("undo_dependents")->text().contains(QStringLiteral("rapprochement")));
    accept("undo_import_dialog");
    EXPECT_EQ(statements(), 1U);
}

TEST_F(History, TheBanksFileOpensAsItCame) {
    QString opened;
    QObject::disconnect(&history(), &HistoryView::file_ready, nullptr, nullptr);
    QObject::connect(&history(), &HistoryView::file_ready, &history(),
                     [&](const QString& path) { opened = path; });
    history().table()->setCurrentIndex(history().model()->index(0, HistoryTableModel::File));
    action("open_original")->trigger();
    client.wait_for([&] { return !opened.isEmpty(); }, "the file is opened");
    EXPECT_TRUE(opened.endsWith(QStringLiteral("releve-2026-02.cfonb")));
    QFile file(opened);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    QFile original(q(sample("releve-2026-02.cfonb").string()));
    ASSERT_TRUE(original.open(QIODevice::ReadOnly));
    EXPECT_EQ(file.readAll(), original.readAll());
}

} // namespace
} // namespace comptoir::gui
