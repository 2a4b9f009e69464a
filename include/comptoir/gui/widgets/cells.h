// What a table cell can be besides text: an amount, a coloured word, a tick.
//
// Models answer these roles, the one delegate of all tables draws them. A coloured word always
// carries its icon and its text, so that colour alone never tells anything.
#pragma once

#include "comptoir/gui/support/theme.h"

#include <QModelIndex>
#include <QString>
#include <QStyledItemDelegate>

namespace comptoir::gui {

enum CellRole {
    k_kind_role = Qt::UserRole + 1, // CellKind, asked of the header section
    k_tone_role,                    // Tone of a tag
    k_icon_role,                    // icon name of a tag
    k_accent_role,                  // bool: the row carries the bar at its left edge
    k_negative_role,                // bool: the amount is below zero
    k_key_role,                     // qlonglong: stable identity of the row
    k_long_role,                    // the full text of a shortened cell, for the tool tip
    k_faint_role,                   // bool: not booked, drawn dim and in italics
    k_width_role,                   // int: first width of a section, in characters
};

enum class CellKind { Text, Dim, Amount, Tag, Tick };

class CellDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    CellDelegate(const Theme& theme, QObject* parent);
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paint_tag(QPainter* painter, const QRect& box, const QModelIndex& index) const;
    void paint_tick(QPainter* painter, const QRect& box, Qt::CheckState state) const;

    const Theme& m_theme;
};

} // namespace comptoir::gui
