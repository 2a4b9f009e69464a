// What a person does with the lines and entries: match, put aside, go on to the next proposal.
#include "comptoir/gui/reconcile/matching_view.h"

#include "comptoir/gui/reconcile/although_booked.h"
#include "comptoir/gui/reconcile/create_missing.h"
#include "comptoir/gui/widgets/form_dialog.h"
#include "gui/reconcile/keep_in_place.h"

#include <QLineEdit>

#include <algorithm>
#include <set>

namespace comptoir::gui {

namespace {

constexpr std::size_t k_gone_max = 100; // as many as there are acts to undo

} // namespace

void MatchingView::match() {
    if (!m_ticks.is_empty()) {
        if (const auto unlike = m_ticks.unlike(m_session.dossier().currency))
            return match_unlike(*unlike);
        if (!m_ticks.can_match()) {
            const bool one_side = m_ticks.lines().empty() || m_ticks.candidate_keys().empty();
            emit told(one_side
                          ? tr("Tick at least one line and one entry or invoice.")
                          : tr("The totals differ: tick or untick until the difference is zero."));
            return;
        }
        app::ManualMatch request = m_ticks.match();
        if (!take_day(request.pointed_on))
            return;
        run_manual(std::move(request), m_ticks.lines().begin()->second.label);
        return;
    }
    if (const app::PairingRow* pairing = current_pairing())
        return match_pairings({*pairing});
    const LineView* line = current_line();
    const reconcile::Proposal* proposal = current_proposal();
    if (!line || m_in_flight.contains(line->id.value()))
        return;
    if (!line->invoice.isEmpty()) { // A143: what the line carries is what it pays
        app::ManualMatch request;
        request.lines = {line->id};
        if (!take_day(request.pointed_on))
            return;
        return run_manual(std::move(request), line->label);
    }
    if (!proposal || proposal->state != reconcile::LineState::Proposed) {
        emit told(
            proposal && proposal->state == reconcile::LineState::Ambiguous
                ? tr("Several answers fit this line: tick the right one with Space, then match.")
                : tr("Nothing is proposed for this line: tick what it pays, or type an account."));
        return;
    }
    if (std::optional<Date> day; take_day(day))
        match_proposed(*proposal, line->label, day, false);
}

void MatchingView::match_proposed(const reconcile::Proposal& shown, const QString& label,
                                  std::optional<Date> pointed_on, bool although_booked) {
    if (!take_in_flight({shown.line}))
        return;
    command(
        m_session, this,
        [shown, pointed_on, although_booked](app::Writer& writer) {
            return app::match_proposal(writer, shown, although_booked, pointed_on);
        },
        [this, shown, label, pointed_on](Result<reconcile::MatchId> answer) {
            after_match({shown.line}, label, answer, {}, [this, shown, label, pointed_on] {
                match_proposed(shown, label, pointed_on, true);
            });
        });
}

bool MatchingView::take_in_flight(const std::vector<bank::LineId>& lines) {
    if (std::any_of(lines.begin(), lines.end(),
                    [&](bank::LineId line) { return m_in_flight.contains(line.value()); }))
        return false;
    for (const bank::LineId line : lines)
        m_in_flight.emplace(line.value(), lines.front().value());
    return true;
}

void MatchingView::run_manual(app::ManualMatch request, const QString& label,
                              const Asking& asking) {
    if (!take_in_flight(request.lines))
        return;
    if (asking)
        asking->set_busy(true);
    command(
        m_session, this,
        [request](app::Writer& writer) { return app::match_by_hand(writer, request); },
        [this, request, label, asking](Result<reconcile::MatchId> answer) {
            after_match(request.lines, label, answer, asking, [this, request, label, asking] {
                app::ManualMatch insisted = request;
                insisted.although_booked = true;
                run_manual(std::move(insisted), label, asking);
            });
        });
}

void MatchingView::after_match(const std::vector<bank::LineId>& lines, const QString& label,
                               const Result<reconcile::MatchId>& answer, const Asking& asking,
                               const Again& again) {
    const auto alone = [](reconcile::MatchId match) {
        return std::vector<reconcile::MatchId>{match};
    };
    after_matches(lines, label, answer.map(alone), asking, again);
}

void MatchingView::show_failed(const Error& error, const Asking& asking, const Again& again) {
    FormDialog* dialog = asking && asking->isVisible() ? asking.data() : nullptr;
    if (is_booked_already(error))
        return offer_although_booked(m_session, window(), dialog, error,
                                     [here = QPointer<MatchingView>(this), again] {
                                         if (here)
                                             again();
                                     });
    // Beside what was typed, which is still there to be mended.
    if (dialog)
        return show_refusal(m_session, dialog, error);
    emit failed(error);
}

void MatchingView::after_matches(const std::vector<bank::LineId>& lines, const QString& label,
                                 const Result<std::vector<reconcile::MatchId>>& answer,
                                 const Asking& asking, const Again& again) {
    m_acted.clear();
    for (const bank::LineId line : lines) {
        m_in_flight.erase(line.value());
        m_acted.insert(line.value());
    }
    if (!answer) {
        if (std::any_of(lines.begin(), lines.end(),
                        [&](bank::LineId line) { return !m_lines->find(line.value()); }))
            load_lines(); // read without them while the act was under way
        return show_failed(answer.error(), asking, again);
    }
    if (asking)
        asking->accept();
    m_session.did({tr("match of %1", "an act that can be undone; %1 is a bank label").arg(label),
                   [made = *answer](app::Writer& writer) -> Result<void> {
                       for (auto match = made.rbegin(); match != made.rend(); ++match)
                           CT_TRY(app::undo_match(writer, *match));
                       return {};
                   },
                   users::Right::StatementCancel});
    drop_lines(lines);
    clear_ticks();
    // What was looked for and ticked at the right is done: the next line is at the left.
    m_candidate_filter->clear();
    // Asked of the window: a dialog that closes just now still has the keyboard itself.
    if (window()->focusWidget() == m_candidate_table)
        m_line_table->setFocus(Qt::OtherFocusReason);
    emit matched(answer->back().value());
}

// What somebody else's act takes away, or brings back, leaves the cursor where it is. An act of
// ours may take its lines out of the list before it is answered: the dossier tells of it first.
void MatchingView::remember_gone(const std::vector<bank::LineId>& lines) {
    std::set<std::int64_t> acts; // the first line of each that goes
    for (const bank::LineId line : lines) {
        const auto under_way = m_in_flight.find(line.value());
        const bool is_ours = under_way != m_in_flight.end() || m_acted.contains(line.value());
        const std::int64_t act = under_way != m_in_flight.end() ? under_way->second : 0;
        if (!is_ours || !m_lines->find(line.value()) || !acts.insert(act).second)
            continue;
        if (m_gone.size() == k_gone_max)
            m_gone.erase(m_gone.begin());
        m_gone.push_back(line.value());
    }
}

void MatchingView::drop_lines(const std::vector<bank::LineId>& lines) {
    std::set<std::int64_t> gone;
    for (const bank::LineId line : lines)
        gone.insert(line.value());
    remember_gone(lines);
    // The next row below takes the cursor; the last one hands it upwards.
    const int before = m_lines->rowCount();
    const int row = m_line_table->currentIndex().row();
    const LineView* here = current_line();
    const bool current_goes = here && gone.contains(here->id.value());
    int above = 0;
    for (int i = 0; i < row; ++i)
        above += gone.contains(m_lines->row_at(i)->id.value()) ? 1 : 0;
    const auto goes = [&](const LineView& line) { return gone.contains(line.id.value()); };
    keep_in_place(*m_line_table, [&] { m_lines->remove_where(goes); });
    m_line_count.add(m_lines->rowCount() - before);
    if (current_goes && m_lines->rowCount() > 0)
        m_line_table->setCurrentIndex(
            m_lines->index(std::min(row - above, m_lines->rowCount() - 1), LineTableModel::Label));
    else if (!m_line_table->currentIndex().isValid() && m_lines->rowCount() > 0)
        m_line_table->setCurrentIndex(m_lines->index(0, LineTableModel::Label));
    show_table_or_words();
    show_count();
    follow_line();
}

void MatchingView::park() {
    const std::vector<LineView> lines = chosen_lines();
    if (lines.empty())
        return;
    const bool back = std::all_of(lines.begin(), lines.end(), [](const LineView& line) {
        return line.state != reconcile::LineState::Open;
    });
    run_line_act(tr("lines put aside", "an act that can be undone"), chosen_ids(),
                 [back](app::Writer& writer, const std::vector<bank::LineId>& ids) {
                     return back ? app::reopen_lines(writer, ids) : app::park_lines(writer, ids);
                 });
}

void MatchingView::next_proposal() {
    const int rows = m_lines->rowCount();
    const int from = m_line_table->currentIndex().row();
    for (int step = 1; step <= rows; ++step) {
        const int row = (from + step) % rows;
        if (m_lines->shown_state(*m_lines->row_at(row)) != reconcile::LineState::Proposed)
            continue;
        m_line_table->setCurrentIndex(m_lines->index(row, LineTableModel::Label));
        m_line_table->setFocus(Qt::ShortcutFocusReason);
        return;
    }
    emit told(tr("No other proposal among the lines shown."));
}

} // namespace comptoir::gui
