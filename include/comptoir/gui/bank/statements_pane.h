// Relevés: what the bank sent. Import with a preview, the history of what came in, what is expected
// and not booked yet, the lines that were known or deleted, the quarantine of files that could not
// be imported.
#pragma once

#include "comptoir/gui/bank/duplicates_view.h"
#include "comptoir/gui/bank/expected_view.h"
#include "comptoir/gui/bank/history_view.h"
#include "comptoir/gui/bank/import_view.h"
#include "comptoir/gui/bank/quarantine_view.h"
#include "comptoir/gui/shell/pane.h"

class QStackedWidget;
class QTabBar;

namespace comptoir::gui {

class StatementsPane : public Pane {
    Q_OBJECT

public:
    enum Tab { Import, History, Expected, Duplicates, Quarantine, k_tabs };

    explicit StatementsPane(Session& session, QWidget* parent = nullptr);
    QString title() const override;
    QString icon() const override { return QStringLiteral("bank"); }
    QWidget* first_focus() const override;
    void jump(const QString& kind, qlonglong id) override; // "expected", "statement"
    void show_tab(Tab tab);
    void choose_files();
    void add_files(const std::vector<std::filesystem::path>& files);
    // As chosen in the folder of that journal; of several when it is empty.
    void add_files_of(const std::string& journal, const std::vector<std::filesystem::path>& files);
    void show_outcome(const ImportOutcome& outcome, const QString& name);
    void show_result();
    ImportView* import_view() const { return m_import; }
    HistoryView* history() const { return m_history; }
    ExpectedView* expected() const { return m_expected; }
    DuplicatesView* duplicates() const { return m_duplicates; }
    QuarantineView* quarantine() const { return m_quarantine; }
    QTabBar* tabs() const { return m_tabs; }

signals:
    // In the reconciliation; `sentence` says what was just imported, or nothing.
    void open_asked(const QString& journal, qlonglong statement, const QString& sentence);

protected:
    void refresh(const Nouns& nouns) override;
    void refresh_count(const Nouns& nouns) override;
    void retranslate() override;
    void update_actions() override;

private:
    void build_tabs();
    void build_actions();
    void connect_actions();
    void place_buttons();
    void update_import_actions();
    void update_quarantine_actions();
    void update_expected_actions();
    void name_tabs();
    void step_tab(int step);
    static void offer(QAction* action, bool here, bool possible);
    void name_actions();
    void run();
    void undo();
    void open();
    void show_known();
    void update_duplicate_actions();
    void name_change(const DuplicateRow* row);
    Tab tab() const;

    QTabBar* m_tabs;
    QStackedWidget* m_stack;
    ImportView* m_import;
    HistoryView* m_history;
    ExpectedView* m_expected;
    DuplicatesView* m_duplicates;
    QuarantineView* m_quarantine;
    Latest m_latest_count;
    QAction *m_choose, *m_settings, *m_run, *m_toggle, *m_aside, *m_remove, *m_journal, *m_columns,
        *m_dates, *m_open, *m_undo, *m_save, *m_again, *m_back, *m_filter, *m_replace, *m_insert,
        *m_delete, *m_drop, *m_give_up, *m_look, *m_line, *m_try, *m_discard, *m_known, *m_change,
        *m_merge, *m_own, *m_next_tab, *m_previous_tab;
};

} // namespace comptoir::gui
