// Pointing by hand: a period, the balance on paper, and the entries of the account, each marked by
// a double click or Space (A128 to A134).
#pragma once

#include "comptoir/app/pointing.h"
#include "comptoir/gui/support/async.h"
#include "comptoir/gui/widgets/column_model.h"
#include "comptoir/gui/widgets/table.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace comptoir::gui {

class Card;
class DayEdit;
class EmptyState;

class PointingTableModel : public ColumnModel<app::PointingEntry> {
    Q_OBJECT

public:
    enum Column { Pointed, Day, Journal, Piece, Label, Debit, Credit, State, k_columns };

    explicit PointingTableModel(const Words& words, QObject* parent = nullptr);
    qlonglong key_of(const app::PointingEntry& row) const override { return row.row.value(); }
    std::span<const ColumnLook> looks() const override;
    QString column_name(int column) const override;
    QVariant cell(const app::PointingEntry& row, int column, int role) const override;

private:
    const Words& m_words;
};

class ClassicPointingView : public QWidget {
    Q_OBJECT

public:
    explicit ClassicPointingView(Session& session, QWidget* parent = nullptr);
    void show_journal(const std::string& journal);
    void reload();
    void retranslate();

    void toggle();           // the selected entries
    void open_session();     // asks for the period and the balance
    void ask_outstanding();  // cheques on their way at the takeover (B10)
    void point_remittance(); // that of the current entry
    void point_until();      // all until a day, except the selected entries
    void validate();
    void validate_session(bool accept_difference);
    void erase();
    const std::optional<app::PointingSheet>& sheet() const { return m_sheet; }
    Table* table() const { return m_table; }
    PointingTableModel* model() const { return m_model; }
    QString sums() const;

signals:
    void failed(const comptoir::Error& error);
    void told(const QString& sentence);
    // The validated état of this day is worth a look.
    void report_asked(comptoir::Date day);

private:
    struct Loaded {
        std::vector<app::PointingSession> sessions;
        std::optional<app::PointingSheet> sheet;
        std::optional<ledger::Journal> journal;
    };
    static Result<Loaded> load(app::Reader& reader, const std::string& journal,
                               reconcile::PointingId wanted);
    void build_bar();
    void show_loaded(Loaded loaded);
    void show_sums();
    void update_buttons();
    void filter_rows();
    std::vector<ledger::RowId> selected_rows() const;
    // Those a person chose: several, or one with Ctrl or Shift. The cursor alone chooses none.
    std::vector<ledger::RowId> chosen_rows() const;
    std::vector<app::PointingSession> later_validated() const; // whose sums hold these marks too
    std::vector<ledger::RowId> selected_marks() const;
    void erase_marks(const std::vector<ledger::RowId>& rows); // none: all of the pointing
    void ask_to_reopen();
    void ask_to_erase(const std::vector<ledger::RowId>& rows);
    bool day_is_right(); // else it is told, and nothing is pointed
    void mark(const QString& words, std::vector<ledger::RowId> rows, bool pointed, Date on);
    void show_marks(const std::vector<ledger::RowId>& rows, std::optional<Date> on);
    bool eventFilter(QObject* watched, QEvent* event) override; // how a row came to be selected
    // Runs an act on the session shown; the sheet follows, Ctrl+Z gives it back as it was.
    void run(const QString& words, std::function<Result<void>(app::Writer&)> verb,
             std::function<void()> then);

    Session& m_session;
    std::string m_journal;
    std::optional<ledger::Journal> m_facts;
    std::optional<app::PointingSheet> m_sheet;
    std::vector<app::PointingSession> m_listed;
    bool m_is_chosen = false; // with Ctrl or Shift
    reconcile::PointingId m_wanted;
    Card* m_card;
    Table* m_table;
    PointingTableModel* m_model;
    QComboBox* m_sessions;
    QComboBox* m_scope;
    QLineEdit* m_filter;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    QLabel* m_sums;
    QLabel* m_day_label;
    DayEdit* m_day;
    QPushButton *m_outstanding, *m_open, *m_remittance, *m_until, *m_erase, *m_validate;
    Latest m_latest;
};

} // namespace comptoir::gui
