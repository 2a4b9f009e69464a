#include "comptoir/gui/reconcile/reconcile_pane.h"

#include "comptoir/gui/bank/journal_dialog.h"
#include "comptoir/gui/reconcile/line_dialogs.h"
#include "comptoir/gui/widgets/buttons.h"
#include "comptoir/gui/widgets/card.h"
#include "comptoir/gui/widgets/choice_box.h"
#include "comptoir/gui/widgets/page_stack.h"
#include "comptoir/gui/widgets/tag_label.h"
#include "gui/reconcile/difference_types_dialog.h"
#include "gui/reconcile/learned_list.h"
#include "gui/reconcile/line_template_dialog.h"
#include "gui/reconcile/match_remarks.h"
#include "gui/reconcile/nature_dialog.h"
#include "gui/reconcile/reference_dialog.h"
#include "gui/reconcile/source_order_dialog.h"
#include "gui/reconcile/template_list.h"

#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <QTabBar>

namespace comptoir::gui {

ReconcilePane::ReconcilePane(Session& session, QWidget* parent)
    : Pane(session, QStringLiteral("reconcile"), parent) {
    m_journals = new ChoiceBox(this);
    m_journals->setObjectName(QStringLiteral("journal_chooser"));
    m_statements = new ChoiceBox(this);
    m_statements->setObjectName(QStringLiteral("statement_chooser"));
    m_statements->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_journals->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    // In a small window the choosers give way, not the words of the buttons.
    m_journals->setMinimumWidth(90);
    m_statements->setMinimumWidth(90);
    m_state = new TagLabel(session.theme(), this);
    title_left()->addWidget(m_journals);
    title_left()->addWidget(m_statements);
    title_left()->addWidget(m_state);
    m_figures = new QLabel(this);
    m_figures->setObjectName(QStringLiteral("figures"));
    m_figures->setTextFormat(Qt::RichText);
    m_figures->setWordWrap(true);
    connect(m_figures, &QLabel::linkActivated, this, [this](const QString& link) {
        if (link == QLatin1String("causes"))
            return open_causes_here();
        emit jump_asked(QStringLiteral("statements"), QStringLiteral("expected"), 0);
    });
    content()->addWidget(m_figures);
    build_tabs();
    build_actions();
    connect(m_journals, &QComboBox::activated, this, [this] {
        m_wanted_statement = -1;
        m_scope_shown = false;
        m_facts.journal = m_journals->currentData().toString().toStdString();
        load_facts_now();
    });
    connect(m_statements, &QComboBox::activated, this, &ReconcilePane::follow_statement);
    connect(&session, &Session::acts_changed, this, &ReconcilePane::update_actions);
    m_line_changes = new LineChanges(session, this);
    connect(m_line_changes, &LineChanges::told, this, &ReconcilePane::refresh_lines);
    connect(m_line_changes, &LineChanges::many, this,
            [this] { on_changed({static_cast<int>(app::Noun::Lines)}); });
    m_refresh_timer.setSingleShot(true);
    connect(&m_refresh_timer, &QTimer::timeout, this, [this] {
        reload_tab();
        this->session().count_pending(-1);
    });
    retranslate();
}

QString ReconcilePane::title() const {
    return tr("Reconciliation");
}

QWidget* ReconcilePane::first_focus() const {
    switch (m_tabs->currentIndex()) {
    case General:
        return m_matching->line_table();
    case Matched:
        return m_matched->line_table();
    case Control:
        return m_control->line_table();
    case Pointing:
        return m_pointing->table();
    default:
        return m_tabs;
    }
}

void ReconcilePane::build_tabs() {
    m_tabs = new QTabBar(this);
    m_tabs->setObjectName(QStringLiteral("reconcile_tabs"));
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    for (int i = 0; i < 5; ++i)
        m_tabs->addTab(QString());
    content()->addWidget(m_tabs);
    m_stack = new PageStack(this);
    // Where they stay: a view that changes its parent is styled all over again.
    m_matching = new MatchingView(session(), m_stack);
    m_matched = new MatchedView(session(), m_stack);
    m_control = new MatchingView(session(), m_stack);
    m_report = new ReconciliationView(session(), m_stack);
    m_pointing = new ClassicPointingView(session(), m_stack);
    for (QWidget* view :
         std::initializer_list<QWidget*>{m_matching, m_matched, m_control, m_report, m_pointing})
        m_stack->addWidget(view);
    content()->addWidget(m_stack, 1);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        m_stack->setCurrentIndex(tab);
        apply_scope();
        update_actions();
    });
    const auto fail_here = [this](const Error& error) {
        if (error.code.name != "core.cancelled")
            messages().show_error(error);
    };
    const auto tell_here = [this](const QString& sentence) {
        messages().show_message(sentence, Tone::Accent);
    };
    for (MatchingView* view : {m_matching, m_control}) {
        connect(view, &MatchingView::failed, this, fail_here);
        connect(view, &MatchingView::told, this, tell_here);
        connect(view, &MatchingView::selection_changed, this, &ReconcilePane::update_actions);
        connect(view, &MatchingView::matched, this, [this, tell_here](qlonglong match) {
            messages().clear();
            tell_remarks(session(), this, reconcile::MatchId{match}, tell_here);
        });
    }
    connect(m_matched, &MatchedView::failed, this, fail_here);
    connect(m_matched, &MatchedView::told, this, tell_here);
    connect(m_matched, &MatchedView::selection_changed, this, &ReconcilePane::update_actions);
    connect(m_pointing, &ClassicPointingView::failed, this, fail_here);
    connect(m_pointing, &ClassicPointingView::told, this, tell_here);
    connect(m_pointing, &ClassicPointingView::report_asked, this,
            [this](Date day) { show_report_of(day); });
    connect(m_report, &ReconciliationView::failed, this, fail_here);
    connect(m_report, &ReconciliationView::told, this,
            [this](const QString& sentence) { messages().show_message(sentence, Tone::Ok); });
    connect(m_report, &ReconciliationView::report_changed, this, &ReconcilePane::update_actions);
}

void ReconcilePane::build_actions() {
    m_import = add_pane_action(QStringLiteral("import"), QStringLiteral("import"), {});
    m_automatic =
        add_pane_action(QStringLiteral("automatic"), QStringLiteral("automatic"), {Qt::Key_A});
    m_match = add_pane_action(QStringLiteral("match"), QStringLiteral("match"),
                              {Qt::Key_Return, Qt::Key_Enter});
    m_tick = add_pane_action(QStringLiteral("tick"), QStringLiteral("check"), {Qt::Key_Space});
    // Enter and Space belong to the tables: they must stay usable in buttons and text fields.
    for (QAction* action : {m_match, m_tick})
        action->setShortcutContext(Qt::WidgetShortcut);
    m_next = add_pane_action(QStringLiteral("next"), QStringLiteral("chevron-down"), {Qt::Key_N});
    m_invoice = add_pane_action(QStringLiteral("invoice"), QStringLiteral("invoices"), {Qt::Key_I});
    m_party = add_pane_action(QStringLiteral("party"), QStringLiteral("person"), {Qt::Key_T});
    m_line_party = add_pane_action(QStringLiteral("line_party"), QStringLiteral("person"),
                                   {QKeySequence(Qt::SHIFT | Qt::Key_T)});
    m_party_card =
        add_pane_action(QStringLiteral("party_card"), QStringLiteral("person"), {Qt::Key_F});
    m_template =
        add_pane_action(QStringLiteral("template"), QStringLiteral("entries"), {Qt::Key_M});
    m_template_words = add_pane_action(QStringLiteral("template_words"), QStringLiteral("entries"),
                                       {QKeySequence(Qt::SHIFT | Qt::Key_M)});
    m_nature = add_pane_action(QStringLiteral("nature"), QStringLiteral("payments"), {});
    m_templates = add_pane_action(QStringLiteral("templates"), QStringLiteral("entries"), {});
    m_learned = add_pane_action(QStringLiteral("learned"), QStringLiteral("history"), {});
    m_sources = add_pane_action(QStringLiteral("sources"), QStringLiteral("automatic"), {});
    m_differences = add_pane_action(QStringLiteral("difference_types"), QStringLiteral("account"),
                                    {QKeySequence(Qt::SHIFT | Qt::Key_S)});
    m_natures = add_pane_action(QStringLiteral("natures"), {}, {});
    m_natures->setCheckable(true);
    m_account = add_pane_action(QStringLiteral("account"), QStringLiteral("account"), {Qt::Key_K});
    m_write_off =
        add_pane_action(QStringLiteral("write_off"), QStringLiteral("account"), {Qt::Key_S});
    m_park = add_pane_action(QStringLiteral("park"), QStringLiteral("park"), {Qt::Key_P});
    m_undo = add_pane_action(QStringLiteral("undo_match"), QStringLiteral("undo"), {Qt::Key_U});
    m_filter =
        add_pane_action(QStringLiteral("filter"), QStringLiteral("search"), {QKeySequence::Find});
    m_clear = add_pane_action(QStringLiteral("clear"), QStringLiteral("close"), {Qt::Key_Escape});
    m_take_back = add_pane_action(QStringLiteral("take_back"), QStringLiteral("undo"), {});
    m_pdf = add_pane_action(QStringLiteral("pdf"), QStringLiteral("pdf"), {});
    m_review = add_pane_action(QStringLiteral("review"), QStringLiteral("seal"), {});
    m_add_journal = add_pane_action(QStringLiteral("add_journal"), QStringLiteral("bank"), {});
    m_causes = add_pane_action(QStringLiteral("causes"), QStringLiteral("help"),
                               {QKeySequence(Qt::SHIFT | Qt::Key_E)});
    m_ledger = add_pane_action(QStringLiteral("ledger"), QStringLiteral("entries"), {Qt::Key_O});
    m_next_tab = add_pane_action(QStringLiteral("next_tab"), {},
                                 {QKeySequence(Qt::CTRL | Qt::Key_PageDown)});
    m_previous_tab = add_pane_action(QStringLiteral("previous_tab"), {},
                                     {QKeySequence(Qt::CTRL | Qt::Key_PageUp)});
    connect_actions();
    place_buttons();
    build_line_actions();
}

void ReconcilePane::connect_actions() {
    const auto on = [this](QAction* action, auto act) {
        connect(action, &QAction::triggered, this, act);
    };
    const auto both = [this](void (MatchingView::*act)()) {
        return [this, act] {
            if (MatchingView* view = active_matching())
                (view->*act)();
        };
    };
    on(m_import, [this] { emit work_asked(QStringLiteral("import")); });
    on(m_automatic, [this] { ask_automatic(); });
    on(m_match, both(&MatchingView::match));
    on(m_tick, both(&MatchingView::tick_current));
    on(m_next, both(&MatchingView::next_proposal));
    on(m_invoice, [this] { pick_invoice(); });
    on(m_park, both(&MatchingView::park));
    on(m_filter, both(&MatchingView::focus_filter));
    on(m_clear, both(&MatchingView::clear_ticks));
    on(m_take_back, [this] { take_back_statement(); });
    on(m_pdf, [this] { export_report(); });
    on(m_causes, [this] { open_causes_here(); });
    on(m_ledger, [this] { open_ledger_here(); });
    on(m_review, [this] { review_report(); });
    on(m_add_journal, [this] { open_journal_dialog(session(), window(), {}, {}); });
    on(m_undo, [this] {
        if (m_tabs->currentIndex() == Matched)
            m_matched->undo();
        else
            emit work_asked(QStringLiteral("undo"));
    });
    connect_template_actions();
    on(m_next_tab, [this] { step_tab(+1); });
    on(m_previous_tab, [this] { step_tab(-1); });
    on(m_account, both(&MatchingView::ask_account));
    on(m_write_off, both(&MatchingView::ask_write_off));
}

void ReconcilePane::connect_template_actions() {
    const auto on = [this](QAction* action, auto act) {
        connect(action, &QAction::triggered, this, act);
    };
    const auto chosen = [this] {
        const MatchingView* view = active_matching();
        return view ? view->chosen_lines() : std::vector<LineView>{};
    };
    on(m_party, [this] { open_party_reference_dialog(session(), window()); });
    on(m_party_card, [this] { open_party_card(); });
    on(m_template_words, [this] { open_template_reference_dialog(session(), window()); });
    on(m_templates, [this] { open_template_list(session(), window()); });
    on(m_learned, [this] { open_learned_list(session(), window()); });
    on(m_sources, [this] { open_source_order(session(), window()); });
    on(m_differences, [this] { open_difference_types(session(), window()); });
    on(m_natures, [this] { switch_natures(m_natures->isChecked()); });
    on(m_line_party, [this, chosen] {
        if (const auto lines = chosen(); !lines.empty())
            open_line_party_dialog(session(), window(), lines.front());
    });
    on(m_nature, [this, chosen] {
        if (const auto lines = chosen(); !lines.empty())
            open_nature_dialog(session(), window(), lines);
    });
    on(m_template, [this, chosen] {
        const auto lines = chosen();
        if (lines.size() == 1)
            open_line_template_dialog(session(), window(), lines.front());
        else if (!lines.empty())
            open_template_batch_dialog(session(), window(), lines);
    });
}

void ReconcilePane::place_buttons() {
    title_right()->addWidget(new ActionButton(m_import, theme(), false, this));
    title_right()->addWidget(new ActionButton(m_automatic, theme(), false, this));
    title_right()->addWidget(new ActionButton(m_undo, theme(), false, this));
    title_right()->addWidget(new ActionButton(m_review, theme(), false, this));
    title_right()->addWidget(new ActionButton(m_pdf, theme(), false, this));
    title_right()->addWidget(new ActionButton(m_match, theme(), true, this));
    for (MatchingView* view : {m_matching, m_control}) {
        connect(view->line_table(), &QTableView::doubleClicked, this,
                [this](const QModelIndex& at) {
                    if (at.column() == LineTableModel::Invoice && m_invoice->isEnabled())
                        m_invoice->trigger(); // A140
                });
        for (QAction* action : {m_invoice, m_template, m_account, m_write_off, m_park})
            view->sum_bar()->layout()->addWidget(new ActionButton(action, theme(), false, view));
        for (Table* table : {view->line_table(), view->candidate_table()})
            table->addActions({m_match, m_tick, m_next, m_invoice, m_template, m_template_words,
                               m_party, m_line_party, m_party_card, m_nature, m_account,
                               m_write_off, m_park, m_ledger, m_causes});
    }
    m_report->add_to_figures(m_causes);
    m_matched->line_table()->addAction(m_undo);
    m_matching->empty_state()->set_step(m_add_journal);
    m_matching->empty_state()->set_step(m_import);
}

void ReconcilePane::retranslate() {
    m_journals->setAccessibleName(tr("Bank journal"));
    m_statements->setAccessibleName(tr("Statement"));
    m_tabs->setAccessibleName(tr("What is shown"));
    m_import->setText(tr("Import…"));
    m_import->setToolTip(tr("&Import statements…"));
    m_automatic->setText(tr("&Automatic…"));
    m_automatic->setToolTip(tr("Match every line whose evidence leaves one answer"));
    m_match->setText(tr("&Match"));
    m_match->setToolTip(tr("Match what is ticked, or what is proposed for the line"));
    m_tick->setText(tr("&Tick or untick"));
    m_next->setText(tr("&Next proposal"));
    m_invoice->setText(tr("&Invoice…"));
    m_invoice->setToolTip(tr("Look for the invoice this line pays"));
    m_party->setText(tr("Third &party’s name on statements…"));
    m_line_party->setText(tr("Third party of the &line…"));
    m_party_card->setText(tr("Third party’s car&d…"));
    m_party_card->setToolTip(
        tr("Name, account number, reference on statements and terms of the line’s third party"));
    m_template->setText(tr("Te&mplate…"));
    m_template->setToolTip(tr("Book the line by an entry template; several lines at once"));
    m_template_words->setText(tr("Te&mplate’s words on statements…"));
    m_nature->setText(tr("Natu&re…"));
    m_templates->setText(tr("&Entry templates…"));
    m_learned->setText(tr("&What was learned…"));
    m_sources->setText(tr("Order of proposals…"));
    m_differences->setText(tr("Types of &difference…"));
    m_differences->setToolTip(tr("Which accounts a write-off offers"));
    m_natures->setText(tr("Nat&ures may be changed"));
    m_natures->setToolTip(tr("For the whole dossier: whether “Nature…” is offered at all"));
    m_account->setText(tr("Acc&ount…"));
    m_account->setToolTip(tr("Match with an account, for example bank charges"));
    m_write_off->setText(tr("Write &off…"));
    m_write_off->setToolTip(tr("Book what the lines and their entries or invoices leave"));
    m_park->setText(tr("P&ut aside"));
    m_park->setToolTip(tr("Put the line aside for later, or take it back"));
    m_next_tab->setText(tr("Ne&xt tab"));
    m_previous_tab->setText(tr("Pre&vious tab"));
    m_undo->setText(tr("&Undo the match"));
    m_filter->setText(tr("&Filter"));
    m_clear->setText(tr("&Clear the ticks"));
    m_take_back->setText(tr("Take the statement &back"));
    m_take_back->setToolTip(tr("Removes the statement as long as none of its lines is matched"));
    m_pdf->setText(tr("Export as &PDF…"));
    m_review->setText(tr("&Reviewed…"));
    m_review->setToolTip(tr("Prints on the statement who looked at it, and when"));
    retranslate_line_actions();
    m_add_journal->setText(tr("Add a bank &journal…"));
    m_causes->setText(tr("&Explain…"));
    m_causes->setToolTip(tr("Where the difference comes from: of what is ticked, else of the bank "
                            "and the books"));
    m_ledger->setText(tr("Third party’s &ledger…"));
    m_ledger->setToolTip(tr("The ledger of the line’s third party, with its letters"));
    m_control->empty_state()->set_words(
        tr("Nothing to look at"),
        tr("Doubtful lines, lines with several answers or none, and parked ones come here."));
    for (MatchingView* view : {m_matching, m_control})
        view->retranslate();
    m_matched->retranslate();
    m_report->retranslate();
    m_pointing->retranslate();
    fill_choosers();
    show_facts();
    finish_titles();
}

void ReconcilePane::step_tab(int step) {
    m_tabs->setCurrentIndex((m_tabs->currentIndex() + step + m_tabs->count()) % m_tabs->count());
    // The keyboard goes along: what is hidden cannot keep it.
    MatchingView* view = active_matching();
    QWidget* first = first_focus();
    if (!(view ? view->take_keyboard() : first->isVisible()))
        first = m_tabs;
    first->setFocus(Qt::ShortcutFocusReason);
}

MatchingView* ReconcilePane::active_matching() const {
    switch (m_tabs->currentIndex()) {
    case General:
        return m_matching;
    case Control:
        return m_control;
    default:
        return nullptr;
    }
}

void ReconcilePane::update_actions() {
    const MatchingView* view = active_matching();
    const LineView* line = view ? view->current_line() : nullptr;
    const bool report = m_tabs->currentIndex() == Report;
    const auto statement = chosen_statement();
    m_match->setEnabled(view && view->can_match());
    m_match->setVisible(view != nullptr);
    m_review->setVisible(report);
    m_review->setEnabled(m_report->has_report());
    m_undo->setVisible(m_tabs->currentIndex() == Matched);
    m_undo->setEnabled(m_tabs->currentIndex() == Matched ? m_matched->can_undo()
                                                         : session().can_undo());
    m_pdf->setVisible(report);
    m_causes->setEnabled(!m_facts.statements.empty());
    m_ledger->setEnabled(view != nullptr);
    m_pdf->setEnabled(m_report->has_report());
    m_automatic->setVisible(view != nullptr);
    m_automatic->setEnabled(!m_facts.statements.empty());
    for (QAction* action : {m_tick, m_next, m_invoice, m_account, m_write_off, m_park, m_template,
                            m_line_party, m_party_card, m_nature})
        action->setEnabled(line != nullptr);
    for (QAction* action : {m_party, m_template_words, m_filter, m_clear})
        action->setEnabled(view != nullptr);
    update_natures();
    update_line_actions();
    m_take_back->setEnabled(statement && statement->matched == 0 && statement->source != "feed");
}

} // namespace comptoir::gui
