// The pane people live in, driven by its keys on real statements.
#include "comptoir/app/books.h"
#include "comptoir/gui/reconcile/reconcile_pane.h"
#include "gui/support/client_under_test.h"

#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTabBar>

namespace comptoir::gui {
namespace {

using reconcile::LineState;

class ReconcileKeys : public testing::Test {
protected:
    void SetUp() override {
        client.show(MainWindow::Reconcile);
        for (QAbstractItemModel* model : std::initializer_list<QAbstractItemModel*>{
                 lines(), view().candidate_model(), pane().matched()->line_model(),
                 pane().matched()->rows_model(), pane().report()->model(),
                 pane().control()->line_model()})
            watch(model);
        table()->setFocus();
    }
    ReconcilePane& pane() { return client.pane<ReconcilePane>(MainWindow::Reconcile); }
    MatchingView& view() { return *pane().matching(); }
    LineTableModel* lines() { return view().line_model(); }
    Table* table() { return view().line_table(); }
    LineState state_at(int row) { return lines()->shown_state(*lines()->row_at(row)); }
    void press(QWidget* widget, Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QTest::keyClick(widget, key, modifiers);
        client.settle();
    }
    std::vector<app::LineRow> all_lines() {
        return test::value_of(client.session().workspace().read<std::vector<app::LineRow>>(
            [](app::Reader& reader) -> Result<std::vector<app::LineRow>> {
                std::vector<app::LineRow> rows;
                CT_TRY(app::for_each_line(reader, {.limit = 1000}, [&](const app::LineRow& row) {
                    rows.push_back(row);
                    return true;
                }));
                return rows;
            }));
    }
    // A, and the lines it would match.
    Table* ask_automatic() {
        table()->setFocus();
        press(table(), Qt::Key_A);
        for (auto* preview :
             client.window().findChildren<QDialog*>(QStringLiteral("automatic_dialog")))
            if (preview->isVisible())
                return preview->findChild<Table*>(QStringLiteral("automatic_preview"));
        throw std::runtime_error("no preview");
    }
    int row_in_state(LineState state) {
        for (int row = 0; row < lines()->rowCount(); ++row)
            if (state_at(row) == state)
                return row;
        return -1;
    }
    void stand_on(int row) {
        table()->setCurrentIndex(lines()->index(row, LineTableModel::Label));
        client.settle();
    }

    ClientUnderTest client;
};

TEST_F(ReconcileKeys, ShowsTheOpenLinesOfTheFirstStatementWithWorkLeft) {
    EXPECT_GT(lines()->rowCount(), 0);
    EXPECT_GE(row_in_state(LineState::Proposed), 0);
    EXPECT_FALSE(view().panel()->text().contains(QLatin1String("reconcile.")));
}

TEST_F(ReconcileKeys, EnterMatchesTheProposalAndTheCursorGoesToTheNextRow) {
    const int row = row_in_state(LineState::Proposed);
    ASSERT_GE(row, 0);
    stand_on(row);
    const int before = lines()->rowCount();
    const qlonglong matched = table()->current_key();
    ASSERT_LT(row + 1, before);
    const qlonglong next = lines()->row_at(row + 1)->id.value();
    press(table(), Qt::Key_Return);
    EXPECT_EQ(lines()->rowCount(), before - 1);
    EXPECT_EQ(lines()->find(matched), nullptr);
    EXPECT_EQ(table()->current_key(), next);
    EXPECT_TRUE(client.session().can_undo());
}

TEST_F(ReconcileKeys, KeypadEnterIsEnter) {
    stand_on(row_in_state(LineState::Proposed));
    const int before = lines()->rowCount();
    press(table(), Qt::Key_Enter, Qt::KeypadModifier);
    EXPECT_EQ(lines()->rowCount(), before - 1);
}

TEST_F(ReconcileKeys, ControlZTakesTheMatchBack) {
    stand_on(row_in_state(LineState::Proposed));
    const int before = lines()->rowCount();
    press(table(), Qt::Key_Return);
    press(&client.window(), Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(lines()->rowCount(), before);
    EXPECT_FALSE(client.session().can_undo());
}

TEST_F(ReconcileKeys, UTakesAMatchBackFromTheMatchedLines) {
    stand_on(row_in_state(LineState::Proposed));
    const int before = lines()->rowCount();
    press(table(), Qt::Key_Return);
    pane().show_tab(ReconcilePane::Matched);
    client.settle();
    ASSERT_EQ(pane().matched()->line_model()->rowCount(), 1);
    EXPECT_GE(pane().matched()->rows_model()->rowCount(), 2); // the settlement entry
    pane().matched()->line_table()->setFocus();
    press(pane().matched()->line_table(), Qt::Key_U);
    EXPECT_EQ(pane().matched()->line_model()->rowCount(), 0);
    pane().show_tab(ReconcilePane::General);
    client.settle();
    EXPECT_EQ(lines()->rowCount(), before);
}

TEST_F(ReconcileKeys, EnterOnALineWithoutAnswerMatchesNothingAndSaysWhy) {
    const int row = row_in_state(LineState::Open);
    ASSERT_GE(row, 0);
    stand_on(row);
    const int before = lines()->rowCount();
    press(table(), Qt::Key_Return);
    EXPECT_EQ(lines()->rowCount(), before);
    EXPECT_FALSE(pane().messages().sentence().isEmpty());
}

TEST_F(ReconcileKeys, SpaceAtTheRightTicksTheLineTooAndUnequalTotalsAreRefused) {
    const int row = row_in_state(LineState::Open);
    ASSERT_GE(row, 0);
    stand_on(row);
    const Money amount = lines()->row_at(row)->amount;
    CandidateTableModel* books = view().candidate_model();
    int other = 0; // of another amount, and no invoice that the line would settle in part
    while (other < books->rowCount() &&
           (books->row_at(other)->kind == reconcile::TargetKind::Invoice ||
            books->row_at(other)->open == amount))
        ++other;
    ASSERT_LT(other, books->rowCount());
    view().candidate_table()->setFocus();
    view().candidate_table()->setCurrentIndex(books->index(other, CandidateTableModel::Party));
    press(view().candidate_table(), Qt::Key_Space);
    EXPECT_EQ(lines()->index(row, LineTableModel::Tick).data(Qt::CheckStateRole).toInt(),
              Qt::Checked);
    const int before = lines()->rowCount();
    ASSERT_FALSE(view().can_match());
    press(view().candidate_table(), Qt::Key_Return);
    EXPECT_EQ(lines()->rowCount(), before);
    EXPECT_TRUE(pane().messages().sentence().startsWith(QStringLiteral("Les totaux diffèrent")))
        << pane().messages().sentence().toStdString();
    EXPECT_FALSE(client.session().can_undo()) << "nothing was done";
    press(table(), Qt::Key_Escape);
    EXPECT_NE(lines()->index(row, LineTableModel::Tick).data(Qt::CheckStateRole).toInt(),
              Qt::Checked);
}

TEST_F(ReconcileKeys, TheFirstSpaceKeepsWhatTheProposalHadTicked) {
    const int row = row_in_state(LineState::Proposed);
    stand_on(row);
    press(table(), Qt::Key_Space);
    EXPECT_EQ(lines()->index(row, LineTableModel::Tick).data(Qt::CheckStateRole).toInt(),
              Qt::Checked);
    EXPECT_TRUE(view().can_match());
    const int before = lines()->rowCount();
    press(table(), Qt::Key_Return);
    EXPECT_EQ(lines()->rowCount(), before - 1);
}

TEST_F(ReconcileKeys, NGoesToTheNextProposalAndPPutsTheLineAside) {
    stand_on(row_in_state(LineState::Open));
    press(table(), Qt::Key_N);
    EXPECT_EQ(state_at(table()->currentIndex().row()), LineState::Proposed);
    const int before = lines()->rowCount();
    const qlonglong parked = table()->current_key();
    press(table(), Qt::Key_P);
    EXPECT_EQ(lines()->rowCount(), before - 1);
    pane().show_tab(ReconcilePane::Control);
    client.settle();
    EXPECT_NE(pane().control()->line_model()->find(parked), nullptr);
}

TEST_F(ReconcileKeys, ALineWithoutItsDocumentIsToBeControlledUntilItIsBooked) {
    const int row = row_in_state(LineState::Open);
    ASSERT_GE(row, 0);
    const qlonglong line = lines()->row_at(row)->id.value();
    pane().show_tab(ReconcilePane::Control);
    LineTableModel* waiting = pane().control()->line_model();
    client.wait_for([&] { return waiting->find(line) != nullptr; }, "it is to be controlled");
    pane().control()->line_table()->setFocus();
    pane().control()->line_table()->select_key(line);
    press(pane().control()->line_table(), Qt::Key_K);
    auto* dialog = client.window().findChild<QDialog*>(QStringLiteral("account_dialog"));
    ASSERT_NE(dialog, nullptr);
    dialog->findChild<QLineEdit*>(QStringLiteral("account"))->setText(QStringLiteral("627"));
    press(dialog, Qt::Key_Return);
    EXPECT_EQ(waiting->find(line), nullptr) << pane().messages().sentence().toStdString();
}

TEST_F(ReconcileKeys, AMatchesAllThatTheEvidenceLeavesOneAnswerFor) {
    pane().statements()->setCurrentIndex(0); // all statements
    emit pane().statements()->activated(0);
    client.settle();
    const int before = lines()->rowCount();
    press(table(), Qt::Key_A);
    EXPECT_EQ(lines()->rowCount(), before) << "first it is shown";
    auto* preview = client.window().findChild<QDialog*>(QStringLiteral("automatic_dialog"));
    ASSERT_NE(preview, nullptr);
    auto* shown = preview->findChild<Table*>(QStringLiteral("automatic_preview"));
    const int sure = shown->model()->rowCount();
    EXPECT_GT(sure, 0);
    press(shown, Qt::Key_Return);
    EXPECT_EQ(lines()->rowCount(), before - sure);
    press(&client.window(), Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(lines()->rowCount(), before);
}

// A98: of two statements the one that the chooser shows; the lines of the other one stay open.
TEST_F(ReconcileKeys, AMatchesTheStatementThatIsShownAlone) {
    pane().show_all_statements();
    client.settle();
    Table* shown = ask_automatic();
    const int sure_of_all = shown->model()->rowCount();
    press(shown, Qt::Key_Escape);
    ASSERT_GE(pane().statements()->count(), 3) << "all of them, and two";
    press(pane().statements(), Qt::Key_Down); // the first one by itself
    ASSERT_EQ(pane().statements()->currentIndex(), 1);
    ASSERT_GT(lines()->rowCount(), 0);
    const bank::StatementId chosen = lines()->row_at(0)->statement;
    shown = ask_automatic();
    const int sure = shown->model()->rowCount();
    ASSERT_GT(sure, 0);
    ASSERT_LT(sure, sure_of_all) << "the other one has lines with one answer too";
    press(shown, Qt::Key_Return);
    int matched = 0;
    for (const app::LineRow& row : all_lines()) {
        if (row.state != LineState::Matched)
            continue;
        EXPECT_EQ(row.statement, chosen) << row.line.label;
        ++matched;
    }
    EXPECT_EQ(matched, sure);
    pane().show_all_statements();
    client.settle();
    shown = ask_automatic();
    EXPECT_EQ(shown->model()->rowCount(), sure_of_all - sure) << "they still wait";
    press(shown, Qt::Key_Escape);
}

TEST_F(ReconcileKeys, ALongAutomaticRunIsDoneInPartsAndSaysWhereToGoOn) {
    pane().show_all_statements();
    client.settle();
    pane().findChild<QAction*>(QStringLiteral("automatic"))->setProperty("time_box_ms", 0);
    const int before = lines()->rowCount();
    press(table(), Qt::Key_A);
    auto* preview = client.window().findChild<QDialog*>(QStringLiteral("automatic_dialog"));
    ASSERT_NE(preview, nullptr);
    auto* shown = preview->findChild<Table*>(QStringLiteral("automatic_preview"));
    const int sure = shown->model()->rowCount();
    ASSERT_GT(sure, 1);
    press(shown, Qt::Key_Return);
    EXPECT_EQ(lines()->rowCount(), before - 1);
    for (int part = 1; part < sure; ++part) {
        ASSERT_NE(pane().messages().offered(), nullptr);
        ASSERT_TRUE(pane().messages().offered()->isVisible());
        pane().messages().offered()->click();
        client.wait_for([&] { return lines()->rowCount() == before - 1 - part; }, "a part more");
        client.settle();
    }
    EXPECT_FALSE(pane().messages().offered()->isVisible()) << "nothing is left";
    press(&client.window(), Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(lines()->rowCount(), before - sure + 1) << "each part is an act of its own";
}

TEST_F(ReconcileKeys, EscapeLeavesThePreviewOfAutomaticMatchingAndNothingIsMatched) {
    const int before = lines()->rowCount();
    press(table(), Qt::Key_A);
    auto* preview = client.window().findChild<QDialog*>(QStringLiteral("automatic_dialog"));
    ASSERT_NE(preview, nullptr);
    press(preview, Qt::Key_Escape);
    EXPECT_EQ(lines()->rowCount(), before);
    EXPECT_FALSE(client.session().can_undo());
}

TEST_F(ReconcileKeys, TheDaysTypedInThePreviewCountForThatRun) {
    pane().show_all_statements();
    client.settle();
    int row = 0;
    while (row < lines()->rowCount() &&
           !lines()->row_at(row)->label.contains(QLatin1String("FRAIS DE TENUE")))
        ++row;
    ASSERT_LT(row, lines()->rowCount());
    const LineView line = *lines()->row_at(row);
    ledger::Entry entry; // eight days before the bank says so
    entry.journal = "BQ";
    entry.date = line.booked_on.plus_days(-8);
    entry.piece = "FRAIS";
    entry.label = "Frais de tenue";
    entry.rows.resize(2);
    entry.rows[0].account = "627000";
    entry.rows[0].amount = -line.amount;
    entry.rows[1].account = "512100";
    entry.rows[1].amount = line.amount;
    test::value_of(client.session().workspace().write<ledger::EntryId>(
        [&](app::Writer& writer) { return app::post_draft(writer, entry); }));
    client.settle();
    press(table(), Qt::Key_A);
    auto* preview = client.window().findChild<QDialog*>(QStringLiteral("automatic_dialog"));
    ASSERT_NE(preview, nullptr);
    auto* shown = preview->findChild<Table*>(QStringLiteral("automatic_preview"));
    const int sure = shown->model()->rowCount();
    preview->findChild<QSpinBox*>(QStringLiteral("days"))->setValue(8);
    client.wait_for([&] { return shown->model()->rowCount() == sure + 1; }, "the entry is near");
    press(shown, Qt::Key_Return);
    EXPECT_EQ(lines()->find(line.id.value()), nullptr);
}

TEST_F(ReconcileKeys, UndoPutsTheCursorOnTheLineThatCameBack) {
    stand_on(row_in_state(LineState::Proposed));
    const qlonglong matched = table()->current_key();
    press(table(), Qt::Key_Return);
    ASSERT_NE(table()->current_key(), matched);
    press(&client.window(), Qt::Key_Z, Qt::ControlModifier);
    client.wait_for([&] { return lines()->find(matched) != nullptr; }, "the line is back");
    EXPECT_EQ(table()->current_key(), matched);
}

// The list may be read anew, without the line, before the act that takes it away is answered.
TEST_F(ReconcileKeys, UndoPutsTheCursorThereThoughTheListWasReadBeforeTheAnswer) {
    stand_on(row_in_state(LineState::Proposed));
    const qlonglong matched = table()->current_key();
    QTest::keyClick(table(), Qt::Key_Return);
    view().reload();
    client.settle();
    ASSERT_NE(table()->current_key(), matched);
    press(&client.window(), Qt::Key_Z, Qt::ControlModifier);
    client.wait_for([&] { return lines()->find(matched) != nullptr; }, "the line is back");
    EXPECT_EQ(table()->current_key(), matched);
}

TEST_F(ReconcileKeys, OfTwoActsUnderWayEachUndoPutsTheCursorOnItsOwnLine) {
    stand_on(row_in_state(LineState::Proposed));
    const qlonglong first = table()->current_key();
    QTest::keyClick(table(), Qt::Key_Return);
    QTest::keyClick(table(), Qt::Key_N);
    const qlonglong second = table()->current_key();
    ASSERT_NE(first, second);
    QTest::keyClick(table(), Qt::Key_Return);
    view().reload();
    client.settle();
    for (const qlonglong line : {second, first}) {
        press(&client.window(), Qt::Key_Z, Qt::ControlModifier);
        client.wait_for([&] { return lines()->find(line) != nullptr; }, "the line is back");
        EXPECT_EQ(table()->current_key(), line);
    }
}

TEST_F(ReconcileKeys, TabGoesToTheOtherTableAndBack) {
    press(table(), Qt::Key_Tab);
    EXPECT_TRUE(view().candidate_table()->hasFocus());
    press(view().candidate_table(), Qt::Key_Backtab, Qt::ShiftModifier);
    EXPECT_TRUE(table()->hasFocus());
}

TEST_F(ReconcileKeys, AFilterThatLeavesNothingKeepsTheKeyboard) {
    press(table(), Qt::Key_F, Qt::ControlModifier);
    auto* filter = view().findChild<QLineEdit*>(QStringLiteral("line_filter"));
    QTest::keyClicks(filter, QStringLiteral("zzz"));
    client.wait_for([&] { return lines()->rowCount() == 0; }, "the filter leaves nothing");
    press(filter, Qt::Key_Down);
    EXPECT_TRUE(table()->hasFocus());
}

TEST_F(ReconcileKeys, ControlPageDownAndUpChangeTheTabAndBringTheKeyboardBack) {
    press(table(), Qt::Key_PageDown, Qt::ControlModifier);
    EXPECT_EQ(pane().tabs()->currentIndex(), static_cast<int>(ReconcilePane::Matched));
    press(pane().tabs(), Qt::Key_PageUp, Qt::ControlModifier);
    EXPECT_EQ(pane().tabs()->currentIndex(), static_cast<int>(ReconcilePane::General));
    EXPECT_TRUE(table()->hasFocus());
}

TEST_F(ReconcileKeys, LettersTypedIntoTheFilterAreText) {
    press(table(), Qt::Key_F, Qt::ControlModifier);
    auto* filter = view().findChild<QLineEdit*>(QStringLiteral("line_filter"));
    ASSERT_NE(filter, nullptr);
    EXPECT_TRUE(filter->hasFocus());
    const int before = lines()->rowCount();
    QTest::keyClicks(filter, QStringLiteral("apna"));
    EXPECT_EQ(filter->text(), QStringLiteral("apna"));
    client.wait_for([&] { return lines()->rowCount() == 0; }, "the filter leaves nothing");
    press(filter, Qt::Key_Escape);
    client.wait_for([&] { return lines()->rowCount() == before; }, "the filter is gone");
    EXPECT_TRUE(table()->hasFocus());
}

TEST_F(ReconcileKeys, TheReportTabShowsADifferenceOfZero) {
    pane().show_tab(ReconcilePane::Report);
    client.settle();
    ASSERT_TRUE(pane().report()->has_report());
    EXPECT_GT(pane().report()->model()->rowCount(), 0);
    const auto path = client.file("etat.pdf");
    pane().report()->export_pdf(path);
    client.settle();
    EXPECT_TRUE(std::filesystem::exists(path));
}

TEST_F(ReconcileKeys, AReportThatCannotBeWrittenSaysSo) {
    pane().show_tab(ReconcilePane::Report);
    client.settle();
    pane().report()->export_pdf(client.file("no-such-folder") / "etat.pdf");
    client.settle();
    EXPECT_FALSE(pane().messages().sentence().isEmpty());
}

TEST(ReconcileImport, ADroppedStatementIsShownBeforeItIsImported) {
    ClientUnderTest client;
    auto& pane = client.pane<ReconcilePane>(MainWindow::Reconcile);
    const int statements = pane.statements()->count();
    client.window().take_files({sample("releve-2026-01.xml")});
    client.wait_for([&] { return client.window().pane(MainWindow::Statements)->isVisible(); },
                    "the statements pane takes it");
    client.settle();
    EXPECT_EQ(pane.statements()->count(), statements);
    EXPECT_FALSE(client.session().can_undo());
}

} // namespace
} // namespace comptoir::gui
