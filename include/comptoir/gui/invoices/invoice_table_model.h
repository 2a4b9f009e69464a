// Invoices as rows: number, third party, dates, amounts, state.
#pragma once

#include "comptoir/gui/support/words.h"
#include "comptoir/gui/widgets/row_model.h"
#include "comptoir/invoices/types.h"

namespace comptoir::gui {

class InvoiceTableModel : public RowModel<invoices::Invoice> {
    Q_OBJECT

public:
    enum Column { Number, Direction, Party, Issued, Due, Net, Gross, Open, State, k_columns };

    explicit InvoiceTableModel(const Words& words, QObject* parent = nullptr);
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    qlonglong key_of(const invoices::Invoice& row) const override { return row.id.value(); }
    QVariant cell(const invoices::Invoice& row, int column, int role) const override;

private:
    const Words& m_words;
};

QString party_name_of(const invoices::Invoice& invoice);

} // namespace comptoir::gui
