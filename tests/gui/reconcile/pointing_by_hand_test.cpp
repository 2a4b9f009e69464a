// Pointing by hand in its tab: whole remittances (A130), in euros and in another currency (A132),
// validated and printed (A131, A133).
#include "pointing_tab.h"

#include "comptoir/storage/database.h"

#include <QAction>
#include <QFileDialog>

#include <fstream>

namespace comptoir::gui {
namespace {

TEST_F(PointingTab, OpensOnTheDaysThatAreTyped) {
    open_tab();
    click(button("open_pointing"));
    auto* from = field<DayEdit>("from");
    auto* to = field<DayEdit>("to");
    const auto type_over = [](DayEdit* day, const char* text) {
        QTest::keyClick(day, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(day, QLatin1String(text));
    };
    type_over(from, "31/09/2026");
    type_over(to, "31/10");
    type("balance", "0");
    act();
    EXPECT_FALSE(pointing().sheet()) << "September has thirty days";
    type_over(from, "30/09/2026");
    act();
    ASSERT_TRUE(pointing().sheet()) << sentence();
    EXPECT_EQ(sheet().session.from, *Date::from_ymd(2026, 9, 30));
    EXPECT_EQ(sheet().session.to, october(31));
}

TEST_F(PointingTab, ADoubleClickPointsWithTheDayAndASecondOneTakesItAway) {
    open_tab();
    open(QStringLiteral("546,00"));
    const auto click_twice = [this](PointingTableModel::Column column) {
        double_click(pointing().table(), index_of(first, column));
        settle();
    };
    ASSERT_EQ(mark(first), "");
    click_twice(PointingTableModel::Label);
    EXPECT_EQ(mark(first), "X 20/10/2026") << "the last day of the pointing at first";
    EXPECT_EQ(pointed(), "010") << "and no other entry";
    click_twice(PointingTableModel::Label);
    EXPECT_EQ(mark(first), "");
    EXPECT_EQ(pointed(), "000");
    pointing().findChild<DayEdit*>(QStringLiteral("pointing_day"))->set_day(october(9));
    click_twice(PointingTableModel::Pointed);
    EXPECT_EQ(mark(first), "X 09/10/2026");
    click_twice(PointingTableModel::Pointed);
    EXPECT_EQ(mark(first), "");
    undo();
    EXPECT_EQ(mark(first), "X 09/10/2026");
}

TEST_F(PointingTab, NothingIsPointedWhileTheDayIsNone) {
    open_tab();
    open(QStringLiteral("546,00"));
    auto* day = pointing().findChild<DayEdit*>(QStringLiteral("pointing_day"));
    const auto type_over = [day](const char* text) {
        day->setFocus();
        QTest::keyClick(day, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(day, QLatin1String(text));
    };
    type_over("31/02/2026");
    point(first);
    EXPECT_EQ(pointed(), "000");
    EXPECT_NE(sentence().find("31/02/2026"), std::string::npos) << sentence();
    stand_on_entry(first);
    click(button("point_remittance"));
    EXPECT_EQ(pointed(), "000");
    type_over("21/10/2026"); // after the pointing's last day
    click(button("point_remittance"));
    EXPECT_EQ(pointed(), "000");
    type_over("12/10/2026");
    click(button("point_remittance"));
    EXPECT_EQ(pointed(), "011");
    EXPECT_EQ(mark(first), "X 12/10/2026");
    stand_on_entry(fee);
    type_over("13/10"); // half typed, not left: what comes in does not take it away
    pane().pointing()->reload();
    settle();
    EXPECT_EQ(day->text(), QStringLiteral("13/10"));
    press(pointing().table(), Qt::Key_Space);
    EXPECT_EQ(mark(fee), "X 13/10/2026");
}

TEST_F(PointingTab, AllUntilADayLeavesWhatCameAfterAndWhatIsSelected) {
    open_tab();
    open(QStringLiteral("546,00"));
    point_until(october(10));
    EXPECT_EQ(pointed(), "110") << "the last one is of the day after";
    undo();
    EXPECT_EQ(pointed(), "000");
    select_entries({fee, second});
    point_until(october(20));
    EXPECT_EQ(pointed(), "010");
}

TEST_F(PointingTab, AnEntryChosenAloneWithControlIsLeftOut) {
    open_tab();
    open(QStringLiteral("546,00"));
    const QRect cell = pointing().table()->visualRect(index_of(fee, PointingTableModel::Label));
    QTest::mouseClick(pointing().table()->viewport(), Qt::LeftButton, {}, cell.center());
    QTest::mouseClick(pointing().table()->viewport(), Qt::LeftButton, Qt::ControlModifier,
                      cell.center());
    QTest::mouseClick(pointing().table()->viewport(), Qt::LeftButton, Qt::ControlModifier,
                      cell.center());
    settle();
    point_until(october(20));
    EXPECT_EQ(pointed(), "011");
}

TEST_F(PointingTab, AWholeRemittanceIsPointedFromOneOfItsEntries) {
    open_tab();
    open(QStringLiteral("546,00"));
    stand_on_entry(second);
    click(button("point_remittance"));
    EXPECT_EQ(sheet().pointed_balance, eur(57000));
    for (const app::PointingEntry& entry : sheet().entries)
        EXPECT_EQ(entry.pointed_on.has_value(), entry.entry != fee);
    click(button("point_remittance"));
    EXPECT_FALSE(sentence().empty()) << "all of it is pointed already";
    undo();
    EXPECT_EQ(sheet().pointed_balance, eur(0));
}

TEST_F(PointingTab, ARemittanceMarkedInPartIsCompleted) {
    open_tab();
    open(QStringLiteral("546,00"));
    point(first);
    EXPECT_EQ(sheet().pointed_balance, eur(50000));
    stand_on_entry(second);
    click(button("point_remittance"));
    EXPECT_EQ(sheet().pointed_balance, eur(57000));
    undo();
    EXPECT_EQ(sheet().pointed_balance, eur(50000)) << "what was marked before stays";
}

// Enter alone never validates what does not agree.
TEST_F(PointingTab, WithADifferenceEnterAloneGoesBack) {
    world.validate(); // a draft is refused before the difference is
    open_tab();
    open(QStringLiteral("546,00"));
    point(first);
    const auto validate = [&] {
        click(button("validate_pointing"));
        ASSERT_TRUE(dialog());
        EXPECT_EQ(dialog()->objectName(), QStringLiteral("difference_dialog"));
    };
    validate();
    EXPECT_TRUE(field<QPushButton>("cancel_button")->isDefault());
    EXPECT_EQ(dialog()->focusWidget(), field<QPushButton>("cancel_button"))
        << (dialog()->focusWidget() ? dialog()->focusWidget()->objectName().toStdString() : "none");
    EXPECT_FALSE(field<QPushButton>("act_button")->isDefault());
    press(dialog(), Qt::Key_Return);
    EXPECT_FALSE(dialog());
    EXPECT_EQ(sheet().session.state, app::PointingState::Open);
    validate();
    act(); // a person who means it
    EXPECT_EQ(sheet().session.state, app::PointingState::Validated);
}

TEST_F(PointingTab, InEurosNoCurrencyIsAsked) {
    open_tab();
    click(button("open_pointing"));
    auto* currencies = field<QComboBox>("currency");
    EXPECT_FALSE(currencies->isVisible());
    EXPECT_EQ(currencies->count(), 1);
    dialog()->reject();
}

TEST_F(PointingTab, AnAccountInFrancsIsPointedInFrancsOrInEuros) {
    test::value_of(world.run([](app::Writer& w) {
        w.database().run("UPDATE journal SET currency = 'CHF' WHERE code = 'BQ'");
        w.database().run("UPDATE entry_row SET foreign_minor = amount_minor * 2,"
                         " foreign_currency = 'CHF' WHERE account = '512100'");
        return Result<void>{};
    }));
    const Currency chf = *Currency::parse("CHF");
    open_tab();
    open(QStringLiteral("1 092,00"), QStringLiteral("CHF"));
    EXPECT_EQ(sheet().session.balance, (Money{109200, chf}));
    for (const ledger::EntryId entry : {fee, first, second})
        point(entry);
    EXPECT_EQ(sheet().pointed_balance, (Money{109200, chf}));
    EXPECT_TRUE(sheet().difference.is_zero());
    EXPECT_TRUE(pointing().sums().contains(QStringLiteral("1 092,00")) ||
                pointing().sums().contains(m_client->words().bare(Money{109200, chf})));
    click(button("erase_pointing"));
    ASSERT_FALSE(pointing().sheet());
    open(QStringLiteral("546,00"), QStringLiteral("EUR"));
    for (const ledger::EntryId entry : {fee, first, second})
        point(entry);
    EXPECT_EQ(sheet().pointed_balance, eur(54600));
    EXPECT_TRUE(sheet().difference.is_zero());
}

// A128: what is to point apart from what is pointed, by the choice above the list.
TEST_F(PointingTab, ListsWhatIsToPointApartFromWhatIsPointed) {
    open_tab();
    open(QStringLiteral("546,00"));
    auto* scope = pointing().findChild<QComboBox*>(QStringLiteral("pointing_scope"));
    ASSERT_NE(scope, nullptr);
    const auto listed = [this] {
        std::vector<ledger::EntryId> entries;
        for (const app::PointingEntry& each : pointing().model()->rows())
            entries.push_back(each.entry);
        return entries;
    };
    using Entries = std::vector<ledger::EntryId>;
    ASSERT_EQ(listed(), (Entries{fee, first, second})) << "all of the period at first";
    point(first);
    press(scope, Qt::Key_Down);
    ASSERT_EQ(scope->currentText(), QStringLiteral("À pointer"));
    EXPECT_EQ(listed(), (Entries{fee, second}));
    point(second); // pointed there, it leaves the list at once
    EXPECT_EQ(listed(), Entries{fee});
    press(scope, Qt::Key_Down);
    ASSERT_EQ(scope->currentText(), QStringLiteral("Pointées"));
    EXPECT_EQ(listed(), (Entries{first, second}));
    EXPECT_EQ(mark(second), "X 20/10/2026");
    point(first);
    EXPECT_EQ(listed(), Entries{second});
    press(scope, Qt::Key_Home);
    EXPECT_EQ(listed(), (Entries{fee, first, second}));
    EXPECT_EQ(pointed(), "001");
}

// A131: while an entry is a draft nothing final is made, and the sentence says how many.
TEST_F(PointingTab, WithADraftValidationAndTheFinalReportAreRefused) {
    world.lines({{-2400, october(6), "FRAIS"}}); // a statement, whose report is signed
    open_tab();
    open(QStringLiteral("546,00"));
    point_until(october(20));
    ASSERT_EQ(pointed(), "111");
    const std::string refused = "3 écritures du compte 512100 jusqu’au 20/10/2026 sont encore";
    click(button("validate_pointing"));
    EXPECT_FALSE(dialog()) << "no question whose answer would not count";
    EXPECT_EQ(sentence().substr(0, refused.size()), refused) << sentence();
    EXPECT_EQ(sheet().session.state, app::PointingState::Open);
    EXPECT_EQ(pane().tabs()->currentIndex(), static_cast<int>(ReconcilePane::Pointing));
    pane().show_tab(ReconcilePane::Report);
    settle();
    ASSERT_TRUE(pane().report()->has_report());
    auto* review = pane().findChild<QAction*>(QStringLiteral("review"));
    ASSERT_TRUE(review->isVisible() && review->isEnabled());
    review->trigger();
    settle();
    ASSERT_TRUE(dialog());
    ASSERT_EQ(dialog()->objectName(), QStringLiteral("review_dialog"));
    act();
    ASSERT_TRUE(dialog()) << "refused, with its reason beside";
    EXPECT_TRUE(refusal().contains(QStringLiteral("sont encore en brouillard")) ||
                refusal().contains(QStringLiteral("est encore en brouillard")))
        << refusal().toStdString();
    picture("report-with-drafts");
    dialog()->reject();
    settle();
    EXPECT_TRUE(read<std::vector<app::ReportReview>>([](app::Reader& reader) {
                    return app::list_reviews(reader, std::nullopt);
                }).empty());
}

// A133: the validation shows the statement of that day, which goes on paper from there.
TEST_F(ValidatedPointing, ValidatedItIsPrinted) {
    world.validate();
    open_tab();
    open(QStringLiteral("546,00"));
    point_until(october(20));
    click(button("validate_pointing"));
    ASSERT_EQ(pane().tabs()->currentIndex(), static_cast<int>(ReconcilePane::Report));
    ASSERT_TRUE(pane().report()->has_report());
    EXPECT_EQ(pane().report()->day(), october(20));
    auto* pdf = pane().findChild<QAction*>(QStringLiteral("pdf"));
    ASSERT_TRUE(pdf->isVisible() && pdf->isEnabled());
    pdf->trigger();
    settle();
    auto* place = m_client->window().findChild<QFileDialog*>();
    ASSERT_NE(place, nullptr);
    const std::filesystem::path path = m_client->file("etat.pdf");
    emit place->fileSelected(q(path.string()));
    place->close();
    settle();
    std::ifstream file(path, std::ios::binary);
    std::string begin(5, ' ');
    file.read(begin.data(), 5);
    EXPECT_EQ(begin, "%PDF-");
    EXPECT_NE(sentence().find(path.string()), std::string::npos) << sentence();
    const auto printed =
        read<std::vector<std::string>>([](app::Reader& reader) -> Result<std::vector<std::string>> {
            std::vector<std::string> what;
            storage::Statement rows = reader.database().prepare(
                "SELECT object FROM event WHERE action = 'statement.print'");
            while (rows.step())
                what.push_back(rows.text(0));
            return what;
        });
    EXPECT_EQ(printed, (std::vector<std::string>{"reconciliation BQ 2026-10-20"}));
}

} // namespace
} // namespace comptoir::gui
