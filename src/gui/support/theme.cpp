#include "comptoir/gui/support/theme.h"

#include <QApplication>
#include <QFile>
#include <QFont>
#include <QPainter>
#include <QPalette>
#include <QStyleFactory>
#include <QSvgRenderer>

// A static library drops resources that nobody names; the macros must stand outside namespaces.
static void keep_resources() {
    Q_INIT_RESOURCE(comptoir);
    Q_INIT_RESOURCE(messages);
}

namespace comptoir::gui {
namespace {

Colours from_hex(const std::array<const char*, 24>& hex) {
    std::array<QColor, 24> c;
    for (std::size_t i = 0; i < hex.size(); ++i)
        c[i] = QColor(QLatin1String(hex[i]));
    return Colours{c[0],  c[1],  c[2],  c[3],  c[4],  c[5],  c[6],  c[7],
                   c[8],  c[9],  c[10], c[11], c[12], c[13], c[14], c[15],
                   c[16], c[17], c[18], c[19], c[20], c[21], c[22], c[23]};
}

QPalette palette_of(const Colours& c) {
    QPalette p;
    p.setColor(QPalette::Window, c.background);
    p.setColor(QPalette::WindowText, c.text);
    p.setColor(QPalette::Base, c.surface);
    p.setColor(QPalette::AlternateBase, c.zebra);
    p.setColor(QPalette::Text, c.text);
    p.setColor(QPalette::PlaceholderText, c.dim);
    p.setColor(QPalette::Button, c.raised);
    p.setColor(QPalette::ButtonText, c.text);
    p.setColor(QPalette::BrightText, c.bad);
    p.setColor(QPalette::Highlight, c.accent);
    p.setColor(QPalette::HighlightedText, c.accent_text);
    p.setColor(QPalette::ToolTipBase, c.raised);
    p.setColor(QPalette::ToolTipText, c.text);
    p.setColor(QPalette::Link, c.accent);
    p.setColor(QPalette::LinkVisited, c.accent);
    p.setColor(QPalette::Light, c.raised);
    p.setColor(QPalette::Midlight, c.line_soft);
    p.setColor(QPalette::Mid, c.line);
    p.setColor(QPalette::Dark, c.faint);
    p.setColor(QPalette::Shadow, c.line);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, c.faint);
    p.setColor(QPalette::Disabled, QPalette::Highlight, c.line);
    return p;
}

QString style_sheet_of(const Colours& c, bool dark) {
    QFile file(QStringLiteral(":/style/comptoir.qss"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString sheet = QString::fromUtf8(file.readAll());
    const std::pair<const char*, QColor> names[] = {
        {"@background", c.background},
        {"@surface", c.surface},
        {"@raised", c.raised},
        {"@line-soft", c.line_soft},
        {"@line", c.line},
        {"@text", c.text},
        {"@dim", c.dim},
        {"@faint", c.faint},
        {"@accent-soft", c.accent_soft},
        {"@accent-text", c.accent_text},
        {"@accent", c.accent},
        {"@negative", c.negative},
        {"@ok-soft", c.ok_soft},
        {"@ok", c.ok},
        {"@warn-soft", c.warn_soft},
        {"@warn", c.warn},
        {"@bad-soft", c.bad_soft},
        {"@bad", c.bad},
        {"@selection", c.selection},
        {"@zebra", c.zebra},
        {"@rail-text", c.rail_text},
        {"@rail", c.rail},
    };
    for (const auto& [name, colour] : names)
        sheet.replace(QLatin1String(name), colour.name());
    sheet.replace(QLatin1String("@theme"), dark ? QLatin1String("dark") : QLatin1String("light"));
    return sheet;
}

} // namespace

const Colours& light_colours() {
    static const Colours colours = from_hex(
        {"#f4f6f8", "#ffffff", "#ffffff", "#dfe4ea", "#edf0f3", "#18212c", "#5a6675", "#8a95a3",
         "#0b6b6b", "#e2f1f0", "#ffffff", "#a8261b", "#0f7a4d", "#e3f4ec", "#9a5b00", "#fdf1dc",
         "#a8261b", "#fbe7e5", "#d5eae9", "#fafbfc", "#1d2a35", "#c9d3dc", "#2b3c4a", "#5cc5bf"});
    return colours;
}

const Colours& dark_colours() {
    static const Colours colours = from_hex(
        {"#151b21", "#1c242c", "#222c35", "#323e49", "#28333d", "#e4eaf0", "#9aa8b5", "#74828f",
         "#4db8b2", "#1e3a3b", "#0e1a1a", "#f0857a", "#63c795", "#1d3a2c", "#e0a84e", "#3a2f1b",
         "#f0857a", "#3f2523", "#24464a", "#1f2830", "#10161b", "#aab7c3", "#22303b", "#5cc5bf"});
    return colours;
}

QColor ink_of(const Colours& colours, Tone tone) {
    switch (tone) {
    case Tone::Neutral:
        return colours.dim;
    case Tone::Accent:
        return colours.accent;
    case Tone::Ok:
        return colours.ok;
    case Tone::Warn:
        return colours.warn;
    case Tone::Bad:
        return colours.bad;
    }
    return colours.text;
}

QColor paper_of(const Colours& colours, Tone tone) {
    switch (tone) {
    case Tone::Neutral:
        return colours.line_soft;
    case Tone::Accent:
        return colours.accent_soft;
    case Tone::Ok:
        return colours.ok_soft;
    case Tone::Warn:
        return colours.warn_soft;
    case Tone::Bad:
        return colours.bad_soft;
    }
    return colours.surface;
}

Theme::Theme(QApplication& application) : m_application(application) {
    keep_resources();
    // Qt 6.4 has no colour scheme to ask for: the desktop's own palette tells.
    const QPalette desktop = QApplication::palette();
    m_desktop_is_dark = desktop.color(QPalette::Window).lightness() <
                        desktop.color(QPalette::WindowText).lightness();
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QFont font(QStringLiteral("Noto Sans"));
    font.setPointSizeF(10);
    QApplication::setFont(font);
    apply();
}

void Theme::choose(ThemeChoice choice) {
    if (choice == m_choice)
        return;
    m_choice = choice;
    apply();
}

bool Theme::is_dark() const {
    switch (m_choice) {
    case ThemeChoice::System:
        return m_desktop_is_dark;
    case ThemeChoice::Light:
        return false;
    case ThemeChoice::Dark:
        return true;
    }
    return false;
}

void Theme::apply() {
    m_icons.clear();
    m_pixmaps.clear();
    QApplication::setPalette(palette_of(colours()));
    m_application.setStyleSheet(style_sheet_of(colours(), is_dark()));
    emit changed();
}

QPixmap Theme::pixmap(const QString& name, int size, const QColor& colour, qreal scale) const {
    const QString key = name + QLatin1Char('/') + colour.name(QColor::HexArgb) + QLatin1Char('/') +
                        QString::number(size) + QLatin1Char('/') + QString::number(scale);
    if (const auto known = m_pixmaps.constFind(key); known != m_pixmaps.constEnd())
        return *known;
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    QPixmap drawn(QSize(size, size) * scale);
    drawn.setDevicePixelRatio(scale);
    drawn.fill(Qt::transparent);
    if (file.open(QIODevice::ReadOnly)) {
        QByteArray svg = file.readAll();
        svg.replace("currentColor", colour.name().toLatin1());
        QSvgRenderer renderer(svg);
        QPainter painter(&drawn);
        renderer.render(&painter, QRectF(0, 0, size, size));
    }
    m_pixmaps.insert(key, drawn);
    return drawn;
}

QIcon Theme::icon(const QString& name, const QColor& colour) const {
    const QColor ink = colour.isValid() ? colour : colours().dim;
    const QString key = name + ink.name();
    if (const auto known = m_icons.constFind(key); known != m_icons.constEnd())
        return *known;
    QIcon icon;
    for (const int size : {16, 24, 32})
        for (const qreal scale : {1.0, 2.0})
            icon.addPixmap(pixmap(name, size, ink, scale));
    m_icons.insert(key, icon);
    return icon;
}

} // namespace comptoir::gui
