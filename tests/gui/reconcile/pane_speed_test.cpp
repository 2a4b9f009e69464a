// How long an act takes to be on the screen, and how long the GUI thread is ever busy with one
// event, on a dossier of many lines. COMPTOIR_PANE_LINES=1000000 measures what docs/performance.md
// holds, COMPTOIR_PANE_OPEN how many of them wait (all of them, at worst); the ordinary run takes a
// small one and only guards against what grows with the dossier.
#include "comptoir/app/bank.h"
#include "comptoir/gui/reconcile/reconcile_pane.h"
#include "comptoir/gui/support/pace.h"
#include "comptoir/storage/database.h"
#include "gui/support/client_under_test.h"

#include <QDialog>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QPointer>
#include <QScrollBar>
#include <QSignalSpy>

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <map>

namespace comptoir::gui {
namespace {

constexpr std::int64_t k_lines_per_statement = 2'000;
constexpr std::int64_t k_patience_ms = 30'000;

std::int64_t wanted(const char* variable, std::int64_t otherwise) {
    const char* text = std::getenv(variable);
    return text ? std::strtoll(text, nullptr, 10) : otherwise;
}

// All but the last few thousand lines are matched, as in a dossier of many years.
Result<bool> fill(app::Writer& writer, std::int64_t lines) {
    const std::int64_t open = std::min(lines, wanted("COMPTOIR_PANE_OPEN", 3'000));
    storage::Database& database = writer.database();
    database.run("INSERT INTO import (id, format, imported_at, imported_by)"
                 " VALUES (1, 'invented', 0, 'claire')");
    database.run(R"(
        WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE (i + 1) * ?2 < ?1)
        INSERT INTO statement (id, import_id, journal, source, from_day, to_day, currency,
                               balance_check)
        SELECT i + 1, 1, 'BQ', 'file', date('2026-01-01', '+' || (i % 300) || ' days'),
               date('2026-01-01', '+' || (i % 300) || ' days'), 'EUR', 'not_possible' FROM n)",
                 lines, k_lines_per_statement);
    database.run(R"(
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1)
        INSERT INTO bank_line (id, statement_id, journal, booked_on, amount_minor, currency, rank,
                               label, nature)
        SELECT i, (i - 1) / ?2 + 1, 'BQ', date('2026-01-01', '+' || ((i - 1) / ?2 % 300) || ' days'),
               -100 - i % 5000, 'EUR', i, 'PRLV SEPA FOURNISSEUR ' || (i % 977) || ' REF ' || i,
               'direct_debit' FROM n)",
                 lines, k_lines_per_statement);
    database.run(R"(
        INSERT INTO match (id, journal, pointed_on, decision, kind, score, unattended, created_at,
                           created_by)
        SELECT id, 'BQ', booked_on, 'entry', 'exact', 1000, 1, 0, 'claire' FROM bank_line
        WHERE id <= ?1)",
                 lines - open);
    database.run("INSERT INTO match_line (line_id, match_id) SELECT id, id FROM match");
    writer.changed(app::Noun::Dossier);
    writer.changed(app::Noun::Lines);
    return true;
}

class PaneSpeed : public testing::Test {
protected:
    PaneSpeed() : client({.books = false, .statements = false}) { set_pace(Pace::Person); }
    ~PaneSpeed() override { set_pace(Pace::AtOnce); }
    void SetUp() override {
        lines_in_dossier = wanted("COMPTOIR_PANE_LINES", 20'000);
        test::value_of(client.session().workspace().write<ledger::Journal>([](app::Writer& w) {
            return app::add_journal(w, {.code = "BQ", .account = "512100"});
        }));
        test::value_of(client.session().workspace().write<bool>(
            [this](app::Writer& w) { return fill(w, lines_in_dossier); }));
        client.window().show_pane(MainWindow::Reconcile);
        run([] {}, [] { return true; });
        pane().show_all_statements();
        run([] {}, [this] { return lines()->rowCount() > 0; });
        view().line_table()->setFocus();
    }
    ReconcilePane& pane() { return client.pane<ReconcilePane>(MainWindow::Reconcile); }
    MatchingView& view() { return *pane().matching(); }
    LineTableModel* lines() { return view().line_model(); }

    struct Measured {
        qint64 shown_us = 0;   // until the condition holds
        qint64 longest_us = 0; // one turn of the event loop, until everything asked is answered
        qint64 busiest_us = 0; // of it, what this thread worked: other programs do not count
    };
    // The processor time of this thread.
    static qint64 worked_us() {
        timespec now{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
        return qint64{now.tv_sec} * 1'000'000 + now.tv_nsec / 1000;
    }
    void press(QWidget* widget, Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QTest::keyClick(widget, key, modifiers);
        client.settle();
    }
    // Types into the field of that name and acts.
    void answer(const char* name, const char* field, const QString& text) {
        QPointer<QDialog> form; // it goes once it is answered
        for (auto* each : client.window().findChildren<QDialog*>(QLatin1String(name)))
            if (each->isVisible())
                form = each;
        ASSERT_TRUE(form) << name;
        auto* edit = form->findChild<QLineEdit*>(QLatin1String(field));
        QTest::keyClicks(edit, text);
        press(edit, Qt::Key_Return);
        EXPECT_FALSE(form && form->isVisible()) << name;
    }
    // What a person reads, row by row.
    std::map<qlonglong, QString> texts() {
        std::map<qlonglong, QString> all;
        for (int row = 0; row < lines()->rowCount(); ++row) {
            QString& text = all[lines()->row_at(row)->id.value()];
            for (int column = 0; column < LineTableModel::k_columns; ++column)
                text += lines()->index(row, column).data().toString() + QLatin1Char('|');
        }
        return all;
    }
    Measured run(const std::function<void()>& act, const std::function<bool()>& shown) {
        Measured measured;
        QElapsedTimer whole, turn;
        whole.start();
        turn.start();
        qint64 worked = worked_us();
        act();
        measured.longest_us = turn.nsecsElapsed() / 1000;
        measured.busiest_us = worked_us() - worked;
        bool seen = false;
        while (whole.elapsed() < k_patience_ms) {
            if (!seen && shown()) {
                seen = true;
                measured.shown_us = whole.nsecsElapsed() / 1000;
            }
            if (seen && client.session().is_quiet())
                return measured;
            turn.restart();
            worked = worked_us();
            QCoreApplication::processEvents(QEventLoop::AllEvents);
            measured.longest_us = std::max(measured.longest_us, turn.nsecsElapsed() / 1000);
            measured.busiest_us = std::max(measured.busiest_us, worked_us() - worked);
            QTest::qSleep(1);
        }
        ADD_FAILURE() << "it never came; " << pane().messages().sentence().toStdString();
        return measured;
    }
    void print(const char* what, const Measured& measured) {
        std::printf("[pane] %lld lines, %-22s on screen %7.1f ms, longest turn %6.1f ms, worked "
                    "%5.1f ms\n",
                    static_cast<long long>(lines_in_dossier), what,
                    static_cast<double>(measured.shown_us) / 1000,
                    static_cast<double>(measured.longest_us) / 1000,
                    static_cast<double>(measured.busiest_us) / 1000);
    }

    ClientUnderTest client;
    std::int64_t lines_in_dossier = 0;
};

TEST_F(PaneSpeed, AnActIsOnTheScreenAtOnceWhateverTheDossierHolds) {
    const auto act = [this](const char* name, const std::function<void()>& what,
                            const std::function<bool()>& shown) {
        const Measured measured = run(what, shown);
        print(name, measured);
        EXPECT_LT(measured.shown_us, 2'000'000) << name; // a busy machine; the print is the measure
    };
    const qlonglong first = lines()->row_at(0)->id.value();
    act(
        "tick", [this] { view().tick_current(); }, [this] { return view().has_ticks(); });
    view().clear_ticks();
    view().select_line(first);
    app::ManualTarget account;
    account.kind = reconcile::TargetKind::Account;
    account.account = "471000";
    account.amount = view().current_line()->amount;
    act(
        "match with an account", [this, account] { view().match_to_accounts({account}); },
        [this, first] { return lines()->find(first) == nullptr; });
    const qlonglong second = lines()->row_at(0)->id.value();
    view().select_line(second);
    act(
        "note",
        [this] {
            view().run_line_act("note", view().chosen_ids(),
                                [](app::Writer& writer, const std::vector<bank::LineId>& ids) {
                                    return app::note_lines(writer, ids, "vu");
                                });
        },
        [this, second] { return !lines()->find(second)->note.isEmpty(); });
    act(
        "put aside", [this] { view().park(); },
        [this, second] { return lines()->find(second) == nullptr; });
    act(
        "undo", [this] { QTest::keyClick(&client.window(), Qt::Key_Z, Qt::ControlModifier); },
        [this, second] { return lines()->find(second) != nullptr; });
    EXPECT_EQ(lines()->row_at(0)->id.value(), second) << "in its place";
    // As it is typed, letter by letter: many rows, then the last one of all.
    auto* filter = view().findChild<QLineEdit*>(QStringLiteral("line_filter"));
    for (const QString& typed : {QStringLiteral("r"), QStringLiteral("ref"),
                                 QStringLiteral("ref %1").arg(lines_in_dossier), QString()})
        act(
            typed.isEmpty() ? "filter taken away" : "filter typed",
            [filter, typed] { filter->setText(typed); },
            [this, typed] { return view().shown_filter() == typed; });
}

// C32: the list is never set anew; what an act did not touch reads as before.
TEST_F(PaneSpeed, AnActChangesItsRowsAlone) {
    Table* table = view().line_table();
    constexpr int k_row = 5;
    const qlonglong key = lines()->row_at(k_row)->id.value();
    ASSERT_TRUE(view().select_line(key));
    run([] {}, [] { return true; });
    const int rows = lines()->rowCount();
    auto before = texts();
    QSignalSpy resets(lines(), &QAbstractItemModel::modelReset);
    QSignalSpy layouts(lines(), &QAbstractItemModel::layoutChanged);
    QSignalSpy removed(lines(), &QAbstractItemModel::rowsRemoved);
    QSignalSpy inserted(lines(), &QAbstractItemModel::rowsInserted);
    QSignalSpy changed(lines(), &QAbstractItemModel::dataChanged);
    const auto expect_row = [&](const QSignalSpy& spy, const char* what) {
        ASSERT_EQ(spy.count(), 1) << what;
        EXPECT_EQ(spy.front().at(1).toInt(), k_row) << what;
        EXPECT_EQ(spy.front().at(2).toInt(), k_row) << what;
    };

    press(table, Qt::Key_E);
    answer("text_dialog", "text", QStringLiteral("vu"));
    ASSERT_EQ(lines()->find(key)->note, QStringLiteral("vu"));
    EXPECT_GT(changed.count(), 0) << "a note is told of its row";
    for (const QList<QVariant>& told : changed) { // all proposals were asked for again meanwhile
        EXPECT_EQ(told.at(0).toModelIndex().row(), k_row);
        EXPECT_EQ(told.at(1).toModelIndex().row(), k_row);
    }
    EXPECT_EQ(removed.count() + inserted.count(), 0);
    auto after = texts();
    EXPECT_NE(after[key], before[key]);
    after[key] = before[key];
    EXPECT_EQ(after, before) << "every other row reads as it did";
    before = texts();

    table->setFocus();
    press(table, Qt::Key_K);
    answer("account_dialog", "account", QStringLiteral("471000"));
    ASSERT_EQ(lines()->find(key), nullptr) << pane().messages().sentence().toStdString();
    expect_row(removed, "matched, one row goes");
    EXPECT_EQ(inserted.count(), 0);
    EXPECT_EQ(lines()->rowCount(), rows - 1);

    press(&client.window(), Qt::Key_Z, Qt::ControlModifier);
    ASSERT_NE(lines()->find(key), nullptr) << pane().messages().sentence().toStdString();
    expect_row(inserted, "undone, one row comes back");
    EXPECT_EQ(removed.count(), 1) << "and none went";
    EXPECT_EQ(texts(), before);
    EXPECT_EQ(resets.count() + layouts.count(), 0);
}

TEST_F(PaneSpeed, RowsComeAndGoAboveWhileWhatIsSeenStaysWhereItIs) {
    Table* table = view().line_table();
    const qlonglong above = lines()->row_at(5)->id.value();
    ASSERT_TRUE(view().select_line(lines()->row_at(205)->id.value()));
    table->verticalScrollBar()->setValue(200 * table->rowHeight(0) + 7);
    run([] {}, [] { return true; });
    const int seen = table->rowAt(0);
    ASSERT_GT(seen, 100);
    const qlonglong top = lines()->row_at(seen)->id.value();
    const int offset = table->rowViewportPosition(seen);
    const qlonglong current = table->current_key();
    const auto expect_in_place = [&](const char* after) {
        EXPECT_EQ(table->current_key(), current) << after;
        EXPECT_EQ(table->selected_keys(), QList<qlonglong>{current}) << after;
        EXPECT_EQ(table->rowViewportPosition(lines()->row_of(top)), offset) << after;
    };
    // Somebody else's act, so to speak: the dossier says which line it was.
    app::LineActUndo before;
    run(
        [&] {
            before = test::value_of(
                client.session().workspace().write<app::LineActUndo>([above](app::Writer& writer) {
                    return app::park_lines(writer, {bank::LineId{above}});
                }));
        },
        [this, above] { return lines()->find(above) == nullptr; });
    expect_in_place("a row above went");
    run(
        [&] {
            test::expect_done(client.session().workspace().write<void>(
                [&before](app::Writer& writer) { return app::put_back(writer, before); }));
        },
        [this, above] { return lines()->find(above) != nullptr; });
    EXPECT_EQ(lines()->row_of(above), 5);
    expect_in_place("it came back");
}

TEST_F(PaneSpeed, TheFilterKeepsTheCursorOnItsLineAndCountsWhatItFinds) {
    auto* filter = view().findChild<QLineEdit*>(QStringLiteral("line_filter"));
    const qlonglong current = lines()->row_at(3)->id.value();
    ASSERT_TRUE(view().select_line(current));
    const auto type = [this, filter](const QString& text) {
        run([&] { filter->setText(text); }, [&] { return view().shown_filter() == text; });
    };
    type(QStringLiteral("FOURNISSEUR"));
    EXPECT_EQ(view().line_table()->current_key(), current);
    type(QStringLiteral("nothing like it"));
    EXPECT_EQ(lines()->rowCount(), 0);
    type(QStringLiteral("ref %1").arg(current));
    EXPECT_EQ(lines()->rowCount(), 1);
    EXPECT_EQ(view().line_table()->current_key(), current);
    // A line that changes while the filter hides it stays hidden.
    const qlonglong hidden = current + 1;
    run(
        [&] {
            test::value_of(
                client.session().workspace().write<app::LineActUndo>([hidden](app::Writer& writer) {
                    return app::note_lines(writer, {bank::LineId{hidden}}, "vu");
                }));
        },
        [] { return true; });
    EXPECT_EQ(lines()->rowCount(), 1);
    type({});
    ASSERT_TRUE(lines()->find(hidden));
    EXPECT_EQ(lines()->find(hidden)->note, QStringLiteral("vu"));
}

} // namespace
} // namespace comptoir::gui
