// A dossier somebody signed in to closes when nobody works in it.
#include "users_client.h"

#include "comptoir/app/books.h"

#include <QMouseEvent>

#include <thread>

namespace comptoir::gui {
namespace {

using namespace std::chrono_literals;

constexpr auto k_short = 150ms;

class IdleLockTest : public UsersClient {
protected:
    bool is_open() { return m_client.window().session() != nullptr; }
    void let_nobody_work() {
        m_client.window().idle()->set_patience(k_short);
        m_client.wait_for([this] { return !is_open(); }, "the dossier closes");
    }
};

TEST_F(IdleLockTest, WhoComesBackIsAskedAndFindsTheSamePane) {
    protect();
    reopen_as("claire", "plage de galets");
    EXPECT_TRUE(m_client.window().idle()->is_watching());
    m_client.show(MainWindow::Payments);
    let_nobody_work();
    EXPECT_FALSE(m_client.window().idle()->is_watching());
    sign_in("claire", "plage de galets");
    m_client.wait_for([this] { return is_open(); }, "it opens");
    m_client.settle();
    EXPECT_TRUE(m_client.window().pane(MainWindow::Payments)->isVisible());
    EXPECT_TRUE(m_client.window().idle()->is_watching());
}

TEST_F(IdleLockTest, AnotherPersonMayComeInstead) {
    protect();
    reopen_as("claire", "plage de galets");
    let_nobody_work();
    sign_in("eve", "nuages du soir");
    m_client.wait_for([this] { return is_open(); }, "it opens");
    m_client.settle();
    EXPECT_EQ(m_client.session().workspace().user(), "eve");
}

TEST_F(IdleLockTest, AQuestionThatIsOpenIsHiddenAndNothingIsWritten) {
    protect();
    reopen_as("claire", "plage de galets");
    UsersWindow* window = users_window();
    button(window, "add_user")->click();
    ASSERT_NE(form(window), nullptr);
    type(line(form(window), "user_name"), "Paul Petit");
    type(line(form(window), "user_code"), "paul");
    let_nobody_work();
    EXPECT_FALSE(window->isVisible());
    sign_in("claire", "plage de galets");
    m_client.wait_for([this] { return is_open(); }, "it opens");
    m_client.settle();
    const auto list = test::value_of(m_client.session().workspace().read<app::UserList>(
        [](app::Reader& reader) { return app::list_users(reader); }));
    EXPECT_EQ(list.users.size(), 2U);
}

TEST_F(IdleLockTest, WhoTypesOrMovesTheMouseIsNotInterrupted) {
    protect();
    reopen_as("claire", "plage de galets");
    m_client.window().idle()->set_patience(k_short * 4);
    for (int i = 0; i < 12; ++i) {
        QTest::qWait(static_cast<int>(k_short.count()));
        QTest::keyClick(&m_client.window(), Qt::Key_F24); // a key nothing answers to
    }
    EXPECT_TRUE(is_open());
}

TEST_F(IdleLockTest, WhoWorksByTheKeysOfActsIsNotInterrupted) {
    protect();
    reopen_as("claire", "plage de galets");
    m_client.window().idle()->set_patience(k_short * 4);
    for (int i = 0; i < 12; ++i) {
        QTest::qWait(static_cast<int>(k_short.count()));
        QTest::keyClick(&m_client.window(), i % 2 == 0 ? Qt::Key_1 : Qt::Key_2,
                        Qt::ControlModifier);
    }
    EXPECT_TRUE(is_open());
}

TEST_F(IdleLockTest, WhatFollowsALongAbsenceIsTheSignInAlone) {
    protect();
    reopen_as("claire", "plage de galets");
    m_client.window().idle()->set_patience(k_short);
    // The machine sleeps: no timer fires meanwhile.
    std::this_thread::sleep_for(k_short * 3);
    QMouseEvent move(QEvent::MouseMove, QPointF(5, 5), m_client.window().mapToGlobal(QPointF(5, 5)),
                     Qt::NoButton, Qt::NoButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&m_client.window(), &move);
    m_client.wait_for([this] { return !is_open(); }, "the dossier closes");
}

TEST_F(IdleLockTest, WorkUnderWayIsLetToItsEnd) {
    protect();
    reopen_as("claire", "plage de galets");
    const auto job = m_client.jobs().begin(QStringLiteral("import"));
    m_client.window().idle()->set_patience(k_short);
    QTest::qWait(static_cast<int>(k_short.count() * 4));
    EXPECT_TRUE(is_open());
    m_client.jobs().end(job);
    let_nobody_work();
}

TEST_F(IdleLockTest, WithoutPasswordsNothingIsLocked) {
    EXPECT_FALSE(m_client.window().idle()->is_watching());
}

TEST_F(IdleLockTest, NeverIsAChoiceThatIsRemembered) {
    protect();
    reopen_as("claire", "plage de galets");
    EXPECT_TRUE(action("lock_after_15")->isChecked()) << "unless chosen otherwise";
    action("lock_after_0")->trigger();
    EXPECT_FALSE(m_client.window().idle()->is_watching());
    EXPECT_EQ(IdleLock::minutes(), 0);
    action("lock_after_5")->trigger();
    EXPECT_TRUE(m_client.window().idle()->is_watching());
    EXPECT_EQ(IdleLock::minutes(), 5);
}

} // namespace
} // namespace comptoir::gui
