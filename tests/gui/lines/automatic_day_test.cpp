// A99: the date de pointage chosen beside what automatic matching would do.
#include "comptoir/gui/reconcile/reconcile_pane.h"
#include "comptoir/gui/widgets/message_bar.h"
#include "comptoir/gui/widgets/typed_edits.h"
#include "gui/support/client_under_test.h"

#include <QComboBox>
#include <QDialog>

#include <algorithm>
#include <map>
#include <set>

namespace comptoir::gui {
namespace {

class AutomaticDay : public testing::Test {
protected:
    void SetUp() override {
        client.show(MainWindow::Reconcile);
        pane().show_all_statements();
        client.settle();
        table()->setFocus();
        QTest::keyClick(table(), Qt::Key_A);
        client.settle();
        ASSERT_NE(dialog(), nullptr);
        if (qEnvironmentVariableIsSet("COMPTOIR_PICTURES"))
            dialog()->grab().save(qEnvironmentVariable("COMPTOIR_PICTURES") +
                                  QStringLiteral("/automatic_day.png"));
    }
    ReconcilePane& pane() { return client.pane<ReconcilePane>(MainWindow::Reconcile); }
    Table* table() { return pane().matching()->line_table(); }
    QDialog* dialog() {
        return client.window().findChild<QDialog*>(QStringLiteral("automatic_dialog"));
    }
    QComboBox* which() { return dialog()->findChild<QComboBox*>(QStringLiteral("pointing")); }
    DayEdit* day() { return dialog()->findChild<DayEdit*>(QStringLiteral("pointed_on")); }
    void agree() {
        QTest::keyClick(dialog()->findChild<Table*>(QStringLiteral("automatic_preview")),
                        Qt::Key_Return);
        client.settle();
    }
    std::vector<app::MatchRow> matches() {
        return test::value_of(client.session().workspace().read<std::vector<app::MatchRow>>(
            [](app::Reader& reader) { return app::list_matches(reader, {}); }));
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
    ClientUnderTest client;
};

TEST_F(AutomaticDay, IsThatOfEachLineUnlessAPersonChooses) {
    EXPECT_EQ(which()->currentIndex(), 0);
    EXPECT_FALSE(day()->isEnabled());
    agree();
    std::set<Date> days;
    for (const app::MatchRow& match : matches())
        days.insert(match.pointed_on);
    EXPECT_GT(days.size(), 2U);
}

TEST_F(AutomaticDay, TheLatestDayOfEachStatementIsThatOfAllItsLinesWhenChosen) {
    which()->setFocus();
    QTest::keyClick(which(), Qt::Key_Down);
    ASSERT_EQ(which()->currentText(), QStringLiteral("le jour le plus récent de chaque relevé"));
    EXPECT_FALSE(day()->isEnabled()) << "it is not typed";
    agree();
    // Of all lines of the statement, matched or not.
    std::map<bank::LineId, Date> latest;
    const auto every = all_lines();
    for (const app::LineRow& one : every)
        for (const app::LineRow& other : every)
            if (other.statement == one.statement)
                latest[one.id] = std::max(latest[one.id], other.line.booked_on);
    ASSERT_FALSE(matches().empty());
    int earlier = 0;
    for (const app::MatchRow& match : matches())
        for (const bank::LineId line : match.lines) {
            EXPECT_EQ(match.pointed_on, latest[line]);
            for (const app::LineRow& row : every)
                earlier += row.id == line && row.line.booked_on < match.pointed_on ? 1 : 0;
        }
    EXPECT_GT(earlier, 1) << "lines of other days are pointed on it too";
}

TEST_F(AutomaticDay, OneDayForAllIsTyped) {
    which()->setCurrentIndex(2);
    ASSERT_TRUE(day()->isEnabled());
    const Date today = client.session().today();
    day()->set_day(today);
    agree();
    ASSERT_FALSE(matches().empty());
    for (const app::MatchRow& match : matches())
        EXPECT_EQ(match.pointed_on, today);
}

TEST_F(AutomaticDay, EnterInThePreviewIsRefusedWhileTheDayIsNone) {
    which()->setCurrentIndex(2);
    day()->setFocus();
    QTest::keyClick(day(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(day(), QStringLiteral("31/02/2026"));
    agree();
    ASSERT_NE(dialog(), nullptr);
    EXPECT_TRUE(dialog()->isVisible());
    EXPECT_TRUE(matches().empty());
    EXPECT_TRUE(
        dialog()->findChild<MessageBar*>()->sentence().contains(QStringLiteral("31/02/2026")));
    which()->setCurrentIndex(0); // the day is not asked for any more
    agree();
    EXPECT_FALSE(matches().empty());
}

TEST_F(AutomaticDay, ADayBeforeTheLinesIsRefusedAndNothingIsMatched) {
    which()->setCurrentIndex(2);
    day()->set_day(*Date::parse_iso("2020-01-01"));
    agree();
    EXPECT_TRUE(matches().empty());
    EXPECT_FALSE(pane().messages().sentence().isEmpty());
    EXPECT_FALSE(client.session().can_undo());
}

} // namespace
} // namespace comptoir::gui
