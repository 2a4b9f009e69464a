// Users and rights: who works in the dossier, and what each role may do.
#pragma once

#include "comptoir/app/users.h"
#include "comptoir/gui/support/async.h"
#include "comptoir/gui/widgets/message_bar.h"

#include <QDialog>

class QPushButton;
class QTableWidget;

namespace comptoir::gui {

class UsersWindow : public QDialog {
    Q_OBJECT

public:
    UsersWindow(Session& session, QWidget* parent);

    QTableWidget* people() const { return m_people; }
    QTableWidget* grid() const { return m_grid; } // rights down, roles across
    MessageBar& messages() const { return *m_messages; }

signals:
    // The first password was set here: the dossier asks who goes on.
    void sign_in_needed();

private:
    void build();
    void load();
    void show_list(app::UserList list);
    void show_people();
    void show_grid();
    void update_buttons();
    const users::User* chosen() const;
    void ask_user(const users::User* known); // none: a new one
    void ask_password();
    void ask_role();
    void switch_active();
    void change_right(int row, int column);
    QString role_name(const users::Role& role) const;
    // Runs a verb; its refusal stands in the message bar, or beside the form that asked.
    template <class T>
    void run(std::function<Result<T>(app::Writer&)> verb, class FormDialog* form);

    Session& m_session;
    app::UserList m_list;
    MessageBar* m_messages;
    QTableWidget *m_people, *m_grid;
    QPushButton *m_add, *m_change, *m_switch, *m_password, *m_new_role;
    bool m_filling = false;
};

} // namespace comptoir::gui
