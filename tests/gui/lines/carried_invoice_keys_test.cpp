// The invoice a line carries, by its keys: several lines (A145), several due dates (A146), the day
// of the operation (A150), the piece of a movement (A158).
#include "gui/reconcile/acts_client.h"

namespace comptoir::gui {
namespace {

class CarriedInvoiceKeys : public ActsClient {
protected:
    // I on the chosen lines, then the invoice that has this much left.
    void carry(Money open) {
        press(Qt::Key_I);
        ASSERT_TRUE(dialog());
        auto* choice = field<Table>("invoice_choice");
        const QString wanted = m_client->words().bare(open);
        for (int row = 0; row < choice->model()->rowCount(); ++row)
            for (int column = 0; column < choice->model()->columnCount(); ++column)
                if (choice->model()->index(row, column).data().toString() == wanted)
                    choice->setCurrentIndex(choice->model()->index(row, column));
        EXPECT_TRUE(choice->currentIndex().isValid());
        act();
        EXPECT_FALSE(dialog());
        table()->setFocus();
    }
    void match(bank::LineId line) {
        stand_on(line);
        press(Qt::Key_Return);
    }
};

TEST_F(CarriedInvoiceKeys, OneInvoiceOnSeveralLinesIsImputedInOrderUntilNothingIsLeft) {
    world.invoice("FAARO", "F1", -10000, october(1));
    const auto lines = world.lines({{-6000, october(12), "VIR A"},
                                    {-4000, october(13), "VIR B"},
                                    {-1000, october(14), "VIR C"}});
    start();
    select(lines);
    carry(eur(-10000));
    for (const bank::LineId each : lines) {
        ASSERT_TRUE(shown(each));
        EXPECT_EQ(shown(each)->invoice, QStringLiteral("F1"));
    }
    match(lines[0]);
    ASSERT_EQ(open_items().size(), 1U) << sentence();
    EXPECT_EQ(open_items().front().open, eur(-4000));
    match(lines[1]);
    EXPECT_TRUE(open_items().empty()) << sentence();
    match(lines[2]);
    EXPECT_EQ(sentence(), "F1 est déjà soldée : il ne reste rien à imputer.");
    EXPECT_EQ(line(lines[2]).state, reconcile::LineState::Open);
    EXPECT_EQ(entries().size(), 3U) << "the invoice and two settlements";
    undo(); // of the second match
    ASSERT_EQ(open_items().size(), 1U);
    EXPECT_EQ(open_items().front().open, eur(-4000));
    expect_check_passes();
}

TEST_F(CarriedInvoiceKeys, AnInvoiceDueOnSeveralDaysIsSettledDayByDay) {
    ledger::Entry entry;
    entry.journal = "AC";
    entry.date = october(1);
    entry.piece = "F1";
    entry.label = "Achat en deux fois";
    entry.rows.resize(3);
    entry.rows[0] = {.account = "606100", .amount = eur(10000)};
    entry.rows[1] = {.account = "401000", .party = "FAARO", .amount = eur(-6000)};
    entry.rows[2] = {.account = "401000", .party = "FAARO", .amount = eur(-4000)};
    entry.rows[1].due_on = october(15);
    entry.rows[2].due_on = october(30);
    const auto invoice = test::value_of(world.act<ledger::EntryId>(
        [&](app::Writer& writer) { return app::post_draft(writer, entry); }));
    const auto lines = world.lines({{-4000, october(20), "VIR"}, {-6000, october(21), "VIR"}});
    start();
    stand_on(lines[0]);
    press(Qt::Key_I);
    auto* choice = field<Table>("invoice_choice");
    EXPECT_EQ(choice->model()->rowCount(), 2) << "each due date is a choice of its own";
    picture("invoice-due-days");
    dialog()->reject();
    settle();
    carry(eur(-4000));
    match(lines[0]);
    ASSERT_EQ(open_items().size(), 1U) << sentence();
    EXPECT_EQ(open_items().front().open, eur(-6000));
    EXPECT_EQ(open_items().front().due_on, october(15));
    EXPECT_EQ(this->entry(invoice).rows[1].letter, "");
    EXPECT_EQ(this->entry(invoice).rows[2].letter, "A");
    stand_on(lines[1]);
    carry(eur(-6000));
    match(lines[1]);
    EXPECT_TRUE(open_items().empty()) << sentence();
    EXPECT_EQ(this->entry(invoice).rows[1].letter, "B");
    expect_check_passes();
}

TEST_F(CarriedInvoiceKeys, TheDayTypedForTheMovementIsThatOfTheImputation) {
    world.invoice("FAARO", "F1", -10000, october(1));
    const auto lines = world.lines({{-10000, october(12), "VIR"}});
    start();
    stand_on(lines[0]);
    carry(eur(-10000));
    press(Qt::Key_C);
    ASSERT_TRUE(dialog());
    EXPECT_EQ(field<QLineEdit>("piece")->text(), QStringLiteral("F1"));
    EXPECT_EQ(field<DayEdit>("day")->day(), october(12)) << "the line's day at first";
    field<DayEdit>("day")->set_day(october(11));
    act();
    ASSERT_FALSE(dialog());
    EXPECT_EQ(open_items().size(), 2U) << "the invoice and the movement wait for the match";
    match(lines[0]);
    EXPECT_TRUE(open_items().empty()) << sentence();
    const ledger::Entry made = entries().back();
    EXPECT_EQ(made.date, october(11));
    EXPECT_EQ(made.piece, "F1");
    EXPECT_EQ(made.rows[0].lettered_on, october(11));
    expect_check_passes();
}

TEST_F(CarriedInvoiceKeys, AMovementOfNobodyTakesTheNumberOfTheSettledInvoice) {
    world.invoice("FAARO", "F1", -10000, october(1));
    const auto lines = world.lines({{-10000, october(12), "VIR"}, {-500, october(13), "PRLV X"}});
    start();
    stand_on(lines[0]);
    carry(eur(-10000));
    press(Qt::Key_C);
    ASSERT_TRUE(dialog());
    type("party", QString()); // nobody in particular
    EXPECT_EQ(field<QLineEdit>("piece")->text(), QStringLiteral("F1"));
    type("part_account_0", QStringLiteral("471000"));
    act();
    ASSERT_FALSE(dialog());
    EXPECT_EQ(entries().back().piece, "F1");
    EXPECT_EQ(entries().back().rows[0].account, "471000");
    // A line without an invoice names no other's.
    stand_on(lines[1]);
    press(Qt::Key_C);
    ASSERT_TRUE(dialog());
    EXPECT_NE(field<QLineEdit>("piece")->text(), QStringLiteral("F1"));
    dialog()->reject();
}

// A142: no entry is made, the invoice and the movement settle each other.
TEST_F(CarriedInvoiceKeys, IsImputedToTheMovementThatIsTicked) {
    world.invoice("FAARO", "F1", -10000, october(1));
    const auto movement = world.bank_entry(-10000, october(11), "VIR AARO", "401000", "FAARO");
    const auto lines = world.lines({{-10000, october(12), "VIR DIVERS"}});
    start();
    stand_on(lines[0]);
    carry(eur(-10000));
    ASSERT_EQ(shown(lines[0])->invoice, QStringLiteral("F1"));
    tick_entry(movement);
    press(Qt::Key_Return);
    EXPECT_EQ(line(lines[0]).state, reconcile::LineState::Matched) << sentence();
    ASSERT_EQ(entries().size(), 2U) << "the invoice and the movement that was there";
    EXPECT_EQ(entries()[0].rows[0].letter, "A");
    EXPECT_EQ(entry(movement).rows[0].letter, "A");
    EXPECT_TRUE(open_items().empty());
    expect_check_passes();
    undo();
    EXPECT_EQ(entries()[0].rows[0].letter, "");
    EXPECT_EQ(entry(movement).rows[0].letter, "");
    ASSERT_TRUE(shown(lines[0]));
    EXPECT_EQ(shown(lines[0])->invoice, QStringLiteral("F1")) << "the line still carries it";
}

// A144: the message stops the imputation and the match alike.
TEST_F(CarriedInvoiceKeys, OnAnEntryOfNoCashMovementTheMessageStopsBoth) {
    world.invoice("FAARO", "F1", -10000, october(1));
    const auto fee = world.bank_entry(-10000, october(11), "Frais", "627000");
    const auto lines = world.lines({{-10000, october(12), "VIR"}});
    start();
    stand_on(lines[0]);
    carry(eur(-10000));
    tick_entry(fee);
    press(Qt::Key_Return);
    const std::string reason =
        "aucune facture ne peut lui être imputée, et rien n’a été rapproché.";
    EXPECT_NE(sentence().find(reason), std::string::npos) << sentence();
    EXPECT_EQ(line(lines[0]).state, reconcile::LineState::Open);
    ASSERT_TRUE(shown(lines[0])) << "the line stays in the list";
    EXPECT_EQ(shown(lines[0])->invoice, QStringLiteral("F1"));
    ASSERT_EQ(open_items().size(), 1U);
    EXPECT_EQ(open_items().front().open, eur(-10000));
    EXPECT_EQ(entries().size(), 2U);
    EXPECT_TRUE(read<std::vector<app::MatchRow>>([](app::Reader& reader) {
                    return app::list_matches(reader, {});
                }).empty());
    // The fee waits at the right as before: the same tick is taken away by the same key.
    tick_entry(fee);
    EXPECT_FALSE(view().can_match());
    expect_check_passes();
}

// C24: what a payment in part leaves is what the choice and the table at the right offer.
TEST_F(CarriedInvoiceKeys, WhatRemainsStandsInThePickListAndAtTheRight) {
    const auto invoice = world.invoice("FAARO", "F1", -10000, october(1));
    const auto lines = world.lines({{-4000, october(12), "VIR 1"}, {-2500, october(14), "VIR 2"}});
    start();
    const auto at_the_right = [&]() -> QString {
        CandidateTableModel* books = view().candidate_model();
        for (int row = 0; row < books->rowCount(); ++row)
            if (books->row_at(row)->row == invoice)
                return books->index(row, CandidateTableModel::Rest).data().toString();
        return QStringLiteral("not offered");
    };
    stand_on(lines[0]);
    EXPECT_EQ(at_the_right(), QStringLiteral("100,00"));
    tick_row(invoice);
    press(Qt::Key_Return);
    ASSERT_EQ(line(lines[0]).state, reconcile::LineState::Matched) << sentence();
    stand_on(lines[1]);
    EXPECT_EQ(at_the_right(), QStringLiteral("60,00"));
    press(Qt::Key_I);
    ASSERT_TRUE(dialog());
    const QAbstractItemModel* choice = field<Table>("invoice_choice")->model();
    ASSERT_EQ(choice->rowCount(), 1);
    QStringList cells;
    for (int column = 0; column < choice->columnCount(); ++column)
        cells << choice->index(0, column).data().toString();
    EXPECT_TRUE(cells.contains(m_client->words().bare(eur(-6000))))
        << cells.join(QLatin1Char('|')).toStdString();
    EXPECT_FALSE(cells.contains(m_client->words().bare(eur(-10000))));
    dialog()->reject();
    settle();
    undo();
    stand_on(lines[1]);
    EXPECT_EQ(at_the_right(), QStringLiteral("100,00"));
    expect_check_passes();
}

} // namespace
} // namespace comptoir::gui
