#include "comptoir/gui/shell/rail.h"

#include <QPainter>
#include <QVBoxLayout>

namespace comptoir::gui {

namespace {
constexpr int k_width = 212;
constexpr int k_height = 36;
} // namespace

RailButton::RailButton(const Theme& theme, const QString& icon, QWidget* parent)
    : QAbstractButton(parent), m_theme(theme), m_icon(icon) {
    setCheckable(true);
    setAutoExclusive(true);
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
}

void RailButton::set_count(const QString& count) {
    m_count = count;
    setAccessibleDescription(count);
    update();
}

QSize RailButton::sizeHint() const {
    return {fontMetrics().horizontalAdvance(text()) + 90, k_height};
}

void RailButton::paintEvent(QPaintEvent*) {
    const Colours& c = m_theme.colours();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    if (isChecked() || underMouse() || hasFocus()) {
        QColor paper = c.rail_selected;
        if (!isChecked())
            paper.setAlpha(110);
        painter.setBrush(paper);
        painter.drawRoundedRect(rect(), 6, 6);
    }
    if (isChecked()) {
        painter.setBrush(c.rail_accent);
        painter.drawRoundedRect(QRectF(0, 0, 3, height()), 1.5, 1.5);
    }
    if (hasFocus()) {
        painter.setPen(c.rail_accent);
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    }
    const QColor ink = isChecked() ? QColor(Qt::white) : c.rail_text;
    painter.drawPixmap(12, (height() - 16) / 2,
                       m_theme.pixmap(m_icon, 16, ink, devicePixelRatioF()));
    QFont font = this->font();
    font.setPointSizeF(10.25);
    painter.setFont(font);
    painter.setPen(ink);
    QFont small = font;
    small.setPointSizeF(8.5);
    const QFontMetrics metrics(small);
    const int width = m_count.isEmpty() ? 0 : std::max(22, metrics.horizontalAdvance(m_count) + 14);
    const QRect words = rect().adjusted(38, 0, -12 - width, 0);
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetrics(font).elidedText(text(), Qt::ElideRight, words.width()));
    if (m_count.isEmpty())
        return;
    font = small;
    const QRectF badge(this->width() - width - 10, (height() - 18) / 2.0, width, 18);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(255, 255, 255, 26));
    painter.drawRoundedRect(badge, 9, 9);
    painter.setFont(font);
    painter.setPen(Qt::white);
    painter.drawText(badge, Qt::AlignCenter, m_count);
}

Rail::Rail(Surroundings surroundings, QWidget* parent)
    : QFrame(parent), m_surroundings(surroundings) {
    setObjectName(QStringLiteral("rail"));
    setFixedWidth(k_width);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 10, 8, 10);
    column->setSpacing(2);
    column->addStretch(1);
}

void Rail::add(const QString& icon) {
    auto* button = new RailButton(m_surroundings.theme, icon, this);
    const auto index = static_cast<int>(m_buttons.size());
    m_buttons.push_back(button);
    m_counts.push_back(0);
    auto* column = qobject_cast<QVBoxLayout*>(layout());
    column->insertWidget(index, button);
    connect(button, &QAbstractButton::clicked, this, [this, index] { emit chosen(index); });
}

void Rail::clear() {
    qDeleteAll(m_buttons);
    m_buttons.clear();
    m_counts.clear();
}

void Rail::set_name(int index, const QString& name, const QString& key) {
    RailButton* button = m_buttons[static_cast<std::size_t>(index)];
    button->setText(name);
    button->setAccessibleName(name);
    button->setToolTip(tr("%1 (%2)", "name of a pane and its key").arg(name, key));
    set_count(index, m_counts[static_cast<std::size_t>(index)]);
}

void Rail::set_count(int index, std::int64_t count) {
    m_counts[static_cast<std::size_t>(index)] = count;
    m_buttons[static_cast<std::size_t>(index)]->set_count(
        count == 0 ? QString() : m_surroundings.words.count(count));
}

void Rail::choose(int index) {
    m_buttons[static_cast<std::size_t>(index)]->setChecked(true);
}

} // namespace comptoir::gui
