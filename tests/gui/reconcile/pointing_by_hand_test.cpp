// Pointing by hand in its tab: whole remittances (A130), in euros and in another currency (A132),
// validated and printed (A131, A133).
#include "acts_client.h"

#include "comptoir/storage/database.h"

#include <QAction>
#include <QFileDialog>

#include <fstream>

namespace comptoir::gui {
namespace {

class PointingTab : public ActsClient {
protected:
    PointingTab() {
        fee = world.bank_entry(-2400, october(5), "Frais", "627000");
        first = world.bank_entry(50000, october(10), "REM 77", "471000");
        second = world.bank_entry(7000, october(11), "REM 77", "471000");
    }
    void open_tab() {
        start();
        press(Qt::Key_PageUp, Qt::ControlModifier); // the last tab, by its key
        ASSERT_TRUE(pointing().isVisible());
        watch(pointing().model());
    }
    ClassicPointingView& pointing() { return *pane().pointing(); }
    QPushButton* button(const char* name) {
        return pointing().findChild<QPushButton*>(QLatin1String(name));
    }
    void open(const QString& balance, const QString& currency = {}) {
        click(button("open_pointing"));
        field<DayEdit>("from")->set_day(october(1));
        field<DayEdit>("to")->set_day(october(20));
        if (!currency.isEmpty()) {
            auto* currencies = field<QComboBox>("currency");
            ASSERT_GE(currencies->findText(currency), 0);
            currencies->setCurrentText(currency);
        }
        type("balance", balance);
        picture(currency.isEmpty() ? "pointing" : "pointing-currency");
        act();
        ASSERT_TRUE(pointing().sheet()) << sentence();
    }
    // As the dossier has it, not as the tab shows it.
    app::PointingSheet sheet() {
        return read<app::PointingSheet>([id = pointing().sheet()->session.id](app::Reader& r) {
            return app::load_pointing(r, id);
        });
    }
    QModelIndex index_of(ledger::EntryId entry, PointingTableModel::Column column) {
        PointingTableModel* model = pointing().model();
        for (int row = 0; row < model->rowCount(); ++row)
            if (model->row_at(row)->entry == entry)
                return model->index(row, column);
        throw std::runtime_error("the entry is not shown");
    }
    void select_entries(const std::vector<ledger::EntryId>& entries) { // the cursor on the last
        auto how = QItemSelectionModel::ClearAndSelect;
        for (const ledger::EntryId entry : entries) {
            pointing().table()->selectionModel()->setCurrentIndex(
                index_of(entry, PointingTableModel::Label), how | QItemSelectionModel::Rows);
            how = QItemSelectionModel::Select;
        }
        pointing().table()->setFocus();
        settle();
    }
    void stand_on_entry(ledger::EntryId entry) { select_entries({entry}); }
    void point(ledger::EntryId entry) {
        stand_on_entry(entry);
        press(pointing().table(), Qt::Key_Space);
    }

    std::string mark(ledger::EntryId entry) {
        return index_of(entry, PointingTableModel::Pointed).data().toString().toStdString();
    }
    // As the dossier has it: 1 for each entry that is pointed, in the order of their days.
    std::string pointed() {
        std::string marks;
        for (const ledger::EntryId each : {fee, first, second})
            for (const app::PointingEntry& entry : sheet().entries)
                if (entry.entry == each)
                    marks += entry.pointed_on ? '1' : '0';
        return marks;
    }
    void point_until(Date day) {
        click(button("point_until"));
        field<DayEdit>("until")->set_day(day);
        act();
    }

    ledger::EntryId fee, first, second;
};

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

TEST_F(PointingTab, MarksAreErasedInPartOneByOneOrAll) {
    open_tab();
    open(QStringLiteral("546,00"));
    point_until(october(20));
    ASSERT_EQ(pointed(), "111");
    stand_on_entry(first);
    press(pointing().table(), Qt::Key_Space);
    EXPECT_EQ(pointed(), "101") << "one entry, by hand";
    undo();
    select_entries({fee, first});
    EXPECT_EQ(button("erase_pointing")->text(), QStringLiteral("&Effacer les marques choisies"));
    picture("erase-selected");
    click(button("erase_pointing"));
    EXPECT_EQ(pointed(), "001") << "the selected ones alone";
    EXPECT_EQ(mark(fee), "");
    ASSERT_TRUE(pointing().sheet()) << "the pointing itself stays";
    undo();
    EXPECT_EQ(pointed(), "111");
    stand_on_entry(first);
    EXPECT_EQ(button("erase_pointing")->text(), QStringLiteral("&Effacer tout le pointage"));
    picture("erase-whole");
    click(button("erase_pointing"));
    EXPECT_FALSE(pointing().sheet()) << "all of it";
    undo();
    ASSERT_TRUE(pointing().sheet());
    EXPECT_EQ(pointed(), "111");
    expect_check_passes();
}

TEST_F(PointingTab, AMarkChosenAloneWithControlIsErasedAlone) {
    open_tab();
    open(QStringLiteral("546,00"));
    point_until(october(20));
    const auto click_on = [this](ledger::EntryId entry, Qt::KeyboardModifiers held) {
        const QRect cell =
            pointing().table()->visualRect(index_of(entry, PointingTableModel::Label));
        QTest::mouseClick(pointing().table()->viewport(), Qt::LeftButton, held, cell.center());
        settle();
    };
    click_on(fee, Qt::NoModifier);
    click_on(fee, Qt::ControlModifier); // no row is selected
    click_on(first, Qt::ControlModifier);
    click(button("erase_pointing"));
    ASSERT_TRUE(pointing().sheet()) << "the pointing stays";
    EXPECT_EQ(pointed(), "101");
    undo();
    EXPECT_EQ(pointed(), "111");
    click_on(second, Qt::NoModifier); // where the cursor stands chooses nothing
    click(button("erase_pointing"));
    EXPECT_FALSE(pointing().sheet());
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

class ValidatedPointing : public PointingTab {
protected:
    // The days and the balance of a paper statement; all of it pointed and validated.
    void validate_period(Date from, Date to, const char* balance) {
        click(button("open_pointing"));
        field<DayEdit>("from")->set_day(from);
        field<DayEdit>("to")->set_day(to);
        type("balance", QLatin1String(balance));
        act();
        point_until(to);
        click(button("validate_pointing"));
        pane().show_tab(ReconcilePane::Pointing);
        settle();
        ASSERT_EQ(sheet().session.state, app::PointingState::Validated) << sentence();
    }
    QString words() {
        QString all;
        for (const QLabel* label : dialog()->findChildren<QLabel*>())
            all += label->text() + QLatin1Char('\n');
        return all;
    }
    void validate_all() {
        world.validate();
        open_tab();
        open(QStringLiteral("546,00"));
        point_until(october(20));
        click(button("validate_pointing"));
        pane().show_tab(ReconcilePane::Pointing);
        settle();
        ASSERT_EQ(sheet().session.state, app::PointingState::Validated) << sentence();
    }
};

TEST_F(ValidatedPointing, IsErasedWholeOnlyWhenThatIsConfirmed) {
    validate_all();
    stand_on_entry(first);
    click(button("erase_pointing"));
    ASSERT_TRUE(dialog());
    EXPECT_EQ(dialog()->objectName(), QStringLiteral("reopen_dialog"));
    QString words;
    for (const QLabel* label : dialog()->findChildren<QLabel*>())
        words += label->text();
    EXPECT_TRUE(words.contains(QStringLiteral("3 marques"))) << words.toStdString();
    press(dialog(), Qt::Key_Escape);
    ASSERT_TRUE(pointing().sheet());
    EXPECT_EQ(pointed(), "111");
    click(button("erase_pointing"));
    act();
    EXPECT_FALSE(pointing().sheet());
    undo();
    EXPECT_EQ(pointed(), "111");
}

TEST_F(PointingTab, OfSeveralSelectedTheOnePointedIsErasedAndNoOther) {
    open_tab();
    open(QStringLiteral("546,00"));
    select_entries({fee, second});
    click(button("erase_pointing"));
    ASSERT_TRUE(pointing().sheet()) << "none of them is pointed: nothing to erase";
    EXPECT_FALSE(sentence().empty());
    point(first);
    point(fee);
    select_entries({fee, second});
    click(button("erase_pointing"));
    ASSERT_TRUE(pointing().sheet()) << "the pointing itself stays";
    EXPECT_EQ(pointed(), "010");
}

TEST_F(ValidatedPointing, IsErasedInPartAndOpenAgain) {
    validate_all();
    select_entries({fee, first});
    click(button("erase_pointing"));
    ASSERT_TRUE(dialog());
    act();
    EXPECT_EQ(sheet().session.state, app::PointingState::Open);
    EXPECT_EQ(pointed(), "001");
    EXPECT_EQ(sheet().difference, eur(47600));
    undo();
    EXPECT_EQ(sheet().session.state, app::PointingState::Validated);
    EXPECT_EQ(pointed(), "111");
    expect_check_passes();
}

TEST_F(ValidatedPointing, ErasingSaysWhatALaterOneWillMiss) {
    world.validate();
    open_tab();
    validate_period(october(1), october(10), "476,00");
    validate_period(october(11), october(20), "546,00");
    auto* sessions = pointing().findChild<QComboBox*>(QStringLiteral("pointing_sessions"));
    ASSERT_EQ(sessions->count(), 2);
    const auto go_to = [&](const char* last_day) {
        sessions->setFocus();
        while (!sessions->currentText().contains(QLatin1String(last_day)))
            press(sessions, sessions->currentIndex() == 0 ? Qt::Key_Down : Qt::Key_Up);
    };
    go_to("10/10/2026");
    stand_on_entry(first);
    click(button("erase_pointing"));
    ASSERT_TRUE(dialog());
    EXPECT_TRUE(words().contains(QStringLiteral("jusqu’au 20/10/2026 est validé lui aussi")))
        << words().toStdString();
    EXPECT_TRUE(words().contains(QStringLiteral("476,00"))) << words().toStdString();
    picture("pointing-later");
    press(dialog(), Qt::Key_Return); // the cautious button
    EXPECT_FALSE(dialog());
    EXPECT_EQ(sheet().session.state, app::PointingState::Validated) << "Enter alone goes back";
    go_to("20/10/2026");
    EXPECT_TRUE(sheet().difference.is_zero());
    stand_on_entry(second);
    click(button("erase_pointing"));
    ASSERT_TRUE(dialog());
    EXPECT_FALSE(words().contains(QStringLiteral("validé lui aussi"))) << "nothing comes after it";
    press(dialog(), Qt::Key_Escape);
    go_to("10/10/2026");
    click(button("erase_pointing"));
    act();
    EXPECT_EQ(sheet().difference, eur(47600)) << "as was said, of the later one";
}

TEST_F(ValidatedPointing, MarksOfAnOpenOneStandInNoLaterBalance) {
    world.validate();
    open_tab();
    validate_period(october(1), october(10), "476,00");
    const reconcile::PointingId first_days = sheet().session.id;
    validate_period(october(11), october(20), "546,00");
    auto* sessions = pointing().findChild<QComboBox*>(QStringLiteral("pointing_sessions"));
    sessions->setFocus();
    press(sessions, sessions->currentIndex() == 0 ? Qt::Key_Down : Qt::Key_Up);
    ASSERT_EQ(sheet().session.id, first_days);
    stand_on_entry(fee);
    press(pointing().table(), Qt::Key_Space);
    ASSERT_TRUE(dialog());
    EXPECT_TRUE(words().contains(QStringLiteral("validé lui aussi"))) << words().toStdString();
    act();
    ASSERT_EQ(sheet().session.state, app::PointingState::Open);
    select_entries({fee, first});
    click(button("erase_pointing"));
    EXPECT_FALSE(dialog()) << "nothing is asked: no validated balance counts it now";
    EXPECT_EQ(mark(first), "");
    EXPECT_EQ(sheet().session.state, app::PointingState::Open);
    undo();
    EXPECT_EQ(mark(first), "X 10/10/2026");
}

TEST_F(ValidatedPointing, LosesOneMarkByHandOnlyWhenThatIsConfirmed) {
    validate_all();
    stand_on_entry(second);
    press(pointing().table(), Qt::Key_Space);
    ASSERT_TRUE(dialog());
    EXPECT_EQ(dialog()->objectName(), QStringLiteral("reopen_dialog"));
    picture("pointing-reopen");
    press(dialog(), Qt::Key_Escape);
    EXPECT_EQ(sheet().session.state, app::PointingState::Validated) << "left, nothing changes";
    EXPECT_EQ(pointed(), "111");
    press(pointing().table(), Qt::Key_Space);
    act();
    EXPECT_EQ(sheet().session.state, app::PointingState::Open);
    EXPECT_EQ(pointed(), "110");
    EXPECT_EQ(mark(second), "");
    expect_check_passes();
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
