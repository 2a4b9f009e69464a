#include "comptoir/gui/reconcile/candidate_table_model.h"

#include "comptoir/gui/widgets/whole_column.h"

namespace comptoir::gui {

namespace {
constexpr int k_piece_whole = 20; // "FAC2026-00118" and longer; what is longer still is cut
} // namespace

CandidateTableModel::CandidateTableModel(const Words& words, QObject* parent)
    : RowModel(parent), m_words(words) {}

int CandidateTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : k_columns;
}

QVariant CandidateTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    const bool amount = section == Debit || section == Credit || section == Rest;
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignVCenter) | (amount ? Qt::AlignRight : Qt::AlignLeft);
    if (role == k_width_role) {
        static constexpr int k_widths[k_columns] = {2, 5, 3, 11, 20, 7, 7, 7};
        return k_widths[section];
    }
    if (role == k_whole_role)
        return section == Piece ? k_piece_whole : 0;
    if (role == k_kind_role)
        return static_cast<int>(section == Tick                        ? CellKind::Tick
                                : amount                               ? CellKind::Amount
                                : section == Day || section == Journal ? CellKind::Dim
                                                                       : CellKind::Text);
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Tick:
        return QString();
    case Day:
        return tr("Date");
    case Journal:
        return tr("Jnl", "short for journal");
    case Piece:
        return tr("Document");
    case Party:
        return tr("Third party");
    case Debit:
        return tr("Debit");
    case Credit:
        return tr("Credit");
    case Rest:
        return tr("Left", "amount that remains to settle");
    case k_columns:
        break;
    }
    return {};
}

QVariant CandidateTableModel::cell(const Candidate& row, int column, int role) const {
    const qlonglong key = row.key();
    if (role == k_accent_role)
        return m_by_hand.contains(key) || m_by_proposal.contains(key);
    if (column == Tick && role == Qt::CheckStateRole)
        return m_by_hand.contains(key)       ? Qt::Checked
               : m_by_proposal.contains(key) ? Qt::PartiallyChecked
                                             : Qt::Unchecked;
    if (role == k_long_role && column == Day)
        return m_words.date(row.date);
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(column)) {
    case Day:
        return m_words.short_date(row.date);
    case Journal:
        return row.journal;
    case Piece:
        return row.piece;
    case Party:
        return row.party_name;
    case Debit:
        return row.amount.is_negative() ? QString() : m_words.bare(row.amount);
    case Credit:
        return row.amount.is_negative() ? m_words.bare(row.amount.abs()) : QString();
    case Rest:
        return m_words.bare(row.open.abs());
    case Tick:
    case k_columns:
        break;
    }
    return {};
}

void CandidateTableModel::set_ticks(std::set<std::int64_t> by_hand,
                                    std::set<std::int64_t> by_proposal) {
    if (by_hand == m_by_hand && by_proposal == m_by_proposal)
        return;
    m_by_hand = std::move(by_hand);
    m_by_proposal = std::move(by_proposal);
    repaint();
}

} // namespace comptoir::gui
