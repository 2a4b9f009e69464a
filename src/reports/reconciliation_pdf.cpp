#include "comptoir/reports/reconciliation_pdf.h"

#include "comptoir/core/file.h"
#include "comptoir/reports/reconciliation_content.h"

#include <QBuffer>
#include <QColor>
#include <QFont>
#include <QFontMetricsF>
#include <QMarginsF>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QString>

#include <utility>
#include <vector>

namespace comptoir::reports {

namespace {

// All lengths are millimetres on A4; the painter is scaled to them.
constexpr qreal k_left = 20, k_right = 190, k_top = 18, k_bottom = 276;
constexpr qreal k_row = 5.4;
constexpr qreal k_date_at = k_left, k_piece_at = 43, k_label_at = 76, k_amount_from = 156;
const QColor k_ink(0x18, 0x21, 0x2c), k_dim(0x5a, 0x66, 0x75), k_rule(0xc9, 0xd1, 0xda);
const QColor k_accent(0x0b, 0x6b, 0x6b), k_ok_paper(0xe3, 0xf4, 0xec),
    k_warn_paper(0xfc, 0xf1, 0xdc), k_bad_paper(0xfb, 0xe7, 0xe5);
const QColor k_ok(0x0f, 0x7a, 0x4d), k_warn(0x8a, 0x5a, 0x00), k_bad(0xa8, 0x26, 0x1b);

struct Band {
    QColor paper, ink;
};

Band band_of(Agreement agreement) {
    switch (agreement) {
    case Agreement::Settled:
        return {k_ok_paper, k_ok};
    case Agreement::Inherited:
    case Agreement::InSuspense:
        return {k_warn_paper, k_warn};
    case Agreement::Unexplained:
        break;
    }
    return {k_bad_paper, k_bad};
}

struct Words {
    QRectF box;
    QString text;
    qreal points = 9;
    bool bold = false;
    QColor colour = k_ink;
    Qt::Alignment align = Qt::AlignLeft | Qt::AlignVCenter;
};

struct Shape {
    QRectF box;
    QColor colour;
};

struct Page {
    std::vector<Shape> shapes;
    std::vector<Words> words;
};

QString q(const std::string& text) {
    return QString::fromStdString(text);
}

// Broken at blanks, so that no line is longer than its box: at 9 points an average letter takes
// 1.8 mm. A word longer than a line stands alone.
std::vector<QString> broken(const QString& text, qreal millimetres) {
    const auto most = static_cast<qsizetype>(millimetres / 1.8);
    std::vector<QString> lines;
    for (const QString& word : text.split(QLatin1Char(' '))) {
        if (lines.empty() || lines.back().size() + 1 + word.size() > most)
            lines.push_back(word);
        else
            lines.back() += QLatin1Char(' ') + word;
    }
    return lines;
}

// The facts in as few lines as hold them whole; one alone too long is broken.
std::vector<QString> fact_lines(const std::vector<std::string>& facts, qreal millimetres) {
    const auto most = static_cast<qsizetype>(millimetres / 1.8);
    const QString dot = QStringLiteral("   ·   ");
    std::vector<QString> lines;
    for (const std::string& fact : facts) {
        const QString words = q(fact);
        if (!lines.empty() && lines.back().size() + dot.size() + words.size() <= most) {
            lines.back() += dot + words;
            continue;
        }
        for (QString& line : broken(words, millimetres))
            lines.push_back(std::move(line));
    }
    return lines;
}

// Places everything on pages first, so that "page 1 of 3" is known before anything is painted.
class Layout {
public:
    Layout(const ReconciliationContent& content, i18n::Language language)
        : m_content(content), m_language(language) {
        new_page();
        add_head();
        add_figures();
        for (const ListSection& section : m_content.sections)
            add_section(section);
        add_feet();
    }
    const std::vector<Page>& pages() const { return m_pages; }

private:
    Page& page() { return m_pages.back(); }
    void new_page() {
        m_pages.emplace_back();
        m_y = k_top;
    }
    void words(qreal from, qreal to, const QString& text, qreal points, bool bold = false,
               QColor colour = k_ink, bool to_the_right = false) {
        page().words.push_back(
            {QRectF(from, m_y, to - from, k_row), text, points, bold, colour,
             (to_the_right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter});
    }
    void rule(QColor colour = k_rule, qreal thickness = 0.2) {
        page().shapes.push_back({QRectF(k_left, m_y, k_right - k_left, thickness), colour});
    }
    QString amount(Money money) const { return q(i18n::format_bare(money, m_language)); }

    void add_head() {
        words(k_left, k_right, q(m_content.company), 11, true);
        words(k_left, k_right, q(m_content.at), 11, true, k_accent, true);
        m_y += 8;
        words(k_left, k_right, q(m_content.title), 18, true);
        m_y += 9;
        for (const QString& line : fact_lines(m_content.facts, k_right - k_left)) {
            words(k_left, k_right, line, 9, false, k_dim);
            m_y += k_row;
        }
        m_y += 8 - k_row;
        rule(k_accent, 0.5);
        m_y += 4;
    }

    void add_figures() {
        for (const FigureLine& line : m_content.figures) {
            if (line.strong && line.sign == '=') {
                rule();
                m_y += 0.6;
            }
            const QString sign = line.sign == '-'   ? QStringLiteral("−")
                                 : line.sign == ' ' ? QString()
                                                    : QString(QLatin1Char(line.sign));
            words(k_left + 1, k_left + 6, sign, 10, line.strong, k_dim);
            words(k_left + 7, k_amount_from, q(line.label), 10, line.strong);
            words(k_amount_from - 10, k_right - 1, amount(line.amount), 10, line.strong, k_ink,
                  true);
            m_y += k_row + 0.8;
        }
        m_y += 1.5;
        const auto [paper, ink] = band_of(m_content.agreement);
        const std::vector<QString> verdict =
            broken(q(m_content.verdict), k_amount_from - 10 - (k_left + 40));
        const qreal more = k_row * static_cast<qreal>(verdict.size() - 1);
        page().shapes.push_back({QRectF(k_left, m_y, k_right - k_left, 9 + more), paper});
        m_y += 1.8;
        words(k_left + 7, k_left + 40, q(m_content.difference.label), 10.5, true, ink);
        words(k_amount_from - 10, k_right - 1, amount(m_content.difference.amount), 10.5, true, ink,
              true);
        for (const QString& line : verdict) {
            words(k_left + 40, k_amount_from - 10, line, 9, false, ink);
            m_y += k_row;
        }
        m_y += 12 - 1.8 - k_row + 1.8;
    }

    void add_section_head(const QString& heading) {
        words(k_left, k_right, heading, 11, true);
        m_y += k_row + 1.2;
        words(k_date_at, k_piece_at, q(m_content.column_date), 8, false, k_dim);
        words(k_piece_at, k_label_at, q(m_content.column_piece), 8, false, k_dim);
        words(k_label_at, k_amount_from, q(m_content.column_label), 8, false, k_dim);
        words(k_amount_from, k_right - 1, q(m_content.column_amount), 8, false, k_dim, true);
        m_y += k_row;
        rule();
        m_y += 0.6;
    }

    void add_section(const ListSection& section) {
        // A heading never stands alone at the foot of a page.
        if (m_y > k_bottom - 5 * k_row)
            new_page();
        const QString heading = q(section.heading);
        if (section.lines.empty()) {
            words(k_left, k_right, heading, 11, true);
            m_y += k_row + 0.6;
            words(k_left, k_right, q(m_content.nothing), 9, false, k_dim);
            m_y += k_row + 4;
            return;
        }
        add_section_head(heading);
        for (const reconcile::ReportLine& line : section.lines) {
            if (m_y > k_bottom - 2 * k_row) {
                new_page();
                add_section_head(q(i18n::say("report.reconciliation.continued",
                                             {{"heading", section.heading}}, m_language)));
            }
            words(k_date_at, k_piece_at, q(i18n::format(line.date, m_language)), 9, false, k_dim);
            words(k_piece_at, k_label_at - 2, q(line.piece), 9);
            words(k_label_at, k_amount_from - 2, q(line.label), 9);
            words(k_amount_from - 10, k_right - 1, amount(line.amount), 9, false, k_ink, true);
            m_y += k_row;
        }
        rule();
        m_y += 0.6;
        words(k_label_at, k_amount_from, q(m_content.total), 9, true);
        words(k_amount_from - 10, k_right - 1, amount(section.total), 9, true, k_ink, true);
        m_y += k_row + 5;
    }

    void add_feet() {
        const auto pages = static_cast<std::int64_t>(m_pages.size());
        std::int64_t number = 0;
        for (Page& each : m_pages) {
            ++number;
            each.shapes.push_back({QRectF(k_left, 281, k_right - k_left, 0.2), k_rule});
            const QRectF box(k_left, 282, k_right - k_left, 5);
            each.words.push_back(
                {box, q(m_content.company + " · " + m_content.title + " " + m_content.at), 8, false,
                 k_dim, Qt::AlignLeft | Qt::AlignVCenter});
            each.words.push_back(
                {box, q(i18n::say("report.page", {{"page", number}, {"pages", pages}}, m_language)),
                 8, false, k_dim, Qt::AlignRight | Qt::AlignVCenter});
        }
    }

    const ReconciliationContent& m_content;
    i18n::Language m_language;
    std::vector<Page> m_pages;
    qreal m_y = k_top;
};

void paint(QPainter& painter, QPdfWriter& writer, const Page& page) {
    const qreal scale = writer.resolution() / 25.4;
    const auto scaled = [&](const QRectF& box) {
        return QRectF(box.x() * scale, box.y() * scale, box.width() * scale, box.height() * scale);
    };
    for (const Shape& shape : page.shapes)
        painter.fillRect(scaled(shape.box), shape.colour);
    for (const Words& words : page.words) {
        QFont font(QStringLiteral("Noto Sans"));
        font.setPointSizeF(words.points);
        font.setWeight(words.bold ? QFont::DemiBold : QFont::Normal);
        painter.setFont(font);
        painter.setPen(words.colour);
        const QRectF box = scaled(words.box);
        const QFontMetricsF metrics(font, &writer);
        painter.drawText(box, static_cast<int>(words.align) | Qt::TextSingleLine | Qt::TextDontClip,
                         metrics.elidedText(words.text, Qt::ElideRight, box.width()));
    }
}

} // namespace

Result<void> write_reconciliation_pdf(const reconcile::ReconciliationReport& report,
                                      i18n::Language language, const std::filesystem::path& path) {
    const ReconciliationContent content = reconciliation_content(report, language);
    const Layout layout(content, language);
    QBuffer bytes;
    bytes.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&bytes);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins(QMarginsF(0, 0, 0, 0));
        writer.setTitle(q(content.title + " " + content.at));
        writer.setCreator(QStringLiteral("Comptoir"));
        QPainter painter(&writer);
        bool first = true;
        for (const Page& page : layout.pages()) {
            if (!std::exchange(first, false))
                writer.newPage();
            paint(painter, writer, page);
        }
    }
    return write_file_atomically(
        path,
        std::string_view(bytes.data().constData(), static_cast<std::size_t>(bytes.data().size())));
}

} // namespace comptoir::reports
