// What a person sets on a line before it is matched: the day, the invoice.
#include "gui/reconcile/acts_client.h"

#include "comptoir/app/books.h"
#include "comptoir/app/identify.h"

#include <QCheckBox>
#include <QDialog>

namespace comptoir::gui {
namespace {

using reconcile::LineState;

class LineRows : public testing::Test {
protected:
    void SetUp() override {
        client.show(MainWindow::Reconcile);
        client.pane<ReconcilePane>(MainWindow::Reconcile).show_all_statements();
        client.settle();
        table()->setFocus();
    }
    MatchingView& view() { return *client.pane<ReconcilePane>(MainWindow::Reconcile).matching(); }
    LineTableModel* lines() { return view().line_model(); }
    Table* table() { return view().line_table(); }
    void press(QWidget* widget, Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QTest::keyClick(widget, key, modifiers);
        client.settle();
    }
    int row_in_state(LineState state) {
        for (int row = 0; row < lines()->rowCount(); ++row)
            if (lines()->shown_state(*lines()->row_at(row)) == state)
                return row;
        return -1;
    }
    void stand_on(int row) {
        table()->setCurrentIndex(lines()->index(row, LineTableModel::Label));
        client.settle();
    }
    QDialog* dialog(const char* name) {
        return client.window().findChild<QDialog*>(QLatin1String(name));
    }
    void give_party(bank::LineId line, const std::string& party) {
        command(
            client.session(), &client.window(),
            [line, party](app::Writer& writer) { return app::set_line_party(writer, line, party); },
            [](Result<void> done) { EXPECT_TRUE(done.has_value()); });
        client.settle();
    }

    // Wide enough for every column.
    ClientUnderTest client{ClientUnderTest::Options{.size = {2200, 900}}};
};

TEST_F(LineRows, TheDayOfPointingIsTypedBeforeTheMatch) {
    stand_on(row_in_state(LineState::Proposed));
    press(table(), Qt::Key_Space); // the proposal's tick becomes one's own
    auto* day = view().findChild<DayEdit*>(QStringLiteral("pointed_on"));
    const Date latest = view().current_line()->booked_on;
    EXPECT_EQ(day->day(), latest) << "the line's day at first";
    const Date chosen = latest.plus_days(3);
    day->setFocus();
    QTest::keyClick(day, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(day, client.words().date(chosen));
    EXPECT_EQ(day->day(), chosen);
    table()->setFocus();
    press(table(), Qt::Key_Return);
    const auto matches =
        test::value_of(client.session().workspace().read<std::vector<app::MatchRow>>(
            [](app::Reader& reader) { return app::list_matches(reader, {}); }));
    ASSERT_FALSE(matches.empty());
    EXPECT_EQ(matches.back().pointed_on, chosen);
}

TEST_F(LineRows, TheDayTypedIsThatOfAProposalToo) {
    stand_on(row_in_state(LineState::Proposed));
    auto* day = view().findChild<DayEdit*>(QStringLiteral("pointed_on"));
    const Date chosen = view().current_line()->booked_on.plus_days(3);
    day->setFocus();
    QTest::keyClick(day, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(day, client.words().date(chosen));
    table()->setFocus();
    press(table(), Qt::Key_Return); // nothing is ticked: the proposal as it is shown
    const auto matches =
        test::value_of(client.session().workspace().read<std::vector<app::MatchRow>>(
            [](app::Reader& reader) { return app::list_matches(reader, {}); }));
    ASSERT_FALSE(matches.empty());
    EXPECT_EQ(matches.back().pointed_on, chosen);
}

TEST_F(LineRows, NothingIsMatchedWhileTheDayOfPointingIsNone) {
    const auto matches = [this] {
        return test::value_of(client.session().workspace().read<std::vector<app::MatchRow>>(
            [](app::Reader& reader) { return app::list_matches(reader, {}); }));
    };
    const std::size_t before = matches().size();
    stand_on(row_in_state(LineState::Proposed));
    auto* day = view().findChild<DayEdit*>(QStringLiteral("pointed_on"));
    const auto type_over = [&](const QString& text) {
        day->setFocus();
        QTest::keyClick(day, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(day, text);
        table()->setFocus();
    };
    const auto refused = [&] {
        EXPECT_EQ(matches().size(), before);
        EXPECT_EQ(dialog("account_dialog"), nullptr);
        EXPECT_TRUE(client.pane<ReconcilePane>(MainWindow::Reconcile)
                        .messages()
                        .sentence()
                        .contains(QStringLiteral("31/02/2026")));
        EXPECT_EQ(day->text(), QStringLiteral("31/02/2026"));
    };
    type_over(QStringLiteral("31/02/2026"));
    press(table(), Qt::Key_Return); // what is proposed
    refused();
    press(table(), Qt::Key_Space);
    press(table(), Qt::Key_Return); // what is ticked
    refused();
    press(table(), Qt::Key_K);
    refused();
    const Date chosen = view().current_line()->booked_on.plus_days(3);
    type_over(client.words().date(chosen));
    QTest::keyClick(day, Qt::Key_Backspace); // spoilt once more, and mended
    table()->setFocus();
    day->setFocus();
    day->deselect();
    QTest::keyClick(day, Qt::Key_End);
    QTest::keyClicks(day, client.words().date(chosen).right(1));
    table()->setFocus();
    press(table(), Qt::Key_Return);
    ASSERT_EQ(matches().size(), before + 1);
    EXPECT_EQ(matches().back().pointed_on, chosen);
}

TEST_F(LineRows, ThePickListHoldsTheInvoicesOfThePartyAndEverybodysWhenAsked) {
    const auto items = test::value_of(
        client.session().workspace().read<std::vector<ledger::OpenItem>>([](app::Reader& reader) {
            app::OpenItemFilter filter;
            filter.kind = ledger::OpenItemKind::Invoice;
            return app::list_open_items(reader, filter);
        }));
    ASSERT_FALSE(items.empty());
    stand_on(row_in_state(LineState::Open));
    give_party(view().current_line()->id, items.front().party);
    press(table(), Qt::Key_I);
    QDialog* form = dialog("invoice_dialog");
    ASSERT_NE(form, nullptr);
    auto* choice = form->findChild<Table*>();
    auto* everybody = form->findChild<QCheckBox*>(QStringLiteral("everybody"));
    ASSERT_NE(everybody, nullptr);
    const int of_party = choice->model()->rowCount();
    EXPECT_GT(of_party, 0);
    everybody->setChecked(true);
    client.settle();
    EXPECT_GE(choice->model()->rowCount(), of_party);
    EXPECT_EQ(choice->model()->rowCount(), static_cast<int>(items.size()));
    form->reject();
}

TEST_F(LineRows, ADoubleClickInTheInvoiceColumnOpensThePickListAndElsewhereNothing) {
    const int row = row_in_state(LineState::Open);
    ASSERT_GE(row, 0);
    double_click(table(), lines()->index(row, LineTableModel::Label));
    client.settle();
    EXPECT_EQ(dialog("invoice_dialog"), nullptr);
    double_click(table(), lines()->index(row, LineTableModel::Invoice));
    client.settle();
    QDialog* form = dialog("invoice_dialog");
    ASSERT_NE(form, nullptr);
    EXPECT_NE(form->findChild<Table*>(), nullptr);
    form->reject();
}

} // namespace
} // namespace comptoir::gui
