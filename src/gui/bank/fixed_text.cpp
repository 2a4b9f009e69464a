#include "comptoir/gui/bank/quarantine_models.h"

#include <QHeaderView>
#include <QPainter>
#include <QScrollBar>
#include <QTableView>

namespace comptoir::gui {

namespace {

constexpr int k_ruler_height = 20;
constexpr int k_columns_max = 120; // of a CFONB 120 record
constexpr int k_numbered = 10;

} // namespace

FixedTextDelegate::FixedTextDelegate(const Theme& theme, const ViewedLineModel& model,
                                     QObject* parent)
    : QStyledItemDelegate(parent), m_theme(theme), m_model(model) {}

QFont FixedTextDelegate::font() {
    QFont font(QStringLiteral("Noto Sans Mono"));
    font.setStyleHint(QFont::TypeWriter);
    font.setPointSizeF(9.5);
    return font;
}

int FixedTextDelegate::character_width() {
    return QFontMetrics(font()).horizontalAdvance(QLatin1Char('0'));
}

void FixedTextDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const {
    const Colours& c = m_theme.colours();
    const ViewedLine* row = m_model.row_at(index.row());
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    painter->fillRect(option.rect, selected ? c.selection : c.surface);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                      c.line_soft);
    const int width = character_width();
    const int left = option.rect.left() + k_left;
    const bool marks_columns =
        row && row->line.faulty && !row->line.kind && m_model.first_fault_column() > 0;
    if (marks_columns)
        painter->fillRect(
            QRect(left + (m_model.first_fault_column() - 1) * width, option.rect.top() + 2,
                  (m_model.last_fault_column() - m_model.first_fault_column() + 1) * width,
                  option.rect.height() - 5),
            c.bad_soft);
    QFont fixed = font();
    const bool deleted = row && row->line.kind == bank::CorrectionKind::Delete;
    fixed.setStrikeOut(deleted);
    painter->setFont(fixed);
    painter->setPen(deleted                                     ? c.dim
                    : row && row->line.kind                     ? c.accent
                    : row && row->line.faulty && !marks_columns ? c.bad
                                                                : c.text);
    // Character by character: a font that has no glyph for one must not move those after it.
    const QString text = index.data(Qt::DisplayRole).toString();
    const int first = std::max(0, (option.rect.left() > 0 ? 0 : -option.rect.left()) / width - 2);
    const int baseline =
        option.rect.top() +
        (option.rect.height() + QFontMetrics(fixed).ascent() - QFontMetrics(fixed).descent()) / 2;
    const int last = std::min(static_cast<int>(text.size()),
                              first + painter->device()->width() / std::max(1, width) + 4);
    for (int column = first; column < last; ++column)
        painter->drawText(left + column * width, baseline, text.mid(column, 1));
    painter->restore();
}

ColumnRuler::ColumnRuler(const Theme& theme, QTableView* table, int section, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_table(table), m_section(section) {
    setFixedHeight(k_ruler_height);
    const auto again = [this] { update(); };
    connect(table->horizontalScrollBar(), &QScrollBar::valueChanged, this, again);
    connect(table->horizontalHeader(), &QHeaderView::sectionResized, this, again);
    connect(&theme, &Theme::changed, this, again);
}

void ColumnRuler::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Colours& c = m_theme.colours();
    painter.fillRect(rect(), c.zebra);
    const int width = FixedTextDelegate::character_width();
    const int left = m_table->columnViewportPosition(m_section) + FixedTextDelegate::k_left;
    QFont small = FixedTextDelegate::font();
    small.setPointSizeF(7.5);
    painter.setFont(small);
    painter.setClipRect(
        QRect(std::max(0, m_table->columnViewportPosition(0) + m_table->columnWidth(0)), 0,
              this->width(), height()));
    for (int column = 1; column <= k_columns_max; ++column) {
        const int middle = left + (column - 1) * width + width / 2;
        if (middle > this->width())
            break;
        const bool numbered = column % k_numbered == 0;
        painter.setPen(numbered ? c.dim : c.line);
        painter.drawLine(middle,
                         height() - (numbered          ? 5
                                     : column % 5 == 0 ? 4
                                                       : 2),
                         middle, height() - 1);
        if (numbered || column == 1)
            painter.drawText(QRect(middle - 20, 0, 40, height() - 5), Qt::AlignCenter,
                             QString::number(column));
    }
}

} // namespace comptoir::gui
