// Pairs in the two tables, and acts on several lines at once: rows change in place.
#include "comptoir/gui/reconcile/matching_view.h"

#include "comptoir/gui/widgets/typed_edits.h"

namespace comptoir::gui {

namespace {

// The same pair again, for the undo of its match.
app::PairingChange change_of(const app::PairingRow& pairing) {
    app::PairingChange change;
    change.lines = pairing.lines;
    change.pointed_on = pairing.pointed_on;
    for (const app::PairingTarget& target : pairing.targets) {
        if (target.kind == reconcile::TargetKind::Invoice)
            change.items.push_back({target.row, target.amount});
        else
            change.rows.push_back(target.row);
    }
    return change;
}

bool holds(const std::vector<app::PairingRow>& pairings, reconcile::PairingId id) {
    return std::any_of(pairings.begin(), pairings.end(),
                       [&](const app::PairingRow& each) { return each.id == id; });
}

Result<void> undo_pair_matches(app::Writer& writer, const std::vector<app::PairingRow>& pairings,
                               const std::vector<reconcile::MatchId>& made) {
    for (std::size_t i = made.size(); i-- > 0;) {
        CT_TRY(app::undo_match(writer, made[i]));
        CT_TRY(app::pair(writer, change_of(pairings[i])));
    }
    return {};
}

} // namespace

std::vector<LineView> MatchingView::chosen_lines() const {
    std::vector<LineView> lines;
    for (const auto& [key, line] : m_ticks.lines())
        lines.push_back(line);
    if (!lines.empty())
        return lines;
    for (const qlonglong key : m_line_table->selected_keys())
        if (const LineView* line = m_lines->find(key))
            lines.push_back(*line);
    if (lines.empty())
        if (const LineView* line = current_line())
            lines.push_back(*line);
    return lines;
}

std::vector<bank::LineId> MatchingView::chosen_ids() const {
    std::vector<bank::LineId> ids;
    for (const LineView& line : chosen_lines())
        ids.push_back(line.id);
    return ids;
}

const app::PairingRow* MatchingView::current_pairing() const {
    const LineView* line = current_line();
    if (!line || !line->pairing)
        return nullptr;
    const auto found =
        std::find_if(m_pairings.begin(), m_pairings.end(),
                     [&](const app::PairingRow& each) { return each.id == line->pairing; });
    return found == m_pairings.end() ? nullptr : &*found;
}

bool MatchingView::has_complete_pair() const {
    return std::any_of(m_pairings.begin(), m_pairings.end(),
                       [](const app::PairingRow& each) { return each.is_complete(); });
}

bool MatchingView::take_day(std::optional<Date>& pointed_on) {
    if (!m_day->is_right([this](const QString& problem) { emit told(problem); }))
        return false;
    if (m_day_is_typed)
        pointed_on = m_day->day();
    return true;
}

void MatchingView::run_line_act(const QString& words, const std::vector<bank::LineId>& lines,
                                LineAct act) {
    if (lines.empty())
        return;
    m_acted.clear();
    for (const bank::LineId line : lines)
        m_acted.insert(line.value());
    command(
        m_session, this,
        [lines, act = std::move(act)](app::Writer& writer) { return act(writer, lines); },
        [this, words](Result<app::LineActUndo> undo) {
            if (!undo)
                return emit failed(undo.error());
            m_session.did({words, [before = std::move(*undo)](app::Writer& writer) {
                               return app::put_back(writer, before);
                           }});
            clear_ticks();
        });
}

// ---- pairs --------------------------------------------------------------------------------------

void MatchingView::load_pairings() {
    const auto asked = m_latest_pairings.next();
    query(
        m_session, this,
        [journal = m_scope.journal](app::Reader& reader) {
            return app::list_pairings(reader, journal);
        },
        [this, asked](Result<std::vector<app::PairingRow>> pairings) {
            if (!m_latest_pairings.is(asked))
                return;
            if (!pairings)
                return emit failed(pairings.error());
            m_pairings = std::move(*pairings);
            follow_line();
        });
}

void MatchingView::pair_ticks(std::function<void()> then) {
    app::PairingChange change = m_ticks.pairing();
    if (!take_day(change.pointed_on))
        return;
    command(
        m_session, this, [change](app::Writer& writer) { return app::pair(writer, change); },
        [this, then = std::move(then)](Result<reconcile::PairingId> pairing) {
            if (!pairing)
                return emit failed(pairing.error());
            m_session.did({tr("pair %1", "an act that can be undone").arg(pairing->value()),
                           [id = *pairing](app::Writer& writer) { return app::unpair(writer, id); },
                           users::Right::StatementCancel});
            clear_ticks();
            load_pairings();
            then();
        });
}

void MatchingView::keep_as_pair() {
    if (m_ticks.lines().empty())
        return emit told(tr("Tick the lines and what they are matched with first."));
    pair_ticks([] {});
}

void MatchingView::attach_pending() {
    set_ticks(std::exchange(m_pending, {}), m_pending_lines, true);
}

void MatchingView::start_anew() {
    pair_ticks([this] { set_ticks(std::exchange(m_pending, {}), m_pending_lines, true); });
}

void MatchingView::take_pair_apart() {
    const app::PairingRow* pairing = current_pairing();
    if (!pairing)
        return emit told(tr("This line is in no pair."));
    command(
        m_session, this,
        [id = pairing->id](app::Writer& writer) { return app::unpair(writer, id); },
        [this, was = *pairing](Result<void> answer) {
            if (!answer)
                return emit failed(answer.error());
            m_session.did({tr("pair taken apart", "an act that can be undone"),
                           [change = change_of(was)](app::Writer& writer) -> Result<void> {
                               CT_TRY(app::pair(writer, change));
                               return {};
                           },
                           users::Right::StatementReconcile});
            load_pairings();
        });
}

void MatchingView::match_all_pairs() {
    std::vector<app::PairingRow> complete;
    for (const app::PairingRow& pairing : m_pairings)
        if (pairing.is_complete())
            complete.push_back(pairing);
    if (complete.empty())
        return emit told(tr("No pair has equal totals yet."));
    match_pairings(complete);
}

void MatchingView::match_pairings(const std::vector<app::PairingRow>& pairings,
                                  bool although_booked) {
    std::vector<reconcile::PairingId> ids;
    std::vector<bank::LineId> lines;
    for (const app::PairingRow& pairing : pairings) {
        if (!pairing.is_complete())
            return emit told(
                tr("The totals of the pair differ: tick what is missing, or take it apart."));
        ids.push_back(pairing.id);
        lines.insert(lines.end(), pairing.lines.begin(), pairing.lines.end());
    }
    std::optional<Date> day;
    if (!take_day(day))
        return;
    command(
        m_session, this,
        [ids, day, although_booked](app::Writer& writer) {
            return app::match_pairings(writer, ids, day, although_booked);
        },
        [this, pairings, lines](Result<std::vector<reconcile::MatchId>> matches) {
            if (!matches)
                return show_failed(matches.error(), {},
                                   [this, pairings] { match_pairings(pairings, true); });
            m_session.did({tr("match of %n pair(s)", "an act that can be undone",
                              static_cast<int>(pairings.size())),
                           [pairings, made = *matches](app::Writer& writer) {
                               return undo_pair_matches(writer, pairings, made);
                           },
                           users::Right::StatementCancel});
            std::erase_if(m_pairings,
                          [&](const app::PairingRow& each) { return holds(pairings, each.id); });
            drop_lines(lines);
            clear_ticks();
            emit matched(matches->back().value());
        });
}

void MatchingView::movements_made(const std::vector<app::CreatedMovement>& made) {
    m_session.did(
        {tr("%n movement(s) created", "an act that can be undone", static_cast<int>(made.size())),
         [made](app::Writer& writer) { return app::undo_movements(writer, made); },
         users::Right::StatementCancel});
    clear_ticks();
    load_books(); // the new entries stand among those to match
    load_pairings();
    emit told(tr("%n movement(s) created and paired: only the match is left.", nullptr,
                 static_cast<int>(made.size())));
}

} // namespace comptoir::gui
