// A day typed by a person: what is on the screen is what is meant, or a word says that it is none.
#include "comptoir/gui/widgets/form_dialog.h"
#include "comptoir/gui/widgets/typed_edits.h"
#include "gui/support/client_under_test.h"

#include <QPushButton>
#include <QToolTip>

namespace comptoir::gui {
namespace {

Date day_of(const char* iso) {
    return *Date::parse_iso(iso);
}

std::string read(const char* text, const char* shown = "2026-11-23") {
    const auto day = DayEdit::parse(QString::fromUtf8(text), day_of(shown), QLocale("fr_FR"));
    return day ? day->to_iso() : "none";
}

TEST(TypedDay, IsReadAsPeopleWriteIt) {
    for (const char* text :
         {"31/08/2026", "31082026", "31/8/2026", "31/8/26", "310826", "31.08.2026", "31-08-26",
          "31 8 2026", " 31/08/2026 ", "2026-08-31", "20260831", "3108", "31/8", "31-08"})
        EXPECT_EQ(read(text), "2026-08-31") << text;
    for (const char* text : {"5", "05"})
        EXPECT_EQ(read(text), "2026-11-05") << text;
    EXPECT_EQ(read("29/02/2028"), "2028-02-29");
    EXPECT_EQ(read("20122012"), "2012-12-20") << "never the year 2012 first and a month 20";
}

TEST(TypedDay, IsNeverMovedToOneThatExists) {
    for (const char* text : {"",
                             " ",
                             "0",
                             "32",
                             "31/02/2026",
                             "31022026",
                             "29/02/2026",
                             "31/11",
                             "3111",
                             "00/01/2026",
                             "01/13/2026",
                             "01/00/2026",
                             "310",
                             "31082",
                             "3108202",
                             "310820261",
                             "31/08/202",
                             "31/08/20266",
                             "31/08/26/1",
                             "31//",
                             "/08/2026",
                             "hier",
                             "31 brumaire 2026",
                             "-1",
                             "1/1/1899",
                             "31/08/2026x",
                             "99999999999999999999"})
        EXPECT_EQ(read(text), "none") << text;
    EXPECT_EQ(read("31"), "none") << "November has thirty days";
    EXPECT_EQ(read("31", "2026-10-02"), "2026-10-31");
}

class DayField : public testing::Test {
protected:
    DayField() {
        m_form = new FormDialog({m_client.theme(), m_client.words(), m_client.jobs()},
                                QStringLiteral("Pointage"), &m_client.window());
        m_day = new DayEdit(m_client.words(), m_form);
        m_amount = new MoneyEdit(m_client.words(), m_form);
        m_day->set_day(day_of("2026-11-23"));
        m_form->add_row(QStringLiteral("Du"), m_day);
        m_form->add_row(QStringLiteral("Solde"), m_amount);
        m_form->set_act(QStringLiteral("Pointer"), [this] { m_acted_on = m_day->day(); });
        m_client.settle();
        m_form->open();
        m_form->activateWindow();
        m_client.wait_for([this] { return m_day->hasFocus(); }, "the first field has the keys");
    }
    void type(const char* keys) { QTest::keyClicks(m_day, QLatin1String(keys)); }
    void enter() {
        QTest::keyClick(m_day, Qt::Key_Return);
        m_client.settle();
    }

    ClientUnderTest m_client{{.books = false, .statements = false}};
    FormDialog* m_form;
    DayEdit* m_day;
    MoneyEdit* m_amount;
    std::optional<Date> m_acted_on;
};

TEST_F(DayField, IsTypedOverWholeAsItTakesTheKeyboard) {
    ASSERT_TRUE(m_day->hasFocus());
    type("01/08/2026");
    EXPECT_TRUE(m_day->hasFocus()) << "the slash stays in the day";
    EXPECT_EQ(m_day->text().toStdString(), "01/08/2026");
    enter();
    EXPECT_EQ(m_acted_on, day_of("2026-08-01"));
}

TEST_F(DayField, OfAnotherMonthIsNotCutToTheShownOnes) {
    type("31082026");
    enter();
    EXPECT_EQ(m_acted_on, day_of("2026-08-31"));
    EXPECT_EQ(m_day->text().toStdString(), "31/08/2026");
}

TEST_F(DayField, IsSelectedWholeWithCtrlA) {
    m_day->deselect();
    m_day->setCursorPosition(4);
    QTest::keyClick(m_day, Qt::Key_A, Qt::ControlModifier);
    type("0210");
    QTest::keyClick(m_day, Qt::Key_Tab);
    EXPECT_TRUE(m_amount->hasFocus());
    EXPECT_EQ(m_day->text().toStdString(), "02/10/2026") << "written out when it is left";
}

TEST_F(DayField, ThatIsNoneHoldsTheAct) {
    type("31/02/2026");
    EXPECT_TRUE(m_day->property("problem").toBool());
    enter();
    EXPECT_FALSE(m_acted_on) << "the day shown before was not meant";
    EXPECT_TRUE(m_form->isVisible());
    EXPECT_EQ(m_day->text().toStdString(), "31/02/2026") << "to be mended, not lost";
    const auto sentence = m_form->findChild<MessageBar*>()->sentence();
    EXPECT_TRUE(sentence.contains(QStringLiteral("31/02/2026")) &&
                sentence.contains(QStringLiteral("n’est pas un jour")))
        << sentence.toStdString();
    type("28/02/2026"); // selected whole by the refusal
    enter();
    EXPECT_EQ(m_acted_on, day_of("2026-02-28"));
}

TEST_F(DayField, ThatIsNoneHoldsTheActAlsoOnceItIsLeft) {
    type("32/01/2026");
    QTest::keyClick(m_day, Qt::Key_Tab);
    QTest::mouseClick(m_form->findChild<QPushButton*>(QStringLiteral("act_button")),
                      Qt::LeftButton);
    m_client.settle();
    EXPECT_FALSE(m_acted_on);
    EXPECT_TRUE(m_day->hasFocus());
}

TEST_F(DayField, OutsideItsRangeIsRefusedWithTheRange) {
    m_day->set_range({day_of("2026-10-01"), day_of("2026-10-31")});
    EXPECT_EQ(m_day->day(), day_of("2026-10-31")) << "the nearest";
    m_day->selectAll();
    type("01/11/2026");
    enter();
    EXPECT_FALSE(m_acted_on);
    EXPECT_TRUE(m_form->findChild<MessageBar*>()->sentence().contains(
        QStringLiteral("du 01/10/2026 au 31/10/2026")));
    QTest::keyClick(m_day, Qt::Key_Up);
    EXPECT_EQ(m_day->day(), day_of("2026-10-31")) << "nor do the arrows leave it";
    QTest::keyClick(m_day, Qt::Key_Down);
    EXPECT_EQ(m_day->day(), day_of("2026-10-30"));
}

TEST_F(DayField, IsToldOnceItIsWholeOrLeft) {
    int told = 0;
    QObject::connect(m_day, &DayEdit::day_typed, m_day, [&told] { ++told; });
    type("1510");
    EXPECT_EQ(told, 0) << "it may go on: 15/10/2025";
    EXPECT_EQ(m_day->day(), day_of("2026-10-15")) << "an act takes what is on the screen";
    QTest::keyClick(m_day, Qt::Key_Tab);
    EXPECT_EQ(told, 1);
    m_day->setFocus(Qt::TabFocusReason);
    type("16/10/2026");
    EXPECT_EQ(told, 2) << "whole: told at once";
    m_day->set_day(day_of("2026-10-17"));
    EXPECT_EQ(told, 2) << "by the program";
}

TEST_F(DayField, MendedInItsMiddleIsTakenWhenItIsLeft) {
    m_day->set_day(day_of("2026-07-15"));
    m_day->deselect();
    m_day->setCursorPosition(5); // behind the month
    QTest::keyClick(m_day, Qt::Key_Backspace);
    QTest::keyClick(m_day, Qt::Key_Backspace);
    EXPECT_FALSE(m_day->problem().isEmpty());
    type("1");
    EXPECT_EQ(m_day->text().toStdString(), "15/1/2026") << "on its way, not rewritten";
    type("2");
    EXPECT_EQ(m_day->text().toStdString(), "15/12/2026");
    enter();
    EXPECT_EQ(m_acted_on, day_of("2026-12-15"));
}

TEST_F(DayField, KeepsWhatIsBeingTypedWhenTheRangeChanges) {
    type("15/1");
    m_day->set_range({day_of("2026-01-01"), day_of("2026-10-31")});
    EXPECT_EQ(m_day->text().toStdString(), "15/1");
    EXPECT_EQ(m_day->day(), day_of("2026-01-15"));
    type("1");
    EXPECT_FALSE(m_day->problem().isEmpty()) << "November is outside";
    m_day->set_range({day_of("2026-01-01"), day_of("2026-12-31")});
    EXPECT_EQ(m_day->text().toStdString(), "15/11");
    EXPECT_TRUE(m_day->problem().isEmpty());
    m_day->set_range({day_of("2026-12-01"), day_of("2026-12-31")});
    EXPECT_FALSE(m_day->problem().isEmpty()) << "never another day unsaid";
    enter();
    EXPECT_FALSE(m_acted_on);
}

TEST(DayInABar, StaysRedWithAWordWhenWhatIsTypedIsNone) {
    ClientUnderTest client{{.books = false, .statements = false}};
    auto* bar = new QWidget;
    auto* day = new DayEdit(client.words(), bar);
    auto* other = new QLineEdit(bar);
    bar->show();
    bar->activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(bar));
    other->move(0, 60);
    day->set_day(day_of("2026-11-23"));
    EXPECT_TRUE(day->toolTip().isEmpty());
    day->setFocus();
    client.settle();
    day->selectAll();
    QTest::keyClicks(day, QStringLiteral("31/02/2026"));
    other->setFocus(Qt::MouseFocusReason);
    EXPECT_EQ(day->text().toStdString(), "31/02/2026") << "a button would act on another day";
    EXPECT_TRUE(day->property("problem").toBool());
    for (const QString& word : {day->toolTip(), QToolTip::text()})
        EXPECT_TRUE(word.contains(QStringLiteral("31/02/2026")) &&
                    word.contains(QStringLiteral("n’est pas un jour")))
            << word.toStdString();
    day->setFocus(Qt::TabFocusReason);
    QTest::keyClicks(day, QStringLiteral("28/02/2026"));
    EXPECT_FALSE(day->property("problem").toBool());
    EXPECT_TRUE(day->toolTip().isEmpty());
    QToolTip::hideText();
    delete bar;
}

} // namespace
} // namespace comptoir::gui
