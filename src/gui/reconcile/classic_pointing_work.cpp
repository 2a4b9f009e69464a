// What pointing by hand asks of the dossier: marks, remittances, takeovers, validation, erasing.
#include "comptoir/app/later_pointings.h"
#include "comptoir/gui/reconcile/classic_pointing_dialogs.h"
#include "comptoir/gui/reconcile/classic_pointing_view.h"
#include "comptoir/gui/widgets/typed_edits.h"
#include "gui/reconcile/outstanding_dialog.h"

#include <algorithm>
#include <functional>
#include <unordered_set>

namespace comptoir::gui {

namespace {

using Rows = std::vector<ledger::RowId>;

using Verb = std::function<Result<void>(app::Writer&)>;

Verb marking(reconcile::PointingId session, const Rows& rows, bool pointed, Date on) {
    return [session, rows, pointed, on](app::Writer& writer) -> Result<void> {
        if (pointed)
            CT_TRY(app::point_rows(writer, session, rows, on));
        else
            CT_TRY(app::unpoint_rows(writer, session, rows));
        return {};
    };
}

Verb validating(reconcile::PointingId session, bool accept_difference) {
    return [session, accept_difference](app::Writer& writer) -> Result<void> {
        CT_TRY(app::validate_pointing(writer, session, accept_difference));
        return {};
    };
}

Verb back_to(app::PointingUndo before) {
    return [before = std::move(before)](app::Writer& writer) -> Result<void> {
        CT_TRY(app::restore_pointing(writer, before));
        return {};
    };
}

} // namespace

void ClassicPointingView::run(const QString& words, Verb verb, std::function<void()> then) {
    command(
        m_session, this,
        [id = m_sheet->session.id,
         verb = std::move(verb)](app::Writer& writer) -> Result<app::PointingUndo> {
            CT_ASSIGN(before, app::remember_pointing(writer, id));
            CT_TRY(verb(writer));
            app::keep_what_went(writer, before);
            return before;
        },
        [this, words, id = m_sheet->session.id,
         then = std::move(then)](Result<app::PointingUndo> before) {
            if (!before)
                return emit failed(before.error());
            m_session.did({words, back_to(std::move(*before)), users::Right::StatementReconcile});
            if (m_sheet && m_sheet->session.id == id) // another journal may be shown by now
                then();
            reload();
        });
}

// The rows change at once; the sums follow with the sheet.
void ClassicPointingView::show_marks(const Rows& rows, std::optional<Date> on) {
    const std::unordered_set<ledger::RowId> marked(rows.begin(), rows.end());
    for (app::PointingEntry& entry : m_sheet->entries)
        if (marked.contains(entry.row)) {
            entry.pointed_on = on;
            m_model->replace(entry);
        }
}

void ClassicPointingView::mark(const QString& words, Rows rows, bool pointed, Date on) {
    const auto shown = pointed ? std::optional(on) : std::nullopt;
    run(words, marking(m_sheet->session.id, rows, pointed, on),
        [this, rows, shown] { show_marks(rows, shown); });
}

// A field that holds no day answers the last one that was: nobody meant it.
bool ClassicPointingView::day_is_right() {
    return m_day->is_right([this](const QString& problem) { emit told(problem); });
}

void ClassicPointingView::toggle() {
    const app::PointingEntry* current = m_model->row_at(m_table->currentIndex().row());
    if (!m_sheet || !current)
        return;
    if (m_sheet->session.state == app::PointingState::Validated)
        return ask_to_reopen();
    // What the current entry becomes, all selected ones become.
    const bool pointed = !current->pointed_on;
    Rows rows;
    for (const ledger::RowId row : selected_rows())
        if (const app::PointingEntry* entry = m_model->find(row.value());
            entry && entry->pointed_on.has_value() != pointed)
            rows.push_back(row);
    if (rows.empty())
        rows.push_back(current->row);
    if (pointed && !day_is_right())
        return;
    const Date on = pointed ? m_day->day() : *current->pointed_on;
    mark(
        tr("pointing of %n entry(ies)", "an act that can be undone", static_cast<int>(rows.size())),
        std::move(rows), pointed, on);
}

void ClassicPointingView::ask_outstanding() {
    if (m_facts)
        open_outstanding_dialog(
            m_session, window(), *m_facts, [this](const QString& sentence) { emit told(sentence); },
            [this](const Error& error) { emit failed(error); });
}

void ClassicPointingView::open_session() {
    if (!m_facts || !m_facts->account)
        return;
    open_pointing_dialog(
        m_session, window(), *m_facts, [this](const app::PointingSession& session) {
            m_wanted = session.id;
            m_session.did(
                {tr("new pointing", "an act that can be undone"),
                 [id = session.id](app::Writer& writer) { return app::erase_pointing(writer, id); },
                 users::Right::StatementCancel});
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
    if (!day_is_right())
        return;
    mark(tr("pointing of remittance %1", "an act that can be undone").arg(q(current->piece)),
         std::move(rows), true, m_day->day());
}

void ClassicPointingView::point_until() {
    if (!m_sheet)
        return;
    const Rows except = chosen_rows();
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
    run(tr("validation of the pointing", "an act that can be undone"),
        validating(m_sheet->session.id, accept_difference), [this, day = m_sheet->session.to] {
            emit told(
                tr("The pointing is validated; its reconciliation statement can be printed."));
            emit report_asked(day);
        });
}

std::vector<app::PointingSession> ClassicPointingView::later_validated() const {
    if (!m_sheet)
        return {};
    return app::later_pointings(*m_sheet, m_listed);
}

std::vector<ledger::RowId> ClassicPointingView::selected_marks() const {
    Rows rows;
    for (const ledger::RowId row : selected_rows())
        if (const app::PointingEntry* entry = m_model->find(row.value());
            entry && entry->pointed_on)
            rows.push_back(row);
    return rows;
}

// Of a validated pointing too (A134): without one of its marks it is open again.
void ClassicPointingView::erase_marks(const Rows& rows) {
    const bool reopens = m_sheet->session.state == app::PointingState::Validated;
    run(
        tr("erasing of marks", "an act that can be undone"),
        [id = m_sheet->session.id, rows](app::Writer& writer) {
            return app::erase_pointing(writer, id, rows);
        },
        [this, words = rows.empty() ? tr("The pointing is erased.")
                       : reopens ? tr("The selected marks are erased; the pointing is open again.")
                                 : tr("The selected marks are erased.")] { emit told(words); });
}

void ClassicPointingView::erase() {
    if (!m_sheet)
        return;
    Rows rows;
    if (!chosen_rows().empty()) {
        rows = selected_marks();
        if (rows.empty())
            return emit told(tr("None of the selected entries is pointed."));
    }
    // The marks of one that is open again stand in the états too.
    if (m_sheet->session.state == app::PointingState::Validated || is_open_again(m_sheet->session))
        return ask_to_erase(rows);
    erase_marks(rows);
}

// What is validated is not changed by a slip of the hand.
void ClassicPointingView::ask_to_reopen() {
    const Rows rows = selected_marks();
    if (!rows.empty())
        ask_to_erase(rows);
}

void ClassicPointingView::ask_to_erase(const Rows& rows) {
    const std::unordered_set<ledger::RowId> chosen(rows.begin(), rows.end());
    MarksToErase marks;
    marks.is_whole = rows.empty();
    marks.is_open_again = is_open_again(m_sheet->session);
    marks.sum = app::sum_of_marks(*m_sheet, rows);
    for (const app::PointingEntry& entry : m_sheet->entries)
        if (entry.pointed_on && (rows.empty() || chosen.contains(entry.row)))
            ++marks.count;
    for (const app::PointingSession& each : later_validated())
        marks.later.push_back(each.to);
    open_reopen_dialog(m_session, window(), marks, [this, rows, id = m_sheet->session.id] {
        if (m_sheet && m_sheet->session.id == id)
            erase_marks(rows);
    });
}

} // namespace comptoir::gui
