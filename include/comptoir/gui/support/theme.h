// The named colours of the client, light and dark, turned into a palette and one style sheet.
//
// Every widget takes its colours from here: no colour is written anywhere else. `Theme` follows
// the desktop unless the user chose; `changed()` tells those who paint by hand to paint again.
#pragma once

#include <QColor>
#include <QHash>
#include <QIcon>
#include <QObject>
#include <QString>

class QApplication;

namespace comptoir::gui {

struct Colours {
    QColor background, surface, raised, line, line_soft, text, dim, faint;
    QColor accent, accent_soft, accent_text, negative;
    QColor ok, ok_soft, warn, warn_soft, bad, bad_soft;
    QColor selection, zebra, rail, rail_text, rail_selected, rail_accent;
};

const Colours& light_colours();
const Colours& dark_colours();

enum class ThemeChoice { System, Light, Dark };

// What a coloured word means; the word itself always says it too.
enum class Tone { Neutral, Accent, Ok, Warn, Bad };
QColor ink_of(const Colours& colours, Tone tone);
QColor paper_of(const Colours& colours, Tone tone);

class Theme : public QObject {
    Q_OBJECT

public:
    // Reads the desktop's palette: construct it before anything sets another one.
    explicit Theme(QApplication& application);

    void choose(ThemeChoice choice);
    ThemeChoice choice() const { return m_choice; }
    bool is_dark() const;
    const Colours& colours() const { return is_dark() ? dark_colours() : light_colours(); }
    // An icon of resources/icons by meaning ("import"), drawn in one colour, sharp at any scale.
    QIcon icon(const QString& name, const QColor& colour = {}) const;
    QPixmap pixmap(const QString& name, int size, const QColor& colour, qreal scale) const;

signals:
    void changed();

private:
    void apply();

    QApplication& m_application;
    ThemeChoice m_choice = ThemeChoice::System;
    bool m_desktop_is_dark = false;
    mutable QHash<QString, QIcon> m_icons;
    mutable QHash<QString, QPixmap> m_pixmaps;
};

} // namespace comptoir::gui
