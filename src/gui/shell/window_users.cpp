// Who works in the window: signing in, changing the user, and what the person may not do.
#include "comptoir/gui/shell/main_window.h"
#include "comptoir/gui/users/sign_in_dialog.h"
#include "comptoir/gui/users/users_window.h"

#include <QApplication>
#include <QPointer>

namespace comptoir::gui {

namespace {
constexpr std::chrono::milliseconds k_after_menu{200};
}

void MainWindow::ask_sign_in(const std::filesystem::path& path) {
    m_start->messages().clear();
    open_sign_in(
        m_surroundings, this, path, m_options,
        [this](OpenedDossier opened) { show_dossier(std::move(opened)); },
        [this, path] { say_closed(path); });
}

void MainWindow::say_closed(const std::filesystem::path& path) {
    m_start->messages().show_message(tr("%1 stays closed: it opens with a user and a password.")
                                         .arg(q(path.filename().string())),
                                     Tone::Accent);
    m_start->messages().offer(tr("Sign in…"), [this, path] { ask_sign_in(path); });
    m_start->show_recent(recent());
}

void MainWindow::change_user() {
    if (!m_session)
        return;
    // The dossier closes first: its lock is the person's who leaves. Opening asks who comes.
    const std::filesystem::path path = m_session->workspace().path();
    open_dossier(path);
}

// Without a password there is nothing to ask who comes back.
void MainWindow::watch_idle() {
    m_idle->watch(m_session && m_session->workspace().actor().is_signed_in);
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
    // An open question shows the dossier too; what was typed in it is not written.
    QList<QPointer<QDialog>> questions;
    for (QDialog* each : findChildren<QDialog*>())
        questions << each;
    for (const QPointer<QDialog>& each : std::as_const(questions))
        delete each.data();
    change_user();
}

void MainWindow::show_users() {
    if (!m_session)
        return;
    auto* users = new UsersWindow(*m_session, this);
    // Later: the window that tells it goes with the session.
    connect(users, &UsersWindow::sign_in_needed, this, &MainWindow::change_user,
            Qt::QueuedConnection);
    users->open();
}

void MainWindow::allow(QAction* action, users::Right right) {
    const bool may = m_session && m_session->may(right);
    action->setEnabled(may);
    action->setToolTip(m_session && !may ? m_session->why_not(right) : QString());
}

} // namespace comptoir::gui
