// A dossier comes into the window and leaves it: its session, its panes, the page without one.
#include "comptoir/gui/shell/main_window.h"

#include "comptoir/gui/bank/statements_pane.h"
#include "comptoir/gui/inbox/documents_pane.h"
#include "comptoir/gui/intake/intake_page.h"
#include "comptoir/gui/invoices/invoices_pane.h"
#include "comptoir/gui/ledger/entries_pane.h"
#include "comptoir/gui/payments/payments_pane.h"
#include "comptoir/gui/reconcile/reconcile_pane.h"
#include "comptoir/gui/reports/reports_pane.h"
#include "comptoir/gui/users/sign_in_dialog.h"
#include "comptoir/gui/users/users_window.h"

#include <QComboBox>
#include <QMenu>
#include <QPointer>
#include <QSettings>
#include <QStackedWidget>

#include <algorithm>

namespace comptoir::gui {

void MainWindow::build_panes() {
    auto* documents = new DocumentsPane(*m_session, m_stack);
    auto* reconcile = new ReconcilePane(*m_session, m_stack);
    auto* statements = new StatementsPane(*m_session, m_stack);
    m_panes = {documents,
               new InvoicesPane(*m_session, m_stack),
               new PaymentsPane(*m_session, m_stack),
               statements,
               reconcile,
               new EntriesPane(*m_session, m_stack),
               new ReportsPane(*m_session, m_stack)};
    connect(statements, &StatementsPane::open_asked, this, &MainWindow::open_statement);
    for (std::size_t i = 0; i < m_panes.size(); ++i) {
        Pane* each = m_panes[i];
        const int index = static_cast<int>(i);
        connect(each, &Pane::waiting_changed, this,
                [this, index](qlonglong count) { m_rail->set_count(index, count); });
        connect(each, &Pane::jump_asked, this, &MainWindow::jump);
        connect(each, &Pane::work_asked, this, &MainWindow::run_work);
        connect(m_session.get(), &Session::changed, each, &Pane::on_changed);
    }
    place_panes();
    for (Pane* each : m_panes)
        each->on_changed(all_nouns());
}

// New ones, or those that stood behind the lock.
void MainWindow::place_panes() {
    m_feed = new FeedControl(*m_session, this);
    connect(m_feed, &FeedControl::next_pull_changed, m_status, &StatusLine::set_next_pull);
    watch_folders();
    for (std::size_t i = 0; i < m_panes.size(); ++i) {
        m_stack->addWidget(m_panes[i]);
        m_rail->add(m_panes[i]->icon());
        m_rail->set_count(static_cast<int>(i), m_panes[i]->waiting());
    }
}

void MainWindow::open_dossier(const std::filesystem::path& path) {
    std::unique_ptr<app::Workspace> before;
    if (m_session)
        before = m_session->release_workspace();
    take_apart();
    open_after(path, std::move(before));
}

void MainWindow::open_after(const std::filesystem::path& path,
                            std::unique_ptr<app::Workspace> before) {
    m_home->setCurrentWidget(m_start);
    m_start->messages().show_message(tr("Opening %1…").arg(q(path.filename().string())),
                                     Tone::Accent);
    open_workspace(this, path, m_options, std::move(before),
                   [this](OpenedDossier opened) { show_dossier(std::move(opened)); });
}

void MainWindow::show_dossier(OpenedDossier opened) {
    if (!opened.workspace && asks_who(opened.workspace.error()))
        return ask_sign_in(opened.path);
    if (!opened.workspace) {
        m_start->messages().show_error(opened.workspace.error());
        emit dossier_failed();
        return;
    }
    m_start->messages().clear();
    if (is_back(opened))
        return come_back(std::move(opened));
    drop_locked();
    m_session = std::make_unique<Session>(std::move(*opened.workspace), m_surroundings);
    m_session->set_dossier(std::move(opened.info));
    follow_session();
    build_panes();
    enter_dossier();
    emit dossier_opened();
}

void MainWindow::follow_session() {
    connect(m_session.get(), &Session::acts_changed, this, &MainWindow::update_actions);
    connect(m_session.get(), &Session::changed, this, [this](const Nouns& nouns) {
        if (has_any(nouns, {app::Noun::Dossier}))
            show_years(); // opened by hand, or by an import of the books
    });
    connect(m_session.get(), &Session::rights_changed, this, &MainWindow::update_actions);
}

void MainWindow::enter_dossier() {
    m_search->set_session(m_session.get());
    m_status->set_session(m_session.get());
    remember_dossier(q(m_session->workspace().path().string()));
    show_years();
    retranslate();
    update_actions();
    show_pane(static_cast<PaneIndex>(
        std::clamp(QSettings().value(QStringLiteral("pane"), static_cast<int>(Reconcile)).toInt(),
                   0, k_panes - 1)));
    watch_idle();
}

void MainWindow::close_dossier() {
    std::unique_ptr<app::Workspace> before;
    if (m_session)
        before = m_session->release_workspace();
    take_apart();
    // Draining the writer waits for the disk: elsewhere.
    auto closing = std::make_shared<std::unique_ptr<app::Workspace>>(std::move(before));
    run_on_pool([closing] { closing->reset(); });
    m_start->show_recent(recent());
}

void MainWindow::show_intake() {
    if (m_session)
        close_dossier();
    m_home->setCurrentWidget(m_intake_page);
}

// Whoever holds the session goes before it.
void MainWindow::take_apart() {
    clear_window();
    if (m_session) // else it waits behind the lock
        delete findChild<UsersWindow*>();
    // Windows beside the panes; a question that is open may be what led here.
    QList<QPointer<QDialog>> beside;
    for (QDialog* each : findChildren<QDialog*>())
        if (each->isVisible() && !each->isModal())
            beside << each;
    for (const QPointer<QDialog>& each : std::as_const(beside))
        delete each.data();
    qDeleteAll(m_panes);
    m_panes.clear();
    m_session.reset();
    show_header();
    update_actions();
}

// Nothing of a dossier is seen any more; its panes are still there.
void MainWindow::clear_window() {
    m_idle->watch(false);
    // Away from the panes first: deleting the one that is seen would show its neighbour.
    m_stack->setCurrentIndex(0);
    m_search->set_session(nullptr);
    m_status->set_session(nullptr);
    delete std::exchange(m_feed, nullptr);
    delete std::exchange(m_folders, nullptr);
    m_pane_menu->clear();
    m_rail->clear();
    m_years->clear();
}

} // namespace comptoir::gui
