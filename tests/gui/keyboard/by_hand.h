// A person at the keyboard: reads the screen, and acts by keys alone.
//
// Every key goes to the window that has the keyboard, as the desktop would send it: shortcuts,
// popups and focus decide what becomes of it. Nothing is called and nothing is clicked.
#pragma once

#include "comptoir/gui/reconcile/reconcile_pane.h"
#include "gui/support/client_under_test.h"
#include "key_log.h"

#include <functional>
#include <map>
#include <set>

namespace comptoir::gui {

class ByHand {
public:
    ByHand(ClientUnderTest& client, std::map<std::int64_t, Shape> shapes, KeyLog& log);

    // Called where a picture is worth it, with its name.
    std::function<void(const char*)> look = [](const char*) {};

    void take_what_is_sure();
    void undo_and_redo(); // the first proposal
    void work_through();  // until no open line is left but those put aside
    void take_up_what_waits();
    int open_lines() const { return lines().rowCount(); }
    ReconcilePane& pane() const { return m_client.pane<ReconcilePane>(MainWindow::Reconcile); }

private:
    MatchingView& view() const { return *pane().matching(); }
    LineTableModel& lines() const { return *view().line_model(); }
    const LineView* line() const { return view().current_line(); }
    Shape shape() const { return m_shapes.at(line()->id.value()); }
    reconcile::LineState state() const { return lines().shown_state(*line()); }

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void type(const QString& text);
    void send(const Stroke& stroke);
    // The line left the list; the cursor stands on another one and the tables have the keyboard.
    void expect_done(qlonglong key);
    bool is_there(qlonglong key) const { return lines().find(key) != nullptr; }
    void once(const char* picture); // the first time only

    void work_on_line();
    void confirm();
    void choose();
    void book_wages();
    void book_account(const QString& account, bool with_vat);
    void book_two_accounts();
    void book_template();
    void settle_several();
    void put_invoice();
    void write_off();
    void create_movement();
    void put_aside();

    ClientUnderTest& m_client;
    std::map<std::int64_t, Shape> m_shapes;
    KeyLog& m_log;
    std::set<std::string> m_drawn;
};

} // namespace comptoir::gui
