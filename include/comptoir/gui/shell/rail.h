// The rail at the left: the panes by name, and how many things wait in each.
#pragma once

#include "comptoir/gui/support/session.h"

#include <QAbstractButton>
#include <QFrame>

#include <vector>

class QPainter;

namespace comptoir::gui {

class RailButton : public QAbstractButton {
    Q_OBJECT

public:
    RailButton(const Theme& theme, const QString& icon, QWidget* parent);
    void set_count(const QString& count);
    void set_compact(bool compact);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paint_in_a_row(QPainter& painter, const QColor& ink);
    void paint_in_a_column(QPainter& painter, const QColor& ink);
    void paint_count(QPainter& painter, const QRectF& badge);

    const Theme& m_theme;
    QString m_icon;
    QString m_count;
    bool m_compact = false;
};

class Rail : public QFrame {
    Q_OBJECT

public:
    explicit Rail(Surroundings surroundings, QWidget* parent = nullptr);
    void add(const QString& icon);
    void clear();
    void set_name(int index, const QString& name, const QString& key);
    void set_count(int index, std::int64_t count);
    void choose(int index);
    // Names below the icons, for windows with no room beside them.
    void set_compact(bool compact);

signals:
    void chosen(int index);

private:
    Surroundings m_surroundings;
    std::vector<RailButton*> m_buttons;
    std::vector<std::int64_t> m_counts;
    bool m_compact = false;
};

} // namespace comptoir::gui
