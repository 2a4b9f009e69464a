// What an act asks for may depend on what is chosen; windows have acts of their own.
#include "users_client.h"

#include "comptoir/app/books.h"
#include "comptoir/app/invoices.h"
#include "comptoir/app/recognised.h"
#include "comptoir/app/reconcile.h"
#include "comptoir/app/templates.h"
#include "comptoir/gui/bank/statements_pane.h"
#include "comptoir/gui/inbox/documents_pane.h"
#include "comptoir/gui/invoices/invoices_pane.h"
#include "comptoir/gui/ledger/ledger_window.h"
#include "comptoir/gui/ledger/lettering_plan.h"
#include "comptoir/gui/payments/payments_pane.h"
#include "comptoir/gui/reconcile/reconcile_pane.h"
#include "support/statement_texts.h"

#include <QCheckBox>

#include <fstream>

namespace comptoir::gui {
namespace {

using invoices::InvoiceState;
using users::Right;

class ChosenRights : public UsersClient {
protected:
    ChosenRights() : UsersClient(ClientUnderTest::Options{}) {}

    template <class Verb>
    void run(Verb verb) {
        test::expect_done(m_client.session().workspace().write<void>(
            [&](app::Writer& writer) -> Result<void> { return verb(writer); }));
        m_client.settle();
    }
    QAction* act(MainWindow::PaneIndex pane, const char* name) {
        return m_client.window().pane(pane)->findChild<QAction*>(QLatin1String(name));
    }
    ReconcilePane& reconcile() { return m_client.pane<ReconcilePane>(MainWindow::Reconcile); }
    void becomes_allowed(QAction* action) {
        m_client.wait_for([&] { return action->isEnabled(); }, "it can be done");
        EXPECT_FALSE(action->toolTip().contains(QLatin1String("eve")));
    }
};

// ---- the next step of an invoice

class NextStep : public ChosenRights {
protected:
    void add_invoice() {
        run([](app::Writer& writer) -> Result<void> {
            CT_ASSIGN(batch, app::add_documents(writer, {sample("facture-lumiere-pro.xml")},
                                                inbox::Box::Purchase));
            return {};
        });
    }
    void advance() {
        as_claire([](app::Writer& claire) -> Result<void> {
            CT_ASSIGN(list, app::list_invoices(claire, {}));
            const invoices::Invoice& one = list.front();
            if (one.state == InvoiceState::Received)
                CT_TRY(app::review_invoice(claire, one.id, {}));
            else
                CT_TRY(app::approve_invoice(claire, one.id));
            return {};
        });
        m_client.settle();
    }
    InvoiceState state() {
        return test::value_of(
                   m_client.session().workspace().read<std::vector<invoices::Invoice>>(
                       [](app::Reader& reader) { return app::list_invoices(reader, {}); }))
            .front()
            .state;
    }
};

TEST_F(NextStep, AsksForTheRightOfThatStepAlone) {
    add_invoice();
    open_as_eve({Right::InvoiceApprove});
    m_client.show(MainWindow::Documents);
    QAction* next = act(MainWindow::Documents, "next_step");
    EXPECT_TRUE(is_refused(next)) << "she may not enter invoices";
    advance();
    becomes_allowed(next);
    advance();
    m_client.wait_for([&] { return is_refused(next); }, "booking is entering again");
}

TEST_F(NextStep, IsGreyInTheListOfInvoicesToo) {
    add_invoice();
    open_as_eve({Right::InvoiceEnter});
    m_client.show(MainWindow::Invoices);
    QAction* next = act(MainWindow::Invoices, "next_step");
    becomes_allowed(next);
    advance();
    m_client.wait_for([&] { return is_refused(next); }, "approving is another right");
    EXPECT_TRUE(is_refused(act(MainWindow::Invoices, "refuse")));
    change_eve({Right::InvoiceApprove});
    becomes_allowed(next);
}

TEST_F(NextStep, EnterInTheTableDoesNothingWhileItIsGrey) {
    add_invoice();
    open_as_eve({Right::InvoiceApprove});
    m_client.show(MainWindow::Documents);
    auto& pane = m_client.pane<DocumentsPane>(MainWindow::Documents);
    pane.table()->setFocus();
    QTest::keyClick(pane.table(), Qt::Key_Return);
    m_client.settle();
    EXPECT_EQ(state(), InvoiceState::Received);
    EXPECT_TRUE(pane.messages().is_empty()) << "nothing was tried";
}

TEST_F(NextStep, OfNothingIsGreyWithoutAReason) {
    open_as_eve({});
    m_client.show(MainWindow::Documents);
    QAction* next = act(MainWindow::Documents, "next_step");
    EXPECT_FALSE(next->isEnabled());
    EXPECT_FALSE(is_refused(next));
}

// ---- an answer about a line

class Answers : public ChosenRights {
protected:
    // March twice without balances, in other words the second time: one line is in doubt.
    void import_in_doubt() {
        std::vector<std::filesystem::path> files;
        for (const char* label : {"METRO", "TICKET"}) {
            test::TextStatement file{.id = label,
                                     .lines = {{test::day("2026-03-02"), -2'10, label, label}}};
            file.has_balances = false;
            files.push_back(m_client.file(std::string(label) + ".xml"));
            std::ofstream(files.back(), std::ios::binary) << test::camt_text({file});
        }
        for (const std::filesystem::path& file : files)
            run([&](app::Writer& writer) -> Result<void> {
                app::ImportRequest request;
                request.files = {file};
                CT_TRY(app::import_files(writer, request));
                return {};
            });
    }
    // The doubtful one first, then the one it may repeat.
    std::pair<bank::LineId, bank::LineId> pair() {
        std::vector<bank::LineId> ids;
        test::expect_done(m_client.session().workspace().read<void>([&](app::Reader& reader) {
            return app::for_each_line(reader, {}, [&](const app::LineRow& row) {
                if (row.line.label == "TICKET" || row.line.label == "METRO")
                    ids.insert(row.line.label == "TICKET" ? ids.begin() : ids.end(), row.id);
                return true;
            });
        }));
        EXPECT_EQ(ids.size(), 2U);
        return {ids.at(0), ids.at(1)};
    }
    QAction* answer(DuplicateTableModel::List list) {
        m_client.show(MainWindow::Statements);
        auto& pane = m_client.pane<StatementsPane>(MainWindow::Statements);
        pane.show_tab(StatementsPane::Duplicates);
        pane.duplicates()->show_list(list);
        m_client.settle();
        EXPECT_NE(pane.duplicates()->current(), nullptr);
        return act(MainWindow::Statements, "change_duplicate");
    }
};

TEST_F(Answers, AboutADoubtfulLineTakeTheRightToModify) {
    import_in_doubt();
    open_as_eve({Right::StatementDelete});
    QAction* two = answer(DuplicateTableModel::Doubtful);
    EXPECT_TRUE(is_refused(two));
    EXPECT_TRUE(is_refused(act(MainWindow::Statements, "merge_lines")));
    change_eve({Right::StatementModify});
    becomes_allowed(two);
    EXPECT_FALSE(two->toolTip().isEmpty());
}

TEST_F(Answers, AMergedLineIsTakenBackByWhoMayModify) {
    import_in_doubt();
    run([this](app::Writer& writer) -> Result<void> {
        const auto [line, other] = pair();
        CT_TRY(app::merge_lines(writer, line, other));
        return {};
    });
    open_as_eve({Right::StatementModify});
    EXPECT_TRUE(answer(DuplicateTableModel::Deleted)->isEnabled());
    change_eve({Right::StatementDelete}, {Right::StatementModify});
    m_client.wait_for([&] { return is_refused(act(MainWindow::Statements, "change_duplicate")); },
                      "who may only delete takes no merge back");
}

TEST_F(Answers, ADeletedLineIsTakenBackByWhoMayDelete) {
    import_in_doubt();
    run([this](app::Writer& writer) { return app::delete_line(writer, pair().first, "twice"); });
    open_as_eve({Right::StatementModify});
    QAction* back = answer(DuplicateTableModel::Deleted);
    EXPECT_TRUE(is_refused(back));
    change_eve({Right::StatementDelete});
    becomes_allowed(back);
}

TEST_F(Answers, TheUndoOfOnesOwnMergeAsksForNothingMore) {
    import_in_doubt();
    open_as_eve({Right::StatementModify});
    answer(DuplicateTableModel::Doubtful);
    act(MainWindow::Statements, "merge_lines")->trigger();
    m_client.settle();
    ASSERT_TRUE(action("undo")->isEnabled()) << action("undo")->toolTip().toStdString();
    action("undo")->trigger();
    m_client.settle();
    EXPECT_EQ(pair().first.value() > 0, true) << "both lines are there";
}

// ---- what Ctrl+Z asks for

TEST_F(ChosenRights, TheUndoOfAMatchIsGreyForWhoMayNotCancel) {
    open_as_eve({Right::StatementReconcile, Right::SingleEntry});
    m_client.session().did({QStringLiteral("match"),
                            [](app::Writer&) -> Result<void> { return {}; },
                            Right::StatementCancel});
    EXPECT_TRUE(is_refused(action("undo")));
    EXPECT_TRUE(action("undo")->text().contains(QLatin1String("match")));
    EXPECT_EQ(m_client.session().act_count(), 1U);
    m_client.window().setFocus();
    QTest::keyClick(&m_client.window(), Qt::Key_Z, Qt::ControlModifier);
    m_client.settle();
    EXPECT_EQ(m_client.session().act_count(), 1U) << "it is kept for when she may";
    change_eve({Right::StatementCancel});
    becomes_allowed(action("undo"));
    m_client.session().did(
        {QStringLiteral("note"), [](app::Writer&) -> Result<void> { return {}; }});
    EXPECT_TRUE(action("undo")->isEnabled());
}

// ---- windows

class WindowRights : public ChosenRights {
protected:
    void add_template() {
        run([](app::Writer& writer) -> Result<void> {
            reconcile::StoredTemplate made;
            made.code = "FRAIS";
            made.label = "Frais de tenue";
            made.reference = "TENUE";
            made.rows.push_back({"627000", "", {}, std::nullopt});
            CT_TRY(app::save_template(writer, made));
            return {};
        });
    }
    QDialog* open_window(const char* name) {
        m_client.show(MainWindow::Reconcile);
        reconcile().show_all_statements();
        m_client.settle();
        act(MainWindow::Reconcile, name)->trigger();
        m_client.settle();
        for (QDialog* each : m_client.window().findChildren<QDialog*>())
            if (each->isVisible())
                return each;
        return nullptr;
    }
};

TEST_F(WindowRights, TheListOfTemplatesIsReadByWhoMayNotChangeIt) {
    add_template();
    open_as_eve({});
    QDialog* list = open_window("templates");
    ASSERT_NE(list, nullptr);
    for (const char* name : {"add", "change", "up", "down", "past", "remove"})
        EXPECT_TRUE(is_refused(button(list, name))) << name;
    change_eve({Right::TemplateUpdate});
    m_client.wait_for([&] { return button(list, "change")->isEnabled(); }, "she may change it");
    EXPECT_TRUE(button(list, "change")->toolTip().isEmpty());
    EXPECT_TRUE(button(list, "add")->isEnabled());
    EXPECT_FALSE(button(list, "up")->isEnabled()) << "there is one only";
    EXPECT_TRUE(is_refused(button(list, "past"))) << "that books entries";
    change_eve({}, {Right::TemplateUpdate});
    m_client.wait_for([&] { return is_refused(button(list, "remove")); }, "and may no more");
}

TEST_F(WindowRights, EnterInTheListOfTemplatesOpensNothingWhileItIsGrey) {
    add_template();
    open_as_eve({});
    QDialog* list = open_window("templates");
    ASSERT_NE(list, nullptr);
    auto* table = list->findChild<Table*>();
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Return);
    m_client.settle();
    EXPECT_EQ(list->findChild<FormDialog*>(), nullptr);
}

TEST_F(WindowRights, WhatWasLearnedIsReadByWhoMayNotChangeIt) {
    open_as_eve({});
    QDialog* list = open_window("learned");
    ASSERT_NE(list, nullptr);
    for (const char* name : {"switch", "erase"})
        EXPECT_TRUE(is_refused(button(list, name))) << name;
    auto* learning = list->findChild<QCheckBox*>(QStringLiteral("learning"));
    EXPECT_TRUE(is_refused(learning));
    change_eve({Right::TemplateUpdate});
    m_client.wait_for([&] { return learning->isEnabled(); }, "she may switch it");
    EXPECT_FALSE(button(list, "erase")->isEnabled()) << "nothing was learned yet";
    EXPECT_FALSE(is_refused(button(list, "erase")));
}

TEST_F(WindowRights, TheLedgerLettersForWhoMayLetterAlone) {
    open_as_eve({});
    LedgerWindow& ledger = *open_ledger(m_client.session(), &m_client.window(), {"401000", ""});
    m_client.settle();
    const auto find = [&](const char* name) {
        return ledger.findChild<QAction*>(QLatin1String(name));
    };
    EXPECT_TRUE(is_refused(find("letter")));
    EXPECT_TRUE(is_refused(find("unletter")));
    ASSERT_TRUE(find("letter_auto")->isEnabled()) << "which only shows";
    find("letter_auto")->trigger();
    m_client.settle();
    auto* plan = ledger.findChild<PlanDialog*>();
    ASSERT_NE(plan, nullptr);
    EXPECT_TRUE(is_refused(button(plan, "letter_planned")));
    plan->close();
    change_eve({Right::Lettering});
    becomes_allowed(find("letter"));
    EXPECT_FALSE(find("letter")->toolTip().isEmpty());
    change_eve({}, {Right::Lettering});
    m_client.wait_for([&] { return is_refused(find("unletter")); }, "and no more");
}

TEST_F(WindowRights, ACardIsReadByWhoMayNotChangeIt) {
    open_as_eve({});
    m_client.show(MainWindow::Statements);
    act(MainWindow::Statements, "journal_settings")->trigger();
    m_client.settle();
    auto* settings =
        m_client.window().findChild<FormDialog*>(QStringLiteral("journal_settings_dialog"));
    ASSERT_NE(settings, nullptr);
    EXPECT_TRUE(is_refused(button(settings, "act_button")));
    QTest::keyClick(settings, Qt::Key_Return);
    m_client.settle();
    EXPECT_TRUE(settings->isVisible()) << "nothing was saved";
    change_eve({Right::Settings});
    m_client.wait_for([&] { return button(settings, "act_button")->isEnabled(); }, "she may save");
}

TEST_F(WindowRights, TheOwnerFindsNothingGreyByRight) {
    add_template();
    protect();
    reopen_as("claire", "plage de galets");
    QDialog* list = open_window("templates");
    ASSERT_NE(list, nullptr);
    for (const char* name : {"add", "change", "remove"})
        EXPECT_TRUE(button(list, name)->isEnabled()) << name;
    for (const char* name : {"up", "down", "past"})
        EXPECT_TRUE(button(list, name)->toolTip().isEmpty()) << name;
}

} // namespace
} // namespace comptoir::gui
