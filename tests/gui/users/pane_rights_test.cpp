// What a person may not do is grey within the panes, with the reason.
#include "users_client.h"

#include "comptoir/gui/reconcile/reconcile_pane.h"

namespace comptoir::gui {
namespace {

class PaneRights : public UsersClient {
protected:
    PaneRights() : UsersClient(ClientUnderTest::Options{}) {}
    QAction* act(MainWindow::PaneIndex pane, const char* name) {
        for (QAction* each : m_client.window().pane(pane)->pane_actions())
            if (each->objectName() == QLatin1String(name))
                return each;
        throw std::runtime_error(std::string("no act ") + name);
    }
    ReconcilePane& reconcile() { return m_client.pane<ReconcilePane>(MainWindow::Reconcile); }
};

const std::vector<std::pair<MainWindow::PaneIndex, std::vector<const char*>>> k_writing{
    {MainWindow::Documents, {"add_documents", "refuse", "to_purchase", "to_sale", "to_other"}},
    {MainWindow::Invoices, {"add_documents", "refuse"}},
    {MainWindow::Payments, {"confirm_iban", "cancel_payment", "primary"}},
    {MainWindow::Statements,
     {"import_all", "name_columns", "put_aside", "undo_import", "discard_file", "replace_line",
      "give_up_expected", "merge_lines"}},
    {MainWindow::Reconcile, {"import",
                             "automatic",
                             "match",
                             "pair",
                             "pair_apart",
                             "undo_match",
                             "take_back",
                             "invoice",
                             "line_party",
                             "document",
                             "note",
                             "ignore",
                             "park",
                             "party",
                             "template",
                             "nature",
                             "account",
                             "write_off",
                             "difference_types",
                             "natures",
                             "movement",
                             "movements"}},
    {MainWindow::Entries, {"import_books", "reverse", "delete_draft", "validate"}},
};

TEST_F(PaneRights, WhoOnlyReadsFindsEveryActGreyWithItsReason) {
    protect();
    reopen_as("eve", "nuages du soir");
    for (const auto& [pane, names] : k_writing) {
        m_client.show(pane);
        for (const char* name : names)
            EXPECT_TRUE(is_refused(act(pane, name))) << name;
    }
}

TEST_F(PaneRights, WhatReadsStaysOpenToWhoOnlyReads) {
    protect();
    reopen_as("eve", "nuages du soir");
    m_client.show(MainWindow::Reconcile);
    reconcile().show_all_statements();
    m_client.settle();
    for (const char* name : {"next", "filter", "tick", "ledger", "causes", "templates"})
        EXPECT_FALSE(is_refused(act(MainWindow::Reconcile, name))) << name;
    EXPECT_TRUE(act(MainWindow::Reconcile, "next")->isEnabled());
    for (const char* name : {"pdf"})
        EXPECT_FALSE(is_refused(act(MainWindow::Reconcile, name))) << "a reviewer's work";
}

TEST_F(PaneRights, AGreyActStaysGreyWhateverIsChosenAndItsKeyDoesNothing) {
    protect();
    reopen_as("eve", "nuages du soir");
    m_client.show(MainWindow::Reconcile);
    reconcile().show_all_statements();
    m_client.settle();
    Table* table = reconcile().matching()->line_table();
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Down);
    m_client.settle();
    QAction* account = act(MainWindow::Reconcile, "account");
    EXPECT_TRUE(is_refused(account)) << account->toolTip().toStdString();
    QTest::keyClick(table, Qt::Key_K);
    m_client.settle();
    EXPECT_EQ(m_client.window().findChild<FormDialog*>(QStringLiteral("account_dialog")), nullptr);
    auto* button = reconcile().findChild<QPushButton*>(QStringLiteral("account_button"));
    ASSERT_NE(button, nullptr);
    EXPECT_FALSE(button->isEnabled());
    EXPECT_TRUE(button->toolTip().contains(QLatin1String("eve")));
    m_client.words().choose(i18n::Language::English); // the reason is said in the new language
    m_client.wait_for(
        [&] { return account->toolTip().startsWith(QLatin1String("The role of eve")); },
        "the reason is said in English");
    if (const QString folder = qEnvironmentVariable("COMPTOIR_PICTURES"); !folder.isEmpty())
        m_client.window().grab().save(folder + QLatin1String("/pane-rights.png"));
}

TEST_F(PaneRights, TheButtonsOfPointingByHandSayWhyTheyAreGrey) {
    protect();
    reopen_as("eve", "nuages du soir");
    m_client.show(MainWindow::Reconcile);
    reconcile().show_tab(ReconcilePane::Pointing);
    m_client.settle();
    auto* open = reconcile().findChild<QPushButton*>(QStringLiteral("open_pointing"));
    ASSERT_NE(open, nullptr);
    EXPECT_TRUE(open->isVisible());
    EXPECT_FALSE(open->isEnabled());
    EXPECT_TRUE(open->toolTip().contains(QLatin1String("eve"))) << open->toolTip().toStdString();
}

// What is said at once is said within the delay in which changes are told together.
class RightsWhileOpen : public PaneRights {
protected:
    void look_as_eve() {
        protect();
        reopen_as("eve", "nuages du soir");
        m_client.show(MainWindow::Reconcile);
        reconcile().show_all_statements();
        m_client.settle();
        QTest::keyClick(reconcile().matching()->line_table(), Qt::Key_Down);
        m_client.settle();
    }
    void allowed(QAction* action) {
        m_client.wait_for([&] { return action->isEnabled(); }, "what was given can be done");
        EXPECT_FALSE(action->toolTip().contains(QLatin1String("eve")));
    }
    void refused(QAction* action) {
        m_client.wait_for([&] { return is_refused(action); }, "what was taken is grey");
    }
};

TEST_F(RightsWhileOpen, WhatIsGivenCanBeDoneAtOnceInTheSameWindow) {
    look_as_eve();
    QAction* account = act(MainWindow::Reconcile, "account");
    ASSERT_TRUE(is_refused(account));
    change_eve({users::Right::SingleEntry});
    allowed(account);
    auto* button = reconcile().findChild<QPushButton*>(QStringLiteral("account_button"));
    EXPECT_TRUE(button->isEnabled());
    EXPECT_FALSE(button->toolTip().contains(QLatin1String("eve")));
    EXPECT_FALSE(account->toolTip().isEmpty()) << "its own words are back";
    EXPECT_TRUE(is_refused(act(MainWindow::Reconcile, "match"))) << "that was not given";
}

TEST_F(RightsWhileOpen, WhatIsTakenIsGreyAtOnceWithItsReason) {
    look_as_eve();
    change_eve({users::Right::SingleEntry, users::Right::StatementReconcile});
    QAction* account = act(MainWindow::Reconcile, "account");
    allowed(account);
    change_eve({}, {users::Right::SingleEntry});
    refused(account);
    EXPECT_FALSE(is_refused(act(MainWindow::Reconcile, "automatic"))) << "that was kept";
}

TEST_F(RightsWhileOpen, ARightAloneMakesNothingPossible) {
    look_as_eve();
    change_eve({users::Right::StatementCancel, users::Right::StatementModify});
    QAction* note = act(MainWindow::Reconcile, "note");
    allowed(note);
    for (const char* name : {"undo_match", "pair_apart"}) {
        QAction* action = act(MainWindow::Reconcile, name);
        EXPECT_FALSE(action->isEnabled()) << name << ": nothing is matched or paired";
        EXPECT_FALSE(is_refused(action)) << name << ": which is not a matter of rights";
    }
}

TEST_F(RightsWhileOpen, PanesThatAreNotSeenFollowToo) {
    look_as_eve();
    QAction* journal = act(MainWindow::Reconcile, "add_journal");
    QAction* books = act(MainWindow::Entries, "import_books");
    ASSERT_TRUE(is_refused(books));
    change_eve({users::Right::BooksSetup});
    allowed(journal);
    allowed(books);
    change_eve({}, {users::Right::BooksSetup});
    refused(books);
}

TEST_F(RightsWhileOpen, ButtonsOfPointingByHandFollow) {
    look_as_eve();
    reconcile().show_tab(ReconcilePane::Pointing);
    m_client.settle();
    auto* open = reconcile().findChild<QPushButton*>(QStringLiteral("open_pointing"));
    ASSERT_FALSE(open->isEnabled());
    change_eve({users::Right::StatementReconcile});
    m_client.wait_for([&] { return open->isEnabled(); }, "it can be opened");
    EXPECT_FALSE(open->toolTip().contains(QLatin1String("eve")));
    change_eve({}, {users::Right::StatementReconcile});
    m_client.wait_for([&] { return !open->isEnabled(); }, "it is grey again");
    EXPECT_TRUE(open->toolTip().contains(QLatin1String("eve")));
}

TEST_F(RightsWhileOpen, TheFirstPasswordStopsWhoDidNotSignIn) {
    m_client.show(MainWindow::Reconcile);
    reconcile().show_all_statements();
    m_client.settle();
    QAction* automatic = act(MainWindow::Reconcile, "automatic");
    ASSERT_TRUE(automatic->isEnabled());
    protect();
    EXPECT_FALSE(automatic->isEnabled());
    EXPECT_FALSE(automatic->toolTip().isEmpty());
}

TEST_F(RightsWhileOpen, WhoSignsInAfterwardsHasTheirOwn) {
    look_as_eve();
    ASSERT_TRUE(is_refused(act(MainWindow::Reconcile, "automatic")));
    reopen_as("claire", "plage de galets");
    m_client.show(MainWindow::Reconcile);
    QAction* automatic = act(MainWindow::Reconcile, "automatic");
    EXPECT_TRUE(automatic->isEnabled());
    EXPECT_FALSE(automatic->toolTip().contains(QLatin1String("claire")));
    reopen_as("eve", "nuages du soir");
    EXPECT_TRUE(is_refused(act(MainWindow::Reconcile, "automatic")));
}

TEST_F(PaneRights, TheOwnerIsRefusedNothing) {
    protect();
    reopen_as("claire", "plage de galets");
    for (int pane = 0; pane < MainWindow::k_panes; ++pane) {
        const auto index = static_cast<MainWindow::PaneIndex>(pane);
        m_client.show(index);
        for (QAction* each : m_client.window().pane(index)->pane_actions())
            EXPECT_FALSE(each->toolTip().contains(QLatin1String("claire")))
                << each->objectName().toStdString();
    }
}

} // namespace
} // namespace comptoir::gui
