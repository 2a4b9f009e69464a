// The Expected tab: announced lines apart, what replaced them, and giving one up.
#include "comptoir/gui/reconcile/reconcile_pane.h"
#include "statements_client.h"

namespace comptoir::gui {
namespace {

class Expected : public StatementsClient {
protected:
    ExpectedView& expected() { return *pane().expected(); }
    void choose_state(int index) {
        expected().states()->setCurrentIndex(index);
        emit expected().states()->activated(index);
        client.settle();
    }
    void bring_in(std::string_view name, const std::string& text) {
        bring({write(name, text)});
        QTest::keyClick(view().preview()->file_table(), Qt::Key_Return, Qt::ControlModifier);
        settle();
        ASSERT_EQ(view().page(), ImportView::Outcome);
        view().start_again();
        settle();
    }
    void announce() {
        bring_in("mars-052.xml", test::camt_report_text(march(), test::CamtReport::Intraday));
        pane().show_tab(StatementsPane::Expected);
        client.settle();
    }
};

TEST_F(Expected, AReportIsPreviewedAsWhatItIs) {
    bring({write("mars-052.xml", test::camt_report_text(march(), test::CamtReport::Intraday))});
    const FileRow& row = *view().preview()->file_model()->row_at(0);
    EXPECT_EQ(row.fate, Fate::Import);
    EXPECT_EQ(row.lines, 0);
    EXPECT_EQ(row.expected, 2);
    EXPECT_EQ(view().preview()->file_model()->index(0, FileTableModel::State).data().toString(),
              QStringLiteral("sera montré comme attendu"));
}

TEST_F(Expected, AnnouncedLinesStandApartWithTheirSum) {
    const std::size_t before = statements();
    announce();
    EXPECT_EQ(statements(), before) << "no statement is made of a report";
    watch(expected().model());
    ASSERT_EQ(expected().model()->rowCount(), 2);
    EXPECT_EQ(expected().waiting(), 2);
    EXPECT_TRUE(expected().sums().contains(QStringLiteral("12,00")));
    EXPECT_TRUE(
        expected().model()->index(0, ExpectedTableModel::Label).data(k_faint_role).toBool());
    EXPECT_EQ(expected().model()->index(0, ExpectedTableModel::State).data().toString(),
              QStringLiteral("attendue"));
    EXPECT_TRUE(pane().tabs()->tabText(StatementsPane::Expected).contains(QLatin1Char('2')));
}

TEST_F(Expected, TheStatementReplacesThemAndCanBeOpened) {
    announce();
    bring_in("mars.xml", test::camt_text({march()}));
    pane().show_tab(StatementsPane::Expected);
    client.settle();
    EXPECT_EQ(expected().model()->rowCount(), 0);
    choose_state(2); // booked since
    ASSERT_EQ(expected().model()->rowCount(), 2);
    EXPECT_FALSE(
        expected().model()->index(0, ExpectedTableModel::BookedAs).data().toString().isEmpty());
    EXPECT_FALSE(action("give_up_expected")->isEnabled());
    expected().table()->setFocus();
    QTest::keyClick(expected().table(), Qt::Key_Return);
    client.settle();
    EXPECT_TRUE(client.pane<ReconcilePane>(MainWindow::Reconcile).isVisible());
}

TEST_F(Expected, GivenUpAndWaitedForAgain) {
    announce();
    expected().table()->setFocus();
    QTest::keyClick(expected().table(), Qt::Key_W);
    settle();
    EXPECT_EQ(expected().model()->rowCount(), 1);
    choose_state(3); // given up
    ASSERT_EQ(expected().model()->rowCount(), 1);
    expected().table()->setCurrentIndex(expected().model()->index(0, ExpectedTableModel::Label));
    action("give_up_expected")->trigger();
    settle();
    EXPECT_EQ(expected().model()->rowCount(), 0);
    EXPECT_EQ(expected().waiting(), 2);
}

TEST_F(Expected, OneKeyTakesTheReportBack) {
    bring({write("mars-052.xml", test::camt_report_text(march(), test::CamtReport::Intraday))});
    QTest::keyClick(view().preview()->file_table(), Qt::Key_Return, Qt::ControlModifier);
    settle();
    ASSERT_TRUE(view().can_undo());
    view().undo_import();
    settle();
    EXPECT_EQ(expected().waiting(), 0);
}

} // namespace
} // namespace comptoir::gui
