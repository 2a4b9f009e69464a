#include "gui/reconcile/keep_in_place.h"

#include "comptoir/gui/widgets/cells.h"

#include <QScrollBar>

namespace comptoir::gui {

void keep_in_place(Table& table, const std::function<void()>& change) {
    QScrollBar* bar = table.verticalScrollBar();
    const int top = bar->value() > 0 ? table.rowAt(0) : -1;
    if (top < 0) // at the very top what comes is to be seen
        return change();
    const QAbstractItemModel* rows = table.model();
    const qlonglong key = rows->index(top, 0).data(k_key_role).toLongLong();
    const int offset = table.rowViewportPosition(top);
    change();
    for (int row = 0; row < rows->rowCount(); ++row) {
        if (rows->index(row, 0).data(k_key_role).toLongLong() != key)
            continue;
        // The bar reaches as far as the rows do now, not at the next turn.
        QMetaObject::invokeMethod(&table, "updateGeometries", Qt::DirectConnection);
        bar->setValue(bar->value() + table.rowViewportPosition(row) - offset);
        return;
    }
}

} // namespace comptoir::gui
