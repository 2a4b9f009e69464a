// The Quarantaine tab: files put aside, the faulty line, corrections laid over it, a trial, the
// import once the balances prove it.
#pragma once

#include "comptoir/gui/bank/import_plan.h"
#include "comptoir/gui/bank/quarantine_models.h"
#include "comptoir/gui/support/async.h"
#include "comptoir/gui/widgets/card.h"
#include "comptoir/gui/widgets/message_bar.h"
#include "comptoir/gui/widgets/table.h"

#include <QWidget>

#include <map>

class QComboBox;
class QHBoxLayout;
class QStackedWidget;

namespace comptoir::gui {

class FormDialog;

class QuarantineView : public QWidget {
    Q_OBJECT

public:
    explicit QuarantineView(Session& session, QWidget* parent = nullptr);
    void reload(); // keeps the chosen file and line
    void retranslate();
    void replace_line();
    void insert_line();
    void delete_line();
    void drop_correction();
    void go_to_line();
    void ask_dates();   // day or month first, for the whole file
    void ask_journal(); // of a file that names no account, or whose account has no journal
    void try_file();
    void import_file();
    void ask_discard();

    const app::QuarantinedFile* current() const;
    const app::QuarantineLine* current_line() const;
    bool can_correct() const;
    bool is_at_end() const; // behind the last line: there a line can be inserted, and that is all
    bool can_drop() const;
    bool wants_dates() const;
    bool wants_journal() const;
    bool journal_is_missing() const; // no journal follows the account it names
    bool can_import() const;         // the last trial found nothing in the way but missing balances
    const std::optional<app::QuarantineTrial>& trial() const { return m_trial; }
    Table* file_table() const { return m_files; }
    Table* line_table() const { return m_lines; }
    QuarantineTableModel* file_model() const { return m_file_model; }
    ViewedLineModel* line_model() const { return m_line_model; }
    CorrectionTableModel* correction_model() const { return m_correction_model; }
    QHBoxLayout* line_acts() const { return m_line_acts; }
    QHBoxLayout* trial_acts() const { return m_trial_acts; }
    QString fault() const;
    QString verdict() const;

signals:
    void failed(const comptoir::Error& error);
    void told(const QString& sentence, int tone);
    void imported(const comptoir::gui::ImportOutcome& outcome, const QString& name);
    void changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build_files();
    void build_viewer();
    void build_foot();
    void show_file(std::int64_t first_line = 0);
    void show_view(app::QuarantineView view);
    void show_trial(Result<app::QuarantineTrial> trial);
    void show_fault();
    void show_verdict();
    void fit_text();
    int fault_position(int row) const;
    void ask_text(bank::CorrectionKind kind);
    void correct(FormDialog* dialog, app::CorrectionRequest request);
    void run_import(bool without_balances);
    // The last trial found nothing wrong, and no two balances that prove it.
    bool lacks_balances() const;
    // What a person answered for the chosen file; kept while the client is open.
    struct Answers {
        bank::ReadingChoices choices;
        std::optional<std::string> journal;
    };
    Answers answers() const;
    bool has_fault(std::string_view code) const;
    Surroundings around() const;

    Session& m_session;
    QuarantineTableModel* m_file_model;
    ViewedLineModel* m_line_model;
    CorrectionTableModel* m_correction_model;
    TriedTableModel* m_tried_model;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    QComboBox* m_states;
    Card *m_file_card, *m_line_card, *m_correction_card, *m_trial_card;
    Table *m_files, *m_lines, *m_corrections, *m_tried;
    ColumnRuler* m_ruler;
    QFrame* m_fault_frame;
    QLabel *m_fault, *m_verdict;
    QHBoxLayout *m_line_acts, *m_trial_acts;
    std::optional<app::QuarantineView> m_view;
    std::optional<app::QuarantineTrial> m_trial;
    std::map<qlonglong, Answers> m_answers; // by file
    qlonglong m_shown = 0;                  // the file in the viewer
    qlonglong m_wanted_line = 0;            // of the viewer, once it is there again
    Latest m_latest_files, m_latest_view, m_latest_trial;
};

} // namespace comptoir::gui
