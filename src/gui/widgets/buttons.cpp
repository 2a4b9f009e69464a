#include "comptoir/gui/widgets/buttons.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QStyleOptionButton>

namespace comptoir::gui {

namespace {

constexpr int k_height = 30;
constexpr int k_side = 12;
constexpr int k_key_gap = 8;

// Qt prints these in menus, in the language of its own translation; what French keyboards say
// instead ("Entrée" for "Retour") stands with ours, which is asked first.
[[maybe_unused]] constexpr const char* k_names_of_keys[] = {
    QT_TRANSLATE_NOOP("QShortcut", "Return"), QT_TRANSLATE_NOOP("QShortcut", "Enter"),
    QT_TRANSLATE_NOOP("QShortcut", "Space"),  QT_TRANSLATE_NOOP("QShortcut", "Shift"),
    QT_TRANSLATE_NOOP("QShortcut", "Ctrl"),   QT_TRANSLATE_NOOP("QShortcut", "Alt"),
    QT_TRANSLATE_NOOP("QShortcut", "PgUp"),   QT_TRANSLATE_NOOP("QShortcut", "PgDown"),
    QT_TRANSLATE_NOOP("QShortcut", "Del"),    QT_TRANSLATE_NOOP("QShortcut", "Esc"),
    QT_TRANSLATE_NOOP("QShortcut", "Tab"),    QT_TRANSLATE_NOOP("QShortcut", "Backspace"),
};

QFont key_font(const QFont& base) {
    QFont font(QStringLiteral("Noto Sans Mono"));
    font.setPointSizeF(base.pointSizeF() - 1.75);
    font.setWeight(QFont::Normal);
    return font;
}

} // namespace

QString key_text(const QKeySequence& sequence) {
    if (sequence.isEmpty())
        return {};
    switch (sequence[0].toCombined()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return ActionButton::tr("Enter", "key cap");
    case Qt::Key_Space:
        return ActionButton::tr("Space", "key cap");
    case Qt::Key_Tab:
        return ActionButton::tr("Tab", "key cap");
    case Qt::Key_Escape:
        return ActionButton::tr("Esc", "key cap");
    case Qt::Key_Delete:
        return ActionButton::tr("Del", "key cap");
    default:
        return sequence.toString(QKeySequence::NativeText);
    }
}

ActionButton::ActionButton(QAction* action, const Theme& theme, bool primary, QWidget* parent)
    : QPushButton(parent), m_action(action), m_theme(theme), m_primary(primary) {
    setProperty("role", primary ? "primary" : "plain");
    setObjectName(action->objectName() + QStringLiteral("_button"));
    setFocusPolicy(Qt::TabFocus);
    connect(this, &QPushButton::clicked, action, &QAction::trigger);
    connect(action, &QAction::changed, this, &ActionButton::follow);
    follow();
}

void ActionButton::follow() {
    setText(m_action->text().remove(QLatin1Char('&')));
    setEnabled(m_action->isEnabled());
    setVisible(m_action->isVisible());
    m_key = key_text(m_action->shortcut());
    setToolTip(m_action->toolTip().remove(QLatin1Char('&')));
    setAccessibleName(text());
    setAccessibleDescription(m_key);
    updateGeometry();
    update();
}

void ActionButton::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        return click();
    QPushButton::keyPressEvent(event);
}

QSize ActionButton::sizeHint() const {
    QFont font = this->font();
    if (m_primary)
        font.setWeight(QFont::DemiBold);
    int width = QFontMetrics(font).horizontalAdvance(text()) + 2 * k_side + 2;
    if (!m_key.isEmpty())
        width += k_key_gap + QFontMetrics(key_font(font)).horizontalAdvance(m_key) + 8;
    return {width, std::max(k_height, QFontMetrics(font).height() + 10)};
}

void ActionButton::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    option.text.clear();
    style()->drawControl(QStyle::CE_PushButtonBevel, &option, &painter, this);
    const Colours& c = m_theme.colours();
    const QColor ink = !isEnabled() ? (m_primary ? c.dim : c.faint)
                       : m_primary  ? c.accent_text
                                    : c.text;
    QFont font = this->font();
    if (m_primary)
        font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(ink);
    const QRect inside = rect().adjusted(k_side, 0, -k_side, 0);
    painter.drawText(inside, Qt::AlignLeft | Qt::AlignVCenter, text());
    if (m_key.isEmpty())
        return;
    const QFont small = key_font(font);
    const QFontMetrics metrics(small);
    const int width = metrics.horizontalAdvance(m_key) + 8;
    QRectF cap(inside.right() - width + 1.5, (height() - metrics.height() - 2) / 2.0 + 0.5, width,
               metrics.height() + 1);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor border = m_primary && isEnabled() ? ink : c.line;
    if (m_primary && isEnabled())
        border.setAlpha(100);
    painter.setPen(border);
    painter.drawRoundedRect(cap, 3, 3);
    painter.drawLine(QPointF(cap.left() + 2, cap.bottom() + 1),
                     QPointF(cap.right() - 2, cap.bottom() + 1));
    painter.setFont(small);
    painter.setPen(m_primary && isEnabled() ? ink : c.dim);
    painter.drawText(cap, Qt::AlignCenter, m_key);
}

ChipRow::ChipRow(QWidget* parent) : QWidget(parent) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    m_group.setExclusive(true);
    connect(&m_group, &QButtonGroup::idToggled, this, [this](int id, bool on) {
        if (on)
            emit chosen_changed(id);
    });
}

void ChipRow::add(int id, const QString& name) {
    auto* chip = new QPushButton(this);
    chip->setProperty("role", "chip");
    chip->setObjectName(name);
    chip->setCheckable(true);
    m_group.addButton(chip, id);
    layout()->addWidget(chip);
}

void ChipRow::set_text(int id, const QString& text) {
    m_group.button(id)->setText(text);
    m_group.button(id)->setAccessibleName(text);
}

void ChipRow::choose(int id) {
    if (QAbstractButton* chip = m_group.button(id))
        chip->setChecked(true);
}

QString with_count(const QString& words, const QString& count) {
    return count.isEmpty() || count == QLatin1String("0") ? words
                                                          : words + QLatin1Char(' ') + count;
}

} // namespace comptoir::gui
