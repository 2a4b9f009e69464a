// Signing in, the window of users and rights, and what a person may not do.
#include "users_client.h"

#include "comptoir/app/journal_import.h"

#include <QTableWidget>

#include <filesystem>

namespace comptoir::gui {
namespace {

class UsersTest : public UsersClient {
protected:
    FormDialog* own_password() {
        const auto find = [this] {
            return m_client.window().findChild<FormDialog*>(QStringLiteral("own_password_dialog"));
        };
        m_client.wait_for([&] { return find() != nullptr; }, "another password is asked");
        return find();
    }
    void choose_password(FormDialog* dialog, const char* fresh, const char* again) {
        m_client.wait_for([&] { return button(dialog, "act_button")->isEnabled(); }, "it answers");
        type(line(dialog, "own_password"), fresh);
        type(line(dialog, "own_password_again"), again);
        QTest::keyClick(dialog, Qt::Key_Return);
    }
};

TEST_F(UsersTest, ADossierWithoutPasswordsAsksNothingAndAllowsEverything) {
    EXPECT_EQ(find_sign_in(), nullptr);
    EXPECT_TRUE(action("import_statements")->isEnabled());
    EXPECT_FALSE(action("change_user")->isEnabled());
    UsersWindow* window = users_window();
    ASSERT_NE(window, nullptr);
    EXPECT_EQ(window->people()->rowCount(), 0);
    EXPECT_EQ(window->grid()->rowCount(), static_cast<int>(users::all_rights().size()));
    EXPECT_EQ(window->grid()->columnCount(), 4);
}

TEST_F(UsersTest, AProtectedDossierOpensToTheRightPassword) {
    protect();
    reopen_as("claire", "plage de galets");
    EXPECT_EQ(m_client.session().workspace().user(), "claire");
    EXPECT_TRUE(action("change_user")->isEnabled());
}

TEST_F(UsersTest, AWrongPasswordStaysInTheDialogWithTheReason) {
    protect();
    action("change_user")->trigger();
    sign_in("claire", "pas celui-ci");
    auto* bar = sign_in_dialog()->findChild<MessageBar*>();
    m_client.wait_for([&] { return !bar->is_empty(); }, "the refusal stands there");
    EXPECT_TRUE(bar->sentence().contains(QStringLiteral("mot de passe de claire")))
        << bar->sentence().toStdString();
    EXPECT_EQ(m_client.window().session(), nullptr);
    QTest::keyClick(sign_in_dialog(), Qt::Key_Return); // the typed text is selected, still there
    type(line(sign_in_dialog(), "sign_in_password"), "plage de galets");
    m_client.wait_for([&] { return button(sign_in_dialog(), "act_button")->isEnabled(); },
                      "the answer is there");
    QTest::qWait(1'100); // the next try has to wait, right or wrong
    QTest::keyClick(sign_in_dialog(), Qt::Key_Return);
    m_client.wait_for([this] { return m_client.window().session() != nullptr; }, "it opens");
}

TEST_F(UsersTest, WhoGivesUpFindsTheWayBack) {
    protect();
    action("change_user")->trigger();
    QTest::keyClick(sign_in_dialog(), Qt::Key_Escape);
    m_client.wait_for([this] { return !m_client.window().messages().is_empty(); }, "it is said");
    ASSERT_NE(m_client.window().messages().offered(), nullptr);
    m_client.wait_for([this] { return find_sign_in() == nullptr; }, "the dialog is gone");
    m_client.window().messages().offered()->click();
    sign_in("eve", "nuages du soir");
    m_client.wait_for([this] { return m_client.window().session() != nullptr; }, "it opens");
    m_client.settle();
    EXPECT_EQ(m_client.session().workspace().user(), "eve");
}

TEST_F(UsersTest, WhatAPersonMayNotDoIsGreyWithTheReason) {
    protect();
    reopen_as("eve", "nuages du soir");
    for (const char* name : {"import_statements", "add_documents", "import_books", "open_year"}) {
        EXPECT_FALSE(action(name)->isEnabled()) << name;
        EXPECT_TRUE(action(name)->toolTip().contains(QStringLiteral("eve"))) << name;
    }
    EXPECT_TRUE(action("export_fec")->isEnabled());
    UsersWindow* window = users_window();
    EXPECT_FALSE(button(window, "add_user")->isEnabled());
    EXPECT_FALSE(button(window, "new_role")->isEnabled());
    window->people()->selectRow(0); // claire's is not hers to change
    EXPECT_FALSE(button(window, "set_password")->isEnabled());
    window->people()->selectRow(1);
    EXPECT_TRUE(button(window, "set_password")->isEnabled());
}

TEST_F(UsersTest, AUserIsAddedAndDisabledWithTheKeyboard) {
    UsersWindow* window = users_window();
    button(window, "add_user")->setFocus();
    QTest::keyClick(button(window, "add_user"), Qt::Key_Space);
    ASSERT_NE(form(window), nullptr);
    type(line(form(window), "user_name"), "Paul Petit");
    type(line(form(window), "user_code"), "paul petit");
    QTest::keyClick(form(window), Qt::Key_Return);
    auto* bar = form(window)->findChild<MessageBar*>();
    m_client.wait_for([&] { return !bar->is_empty(); }, "a code has no blank");
    type(line(form(window), "user_code"), "paul");
    QTest::keyClick(form(window), Qt::Key_Return);
    form_closes(window);
    ASSERT_EQ(window->people()->rowCount(), 1);
    EXPECT_EQ(window->people()->item(0, 0)->text(), QStringLiteral("Paul Petit"));
    QTest::keyClick(button(window, "switch_user"), Qt::Key_Space);
    m_client.settle();
    EXPECT_EQ(window->people()->item(0, 4)->text(), QStringLiteral("Désactivé"));
}

TEST_F(UsersTest, ARightIsTickedInTheGridOfAnOwnRoleAlone) {
    UsersWindow* window = users_window();
    button(window, "new_role")->click();
    type(line(form(window), "role_name"), "Stagiaire");
    type(line(form(window), "role_code"), "stagiaire");
    QTest::keyClick(form(window), Qt::Key_Return);
    form_closes(window);
    ASSERT_EQ(window->grid()->columnCount(), 5);
    EXPECT_FALSE(window->grid()->item(0, 0)->flags().testFlag(Qt::ItemIsUserCheckable));
    EXPECT_FALSE(window->grid()->item(0, 0)->toolTip().isEmpty());
    EXPECT_EQ(window->grid()->item(0, 4)->checkState(), Qt::Checked) << "like an assistant";
    window->grid()->setCurrentCell(0, 4);
    QTest::keyClick(window->grid(), Qt::Key_Space);
    m_client.settle();
    const auto list = test::value_of(m_client.session().workspace().read<app::UserList>(
        [](app::Reader& reader) { return app::list_users(reader); }));
    EXPECT_FALSE(list.roles.back().rights.has(users::Right::StatementImport));
    EXPECT_TRUE(list.roles.back().rights.has(users::Right::StatementModify));
    EXPECT_EQ(window->grid()->item(0, 4)->checkState(), Qt::Unchecked);
}

TEST_F(UsersTest, TheFirstPasswordAsksWhoGoesOn) {
    test::value_of(m_client.session().workspace().write<users::User>([](app::Writer& writer) {
        return app::add_user(writer, {"claire", "Claire Martin", "owner"});
    }));
    UsersWindow* window = users_window();
    button(window, "set_password")->click();
    type(line(form(window), "new_password"), "plage de galets");
    type(line(form(window), "new_password_again"), "plage de galet");
    QTest::keyClick(form(window), Qt::Key_Return);
    EXPECT_FALSE(form(window)->findChild<MessageBar*>()->is_empty()) << "they differ";
    type(line(form(window), "new_password_again"), "plage de galets");
    QTest::keyClick(form(window), Qt::Key_Return);
    sign_in("claire", "plage de galets"); // the dossier was closed and asks
    m_client.wait_for([this] { return m_client.window().session() != nullptr; }, "it opens");
    m_client.settle();
    EXPECT_TRUE(m_client.session().workspace().actor().is_signed_in);
}

TEST_F(UsersTest, AManagersOwnPasswordAsksForTheOldOne) {
    protect();
    reopen_as("claire", "plage de galets");
    UsersWindow* window = users_window();
    window->people()->selectRow(1);
    button(window, "set_password")->click();
    EXPECT_EQ(line(form(window), "old_password"), nullptr) << "a new one for eve";
    QTest::keyClick(form(window), Qt::Key_Escape);
    form_closes(window);
    window->people()->selectRow(0);
    button(window, "set_password")->click();
    ASSERT_NE(line(form(window), "old_password"), nullptr);
}

TEST_F(UsersTest, APasswordThatSomebodyElseGaveIsReplacedAtTheFirstSignIn) {
    protect();
    reopen_as("claire", "plage de galets");
    UsersWindow* window = users_window();
    window->people()->selectRow(1);
    button(window, "set_password")->click();
    type(line(form(window), "new_password"), "recu de claire");
    type(line(form(window), "new_password_again"), "recu de claire");
    QTest::keyClick(form(window), Qt::Key_Return);
    form_closes(window);
    window->close();
    action("change_user")->trigger();
    sign_in("eve", "recu de claire");
    FormDialog* own = own_password();
    EXPECT_EQ(m_client.window().session(), nullptr) << "nothing is shown before";
    if (const QString folder = qEnvironmentVariable("COMPTOIR_PICTURES"); !folder.isEmpty())
        own->grab().save(folder + QLatin1String("/own-password.png"));
    choose_password(own, "recu de claire", "recu de claire");
    auto* bar = own->findChild<MessageBar*>();
    m_client.wait_for([&] { return !bar->is_empty(); }, "it is the same");
    choose_password(own, "nuages du matin", "nuages du soir");
    EXPECT_FALSE(bar->is_empty()) << "they differ";
    choose_password(own, "nuages du matin", "nuages du matin");
    m_client.wait_for([this] { return m_client.window().session() != nullptr; }, "it opens");
    m_client.settle();
    EXPECT_TRUE(m_client.session().may(users::Right::StatementPrint)) << "as her role has it";
    reopen_as("eve", "nuages du matin");
    EXPECT_EQ(m_client.session().workspace().user(), "eve");
}

TEST_F(UsersTest, WhoDoesNotChooseAPasswordLeavesTheDossierClosed) {
    protect();
    reopen_as("claire", "plage de galets");
    test::value_of(m_client.session().workspace().write<users::User>([](app::Writer& writer) {
        return app::set_password(writer, test::cheap_password("eve", "recu de claire"));
    }));
    action("change_user")->trigger();
    sign_in("eve", "recu de claire");
    QTest::keyClick(own_password(), Qt::Key_Escape);
    m_client.wait_for([this] { return !m_client.window().messages().is_empty(); }, "it is said");
    EXPECT_EQ(m_client.window().session(), nullptr);
    m_client.window().messages().offered()->click();
    sign_in("claire", "plage de galets");
    m_client.wait_for([this] { return m_client.window().session() != nullptr; }, "it opens");
}

TEST_F(UsersTest, TheLastManagerCannotBeDisabled) {
    protect();
    reopen_as("claire", "plage de galets");
    UsersWindow* window = users_window();
    window->people()->selectRow(0);
    button(window, "switch_user")->click();
    m_client.wait_for([&] { return !window->messages().is_empty(); }, "the refusal stands there");
    EXPECT_EQ(window->people()->item(0, 4)->text(), QStringLiteral("Actif"));
}

TEST_F(UsersTest, AWatchedFolderWaitsForWhoMayImport) {
    const std::filesystem::path folder = m_client.file("Banque");
    std::filesystem::create_directory(folder);
    protect();
    reopen_as("claire", "plage de galets");
    test::value_of(m_client.session().workspace().write<app::JournalImport>(
        [&](app::Writer& writer) -> Result<app::JournalImport> {
            CT_TRY(app::add_journal(
                writer, {.code = "BQ", .iban = Iban::parse("FR7630006000011234567890189")}));
            return app::set_journal_import(
                writer, {.journal = "BQ", .folder = folder, .watched = true, .unattended = true});
        }));
    const auto statements = [this] {
        return test::value_of(
                   m_client.session().workspace().read<std::vector<app::StatementRow>>(
                       [](app::Reader& reader) { return app::list_statements(reader, {}); }))
            .size();
    };
    reopen_as("eve", "nuages du soir");
    std::filesystem::copy_file(sample("releve-2026-01.xml"), folder / "releve-2026-01.xml");
    m_client.window().folders()->look();
    m_client.wait_for([this] { return !m_client.window().folders()->is_busy(); }, "it looked");
    m_client.settle();
    EXPECT_EQ(statements(), 0U);
    EXPECT_TRUE(m_client.window().messages().is_empty()) << "nothing she could do about it";
    reopen_as("claire", "plage de galets");
    m_client.wait_for([&] { return statements() == 1; }, "it is imported");
}

TEST_F(UsersTest, ThePicture) {
    const QByteArray folder = qgetenv("COMPTOIR_PICTURES");
    if (folder.isEmpty())
        GTEST_SKIP() << "COMPTOIR_PICTURES names no folder";
    protect();
    action("change_user")->trigger();
    sign_in_dialog()->grab().save(QString::fromUtf8(folder + "/sign-in.png"));
    sign_in("claire", "plage de galets");
    m_client.wait_for([this] { return m_client.window().session() != nullptr; }, "it opens");
    m_client.settle();
    test::value_of(m_client.session().workspace().write<users::Role>([](app::Writer& writer) {
        return app::set_role(writer,
                             {.code = "stagiaire", .name = "Stagiaire", .like = "assistant"});
    }));
    UsersWindow* window = users_window();
    window->grab().save(QString::fromUtf8(folder + "/users.png"));
}

} // namespace
} // namespace comptoir::gui
