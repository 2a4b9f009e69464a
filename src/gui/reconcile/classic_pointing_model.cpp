#include "comptoir/gui/reconcile/classic_pointing_view.h"

#include "comptoir/gui/support/states.h"

#include <array>

namespace comptoir::gui {

PointingTableModel::PointingTableModel(const Words& words, QObject* parent)
    : ColumnModel(parent), m_words(words) {}

std::span<const ColumnLook> PointingTableModel::looks() const {
    static constexpr std::array<ColumnLook, k_columns> k_looks{{{CellKind::Text, 14},
                                                                {CellKind::Dim, 9},
                                                                {CellKind::Dim, 5},
                                                                {CellKind::Text, 14},
                                                                {CellKind::Text, 30},
                                                                {CellKind::Amount, 10},
                                                                {CellKind::Amount, 10},
                                                                {CellKind::Tag, 12}}};
    return k_looks;
}

QString PointingTableModel::column_name(int column) const {
    switch (static_cast<Column>(column)) {
    case Pointed:
        return tr("Pointed");
    case Day:
        return tr("Date");
    case Journal:
        return tr("Jnl");
    case Piece:
        return tr("Document");
    case Label:
        return tr("Label");
    case Debit:
        return tr("Debit");
    case Credit:
        return tr("Credit");
    case State:
        return tr("State");
    case k_columns:
        break;
    }
    return {};
}

QVariant PointingTableModel::cell(const app::PointingEntry& row, int column, int role) const {
    if (role == k_accent_role)
        return row.pointed_on.has_value();
    const StateLook look =
        look_of(row.draft ? ledger::EntryState::Draft : ledger::EntryState::Validated);
    if (column == State && role == k_tone_role)
        return static_cast<int>(look.tone);
    if (column == State && role == k_icon_role)
        return QLatin1String(look.icon);
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(column)) {
    case Pointed: // "X 20/10/2026"
        return row.pointed_on ? QStringLiteral("X ") + m_words.date(*row.pointed_on) : QString();
    case Day:
        return m_words.date(row.date);
    case Journal:
        return q(row.journal);
    case Piece:
        return q(row.piece.empty() ? row.number : row.piece);
    case Label:
        return q(row.label);
    case Debit:
        return row.amount.is_negative() ? QString() : m_words.bare(row.amount);
    case Credit:
        return row.amount.is_negative() ? m_words.bare(row.amount.abs()) : QString();
    case State:
        return m_words.word("entry", row.draft ? "draft" : "validated");
    case k_columns:
        break;
    }
    return {};
}

} // namespace comptoir::gui
