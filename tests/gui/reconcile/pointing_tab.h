// The tab of pointing by hand over three entries of October, and a pointing validated in it.
#pragma once

#include "acts_client.h"

namespace comptoir::gui {

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

} // namespace comptoir::gui
