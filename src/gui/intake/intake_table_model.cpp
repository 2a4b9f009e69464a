#include "comptoir/gui/intake/intake_table_model.h"

namespace comptoir::gui {

IntakeTableModel::IntakeTableModel(std::vector<Column> columns, QObject* parent)
    : RowModel(parent), m_columns(std::move(columns)) {}

void IntakeTableModel::set_headings(const QStringList& headings) {
    m_headings = headings;
    repaint();
}

int IntakeTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant IntakeTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const Column& column = m_columns[static_cast<std::size_t>(section)];
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignVCenter) |
               (column.kind == CellKind::Amount ? Qt::AlignRight : Qt::AlignLeft);
    if (role == k_width_role)
        return column.characters;
    if (role == k_kind_role)
        return static_cast<int>(column.kind);
    return role == Qt::DisplayRole ? QVariant(m_headings.value(section)) : QVariant();
}

QVariant IntakeTableModel::cell(const IntakeTableRow& row, int column, int role) const {
    return role == Qt::DisplayRole ? QVariant(row.cells.value(column)) : QVariant();
}

} // namespace comptoir::gui
