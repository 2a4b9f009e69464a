// The rows of one or several entries: account, third party, debit, credit, letter.
#pragma once

#include "comptoir/gui/support/words.h"
#include "comptoir/gui/widgets/row_model.h"
#include "comptoir/ledger/types.h"

namespace comptoir::gui {

struct EntryRowView {
    ledger::EntryRow row;
    QString journal, piece, entry_label;
    Date date;
};
std::vector<EntryRowView> rows_of(const ledger::Entry& entry);

class EntryRowsModel : public RowModel<EntryRowView> {
    Q_OBJECT

public:
    enum Column {
        Journal,
        Day,
        Piece,
        Account,
        Party,
        Label,
        Debit,
        Credit,
        Letter,
        Pointed,
        k_columns
    };

    explicit EntryRowsModel(const Words& words, QObject* parent = nullptr);
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    qlonglong key_of(const EntryRowView& row) const override { return row.row.id.value(); }
    QVariant cell(const EntryRowView& row, int column, int role) const override;

private:
    const Words& m_words;
};

} // namespace comptoir::gui
