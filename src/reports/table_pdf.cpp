#include "comptoir/core/file.h"
#include "comptoir/reports/printed_table.h"

#include <QBuffer>
#include <QColor>
#include <QFont>
#include <QFontMetricsF>
#include <QMarginsF>
#include <QPageLayout>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QString>

#include <algorithm>
#include <vector>

namespace comptoir::reports {

namespace {

// All lengths are millimetres on A4 on its side.
constexpr qreal k_left = 15, k_right = 282, k_top = 15, k_first_row = 38, k_bottom = 192;
constexpr qreal k_row = 5.2;
constexpr qreal k_cell_points = 8.5;
const QColor k_ink(0x18, 0x21, 0x2c), k_dim(0x5a, 0x66, 0x75), k_rule(0xc9, 0xd1, 0xda);
const QColor k_accent(0x0b, 0x6b, 0x6b);

QString q(const std::string& text) {
    return QString::fromStdString(text);
}

class Painter {
public:
    Painter(QPdfWriter& writer, const PrintedTable& table, i18n::Language language)
        : m_writer(writer), m_table(table), m_language(language), m_painter(&writer),
          m_scale(writer.resolution() / 25.4) {
        qreal wanted = 0;
        for (const PrintedColumn& column : table.columns)
            wanted += column.width_mm;
        m_stretch = wanted > 0 ? (k_right - k_left) / wanted : 1;
    }

    void paint() {
        const std::vector<std::size_t> ends = page_ends();
        std::size_t row = 0;
        for (std::size_t page = 0; page < ends.size(); ++page) {
            if (page > 0)
                m_writer.newPage();
            paint_head();
            qreal y = k_first_row + k_row + 1;
            if (m_table.rows.empty())
                words(k_left, y, k_right - k_left, q(m_table.nothing), 9, false, k_dim, false);
            for (; row < ends[page]; ++row) {
                paint_row(y, m_table.rows[row]);
                y += height_of(m_table.rows[row]);
            }
            words(k_left, k_bottom + 4, k_right - k_left,
                  q(i18n::say("report.page",
                              {{"page", static_cast<std::int64_t>(page + 1)},
                               {"pages", static_cast<std::int64_t>(ends.size())}},
                              m_language)),
                  8, false, k_dim, true);
        }
    }

private:
    // Where each page ends, so that "page 1 of 3" is known before anything is painted.
    std::vector<std::size_t> page_ends() const {
        std::vector<std::size_t> ends;
        qreal y = k_first_row + k_row + 1;
        for (std::size_t row = 0; row < m_table.rows.size(); ++row) {
            const qreal height = height_of(m_table.rows[row]);
            if (y + height > k_bottom && row > 0) {
                ends.push_back(row);
                y = k_first_row + k_row + 1;
            }
            y += height;
        }
        ends.push_back(m_table.rows.size());
        return ends;
    }
    // The last column is prose: it goes on below itself, the others are cut.
    QRectF prose_box(qreal y) const {
        const qreal width = m_table.columns.back().width_mm * m_stretch;
        return {(k_right - width) * m_scale, y * m_scale, (width - 2) * m_scale,
                k_bottom * m_scale};
    }
    qreal height_of(const std::vector<std::string>& cells) const {
        if (cells.size() < m_table.columns.size())
            return k_row;
        const QFontMetricsF metrics(font_of(k_cell_points, false), &m_writer);
        const QRectF box = metrics.boundingRect(prose_box(0), Qt::TextWordWrap, q(cells.back()));
        return std::max(k_row, box.height() / m_scale + 1.2);
    }
    static QFont font_of(qreal points, bool bold) {
        QFont font(QStringLiteral("Noto Sans"));
        font.setPointSizeF(points);
        font.setWeight(bold ? QFont::DemiBold : QFont::Normal);
        return font;
    }
    void words(qreal x, qreal y, qreal width, const QString& text, qreal points, bool bold,
               const QColor& colour, bool to_the_right) {
        const QFont font = font_of(points, bold);
        m_painter.setFont(font);
        m_painter.setPen(colour);
        const QRectF box(x * m_scale, y * m_scale, width * m_scale, k_row * m_scale);
        const QFontMetricsF metrics(font, &m_writer);
        const auto side = to_the_right ? Qt::AlignRight : Qt::AlignLeft;
        m_painter.drawText(
            box, static_cast<int>(side | Qt::AlignVCenter) | Qt::TextSingleLine | Qt::TextDontClip,
            metrics.elidedText(text, Qt::ElideRight, box.width()));
    }
    void rule(qreal y, const QColor& colour, qreal thickness) {
        m_painter.fillRect(QRectF(k_left * m_scale, y * m_scale, (k_right - k_left) * m_scale,
                                  thickness * m_scale),
                           colour);
    }
    void paint_head() {
        words(k_left, k_top, k_right - k_left, q(m_table.title), 16, true, k_ink, false);
        words(k_left, k_top + 9, k_right - k_left, q(m_table.facts), 9, false, k_dim, false);
        rule(k_top + 17, k_accent, 0.5);
        qreal x = k_left;
        for (const PrintedColumn& column : m_table.columns) {
            const qreal width = column.width_mm * m_stretch;
            words(x, k_first_row - 2, width - 2, q(column.heading), 8, false, k_dim,
                  column.to_the_right);
            x += width;
        }
        rule(k_first_row + k_row - 1.5, k_rule, 0.2);
    }
    void paint_row(qreal y, const std::vector<std::string>& cells) {
        qreal x = k_left;
        for (std::size_t index = 0; index + 1 < m_table.columns.size(); ++index) {
            const qreal width = m_table.columns[index].width_mm * m_stretch;
            if (index < cells.size())
                words(x, y, width - 2, q(cells[index]), k_cell_points, false, k_ink,
                      m_table.columns[index].to_the_right);
            x += width;
        }
        if (cells.size() < m_table.columns.size())
            return;
        m_painter.setFont(font_of(k_cell_points, false));
        m_painter.setPen(k_ink);
        m_painter.drawText(prose_box(y + 0.6), Qt::TextWordWrap, q(cells.back()));
    }

    QPdfWriter& m_writer;
    const PrintedTable& m_table;
    i18n::Language m_language;
    QPainter m_painter;
    qreal m_scale;
    qreal m_stretch = 1;
};

} // namespace

Result<void> write_table_pdf(const PrintedTable& table, i18n::Language language,
                             const std::filesystem::path& path) {
    QBuffer bytes;
    bytes.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&bytes);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageOrientation(QPageLayout::Landscape);
        writer.setPageMargins(QMarginsF(0, 0, 0, 0));
        writer.setTitle(q(table.title));
        writer.setCreator(QStringLiteral("Comptoir"));
        Painter(writer, table, language).paint();
    }
    return write_file_atomically(
        path,
        std::string_view(bytes.data().constData(), static_cast<std::size_t>(bytes.data().size())));
}

} // namespace comptoir::reports
