// The report of a journal: of the one being reconciled, and whose name it bears.
#include "acts_client.h"

#include "comptoir/gui/reports/reports_pane.h"

#include <QAction>

namespace comptoir::gui {
namespace {

class ReportReviews : public ActsClient {
protected:
    void open_report() {
        world.lines({{-500, october(12), "PRLV AARO SAS"}});
        start();
        pane().show_tab(ReconcilePane::Report);
        settle();
    }
    void sign(const QString& name) {
        pane().findChild<QAction*>(QStringLiteral("review"))->trigger();
        settle();
        ASSERT_TRUE(dialog());
        type("reviewer", name);
        act();
        ASSERT_FALSE(dialog());
    }
};

TEST_F(ReportReviews, WhoseNameGoesFromTheStatementIsSaidBefore) {
    open_report();
    pane().findChild<QAction*>(QStringLiteral("review"))->trigger();
    settle();
    ASSERT_TRUE(dialog());
    EXPECT_EQ(refusal(), QString()) << "nobody reviewed it yet";
    press(dialog(), Qt::Key_Escape);
    sign(QStringLiteral("Claire Lenoir"));
    pane().findChild<QAction*>(QStringLiteral("review"))->trigger();
    settle();
    EXPECT_TRUE(refusal().startsWith(QStringLiteral("Claire Lenoir l’a revu le 31/10/2026. ")))
        << refusal().toStdString();
    picture("review-again");
    press(dialog(), Qt::Key_Escape);
    const auto reviews = [this] {
        return read<std::vector<app::ReportReview>>(
            [](app::Reader& reader) { return app::list_reviews(reader, std::string("BQ")); });
    };
    EXPECT_EQ(reviews().size(), 1U) << "left, nothing is signed";
    sign(QStringLiteral("Hugo Petit"));
    EXPECT_EQ(reviews().size(), 2U) << "the earlier one is kept";
}

class ReportOfJournal : public ReportReviews {
protected:
    ReportOfJournal() {
        test::value_of(world.dossier.write<ledger::Journal>([](app::Writer& writer) {
            return app::add_journal(writer, {.code = "CE",
                                             .iban = Iban::parse("FR7630006000011234567890189"),
                                             .account = "512200"});
        }));
        world.lines({{-500, october(12), "PRLV AARO SAS"}});
        bank::StatementHeader header;
        header.format = "feed";
        header.account.iban = Iban::parse("FR7630006000011234567890189");
        header.account.currency = Currency::eur();
        header.from = header.to = october(14);
        header.opening = bank::DatedBalance{october(14), eur(0)};
        header.closing = bank::DatedBalance{october(14), eur(-700)};
        bank::StatementLine line;
        line.booked_on = october(14);
        line.amount = eur(-700);
        line.label = "PRLV ORANGE";
        line.bank_reference = "C1";
        test::value_of(world.dossier.write<app::ImportReport>([&](app::Writer& writer) {
            return app::stage_feed_statement(writer, "CE", header, {line}, nullptr);
        }));
    }
    QString reported() {
        m_client->show(MainWindow::Reports);
        settle();
        auto& reports = m_client->pane<ReportsPane>(MainWindow::Reports);
        EXPECT_EQ(reports.view()->journal(),
                  journals(reports)->currentData().toString().toStdString());
        return journals(reports)->currentData().toString();
    }
    static QComboBox* journals(QWidget& in) {
        return in.findChild<QComboBox*>(QStringLiteral("journal_chooser"));
    }
    void choose(QComboBox* box, const QString& code) { // ↑ and ↓
        box->setFocus();
        const int wanted = box->findData(code);
        ASSERT_GE(wanted, 0);
        while (box->currentIndex() != wanted)
            press(box, box->currentIndex() < wanted ? Qt::Key_Down : Qt::Key_Up);
    }
    void reconcile(const QString& code) {
        m_client->show(MainWindow::Reconcile);
        settle();
        choose(journals(pane()), code);
    }
};

TEST_F(ReportOfJournal, IsThatOfTheReconciliationUntilAnotherIsChosen) {
    start();
    reconcile(QStringLiteral("CE"));
    EXPECT_EQ(reported(), QStringLiteral("CE"));
    reconcile(QStringLiteral("BQ"));
    EXPECT_EQ(reported(), QStringLiteral("BQ"));
    auto& reports = m_client->pane<ReportsPane>(MainWindow::Reports);
    choose(journals(reports), QStringLiteral("CE"));
    m_client->show(MainWindow::Reconcile);
    EXPECT_EQ(reported(), QStringLiteral("CE")) << "nothing else was reconciled meanwhile";
    reconcile(QStringLiteral("CE"));
    reconcile(QStringLiteral("BQ"));
    EXPECT_EQ(reported(), QStringLiteral("BQ"));
}

// C31: what stopped in one journal does not go on in another that is looked at meanwhile.
class GoesOn : public ReportOfJournal {};

TEST_F(GoesOn, WhereItStoppedAndNotInTheJournalLookedAtMeanwhile) {
    world.invoice("FAARO", "F59289", -19000, october(1));
    world.invoice("FAARO", "F60301", -29100, october(1));
    const auto lines = world.lines({{-19000, october(15), "VIR AARO SAS F59289"},
                                    {-29100, october(16), "VIR AARO SAS F60301"}},
                                   -500);
    start();
    reconcile(QStringLiteral("BQ"));
    pane().show_all_statements();
    settle();
    pane().findChild<QAction*>(QStringLiteral("automatic"))->setProperty("time_box_ms", 0);
    press(Qt::Key_A);
    ASSERT_TRUE(dialog());
    ASSERT_EQ(field<Table>("automatic_preview")->model()->rowCount(), 2);
    act();
    const auto matched = [&] {
        int count = 0;
        for (const bank::LineId each : lines)
            count += line(each).state == reconcile::LineState::Matched ? 1 : 0;
        return count;
    };
    ASSERT_EQ(matched(), 1) << sentence();
    choose(journals(pane()), QStringLiteral("CE"));
    QPushButton* go_on = pane().messages().offered();
    ASSERT_TRUE(go_on->isVisible());
    EXPECT_EQ(go_on->text(), QStringLiteral("Continuer"));
    click(go_on);
    EXPECT_EQ(matched(), 2) << sentence();
    EXPECT_FALSE(go_on->isVisible()) << "nothing is left";
}

TEST_F(ReportReviews, AMessageThatComesMovesNoRow) {
    open_report();
    pane().show_tab(ReconcilePane::General);
    settle();
    const auto place = [this] {
        return table()->viewport()->mapTo(&m_client->window(),
                                          table()->visualRect(table()->currentIndex()).center());
    };
    const QPoint before = place();
    pane().messages().show_message(QStringLiteral("Une phrase"), Tone::Ok);
    QApplication::processEvents();
    settle();
    ASSERT_TRUE(pane().messages().isVisible());
    picture("message");
    EXPECT_EQ(place(), before);
    pane().messages().clear();
    QApplication::processEvents();
    EXPECT_EQ(place(), before);
}

} // namespace
} // namespace comptoir::gui
