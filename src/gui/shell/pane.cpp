#include "comptoir/gui/shell/pane.h"

#include "comptoir/gui/widgets/card.h"
#include "gui/shell/pane_rights.h"

#include <QEvent>
#include <QHBoxLayout>

namespace comptoir::gui {

namespace {
constexpr int k_side_margin = 16;
constexpr int k_title_spacing = 8;
} // namespace

Pane::Pane(Session& session, const QString& name, QWidget* parent)
    : QWidget(parent), m_session(session), m_stale(all_nouns()) {
    setObjectName(name);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(k_side_margin, 12, k_side_margin, 12);
    whole->setSpacing(8);
    auto* row = new QHBoxLayout;
    row->setSpacing(k_title_spacing);
    m_title = role_label("title", this);
    m_left = new QHBoxLayout;
    m_left->setSpacing(8);
    m_right = new QHBoxLayout;
    m_right->setSpacing(8);
    row->addWidget(m_title);
    row->addLayout(m_left);
    row->addStretch(1);
    row->addLayout(m_right);
    whole->addLayout(row);
    m_content = new QVBoxLayout;
    m_content->setSpacing(8);
    whole->addLayout(m_content, 1);
    // Below what is worked on: a message that comes or goes moves no row under the pointer.
    m_messages = new MessageBar({session.theme(), session.words(), session.jobs()}, this);
    whole->addWidget(m_messages);
    // Words that carry their colour are written again.
    connect(&session.theme(), &Theme::changed, this, [this] { retranslate(); });
    connect(&session, &Session::rights_changed, this, &Pane::follow_rights);
}

void Pane::jump(const QString&, qlonglong) {}

void Pane::on_changed(const Nouns& nouns) {
    refresh_count(nouns);
    if (isVisible())
        refresh(nouns);
    else
        m_stale.unite(nouns);
}

void Pane::set_waiting(std::int64_t count) {
    if (count == m_waiting)
        return;
    m_waiting = count;
    emit waiting_changed(count);
}

QAction* Pane::add_pane_action(const QString& name, const QString& icon,
                               const QList<QKeySequence>& keys) {
    auto* action = new QAction(this);
    action->setObjectName(name);
    action->setProperty("icon_name", icon);
    if (!icon.isEmpty())
        action->setIcon(theme().icon(icon));
    action->setShortcuts(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    action->setAutoRepeat(false);
    addAction(action);
    m_actions << action;
    connect(action, &QAction::changed, this, [this, action] { refuse(action); });
    if (const auto right = right_of_act(objectName(), name))
        need(action, *right);
    return action;
}

void Pane::need(QAction* action, std::optional<users::Right> right) {
    if (right)
        m_needs.insert(action, *right);
    else
        m_needs.remove(action);
    if (m_refused.contains(action) && (!right || m_session.may(*right))) {
        m_refused.remove(action);
        action->setToolTip({});
    }
    refuse(action);
}

// Whatever the pane says of its action: it stays grey, and says why.
void Pane::refuse(QAction* action) {
    const auto right = m_needs.constFind(action);
    if (right == m_needs.constEnd() || m_session.may(*right))
        return;
    m_refused.insert(action);
    action->setEnabled(false);
    action->setToolTip(m_session.why_not(*right));
}

// The pane says again what can be done, and its own words of what is grey no more.
void Pane::follow_rights() {
    for (QAction* action : std::as_const(m_actions)) {
        const auto right = m_needs.constFind(action);
        if (m_refused.contains(action) && right != m_needs.constEnd() && m_session.may(*right)) {
            m_refused.remove(action);
            action->setToolTip({});
            action->setEnabled(true);
        }
        refuse(action);
    }
    retranslate();
    update_actions();
}

void Pane::finish_titles() {
    m_title->setText(title());
    setAccessibleName(title());
}

// The rail names the pane as well: where there is no room for all, its title gives way to what
// acts.
void Pane::give_title_row() {
    const int wanted = m_title->sizeHint().width() + m_left->sizeHint().width() +
                       m_right->sizeHint().width() + 3 * k_title_spacing;
    m_title->setVisible(wanted <= contentsRect().width() - 2 * k_side_margin);
}

bool Pane::event(QEvent* event) {
    const bool done = QWidget::event(event);
    if (event->type() == QEvent::LayoutRequest)
        give_title_row();
    return done;
}

void Pane::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    give_title_row();
}

void Pane::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::PaletteChange)
        for (QAction* action : std::as_const(m_actions))
            if (const QString icon = action->property("icon_name").toString(); !icon.isEmpty())
                action->setIcon(theme().icon(icon));
    QWidget::changeEvent(event);
}

void Pane::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (!m_stale.isEmpty())
        refresh(std::exchange(m_stale, {}));
}

} // namespace comptoir::gui
