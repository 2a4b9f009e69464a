// Cheques on their way at a takeover, ticked in the tab of pointing by hand (B10).
#include "acts_client.h"

#include "comptoir/storage/database.h"
#include "comptoir/storage/repositories/pointing_repository.h"

#include <QTableWidget>

namespace comptoir::gui {
namespace {

// The books say 485,00 with the cheque of 15,00; the bank opens with 500,00.
class OutstandingTab : public ActsClient {
protected:
    OutstandingTab() {
        const auto balance = world.bank_entry(50000, october(1), "Virement", "471000");
        cheque = world.bank_entry(-1500, october(2), "CHQ 4412", "401000", "FAARO");
        test::value_of(world.run([&](app::Writer& writer) -> Result<void> {
            writer.database().run("UPDATE entry SET origin = 'books'");
            for (const ledger::EntryId entry : {balance, cheque}) {
                CT_ASSIGN(taken, app::load_entry(writer, entry));
                for (const ledger::EntryRow& row : taken.rows)
                    if (row.account == "512100")
                        storage::point_opening_row(writer.database(), row.id, october(2));
            }
            return {};
        }));
        world.lines({{-1500, october(12), "CHQ 4412"}}, 50000);
    }
    void open_tab() {
        start();
        press(Qt::Key_PageUp, Qt::ControlModifier); // the last tab, by its key
        ASSERT_TRUE(pane().pointing()->isVisible());
    }
    QPushButton* button() {
        return pane().pointing()->findChild<QPushButton*>(QStringLiteral("outstanding"));
    }
    void ask() {
        click(button());
        ASSERT_TRUE(dialog());
    }
    int row_of(const QString& label) {
        const auto* table = field<QTableWidget>("taken_over");
        for (int row = 0; row < table->rowCount(); ++row)
            if (table->item(row, 3)->text() == label)
                return row;
        return -1;
    }
    void tick(const QString& label, Qt::CheckState state) {
        field<QTableWidget>("taken_over")->item(row_of(label), 0)->setCheckState(state);
    }
    Money inherited() {
        return read<reconcile::ReconciliationReport>([](app::Reader& reader) {
                   return app::reconciliation_report(reader, "BQ", october(31));
               })
            .initial_difference;
    }
    ledger::EntryId cheque;
};

TEST_F(OutstandingTab, ATickedChequeWaitsForItsLineAndUndoTakesItBack) {
    open_tab();
    EXPECT_EQ(inherited(), eur(1500));
    ask();
    picture("outstanding");
    ASSERT_EQ(field<QTableWidget>("taken_over")->rowCount(), 2);
    tick(QStringLiteral("CHQ 4412"), Qt::Checked);
    act();
    EXPECT_FALSE(dialog());
    EXPECT_TRUE(inherited().is_zero());
    EXPECT_FALSE(sentence().empty());
    expect_check_passes();
    ask();
    EXPECT_EQ(field<QTableWidget>("taken_over")
                  ->item(row_of(QStringLiteral("CHQ 4412")), 0)
                  ->checkState(),
              Qt::Checked);
    tick(QStringLiteral("CHQ 4412"), Qt::Unchecked);
    act();
    EXPECT_EQ(inherited(), eur(1500));
    undo();
    EXPECT_TRUE(inherited().is_zero());
    undo();
    EXPECT_EQ(inherited(), eur(1500));
    expect_check_passes();
}

TEST_F(OutstandingTab, WithoutAChangeNothingIsDone) {
    open_tab();
    const auto acts = m_client->session().act_count();
    ask();
    act();
    EXPECT_FALSE(dialog());
    EXPECT_EQ(m_client->session().act_count(), acts);
    EXPECT_EQ(inherited(), eur(1500));
}

TEST_F(OutstandingTab, WordsNarrowTheListAndKeepWhatIsTicked) {
    open_tab();
    ask();
    tick(QStringLiteral("CHQ 4412"), Qt::Checked);
    field<QLineEdit>("taken_over_filter")->setText(QStringLiteral("virement"));
    const auto* table = field<QTableWidget>("taken_over");
    EXPECT_TRUE(table->isRowHidden(row_of(QStringLiteral("CHQ 4412"))));
    EXPECT_FALSE(table->isRowHidden(row_of(QStringLiteral("Virement"))));
    act();
    EXPECT_TRUE(inherited().is_zero());
}

class NothingTakenOver : public ActsClient {};

TEST_F(NothingTakenOver, IsSaidInsteadOfAnEmptyList) {
    world.bank_entry(-1500, october(2), "CHQ 4412", "401000", "FAARO");
    world.lines({{-1500, october(12), "CHQ 4412"}});
    start();
    press(Qt::Key_PageUp, Qt::ControlModifier);
    click(pane().pointing()->findChild<QPushButton*>(QStringLiteral("outstanding")));
    EXPECT_FALSE(dialog());
    EXPECT_FALSE(sentence().empty());
}

} // namespace
} // namespace comptoir::gui
