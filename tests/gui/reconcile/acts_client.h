// The reconciliation pane on the small company of the flow tests, driven as a person does, and what
// its books hold afterwards.
//
//   world.invoice("FAARO", "F1", -10000, october(1));   // before the client opens it
//   const auto lines = world.lines({{-10000, october(12), "VIR"}});
//   start();                                            // the pane shows the lines
//   stand_on(lines[0]);
//   press(Qt::Key_Return);
//   EXPECT_TRUE(open_items().empty());
#pragma once

#include "comptoir/gui/reconcile/reconcile_pane.h"
#include "comptoir/gui/widgets/form_dialog.h"
#include "comptoir/gui/widgets/typed_edits.h"
#include "flow/reconcile/acts_dossier.h"
#include "gui/support/client_under_test.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace comptoir::gui {

using test::october;

// As the mouse does it.
void double_click(Table* table, const QModelIndex& at);

class ActsClient : public testing::Test {
protected:
    // The client opens a copy of `world`, which is closed from then on.
    void start(std::filesystem::path shared_templates = {});
    ReconcilePane& pane() { return m_client->pane<ReconcilePane>(MainWindow::Reconcile); }
    MatchingView& view() { return *pane().matching(); }
    Table* table() { return view().line_table(); }
    void settle() { m_client->settle(); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void press(QWidget* widget, Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void undo(); // Ctrl+Z in the window
    void stand_on(bank::LineId line);
    void select(const std::vector<bank::LineId>& lines);         // the cursor on the last one
    void select_matched(const std::vector<bank::LineId>& lines); // in the tab of matched lines
    bool is_offered(ledger::RowId row);                          // in the right table
    // Space on a row of the right table: an open item or a row of the bank account.
    void tick_row(ledger::RowId row);
    void tick_entry(ledger::EntryId entry);
    const LineView* shown(bank::LineId line) { return view().line_model()->find(line.value()); }

    // The question that is open; the innermost one when two are.
    QDialog* dialog();
    template <class Widget>
    Widget* field(const char* name) {
        QDialog* open = dialog();
        Widget* found = open ? open->findChild<Widget*>(QLatin1String(name)) : nullptr;
        if (!found)
            throw std::runtime_error(std::string("no field ") + name);
        return found;
    }
    void type(const char* name, const QString& text); // leaves the field, as Tab does
    void act();                                       // the primary button of the question
    void click(QPushButton* button);
    void picture(const char* name); // of the question, else of the window
    std::string sentence() { return pane().messages().sentence().toStdString(); }
    // What stands in the question's own message, and the button beside it; none when it is hidden.
    QString refusal() { return field<MessageBar>("message_bar")->sentence(); }
    QPushButton* offered();

    // What the books hold.
    template <class T, class Question>
    T read(Question question) {
        return test::value_of(m_client->session().workspace().read<T>(
            [&](app::Reader& reader) -> Result<T> { return question(reader); }));
    }
    std::vector<ledger::OpenItem> open_items();
    std::vector<ledger::Entry> entries();
    std::int64_t balance(const std::string& account);
    ledger::Entry entry(ledger::EntryId id);
    app::LineRow line(bank::LineId id);
    void expect_check_passes();

    test::ActsDossier world;
    std::unique_ptr<ClientUnderTest> m_client;

private:
    void tick_candidate(const std::function<bool(const Candidate&)>& wanted);
};

} // namespace comptoir::gui
