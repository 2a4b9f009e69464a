// Who works in the window: signing in, changing the user, and what the person may not do.
#include "comptoir/gui/shell/main_window.h"
#include "comptoir/gui/users/sign_in_dialog.h"
#include "comptoir/gui/users/users_window.h"

namespace comptoir::gui {

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
