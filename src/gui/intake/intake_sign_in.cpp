// Dossiers with passwords: one user and one password, tried in each that asks.
#include "comptoir/gui/intake/intake_page.h"
#include "comptoir/gui/widgets/form_dialog.h"

#include <QLineEdit>

#include <algorithm>

namespace comptoir::gui {

namespace {

// Whoever signs in, or somebody else, may mend it.
bool is_about_who(const Error& error) {
    return std::string_view(error.code.name).starts_with("users.");
}

} // namespace

void IntakePage::offer_sign_in() {
    const auto& faults = m_report.faults;
    if (std::any_of(faults.begin(), faults.end(),
                    [](const app::IntakeDossierFault& fault) { return is_about_who(fault.error); }))
        m_messages->offer(tr("Sign in…"), [this] { ask_sign_in(); });
}

bool IntakePage::asks_sign_in(const Error& error) {
    if (!is_about_who(error))
        return false;
    m_messages->show_error(error);
    m_messages->offer(tr("Sign in…"), [this] { ask_sign_in(); });
    return true;
}

void IntakePage::ask_sign_in() {
    auto* dialog = new FormDialog(m_surroundings, tr("Sign in"), this);
    dialog->setObjectName(QStringLiteral("intake_sign_in_dialog"));
    dialog->set_introduction(tr("Some dossiers ask who works in them. This user and password are "
                                "tried in each of them, and forgotten when Comptoir closes."));
    auto* user = new QLineEdit(q(m_options.user), dialog);
    user->setObjectName(QStringLiteral("intake_user"));
    auto* password = new QLineEdit(dialog);
    password->setObjectName(QStringLiteral("intake_password"));
    password->setEchoMode(QLineEdit::Password);
    dialog->add_row(tr("&User"), user, tr("The code that stands beside every act in the log."));
    dialog->add_row(tr("&Password"), password);
    dialog->set_act(tr("Try again what waits"), [this, dialog, user, password] {
        if (user->text().trimmed().isEmpty() || password->text().isEmpty())
            return dialog->show_problem(tr("Type your user and your password."));
        m_options.user = user->text().trimmed().toStdString();
        m_options.password = SecretString(password->text().toStdString());
        password->clear();
        dialog->accept();
        take({});
    });
    dialog->open();
}

} // namespace comptoir::gui
