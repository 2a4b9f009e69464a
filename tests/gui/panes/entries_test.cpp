// Entries by page, their rows, their sums, and the reversal of what cannot be changed.
#include "comptoir/gui/ledger/entries_pane.h"
#include "comptoir/gui/reports/reports_pane.h"
#include "comptoir/gui/widgets/form_dialog.h"
#include "gui/support/client_under_test.h"

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
