// One place of the rail: a title row, its actions, a message bar and the content below.
//
// A pane refreshes only while it is seen; what changed meanwhile is kept and asked for when it is
// shown. Its actions are one list: buttons, menu, context menu and the help of F1 come from it.
#pragma once

#include "comptoir/gui/support/async.h"
#include "comptoir/gui/widgets/message_bar.h"

#include <QAction>
#include <QHash>
#include <QSet>
#include <QWidget>

#include <filesystem>
#include <optional>
#include <vector>

class QHBoxLayout;
class QVBoxLayout;

namespace comptoir::gui {

class Pane : public QWidget {
    Q_OBJECT

public:
    Pane(Session& session, const QString& name, QWidget* parent = nullptr);

    virtual QString title() const = 0;
    virtual QString icon() const = 0;
    // Selects what a search found; the pane knows the kind ("line", "invoice", "entry", "payment").
    virtual void jump(const QString& kind, qlonglong id);
    // Who takes the keyboard when the pane is shown.
    virtual QWidget* first_focus() const = 0;
    QList<QAction*> pane_actions() const { return m_actions; }
    // The same for the menu: groups apart from each other; one with a title is a menu of its own.
    struct ActionGroup {
        QString title;
        QList<QAction*> actions;
    };
    virtual QList<ActionGroup> action_groups() const { return {{{}, m_actions}}; }
    MessageBar& messages() { return *m_messages; }
    std::int64_t waiting() const { return m_waiting; }
    void on_changed(const Nouns& nouns);

signals:
    void waiting_changed(qlonglong count);
    // To the main window: go to another pane and select something there.
    void jump_asked(const QString& pane, const QString& kind, qlonglong id);
    // To whoever owns the work: "import", "add_documents".
    void work_asked(const QString& what);

protected:
    // Loads what these nouns concern; called while the pane is seen.
    virtual void refresh(const Nouns& nouns) = 0;
    // Counts what waits here, seen or not. Cheap.
    virtual void refresh_count(const Nouns& nouns) = 0;
    virtual void retranslate() = 0;
    // Says which actions can be done now; also called when rights were given or taken.
    virtual void update_actions() = 0;

    Session& session() const { return m_session; }
    Words& words() const { return m_session.words(); }
    Theme& theme() const { return m_session.theme(); }
    QHBoxLayout* title_left() const { return m_left; }
    QHBoxLayout* title_right() const { return m_right; }
    QVBoxLayout* content() const { return m_content; }
    void set_waiting(std::int64_t count);
    // An action of this pane. Single-key shortcuts fire only while the pane has the keyboard and
    // no text is being typed.
    QAction* add_pane_action(const QString& name, const QString& icon,
                             const QList<QKeySequence>& keys);
    // The right of an action; empty: none. Where it depends on what is chosen, update_actions()
    // says it before it says whether the action can be done.
    void need(QAction* action, std::optional<users::Right> right);
    void finish_titles(); // call at the end of retranslate()

    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void refuse(QAction* action);
    void follow_rights();
    void give_title_row();

    Session& m_session;
    QLabel* m_title;
    QHBoxLayout* m_left;
    QHBoxLayout* m_right;
    QVBoxLayout* m_content;
    MessageBar* m_messages;
    QList<QAction*> m_actions;
    QHash<QAction*, users::Right> m_needs;
    QSet<QAction*> m_refused;
    Nouns m_stale;
    std::int64_t m_waiting = 0;
};

} // namespace comptoir::gui
