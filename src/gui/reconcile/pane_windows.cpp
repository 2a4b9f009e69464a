// The windows that the reconciliation pane opens beside itself: causes of a difference, a ledger,
// the card of a third party.
#include "comptoir/gui/ledger/ledger_window.h"
#include "comptoir/gui/ledger/party_dialog.h"
#include "comptoir/gui/reconcile/causes_window.h"
#include "comptoir/gui/reconcile/reconcile_pane.h"

namespace comptoir::gui {

std::optional<app::TickedSelection> MatchingView::ticked_difference() const {
    if (m_ticks.is_empty() || m_ticks.sums().difference.is_zero() || !m_ticks.sums().one_currency)
        return std::nullopt;
    app::TickedSelection ticked;
    ticked.journal = m_scope.journal;
    for (const std::int64_t line : m_ticks.line_keys())
        ticked.lines.emplace_back(line);
    for (const std::int64_t key : m_ticks.candidate_keys()) {
        const Candidate* candidate = m_candidates->find(key);
        // Invoices are open amounts, not entries of the bank: they have no slip to look for.
        if (!candidate || candidate->kind != reconcile::TargetKind::Entry)
            return std::nullopt;
        ticked.rows.push_back(candidate->row);
    }
    return ticked;
}

std::string MatchingView::party_here() const {
    for (const std::int64_t key : m_ticks.candidate_keys())
        if (const Candidate* candidate = m_candidates->find(key); candidate)
            if (!candidate->party.isEmpty())
                return candidate->party.toStdString();
    const reconcile::Proposal* proposal = current_proposal();
    if (!proposal)
        return {};
    if (!proposal->party.empty())
        return proposal->party;
    return proposal->targets.empty() ? std::string{} : proposal->targets.front().party;
}

void ReconcilePane::open_causes_here() {
    const MatchingView* view = active_matching();
    CausesQuestion question;
    question.journal = m_facts.journal;
    question.at = m_facts.at.value_or(session().today());
    if (m_tabs->currentIndex() == Report && m_report->has_report())
        question.at = m_report->at();
    if (view)
        question.ticked = view->ticked_difference();
    CausesWindow* causes = open_causes(session(), window(), std::move(question));
    connect(causes, &CausesWindow::jump_asked, this, &Pane::jump_asked);
}

void ReconcilePane::open_ledger_here() {
    if (const MatchingView* view = active_matching())
        open_ledger(session(), window(), {{}, view->party_here()});
}

// A113: whose card it is, the line says first; what is proposed or ticked for it, after.
void ReconcilePane::open_party_card() {
    const MatchingView* view = active_matching();
    const LineView* line = view ? view->current_line() : nullptr;
    if (!line)
        return;
    const std::string party = line->party.empty() ? view->party_here() : line->party;
    if (party.empty())
        return messages().show_message(tr("This line names no third party: put one on it first."),
                                       Tone::Accent);
    open_party_dialog(session(), window(), party, {});
}

} // namespace comptoir::gui
