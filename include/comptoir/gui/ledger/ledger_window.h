// The ledger of one account and third party: rows with letters, the years side by side, lettering.
//
//   open_ledger(session, window, {.account = "401000", .party = "FAARO"});
//
// A window of its own beside the panes: L letters the chosen rows, D removes their letters, A shows
// what the automatic lettering would do. It follows what changes elsewhere.
#pragma once

#include "comptoir/app/lettering.h"
#include "comptoir/gui/support/async.h"
#include "comptoir/gui/widgets/column_model.h"
#include "comptoir/gui/widgets/table.h"

#include <QAction>
#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace comptoir::gui {

class Card;
class ChipRow;
class MessageBar;

class LedgerTableModel : public ColumnModel<app::LedgerRow> {
    Q_OBJECT

public:
    enum Column {
        Day,
        Journal,
        Piece,
        Invoice,
        Label,
        Debit,
        Letter,
        Credit,
        Balance,
        Open,
        Due,
        Vat,
        Settlement,
        Rate,
        Currency,
        Party,
        k_columns
    };
    explicit LedgerTableModel(const Words& words, QObject* parent = nullptr);
    std::span<const ColumnLook> looks() const override;
    QString column_name(int column) const override;
    qlonglong key_of(const app::LedgerRow& row) const override { return row.row.value(); }
    QVariant cell(const app::LedgerRow& row, int column, int role) const override;

private:
    const Words& m_words;
};

struct LedgerChoice {
    std::string account, party;
};

class LedgerWindow : public QDialog {
    Q_OBJECT

public:
    LedgerWindow(Session& session, const LedgerChoice& choice, QWidget* parent = nullptr);
    Table* table() const { return m_table; }
    LedgerTableModel* model() const { return m_model; }
    MessageBar& messages() const { return *m_messages; }
    void show_account(const LedgerChoice& choice);

signals:
    // The automatic lettering was shown, with so many proposals.
    void plan_shown(int proposals);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build_choosers(QVBoxLayout* whole);
    void build_table(QVBoxLayout* whole);
    void build_actions(QVBoxLayout* whole);
    QAction* add_window_action(const QString& name, const QString& icon, const QKeySequence& key);
    void retranslate();
    void choose();
    void load();
    void show_view();
    void update_actions();
    void show_years();
    void show_sums();
    void letter();
    void unletter();
    void show_plan();
    void follow_plan(const std::vector<app::Lettered>& done);
    void take_back();
    std::vector<ledger::RowId> chosen_rows() const;

    Session& m_session;
    LedgerChoice m_choice;
    app::LedgerView m_view;
    QLabel *m_account_label, *m_party_label;
    QLineEdit *m_account, *m_party;
    ChipRow* m_chips;
    Card *m_years_card, *m_rows_card;
    QWidget* m_years = nullptr;
    LedgerTableModel* m_model;
    Table* m_table;
    QLabel* m_sums;
    MessageBar* m_messages;
    QAction *m_letter, *m_unletter, *m_automatic, *m_undo;
    QPushButton* m_close;
    Latest m_latest;
};

// An account is found for a party alone; without either the window asks.
LedgerWindow* open_ledger(Session& session, QWidget* window, const LedgerChoice& choice);

} // namespace comptoir::gui
