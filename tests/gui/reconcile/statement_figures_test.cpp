// The figures above the tabs are those of the statement that is shown, and so is what Shift+E
// explains; the filter of the lines finds a number that the bank cut in two.
#include "acts_client.h"
#include "comptoir/gui/reconcile/causes_window.h"

#include <QRegularExpression>

namespace comptoir::gui {
namespace {

class StatementFigures : public ActsClient {
protected:
    void SetUp() override {
        world.bank_entry(-111'11, october(2), "OPERATION", "471000");
        world.lines({{-111'11, october(2), "OPERATION"}, {-33'00, october(4), "AUTRE"}});
        world.lines({{-222'22, october(20), "OPERATION"}}, -144'11);
        start();
    }
    QString figures() { return pane().findChild<QLabel*>(QStringLiteral("figures"))->text(); }
    bool shows(std::int64_t cents) {
        return figures().contains(m_client->words().bare(eur(cents)).toHtmlEscaped()) ||
               figures().contains(m_client->words().bare(eur(cents)));
    }
    // By the arrows, as a person does.
    void choose(int index) {
        auto* chooser = pane().findChild<QComboBox*>(QStringLiteral("statement_chooser"));
        chooser->setFocus();
        while (chooser->currentIndex() != index)
            press(chooser, chooser->currentIndex() < index ? Qt::Key_Down : Qt::Key_Up);
        table()->setFocus();
        settle();
    }
    QString explained() {
        press(Qt::Key_E, Qt::ShiftModifier);
        auto* causes = m_client->window().findChild<CausesWindow*>();
        if (!causes)
            throw std::runtime_error("no window of causes");
        QString words;
        for (const QLabel* label : causes->findChildren<QLabel*>())
            words += label->text();
        delete causes;
        return words;
    }
};

TEST_F(StatementFigures, AreThoseOfTheStatementThatIsShown) {
    EXPECT_TRUE(shows(-366'33)) << "of all: the latest end";
    choose(2); // the earlier one
    EXPECT_TRUE(shows(-144'11)) << figures().toStdString();
    EXPECT_FALSE(shows(-366'33));
    EXPECT_TRUE(shows(-111'11)) << "the account on that day";
    choose(1);
    EXPECT_TRUE(shows(-366'33));
    EXPECT_FALSE(shows(-144'11));
    choose(0);
    EXPECT_TRUE(shows(-366'33));
}

TEST_F(StatementFigures, AllStatementsInTheTabOfTheReportIsTheLatestEnd) {
    choose(2);
    pane().show_tab(ReconcilePane::Report);
    settle();
    auto* day = pane().findChild<DayEdit*>(QStringLiteral("report_day"));
    ASSERT_NE(day, nullptr);
    EXPECT_EQ(day->day(), october(4));
    choose(1);
    EXPECT_EQ(day->day(), october(20));
    choose(2);
    ASSERT_EQ(day->day(), october(4));
    pane().show_all_statements();
    settle();
    EXPECT_EQ(day->day(), october(20)) << "not the end of the one shown before";
}

TEST_F(StatementFigures, WhatIsExplainedIsTheDayOfTheFigures) {
    choose(2);
    const QString words = explained();
    EXPECT_TRUE(words.contains(m_client->words().date(october(4)))) << words.toStdString();
    EXPECT_TRUE(words.contains(m_client->words().bare(eur(-144'11))));
    choose(1);
    EXPECT_TRUE(explained().contains(m_client->words().date(october(20))));
}

TEST_F(StatementFigures, FollowWhatIsMatchedOnTheStatementShown) {
    choose(2);
    ASSERT_EQ(view().line_model()->rowCount(), 2);
    table()->setCurrentIndex(view().line_model()->index(1, LineTableModel::Label));
    settle();
    press(Qt::Key_K);
    type("account", QStringLiteral("471000"));
    act();
    EXPECT_TRUE(shows(-144'11)) << figures().toStdString();
    EXPECT_FALSE(shows(-366'33));
    EXPECT_EQ(pane().findChild<QComboBox*>(QStringLiteral("statement_chooser"))->currentIndex(), 2)
        << "the same statement";
}

TEST_F(StatementFigures, WhatIsPutAsideIsNotLeftToDo) {
    const auto plain = [this] {
        return figures().remove(QRegularExpression(QStringLiteral("<[^>]*>")));
    };
    choose(2);
    ASSERT_TRUE(plain().contains(QStringLiteral("Lignes 2, rapprochées 0, ouvertes 2")))
        << plain().toStdString();
    EXPECT_FALSE(plain().contains(QStringLiteral("Mises de côté")));
    table()->setCurrentIndex(view().line_model()->index(0, LineTableModel::Label));
    settle();
    press(Qt::Key_P);
    EXPECT_TRUE(plain().contains(QStringLiteral("Lignes 2, rapprochées 0, ouvertes 1")))
        << plain().toStdString();
    EXPECT_TRUE(plain().contains(QStringLiteral("Mises de côté 1")));
    picture("put-aside");
    pane().show_all_statements();
    settle();
    EXPECT_TRUE(plain().contains(QStringLiteral("Mises de côté 1"))) << plain().toStdString();
    undo();
    EXPECT_FALSE(plain().contains(QStringLiteral("Mises de côté"))) << plain().toStdString();
}

TEST_F(StatementFigures, TheFilterFindsANumberThatTheBankCutInTwo) {
    bank::StatementLine line;
    line.booked_on = october(21);
    line.amount = eur(64'00);
    line.label = "VIR SEPA RECU DE ETS DURAND FS2600";
    line.label_more = "64";
    std::vector<bank::LineId> ids;
    const auto done = m_client->session().workspace().write<app::ImportReport>(
        [&](app::Writer& writer) -> Result<app::ImportReport> {
            bank::StatementHeader header;
            header.format = "feed";
            header.account.iban = Iban::parse("FR7616958000016886912594701");
            header.from = header.to = line.booked_on;
            return app::stage_feed_statement(writer, "BQ", header, {line}, &ids);
        });
    ASSERT_TRUE(done.has_value());
    settle();
    auto* filter = view().findChild<QLineEdit*>(QStringLiteral("line_filter"));
    QTest::keyClicks(filter, QStringLiteral("FS260064"));
    m_client->wait_for([&] { return view().line_model()->rowCount() == 1; }, "the line is found");
    EXPECT_EQ(view().line_model()->row_at(0)->id, ids.front());
}

} // namespace
} // namespace comptoir::gui
