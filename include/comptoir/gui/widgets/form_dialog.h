// A short question: labelled inputs, one button that acts, one that leaves.
//
// The act runs on the dossier; the dialog stays open with the error beside it until it succeeds.
// Opened with open(), never exec(): no nested event loop.
#pragma once

#include "comptoir/gui/support/session.h"
#include "comptoir/gui/widgets/message_bar.h"

#include <QDialog>

class QFormLayout;
class QLabel;
class QPushButton;

namespace comptoir::gui {

class FormDialog : public QDialog {
    Q_OBJECT

public:
    FormDialog(Surroundings surroundings, const QString& title, QWidget* parent);
    void set_introduction(const QString& sentence);
    // Sets the buddy and the accessible name.
    void add_row(const QString& label, QWidget* input, const QString& hint = {});
    // As wide as the dialog, its words above it: what one looks through before one agrees.
    void add_wide_row(const QString& label, QWidget* input, const QString& hint = {});
    void set_act(const QString& words, std::function<void()> act);
    void show_error(const Error& error);
    void show_problem(const QString& sentence);
    void show_note(const QString& sentence); // what to know before acting; empty: nothing
    // A button beside the problem just shown, for what mends it.
    void offer(const QString& words, std::function<void()> act);
    void prefer_cancel(); // what Enter alone does, where the act is none to slip into
    void act_again();     // as if the button were pressed
    void set_busy(bool busy);
    // The act is grey, with its reason, while the person lacks this right.
    void need(const Session& session, users::Right right);

protected:
    void showEvent(QShowEvent* event) override; // the first field takes the keyboard
    bool event(QEvent* event) override;         // grows with what is added to it

private:
    bool days_are_right();
    QLabel* named(const QString& label, QWidget* input);    // its buddy and accessible name
    QLabel* described(const QString& hint, QWidget* input); // its accessible description
    void order_tabs(); // as the eye goes: rows from the top, fields from the left, then the buttons

    QList<QWidget*> m_inputs;
    QLabel* m_introduction;
    QFormLayout* m_form;
    MessageBar* m_messages;
    QPushButton* m_act_button;
    QPushButton* m_cancel_button;
    std::function<void()> m_act;
    bool m_is_busy = false, m_is_refused = false;
};

} // namespace comptoir::gui
