// Templates, words on statements, third parties by hand and learning, driven as people do.
#include "comptoir/app/books.h"
#include "comptoir/app/templates.h"
#include "comptoir/gui/reconcile/reconcile_pane.h"
#include "comptoir/gui/support/async.h"
#include "comptoir/gui/widgets/form_dialog.h"
#include "gui/support/client_under_test.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTableWidget>

namespace comptoir::gui {
namespace {

class TemplatesPane : public testing::Test {
protected:
    void SetUp() override {
        client.show(MainWindow::Reconcile);
        pane().show_all_statements();
        client.settle();
        table()->setFocus();
    }
    ReconcilePane& pane() { return client.pane<ReconcilePane>(MainWindow::Reconcile); }
    MatchingView& view() { return *pane().matching(); }
    LineTableModel* lines() { return view().line_model(); }
    Table* table() { return view().line_table(); }
    void press(QWidget* widget, Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QTest::keyClick(widget, key, modifiers);
        client.settle();
    }
    int row_with(const char* words) {
        for (int row = 0; row < lines()->rowCount(); ++row)
            if (lines()->row_at(row)->label.contains(QLatin1String(words)))
                return row;
        return -1;
    }
    void stand_on(const char* words) {
        // Not setCurrentIndex: it would heed the Ctrl of the last Ctrl+Z.
        table()->selectionModel()->setCurrentIndex(
            lines()->index(row_with(words), LineTableModel::Label),
            QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        client.settle();
    }
    std::string template_on(const char* words) {
        const int row = row_with(words);
        return row < 0 ? "gone" : lines()->row_at(row)->template_code;
    }
    // A window is open for this question.
    template <class Dialog = QDialog>
    Dialog* dialog() {
        for (QWidget* each : QApplication::topLevelWidgets())
            if (auto* found = dynamic_cast<Dialog*>(each); found && found->isVisible())
                return found;
        return nullptr;
    }
    template <class Widget>
    Widget* find(const char* name) {
        QDialog* open = dialog();
        return open ? open->findChild<Widget*>(QLatin1String(name)) : nullptr;
    }
    void act() {
        find<QPushButton>("act_button")->click();
        client.settle();
    }
    void save(const std::string& code, const std::vector<std::string>& accounts,
              const std::string& reference) {
        reconcile::StoredTemplate made;
        made.code = code;
        made.label = "Modèle " + code;
        made.reference = reference;
        for (const std::string& account : accounts)
            made.rows.push_back({account, "", {reconcile::ShareKind::Permille, 500}, std::nullopt});
        made.rows.back().share = {};
        command(
            client.session(), &client.window(),
            [made](app::Writer& writer) { return app::save_template(writer, made); },
            [](Result<app::TemplateSaved> saved) { EXPECT_TRUE(saved.has_value()); });
        client.settle();
    }

    int entries() {
        return test::value_of(
            client.session().workspace().read<int>([](app::Reader& reader) -> Result<int> {
                int count = 0;
                CT_TRY(app::for_each_entry(reader, {.limit = 1'000'000}, [&](const ledger::Entry&) {
                    ++count;
                    return true;
                }));
                return count;
            }));
    }
    std::string stored_order() {
        std::string codes;
        for (const app::TemplateRowOfList& row :
             test::value_of(client.session().workspace().read<std::vector<app::TemplateRowOfList>>(
                 [](app::Reader& reader) { return app::list_templates(reader); })))
            codes += row.it.code + " ";
        return codes;
    }

    ClientUnderTest client;
};

TEST_F(TemplatesPane, MBooksTheLineByItsTemplateAndControlZTakesItBack) {
    save("FRAIS", {"627000"}, "FRAIS TENUE");
    stand_on("FRAIS DE TENUE");
    EXPECT_EQ(template_on("FRAIS DE TENUE"), "") << "these words do not follow each other";
    press(table(), Qt::Key_M);
    ASSERT_NE(dialog<FormDialog>(), nullptr);
    auto* chooser = find<QComboBox>("template");
    ASSERT_EQ(chooser->count(), 2);
    chooser->setCurrentIndex(1);
    client.settle();
    auto* entry = find<QTableWidget>("entry");
    ASSERT_EQ(entry->rowCount(), 1);
    EXPECT_EQ(entry->item(0, 0)->text(), QStringLiteral("627000"));
    const int before = lines()->rowCount();
    act();
    EXPECT_EQ(dialog(), nullptr);
    client.wait_for([&] { return lines()->rowCount() == before - 1; }, "the line is matched");
    press(&client.window(), Qt::Key_Z, Qt::ControlModifier);
    client.wait_for([&] { return lines()->rowCount() == before; }, "it is back");
}

// A166: chosen from the list and kept with the line; nothing is booked until somebody wants it.
TEST_F(TemplatesPane, WithoutBookingTheTemplateStaysOnTheLineAndControlZTakesItAway) {
    save("FRAIS", {"627000"}, "");
    const int entries_before = entries(), rows = lines()->rowCount();
    stand_on("FRAIS DE TENUE");
    press(table(), Qt::Key_M);
    ASSERT_NE(dialog<FormDialog>(), nullptr);
    auto* chooser = find<QComboBox>("template");
    EXPECT_EQ(chooser->currentIndex(), 0) << "no words say it is this one";
    chooser->setCurrentIndex(1);
    client.settle();
    auto* books = find<QCheckBox>("books");
    ASSERT_TRUE(books->isChecked());
    QTest::keyClick(books, Qt::Key_Space);
    ASSERT_FALSE(books->isChecked());
    act();
    ASSERT_EQ(dialog(), nullptr);
    client.wait_for([&] { return template_on("FRAIS DE TENUE") == "FRAIS"; }, "the line has it");
    const QModelIndex cell = lines()->index(row_with("FRAIS DE TENUE"), LineTableModel::Template);
    EXPECT_TRUE(cell.data().toString().contains(QStringLiteral("FRAIS")));
    EXPECT_EQ(lines()->row_at(row_with("FRAIS DE TENUE"))->template_by, "hand");
    EXPECT_EQ(lines()->rowCount(), rows) << "it is not matched";
    EXPECT_EQ(entries(), entries_before) << "nothing is booked";
    int with_a_template = 0;
    for (int row = 0; row < lines()->rowCount(); ++row)
        with_a_template += lines()->row_at(row)->template_code.empty() ? 0 : 1;
    EXPECT_EQ(with_a_template, 1) << "no other line has it";
    press(&client.window(), Qt::Key_Z, Qt::ControlModifier);
    client.wait_for([&] { return template_on("FRAIS DE TENUE").empty(); }, "it is taken away");
    EXPECT_FALSE(client.session().can_undo()) << "one act";
}

TEST_F(TemplatesPane, SeveralSelectedLinesAreBookedAtOnceUnlessOneNeedsSpreading) {
    save("FRAIS", {"627000"}, "TENUE");
    save("CARTE", {"627000", "626000"}, "COTISATION CARTE");
    const auto select = [&](const char* first, const char* second) {
        stand_on(first);
        table()->selectionModel()->select(lines()->index(row_with(second), 0),
                                          QItemSelectionModel::Select | QItemSelectionModel::Rows);
        press(table(), Qt::Key_M);
    };
    select("FRAIS DE TENUE", "COTISATION CARTE");
    ASSERT_NE(find<QLabel>("preview"), nullptr);
    EXPECT_TRUE(find<QLabel>("preview")->text().contains(QLatin1String("CARTE")));
    const int before = lines()->rowCount();
    act();
    EXPECT_NE(dialog(), nullptr) << "refused, with the sentence beside";
    EXPECT_EQ(lines()->rowCount(), before);
    dialog()->reject();
}

TEST_F(TemplatesPane, TheWindowForWordsStartsEmptyAndChangesTheLinesThatHoldThem) {
    save("FRAIS", {"627000"}, "");
    stand_on("FRAIS DE TENUE");
    press(table(), Qt::Key_M, Qt::ShiftModifier);
    ASSERT_NE(dialog<FormDialog>(), nullptr);
    EXPECT_TRUE(find<QLineEdit>("reference")->text().isEmpty());
    EXPECT_EQ(find<QComboBox>("template")->currentIndex(), 0);
    act();
    EXPECT_NE(dialog(), nullptr) << "nothing chosen is refused";
    find<QComboBox>("template")->setCurrentIndex(1);
    QTest::keyClicks(find<QLineEdit>("reference"), QStringLiteral("tenue de compte"));
    client.wait_for(
        [&] { return find<QLabel>("replay_counts")->text().contains(QLatin1Char('1')); },
        "the past and the open lines are counted");
    act();
    EXPECT_EQ(dialog(), nullptr);
    client.wait_for([&] { return template_on("FRAIS DE TENUE") == "FRAIS"; }, "the line has it");
    EXPECT_EQ(template_on("COTISATION CARTE"), "");
    press(&client.window(), Qt::Key_Z, Qt::ControlModifier);
    client.wait_for([&] { return template_on("FRAIS DE TENUE").empty(); }, "it is taken back");
}

TEST_F(TemplatesPane, TheClickedLineStaysWhereTheWordsAreThoseOfAnother) {
    save("FRAIS", {"627000"}, "");
    stand_on("FRAIS DE TENUE");
    press(table(), Qt::Key_M, Qt::ShiftModifier);
    ASSERT_NE(dialog<FormDialog>(), nullptr);
    find<QComboBox>("template")->setCurrentIndex(1);
    QTest::keyClicks(find<QLineEdit>("reference"), QStringLiteral("cotisation carte"));
    client.settle();
    act();
    EXPECT_EQ(dialog(), nullptr);
    client.wait_for([&] { return template_on("COTISATION CARTE") == "FRAIS"; },
                    "the line that holds the words has it");
    EXPECT_EQ(template_on("FRAIS DE TENUE"), "") << "the clicked one does not hold them";
    int changed = 0;
    for (int row = 0; row < lines()->rowCount(); ++row)
        changed += lines()->row_at(row)->template_code.empty() ? 0 : 1;
    EXPECT_EQ(changed, 1) << "and no other line";
    press(&client.window(), Qt::Key_Z, Qt::ControlModifier);
    client.wait_for([&] { return template_on("COTISATION CARTE").empty(); }, "it is taken back");
}

TEST_F(TemplatesPane, TStartsEmptyAndAContradictionAsksForAReason) {
    stand_on("AARO");
    press(table(), Qt::Key_T);
    ASSERT_NE(dialog<FormDialog>(), nullptr);
    EXPECT_TRUE(find<QLineEdit>("party")->text().isEmpty());
    EXPECT_TRUE(find<QLineEdit>("reference")->text().isEmpty());
    dialog()->reject();
    client.settle();
    // Booked on no third party: words that stand in it contradict.
    save("FRAIS", {"627000"}, "");
    stand_on("FRAIS DE TENUE");
    press(table(), Qt::Key_M);
    find<QComboBox>("template")->setCurrentIndex(1);
    client.settle();
    act();
    press(table(), Qt::Key_T);
    find<QLineEdit>("party")->setText(QStringLiteral("FAARO001"));
    find<QLineEdit>("reference")->setText(QStringLiteral("FRAIS DE TENUE"));
    client.wait_for([&] { return find<QLineEdit>("reason")->isVisible(); }, "a reason is asked");
    act();
    EXPECT_NE(dialog(), nullptr);
    find<QLineEdit>("reason")->setText(QStringLiteral("repris par Aaro"));
    act();
    EXPECT_EQ(dialog(), nullptr);
    const auto parties =
        test::value_of(client.session().workspace().read<std::vector<ledger::Party>>(
            [](app::Reader& reader) { return app::list_parties(reader); }));
    for (const ledger::Party& party : parties)
        EXPECT_EQ(party.statement_reference == "FRAIS DE TENUE", party.code == "FAARO001")
            << party.code;
}

TEST_F(TemplatesPane, TheWordsTypedForAThirdPartyFindItsLinesAtOnce) {
    const auto party = [&] { return lines()->row_at(row_with("COTISATION CARTE"))->party; };
    ASSERT_EQ(party(), "");
    stand_on("COTISATION CARTE");
    press(table(), Qt::Key_T);
    find<QLineEdit>("party")->setText(QStringLiteral("FAARO001"));
    find<QLineEdit>("reference")->setText(QStringLiteral("COTISATION CARTE"));
    client.settle();
    act();
    ASSERT_EQ(dialog(), nullptr);
    client.wait_for([&] { return party() == "FAARO001"; }, "the line is Aaro's");
    press(&client.window(), Qt::Key_Z, Qt::ControlModifier);
    client.wait_for([&] { return party().empty(); }, "it is nobody's again");
}

TEST_F(TemplatesPane, APartySetByHandIsShownAndTakenAway) {
    stand_on("COTISATION CARTE");
    press(table(), Qt::Key_T, Qt::ShiftModifier);
    ASSERT_NE(dialog<FormDialog>(), nullptr);
    find<QLineEdit>("party")->setText(QStringLiteral("FAARO001 Aaro"));
    act();
    const auto party = [&] { return lines()->row_at(row_with("COTISATION CARTE"))->party; };
    client.wait_for([&] { return party() == "FAARO001"; }, "the line is Aaro's");
    press(&client.window(), Qt::Key_Z, Qt::ControlModifier);
    client.wait_for([&] { return party().empty(); }, "it is nobody's again");
}

TEST_F(TemplatesPane, NaturesOfSelectedLinesChangeAtOnce) {
    stand_on("FRAIS DE TENUE");
    table()->selectionModel()->select(lines()->index(row_with("COTISATION CARTE"), 0),
                                      QItemSelectionModel::Select | QItemSelectionModel::Rows);
    pane().findChild<QAction*>(QStringLiteral("nature"))->trigger();
    ASSERT_NE(dialog<FormDialog>(), nullptr);
    find<QComboBox>("nature")->setCurrentIndex(static_cast<int>(bank::Nature::Card));
    act();
    for (const char* words : {"FRAIS DE TENUE", "COTISATION CARTE"})
        client.wait_for(
            [&] { return lines()->row_at(row_with(words))->nature == bank::Nature::Card; },
            "the nature is changed");
}

TEST_F(TemplatesPane, TheListOrdersAddsAndRemoves) {
    save("UN", {"627000"}, "TENUE");
    save("DEUX", {"626000"}, "FRAIS");
    pane().findChild<QAction*>(QStringLiteral("templates"))->trigger();
    client.settle();
    auto* list = dialog();
    ASSERT_NE(list, nullptr);
    auto* rows = list->findChild<QTableView*>();
    ASSERT_EQ(rows->model()->rowCount(), 2);
    EXPECT_EQ(rows->model()->index(0, 1).data().toString(), QStringLiteral("UN"));
    EXPECT_EQ(template_on("FRAIS DE TENUE"), "UN");
    list->findChild<QPushButton*>(QStringLiteral("down"))->click();
    client.settle();
    client.wait_for([&] { return template_on("FRAIS DE TENUE") == "DEUX"; }, "the order counts");
    EXPECT_EQ(rows->model()->index(0, 1).data().toString(), QStringLiteral("DEUX"));
    list->findChild<QPushButton*>(QStringLiteral("add"))->click();
    client.settle();
    auto* form = dialog<FormDialog>();
    ASSERT_NE(form, nullptr);
    form->findChild<QLineEdit*>(QStringLiteral("code"))->setText(QStringLiteral("TROIS"));
    form->findChild<QLineEdit*>(QStringLiteral("label"))->setText(QStringLiteral("Troisième"));
    auto* accounts = form->findChild<QTableWidget*>(QStringLiteral("accounts"));
    accounts->setItem(0, 0, new QTableWidgetItem(QStringLiteral("622000")));
    form->findChild<QPushButton*>(QStringLiteral("act_button"))->click();
    client.settle();
    EXPECT_EQ(rows->model()->rowCount(), 3);
    list->findChild<QPushButton*>(QStringLiteral("remove"))->click();
    client.settle();
    EXPECT_EQ(rows->model()->rowCount(), 2);
    list->accept();
}

TEST_F(TemplatesPane, AnOrderThatContradictsThePastAsksForAReason) {
    save("UN", {"627000"}, "TENUE");
    save("DEUX", {"626000"}, "FRAIS");
    stand_on("FRAIS DE TENUE");
    press(table(), Qt::Key_M); // books it with the first
    act();
    pane().findChild<QAction*>(QStringLiteral("templates"))->trigger();
    client.settle();
    auto* list = dialog();
    ASSERT_NE(list, nullptr);
    auto* rows = list->findChild<QTableView*>();
    list->findChild<QPushButton*>(QStringLiteral("down"))->click();
    client.settle();
    auto* why = list->findChild<FormDialog*>(QStringLiteral("order_reason"));
    ASSERT_NE(why, nullptr);
    auto* reason = why->findChild<QLineEdit*>(QStringLiteral("reason"));
    client.wait_for([&] { return reason->isVisible(); }, "a reason is asked");
    auto* save_button = why->findChild<QPushButton*>(QStringLiteral("act_button"));
    save_button->click();
    client.settle();
    EXPECT_TRUE(why->isVisible()) << "not without it";
    EXPECT_EQ(rows->model()->index(0, 1).data().toString(), QStringLiteral("UN"));
    reason->setText(QStringLiteral("les frais avant la tenue"));
    save_button->click();
    client.wait_for(
        [&] { return rows->model()->index(0, 1).data().toString() == QStringLiteral("DEUX"); },
        "the order is saved");
    client.settle();
    list->accept();
    press(&client.window(), Qt::Key_Z, Qt::ControlModifier);
    client.wait_for([&] { return stored_order() == "UN DEUX "; }, "and taken back");
}

TEST_F(TemplatesPane, AnOrderThatIsRefusedKeepsTheReasonThatWasTyped) {
    save("UN", {"627000"}, "TENUE");
    save("DEUX", {"626000"}, "FRAIS");
    stand_on("FRAIS DE TENUE");
    press(table(), Qt::Key_M); // books it with the first
    act();
    pane().findChild<QAction*>(QStringLiteral("templates"))->trigger();
    client.settle();
    auto* list = dialog();
    ASSERT_NE(list, nullptr);
    list->findChild<QPushButton*>(QStringLiteral("down"))->click();
    client.settle();
    auto* why = list->findChild<FormDialog*>(QStringLiteral("order_reason"));
    ASSERT_NE(why, nullptr);
    auto* reason = why->findChild<QLineEdit*>(QStringLiteral("reason"));
    client.wait_for([&] { return reason->isVisible(); }, "a reason is asked");
    reason->setText(QStringLiteral("les frais avant la tenue"));
    command( // somebody else removes one of the two meanwhile
        client.session(), &client.window(),
        [](app::Writer& writer) -> Result<void> {
            CT_ASSIGN(all, app::list_templates(writer));
            CT_TRY(app::remove_template(writer, all.front().it.id));
            return {};
        },
        [](Result<void> removed) { EXPECT_TRUE(removed.has_value()); });
    client.settle();
    why->findChild<QPushButton*>(QStringLiteral("act_button"))->click();
    client.settle();
    ASSERT_TRUE(why->isVisible()) << "the question stays";
    EXPECT_EQ(reason->text(), QStringLiteral("les frais avant la tenue"));
    EXPECT_FALSE(why->findChild<MessageBar*>(QStringLiteral("message_bar"))->sentence().isEmpty());
    why->reject();
    list->accept();
}

TEST_F(TemplatesPane, WhatWasLearnedIsListedAndErased) {
    save("FRAIS", {"627000"}, "");
    stand_on("FRAIS DE TENUE");
    press(table(), Qt::Key_M);
    find<QComboBox>("template")->setCurrentIndex(1);
    client.settle();
    act();
    pane().findChild<QAction*>(QStringLiteral("learned"))->trigger();
    client.settle();
    auto* list = dialog();
    ASSERT_NE(list, nullptr);
    auto* rows = list->findChild<QTableView*>();
    ASSERT_GE(rows->model()->rowCount(), 1);
    const int before = rows->model()->rowCount();
    const auto shows = [&](const QString& words) {
        for (int column = 0; column < rows->model()->columnCount(); ++column)
            if (rows->model()->index(0, column).data().toString().contains(words))
                return true;
        return false;
    };
    EXPECT_TRUE(shows(QStringLiteral("FRAIS DE TENUE"))); // the line that taught it, by its label
    EXPECT_FALSE(shows(QStringLiteral("− "))) << "the side is a word, not a sign before another";
    list->findChild<QPushButton*>(QStringLiteral("erase"))->click();
    client.settle();
    EXPECT_EQ(rows->model()->rowCount(), before - 1);
    list->accept();
}

} // namespace
} // namespace comptoir::gui
