#include "comptoir/gui/ledger/entry_rows_model.h"

namespace comptoir::gui {

std::vector<EntryRowView> rows_of(const ledger::Entry& entry) {
    std::vector<EntryRowView> rows;
    for (const ledger::EntryRow& row : entry.rows)
        rows.push_back({row, q(entry.journal), q(entry.piece), q(entry.label), entry.date});
    return rows;
}

EntryRowsModel::EntryRowsModel(const Words& words, QObject* parent)
    : RowModel(parent), m_words(words) {}

int EntryRowsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : k_columns;
}

QVariant EntryRowsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    const bool amount = section == Debit || section == Credit;
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignVCenter) | (amount ? Qt::AlignRight : Qt::AlignLeft);
    if (role == k_width_role) {
        static constexpr int k_widths[k_columns] = {4, 11, 13, 8, 11, 24, 10, 10, 6, 7};
        return k_widths[section];
    }
    if (role == k_kind_role)
        return static_cast<int>(amount                                 ? CellKind::Amount
                                : section == Journal || section == Day ? CellKind::Dim
                                                                       : CellKind::Text);
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Journal:
        return tr("Jnl", "short for journal");
    case Day:
        return tr("Date");
    case Piece:
        return tr("Document");
    case Account:
        return tr("Account");
    case Party:
        return tr("Third party");
    case Label:
        return tr("Label");
    case Debit:
        return tr("Debit");
    case Credit:
        return tr("Credit");
    case Letter:
        return tr("Letter", "lettering code of an entry row");
    case Pointed:
        return tr("Pointed", "whether a bank statement shows this row");
    case k_columns:
        break;
    }
    return {};
}

QVariant EntryRowsModel::cell(const EntryRowView& row, int column, int role) const {
    if (role != Qt::DisplayRole)
        return {};
    const ledger::EntryRow& each = row.row;
    switch (static_cast<Column>(column)) {
    case Journal:
        return row.journal;
    case Day:
        return m_words.date(row.date);
    case Piece:
        return row.piece;
    case Account:
        return q(each.account);
    case Party:
        return q(each.party);
    case Label:
        return each.label.empty() ? row.entry_label : q(each.label);
    case Debit:
        return each.amount.is_negative() ? QString() : m_words.bare(each.amount);
    case Credit:
        return each.amount.is_negative() ? m_words.bare(each.amount.abs()) : QString();
    case Letter:
        return q(each.letter);
    case Pointed:
        return each.pointed ? QStringLiteral("✓") : QString();
    case k_columns:
        break;
    }
    return {};
}

} // namespace comptoir::gui
