#include "comptoir/gui/shell/rail.h"

#include <QPainter>
#include <QVBoxLayout>

namespace comptoir::gui {

namespace {
constexpr int k_width = 212, k_compact_width = 108;
constexpr int k_height = 36, k_compact_height = 50;
constexpr double k_name_points = 10.25, k_small_points = 8.5;
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
    if (m_compact)
        return {fontMetrics().horizontalAdvance(text()), k_compact_height};
    return {fontMetrics().horizontalAdvance(text()) + 90, k_height};
}

void RailButton::set_compact(bool compact) {
    m_compact = compact;
    updateGeometry();
    update();
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
    if (m_compact)
        paint_in_a_column(painter, ink);
    else
        paint_in_a_row(painter, ink);
}

void RailButton::paint_in_a_row(QPainter& painter, const QColor& ink) {
    painter.drawPixmap(12, (height() - 16) / 2,
                       m_theme.pixmap(m_icon, 16, ink, devicePixelRatioF()));
    QFont font = this->font();
    font.setPointSizeF(k_name_points);
    painter.setFont(font);
    painter.setPen(ink);
    QFont small = font;
    small.setPointSizeF(k_small_points);
    const QFontMetrics metrics(small);
    const int width = m_count.isEmpty() ? 0 : std::max(22, metrics.horizontalAdvance(m_count) + 14);
    const QRect words = rect().adjusted(38, 0, -12 - width, 0);
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetrics(font).elidedText(text(), Qt::ElideRight, words.width()));
    if (!m_count.isEmpty())
        paint_count(painter,
                    {this->width() - width - 10.0, (height() - 18) / 2.0, 1.0 * width, 18});
}

void RailButton::paint_in_a_column(QPainter& painter, const QColor& ink) {
    painter.drawPixmap((width() - 16) / 2, 8, m_theme.pixmap(m_icon, 16, ink, devicePixelRatioF()));
    QFont small = font();
    small.setPointSizeF(k_small_points);
    painter.setFont(small);
    painter.setPen(ink);
    const QFontMetrics metrics(small);
    painter.drawText(QRect(0, 27, width(), 20), Qt::AlignHCenter | Qt::AlignVCenter,
                     metrics.elidedText(text(), Qt::ElideRight, width() - 4));
    if (m_count.isEmpty())
        return;
    const int badge = std::max(20, metrics.horizontalAdvance(m_count) + 10);
    paint_count(painter, {width() / 2.0 + 11, 5, 1.0 * badge, 16});
}

void RailButton::paint_count(QPainter& painter, const QRectF& badge) {
    QFont small = font();
    small.setPointSizeF(k_small_points);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(255, 255, 255, 26));
    painter.drawRoundedRect(badge, badge.height() / 2, badge.height() / 2);
    painter.setFont(small);
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
    button->set_compact(m_compact);
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

void Rail::set_compact(bool compact) {
    if (compact == m_compact)
        return;
    m_compact = compact;
    setFixedWidth(compact ? k_compact_width : k_width);
    for (RailButton* button : m_buttons)
        button->set_compact(compact);
}

void Rail::choose(int index) {
    m_buttons[static_cast<std::size_t>(index)]->setChecked(true);
}

} // namespace comptoir::gui
