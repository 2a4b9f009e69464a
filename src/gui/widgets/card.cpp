#include "comptoir/gui/widgets/card.h"

#include "comptoir/gui/widgets/elided_label.h"

#include <QHBoxLayout>
#include <QStyle>
#include <QVariant>

namespace comptoir::gui {

void set_style_property(QWidget* widget, const char* name, const QVariant& value) {
    if (widget->property(name) == value)
        return;
    widget->setProperty(name, value);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

QLabel* role_label(const char* role, QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setProperty("role", QLatin1String(role));
    return label;
}

Card::Card(QWidget* parent) : QFrame(parent) {
    setProperty("role", "card");
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(1, 1, 1, 1);
    whole->setSpacing(0);
    auto* head = new QFrame(this);
    head->setProperty("role", "card_head");
    m_head = new QHBoxLayout(head);
    m_head->setContentsMargins(10, 4, 6, 4);
    m_head->setSpacing(8);
    m_title = role_label("card_title", head);
    m_title->setMinimumHeight(24);
    m_more = new ElidedLabel(head);
    m_more->setProperty("role", "faint");
    m_head->addWidget(m_title);
    m_head->addWidget(m_more, 1);
    whole->addWidget(head);
    m_body = new QVBoxLayout;
    m_body->setContentsMargins(0, 0, 0, 2);
    m_body->setSpacing(0);
    whole->addLayout(m_body, 1);
}

void Card::set_title(const QString& title, const QString& more) {
    m_title->setText(title);
    m_more->setText(more);
}

void Card::add_to_head(QWidget* widget) {
    m_head->addWidget(widget);
}

void Card::set_within(bool within) {
    set_style_property(this, "within", within);
}

} // namespace comptoir::gui
