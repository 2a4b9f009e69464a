// The windows beside the pane: where a difference comes from, and the ledger with its letters.
#include "comptoir/app/books.h"
#include "comptoir/gui/ledger/entries_pane.h"
#include "comptoir/gui/ledger/ledger_window.h"
#include "comptoir/gui/ledger/lettering_plan.h"
#include "comptoir/gui/reconcile/causes_window.h"
#include "comptoir/gui/reconcile/reconcile_pane.h"
#include "comptoir/gui/widgets/message_bar.h"
#include "comptoir/storage/database.h"
#include "gui/support/client_under_test.h"

#include <QAction>
#include <QGridLayout>
#include <QLabel>
#include <QPointer>
#include <QPushButton>

namespace comptoir::gui {
namespace {

Date march(int day) {
    return *Date::from_ymd(2026, 3, static_cast<unsigned>(day));
}

void grab_when_asked(QWidget& widget, const char* name) {
    if (const char* folder = std::getenv("COMPTOIR_GRAB_FOLDER"))
        widget.grab().save(QString::fromUtf8(folder) + QLatin1Char('/') + QLatin1String(name));
}

ledger::Entry an_entry(const std::string& journal, Date day, const std::string& piece,
                       std::int64_t cents, const std::string& account, const std::string& party,
                       const std::string& other) {
    ledger::Entry entry;
    entry.journal = journal;
    entry.date = day;
    entry.piece = piece;
    entry.piece_date = day;
    entry.label = "Zinc et Cuivre " + piece;
    entry.rows.resize(2);
    entry.rows[0].account = account;
    entry.rows[0].party = party;
    entry.rows[0].amount = eur(cents);
    entry.rows[1].account = other;
    entry.rows[1].amount = eur(-cents);
    return entry;
}

// A party with two invoices and a payment of both, none lettered.
void add_party(ClientUnderTest& client) {
    const auto done =
        client.session().workspace().write<bool>([](app::Writer& writer) -> Result<bool> {
            CT_TRY(app::set_party(writer, {.code = "FZINC", .name = "Zinc et Cuivre"}));
            CT_TRY(app::post_draft(
                writer, an_entry("AC", march(1), "Z1", -100'00, "401000", "FZINC", "606100")));
            CT_TRY(app::post_draft(
                writer, an_entry("AC", march(2), "Z2", -70'00, "401000", "FZINC", "606100")));
            CT_TRY(app::post_draft(
                writer, an_entry("BQ", march(2), "VIR", 170'00, "401000", "FZINC", "512100")));
            return true;
        });
    ASSERT_TRUE(done.has_value());
    client.settle();
}

TEST(LedgerWindow, LettersByKeyShowsThePlanAndTakesItBack) {
    ClientUnderTest client;
    add_party(client);
    LedgerWindow& ledger = *open_ledger(client.session(), &client.window(), {"", "FZINC"});
    watch(ledger.model());
    client.settle();
    ASSERT_EQ(ledger.model()->rowCount(), 3);
    EXPECT_EQ(ledger.model()->rows()[2].balance, eur(0));
    grab_when_asked(ledger, "ledger-open.png");

    ledger.table()->setFocus();
    ledger.table()->selectAll();
    QTest::keyClick(ledger.table(), Qt::Key_L);
    client.settle();
    EXPECT_EQ(ledger.model()->rows()[0].letter, "A");
    grab_when_asked(ledger, "ledger-lettered.png");
    ledger.table()->setCurrentIndex(ledger.model()->index(0, 0));
    QTest::keyClick(ledger.table(), Qt::Key_D);
    client.settle();
    EXPECT_EQ(ledger.model()->rows()[0].letter, "");
    ledger.findChild<QAction*>(QStringLiteral("undo"))->trigger();
    client.settle();
    EXPECT_EQ(ledger.model()->rows()[0].letter, "A");
    ledger.findChild<QAction*>(QStringLiteral("undo"))->trigger();
    client.settle();
    EXPECT_EQ(ledger.model()->rows()[0].letter, "");

    QTest::keyClick(ledger.table(), Qt::Key_A);
    client.settle();
    auto* plan = ledger.findChild<PlanDialog*>();
    ASSERT_NE(plan, nullptr);
    EXPECT_EQ(plan->model()->rowCount(), 1);
    grab_when_asked(*plan, "ledger-plan.png");
    QTest::mouseClick(plan->findChild<QPushButton*>(QStringLiteral("letter_planned")),
                      Qt::LeftButton);
    client.settle();
    EXPECT_EQ(ledger.model()->rows()[2].letter, "B");
}

TEST(LedgerWindow, ShowsItsColumnsAndTheRunningBalanceOfTheRows) {
    ClientUnderTest client;
    add_party(client);
    LedgerWindow& ledger = *open_ledger(client.session(), &client.window(), {"", "FZINC"});
    client.settle();
    using Model = LedgerTableModel;
    const Model& model = *ledger.model();
    QStringList names;
    for (int column = 0; column < Model::k_columns; ++column)
        names << model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    EXPECT_EQ(names.count(QString()), 0) << names.join(QStringLiteral(", ")).toStdString();
    EXPECT_EQ(names.removeDuplicates(), 0);
    const auto text = [&](int row, int column) {
        return model.index(row, column).data().toString();
    };
    ASSERT_EQ(model.rowCount(), 3);
    for (int row = 0; row < 3; ++row) {
        const app::LedgerRow& held = model.rows()[static_cast<std::size_t>(row)];
        EXPECT_EQ(text(row, Model::Balance), client.words().bare(held.balance));
        EXPECT_EQ(text(row, Model::Debit).isEmpty(), !text(row, Model::Credit).isEmpty());
        EXPECT_FALSE(text(row, Model::Day).isEmpty() || text(row, Model::Journal).isEmpty() ||
                     text(row, Model::Label).isEmpty());
    }
    EXPECT_NE(text(0, Model::Balance), text(2, Model::Balance)) << "it runs";
}

// A281, A282: an invoice in dollars with its VAT, and the payment that is lettered with it.
TEST(LedgerWindow, AnInvoiceInDollarsShowsItsVatRateAndCurrencyAndBothRowsTheLetter) {
    ClientUnderTest client;
    const auto done =
        client.session().workspace().write<bool>([](app::Writer& writer) -> Result<bool> {
            CT_TRY(app::set_party(writer, {.code = "FZINC", .name = "Zinc et Cuivre"}));
            ledger::Entry bill =
                an_entry("AC", march(1), "Z1", -120'00, "401000", "FZINC", "606100");
            bill.rows[0].foreign_amount = Money{-130'08, *Currency::parse("USD")};
            bill.rows[1].amount = eur(100'00);
            bill.rows.push_back({.account = "445660", .amount = eur(20'00)});
            CT_ASSIGN(id, app::post_draft(writer, bill));
            CT_TRY(app::post_draft(
                writer, an_entry("BQ", march(9), "VIR", 120'00, "401000", "FZINC", "512100")));
            writer.database().run(
                "INSERT INTO invoice (direction, type, state, number, number_normalised,"
                " issued_on, currency, net_minor, vat_minor, gross_minor, payable_minor,"
                " payment_means, seller, buyer, party, entry_id) VALUES ('purchase', 'invoice',"
                " 'booked', 'INV-77', 'INV77', '2026-03-01', 'USD', 10840, 2168, 13008, 13008,"
                " '58', '{}', '{}', 'FZINC', ?1)",
                id);
            writer.database().run("INSERT INTO invoice_tax VALUES (last_insert_rowid(), 0, 'S',"
                                  " 20, 2, 10840, 2168, '')");
            return true;
        });
    ASSERT_TRUE(done.has_value());
    client.settle();
    LedgerWindow& ledger = *open_ledger(client.session(), &client.window(), {"401000", "FZINC"});
    client.settle();
    using Model = LedgerTableModel;
    const Model& model = *ledger.model();
    const auto text = [&](int row, int column) {
        return model.index(row, column).data().toString().toStdString();
    };
    ASSERT_EQ(model.rowCount(), 2);
    EXPECT_EQ(text(0, Model::Invoice), "INV-77");
    EXPECT_EQ(text(0, Model::Vat), "20");
    EXPECT_EQ(text(0, Model::Settlement), client.words().word("nature", "transfer").toStdString());
    EXPECT_EQ(text(0, Model::Rate), "1.084000");
    EXPECT_EQ(text(0, Model::Currency), "USD");
    EXPECT_EQ(text(0, Model::Credit), "120,00");
    EXPECT_EQ(text(0, Model::Letter), "");
    EXPECT_EQ(text(1, Model::Vat), "");
    EXPECT_EQ(text(1, Model::Rate), "");
    EXPECT_EQ(text(1, Model::Currency), "EUR");
    EXPECT_EQ(text(1, Model::Letter), "");
    ledger.table()->setFocus();
    ledger.table()->selectAll();
    QTest::keyClick(ledger.table(), Qt::Key_L);
    client.settle();
    EXPECT_EQ(text(0, Model::Letter), "A") << ledger.messages().sentence().toStdString();
    EXPECT_EQ(text(1, Model::Letter), "A");
    grab_when_asked(ledger, "ledger-dollars.png");
}

QString text_in(const QGridLayout& grid, int line, int column) {
    const QLayoutItem* item = grid.itemAtPosition(line, column);
    const auto* label = item ? qobject_cast<QLabel*>(item->widget()) : nullptr;
    return label ? label->text() : QString();
}

// The column of the year that ends on that day, from the top.
QStringList figures_of(const QGridLayout& grid, const QString& day) {
    QStringList cells;
    for (int column = 1; column < grid.columnCount(); ++column)
        if (text_in(grid, 0, column).contains(day))
            for (int line = 1; line <= 4; ++line)
                cells << text_in(grid, line, column);
    return cells;
}

// A283: the figures above the rows, a year a column.
TEST(LedgerWindow, TheYearsStandSideBySideWithTheirFourFigures) {
    ClientUnderTest client;
    const auto done =
        client.session().workspace().write<bool>([](app::Writer& writer) -> Result<bool> {
            CT_TRY(app::set_party(writer, {.code = "FZINC", .name = "Zinc et Cuivre"}));
            CT_TRY(app::open_year(writer,
                                  {*Date::from_ymd(2025, 1, 1), *Date::from_ymd(2025, 12, 31)}));
            CT_TRY(app::post_draft(writer, an_entry("AC", *Date::from_ymd(2025, 6, 1), "Y1",
                                                    -300'00, "401000", "FZINC", "606100")));
            CT_TRY(app::post_draft(writer, an_entry("BQ", *Date::from_ymd(2025, 7, 1), "VIR 1",
                                                    100'00, "401000", "FZINC", "512100")));
            CT_TRY(app::post_draft(
                writer, an_entry("AC", march(1), "Y2", -50'00, "401000", "FZINC", "606100")));
            CT_TRY(app::post_draft(
                writer, an_entry("BQ", march(2), "VIR 2", 20'00, "401000", "FZINC", "512100")));
            return true;
        });
    ASSERT_TRUE(done.has_value()) << i18n::explain(done.error(), i18n::Language::English);
    client.settle();
    LedgerWindow& ledger = *open_ledger(client.session(), &client.window(), {"401000", "FZINC"});
    client.settle();
    QGridLayout* grid = nullptr;
    for (auto* each : ledger.findChildren<QGridLayout*>())
        for (int at = 0; at < each->count(); ++at)
            if (auto* label = qobject_cast<QLabel*>(each->itemAt(at)->widget()))
                if (label->text() == QStringLiteral("Variation"))
                    grid = each;
    ASSERT_NE(grid, nullptr);
    const Words& words = client.words();
    const auto bare = [&](std::int64_t cents) { return words.bare(eur(cents)); };
    EXPECT_EQ(figures_of(*grid, QStringLiteral("31/12/2025")),
              QStringList({bare(100'00), bare(300'00), bare(-200'00), bare(-200'00)}));
    // The books of 2026 open with balances of their own, where this third party has none.
    EXPECT_EQ(figures_of(*grid, QStringLiteral("31/12/2026")),
              QStringList({bare(20'00), bare(50'00), bare(-30'00), bare(170'00)}));
    grab_when_asked(ledger, "ledger-years.png");
}

TEST(LedgerWindow, SaysWhyALetterIsRefused) {
    ClientUnderTest client;
    add_party(client);
    LedgerWindow& ledger = *open_ledger(client.session(), &client.window(), {"401000", "FZINC"});
    client.settle();
    ledger.table()->setFocus();
    ledger.table()->setCurrentIndex(ledger.model()->index(0, 0));
    QTest::keyClick(ledger.table(), Qt::Key_L);
    client.settle();
    EXPECT_FALSE(ledger.messages().is_empty());
    EXPECT_EQ(ledger.model()->rows()[0].letter, "");
}

TEST(LedgerWindow, OpensByOFromTheEntriesAndFromALine) {
    ClientUnderTest client;
    client.show(MainWindow::Entries);
    auto& entries = client.pane<EntriesPane>(MainWindow::Entries);
    entries.table()->setFocus();
    QTest::keyClick(entries.table(), Qt::Key_O);
    client.settle();
    auto* first = client.window().findChild<LedgerWindow*>();
    ASSERT_NE(first, nullptr);
    first->close();
    client.show(MainWindow::Reconcile);
    auto& pane = client.pane<ReconcilePane>(MainWindow::Reconcile);
    pane.first_focus()->setFocus();
    QTest::keyClick(pane.first_focus(), Qt::Key_O);
    client.settle();
    EXPECT_FALSE(client.window().findChildren<LedgerWindow*>().isEmpty());
}

TEST(CausesWindow, OpensByShiftEFromThePane) {
    ClientUnderTest client;
    // Booked the wrong way round: the bank paid what the books received.
    const auto done =
        client.session().workspace().write<bool>([](app::Writer& writer) -> Result<bool> {
            CT_TRY(app::post_draft(writer, an_entry("BQ", *Date::from_ymd(2026, 2, 20), "ZX 991",
                                                    -812'34, "471000", "", "512100")));
            return true;
        });
    ASSERT_TRUE(done.has_value());
    client.settle();
    client.show(MainWindow::Reconcile);
    auto& pane = client.pane<ReconcilePane>(MainWindow::Reconcile);
    pane.first_focus()->setFocus();
    QTest::keyClick(pane.first_focus(), Qt::Key_E, Qt::ShiftModifier);
    client.settle();
    auto* causes = client.window().findChild<CausesWindow*>();
    ASSERT_NE(causes, nullptr);
    watch(causes->model());
    ASSERT_GT(causes->model()->rowCount(), 0);
    grab_when_asked(*causes, "causes.png");
}

TEST(CausesWindow, SwapsTheSidesOfAnEntryAndBack) {
    ClientUnderTest client;
    app::DifferenceAnswer before;
    const auto answer = [&] {
        auto read =
            client.session().workspace().read<app::DifferenceAnswer>([](app::Reader& reader) {
                return app::difference_causes(reader, "BQ", *Date::from_ymd(2026, 2, 28));
            });
        EXPECT_TRUE(read.has_value());
        return *read;
    };
    // The first line the books lack, booked with the wrong sign.
    before = answer();
    std::optional<app::LineRow> line;
    (void)client.session().workspace().read<bool>([&](app::Reader& reader) -> Result<bool> {
        CT_TRY(app::for_each_line(reader, {}, [&](const app::LineRow& row) {
            line = row;
            return false;
        }));
        return true;
    });
    ASSERT_TRUE(line.has_value());
    const auto posted =
        client.session().workspace().write<bool>([&](app::Writer& writer) -> Result<bool> {
            CT_TRY(app::post_draft(writer,
                                   an_entry("BQ", line->line.booked_on, line->line.label,
                                            line->line.amount.minor(), "471000", "", "512100")));
            return true;
        });
    ASSERT_TRUE(posted.has_value());
    client.settle();
    CausesWindow& causes =
        *open_causes(client.session(), &client.window(), {"BQ", *Date::from_ymd(2026, 2, 28), {}});
    client.settle();
    int place = -1;
    for (int i = 0; i < causes.model()->rowCount(); ++i)
        if (causes.model()->rows()[static_cast<std::size_t>(i)].cause.kind ==
            reconcile::CauseKind::SignReversed)
            place = i;
    ASSERT_GE(place, 0);
    causes.table()->setCurrentIndex(causes.model()->index(place, 0));
    grab_when_asked(causes, "causes-repair.png");
    const Money difference = answer().search.difference;
    causes.findChild<QAction*>(QStringLiteral("repair"))->trigger();
    client.settle();
    EXPECT_EQ(answer().search.difference, difference - eur(2 * line->line.amount.minor()));
    causes.findChild<QAction*>(QStringLiteral("undo"))->trigger();
    client.settle();
    EXPECT_EQ(answer().search.difference, difference);
}

// A button that says "Annuler" in a window is taken for its cancel.
TEST(CausesWindow, ClosesByItsButtonAndSaysWhatItTakesBack) {
    ClientUnderTest client;
    const QPointer<CausesWindow> causes =
        open_causes(client.session(), &client.window(), {"BQ", march(31), {}});
    const QPointer<LedgerWindow> ledger =
        open_ledger(client.session(), &client.window(), {"401000", ""});
    client.settle();
    ASSERT_TRUE(causes && ledger);
    grab_when_asked(*causes, "causes-close.png");
    for (QWidget* window : std::initializer_list<QWidget*>{causes, ledger}) {
        EXPECT_FALSE(window->findChild<QAction*>(QStringLiteral("undo"))
                         ->text()
                         .contains(QLatin1String("nnuler")));
        window->findChild<QPushButton*>(QStringLiteral("close"))->click();
        client.settle();
    }
    EXPECT_FALSE(causes);
    EXPECT_FALSE(ledger);
}

} // namespace
} // namespace comptoir::gui
