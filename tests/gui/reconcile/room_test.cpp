// The pane in the smallest window and in a common one: figures are never cut, nothing overlaps,
// and the keyboard goes where the eye does.
#include "acts_client.h"

#include "comptoir/gui/shell/search_box.h"
#include "comptoir/gui/widgets/buttons.h"
#include "comptoir/gui/widgets/elided_label.h"

#include <QHeaderView>
#include <QMenuBar>
#include <QScrollBar>
#include <QTabBar>

namespace comptoir::gui {
namespace {

class Room : public ActsClient {
protected:
    void SetUp() override {
        world.invoice("CDURAND", "FA26-0105", 12345678, october(1));
        world.invoice("FAARO", "F59289482", -29073197, october(2));
        lines = world.lines({{29073197, october(12), "VIR SEPA CAVES DU RHONE FA26-0105 OCTOBRE"},
                             {-43534200, october(13), "PRLV SEPA NETTOYAGE DES BUREAUX"},
                             {-500, october(13), "COMMISSION"}});
        start();
    }
    void resize(int width, int height) {
        m_client->window().resize(width, height);
        settle();
        QTest::qWait(50); // what is measured once the rows are there
    }
    // Each amount and each day on the screen has the width it asks for.
    static void expect_whole(const Table& table) {
        const QAbstractItemModel& model = *table.model();
        for (int column = 0; column < model.columnCount(); ++column) {
            const auto kind = static_cast<CellKind>(
                model.headerData(column, Qt::Horizontal, k_kind_role).toInt());
            if (table.isColumnHidden(column))
                continue;
            if (kind == CellKind::Amount || kind == CellKind::Dim) {
                EXPECT_GE(table.columnWidth(column),
                          table.horizontalHeader()->sectionSizeHint(column));
                for (int row = 0; row < model.rowCount(); ++row)
                    EXPECT_GE(table.columnWidth(column),
                              table.itemDelegate()
                                  ->sizeHint(QStyleOptionViewItem(), model.index(row, column))
                                  .width())
                        << model.index(row, column).data().toString().toStdString();
            }
        }
        EXPECT_EQ(table.horizontalScrollBar()->maximum(), 0)
            << table.objectName().toStdString() << " scrolls sideways";
    }
    void expect_room() {
        expect_whole(*view().line_table());
        expect_whole(*view().candidate_table());
        for (const ActionButton* button : pane().findChildren<ActionButton*>()) {
            if (button->isVisible()) {
                EXPECT_GE(button->width(), button->sizeHint().width())
                    << button->text().toStdString();
            }
        }
        for (const char* filter : {"line_filter", "candidate_filter"})
            EXPECT_GE(pane().matching()->findChild<QLineEdit*>(QLatin1String(filter))->width(), 140)
                << filter;
    }

    std::vector<bank::LineId> lines;
};

TEST_F(Room, TheSmallestWindowCutsNoFigureAndNoButton) {
    resize(1100, 680);
    ASSERT_EQ(m_client->window().size(), QSize(1100, 680));
    picture("room-1100");
    expect_room();
}

TEST_F(Room, ACommonWindowShowsTheWordsOfTheStateToo) {
    resize(1400, 900);
    picture("room-1400");
    expect_room();
    EXPECT_GT(view().line_table()->columnWidth(LineTableModel::State), 90);
}

// The numbers that tell one piece from the next, in a window of each size.
class RoomForNumbers : public ActsClient {
protected:
    void SetUp() override {
        world.invoice("CDURAND", "FAC2026-00118", 1234567, october(1));
        world.invoice("CDURAND", "FAC2026-00119", 1234567, october(1));
        world.invoice("FAARO", "A PIECE OF FORTY LETTERS THAT NOBODY READS", -907319, october(2));
        lines = world.lines({{1234567, october(12), "VIR SEPA DURAND FAC2026-00118"}});
        start();
    }
    int asked(const Table& table, const QModelIndex& cell) {
        return table.itemDelegate()->sizeHint(QStyleOptionViewItem(), cell).width();
    }
    std::vector<bank::LineId> lines;
};

TEST_F(RoomForNumbers, TheyAreWholeAndTheHeadSaysWordsOrNothing) {
    const Table& books = *view().candidate_table();
    for (const QSize size : {QSize(1440, 900), QSize(1100, 680)}) {
        m_client->window().resize(size);
        settle();
        QTest::qWait(50);
        picture(size.width() == 1440 ? "numbers-1440" : "numbers-1100");
        EXPECT_EQ(books.horizontalScrollBar()->maximum(), 0);
        for (int row = 0; row < books.model()->rowCount(); ++row) {
            const QModelIndex cell = books.model()->index(row, CandidateTableModel::Piece);
            if (cell.data().toString().startsWith(QLatin1String("FAC"))) {
                EXPECT_GE(books.columnWidth(CandidateTableModel::Piece), asked(books, cell))
                    << size.width();
            } else {
                EXPECT_LT(books.columnWidth(CandidateTableModel::Piece), asked(books, cell));
            }
        }
        EXPECT_GE(books.columnWidth(CandidateTableModel::Party), 72);
    }
}

// The words of the search and its key, in the head of the window.
TEST_F(RoomForNumbers, TheKeyOfTheSearchNeverTouchesItsWords) {
    const auto* search = m_client->window().findChild<SearchBox*>(QStringLiteral("search_box"));
    ASSERT_TRUE(search);
    for (const int width : {1100, 1250, 1440, 1900}) {
        m_client->window().resize(width, 900);
        settle();
        const int words = search->fontMetrics().horizontalAdvance(search->placeholderText());
        if (const QRectF cap = search->key_cap(); !cap.isNull()) {
            EXPECT_GE(cap.left(), words + 12) << width;
        }
        EXPECT_GE(search->width(), words) << width;
    }
}

TEST_F(Room, WhatGaveWayComesBackWithTheRoom) {
    resize(1400, 900);
    const int state = view().line_table()->columnWidth(LineTableModel::State);
    resize(1100, 680);
    EXPECT_LT(view().line_table()->columnWidth(LineTableModel::State), state);
    resize(1400, 900);
    EXPECT_EQ(view().line_table()->columnWidth(LineTableModel::State), state);
    EXPECT_FALSE(view().line_table()->isColumnHidden(LineTableModel::State));
}

TEST_F(Room, TheReasonsOfAMatchDoNotCoverItsEntries) {
    resize(1100, 680);
    stand_on(lines[2]);
    press(Qt::Key_K);
    type("account", QStringLiteral("627"));
    act();
    pane().show_tab(ReconcilePane::Matched);
    settle();
    picture("matched-1100");
    const auto* rows = pane().matched()->findChild<Table*>(QStringLiteral("matched_rows"));
    ASSERT_TRUE(rows);
    EXPECT_GE(rows->height(), 90);
    for (const QLabel* label : pane().matched()->findChildren<QLabel*>()) {
        if (label->wordWrap() && label->isVisible()) {
            EXPECT_GE(label->height(), label->heightForWidth(label->width()))
                << label->text().toStdString();
        }
    }
}

// "cla…" beside the name of a table says nothing: half of the words at least, or none.
TEST_F(Room, NoScrapOfAHeadingIsShown) {
    for (int width = 1100; width <= 1900; width += 100) {
        resize(width, 800);
        for (const auto* words : view().findChildren<ElidedLabel*>()) {
            EXPECT_TRUE(words->drawn().isEmpty() ||
                        words->drawn().size() * 2 >= words->text().size())
                << width << ": " << words->drawn().toStdString();
        }
    }
    bool whole = false;
    for (const auto* words : view().findChildren<ElidedLabel*>())
        whole = whole || words->drawn().startsWith(QStringLiteral("classées par la ligne"));
    EXPECT_TRUE(whole) << "where there is room";
}

TEST_F(Room, TabGoesBetweenTheTwoTablesAndShiftTabLeavesThem) {
    table()->setFocus();
    press(table(), Qt::Key_Tab);
    EXPECT_TRUE(view().candidate_table()->hasFocus());
    press(view().candidate_table(), Qt::Key_Tab);
    EXPECT_TRUE(table()->hasFocus()) << "back to the lines";
    press(table(), Qt::Key_Backtab, Qt::ShiftModifier);
    EXPECT_FALSE(table()->hasFocus());
    EXPECT_FALSE(view().candidate_table()->hasFocus()) << "nobody is shut in";
}

TEST_F(Room, UndoingAMatchCountsTheRowsThatAreLeftAndStandsOnOne) {
    for (const std::size_t each : {1U, 2U}) {
        stand_on(lines[each]);
        press(Qt::Key_K);
        type("account", QStringLiteral("627"));
        act();
    }
    pane().show_tab(ReconcilePane::Matched);
    settle();
    Table* matched = pane().matched()->line_table();
    ASSERT_EQ(matched->model()->rowCount(), 2);
    matched->setFocus();
    press(matched, Qt::Key_U);
    ASSERT_EQ(matched->model()->rowCount(), 1);
    EXPECT_EQ(pane().tabs()->tabText(ReconcilePane::Matched).right(1), QStringLiteral("1"));
    bool counted = false;
    for (const QLabel* label : pane().matched()->findChildren<QLabel*>())
        counted = counted || label->text() == QStringLiteral("1");
    EXPECT_TRUE(counted) << "the header of the table counts as the tab does";
    EXPECT_EQ(matched->selectionModel()->selectedRows().size(), 1);
}

TEST_F(Room, TheQuestionOfAMovementIsWalkedFromTheTopToItsButtons) {
    stand_on(lines[1]);
    press(Qt::Key_C);
    ASSERT_TRUE(dialog());
    QStringList walked;
    field<QLineEdit>("party")->setFocus();
    for (int step = 0; step < 9; ++step) {
        walked << QApplication::focusWidget()->objectName();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    EXPECT_LT(walked.indexOf(QStringLiteral("piece")),
              walked.indexOf(QStringLiteral("part_account_0")));
    EXPECT_LT(walked.indexOf(QStringLiteral("part_account_0")),
              walked.indexOf(QStringLiteral("part_amount_0")));
    EXPECT_LT(walked.indexOf(QStringLiteral("part_amount_0")),
              walked.indexOf(QStringLiteral("add_part")));
    EXPECT_LT(walked.indexOf(QStringLiteral("add_part")),
              walked.indexOf(QStringLiteral("act_button")));
    EXPECT_EQ(walked.count(QStringLiteral("day")), 1) << "the day takes one Tab";
}

TEST_F(Room, AFilterThatHidesEverythingSaysSo) {
    press(Qt::Key_F, Qt::ControlModifier);
    auto* filter = pane().matching()->findChild<QLineEdit*>(QStringLiteral("line_filter"));
    filter->setText(QStringLiteral("nothing holds this"));
    m_client->wait_for([&] { return view().line_model()->rowCount() == 0; }, "it filters");
    settle();
    EXPECT_TRUE(table()->accessibleDescription().contains(QStringLiteral("nothing holds this")));
    picture("filter-empty");
    filter->clear();
    m_client->wait_for([&] { return view().line_model()->rowCount() == 3; }, "the filter is gone");
    settle();
    EXPECT_TRUE(table()->accessibleDescription().isEmpty());
}

TEST_F(Room, EnterPressesTheButtonThatHasTheKeyboard) {
    stand_on(lines[2]);
    auto* button = pane().matching()->findChild<QPushButton*>(QStringLiteral("account_button"));
    ASSERT_TRUE(button);
    button->setFocus(Qt::TabFocusReason);
    press(button, Qt::Key_Return);
    ASSERT_TRUE(dialog());
    EXPECT_EQ(dialog()->objectName(), QStringLiteral("account_dialog"));
}

TEST_F(Room, TheMenuOfThePaneIsInGroupsAndHoldsEveryAct) {
    QMenu* menu = nullptr;
    for (QAction* each : m_client->window().findChild<QMenuBar*>()->actions())
        if (each->menu() && each->text() == pane().title())
            menu = each->menu();
    ASSERT_TRUE(menu);
    QList<QAction*> acts;
    int separators = 0;
    for (QAction* each : menu->actions()) {
        separators += each->isSeparator();
        acts << (each->menu() ? each->menu()->actions() : QList<QAction*>{each});
    }
    EXPECT_GE(separators, 5);
    for (QAction* each : pane().pane_actions())
        EXPECT_TRUE(acts.contains(each)) << each->objectName().toStdString();
}

} // namespace
} // namespace comptoir::gui
