#include "comptoir/gui/users/sign_in_dialog.h"

#include "comptoir/app/users.h"
#include "comptoir/gui/support/async.h"
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

QLineEdit* secret_edit(const char* name, QWidget* parent) {
    auto* edit = new QLineEdit(parent);
    edit->setObjectName(QLatin1String(name));
    edit->setEchoMode(QLineEdit::Password);
    return edit;
}

// Who signed in with a password that somebody else gave chooses another one before the dossier is
// shown; who gives up leaves it closed.
class OwnPasswordDialog : public FormDialog {
public:
    OwnPasswordDialog(Surroundings surroundings, QWidget* window, const QString& user,
                      const SecretString& given, OpenedDossier opened,
                      std::function<void(OpenedDossier)> done)
        : FormDialog(surroundings, SignIn::tr("Choose your password"), window),
          m_opened(std::make_shared<OpenedDossier>(std::move(opened))), m_done(std::move(done)) {
        setObjectName(QStringLiteral("own_password_dialog"));
        set_introduction(SignIn::tr("Somebody else gave %1 this password and knows it: choose one "
                                    "of your own before you go on.")
                             .arg(user));
        m_change.user = user.toStdString();
        m_change.old_password = given;
        m_fresh = secret_edit("own_password", this);
        m_again = secret_edit("own_password_again", this);
        add_row(SignIn::tr("&New password"), m_fresh,
                SignIn::tr("At least %n characters.", nullptr,
                           static_cast<int>(users::k_password_least)));
        add_row(SignIn::tr("New password a&gain"), m_again);
        set_act(SignIn::tr("Set the password"), [this] { try_new(); });
    }

private:
    void try_new() {
        if (m_fresh->text() != m_again->text())
            return show_problem(SignIn::tr("The two new passwords differ: type them again."));
        app::PasswordChange change = m_change;
        change.password = SecretString(m_fresh->text().toStdString());
        set_busy(true);
        run_apart(
            this,
            [opened = m_opened, change] {
                return (*opened->workspace)->write<users::User>([&](app::Writer& writer) {
                    return app::set_password(writer, change);
                });
            },
            [this](Result<users::User> changed) {
                if (!changed)
                    return show_error(changed.error());
                accept();
                m_done(std::move(*m_opened));
            });
    }

    std::shared_ptr<OpenedDossier> m_opened;
    std::function<void(OpenedDossier)> m_done;
    app::PasswordChange m_change;
    QLineEdit *m_fresh, *m_again;
};

class SignInDialog : public FormDialog {
public:
    SignInDialog(Surroundings surroundings, QWidget* window, const std::filesystem::path& path,
                 const app::OpenOptions& options, const app::UserList& list,
                 std::function<void(OpenedDossier)> opened, std::function<void()> left)
        : FormDialog(surroundings, SignIn::tr("Sign in"), window), m_surroundings(surroundings),
          m_window(window), m_path(path), m_options(options), m_opened(std::move(opened)),
          m_left(std::move(left)) {
        setObjectName(QStringLiteral("sign_in_dialog"));
        set_introduction(SignIn::tr("%1 asks who works in it.").arg(q(path.stem().string())));
        m_user = new QComboBox(this);
        m_user->setObjectName(QStringLiteral("sign_in_user"));
        fill_users(m_user, list);
        m_password = secret_edit("sign_in_password", this);
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
        QSettings().setValue(QLatin1String(k_last_user), m_user->currentData());
        const std::string user = m_user->currentData().toString().toStdString();
        auto opened = std::make_shared<OpenedDossier>(std::move(answer));
        run_apart(
            this,
            [opened, user] {
                return (*opened->workspace)->read<bool>([&](app::Reader& reader) {
                    return app::password_is_given(reader, user);
                });
            },
            [this, opened](Result<bool> given) { go_on(std::move(*opened), given && *given); });
    }
    void go_on(OpenedDossier opened, bool given) {
        const SecretString typed(m_password->text().toStdString());
        m_password->clear();
        accept();
        if (!given)
            return m_opened(std::move(opened));
        auto* own =
            new OwnPasswordDialog(m_surroundings, m_window, m_user->currentData().toString(), typed,
                                  std::move(opened), m_opened);
        QObject::connect(own, &QDialog::rejected, m_window, m_left);
        own->open();
    }

    Surroundings m_surroundings;
    QWidget* m_window;
    std::filesystem::path m_path;
    app::OpenOptions m_options;
    std::function<void(OpenedDossier)> m_opened;
    std::function<void()> m_left;
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
            auto* dialog =
                new SignInDialog(surroundings, window, path, options, *list, opened, left);
            QObject::connect(dialog, &QDialog::rejected, window, left);
            dialog->open();
        });
}

} // namespace comptoir::gui
