// Rows of a bank statement as the reconciliation pane shows them.
//
// Only what a row shows is kept, so that a hundred thousand lines stay small; pages come from SQL.
// The proposal of a line is looked up beside it, since proposals change without the line changing.
#pragma once

#include "comptoir/app/bank.h"
#include "comptoir/gui/support/words.h"
#include "comptoir/gui/widgets/row_model.h"
#include "comptoir/reconcile/types.h"

#include <memory>
#include <set>
#include <unordered_map>

namespace comptoir::gui {

struct LineView {
    bank::LineId id;
    bank::StatementId statement;
    reconcile::LineState state = reconcile::LineState::Open;
    bool doubtful = false;
    bool announced = false; // it came in the place of an expected line
    Date booked_on;
    std::optional<Date> valued_on;
    Money amount; // holder's side
    QString label, counterparty;
    bank::Nature nature = bank::Nature::Other;
    reconcile::MatchId match;
    std::string party, party_by, template_code, template_by; // kept with the line
    // What a person put on it.
    QString note, reason, invoice; // the piece it carries
    reconcile::PairingId pairing;
    std::int64_t documents = 0;
};
LineView line_view(const app::LineRow& row);

using Proposals = std::unordered_map<std::int64_t, reconcile::Proposal>; // by line id

// Lines several answers fit, or none.
struct Unanswered {
    std::shared_ptr<const Proposals> proposals;
    std::set<std::int64_t> taken_up; // since they were proposed
    bool contains(std::int64_t line) const;
};

class LineTableModel : public RowModel<LineView> {
    Q_OBJECT

public:
    enum Column {
        Tick,
        Day,
        Label,
        Party,
        Invoice,
        Template,
        Debit,
        Credit,
        State,
        ValueDay,
        Nature,
        Note,
        k_columns
    };

    LineTableModel(const Words& words, bool with_ticks, QObject* parent = nullptr);
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    qlonglong key_of(const LineView& row) const override { return row.id.value(); }
    QVariant cell(const LineView& row, int column, int role) const override;

    void set_proposals(std::shared_ptr<const Proposals> proposals);
    const reconcile::Proposal* proposal_of(bank::LineId line) const;
    // Ticked by hand, and ticked because the current proposal says so.
    void set_ticks(std::set<std::int64_t> by_hand, std::set<std::int64_t> by_proposal);
    reconcile::LineState shown_state(const LineView& row) const;

private:
    QVariant state_cell(const LineView& row, int role) const;
    QString text_of(const LineView& row, int column) const;
    QVariant long_text(const LineView& row, int column) const;

    const Words& m_words;
    bool m_with_ticks;
    std::shared_ptr<const Proposals> m_proposals = std::make_shared<Proposals>();
    std::set<std::int64_t> m_by_hand, m_by_proposal;
};

// What a proposal points to, in a few words: "F5928", "2 invoices", "512 entry".
QString target_words(const std::vector<reconcile::Target>& targets);
// How many answers fit an ambiguous line: the one shown and its equals.
int answer_count(const reconcile::Proposal& proposal);
QString party_words(const reconcile::Proposal& proposal);

} // namespace comptoir::gui
