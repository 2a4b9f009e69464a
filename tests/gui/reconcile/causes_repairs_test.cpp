// "D'où vient l'écart ?" by its keys: Shift+E opens it, Enter jumps to the place, R repairs, Ctrl+Z
// takes the repair back; for each kind of repair there is.
#include "acts_client.h"
#include "comptoir/gui/bank/statements_pane.h"
#include "comptoir/gui/ledger/entries_pane.h"
#include "comptoir/gui/reconcile/causes_window.h"
#include "comptoir/storage/database.h"
#include "flow/reconcile/line_file.h"

#include <QAction>
#include <QPointer>

namespace comptoir::gui {
namespace {

using reconcile::CauseKind;
using reconcile::RepairKind;

class CausesKeys : public ActsClient {
protected:
    void open() {
        press(Qt::Key_E, Qt::ShiftModifier);
        causes = m_client->window().findChild<CausesWindow*>();
        ASSERT_TRUE(causes);
        watch(causes->model());
    }
    const reconcile::Cause& first() { return causes->model()->rows().front().cause; }
    QString told() { return causes->messages().sentence(); }
    QAction* action(const char* name) { return causes->findChild<QAction*>(QLatin1String(name)); }
    Money difference(Date at) {
        return read<app::DifferenceAnswer>(
                   [at](app::Reader& reader) { return app::difference_causes(reader, "BQ", at); })
            .search.difference;
    }
    // The first cause is the planted one; R leaves no difference at `at`, Ctrl+Z brings it back.
    void expect_repaired(CauseKind kind, RepairKind repair, Date at) {
        ASSERT_GT(causes->model()->rowCount(), 0);
        EXPECT_EQ(first().kind, kind) << to_text(first().kind);
        ASSERT_TRUE(first().repair);
        EXPECT_EQ(first().repair->kind, repair);
        const Money before = difference(at);
        ASSERT_FALSE(before.is_zero());
        ASSERT_TRUE(action("repair")->isEnabled());
        press(causes->table(), Qt::Key_R);
        EXPECT_TRUE(difference(at).is_zero()) << told().toStdString();
        EXPECT_EQ(causes->model()->rowCount(), 0) << "nothing is left to explain";
        EXPECT_FALSE(action("repair")->isEnabled());
        EXPECT_FALSE(told().isEmpty());
        expect_check_passes();
        press(causes->table(), Qt::Key_Z, Qt::ControlModifier);
        EXPECT_EQ(difference(at), before) << told().toStdString();
        ASSERT_GT(causes->model()->rowCount(), 0);
        EXPECT_EQ(first().kind, kind);
        expect_check_passes();
    }
    // A line of 314,15 that left the account, and the entry that a slip of the hand made of it.
    ledger::EntryId slip(std::int64_t cents) {
        const auto wrong = world.bank_entry(cents, october(11), "AARO 8812", "471000");
        world.lines({{-31'415, october(12), "PRLV AARO 8812"}});
        return wrong;
    }
    QPointer<CausesWindow> causes;
};

TEST_F(CausesKeys, RSwapsTheSidesOfAnEntry) {
    const auto wrong = slip(31'415);
    start();
    open();
    ASSERT_FALSE(HasFailure());
    EXPECT_EQ(first().entries.front(), wrong);
    expect_repaired(CauseKind::SignReversed, RepairKind::SwapSides, october(12));
}

TEST_F(CausesKeys, RCorrectsTheAmount) {
    const auto wrong = slip(-34'115);
    start();
    open();
    ASSERT_FALSE(HasFailure());
    EXPECT_EQ(first().entries.front(), wrong);
    expect_repaired(CauseKind::SwappedDigits, RepairKind::SetAmount, october(12));
}

TEST_F(CausesKeys, RTakesBackWhatWasBookedTwice) {
    world.bank_entry(-31'415, october(11), "AARO 8812", "471000");
    const auto wrong = slip(-31'415);
    world.apply();
    start();
    open();
    ASSERT_FALSE(HasFailure());
    EXPECT_EQ(first().entries.front(), wrong);
    expect_repaired(CauseKind::BookedTwice, RepairKind::TakeBack, october(12));
}

TEST_F(CausesKeys, RMovesAnEntryFromAnotherBankJournal) {
    test::value_of(world.act<ledger::Journal>([](app::Writer& writer) {
        return app::add_journal(writer, {.code = "BQ2",
                                         .iban = Iban::parse("FR7630006000011234567890189"),
                                         .account = "512200"});
    }));
    ledger::Entry entry = world.entry(world.bank_entry(-31'415, october(11), "AARO", "471000"));
    const auto wrong = test::value_of(
        world.act<ledger::EntryId>([&](app::Writer& writer) -> Result<ledger::EntryId> {
            CT_TRY(app::discard_draft(writer, entry.id));
            entry.journal = "BQ2";
            entry.rows[1].account = "512200";
            return app::post_draft(writer, entry);
        }));
    world.lines({{-31'415, october(12), "PRLV AARO 8812"}});
    start();
    open();
    ASSERT_FALSE(HasFailure());
    EXPECT_EQ(first().entries.front(), wrong);
    expect_repaired(CauseKind::OtherJournal, RepairKind::MoveToJournal, october(12));
}

TEST_F(CausesKeys, RMovesAnEntryToTheDayOfItsLine) {
    const auto wrong = world.bank_entry(-31'415, october(14), "AARO 8812", "471000");
    world.lines({{-31'415, october(12), "PRLV AARO 8812"}});
    start();
    open();
    ASSERT_FALSE(HasFailure());
    EXPECT_EQ(first().entries.front(), wrong);
    expect_repaired(CauseKind::DatedAfter, RepairKind::MoveToDay, october(12));
}

TEST_F(CausesKeys, RTakesOutALineThatIsThereTwice) {
    world.bank_entry(-31'415, october(12), "AARO 8812", "471000");
    const auto lines = test::import_file(world, {{-31'415, october(12), "PRLV AARO 8812"},
                                                 {-31'415, october(12), "PRLV AARO 8812"}});
    start();
    open();
    ASSERT_FALSE(HasFailure());
    const bank::LineId gone = first().lines.front();
    expect_repaired(CauseKind::DuplicatedLine, RepairKind::MergeLines, october(12));
    for (const bank::LineId each : lines)
        EXPECT_EQ(line(each).id, each) << "both are there again";
    press(causes->table(), Qt::Key_R);
    EXPECT_TRUE(told().contains(QStringLiteral("répétée"))) << told().toStdString();
    EXPECT_NE(line(gone).id, gone);
}

TEST_F(CausesKeys, RUndoesTheMatchThatHoldsTheEntryAndMatchesItAgain) {
    const auto booked = world.bank_entry(-13'000, october(12), "AARO", "471000");
    const auto held = world.bank_entry(-7'000, october(12), "AARO", "471000");
    const auto lines =
        world.lines({{-7'000, october(12), "VIR AARO"}, {-20'000, october(12), "VIR AARO"}});
    test::value_of(world.match({.lines = {lines[0]}, .targets = {test::to_entry(held)}}));
    start();
    stand_on(lines[1]);
    view().tick_current();
    settle();
    tick_entry(booked);
    open();
    ASSERT_FALSE(HasFailure());
    ASSERT_GT(causes->model()->rowCount(), 0);
    EXPECT_EQ(first().kind, CauseKind::PointedElsewhere) << to_text(first().kind);
    EXPECT_EQ(first().entries.front(), held);
    press(causes->table(), Qt::Key_R);
    EXPECT_FALSE(line(lines[0]).match) << told().toStdString();
    EXPECT_EQ(first().kind, CauseKind::NotTicked) << "it is free to be ticked";
    press(causes->table(), Qt::Key_Z, Qt::ControlModifier);
    EXPECT_TRUE(line(lines[0]).match) << told().toStdString();
    EXPECT_EQ(first().kind, CauseKind::PointedElsewhere);
    expect_check_passes();
}

TEST_F(CausesKeys, RLetsAChequeOfTheTakeoverWaitAndAsksTheRightOfItsUndo) {
    world.bank_entry(50'000, october(1), "Solde", "471000");
    const auto cheque = world.bank_entry(-1'500, october(2), "CHQ 4412", "401000", "FAARO");
    test::value_of(world.run([](app::Writer& writer) -> Result<void> {
        writer.database().run("UPDATE entry SET origin = 'books'");
        writer.database().run("INSERT INTO pointing (row_id, kind, pointed_on)"
                              " SELECT r.id, 'opening', e.day FROM entry_row r"
                              " JOIN entry e ON e.id = r.entry_id WHERE r.account = '512100'");
        return {};
    }));
    world.bank_entry(-720, october(12), "Frais", "627000");
    world.lines({{-720, october(12), "FRAIS"}}, 50'000);
    start();
    open();
    ASSERT_FALSE(HasFailure());
    ASSERT_GT(causes->model()->rowCount(), 0);
    ASSERT_EQ(first().kind, CauseKind::SeenAtTakeover) << to_text(first().kind);
    EXPECT_EQ(first().entries.front(), cheque);
    press(causes->table(), Qt::Key_R);
    ASSERT_EQ(m_client->session().act_count(), 1U) << told().toStdString();
    EXPECT_EQ(m_client->session().undo_right(), users::Right::StatementReconcile);
    press(causes->table(), Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(m_client->session().act_count(), 0U) << told().toStdString();
    ASSERT_GT(causes->model()->rowCount(), 0);
    EXPECT_EQ(first().kind, CauseKind::SeenAtTakeover);
    expect_check_passes();
}

TEST_F(CausesKeys, WithoutARepairRDoesNothing) {
    world.lines({{-720, october(12), "FRAIS"}, {-980, october(12), "AUTRES FRAIS"}});
    start();
    open();
    ASSERT_GT(causes->model()->rowCount(), 0);
    EXPECT_FALSE(first().repair);
    EXPECT_FALSE(action("repair")->isEnabled());
    press(causes->table(), Qt::Key_R);
    EXPECT_TRUE(entries().empty());
    EXPECT_EQ(m_client->session().act_count(), 0U);
}

TEST_F(CausesKeys, EnterShowsTheEntry) {
    const auto wrong = slip(-34'115);
    for (int day = 1; day < 9; ++day)
        world.bank_entry(-day, october(day), "AUTRE", "471000");
    start();
    open();
    ASSERT_FALSE(HasFailure());
    press(causes->table(), Qt::Key_Return);
    auto& shown_entries = m_client->pane<EntriesPane>(MainWindow::Entries);
    EXPECT_TRUE(shown_entries.isVisible());
    EXPECT_EQ(shown_entries.table()->currentIndex().data(k_key_role).toLongLong(), wrong.value());
}

TEST_F(CausesKeys, EnterShowsTheLineWhereThereIsNoEntry) {
    const auto lines = world.lines({{-720, october(12), "FRAIS"}, {5'000, october(12), "AUTRE"}});
    world.bank_entry(5'000, october(12), "AUTRE", "471000");
    world.apply();
    start();
    open();
    ASSERT_FALSE(HasFailure());
    ASSERT_EQ(first().lines.front(), lines[0]);
    m_client->show(MainWindow::Reports);
    press(causes->table(), Qt::Key_Return);
    EXPECT_TRUE(pane().isVisible());
    ASSERT_TRUE(view().current_line());
    EXPECT_EQ(view().current_line()->id, lines[0]);
}

TEST_F(CausesKeys, EnterShowsTheStatementAfterTheMissingDays) {
    for (const int day : {2, 20})
        world.bank_entry(-100 * day, october(day), "OPERATION", "471000");
    world.lines({{-200, october(2), "OPERATION"}});
    world.lines({{-2'000, october(20), "OPERATION"}}, -200 - 7'777);
    world.apply();
    start();
    open();
    ASSERT_FALSE(HasFailure());
    ASSERT_EQ(first().kind, CauseKind::MissingStatement);
    auto& statements = m_client->pane<StatementsPane>(MainWindow::Statements);
    press(causes->table(), Qt::Key_Return);
    EXPECT_TRUE(statements.isVisible());
    EXPECT_EQ(statements.tabs()->currentIndex(), StatementsPane::History);
    ASSERT_TRUE(statements.history()->current());
    EXPECT_EQ(statements.history()->current()->statement.id, first().statements.back());
    EXPECT_FALSE(statements.history()->gap_words().isEmpty()) << "what is missing is told there";
}

} // namespace
} // namespace comptoir::gui
