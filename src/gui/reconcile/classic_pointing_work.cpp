// What pointing by hand asks of the dossier: marks, remittances, takeovers, validation, erasing.
#include "comptoir/gui/reconcile/classic_pointing_dialogs.h"
#include "comptoir/gui/reconcile/classic_pointing_view.h"
#include "comptoir/gui/widgets/typed_edits.h"

#include <unordered_set>

namespace comptoir::gui {

namespace {

using Rows = std::vector<ledger::RowId>;

Result<void> mark_back(app::Writer& writer, reconcile::PointingId session, const Rows& rows,
                       bool pointed, Date on) {
    if (pointed)
        CT_TRY(app::unpoint_rows(writer, session, rows));
    else
        CT_TRY(app::point_rows(writer, session, rows, on));
    return {};
}

} // namespace

// The rows change at once; the sums follow with the sheet.
void ClassicPointingView::mark(const QString& words, Rows rows, bool pointed, Date on) {
    const reconcile::PointingId id = m_sheet->session.id;
    command(
        m_session, this,
        [id, rows, pointed, on](app::Writer& writer) {
            return pointed ? app::point_rows(writer, id, rows, on)
                           : app::unpoint_rows(writer, id, rows);
        },
        [this, id, rows, pointed, on, words](Result<std::int64_t> count) {
            if (!count)
                return emit failed(count.error());
            m_session.did({words, [id, rows, pointed, on](app::Writer& writer) {
                               return mark_back(writer, id, rows, pointed, on);
                           }});
            const std::unordered_set<ledger::RowId> marked(rows.begin(), rows.end());
            for (app::PointingEntry& entry : m_sheet->entries)
                if (marked.contains(entry.row)) {
                    entry.pointed_on = pointed ? std::optional(on) : std::nullopt;
                    m_model->replace(entry);
                }
            reload();
        });
}

void ClassicPointingView::toggle() {
    if (!m_sheet || m_sheet->session.state != app::PointingState::Open)
        return;
    const app::PointingEntry* current = m_model->row_at(m_table->currentIndex().row());
    if (!current)
        return;
    // What the current entry becomes, all selected ones become.
    const bool pointed = !current->pointed_on;
    Rows rows;
    for (const ledger::RowId row : selected_rows())
        if (const app::PointingEntry* entry = m_model->find(row.value());
            entry && entry->pointed_on.has_value() != pointed)
            rows.push_back(row);
    if (rows.empty())
        rows.push_back(current->row);
    const Date on = pointed ? m_day->day() : *current->pointed_on;
    mark(
        tr("pointing of %n entry(ies)", "an act that can be undone", static_cast<int>(rows.size())),
        std::move(rows), pointed, on);
}

void ClassicPointingView::open_session() {
    if (!m_facts || !m_facts->account)
        return;
    open_pointing_dialog(m_session, window(), *m_facts,
                         [this](const app::PointingSession& session) {
                             m_wanted = session.id;
                             m_session.did({tr("new pointing", "an act that can be undone"),
                                            [id = session.id](app::Writer& writer) {
                                                return app::erase_pointing(writer, id);
                                            }});
                             reload();
                             m_table->setFocus(Qt::OtherFocusReason);
                         });
}

void ClassicPointingView::point_remittance() {
    const app::PointingEntry* current = m_model->row_at(m_table->currentIndex().row());
    if (!m_sheet || !current)
        return;
    Rows rows; // what the number marks, for the undo
    for (const app::PointingEntry& entry : m_sheet->entries)
        if (!entry.pointed_on && entry.piece == current->piece)
            rows.push_back(entry.row);
    if (rows.empty())
        return emit told(tr("Every entry of this remittance is pointed already."));
    mark(tr("pointing of remittance %1", "an act that can be undone").arg(q(current->piece)),
         std::move(rows), true, m_day->day());
}

void ClassicPointingView::point_until() {
    if (!m_sheet)
        return;
    Rows except = selected_rows();
    if (except.size() == 1)
        except.clear(); // the cursor stands somewhere; a choice is more than one, or Ctrl+click
    open_until_dialog(
        m_session, window(), m_sheet->session, static_cast<int>(except.size()),
        [this, except](Date until) {
            Rows rows;
            const std::unordered_set<ledger::RowId> left(except.begin(), except.end());
            for (const app::PointingEntry& entry : m_sheet->entries)
                if (!entry.pointed_on && entry.date <= until && !left.contains(entry.row))
                    rows.push_back(entry.row);
            if (rows.empty())
                return emit told(tr("Everything until then is pointed already."));
            mark(tr("pointing of %n entry(ies)", "an act that can be undone",
                    static_cast<int>(rows.size())),
                 std::move(rows), true, std::max(until, m_sheet->session.from));
        });
}

void ClassicPointingView::run(std::function<Result<std::int64_t>(app::Writer&)> act,
                              const QString& words) {
    command(m_session, this, std::move(act), [this, words](Result<std::int64_t> answer) {
        if (!answer)
            return emit failed(answer.error());
        emit told(words);
        reload();
    });
}

void ClassicPointingView::validate() {
    if (!m_sheet)
        return;
    if (m_sheet->difference.is_zero() || m_sheet->drafts > 0) {
        validate_session(false);
        return;
    }
    open_difference_dialog(m_session, window(), m_sheet->difference,
                           [this] { validate_session(true); });
}

void ClassicPointingView::validate_session(bool accept_difference) {
    command(
        m_session, this,
        [id = m_sheet->session.id, accept_difference](app::Writer& writer) {
            return app::validate_pointing(writer, id, accept_difference);
        },
        [this, day = m_sheet->session.to](Result<reconcile::MatchId> match) {
            if (!match)
                return emit failed(match.error());
            reload();
            emit told(
                tr("The pointing is validated; its reconciliation statement can be printed."));
            emit report_asked(day);
        });
}

void ClassicPointingView::erase() {
    if (!m_sheet)
        return;
    Rows rows;
    const bool open = m_sheet->session.state == app::PointingState::Open;
    if (open)
        for (const ledger::RowId row : selected_rows())
            if (const app::PointingEntry* entry = m_model->find(row.value());
                entry && entry->pointed_on)
                rows.push_back(row);
    const bool part = rows.size() > 1;
    if (!part)
        rows.clear();
    run(
        [id = m_sheet->session.id, rows](app::Writer& writer) -> Result<std::int64_t> {
            CT_TRY(app::erase_pointing(writer, id, rows));
            return std::int64_t{1};
        },
        part ? tr("The selected marks are erased.") : tr("The pointing is erased."));
}

} // namespace comptoir::gui
