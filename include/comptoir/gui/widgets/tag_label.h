// A word on coloured paper, with its icon: the state of one thing outside a table.
#pragma once

#include "comptoir/gui/support/theme.h"

#include <QWidget>

namespace comptoir::gui {

class TagLabel : public QWidget {
    Q_OBJECT

public:
    explicit TagLabel(const Theme& theme, QWidget* parent = nullptr);
    void show_tag(const QString& text, Tone tone, const QString& icon = {});
    QString text() const { return m_text; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    QString m_text, m_icon;
    Tone m_tone = Tone::Neutral;
};

} // namespace comptoir::gui
