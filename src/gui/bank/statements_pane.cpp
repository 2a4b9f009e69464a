#include "comptoir/gui/bank/statements_pane.h"

#include "comptoir/gui/widgets/buttons.h"
#include "comptoir/gui/widgets/page_stack.h"

#include <QDesktopServices>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <QTabBar>
#include <QUrl>

namespace comptoir::gui {

StatementsPane::StatementsPane(Session& session, QWidget* parent)
    : Pane(session, QStringLiteral("statements"), parent) {
    build_tabs();
    build_actions();
    connect_actions();
    place_buttons();
    retranslate();
    update_actions();
}

QString StatementsPane::title() const {
    return tr("Statements");
}

StatementsPane::Tab StatementsPane::tab() const {
    return static_cast<Tab>(m_tabs->currentIndex());
}

QWidget* StatementsPane::first_focus() const {
    switch (tab()) {
    case Import:
        return m_import->first_focus();
    case History:
        return m_history->table();
    case Expected:
        return m_expected->table();
    case Duplicates:
        return m_duplicates->table();
    case Quarantine:
        return m_quarantine->file_table();
    case k_tabs:
        break;
    }
    return m_tabs;
}

void StatementsPane::build_tabs() {
    m_tabs = new QTabBar(this);
    m_tabs->setObjectName(QStringLiteral("statement_tabs"));
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    for (int i = 0; i < k_tabs; ++i)
        m_tabs->addTab(QString());
    content()->addWidget(m_tabs);
    m_stack = new PageStack(this);
    // Where they stay: a view that changes its parent is styled all over again.
    m_import = new ImportView(session(), m_stack);
    m_history = new HistoryView(session(), m_stack);
    m_expected = new ExpectedView(session(), m_stack);
    m_duplicates = new DuplicatesView(session(), m_stack);
    m_quarantine = new QuarantineView(session(), m_stack);
    for (QWidget* view : std::initializer_list<QWidget*>{m_import, m_history, m_expected,
                                                         m_duplicates, m_quarantine})
        m_stack->addWidget(view);
    content()->addWidget(m_stack, 1);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        m_stack->setCurrentIndex(tab);
        update_actions();
    });
    const auto fail_here = [this](const Error& error) {
        if (error.code.name != "core.cancelled")
            messages().show_error(error);
    };
    const auto tell_here = [this](const QString& sentence, int tone) {
        messages().show_message(sentence, static_cast<Tone>(tone));
    };
    connect(m_import, &ImportView::failed, this, fail_here);
    connect(m_import, &ImportView::told, this, tell_here);
    connect(m_import, &ImportView::changed, this, &StatementsPane::update_actions);
    connect(m_import, &ImportView::imported, this, &StatementsPane::open_asked);
    connect(m_import, &ImportView::undo_asked, this,
            [this] { emit work_asked(QStringLiteral("undo")); });
    connect(m_history, &HistoryView::failed, this, fail_here);
    connect(m_history, &HistoryView::told, this, tell_here);
    connect(m_history, &HistoryView::changed, this, &StatementsPane::update_actions);
    connect(m_history, &HistoryView::open_asked, this,
            [this](const QString& journal, qlonglong statement) {
                emit open_asked(journal, statement, QString());
            });
    connect(m_history, &HistoryView::file_ready, this, [this](const QString& path) {
        if (!QDesktopServices::openUrl(QUrl::fromLocalFile(path)))
            messages().show_message(tr("No program opens this file here: save it instead."),
                                    Tone::Warn);
    });
    connect(m_expected, &ExpectedView::failed, this, fail_here);
    connect(m_expected, &ExpectedView::told, this, tell_here);
    connect(m_expected, &ExpectedView::changed, this, &StatementsPane::update_actions);
    connect(m_expected, &ExpectedView::open_asked, this,
            [this](const QString& journal, qlonglong statement) {
                emit open_asked(journal, statement, QString());
            });
    connect(m_expected, &ExpectedView::counted, this, &StatementsPane::name_tabs);
    connect(m_duplicates, &DuplicatesView::failed, this, fail_here);
    connect(m_duplicates, &DuplicatesView::told, this, tell_here);
    connect(m_duplicates, &DuplicatesView::changed, this, &StatementsPane::update_actions);
    connect(m_duplicates, &DuplicatesView::open_asked, this,
            [this](const QString& journal, qlonglong statement) {
                emit open_asked(journal, statement, QString());
            });
    connect(m_quarantine, &QuarantineView::failed, this, fail_here);
    connect(m_quarantine, &QuarantineView::told, this, tell_here);
    connect(m_quarantine, &QuarantineView::changed, this, &StatementsPane::update_actions);
    connect(m_quarantine, &QuarantineView::imported, this, &StatementsPane::show_outcome);
}

void StatementsPane::build_actions() {
    const auto add = [this](const char* name, const char* icon, const QList<QKeySequence>& keys) {
        return add_pane_action(QLatin1String(name), QLatin1String(icon), keys);
    };
    m_choose = add("choose_files", "folder", {});
    m_settings = add("journal_settings", "bank", {Qt::Key_P});
    m_run = add("import_all", "import", {Qt::CTRL | Qt::Key_Return, Qt::CTRL | Qt::Key_Enter});
    m_toggle = add("toggle_file", "check", {Qt::Key_Space});
    m_journal = add("add_journal", "bank", {Qt::Key_J});
    m_columns = add("name_columns", "entries", {Qt::Key_M});
    m_dates = add("date_order", "calendar", {Qt::Key_D});
    m_aside = add("put_aside", "seal", {Qt::Key_Q});
    m_remove = add("remove_file", "close", {Qt::Key_Delete});
    m_open = add("open_statement", "reconcile", {Qt::Key_Return, Qt::Key_Enter});
    m_undo = add("undo_import", "undo", {Qt::Key_U});
    m_save = add("save_original", "export", {Qt::Key_S});
    m_look = add("open_original", "preview", {Qt::Key_O});
    m_again = add("start_again", "add", {Qt::Key_N});
    m_back = add("leave_columns", "close", {Qt::Key_Escape});
    m_filter = add("filter", "search", {QKeySequence::Find});
    m_replace = add("replace_line", "entries", {Qt::Key_E});
    m_insert = add("insert_line", "add", {Qt::Key_I});
    m_delete = add("delete_line", "close", {Qt::Key_X});
    m_drop = add("drop_correction", "undo", {Qt::Key_R});
    m_give_up = add("give_up_expected", "dash", {Qt::Key_W});
    m_line = add("go_to_line", "search", {Qt::Key_G});
    m_try = add("try_file", "refresh", {Qt::Key_T});
    m_discard = add("discard_file", "close", {});
    m_known = add("show_known", "history", {Qt::Key_K});
    m_change = add("change_duplicate", "check", {Qt::Key_B});
    m_merge = add("merge_lines", "match", {Qt::Key_F});
    m_own = add("open_own_statement", "reconcile", {Qt::Key_V});
    m_next_tab = add("next_tab", "", {Qt::CTRL | Qt::Key_PageDown});
    m_previous_tab = add("previous_tab", "", {Qt::CTRL | Qt::Key_PageUp});
    // Enter and Space belong to the tables: they must stay usable in buttons and text fields.
    for (QAction* action : {m_open, m_toggle})
        action->setShortcutContext(Qt::WidgetShortcut);
}

void StatementsPane::connect_actions() {
    const auto on = [this](QAction* action, auto act) {
        connect(action, &QAction::triggered, this, act);
    };
    on(m_choose, [this] { choose_files(); });
    on(m_settings, [this] { m_import->ask_settings(); });
    on(m_run, [this] { run(); });
    on(m_toggle, [this] { m_import->toggle(); });
    on(m_journal, [this] {
        if (tab() == Quarantine)
            m_quarantine->ask_journal();
        else
            m_import->ask_journal();
    });
    on(m_columns, [this] { m_import->ask_columns(); });
    on(m_dates, [this] {
        if (tab() == Quarantine)
            m_quarantine->ask_dates();
        else
            m_import->ask_dates();
    });
    on(m_aside, [this] { m_import->put_aside(); });
    on(m_remove, [this] { m_import->remove(); });
    on(m_open, [this] { open(); });
    on(m_known, [this] { show_known(); });
    on(m_change, [this] { m_duplicates->change_chosen(); });
    on(m_merge, [this] { m_duplicates->merge_chosen(); });
    on(m_own, [this] { m_duplicates->open_own(); });
    on(m_undo, [this] { undo(); });
    on(m_save, [this] { m_history->save_original(); });
    on(m_look, [this] { m_history->open_original(); });
    on(m_again, [this] { m_import->start_again(); });
    on(m_back, [this] { m_import->start_again(); });
    on(m_filter, [this] {
        if (tab() == Expected)
            m_expected->focus_filter();
        else
            m_history->focus_filter();
    });
    on(m_give_up, [this] { m_expected->toggle(); });
    on(m_replace, [this] { m_quarantine->replace_line(); });
    on(m_insert, [this] { m_quarantine->insert_line(); });
    on(m_delete, [this] { m_quarantine->delete_line(); });
    on(m_drop, [this] { m_quarantine->drop_correction(); });
    on(m_line, [this] { m_quarantine->go_to_line(); });
    on(m_try, [this] { m_quarantine->try_file(); });
    on(m_discard, [this] { m_quarantine->ask_discard(); });
    on(m_next_tab, [this] { step_tab(+1); });
    on(m_previous_tab, [this] { step_tab(-1); });
}

// The keyboard goes along, into the rows: in a filter the arrows would change what is shown.
void StatementsPane::step_tab(int step) {
    m_tabs->setCurrentIndex((m_tabs->currentIndex() + step + k_tabs) % k_tabs);
    QWidget* first = first_focus();
    (first->isVisible() ? first : m_tabs)->setFocus(Qt::ShortcutFocusReason);
}

void StatementsPane::run() {
    if (tab() == Quarantine)
        m_quarantine->import_file();
    else if (m_import->page() == ImportView::Columns)
        m_import->columns()->save();
    else
        m_import->import_all();
}

void StatementsPane::undo() {
    if (tab() == History)
        m_history->ask_undo();
    else
        m_import->undo_import();
}

void StatementsPane::open() {
    if (tab() == History)
        m_history->open_chosen();
    else if (tab() == Expected)
        m_expected->open_booked();
    else if (tab() == Duplicates)
        m_duplicates->open_other();
    else
        m_import->open_statement();
}

// What of the chosen statement's file, or of the import that was just made, was known already.
void StatementsPane::show_known() {
    if (tab() == History) {
        if (const app::HistoryRow* row = m_history->current())
            m_duplicates->show_statement(row->statement.id);
    } else if (const auto import = m_import->result()->import_with_known()) {
        m_duplicates->show_import(*import);
    }
    show_tab(Duplicates);
    m_duplicates->table()->setFocus();
}

void StatementsPane::place_buttons() {
    for (QAction* action : {m_choose, m_again, m_back, m_undo, m_look, m_save, m_known, m_change,
                            m_merge, m_own, m_give_up, m_discard})
        title_right()->addWidget(new ActionButton(action, theme(), false, this));
    title_right()->addWidget(new ActionButton(m_run, theme(), true, this));
    title_right()->addWidget(new ActionButton(m_open, theme(), true, this));
    PreviewPage* preview = m_import->preview();
    for (QAction* action : {m_journal, m_columns, m_dates, m_aside})
        preview->file_acts()->addWidget(new ActionButton(action, theme(), false, preview));
    for (QAction* action : {m_replace, m_insert, m_delete, m_drop})
        m_quarantine->line_acts()->addWidget(
            new ActionButton(action, theme(), false, m_quarantine));
    for (QAction* action : {m_journal, m_dates, m_try})
        m_quarantine->trial_acts()->addWidget(
            new ActionButton(action, theme(), false, m_quarantine));
    m_import->bar()->acts()->addWidget(
        new ActionButton(m_settings, theme(), false, m_import->bar()));
    m_import->empty_state()->set_step(m_choose);
    m_history->empty_state()->set_step(m_choose);
    preview->file_table()->addActions({m_toggle, m_journal, m_columns, m_dates, m_aside, m_remove});
    m_import->result()->made_table()->addActions({m_open, m_known, m_undo});
    m_history->table()->addActions({m_open, m_known, m_look, m_save, m_undo});
    m_expected->table()->addActions({m_open, m_give_up});
    m_duplicates->table()->addActions({m_open, m_own, m_change, m_merge});
    m_quarantine->file_table()->addActions({m_journal, m_dates, m_try, m_discard});
    m_quarantine->line_table()->addActions({m_replace, m_insert, m_delete, m_drop, m_line});
}

void StatementsPane::retranslate() {
    m_tabs->setAccessibleName(tr("What is shown"));
    name_tabs();
    name_actions();
    m_import->retranslate();
    m_history->retranslate();
    m_expected->retranslate();
    m_duplicates->retranslate();
    m_quarantine->retranslate();
    update_actions();
    finish_titles();
}

void StatementsPane::name_tabs() {
    const auto counted = [this](const QString& name, std::int64_t count) {
        return with_count(name, count > 0 ? words().count(count) : QString());
    };
    m_tabs->setTabText(Import, tr("Import"));
    m_tabs->setTabText(History, tr("History"));
    m_tabs->setTabText(Expected, counted(tr("Expected"), m_expected->waiting()));
    m_tabs->setTabText(Duplicates, tr("Duplicates"));
    m_tabs->setTabText(Quarantine, counted(tr("Quarantine"), waiting()));
}

void StatementsPane::show_tab(Tab tab) {
    m_tabs->setCurrentIndex(tab);
}

void StatementsPane::jump(const QString& kind, qlonglong id) {
    if (kind == QLatin1String("expected"))
        return show_tab(Expected);
    if (kind == QLatin1String("statement")) {
        show_tab(History);
        return m_history->show_statement(bank::StatementId{id});
    }
    Pane::jump(kind, id);
}

void StatementsPane::choose_files() {
    show_tab(Import);
    m_import->choose_files();
}

void StatementsPane::add_files(const std::vector<std::filesystem::path>& files) {
    show_tab(Import);
    messages().clear();
    m_import->add_files(files);
}

void StatementsPane::add_files_of(const std::string& journal,
                                  const std::vector<std::filesystem::path>& files) {
    if (m_import->page() != ImportView::Preview)
        m_import->start_again();
    m_import->bar()->choose(journal);
    add_files(files);
}

void StatementsPane::show_outcome(const ImportOutcome& outcome, const QString& name) {
    show_tab(Import);
    m_import->show_outcome(outcome, name);
}

void StatementsPane::show_result() {
    show_tab(Import);
    m_import->show_result();
}

void StatementsPane::refresh(const Nouns& nouns) {
    using app::Noun;
    if (has_any(nouns, {Noun::Quarantine, Noun::Statements, Noun::Journals}))
        m_quarantine->reload();
    if (has_any(nouns, {Noun::Journals}))
        m_import->reload_journals();
    if (has_any(nouns, {Noun::Journals, Noun::Statements, Noun::Lines, Noun::Expected}))
        m_expected->reload();
    if (has_any(nouns, {Noun::Journals, Noun::Statements, Noun::Lines})) {
        m_history->reload();
        m_duplicates->reload();
    } else if (has_any(nouns, {Noun::Matches})) {
        m_history->reload();
    }
    if (has_any(nouns, {Noun::Journals, Noun::Statements, Noun::Lines, Noun::Pointings}) &&
        !m_import->plan().empty())
        m_import->read_again();
    update_actions();
}

// How many files wait to be repaired.
void StatementsPane::refresh_count(const Nouns& nouns) {
    if (!has_any(nouns, {app::Noun::Quarantine, app::Noun::Statements}))
        return;
    const auto asked = m_latest_count.next();
    query(
        session(), this,
        [](app::Reader& reader) -> Result<std::int64_t> {
            CT_ASSIGN(files, app::list_quarantine(reader, {}));
            return static_cast<std::int64_t>(files.size());
        },
        [this, asked](Result<std::int64_t> count) {
            if (!count || !m_latest_count.is(asked))
                return;
            set_waiting(*count);
            name_tabs();
        });
}

} // namespace comptoir::gui
