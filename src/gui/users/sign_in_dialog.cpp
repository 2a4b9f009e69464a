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

class SignInDialog : public FormDialog {
public:
    SignInDialog(Surroundings surroundings, QWidget* window, const std::filesystem::path& path,
                 const app::OpenOptions& options, const app::UserList& list,
                 std::function<void(OpenedDossier)> opened)
        : FormDialog(surroundings, SignIn::tr("Sign in"), window), m_path(path), m_options(options),
          m_opened(std::move(opened)) {
        setObjectName(QStringLiteral("sign_in_dialog"));
        set_introduction(SignIn::tr("%1 asks who works in it.").arg(q(path.stem().string())));
        m_user = new QComboBox(this);
        m_user->setObjectName(QStringLiteral("sign_in_user"));
        fill_users(m_user, list);
        m_password = new QLineEdit(this);
        m_password->setObjectName(QStringLiteral("sign_in_password"));
        m_password->setEchoMode(QLineEdit::Password);
        add_row(SignIn::tr("&User"), m_user);
        add_row(SignIn::tr("&Password"), m_password);
        m_password->setFocus(); // the user is mostly the one of last time
        set_act(SignIn::tr("Open"), [this] { try_password(); });
    }

private:
    void try_password() {
        app::OpenOptions asked = m_options;
        asked.user = m_user->currentData().toString().toStdString();
        asked.password = SecretString(m_password->text().toStdString());
        if (asked.password.empty())
            return show_problem(SignIn::tr("Type your password."));
        set_busy(true);
        open_workspace(this, m_path, asked, nullptr,
                       [this](OpenedDossier answer) { take(std::move(answer)); });
    }
    void take(OpenedDossier answer) {
        if (!answer.workspace) {
            show_error(answer.workspace.error());
            m_password->selectAll();
            m_password->setFocus();
            return;
        }
        m_password->clear();
        QSettings().setValue(QLatin1String(k_last_user), m_user->currentData());
        accept();
        m_opened(std::move(answer));
    }

    std::filesystem::path m_path;
    app::OpenOptions m_options;
    std::function<void(OpenedDossier)> m_opened;
    QComboBox* m_user;
    QLineEdit* m_password;
};

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
            auto* dialog = new SignInDialog(surroundings, window, path, options, *list, opened);
            QObject::connect(dialog, &QDialog::rejected, window, left);
            dialog->open();
        });
}

} // namespace comptoir::gui
