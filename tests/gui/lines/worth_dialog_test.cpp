// An account in dollars in the client: what its lines are worth is asked, never guessed (C28,
// A132).
#include "gui/reconcile/acts_client.h"

#include "comptoir/app/bank.h"

namespace comptoir::gui {
namespace {

class WorthOfLines : public ActsClient {
protected:
    WorthOfLines() {
        test::value_of(world.run([](app::Writer& writer) -> Result<void> {
            CT_TRY(app::add_journal(writer, {.code = "BQ", .currency = Currency::parse("USD")}));
            return {};
        }));
        sale = world.invoice("CDURAND", "V1", 100000, october(1));
    }
    Money dollars(std::int64_t cents) const { return {cents, *Currency::parse("USD")}; }
    bank::LineId line_of(std::int64_t cents, const char* label) {
        bank::StatementHeader header;
        header.format = "feed";
        header.account.iban = Iban::parse("FR7616958000016886912594701");
        header.account.currency = Currency::parse("USD");
        header.from = header.to = october(12);
        header.opening = bank::DatedBalance{header.from, dollars(0)};
        header.closing = bank::DatedBalance{header.to, dollars(cents)};
        bank::StatementLine line;
        line.booked_on = october(12);
        line.amount = dollars(cents);
        line.label = label;
        std::vector<bank::LineId> ids;
        test::value_of(
            world.act<app::ImportReport>([&](app::Writer& writer) -> Result<app::ImportReport> {
                return app::stage_feed_statement(writer, "BQ", header, {line}, &ids);
            }));
        return ids.at(0);
    }
    ledger::RowId sale;
};

TEST_F(WorthOfLines, EnterAsksForItAndBooksTheDifferenceOfExchange) {
    const auto cash = line_of(110000, "WIRE DURAND");
    start();
    stand_on(cash);
    tick_row(sale);
    press(Qt::Key_Return);
    ASSERT_TRUE(dialog());
    EXPECT_EQ(field<MoneyEdit>("worth")->text(), QString()) << "no rate is guessed";
    qsizetype said = 0;
    for (const QLabel* label : dialog()->findChildren<QLabel*>())
        said += label->text().count(QLatin1String("100,00"));
    EXPECT_EQ(said, 1) << "the amount is said once";
    act();
    ASSERT_TRUE(dialog()) << "nothing was typed";
    type("worth", QStringLiteral("1 010,00"));
    picture("worth");
    act();
    EXPECT_FALSE(dialog());
    EXPECT_TRUE(open_items().empty());
    EXPECT_EQ(balance("756000"), -1000);
    const ledger::Entry booked = entries().back();
    EXPECT_EQ(booked.rows.back().amount, eur(101000));
    EXPECT_EQ(booked.rows.back().foreign_amount, dollars(110000));
    expect_check_passes();
    undo();
    EXPECT_EQ(open_items().size(), 1U);
    EXPECT_EQ(balance("756000"), 0);
    expect_check_passes();
}

TEST_F(WorthOfLines, WhatIsLeftMayStayOpen) {
    const auto cash = line_of(50000, "WIRE DURAND");
    start();
    stand_on(cash);
    tick_row(sale);
    press(Qt::Key_Return);
    ASSERT_TRUE(dialog());
    field<QComboBox>("rest")->setCurrentIndex(1);
    type("worth", QStringLiteral("1 200,00"));
    act();
    ASSERT_TRUE(dialog()) << "more than the invoice leaves nothing open";
    type("worth", QStringLiteral("460,00"));
    act();
    EXPECT_FALSE(dialog());
    ASSERT_EQ(open_items().size(), 1U);
    EXPECT_EQ(open_items().front().open, eur(54000));
    EXPECT_EQ(balance("756000"), 0);
    expect_check_passes();
}

TEST_F(WorthOfLines, AFigureOfTenTimesTheInvoiceIsRefusedWhereItWasTyped) {
    const auto cash = line_of(110000, "WIRE DURAND");
    start();
    stand_on(cash);
    tick_row(sale);
    press(Qt::Key_Return);
    ASSERT_TRUE(dialog());
    type("worth", QStringLiteral("10 100,00"));
    act();
    ASSERT_TRUE(dialog()) << "a difference of exchange is not nine times the invoice";
    EXPECT_EQ(open_items().size(), 1U);
    EXPECT_EQ(balance("756000"), 0);
    type("worth", QStringLiteral("1 010,00"));
    act();
    EXPECT_FALSE(dialog()) << "mended where it was typed";
    EXPECT_EQ(balance("756000"), -1000);
    expect_check_passes();
}

TEST_F(WorthOfLines, MoneyOutPaysNoSale) {
    const auto cash = line_of(-110000, "WIRE OUT");
    start();
    stand_on(cash);
    tick_row(sale);
    press(Qt::Key_Return);
    EXPECT_FALSE(dialog());
    EXPECT_NE(sentence().find("une sortie"), std::string::npos) << sentence();
    EXPECT_EQ(open_items().size(), 1U);
}

TEST_F(WorthOfLines, LeavingTheQuestionBooksNothing) {
    const auto cash = line_of(110000, "WIRE DURAND");
    start();
    stand_on(cash);
    tick_row(sale);
    const std::size_t before = entries().size();
    press(Qt::Key_Return);
    ASSERT_TRUE(dialog());
    type("worth", QStringLiteral("1 010,00"));
    dialog()->reject();
    settle();
    EXPECT_EQ(entries().size(), before);
    EXPECT_EQ(line(cash).match.value(), 0);
}

TEST_F(WorthOfLines, KAsksTheSumOfTheLineAlsoBesideATickedInvoice) {
    const auto fee = line_of(-2500, "WIRE FEE");
    start();
    stand_on(fee);
    tick_row(sale);
    press(Qt::Key_K);
    ASSERT_TRUE(dialog());
    EXPECT_EQ(dialog()->objectName(), QStringLiteral("worth_dialog"));
    dialog()->reject();
    settle();
    EXPECT_EQ(line(fee).match.value(), 0);
}

TEST_F(WorthOfLines, AFeeIsBookedOnAnAccountAtItsWorth) {
    const auto fee = line_of(-2500, "WIRE FEE");
    start();
    stand_on(fee);
    press(Qt::Key_K);
    ASSERT_TRUE(dialog());
    EXPECT_FALSE(field<QComboBox>("rest")->isVisible()) << "there is no invoice";
    type("worth", QStringLiteral("23,00")); // the bank said on which side
    act();
    ASSERT_TRUE(dialog()) << "then the account";
    field<QLineEdit>("account")->setText(QStringLiteral("627000"));
    act();
    EXPECT_FALSE(dialog());
    EXPECT_EQ(balance("627000"), 2300);
    EXPECT_EQ(entries().back().rows.back().foreign_amount, dollars(-2500));
    expect_check_passes();
}

} // namespace
} // namespace comptoir::gui
