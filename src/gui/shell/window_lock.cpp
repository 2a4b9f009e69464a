// The lock of the window, and whose work waits behind it (docs/decisions/0023).
#include "comptoir/gui/shell/main_window.h"

#include <QApplication>
#include <QFileDialog>
#include <QLineEdit>
#include <QStackedWidget>
#include <QTimer>

namespace comptoir::gui {

namespace {

constexpr std::chrono::milliseconds k_after_menu{200};
constexpr std::chrono::milliseconds k_until_answered{50};
constexpr int k_tries_max = 40;

// Of its own fields: a question that it opened answers for itself.
bool asks_for_a_secret(const QDialog& dialog) {
    const QList<QLineEdit*> edits = dialog.findChildren<QLineEdit*>();
    return std::any_of(edits.begin(), edits.end(), [&](const QLineEdit* edit) {
        return edit->echoMode() != QLineEdit::Normal && edit->window() == &dialog;
    });
}

} // namespace

// Without a password there is nothing to ask who comes back.
void MainWindow::watch_idle() {
    m_idle->watch(m_session && m_session->actor().is_signed_in);
}

void MainWindow::lock() {
    if (!m_session)
        return;
    // What runs is let to its end: its person asked for it.
    if (!m_surroundings.jobs.jobs().empty() || !m_session->is_quiet())
        return m_idle->watch(true);
    if (QWidget* menu = QApplication::activePopupWidget()) {
        menu->close(); // what waits for it ends first
        return m_idle->set_patience(k_after_menu);
    }
    change_user();
}

// The dossier closes first: its lock is the person's who leaves. Opening asks who comes.
void MainWindow::change_user() {
    if (!m_session)
        return;
    const std::filesystem::path path = m_session->workspace().path();
    const bool has_work = !m_surroundings.jobs.jobs().empty();
    if (!m_session->is_quiet() && !has_work && m_tries_to_leave++ < k_tries_max) {
        QTimer::singleShot(k_until_answered, this, &MainWindow::change_user);
        return;
    }
    m_tries_to_leave = 0;
    // Nobody showed who they are, or work is broken off: there is nobody to keep anything for.
    if (!m_session->actor().is_signed_in || has_work || !m_session->is_quiet())
        return open_dossier(path);
    open_after(path, leave_work());
}

std::unique_ptr<app::Workspace> MainWindow::leave_work() {
    drop_locked();
    LockedWork work;
    work.path = m_session->workspace().path();
    work.user = m_session->actor().user;
    leave_dialogs(work);
    clear_window();
    for (Pane* each : m_panes) {
        each->messages().clear(); // what they offer goes with what offered it
        m_stack->removeWidget(each);
        each->hide();
    }
    work.panes = std::exchange(m_panes, {});
    std::unique_ptr<app::Workspace> before = m_session->release_workspace();
    work.session = std::move(m_session);
    m_locked = std::move(work);
    show_header();
    update_actions();
    return before;
}

// Passwords do not wait in memory; a choice of files is quickly made again.
void MainWindow::leave_dialogs(LockedWork& work) {
    QList<QPointer<QDialog>> open;
    for (QDialog* each : findChildren<QDialog*>())
        if (each->isVisible())
            open << each;
    for (const QPointer<QDialog>& each : std::as_const(open)) {
        if (!each) // went with whoever opened it
            continue;
        const bool is_choice = qobject_cast<QFileDialog*>(each.data()) != nullptr;
        const bool is_secret = asks_for_a_secret(*each);
        if (is_secret)
            work.closed << each->windowTitle();
        if (is_secret || is_choice) {
            delete each.data();
            continue;
        }
        each->hide();
        work.dialogs << each;
    }
}

bool MainWindow::is_back(const OpenedDossier& opened) const {
    if (!m_locked || opened.path != m_locked->path)
        return false;
    const app::Actor actor = (*opened.workspace)->actor();
    return actor.is_signed_in && actor.user == m_locked->user;
}

void MainWindow::come_back(OpenedDossier opened) {
    LockedWork work = std::move(*m_locked);
    m_locked.reset();
    m_session = std::move(work.session);
    m_panes = std::move(work.panes);
    m_session->set_dossier(std::move(opened.info));
    m_session->resume(std::move(*opened.workspace));
    place_panes();
    enter_dossier();
    for (const QPointer<QDialog>& each : std::as_const(work.dialogs))
        if (each)
            each->show();
    if (!work.closed.isEmpty())
        messages().show_message(
            tr("Closed by the lock, and what was typed there forgotten: %1.", "titles of forms")
                .arg(work.closed.join(QStringLiteral(", "))),
            Tone::Warn);
    emit dossier_opened();
}

// Somebody else came, or the window goes.
void MainWindow::drop_locked() {
    if (!m_locked)
        return;
    LockedWork work = std::move(*m_locked);
    m_locked.reset();
    for (const QPointer<QDialog>& each : std::as_const(work.dialogs))
        delete each.data();
    qDeleteAll(work.panes);
}

} // namespace comptoir::gui
