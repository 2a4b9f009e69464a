// Rapprochement: the pane people live in.
//
// Journal and statement, what remains, the three figures, four tabs. Every key has a button and a
// menu entry; the acts themselves are in MatchingView and MatchedView.
#pragma once

#include "comptoir/app/expected.h"
#include "comptoir/gui/reconcile/classic_pointing_view.h"
#include "comptoir/gui/reconcile/matched_view.h"
#include "comptoir/gui/reconcile/matching_view.h"
#include "comptoir/gui/reports/reconciliation_view.h"
#include "comptoir/gui/shell/pane.h"
#include "comptoir/gui/support/line_changes.h"

#include <QTimer>

class QComboBox;
class QStackedWidget;
class QTabBar;

namespace comptoir::gui {

class TagLabel;

class ReconcilePane : public Pane {
    Q_OBJECT

public:
    enum Tab { General, Matched, Control, Report, Pointing };

    explicit ReconcilePane(Session& session, QWidget* parent = nullptr);
    QString title() const override;
    QString icon() const override { return QStringLiteral("reconcile"); }
    void jump(const QString& kind, qlonglong id) override;
    QWidget* first_focus() const override;
    QList<ActionGroup> action_groups() const override;
    void show_statement(const QString& journal, qlonglong statement);
    void show_all_statements();
    void show_tab(Tab tab);
    void ask_automatic(); // A: what has one answer is shown, Enter matches it
    void run_automatic(const app::ReconcileRequest& chosen = {});
    MatchingView* matching() const { return m_matching; }
    MatchingView* control() const { return m_control; }
    MatchedView* matched() const { return m_matched; }
    ReconciliationView* report() const { return m_report; }
    ClassicPointingView* pointing() const { return m_pointing; }
    QTabBar* tabs() const { return m_tabs; }
    QComboBox* journals() const { return m_journals; }
    QComboBox* statements() const { return m_statements; }

protected:
    void refresh(const Nouns& nouns) override;
    void refresh_count(const Nouns& nouns) override;
    void retranslate() override;
    void update_actions() override;

private:
    void reload_tab();
    void refresh_lines(const std::vector<bank::LineId>& lines);
    void show_report_of(Date day);
    void review_report();
    struct Facts {
        std::vector<ledger::Journal> journals;
        std::vector<app::StatementRow> statements; // of the chosen journal, oldest first
        std::string journal;
        std::int64_t open = 0, matched = 0;
        std::vector<app::StatementBreak> breaks;    // what is missing between the statements
        std::optional<app::ExpectedTotal> expected; // announced, in no balance
        std::optional<reconcile::ReconciliationReport> report;
        bank::StatementId statement; // the one to show; none: all of the journal
        std::optional<Date> at;      // its end, else that of the latest: day of the report
        bool natures = true;         // they may be changed by hand in this dossier (A119)
    };
    struct FactsAsked {
        std::string journal;
        bank::StatementId statement;
        bool is_first_look = false; // goes to the latest statement with work left
    };
    static Result<Facts> load_facts(app::Reader& reader, const FactsAsked& asked);
    void follow_statement();

    void build_actions();
    void connect_actions();
    void connect_template_actions();
    void place_buttons();
    void build_tabs();
    app::ReconcileRequest automatic_request() const;
    void load_facts_now();
    void show_facts();
    void step_tab(int step);
    void show_empty_state();
    QString expected_words() const;
    QString break_words() const;
    QString agreement_words(const reconcile::ReconciliationReport& report) const;
    void fill_choosers();
    void list_statements();
    void apply_scope();
    MatchingView* active_matching() const;
    void take_back_statement();
    void export_report();
    void open_causes_here();
    void open_ledger_here();
    void open_party_card();
    // Acts on chosen lines (reconcile_acts.cpp).
    void build_line_actions();
    void connect_line_actions();
    void retranslate_line_actions();
    void update_line_actions();
    void name_movement();
    void update_natures();
    void switch_natures(bool on);
    static QString words_of_movement(app::MovementKind kind);
    void create_movement();
    void create_movements();
    void pick_invoice();
    void attach_documents();
    void write_note();
    void ignore_lines();
    std::vector<LineView> lines_of_tab() const;
    static std::vector<bank::LineId> ids_of(const std::vector<LineView>& lines);
    void run_on_lines(const QString& words, const std::vector<bank::LineId>& lines,
                      MatchingView::LineAct act);
    std::optional<app::StatementRow> chosen_statement() const;

    QComboBox* m_journals;
    QComboBox* m_statements;
    TagLabel* m_state;
    QLabel* m_figures;
    QTabBar* m_tabs;
    QStackedWidget* m_stack;
    MatchingView* m_matching;
    MatchingView* m_control;
    MatchedView* m_matched;
    ReconciliationView* m_report;
    QAction *m_import, *m_automatic, *m_match, *m_tick, *m_next, *m_invoice, *m_party, *m_account,
        *m_line_party, *m_party_card, *m_template, *m_template_words, *m_nature, *m_templates,
        *m_learned, *m_sources, *m_differences, *m_write_off, *m_park, *m_undo, *m_filter, *m_clear,
        *m_take_back, *m_pdf, *m_add_journal, *m_causes, *m_ledger, *m_review, *m_next_tab,
        *m_previous_tab, *m_natures;
    ClassicPointingView* m_pointing;
    struct LineActions {
        QAction *movement, *movements, *document, *note, *ignore, *pair, *apart, *match_pairs;
    } m_line{};
    Latest m_latest_movement; // what it is called follows the line
    QTimer m_refresh_timer;   // one look at the dossier for a row of acts
    struct ListedStatement {
        std::int64_t id = 0; // 0: all of them
        std::optional<Date> from, to;
        QString words; // without days
        bool operator==(const ListedStatement&) const = default;
    };
    std::vector<ListedStatement> m_listed; // in the chooser
    i18n::Language m_listed_in = i18n::Language::English;
    Facts m_facts;
    LineScope m_scope;
    qlonglong m_wanted_statement = -1; // chosen before the list was there; -1: none
    bool m_scope_shown = false;
    LineChanges* m_line_changes;
    bool m_lines_stale = false; // the list is to be read again, not its changed rows alone
    Latest m_latest;
};

} // namespace comptoir::gui
