// What came in: criteria, the way to the reconciliation, and taking an import back.
#include "comptoir/gui/reconcile/reconcile_pane.h"
#include "statements_client.h"

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

} // namespace
} // namespace comptoir::gui
