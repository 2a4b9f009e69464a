// Rows of words: what an intake routed, what waits in the tray, the grid.
#pragma once

#include "comptoir/gui/widgets/row_model.h"

#include <QStringList>

namespace comptoir::gui {

struct IntakeTableRow {
    qlonglong key = 0;
    QStringList cells;
};

class IntakeTableModel : public RowModel<IntakeTableRow> {
    Q_OBJECT

public:
    struct Column {
        int characters = 10; // its width at first
        CellKind kind = CellKind::Text;
    };
    explicit IntakeTableModel(std::vector<Column> columns, QObject* parent = nullptr);
    void set_headings(const QStringList& headings);

    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    qlonglong key_of(const IntakeTableRow& row) const override { return row.key; }
    QVariant cell(const IntakeTableRow& row, int column, int role) const override;

private:
    std::vector<Column> m_columns;
    QStringList m_headings;
};

} // namespace comptoir::gui
