// The two tables people match in: lines of the bank at the left, books at the right.
//
// Shows and asks; which verb runs is decided by what is ticked: nothing ticked means the proposal
// of the current line. After an act the cursor stands on the next open row and nothing scrolls.
#pragma once

#include "comptoir/app/difference.h"
#include "comptoir/app/line_acts.h"
#include "comptoir/app/movements.h"
#include "comptoir/app/pairings.h"
#include "comptoir/app/write_off.h"
#include "comptoir/gui/reconcile/candidate_table_model.h"
#include "comptoir/gui/reconcile/line_page.h"
#include "comptoir/gui/reconcile/proposal_panel.h"
#include "comptoir/gui/reconcile/ticks.h"
#include "comptoir/gui/support/async.h"
#include "comptoir/gui/widgets/table.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <map>

class QComboBox;
class QLineEdit;
class QStackedWidget;

namespace comptoir::gui {

class Card;
class ChipRow;
class DayEdit;
class EmptyState;
class FormDialog;

// Which lines are shown.
struct LineScope {
    std::string journal;
    std::optional<bank::StatementId> statement; // empty: every statement of the journal
    bool to_control = false;                    // doubtful, unanswered and parked ones only
};

class MatchingView : public QWidget {
    Q_OBJECT

public:
    explicit MatchingView(Session& session, QWidget* parent = nullptr);

    void show_scope(const LineScope& scope);
    const LineScope& scope() const { return m_scope; }
    void reload();      // lines, and what changes with them
    void reload_rest(); // candidates, pairs and proposals: the lines are told one by one
    void retranslate();

    // The acts behind the keys.
    void tick_current();
    void match();
    void park();
    void next_proposal();
    void focus_filter();
    bool take_keyboard(); // false: as soon as there are rows
    void clear_ticks();
    void match_to_accounts(const std::vector<app::ManualTarget>& accounts);
    void ask_account();   // K
    void ask_write_off(); // S
    bool select_line(qlonglong id);
    void want_line(qlonglong id) { m_wanted_line = id; } // selected once it is loaded

    const LineView* current_line() const;
    const reconcile::Proposal* current_proposal() const;
    // What is ticked by hand; empty when it agrees, or nothing is.
    std::optional<app::TickedSelection> ticked_difference() const;
    // Of the current line's proposal, else of what is ticked; empty: nobody.
    std::string party_here() const;
    const app::PairingRow* current_pairing() const;
    bool can_match() const;
    bool has_ticks() const { return !m_ticks.is_empty(); }
    const QString& shown_filter() const { return m_shown_text; } // whose rows are on the screen

    // What an act on several lines takes: those ticked, else those selected.
    std::vector<LineView> chosen_lines() const;
    std::vector<bank::LineId> chosen_ids() const;
    // Runs one act on the chosen lines; its rows change in place and Ctrl+Z takes it back.
    using LineAct =
        std::function<Result<app::LineActUndo>(app::Writer&, const std::vector<bank::LineId>&)>;
    void run_line_act(const QString& words, const std::vector<bank::LineId>& lines, LineAct act);
    // These lines changed: they alone are read again, and change, come or go in their place.
    void refresh_lines(const std::vector<bank::LineId>& lines);

    // Pairs (A121 to A127, A151).
    void keep_as_pair(); // what is ticked waits, and a new reconciliation may start
    void take_pair_apart();
    void match_all_pairs();
    void attach_pending(); // the group just ticked joins the reconciliation in progress
    void start_anew();     // …or starts another one: what was ticked is kept as a pair
    void load_pairings();
    void movements_made(const std::vector<app::CreatedMovement>& made);
    bool has_complete_pair() const;
    Table* line_table() const { return m_line_table; }
    Table* candidate_table() const { return m_candidate_table; }
    LineTableModel* line_model() const { return m_lines; }
    CandidateTableModel* candidate_model() const { return m_candidates; }
    ProposalPanel* panel() const { return m_panel; }
    EmptyState* empty_state() const { return m_empty; }
    QWidget* sum_bar() const { return m_sum_bar; }

signals:
    void failed(const comptoir::Error& error);
    void told(const QString& sentence);
    void selection_changed();
    void matched(qlonglong match);
    // A group was ticked while a reconciliation is in progress: attach it, or start anew?
    void attach_asked(const QString& question);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build_tables();
    void build_sums();
    // The day of pointing when a person typed one. False, and told why, while what stands there is
    // no day: then nothing is booked, on no other day either.
    bool take_day(std::optional<Date>& pointed_on);
    void load_lines();
    void show_page(Page<LineView> page);
    void load_more(qlonglong after);
    app::LineSearch line_search() const;
    void take_lines(AskedLines found);
    void select_too(const QList<qlonglong>& keys);
    void load_books();
    void load_proposals();
    void rank();
    void follow_line();
    void show_ticks();
    void show_sums();
    void show_count();
    void name_filters();
    void adopt_ticks();
    void tick(const QModelIndex& index, bool lines);
    void set_ticks(const QList<qlonglong>& keys, bool lines, bool ticked);
    bool is_ticked(qlonglong key, bool lines) const;
    void match_pairings(const std::vector<app::PairingRow>& pairings, bool although_booked = false);
    void pair_ticks(std::function<void()> then);
    // With a dialog it was typed in: refused, it stays open and says why; done, it closes.
    using Asking = QPointer<FormDialog>;
    // What is asked once more, although the books hold the money already (C23).
    using Again = std::function<void()>;
    void after_match(const std::vector<bank::LineId>& lines, const QString& label,
                     const Result<reconcile::MatchId>& answer, const Asking& asking,
                     const Again& again);
    void after_matches(const std::vector<bank::LineId>& lines, const QString& label,
                       const Result<std::vector<reconcile::MatchId>>& answer, const Asking& asking,
                       const Again& again);
    void show_failed(const Error& error, const Asking& asking, const Again& again);
    void match_proposed(const reconcile::Proposal& shown, const QString& label,
                        std::optional<Date> pointed_on, bool although_booked);
    void run_manual(app::ManualMatch request, const QString& label, const Asking& asking = {});
    void run_each(app::ManualMatch request, const QString& label, const Asking& asking);
    void run_write_off(const app::WriteOff& request, const QString& label, const Asking& asking);
    void ask_account_of(const app::ManualMatch& asked, const QString& words, Money total);
    void match_unlike(const Ticks::Unlike& sums); // in another currency than the books
    bool take_in_flight(const std::vector<bank::LineId>& lines); // false: an act is under way
    // The ticked lines, or the current one, with their entries and invoices; how they are called.
    app::ManualMatch chosen() const;
    const reconcile::Proposal* shown_proposal() const; // nothing is ticked by hand beside it
    app::ManualMatch shown_as_ticked() const; // with the pieces of the proposal, as the bar counts
    QString chosen_words() const;
    void remember_gone(const std::vector<bank::LineId>& lines);
    void drop_lines(const std::vector<bank::LineId>& lines);
    void select_what_came_back();
    void show_table_or_words();
    std::set<std::int64_t> proposal_ticks(bool lines) const;

    Session& m_session;
    LineScope m_scope;
    qlonglong m_wanted_line = 0;
    LineTableModel* m_lines;
    CandidateTableModel* m_candidates;
    Card* m_left;
    Card* m_right;
    Table* m_line_table;
    Table* m_candidate_table;
    QStackedWidget* m_left_stack;
    EmptyState* m_empty;
    QLineEdit* m_line_filter;
    QLineEdit* m_candidate_filter;
    QComboBox* m_candidate_scope;
    ProposalPanel* m_panel;
    QWidget* m_sum_bar;
    QLabel* m_sums;
    QLabel* m_day_label;
    DayEdit* m_day;
    bool m_day_is_typed = false;
    bool m_wants_keyboard = false;
    Ticks m_ticks;
    std::shared_ptr<const Candidates> m_all;
    std::vector<app::PairingRow> m_pairings;
    QList<qlonglong> m_pending; // ticked as a group, waiting for an answer
    bool m_pending_lines = false;
    std::map<std::int64_t, std::int64_t> m_in_flight; // lines, with the first one of their act
    std::set<std::int64_t> m_acted;                   // the lines of this pane's last act
    std::vector<qlonglong> m_gone; // the first line of each act that took lines out of the list
    Unanswered m_unanswered;
    bool m_lines_asked = false;
    QString m_shown_text; // of the filter, for the rows shown
    QTimer m_line_timer, m_candidate_timer;
    std::stop_source m_line_stop, m_proposal_stop;
    Latest m_latest_lines, m_latest_books, m_latest_proposals, m_latest_rank, m_latest_pairings;
    LineCount m_line_count{m_session, this, m_latest_lines, [this] { show_count(); }};
};

} // namespace comptoir::gui
