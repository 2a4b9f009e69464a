#include "comptoir/gui/widgets/tag_label.h"

#include <QPainter>

namespace comptoir::gui {

namespace {
QFont tag_font(QFont font) {
    font.setPointSizeF(8.75);
    return font;
}
} // namespace

TagLabel::TagLabel(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void TagLabel::show_tag(const QString& text, Tone tone, const QString& icon) {
    m_text = text;
    m_tone = tone;
    m_icon = icon;
    setAccessibleName(text);
    setVisible(!text.isEmpty());
    updateGeometry();
    update();
}

QSize TagLabel::sizeHint() const {
    const QFontMetrics metrics(tag_font(font()));
    return {metrics.horizontalAdvance(m_text) + 13 + (m_icon.isEmpty() ? 0 : 16),
            std::max(20, metrics.height() + 2)};
}

void TagLabel::paintEvent(QPaintEvent*) {
    const Colours& c = m_theme.colours();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(paper_of(c, m_tone));
    painter.drawRoundedRect(rect(), 4, 4);
    int left = 6;
    if (!m_icon.isEmpty()) {
        painter.drawPixmap(left, (height() - 12) / 2,
                           m_theme.pixmap(m_icon, 12, ink_of(c, m_tone), devicePixelRatioF()));
        left += 16;
    }
    painter.setFont(tag_font(font()));
    painter.setPen(ink_of(c, m_tone));
    painter.drawText(rect().adjusted(left, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, m_text);
}

} // namespace comptoir::gui
