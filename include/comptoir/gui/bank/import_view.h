// The Import tab: files come in, are previewed, answered for, imported; then the result.
//
//   view->add_files({path});   // previews on a reader; nothing is written
//   view->import_all();        // one transaction, with progress and a way to stop
//
// It holds the plan; PreviewPage and ResultPage only show.
#pragma once

#include "comptoir/gui/bank/csv_mapping_page.h"
#include "comptoir/gui/bank/import_bar.h"
#include "comptoir/gui/bank/plan_reader.h"
#include "comptoir/gui/bank/preview_page.h"
#include "comptoir/gui/bank/result_page.h"
#include "comptoir/gui/support/async.h"
#include "comptoir/gui/widgets/message_bar.h"

#include <QWidget>

#include <filesystem>
#include <vector>

class QStackedWidget;

namespace comptoir::gui {

class ImportView : public QWidget {
    Q_OBJECT

public:
    enum Page { Start, Preview, Outcome, Columns };

    explicit ImportView(Session& session, QWidget* parent = nullptr);
    Page page() const;
    void reload_journals();
    void choose_files(); // in the folder of the chosen journal
    void ask_settings(); // of the chosen journal
    void add_files(const std::vector<std::filesystem::path>& paths);
    void read_again(); // journals, mappings or lines changed
    void toggle();     // import the chosen file or member, or leave it
    void put_aside();
    void remove();
    void ask_journal();
    void ask_dates();
    void ask_columns(); // the mapping page, on the chosen file
    void import_all();
    // What came in elsewhere (out of the quarantine) is shown and undone like an import of ours.
    void show_outcome(const ImportOutcome& outcome, const QString& name);
    void show_result() { show_page(Outcome); }
    void undo_import();
    void open_statement();
    void start_again(); // to the rest of the plan, or to the start
    void retranslate();

    bool is_busy() const { return m_busy; }
    bool can_choose() const;
    bool can_import() const;
    bool can_undo() const;
    bool can_ask_columns() const;
    FileNeed current_need() const;
    bool asks_for_a_new_journal() const; // else, without one, which of those there are
    const PlannedFile* current_file() const { return m_preview->current_file(); }
    const std::vector<PlannedFile>& plan() const { return m_plan; }
    ImportBar* bar() const { return m_bar; }
    PreviewPage* preview() const { return m_preview; }
    ResultPage* result() const { return m_result; }
    CsvMappingPage* columns() const { return m_columns; }
    EmptyState* empty_state() const { return m_empty; }
    QWidget* first_focus() const;

signals:
    void failed(const comptoir::Error& error);
    void told(const QString& sentence, int tone);
    void changed(); // page, plan or chosen file
    // To be opened in the reconciliation; `sentence` is what was imported, empty when the user
    // asks.
    void imported(const QString& journal, qlonglong statement, const QString& sentence);
    void undo_asked();

private:
    void show_page(Page page);
    void apply_bar();
    void show_stopped(const Error& error);
    void toggle_member(PlannedFile& file);
    PlannedFile* find(qlonglong serial);
    PlannedFile* chosen();
    void forget_done(const ImportWish& wish);
    void take_journal(qlonglong serial, const std::string& code);
    void read_file_again(qlonglong serial);
    void follow_acts();
    void read_after_undo();

    Session& m_session;
    std::vector<PlannedFile> m_plan;
    std::vector<PlannedFile> m_done; // what the result page tells of; back after an undo
    qlonglong m_last_serial = 0;
    bool m_busy = false;   // importing
    bool m_is_old = false; // what was read of the plan, since the dossier changed while importing
    std::size_t m_acts_after_import = 0;
    // The journal whose matching was proposed last, and what it says.
    std::optional<std::pair<std::string, bool>> m_proposal;
    PlanReader* m_reader;
    ImportBar* m_bar;
    QStackedWidget* m_pages;
    EmptyState* m_empty;
    PreviewPage* m_preview;
    ResultPage* m_result;
    CsvMappingPage* m_columns;
};

} // namespace comptoir::gui
