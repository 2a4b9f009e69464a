// What files repeated and what was deleted: listed with both sides, overruled and taken back.
#include "comptoir/gui/reconcile/reconcile_pane.h"
#include "statements_client.h"

#include <QComboBox>
#include <QLabel>

namespace comptoir::gui {
namespace {

class Duplicates : public StatementsClient {
protected:
    DuplicatesView& list() { return *pane().duplicates(); }
    const DuplicateRow& row(int index) { return *list().model()->row_at(index); }
    void import(std::string_view name, const test::TextStatement& statement) {
        bring({write(name, test::camt_text({statement}))});
        action("import_all")->trigger();
        settle();
    }
    // March, then a file that overlaps it.
    void import_twice() {
        import("mars.xml", march());
        action("start_again")->trigger();
        settle();
        test::TextStatement again = march();
        again.lines.push_back({test::day("2026-03-05"), -8'00, "FRAIS", "m3"});
        import("mars-suite.xml", again);
        client.show(MainWindow::Statements); // a plain import opens its statement
    }
    // March twice without balances, the second time with other words: one line is in doubt.
    void import_a_doubtful_line() {
        test::TextStatement first = march();
        first.has_balances = false;
        for (test::TextLine& line : first.lines) // a reference would say that they are one
            line.reference.clear();
        import("mars.xml", first);
        action("start_again")->trigger();
        settle();
        first.lines[0].label = "AUTRES MOTS";
        // A file of which every line has an equal here is left out unless a person takes it.
        first.lines.push_back({test::day("2026-03-05"), -8'00, "FRAIS", ""});
        import("mars-mots.xml", first);
        client.show(MainWindow::Statements);
        pane().show_tab(StatementsPane::Duplicates);
        list().show_list(DuplicateTableModel::Doubtful);
        settle();
    }
    std::int64_t lines() {
        std::int64_t count = -1;
        query(
            client.session(), &client.window(),
            [](app::Reader& reader) { return app::count_lines(reader, {}); },
            [&](Result<std::int64_t> counted) { count = counted.value_or(-2); });
        client.wait_for([&] { return count != -1; }, "the lines are counted");
        return count;
    }
};

TEST_F(Duplicates, OfTheImportJustMadeAreListedBesideTheLineTheyRepeat) {
    import_twice();
    EXPECT_TRUE(action("show_known")->isEnabled());
    action("show_known")->trigger();
    settle();
    ASSERT_EQ(pane().tabs()->currentIndex(), StatementsPane::Duplicates);
    ASSERT_EQ(list().model()->rowCount(), 2);
    EXPECT_EQ(row(1).line.label, "PRLV DUVAL");
    EXPECT_EQ(row(1).other, "PRLV DUVAL");
    EXPECT_EQ(row(1).other_from.file_name, "mars.xml");
    EXPECT_EQ(row(1).from.file_name, "mars-suite.xml");
    EXPECT_FALSE(row(1).by.empty());
    EXPECT_EQ(row(1).kind, DuplicateRow::Known);
}

TEST_F(Duplicates, TheReportNamesTheEarlierImportTheLineTheDayAndTheUser) {
    import_twice();
    pane().show_result();
    settle();
    const QAbstractItemModel* notes = view().result()->findChild<Table*>("import_remarks")->model();
    QString all;
    for (int index = 0; index < notes->rowCount(); ++index)
        for (int column = 0; column < notes->columnCount(); ++column)
            all += notes->index(index, column).data().toString() + QLatin1Char('\n');
    EXPECT_TRUE(all.contains(QStringLiteral("mars.xml"))) << all.toStdString();
    EXPECT_TRUE(all.contains(QStringLiteral("PRLV DUVAL"))) << all.toStdString();
}

TEST_F(Duplicates, OneKeyOverrulesAndTakesItBack) {
    import_twice();
    const std::int64_t before = lines();
    action("show_known")->trigger();
    settle();
    list().table()->setFocus();
    QTest::keyClick(list().table(), Qt::Key_B);
    settle();
    EXPECT_EQ(lines(), before + 1);
    EXPECT_EQ(list().current()->kind, DuplicateRow::Overruled);
    action("change_duplicate")->trigger();
    settle();
    EXPECT_EQ(lines(), before);
    EXPECT_EQ(list().current()->kind, DuplicateRow::Known);
}

TEST_F(Duplicates, EnterGoesToTheLineThatIsRepeatedAndVToItsOwn) {
    import_twice();
    action("show_known")->trigger();
    settle();
    const DuplicateRow wanted = *list().current();
    auto& reconcile = client.pane<ReconcilePane>(MainWindow::Reconcile);
    list().table()->setFocus();
    QTest::keyClick(list().table(), Qt::Key_Return);
    settle();
    ASSERT_TRUE(reconcile.isVisible());
    EXPECT_EQ(reconcile.statements()->currentData().toLongLong(),
              wanted.other_from.statement.value());
    client.show(MainWindow::Statements);
    settle();
    list().table()->setFocus();
    QTest::keyClick(list().table(), Qt::Key_V);
    settle();
    EXPECT_EQ(reconcile.statements()->currentData().toLongLong(), wanted.from.statement.value());
}

TEST_F(Duplicates, DeletedLinesAreListedAndTakenBack) {
    import_twice();
    const std::int64_t before = lines();
    action("show_known")->trigger();
    settle();
    const bank::StatementId made = view().result()->chosen()->id;
    change([made](app::Writer& writer) { return app::delete_statement(writer, made, "not ours"); });
    const std::int64_t gone = before - lines();
    ASSERT_GT(gone, 0);
    list().kinds()->setCurrentIndex(1);
    emit list().kinds()->activated(1);
    settle();
    ASSERT_EQ(list().model()->rowCount(), gone);
    EXPECT_EQ(row(0).other, "not ours");
    EXPECT_EQ(row(0).kind, DuplicateRow::Deleted);
    for (std::int64_t line = 0; line < gone; ++line) {
        action("change_duplicate")->trigger();
        settle();
    }
    EXPECT_EQ(lines(), before);
    EXPECT_EQ(list().model()->rowCount(), 0);
    EXPECT_TRUE(list().empty_state()->isVisible());
}

TEST_F(Duplicates, ALineInDoubtIsListedBesideTheOneItMayRepeatAndFMakesThemOne) {
    import_a_doubtful_line();
    ASSERT_EQ(list().model()->rowCount(), 1);
    EXPECT_EQ(row(0).kind, DuplicateRow::Doubtful);
    EXPECT_EQ(row(0).line.label, "AUTRES MOTS");
    EXPECT_EQ(row(0).other, "PRLV DUVAL");
    EXPECT_EQ(row(0).from.file_name, "mars-mots.xml");
    EXPECT_EQ(row(0).other_from.file_name, "mars.xml");
    picture("doubtful-lines");
    const std::int64_t before = lines();
    list().table()->setFocus();
    QTest::keyClick(list().table(), Qt::Key_F);
    settle();
    EXPECT_EQ(lines(), before - 1);
    EXPECT_EQ(list().model()->rowCount(), 0);
    list().show_list(DuplicateTableModel::Deleted);
    settle();
    ASSERT_EQ(list().model()->rowCount(), 1);
    EXPECT_EQ(row(0).kind, DuplicateRow::Merged);
    EXPECT_FALSE(action("merge_lines")->isEnabled());
    QTest::keyClick(&client.window(), Qt::Key_Z, Qt::ControlModifier);
    settle();
    EXPECT_EQ(lines(), before);
    list().show_list(DuplicateTableModel::Doubtful);
    settle();
    ASSERT_EQ(list().model()->rowCount(), 1);
    EXPECT_EQ(row(0).line.label, "AUTRES MOTS");
}

TEST_F(Duplicates, BSaysThatALineInDoubtIsAnOperationOfItsOwn) {
    import_a_doubtful_line();
    const std::int64_t before = lines();
    list().table()->setFocus();
    QTest::keyClick(list().table(), Qt::Key_B);
    settle();
    EXPECT_EQ(lines(), before);
    EXPECT_EQ(list().model()->rowCount(), 0);
    EXPECT_TRUE(list().empty_state()->isVisible());
    QTest::keyClick(&client.window(), Qt::Key_Z, Qt::ControlModifier);
    settle();
    ASSERT_EQ(list().model()->rowCount(), 1);
    EXPECT_EQ(row(0).kind, DuplicateRow::Doubtful);
}

TEST_F(Duplicates, AnEmptyListSaysWhatItIsTheListOf) {
    import("mars.xml", march());
    client.show(MainWindow::Statements);
    pane().show_tab(StatementsPane::Duplicates);
    settle();
    QStringList titles;
    for (const auto kind : {DuplicateTableModel::Recognised, DuplicateTableModel::Deleted,
                            DuplicateTableModel::Doubtful})
        for (const int journal : {0, 1}) {
            auto* journals = list().findChild<QComboBox*>(QStringLiteral("duplicate_journal"));
            ASSERT_GT(journals->count(), journal);
            journals->setCurrentIndex(journal);
            list().show_list(kind);
            settle();
            ASSERT_EQ(list().model()->rowCount(), 0);
            titles << list().empty_state()->findChildren<QLabel*>().at(1)->text();
        }
    titles.removeDuplicates();
    EXPECT_EQ(titles.size(), 6) << titles.join(QLatin1Char('|')).toStdString();
}

TEST_F(Duplicates, TakingBackSaysWhichImportKeepsTheLines) {
    import_twice();
    pane().show_tab(StatementsPane::History);
    settle();
    auto& history = *pane().history();
    int first = -1;
    for (int index = 0; index < history.model()->rowCount(); ++index)
        if (history.model()->row_at(index)->statement.file_name == "mars.xml")
            first = index;
    ASSERT_GE(first, 0);
    const std::int64_t before = lines();
    history.table()->setCurrentIndex(history.model()->index(first, HistoryTableModel::File));
    action("undo_import")->trigger();
    client.settle();
    EXPECT_TRUE(
        input<QLabel>("undo_dependents")->text().contains(QStringLiteral("mars-suite.xml")));
    accept("undo_import_dialog");
    EXPECT_EQ(lines(), before) << "the other file holds them too";
}

} // namespace
} // namespace comptoir::gui
