#include "comptoir/gui/ledger/entries_pane.h"
#include "comptoir/gui/support/states.h"

namespace comptoir::gui {

EntryTableModel::EntryTableModel(const Words& words, QObject* parent)
    : RowModel(parent), m_words(words) {}

int EntryTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : k_columns;
}

QVariant EntryTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignVCenter) |
               (section == Total ? Qt::AlignRight : Qt::AlignLeft);
    if (role == k_width_role) {
        static constexpr int k_widths[k_columns] = {7, 11, 14, 18, 40, 13, 15};
        return k_widths[section];
    }
    if (role == k_kind_role)
        return static_cast<int>(section == Total                       ? CellKind::Amount
                                : section == State                     ? CellKind::Tag
                                : section == Journal || section == Day ? CellKind::Dim
                                                                       : CellKind::Text);
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Journal:
        return tr("Journal");
    case Day:
        return tr("Date");
    case Number:
        return tr("Number");
    case Piece:
        return tr("Document");
    case Label:
        return tr("Label");
    case Total:
        return tr("Total");
    case State:
        return tr("State");
    case k_columns:
        break;
    }
    return {};
}

QVariant EntryTableModel::cell(const EntryView& row, int column, int role) const {
    if (column == State && role == k_tone_role)
        return static_cast<int>(look_of(row.state).tone);
    if (column == State && role == k_icon_role)
        return QLatin1String(look_of(row.state).icon);
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(column)) {
    case Journal:
        return row.journal;
    case Day:
        return m_words.date(row.date);
    case Number:
        return row.number;
    case Piece:
        return row.piece;
    case Label:
        return row.reversal ? tr("%1 (reversal)", "label of an entry").arg(row.label) : row.label;
    case Total:
        return m_words.bare(row.total);
    case State:
        return m_words.word("entry",
                            row.state == ledger::EntryState::Draft ? "draft" : "validated");
    case k_columns:
        break;
    }
    return {};
}

} // namespace comptoir::gui
