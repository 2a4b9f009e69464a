// Book rows and open invoices, ranked for the chosen line.
#pragma once

#include "comptoir/gui/reconcile/candidate_ranking.h"

namespace comptoir::gui {

class CandidateTableModel : public RowModel<Candidate> {
    Q_OBJECT

public:
    enum Column { Tick, Day, Journal, Piece, Party, Debit, Credit, Rest, k_columns };

    explicit CandidateTableModel(const Words& words, QObject* parent = nullptr);
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    qlonglong key_of(const Candidate& row) const override { return row.key(); }
    QVariant cell(const Candidate& row, int column, int role) const override;
    void set_ticks(std::set<std::int64_t> by_hand, std::set<std::int64_t> by_proposal);

private:
    const Words& m_words;
    std::set<std::int64_t> m_by_hand, m_by_proposal;
};

} // namespace comptoir::gui
