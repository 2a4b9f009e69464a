// The acts of a person on bank lines, by their keys: groups, pairs, movements, invoices, notes.
#include "comptoir/app/books.h"
#include "comptoir/gui/reconcile/movement_dialog.h"
#include "comptoir/gui/reconcile/reconcile_pane.h"
#include "gui/support/client_under_test.h"

#include <QDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QTabBar>

#include <algorithm>

namespace comptoir::gui {
namespace {

using reconcile::LineState;

class ReconcileActs : public testing::Test {
protected:
    void SetUp() override {
        client.show(MainWindow::Reconcile);
        pane().show_all_statements();
        client.settle();
        for (QAbstractItemModel* model :
             std::initializer_list<QAbstractItemModel*>{lines(), view().candidate_model()})
            watch(model);
        table()->setFocus();
    }
    ReconcilePane& pane() { return client.pane<ReconcilePane>(MainWindow::Reconcile); }
    MatchingView& view() { return *pane().matching(); }
    LineTableModel* lines() { return view().line_model(); }
    Table* table() { return view().line_table(); }
    void press(QWidget* widget, Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QTest::keyClick(widget, key, modifiers);
        client.settle();
    }
    int row_in_state(LineState state, int from = 0) {
        for (int row = from; row < lines()->rowCount(); ++row)
            if (lines()->shown_state(*lines()->row_at(row)) == state)
                return row;
        return -1;
    }
    void stand_on(int row) {
        // Not the view's setCurrentIndex: it heeds the Ctrl of the last Ctrl+Z.
        table()->selectionModel()->setCurrentIndex(lines()->index(row, LineTableModel::Label),
                                                   QItemSelectionModel::ClearAndSelect |
                                                       QItemSelectionModel::Rows);
        client.settle();
    }
    // Rows first to last, the cursor on the last one.
    void select(int first, int last) {
        table()->clearSelection();
        table()->setCurrentIndex(lines()->index(last, LineTableModel::Label));
        table()->selectionModel()->select(
            {lines()->index(first, 0), lines()->index(last, LineTableModel::k_columns - 1)},
            QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    }
    int ticked() {
        int count = 0;
        for (int row = 0; row < lines()->rowCount(); ++row)
            count += lines()->index(row, LineTableModel::Tick).data(Qt::CheckStateRole).toInt() ==
                     Qt::Checked;
        return count;
    }
    QDialog* dialog(const char* name) {
        auto* found = client.window().findChild<QDialog*>(QLatin1String(name));
        EXPECT_TRUE(found != nullptr) << name;
        return found;
    }
    void act(QDialog* dialog) {
        dialog->findChild<QPushButton*>(QStringLiteral("act_button"))->click();
        client.settle();
    }
    bool offers(ledger::EntryId entry) {
        const auto& rows = view().candidate_model()->rows();
        return std::any_of(rows.begin(), rows.end(),
                           [entry](const Candidate& each) { return each.entry == entry; });
    }
    ledger::Entry last_entry() {
        return test::value_of(client.session().workspace().read<ledger::Entry>(
            [](app::Reader& reader) -> Result<ledger::Entry> {
                ledger::Entry last;
                CT_TRY(app::for_each_entry(reader, {.limit = 1'000'000},
                                           [&](const ledger::Entry& entry) {
                                               if (last.id < entry.id)
                                                   last = entry;
                                               return true;
                                           }));
                return last;
            }));
    }
    void type(QDialog* dialog, const char* field, const QString& text) {
        dialog->findChild<QLineEdit*>(QLatin1String(field))->setText(text);
        client.settle();
    }

    ClientUnderTest client;
};

TEST_F(ReconcileActs, SpaceTicksAWholeSelectionAndTakesItBack) {
    ASSERT_GE(lines()->rowCount(), 3);
    press(table(), Qt::Key_Escape);
    select(0, 2);
    press(table(), Qt::Key_Space);
    EXPECT_EQ(ticked(), 3);
    press(table(), Qt::Key_Space);
    EXPECT_EQ(ticked(), 0);
}

TEST_F(ReconcileActs, AGroupJoinsTheReconciliationInProgressWhenAsked) {
    ASSERT_GE(lines()->rowCount(), 4);
    stand_on(row_in_state(LineState::Open));
    press(table(), Qt::Key_Space);
    const int before = ticked();
    const int first = lines()->rowCount() - 2;
    select(first, first + 1);
    press(table(), Qt::Key_Space);
    EXPECT_FALSE(pane().messages().sentence().isEmpty());
    EXPECT_EQ(ticked(), before);
    pane().messages().offered()->click();
    client.settle();
    EXPECT_EQ(ticked(), before + 2);
}

TEST_F(ReconcileActs, OrStartsANewOneAndTheFirstIsKeptAsAPair) {
    const int row = row_in_state(LineState::Open);
    stand_on(row);
    const qlonglong kept = table()->current_key();
    press(table(), Qt::Key_Space);
    const int first = lines()->rowCount() - 2;
    select(first, first + 1);
    press(table(), Qt::Key_Space);
    pane().messages().also_offered()->click();
    client.settle();
    EXPECT_EQ(ticked(), 2);
    EXPECT_TRUE(lines()->find(kept)->pairing);
    press(table(), Qt::Key_Escape);
    press(&client.window(), Qt::Key_Z, Qt::ControlModifier);
    EXPECT_FALSE(lines()->find(kept)->pairing);
}

TEST_F(ReconcileActs, CCreatesTheMovementThatEnterMatchesAndControlZTakesBack) {
    const int row = row_in_state(LineState::Open);
    ASSERT_GE(row, 0);
    stand_on(row);
    const qlonglong key = table()->current_key();
    const int before = lines()->rowCount();
    press(table(), Qt::Key_C);
    QDialog* form = dialog("movement_dialog");
    ASSERT_TRUE(form);
    type(form, "party", QString());
    type(form, "part_account_0", QStringLiteral("471000"));
    act(form);
    ASSERT_TRUE(lines()->find(key)) << pane().messages().sentence().toStdString();
    EXPECT_TRUE(lines()->find(key)->pairing);
    EXPECT_EQ(lines()->rowCount(), before);
    table()->setFocus();
    EXPECT_TRUE(table()->select_key(key));
    client.settle();
    const ledger::Entry made = last_entry();
    EXPECT_TRUE(offers(made.id)) << "it is among the entries that wait";
    press(table(), Qt::Key_Return);
    EXPECT_EQ(lines()->find(key), nullptr);
    EXPECT_EQ(lines()->rowCount(), before - 1);
    EXPECT_FALSE(offers(made.id)) << "and no longer once it is matched";
    pane().show_tab(ReconcilePane::Matched);
    client.settle();
    EXPECT_NE(pane().matched()->line_model()->find(key), nullptr) << "the line went there";
    EXPECT_TRUE(pane().matched()->line_table()->select_key(key));
    client.settle();
    for (const ledger::EntryRow& each : made.rows)
        EXPECT_NE(pane().matched()->rows_model()->find(each.id.value()), nullptr) << each.account;
    pane().show_tab(ReconcilePane::General);
    client.settle();
    press(&client.window(), Qt::Key_Z, Qt::ControlModifier); // the match
    ASSERT_TRUE(lines()->find(key));
    EXPECT_TRUE(lines()->find(key)->pairing);
    press(&client.window(), Qt::Key_Z, Qt::ControlModifier); // the movement
    EXPECT_FALSE(lines()->find(key)->pairing);
}

TEST_F(ReconcileActs, OnlyTheMovementThatFitsTheLineIsOffered) {
    auto* offered = pane().findChild<QAction*>(QStringLiteral("movement"));
    bool out = false, in = false;
    press(table(), Qt::Key_Escape);
    for (int row = 0; row < lines()->rowCount(); ++row) {
        stand_on(row);
        const bool debit = lines()->row_at(row)->amount.is_negative();
        const QString wanted =
            debit ? QStringLiteral("décaissement") : QStringLiteral("encaissement");
        EXPECT_TRUE(offered->text().remove(QLatin1Char('&')).contains(wanted))
            << offered->text().toStdString();
        EXPECT_TRUE(table()->actions().contains(offered)) << "in the menu of the line";
        (debit ? out : in) = true;
    }
    EXPECT_TRUE(out && in) << "the sample has both";
}

TEST_F(ReconcileActs, AMovementThatIsNotSpreadIsNotSaved) {
    stand_on(row_in_state(LineState::Open));
    press(table(), Qt::Key_C);
    QDialog* form = dialog("movement_dialog");
    ASSERT_TRUE(form);
    auto* parts = form->findChild<PartsEdit*>(QStringLiteral("parts"));
    type(form, "part_amount_0", QStringLiteral("1,00"));
    EXPECT_FALSE(parts->left().is_zero());
    act(form);
    EXPECT_TRUE(form->isVisible());
    form->findChild<QPushButton*>(QStringLiteral("add_part"))->click();
    EXPECT_TRUE(parts->left().is_zero());
    form->reject();
}

TEST_F(ReconcileActs, InBatchALineWithoutPartyIsRefusedByName) {
    select(0, lines()->rowCount() - 1);
    press(table(), Qt::Key_C, Qt::ShiftModifier);
    QDialog* form = dialog("movements_dialog");
    ASSERT_TRUE(form);
    act(form);
    EXPECT_TRUE(form->isVisible());
    const QString sentence = form->findChild<MessageBar*>()->sentence();
    EXPECT_TRUE(sentence.contains(QStringLiteral("n’a pas de tiers"))) << sentence.toStdString();
    bool names_one = false;
    for (int row = 0; row < lines()->rowCount(); ++row) {
        const auto* line = lines()->row_at(row);
        if (line->party.empty() && sentence.contains(client.words().date(line->booked_on)) &&
            sentence.contains(client.words().bare(line->amount)))
            names_one = true;
    }
    EXPECT_TRUE(names_one) << sentence.toStdString();
    form->reject();
}

TEST_F(ReconcileActs, IPutsTheChosenInvoiceOnTheLineAndEnterSettlesIt) {
    const int row = row_in_state(LineState::Proposed);
    ASSERT_GE(row, 0);
    stand_on(row);
    const qlonglong key = table()->current_key();
    press(table(), Qt::Key_I);
    QDialog* form = dialog("invoice_dialog");
    ASSERT_TRUE(form);
    act(form);
    ASSERT_TRUE(lines()->find(key));
    EXPECT_FALSE(lines()->find(key)->invoice.isEmpty());
    table()->setFocus();
    table()->select_key(key);
    client.settle();
    press(table(), Qt::Key_Return);
    EXPECT_EQ(lines()->find(key), nullptr) << pane().messages().sentence().toStdString();
}

TEST_F(ReconcileActs, ShiftPIgnoresWithAReasonThatTheControlTabShows) {
    const int row = row_in_state(LineState::Open);
    stand_on(row);
    const qlonglong key = table()->current_key();
    press(table(), Qt::Key_P, Qt::ShiftModifier);
    QDialog* form = dialog("text_dialog");
    ASSERT_TRUE(form);
    act(form);
    EXPECT_TRUE(form->isVisible()); // without a reason it stays
    type(form, "text", QStringLiteral("compte personnel"));
    act(form);
    EXPECT_EQ(lines()->find(key), nullptr);
    pane().show_tab(ReconcilePane::Control);
    client.settle();
    const LineView* shown = pane().control()->line_model()->find(key);
    ASSERT_TRUE(shown);
    EXPECT_EQ(shown->state, LineState::Ignored);
    EXPECT_EQ(shown->reason, QStringLiteral("compte personnel"));
    press(&client.window(), Qt::Key_Z, Qt::ControlModifier);
    pane().show_tab(ReconcilePane::General);
    client.settle();
    EXPECT_TRUE(lines()->find(key));
}

TEST_F(ReconcileActs, ANoteOnSeveralLinesIsOneActAndOneUndo) {
    press(table(), Qt::Key_Escape);
    select(0, 1);
    const qlonglong first = lines()->row_at(0)->id.value();
    const qlonglong second = lines()->row_at(1)->id.value();
    const std::size_t acts = client.session().act_count();
    press(table(), Qt::Key_E);
    QDialog* form = dialog("text_dialog");
    ASSERT_TRUE(form);
    type(form, "text", QStringLiteral("vu avec le client"));
    act(form);
    EXPECT_EQ(lines()->find(first)->note, QStringLiteral("vu avec le client"));
    EXPECT_EQ(lines()->find(second)->note, QStringLiteral("vu avec le client"));
    EXPECT_EQ(client.session().act_count(), acts + 1);
    press(&client.window(), Qt::Key_Z, Qt::ControlModifier);
    EXPECT_TRUE(lines()->find(first)->note.isEmpty());
    EXPECT_TRUE(lines()->find(second)->note.isEmpty());
}

TEST_F(ReconcileActs, TheCursorAndThePlaceStayAfterAnActOnOneRow) {
    const int row = std::min(3, lines()->rowCount() - 1);
    stand_on(row);
    const qlonglong key = table()->current_key();
    press(table(), Qt::Key_E);
    QDialog* form = dialog("text_dialog");
    ASSERT_TRUE(form);
    type(form, "text", QStringLiteral("x"));
    act(form);
    EXPECT_EQ(table()->current_key(), key);
}

class PointingByHand : public ReconcileActs {
protected:
    void SetUp() override {
        ReconcileActs::SetUp();
        pane().show_tab(ReconcilePane::Pointing);
        client.settle();
        watch(pointing().model());
    }
    ClassicPointingView& pointing() { return *pane().pointing(); }
    void open(const QString& balance) {
        pointing().open_session();
        QDialog* form = dialog("pointing_dialog");
        ASSERT_TRUE(form);
        type(form, "balance", balance);
        act(form);
        ASSERT_TRUE(pointing().sheet()) << pane().messages().sentence().toStdString();
        pointing().table()->setFocus();
    }
    QString mark(int row) {
        return pointing().model()->index(row, PointingTableModel::Pointed).data().toString();
    }
};

TEST_F(PointingByHand, AllUntilADayIsValidatedWithItsDifferenceAndErased) {
    open(QStringLiteral("0,00"));
    const int rows = pointing().model()->rowCount();
    ASSERT_GT(rows, 0);
    pointing().point_until();
    act(dialog("until_dialog"));
    EXPECT_TRUE(mark(rows - 1).startsWith(QLatin1String("X ")));
    ASSERT_EQ(pointing().sheet()->drafts, 0) << "the sample's entries are validated";
    pointing().validate();
    act(dialog("difference_dialog"));
    client.settle();
    EXPECT_EQ(pane().tabs()->currentIndex(), static_cast<int>(ReconcilePane::Report));
    pane().show_tab(ReconcilePane::Pointing);
    client.settle();
    ASSERT_EQ(pointing().sheet()->session.state, app::PointingState::Validated);
    pointing().erase();
    act(dialog("reopen_dialog")); // what is validated asks first
    client.settle();
    EXPECT_FALSE(pointing().sheet());
    press(&client.window(), Qt::Key_Z, Qt::ControlModifier);
    ASSERT_TRUE(pointing().sheet()) << pane().messages().sentence().toStdString();
    EXPECT_EQ(pointing().sheet()->session.state, app::PointingState::Validated);
    press(&client.window(), Qt::Key_Z, Qt::ControlModifier); // the validation
    EXPECT_EQ(pointing().sheet()->session.state, app::PointingState::Open);
    EXPECT_TRUE(mark(rows - 1).startsWith(QLatin1String("X ")));
    press(&client.window(), Qt::Key_Z, Qt::ControlModifier); // the marks
    EXPECT_EQ(mark(rows - 1), QString());
}

} // namespace
} // namespace comptoir::gui
