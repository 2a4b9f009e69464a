// Taking an act of pointing by hand back: the session is what it was before, with its marks.
#include "comptoir/app/pointing.h"

#include "app/payments/order_entry.h"
#include "app/reconcile/hand_pointing.h"
#include "comptoir/app/pointing_errors.h"
#include "comptoir/core/text.h"
#include "comptoir/storage/repositories/line_act_repository.h"
#include "comptoir/storage/repositories/match_repository.h"
#include "comptoir/storage/repositories/reconcile_queries.h"

namespace comptoir::app {

namespace {

using storage::PointingRecord;

// Marked elsewhere, paired, matched or reversed since, or no more: not this session's any longer.
bool may_be_marked(storage::Database& database, const PointingSession& session, ledger::RowId id) {
    const std::optional<storage::RowFacts> row = storage::find_row(database, id);
    return row && row->account == session.account && row->day <= session.to &&
           !storage::is_pointed(database, id) && !storage::marked_in(database, id) &&
           !storage::pairing_of(database, id);
}

void release(Writer& writer, const PointingRecord& record) {
    storage::Database& database = writer.database();
    storage::unmark_all(database, record.id);
    if (!record.match)
        return;
    std::vector<ledger::RowId> rows;
    for (const storage::Mark& mark : storage::pointings_of_match(database, record.match))
        rows.push_back(mark.row);
    storage::mark_match_undone(database, record.match, writer.clock().now(), writer.user());
    follow_orders(writer, rows);
    writer.changed(Noun::Matches, record.match.value());
    writer.changed(Noun::Entries);
}

void open_again(Writer& writer, PointingRecord& record, const std::vector<storage::Mark>& marks) {
    record.state = "open";
    storage::update_pointing(writer.database(), record);
    for (const storage::Mark& mark : marks)
        storage::mark_row(writer.database(), record.id, mark.row, mark.on);
}

} // namespace

Result<PointingUndo> remember_pointing(Reader& reader, reconcile::PointingId id) {
    CT_ASSIGN(record, pointing_or_refuse(reader, id));
    CT_ASSIGN(session, shown(reader, record));
    PointingUndo undo;
    undo.session = session;
    const std::vector<storage::Mark> marks = marks_of_session(reader, record);
    for (const storage::Mark& mark : marks)
        undo.marks.push_back({mark.row, mark.on});
    const std::vector<storage::Mark> opening =
        storage::opening_pointings(reader.database(), session.account);
    for (const storage::Mark& mark : opening)
        undo.opening.push_back({mark.row, mark.on});
    return undo;
}

void keep_what_went(Reader& reader, PointingUndo& undo) {
    std::erase_if(undo.opening, [&](const PointingUndo::Mark& mark) {
        return storage::is_pointed(reader.database(), mark.row);
    });
}

Result<std::vector<ledger::RowId>> restore_pointing(Writer& writer, const PointingUndo& undo) {
    CT_ASSIGN(act, writer.begin(users::Right::StatementReconcile));
    CT_ASSIGN(record, pointing_or_refuse(writer, undo.session.id));
    if (record.match)
        CT_TRY(writer.require(users::Right::StatementCancel));
    storage::Database& database = writer.database();
    if (undo.session.state == PointingState::Erased)
        return fail(errors::session_closed, {{"session", record.id.value()}});
    release(writer, record);
    record.match = {};
    record.from = undo.session.from;
    record.to = undo.session.to;
    record.balance = undo.session.balance;
    record.closed_at = undo.session.closed_at;
    record.closed_by = undo.session.closed_by;
    std::vector<storage::Mark> marks;
    std::vector<ledger::RowId> left_out;
    for (const PointingUndo::Mark& mark : undo.marks) {
        if (may_be_marked(database, undo.session, mark.row))
            marks.push_back({mark.row, mark.on});
        else
            left_out.push_back(mark.row);
    }
    // With fewer marks the balance would be another than the one somebody validated.
    const bool validated = undo.session.state == PointingState::Validated && left_out.empty();
    const reconcile::PointingId other = storage::open_pointing_of(database, record.journal);
    if (!validated && other && other != record.id)
        return fail(errors::session_open,
                    {{"journal", record.journal}, {"session", other.value()}});
    if (validated)
        point_for_good(writer, record, marks);
    else
        open_again(writer, record, marks);
    for (const PointingUndo::Mark& mark : undo.opening) {
        if (storage::find_row(database, mark.row) && !storage::is_pointed(database, mark.row) &&
            !storage::marked_in(database, mark.row) && !storage::pairing_of(database, mark.row))
            storage::point_opening_row(database, mark.row, mark.on);
    }
    trace_pointing(writer, "pointing.restore", record.id, {},
                   record.state + "; " + text::number(static_cast<std::int64_t>(marks.size())) +
                       " marks; left out " + list_of_rows(left_out));
    return left_out;
}

} // namespace comptoir::app
