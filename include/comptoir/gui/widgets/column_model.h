// A table model whose columns are a list of looks: what kind of cell, how wide at first.
#pragma once

#include "comptoir/gui/widgets/row_model.h"

#include <span>

namespace comptoir::gui {

struct ColumnLook {
    CellKind kind = CellKind::Text;
    int characters = 10; // first width
};

template <class Row>
class ColumnModel : public RowModel<Row> {
public:
    using RowModel<Row>::RowModel;

    virtual std::span<const ColumnLook> looks() const = 0;
    virtual QString column_name(int column) const = 0;

    int columnCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : static_cast<int>(looks().size());
    }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override {
        if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
            return {};
        const ColumnLook& look = looks()[static_cast<std::size_t>(section)];
        switch (role) {
        case Qt::TextAlignmentRole:
            return static_cast<int>(Qt::AlignVCenter) |
                   (look.kind == CellKind::Amount ? Qt::AlignRight : Qt::AlignLeft);
        case k_width_role:
            return look.characters;
        case k_kind_role:
            return static_cast<int>(look.kind);
        case Qt::DisplayRole:
            return column_name(section);
        default:
            return {};
        }
    }
};

} // namespace comptoir::gui
