// A protected dossier: Claire, who owns it, and Eve, who only reads it.
#pragma once

#include "comptoir/app/bank.h"
#include "comptoir/app/users.h"
#include "comptoir/gui/users/users_window.h"
#include "comptoir/gui/widgets/form_dialog.h"
#include "gui/support/client_under_test.h"
#include "support/protect.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>

#include <functional>

namespace comptoir::gui {

inline void type(QLineEdit* edit, const char* text) {
    edit->clear();
    QTest::keyClicks(edit, QString::fromUtf8(text));
}

class UsersClient : public ::testing::Test {
protected:
    explicit UsersClient(ClientUnderTest::Options options = {.books = false, .statements = false})
        : m_client(std::move(options)) {}

    // Claire, who owns the dossier, and Eve, who only reads it.
    void protect() {
        test::expect_done(
            m_client.session().workspace().write<void>([](app::Writer& writer) -> Result<void> {
                CT_TRY(app::add_user(writer, {"claire", "Claire Martin", "owner"}));
                CT_TRY(app::add_user(writer, {"eve", "Ève Roux", "reviewer"}));
                CT_TRY(
                    app::set_password(writer, test::cheap_password("claire", "plage de galets")));
                CT_TRY(app::set_password(writer, test::cheap_password("eve", "nuages du soir")));
                return {};
            }));
        m_client.wait_for([this] { return action("change_user")->isEnabled(); }, "it is told");
        m_client.settle();
    }
    // What Claire does meanwhile, whoever works in the window.
    void as_claire(const std::function<Result<void>(app::Writer&)>& act) {
        test::expect_done(
            m_client.session().workspace().write<void>([&](app::Writer& writer) -> Result<void> {
                app::Writer claire(writer.database(), writer.clock(),
                                   {.user = "claire",
                                    .rights = users::RightSet::all(),
                                    .is_protected = true,
                                    .is_signed_in = true});
                CT_TRY(act(claire));
                for (const app::Change& change : claire.take_changes())
                    writer.changed(change.noun, change.id);
                return {};
            }));
    }
    // Eve has a role of her own from the first call on.
    void change_eve(const std::vector<users::Right>& given,
                    const std::vector<users::Right>& taken = {}) {
        as_claire([&](app::Writer& claire) -> Result<void> {
            CT_TRY(app::set_role(claire, {.code = "eve-only", .allow = given, .deny = taken}));
            CT_TRY(app::set_user(claire, {.code = "eve", .role = "eve-only"}));
            return {};
        });
    }
    void open_as_eve(const std::vector<users::Right>& rights) {
        protect();
        change_eve(rights);
        reopen_as("eve", "nuages du soir");
    }
    // Grey, with the reason.
    template <class Act>
    static bool is_refused(const Act* act) {
        return !act->isEnabled() && act->toolTip().contains(QLatin1String("eve"));
    }
    FormDialog* sign_in_dialog() {
        m_client.wait_for([this] { return find_sign_in() != nullptr; }, "the dossier asks who");
        return find_sign_in();
    }
    FormDialog* find_sign_in() {
        return m_client.window().findChild<FormDialog*>(QStringLiteral("sign_in_dialog"));
    }
    void sign_in(const char* user, const char* password) {
        FormDialog* dialog = sign_in_dialog();
        auto* box = dialog->findChild<QComboBox*>(QStringLiteral("sign_in_user"));
        box->setCurrentIndex(box->findData(QString::fromUtf8(user)));
        type(dialog->findChild<QLineEdit*>(QStringLiteral("sign_in_password")), password);
        QTest::keyClick(dialog, Qt::Key_Return);
    }
    void reopen_as(const char* user, const char* password) {
        action("change_user")->trigger();
        sign_in(user, password);
        m_client.wait_for([this] { return m_client.window().session() != nullptr; }, "it opens");
        m_client.settle();
    }
    QAction* action(const char* name) {
        return m_client.window().findChild<QAction*>(QLatin1String(name));
    }
    UsersWindow* users_window() {
        action("users")->trigger();
        m_client.settle();
        return m_client.window().findChild<UsersWindow*>();
    }
    static QPushButton* button(QWidget* where, const char* name) {
        return where->findChild<QPushButton*>(QLatin1String(name));
    }
    static QLineEdit* line(QWidget* where, const char* name) {
        return where->findChild<QLineEdit*>(QLatin1String(name));
    }
    // The one that is open: one that was closed may still wait to be deleted.
    static FormDialog* form(UsersWindow* window) {
        for (FormDialog* form : window->findChildren<FormDialog*>())
            if (form->isVisible())
                return form;
        return nullptr;
    }
    void form_closes(UsersWindow* window) {
        m_client.wait_for([&] { return !form(window); }, "the form is done");
        m_client.settle();
    }

    ClientUnderTest m_client;
};

} // namespace comptoir::gui
