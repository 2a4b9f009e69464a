// S, the window itself: journal and day (A176), rows of one's own (A179), and what their entry
// holds.
#include "gui/reconcile/acts_client.h"

namespace comptoir::gui {
namespace {

class WriteOffWindow : public ActsClient {
protected:
    // The books hold all but `left` of the 100,00 that the bank took; S asks about what is left.
    void ask_about(std::int64_t left) {
        const auto booked = world.bank_entry(-10000 + left, october(9), "VIR", "401000", "FAARO");
        bank_line = world.lines({{-10000, october(12), "DIVERS"}}).front();
        start();
        before = entries().size();
        stand_on(bank_line);
        tick_entry(booked);
        press(Qt::Key_S);
        ASSERT_TRUE(dialog()) << sentence();
    }
    void choose(const char* box, const char* code) {
        auto* choice = field<QComboBox>(box);
        const int place = choice->findData(QLatin1String(code));
        ASSERT_GE(place, 0) << code << " is not offered";
        choice->setCurrentIndex(place);
    }
    bool offers(const char* box, const char* code) {
        return field<QComboBox>(box)->findData(QLatin1String(code)) >= 0;
    }
    bool nothing_booked() { return entries().size() == before && !line(bank_line).match; }

    bank::LineId bank_line;
    std::size_t before = 0;
};

TEST_F(WriteOffWindow, TheJournalAndTheDayChosenThereAreThoseOfTheEntry) {
    ask_about(3);
    EXPECT_EQ(field<QComboBox>("journal")->currentData().toString(), QString()) << "the line's";
    EXPECT_EQ(field<DayEdit>("booked_on")->day(), october(12)) << "the line's";
    EXPECT_FALSE(offers("journal", "VE")) << "no write-off is a sale";
    choose("type", "settlement");
    choose("journal", "OD");
    field<DayEdit>("booked_on")->set_day(october(20));
    picture("write-off-journal");
    act();
    ASSERT_FALSE(dialog());
    ASSERT_EQ(entries().size(), before + 1);
    const ledger::Entry made = entries().back();
    EXPECT_EQ(made.journal, "OD");
    EXPECT_EQ(made.date, october(20));
    EXPECT_EQ(made.transaction_code, "SCRAP");
    EXPECT_EQ(made.piece, "Rapprochement");
    EXPECT_TRUE(line(bank_line).match);
    expect_check_passes();
    undo();
    EXPECT_TRUE(nothing_booked());
}

TEST_F(WriteOffWindow, ADayBeforeTheLineIsRefusedAndMendedThere) {
    ask_about(3);
    choose("journal", "OD");
    field<DayEdit>("booked_on")->set_day(october(1));
    act();
    ASSERT_TRUE(dialog()) << "before the bank took the money";
    EXPECT_FALSE(refusal().isEmpty());
    EXPECT_TRUE(nothing_booked());
    EXPECT_EQ(field<QComboBox>("journal")->currentData().toString(), QStringLiteral("OD"))
        << "what was typed is still there";
    field<DayEdit>("booked_on")->set_day(october(13));
    act();
    ASSERT_FALSE(dialog());
    EXPECT_EQ(entries().back().date, october(13));
}

TEST_F(WriteOffWindow, OfAnotherKindTheFirstRowHoldsTheAmountAndIsSharedOutAmongSeveral) {
    ask_about(100);
    EXPECT_FALSE(field<QLineEdit>("account")->isEnabled()) << "a type has its own account";
    EXPECT_EQ(field<QLabel>("left")->text(), QString()) << "and none is asked for";
    choose("type", "other");
    EXPECT_EQ(field<QLabel>("left")->text(),
              QStringLiteral("Chaque montant attend encore son compte."));
    EXPECT_TRUE(field<QLineEdit>("account")->isEnabled());
    EXPECT_EQ(field<MoneyEdit>("amount")->money(), eur(-100)) << "prefilled";
    EXPECT_TRUE(field<QComboBox>("journal")->accessibleDescription().contains("SCRAP"))
        << "the code of the entry is told";
    type("account", QStringLiteral("627800"));
    type("amount", QStringLiteral("-0,60"));
    field<QComboBox>("vat")->setCurrentIndex(field<QComboBox>("vat")->findData(200));
    click(field<QPushButton>("add_row"));
    EXPECT_EQ(field<MoneyEdit>("amount2")->money(), eur(-40)) << "what the first leaves";
    type("account2", QStringLiteral("661600"));
    picture("write-off-rows");
    act();
    ASSERT_FALSE(dialog());
    ASSERT_EQ(entries().size(), before + 1);
    const ledger::Entry made = entries().back();
    EXPECT_EQ(made.transaction_code, "SCRAP");
    EXPECT_EQ(made.date, october(12));
    EXPECT_EQ(balance("627800"), 50);
    EXPECT_EQ(balance("445660"), 10);
    EXPECT_EQ(balance("661600"), 40);
    EXPECT_EQ(balance("401000"), 9900) << "the payment that was booked stays as it is";
    expect_check_passes();
    undo();
    EXPECT_TRUE(nothing_booked());
}

TEST_F(WriteOffWindow, RowsThatDoNotAddUpAreRefused) {
    ask_about(100);
    choose("type", "other");
    type("account", QStringLiteral("627800"));
    type("amount", QStringLiteral("-0,60"));
    act();
    ASSERT_TRUE(dialog()) << "0,40 belong nowhere";
    EXPECT_TRUE(refusal().contains(QStringLiteral("0,40"))) << refusal().toStdString();
    click(field<QPushButton>("add_row"));
    act();
    ASSERT_TRUE(dialog()) << "the second row has no account";
    type("account2", QStringLiteral("661600"));
    type("amount2", QStringLiteral("-0,50"));
    act();
    ASSERT_TRUE(dialog()) << "0,10 too much";
    EXPECT_TRUE(refusal().contains(QStringLiteral("0,10"))) << refusal().toStdString();
    type("amount2", QString());
    act();
    ASSERT_TRUE(dialog()) << "a row without an amount";
    EXPECT_TRUE(nothing_booked());
}

TEST_F(WriteOffWindow, LeftByEscapeItBooksNothing) {
    ask_about(100);
    choose("type", "other");
    type("account", QStringLiteral("627800"));
    press(dialog(), Qt::Key_Escape);
    EXPECT_FALSE(dialog());
    EXPECT_TRUE(nothing_booked());
}

} // namespace
} // namespace comptoir::gui
