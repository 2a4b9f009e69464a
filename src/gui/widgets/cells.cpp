#include "comptoir/gui/widgets/cells.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QPainter>

namespace comptoir::gui {

namespace {
constexpr int k_row_height = 26;
constexpr int k_padding = 7;
constexpr int k_tag_height = 18;
constexpr int k_box = 13;
constexpr int k_word_least = 30; // of a tag
constexpr int k_icon_side = 6;

CellKind kind_of(const QModelIndex& index) {
    return static_cast<CellKind>(
        index.model()->headerData(index.column(), Qt::Horizontal, k_kind_role).toInt());
}

QFont tag_font(QFont font) {
    font.setPointSizeF(8.75);
    return font;
}

// The view shows sentences whole.
bool wraps(const QStyleOptionViewItem& option) {
    return option.features.testFlag(QStyleOptionViewItem::WrapText);
}

} // namespace

CellDelegate::CellDelegate(const Theme& theme, QObject* parent)
    : QStyledItemDelegate(parent), m_theme(theme) {}

void CellDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const {
    const Colours& c = m_theme.colours();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    painter->fillRect(option.rect, selected ? c.selection : c.surface);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                      c.line_soft);
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    const bool first = option.rect.left() <= 0 || (view && index.column() == 0);
    if (first && index.data(k_accent_role).toBool())
        painter->fillRect(QRect(option.rect.left(), option.rect.top(), 3, option.rect.height() - 1),
                          c.accent);
    const QRect box = option.rect.adjusted(k_padding, 0, -k_padding, -1);
    const CellKind kind = kind_of(index);
    if (kind == CellKind::Tick) {
        const QVariant state = index.data(Qt::CheckStateRole);
        if (state.isValid())
            paint_tick(painter, option.rect, static_cast<Qt::CheckState>(state.toInt()));
    } else if (kind == CellKind::Tag) {
        paint_tag(painter, box, index);
    } else {
        const QString text = index.data(Qt::DisplayRole).toString();
        const bool amount = kind == CellKind::Amount;
        QColor ink = kind == CellKind::Dim ? c.dim : c.text;
        if (index.data(k_negative_role).toBool())
            ink = c.negative;
        QFont font = option.font;
        if (index.data(k_faint_role).toBool()) {
            font.setItalic(true);
            ink = c.dim;
        }
        painter->setFont(font);
        painter->setPen(ink);
        const int align =
            static_cast<int>(Qt::AlignVCenter) | (amount ? Qt::AlignRight : Qt::AlignLeft);
        if (wraps(option))
            painter->drawText(box, align | Qt::TextWordWrap, text);
        else
            painter->drawText(box, align,
                              QFontMetrics(font).elidedText(text, Qt::ElideRight, box.width()));
    }
    // The current row of the table that has the keyboard wears a frame besides its colour.
    if (selected && view && view->hasFocus() && view->currentIndex().row() == index.row()) {
        painter->setRenderHint(QPainter::Antialiasing, false);
        painter->setPen(c.accent);
        painter->drawLine(option.rect.topLeft(), option.rect.topRight());
        painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    }
    painter->restore();
}

void CellDelegate::paint_tag(QPainter* painter, const QRect& box, const QModelIndex& index) const {
    const QString text = index.data(Qt::DisplayRole).toString();
    if (text.isEmpty())
        return;
    const Colours& c = m_theme.colours();
    const auto tone = static_cast<Tone>(index.data(k_tone_role).toInt());
    const QString icon = index.data(k_icon_role).toString();
    const QFont font = tag_font(QApplication::font());
    const QFontMetrics metrics(font);
    const int icon_width = icon.isEmpty() ? 0 : 16;
    // In a narrow column the icon stands alone, and the tool tip says the word: no half word.
    const bool alone = !icon.isEmpty() && box.width() < 12 + icon_width + k_word_least;
    const QString shown =
        alone ? QString() : metrics.elidedText(text, Qt::ElideRight, box.width() - 12 - icon_width);
    const int words_width = alone ? k_icon_side : metrics.horizontalAdvance(shown) + 12;
    const QRect paper(box.left(), box.center().y() - k_tag_height / 2 + 1, words_width + icon_width,
                      k_tag_height);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(paper_of(c, tone));
    painter->drawRoundedRect(paper, 4, 4);
    if (!icon.isEmpty())
        painter->drawPixmap(
            paper.left() + 5, paper.top() + 3,
            m_theme.pixmap(icon, 12, ink_of(c, tone), painter->device()->devicePixelRatioF()));
    painter->setFont(font);
    painter->setPen(ink_of(c, tone));
    painter->drawText(paper.adjusted(6 + icon_width, 0, -4, 0), Qt::AlignLeft | Qt::AlignVCenter,
                      shown);
}

void CellDelegate::paint_tick(QPainter* painter, const QRect& box, Qt::CheckState state) const {
    const Colours& c = m_theme.colours();
    const QRectF square(box.center().x() - k_box / 2.0 + 2, box.center().y() - k_box / 2.0, k_box,
                        k_box);
    painter->setRenderHint(QPainter::Antialiasing);
    const bool ticked = state != Qt::Unchecked;
    painter->setPen(QPen(ticked ? c.accent : c.faint, 1.4));
    painter->setBrush(state == Qt::Checked ? c.accent : Qt::transparent);
    painter->drawRoundedRect(square, 3, 3);
    if (ticked)
        painter->drawPixmap(square.topLeft() + QPointF(0.5, 0.5),
                            m_theme.pixmap(QStringLiteral("check"), 12,
                                           state == Qt::Checked ? c.accent_text : c.accent,
                                           painter->device()->devicePixelRatioF()));
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const QString text = index.data(Qt::DisplayRole).toString();
    const int width = option.fontMetrics.horizontalAdvance(text) + 2 * k_padding + 2;
    const int room = option.rect.width() - 2 * k_padding;
    if (!wraps(option) || kind_of(index) != CellKind::Text || room <= 0)
        return {width, k_row_height};
    const int height =
        option.fontMetrics.boundingRect(0, 0, room, QWIDGETSIZE_MAX, Qt::TextWordWrap, text)
            .height();
    return {width, std::max(k_row_height, height + k_row_height - option.fontMetrics.height())};
}

} // namespace comptoir::gui
