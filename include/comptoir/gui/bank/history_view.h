// The History tab: every statement that came in, by criteria; open it, save its file, take it back.
#pragma once

#include "comptoir/app/statement_preview.h"
#include "comptoir/gui/bank/history_criteria.h"
#include "comptoir/gui/support/async.h"
#include "comptoir/gui/support/paging.h"
#include "comptoir/gui/widgets/card.h"
#include "comptoir/gui/widgets/column_model.h"
#include "comptoir/gui/widgets/message_bar.h"
#include "comptoir/gui/widgets/table.h"

#include <QTemporaryDir>
#include <QTimer>
#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QStackedWidget;

namespace comptoir::gui {

class HistoryTableModel : public ColumnModel<app::HistoryRow> {
    Q_OBJECT

public:
    enum Column {
        Journal,
        Period,
        File,
        Format,
        Lines,
        Matched,
        Opening,
        Closing,
        Check,
        Follows,
        State,
        ImportedAt,
        ImportedBy,
        k_columns
    };

    explicit HistoryTableModel(const Words& words, QObject* parent = nullptr);
    qlonglong key_of(const app::HistoryRow& row) const override { return row.statement.id.value(); }
    std::span<const ColumnLook> looks() const override;
    QString column_name(int column) const override;
    QVariant cell(const app::HistoryRow& row, int column, int role) const override;

private:
    QVariant follows_cell(const app::HistoryRow& row, int role) const;

    const Words& m_words;
};

class HistoryView : public QWidget {
    Q_OBJECT

public:
    explicit HistoryView(Session& session, QWidget* parent = nullptr);
    void reload();                                    // keeps selection and place
    void show_statement(bank::StatementId statement); // whatever was filtered
    void retranslate();
    void open_chosen();
    void save_original();
    void open_original(); // file_ready() tells where
    void ask_undo();
    void focus_filter();
    const app::HistoryRow* current() const;
    Table* table() const { return m_table; }
    HistoryTableModel* model() const { return m_model; }
    QComboBox* journals() const { return m_journals; }
    QComboBox* states() const { return m_states; }
    QComboBox* periods() const { return m_periods; }
    QLineEdit* text() const { return m_text; }
    HistoryCriteria* criteria() const { return m_criteria; }
    QString gap_words() const; // of the chosen statement; empty when it follows the one before
    EmptyState* empty_state() const { return m_empty; }
    std::int64_t shown() const { return m_model->rowCount(); }

signals:
    void failed(const comptoir::Error& error);
    void told(const QString& sentence, int tone);
    void open_asked(const QString& journal, qlonglong statement);
    void file_ready(const QString& path); // a copy of the original, to be opened
    void changed();

private:
    enum Period { Always, ThisMonth, LastMonth, ThisQuarter, ThisYear, LastYear, k_periods };
    app::HistoryFilter filter() const;
    bool is_filtered() const;
    void load_more(qlonglong before);
    void load_choices();
    void show_gap();
    QStringList entry_sentences(const app::ImportDependents& dependents) const;
    void confirm_undo(const app::HistoryRow& row, const app::ImportDependents& dependents);

    Session& m_session;
    HistoryTableModel* m_model;
    Card* m_card;
    HistoryCriteria* m_criteria;
    QLabel* m_gap;
    Table* m_table;
    QComboBox* m_journals;
    QComboBox* m_periods;
    QComboBox* m_states;
    QLineEdit* m_text;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    QTimer m_typing;
    qlonglong m_wanted = 0; // the statement to stand on once it is loaded
    QTemporaryDir m_opened; // copies of what was opened, as long as the view lives
    Latest m_latest, m_latest_choices;
};

} // namespace comptoir::gui
