// After Enter the next open line is chosen, and the list stands where it stood (C30).
#include "acts_client.h"

#include <QScrollBar>

namespace comptoir::gui {
namespace {

constexpr int k_lines = 80; // more than the window shows

class NextLine : public ActsClient {
protected:
    NextLine() {
        std::vector<test::LineSpec> specs;
        for (int i = 0; i < k_lines; ++i) {
            const std::string piece = "F" + std::to_string(7000 + i);
            world.invoice("FAARO", piece, -10000 - 37 * i, october(1));
            specs.push_back({-10000 - 37 * i, october(2 + i % 25), "PRLV AARO SAS " + piece});
        }
        world.lines(specs);
    }
    qlonglong key_at(int row) { return view().line_model()->row_at(row)->id.value(); }
    // The list scrolled so that `top` is its first row, the cursor on another one in sight.
    void scroll(int top, int cursor) {
        table()->scrollTo(view().line_model()->index(top, LineTableModel::Label),
                          QAbstractItemView::PositionAtTop);
        ASSERT_EQ(table()->rowAt(0), top);
        table()->selectionModel()->setCurrentIndex(
            view().line_model()->index(cursor, LineTableModel::Label),
            QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        table()->setFocus();
        settle();
        ASSERT_EQ(table()->rowAt(0), top);
    }
    qlonglong first_in_sight() { return key_at(table()->rowAt(0)); }
};

TEST_F(NextLine, IsChosenAfterEnterAndTheListDoesNotMove) {
    start();
    ASSERT_EQ(view().line_model()->rowCount(), k_lines);
    scroll(30, 35);
    const qlonglong top = key_at(30);
    const int place = table()->rowViewportPosition(30);
    for (int step = 0; step < 5; ++step) {
        const qlonglong matched = key_at(35), next = key_at(36);
        ASSERT_EQ(table()->current_key(), matched);
        press(Qt::Key_Return);
        ASSERT_EQ(view().line_model()->find(matched), nullptr) << sentence();
        EXPECT_EQ(table()->current_key(), next) << "step " << step;
        EXPECT_EQ(table()->selected_keys(), QList<qlonglong>{next});
        EXPECT_EQ(first_in_sight(), top) << "step " << step;
        EXPECT_EQ(table()->rowViewportPosition(30), place);
        EXPECT_TRUE(table()->hasFocus());
    }
    undo();
    EXPECT_EQ(first_in_sight(), top) << "nor when it comes back";
}

TEST_F(NextLine, AfterTheLastOneIsTheOneAbove) {
    start();
    const int last = k_lines - 1;
    table()->scrollToBottom();
    table()->selectionModel()->setCurrentIndex(
        view().line_model()->index(last, LineTableModel::Label),
        QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    settle();
    const qlonglong matched = key_at(last), above = key_at(last - 1);
    press(Qt::Key_Return);
    ASSERT_EQ(view().line_model()->find(matched), nullptr) << sentence();
    EXPECT_EQ(table()->current_key(), above);
    EXPECT_EQ(table()->verticalScrollBar()->value(), table()->verticalScrollBar()->maximum());
}

TEST_F(NextLine, ARefusedEnterStaysWhereItIs) {
    world.lines({{-123, october(28), "INCONNU"}});
    start();
    const int last = k_lines;
    ASSERT_EQ(view().line_model()->rowCount(), k_lines + 1);
    table()->scrollToBottom();
    int row = 0;
    while (row < last && view().line_model()->row_at(row)->label != QLatin1String("INCONNU"))
        ++row;
    table()->selectionModel()->setCurrentIndex(
        view().line_model()->index(row, LineTableModel::Label),
        QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    table()->scrollTo(table()->currentIndex());
    settle();
    const qlonglong key = table()->current_key(), top = first_in_sight();
    press(Qt::Key_Return);
    EXPECT_EQ(table()->current_key(), key);
    EXPECT_EQ(first_in_sight(), top);
    EXPECT_FALSE(sentence().empty());
}

} // namespace
} // namespace comptoir::gui
