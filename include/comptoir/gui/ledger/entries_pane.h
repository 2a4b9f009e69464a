// Écritures: the entries by page, the rows of the chosen one below, drafts to validate.
#pragma once

#include "comptoir/app/books.h"
#include "comptoir/gui/ledger/entry_rows_model.h"
#include "comptoir/gui/shell/pane.h"
#include "comptoir/gui/widgets/table.h"

class QComboBox;
class QStackedWidget;

namespace comptoir::gui {

class Card;
class ChipRow;

struct EntryView {
    ledger::EntryId id;
    QString journal, number, piece, label;
    Date date;
    ledger::EntryState state = ledger::EntryState::Draft;
    Money total; // sum of the debits
    bool reversal = false;
};

class EntryTableModel : public RowModel<EntryView> {
    Q_OBJECT

public:
    enum Column { Journal, Day, Number, Piece, Label, Total, State, k_columns };

    explicit EntryTableModel(const Words& words, QObject* parent = nullptr);
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    qlonglong key_of(const EntryView& row) const override { return row.id.value(); }
    QVariant cell(const EntryView& row, int column, int role) const override;

private:
    const Words& m_words;
};

class EntriesPane : public Pane {
    Q_OBJECT

public:
    explicit EntriesPane(Session& session, QWidget* parent = nullptr);
    QString title() const override;
    QString icon() const override { return QStringLiteral("entries"); }
    void jump(const QString& kind, qlonglong id) override;
    QWidget* first_focus() const override { return m_table; }
    Table* table() const { return m_table; }
    EmptyState* empty_state() const { return m_empty; }
    EntryTableModel* model() const { return m_model; }
    EntryRowsModel* rows_model() const { return m_rows; }

protected:
    void refresh(const Nouns& nouns) override;
    void refresh_count(const Nouns& nouns) override;
    void retranslate() override;
    void update_actions() override;

private:
    static constexpr int k_all = 100; // QButtonGroup keeps negative ids for itself
    void build_content();
    void build_actions();
    bool is_filtered() const;
    app::EntryFilter filter() const;
    void load();
    void load_more(qlonglong after);
    void load_journals();
    void follow_row();
    void show_detail_title();
    void show_sums();
    void ask_validation();
    void reverse();
    void ask_deletion();
    void open_ledger_of_row();

    ChipRow* m_chips;
    QComboBox* m_journals;
    QLineEdit* m_filter_edit;
    Card* m_list;
    Card* m_detail;
    Table* m_table;
    Table* m_row_table;
    EntryTableModel* m_model;
    EntryRowsModel* m_rows;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    QLabel* m_sums;
    QAction *m_validate, *m_reverse, *m_delete, *m_filter, *m_books, *m_ledger;
    app::BooksCounts m_counts;
    QTimer m_filter_timer;
    qlonglong m_wanted = 0;
    std::int64_t m_start_after = 0; // a jump begins in the middle of the list
    Latest m_latest, m_latest_rows;
};

} // namespace comptoir::gui
