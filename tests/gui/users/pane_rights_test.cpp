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
    bool is_refused(QAction* action) {
        return !action->isEnabled() && action->toolTip().contains(QLatin1String("eve"));
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
