// What a lock hides: kept for who left, gone for anybody else (docs/decisions/0023).
#include "users_client.h"

#include "comptoir/gui/ledger/entries_pane.h"
#include "comptoir/gui/ledger/ledger_window.h"

#include <QListWidget>
#include <QPointer>
#include <QTableWidget>

namespace comptoir::gui {
namespace {

using users::Right;

class KeptWork : public UsersClient {
protected:
    KeptWork() : UsersClient(ClientUnderTest::Options{}) {}
    void SetUp() override {
        protect();
        m_path = m_client.session().workspace().path();
        reopen_as("claire", "plage de galets");
    }
    void lock() {
        action("change_user")->trigger();
        sign_in_dialog();
        EXPECT_EQ(m_client.window().session(), nullptr);
    }
    void come_back(const char* user = "claire", const char* password = "plage de galets") {
        sign_in(user, password);
        m_client.wait_for([this] { return m_client.window().session() != nullptr; }, "it opens");
        m_client.settle();
    }
    void eve_comes() { come_back("eve", "nuages du soir"); }
    // A form of the window of users, with a name typed in it.
    FormDialog* type_a_name() {
        UsersWindow* window = users_window();
        button(window, "add_user")->click();
        type(line(form(window), "user_name"), "Paul Petit");
        return form(window);
    }
    void note_an_act(bool* taken_back) {
        m_client.session().did({QStringLiteral("note"), [taken_back](app::Writer&) -> Result<void> {
                                    *taken_back = true;
                                    return {};
                                }});
    }
    // Somebody works in the dossier meanwhile, in another window.
    void meanwhile(const std::function<Result<void>(app::Writer&)>& act) {
        app::OpenOptions options{.user = "claire"};
        options.password = SecretString(std::string_view("plage de galets"));
        auto other = test::value_of(app::Workspace::open(m_path, options));
        test::expect_done(other->write<void>(act));
    }
    QList<QDialog*> seen() {
        QList<QDialog*> dialogs;
        for (QDialog* each : m_client.window().findChildren<QDialog*>())
            if (each->isVisible())
                dialogs << each;
        return dialogs;
    }
    std::filesystem::path m_path;
};

TEST_F(KeptWork, AFormIsAsItWasForWhoComesBack) {
    const QPointer<FormDialog> typed = type_a_name();
    lock();
    come_back();
    ASSERT_TRUE(typed);
    EXPECT_TRUE(typed->isVisible());
    EXPECT_TRUE(m_client.window().findChild<UsersWindow*>()->isVisible());
    EXPECT_EQ(line(typed, "user_name")->text(), QStringLiteral("Paul Petit"));
    EXPECT_TRUE(m_client.window().messages().is_empty()) << "nothing was lost";
    type(line(typed, "user_code"), "paul");
    QTest::keyClick(typed, Qt::Key_Return);
    m_client.wait_for([&] { return !typed || !typed->isVisible(); }, "it is saved");
    m_client.settle();
    EXPECT_EQ(m_client.window().findChild<UsersWindow*>()->people()->rowCount(), 3);
}

TEST_F(KeptWork, NothingIsSeenBeforeTheSignIn) {
    const QPointer<FormDialog> typed = type_a_name();
    QWidget* pane = m_client.window().pane(MainWindow::Entries);
    lock();
    ASSERT_TRUE(typed);
    EXPECT_FALSE(typed->isVisible());
    EXPECT_EQ(seen(), QList<QDialog*>{find_sign_in()});
    EXPECT_FALSE(pane->isVisible());
    EXPECT_EQ(m_client.window().pane(MainWindow::Entries), nullptr);
    EXPECT_EQ(m_client.window().windowTitle(), QStringLiteral("Comptoir"));
    EXPECT_FALSE(action("undo")->isEnabled());
    EXPECT_FALSE(action("users")->isEnabled());
    FormDialog* asked = find_sign_in();
    type(line(asked, "sign_in_password"), "plage de sable");
    QTest::keyClick(asked, Qt::Key_Return);
    m_client.wait_for([&] { return !asked->findChild<MessageBar*>()->is_empty(); },
                      "a wrong password");
    EXPECT_FALSE(typed->isVisible());
    QTest::keyClick(asked, Qt::Key_Escape);
    m_client.wait_for([this] { return !m_client.window().messages().is_empty(); }, "it is said");
    EXPECT_FALSE(typed->isVisible());
    EXPECT_TRUE(seen().isEmpty());
}

TEST_F(KeptWork, SomebodyElseFindsNothingOfItNorDoesWhoLeftAfterwards) {
    const QPointer<FormDialog> typed = type_a_name();
    const QPointer<QWidget> pane = m_client.window().pane(MainWindow::Entries);
    bool taken_back = false;
    note_an_act(&taken_back);
    lock();
    eve_comes();
    EXPECT_FALSE(typed);
    EXPECT_FALSE(pane);
    EXPECT_TRUE(seen().isEmpty());
    EXPECT_TRUE(m_client.window().messages().is_empty()) << "she is told nothing";
    EXPECT_FALSE(action("undo")->isEnabled());
    EXPECT_FALSE(m_client.session().can_undo());
    lock();
    come_back();
    EXPECT_TRUE(seen().isEmpty());
    EXPECT_FALSE(m_client.session().can_undo()) << "what was dropped is gone for good";
    EXPECT_FALSE(taken_back);
}

TEST_F(KeptWork, WhatWasDoneIsTakenBackAfterTheLock) {
    bool taken_back = false;
    note_an_act(&taken_back);
    lock();
    come_back();
    ASSERT_TRUE(action("undo")->isEnabled());
    EXPECT_TRUE(action("undo")->text().contains(QLatin1String("note")));
    action("undo")->trigger();
    m_client.settle();
    EXPECT_TRUE(taken_back);
    EXPECT_FALSE(m_client.session().can_undo());
}

TEST_F(KeptWork, WhatStandsInAPaneIsKeptToo) {
    m_client.show(MainWindow::Entries);
    auto& pane = m_client.pane<EntriesPane>(MainWindow::Entries);
    auto* filter = pane.findChild<QLineEdit*>(QStringLiteral("entry_filter"));
    type(filter, "loyer");
    m_client.settle();
    lock();
    come_back();
    EXPECT_EQ(&m_client.pane<EntriesPane>(MainWindow::Entries), &pane);
    EXPECT_TRUE(pane.isVisible());
    EXPECT_EQ(filter->text(), QStringLiteral("loyer"));
}

TEST_F(KeptWork, AFormWithAPasswordIsClosedAndToldToWhoComesBack) {
    UsersWindow* window = users_window();
    window->people()->selectRow(1);
    button(window, "set_password")->click();
    const QPointer<FormDialog> secret = form(window);
    const QString title = secret->windowTitle();
    type(line(secret, "new_password"), "vent de terre");
    lock();
    EXPECT_FALSE(secret) << "no password waits in memory";
    come_back();
    EXPECT_TRUE(m_client.window().messages().sentence().contains(title))
        << m_client.window().messages().sentence().toStdString();
    EXPECT_TRUE(m_client.window().findChild<UsersWindow*>()->isVisible());
}

TEST_F(KeptWork, AFormWithAPasswordIsNotToldToSomebodyElse) {
    UsersWindow* window = users_window();
    window->people()->selectRow(1);
    button(window, "set_password")->click();
    lock();
    eve_comes();
    EXPECT_TRUE(m_client.window().messages().is_empty());
    EXPECT_TRUE(seen().isEmpty());
}

TEST_F(KeptWork, AWindowBesideThePanesIsHiddenToo) {
    const QPointer<LedgerWindow> ledger =
        open_ledger(m_client.session(), &m_client.window(), {"401000", ""});
    m_client.settle();
    lock();
    ASSERT_TRUE(ledger);
    EXPECT_FALSE(ledger->isVisible());
    come_back();
    EXPECT_TRUE(ledger->isVisible());
    EXPECT_GT(ledger->model()->rowCount(), 0);
    lock();
    eve_comes();
    EXPECT_FALSE(ledger);
}

TEST_F(KeptWork, AWindowBesideThePanesGoesWithItsDossier) {
    const QPointer<LedgerWindow> ledger =
        open_ledger(m_client.session(), &m_client.window(), {"401000", ""});
    m_client.settle();
    m_client.window().close_dossier();
    EXPECT_FALSE(ledger);
}

TEST_F(KeptWork, WhatOthersDidMeanwhileIsShown) {
    users_window();
    lock();
    meanwhile([](app::Writer& writer) -> Result<void> {
        CT_TRY(app::add_user(writer, {"paul", "Paul Petit", "assistant"}));
        return {};
    });
    come_back();
    EXPECT_EQ(m_client.window().findChild<UsersWindow*>()->people()->rowCount(), 3);
}

TEST_F(KeptWork, RightsAreThoseOfNow) {
    lock();
    eve_comes();
    m_client.show(MainWindow::Entries);
    QAction* books = m_client.window()
                         .pane(MainWindow::Entries)
                         ->findChild<QAction*>(QStringLiteral("import_books"));
    ASSERT_TRUE(is_refused(books));
    lock();
    meanwhile([](app::Writer& writer) -> Result<void> {
        CT_TRY(app::set_user(writer, {.code = "eve", .role = "accountant"}));
        return {};
    });
    eve_comes();
    EXPECT_TRUE(books->isEnabled()) << "it is the same pane";
    lock();
    meanwhile([](app::Writer& writer) -> Result<void> {
        CT_TRY(app::set_user(writer, {.code = "eve", .role = "reviewer"}));
        return {};
    });
    eve_comes();
    EXPECT_TRUE(is_refused(books));
}

TEST_F(KeptWork, AnotherLanguageMeanwhileIsSpokenAfterwards) {
    const QPointer<LedgerWindow> ledger =
        open_ledger(m_client.session(), &m_client.window(), {"401000", ""});
    m_client.settle();
    lock();
    m_client.words().choose(i18n::Language::English);
    QCoreApplication::processEvents();
    come_back();
    ASSERT_TRUE(ledger);
    EXPECT_EQ(ledger->windowTitle(), QStringLiteral("Ledger and lettering"));
    EXPECT_TRUE(ledger->findChild<QAction*>(QStringLiteral("letter"))->isEnabled());
}

TEST_F(KeptWork, TheSameDossierOpenedFromTheListIsTheSameWork) {
    const QPointer<FormDialog> typed = type_a_name();
    lock();
    QTest::keyClick(find_sign_in(), Qt::Key_Escape);
    m_client.wait_for([this] { return find_sign_in() == nullptr; }, "the question is gone");
    m_client.window().open_dossier(m_path);
    come_back();
    ASSERT_TRUE(typed);
    EXPECT_TRUE(typed->isVisible());
    EXPECT_EQ(line(typed, "user_name")->text(), QStringLiteral("Paul Petit"));
}

TEST_F(KeptWork, WhatWasSearchedForIsNotLeftInTheHeader) {
    SearchBox* search = m_client.window().search();
    auto* found = m_client.window().findChild<QListWidget*>(QStringLiteral("search_results"));
    search->setFocus();
    QTest::keyClicks(search, QStringLiteral("loyer"));
    m_client.wait_for([&] { return found->isVisible(); }, "something is found");
    lock();
    EXPECT_TRUE(search->text().isEmpty());
    EXPECT_FALSE(search->isUndoAvailable());
    EXPECT_FALSE(found->isVisible());
    EXPECT_EQ(found->count(), 0);
}

TEST_F(KeptWork, AnotherDossierDropsIt) {
    const QPointer<FormDialog> typed = type_a_name();
    const auto other = m_client.file("autre.comptoir");
    ASSERT_TRUE(app::Workspace::create(other, {.company = "Autre SARL", .owner = "claire"}, {})
                    .has_value());
    lock();
    QTest::keyClick(find_sign_in(), Qt::Key_Escape);
    m_client.window().open_dossier(other);
    m_client.wait_for([this] { return m_client.window().session() != nullptr; }, "it opens");
    m_client.settle();
    EXPECT_FALSE(typed);
    EXPECT_FALSE(m_client.session().can_undo());
}

TEST_F(KeptWork, ALockAfterALockKeepsIt) {
    const QPointer<FormDialog> typed = type_a_name();
    for (int i = 0; i < 2; ++i) {
        m_client.window().idle()->set_patience(std::chrono::milliseconds(100));
        m_client.wait_for([this] { return m_client.window().session() == nullptr; }, "it locks");
        come_back();
        ASSERT_TRUE(typed);
        EXPECT_EQ(line(typed, "user_name")->text(), QStringLiteral("Paul Petit"));
        EXPECT_TRUE(m_client.window().idle()->is_watching());
    }
}

} // namespace
} // namespace comptoir::gui
