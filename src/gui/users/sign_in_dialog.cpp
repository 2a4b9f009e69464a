#include "comptoir/gui/users/sign_in_dialog.h"

#include "comptoir/app/users.h"
#include "comptoir/gui/widgets/form_dialog.h"
#include "comptoir/users/errors.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QLineEdit>
#include <QSettings>

namespace comptoir::gui {

namespace {

class SignIn {
    Q_DECLARE_TR_FUNCTIONS(SignIn)
};

constexpr const char* k_last_user = "last_user";

void fill_users(QComboBox* box, const app::UserList& list) {
    for (const users::User& user : list.users)
        if (user.active && user.has_password)
            box->addItem(q(user.name), q(user.code));
    box->setCurrentIndex(
        std::max(0, box->findData(QSettings().value(QLatin1String(k_last_user)).toString())));
}

void show_sign_in(Surroundings surroundings, QWidget* window, const std::filesystem::path& path,
                  const app::OpenOptions& options, const app::UserList& list,
                  std::function<void(OpenedDossier)> opened, std::function<void()> left) {
    auto* dialog = new FormDialog(surroundings, SignIn::tr("Sign in"), window);
    dialog->setObjectName(QStringLiteral("sign_in_dialog"));
    dialog->set_introduction(SignIn::tr("%1 asks who works in it.").arg(q(path.stem().string())));
    auto* user = new QComboBox(dialog);
    user->setObjectName(QStringLiteral("sign_in_user"));
    fill_users(user, list);
    auto* password = new QLineEdit(dialog);
    password->setObjectName(QStringLiteral("sign_in_password"));
    password->setEchoMode(QLineEdit::Password);
    dialog->add_row(SignIn::tr("&User"), user);
    dialog->add_row(SignIn::tr("&Password"), password);
    password->setFocus(); // the user is mostly the one of last time
    dialog->set_act(SignIn::tr("Open"), [=] {
        app::OpenOptions asked = options;
        asked.user = user->currentData().toString().toStdString();
        asked.password = SecretString(password->text().toStdString());
        if (asked.password.empty())
            return dialog->show_problem(SignIn::tr("Type your password."));
        dialog->set_busy(true);
        open_workspace(dialog, path, asked, nullptr, [=](OpenedDossier answer) {
            if (!answer.workspace) {
                dialog->show_error(answer.workspace.error());
                password->selectAll();
                password->setFocus();
                return;
            }
            QSettings().setValue(QLatin1String(k_last_user), user->currentData());
            dialog->accept();
            opened(std::move(answer));
        });
    });
    QObject::connect(dialog, &QDialog::rejected, window, left);
    dialog->open();
}

} // namespace

bool asks_who(const Error& error) {
    return error.code == ErrorCode(users::errors::password_needed) ||
           error.code == ErrorCode(users::errors::user_needed);
}

void open_sign_in(Surroundings surroundings, QWidget* window, const std::filesystem::path& path,
                  const app::OpenOptions& options, std::function<void(OpenedDossier)> opened,
                  std::function<void()> left) {
    run_apart(
        window, [path] { return app::users_of_dossier(path); },
        [=](Result<app::UserList> list) {
            if (!list)
                return opened({fail(list.error()), {}, path});
            show_sign_in(surroundings, window, path, options, *list, opened, left);
        });
}

} // namespace comptoir::gui
