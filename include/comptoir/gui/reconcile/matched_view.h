// What is matched: the lines, and below the chosen one the entries its match points and posted.
#pragma once

#include "comptoir/gui/ledger/entry_rows_model.h"
#include "comptoir/gui/reconcile/matching_view.h"

namespace comptoir::gui {

class MatchedView : public QWidget {
    Q_OBJECT

public:
    explicit MatchedView(Session& session, QWidget* parent = nullptr);
    void show_scope(const LineScope& scope);
    void reload();
    // These lines changed: they alone are read again.
    void refresh_lines(const std::vector<bank::LineId>& lines);
    void retranslate();
    void undo(); // the matches of the selected lines
    bool select_line(qlonglong id);
    void want_line(qlonglong id) { m_wanted_line = id; } // selected once it is loaded
    bool can_undo() const;
    Table* line_table() const { return m_line_table; }
    LineTableModel* line_model() const { return m_lines; }
    EntryRowsModel* rows_model() const { return m_rows; }

signals:
    void failed(const comptoir::Error& error);
    void told(const QString& sentence);
    void selection_changed();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void load_more(qlonglong after);
    void show_why(const QString& words);
    void keep_why_whole(); // beside the table above it, however small the window
    void follow_line();
    void stand_on(int row);
    void show_rest(); // after rows came or went
    void ask_for_reversals(const app::UndoOutlook& outlook, const std::set<std::int64_t>& matches);
    void undo_matches(const std::set<std::int64_t>& matches);

    Session& m_session;
    LineScope m_scope;
    qlonglong m_wanted_line = 0;
    LineTableModel* m_lines;
    EntryRowsModel* m_rows;
    Card* m_left;
    Card* m_right;
    Table* m_line_table;
    Table* m_row_table;
    QLabel* m_why;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    bool m_lines_asked = false;
    Latest m_latest_lines, m_latest_rows;
    LineCount m_count{m_session, this, m_latest_lines, [this] { retranslate(); }};
};

} // namespace comptoir::gui
