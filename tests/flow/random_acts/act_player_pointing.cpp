// Pointing by hand without a file, as acts.
#include "act_player.h"

#include "comptoir/app/errors.h"
#include "comptoir/storage/repositories/pointing_repository.h"

#include <algorithm>

namespace comptoir::test {

Result<app::PointingOpening> ActPlayer::opening_of(app::Writer& writer, const Act& act) {
    app::PointingOpening opening{"BQ", october(1), october(10 + static_cast<int>(act.items[0])),
                                 eur(act.cents)};
    if (act.cents % 200 == 0)
        return opening;
    // What the paper shows when all is right.
    CT_ASSIGN(report, app::reconciliation_report(writer, "BQ", opening.to));
    opening.balance = report.statement_balance;
    return opening;
}

std::vector<ActPlayer::Mark> ActPlayer::marks_of(app::Reader& reader, reconcile::PointingId id) {
    std::vector<Mark> marks;
    const app::PointingSheet sheet = value_of(app::load_pointing(reader, id));
    if (sheet.session.match) { // validated: they are pointings now
        for (const storage::Mark& mark :
             storage::pointings_of_match(reader.database(), sheet.session.match))
            marks.push_back({mark.row, mark.on});
        return marks;
    }
    for (const app::PointingEntry& entry : sheet.entries)
        if (entry.pointed_on)
            marks.push_back({entry.row, *entry.pointed_on});
    return marks;
}

Result<void> ActPlayer::set_marks(app::Writer& writer, reconcile::PointingId session,
                                  const std::vector<Mark>& from, const std::vector<Mark>& to) {
    const auto has_row = [](const std::vector<Mark>& marks, ledger::RowId row) {
        return std::any_of(marks.begin(), marks.end(),
                           [&](const Mark& mark) { return mark.row == row; });
    };
    for (const Mark& mark : from)
        if (!has_row(to, mark.row))
            CT_TRY(app::unpoint_rows(writer, session, {mark.row}));
    for (const Mark& mark : to)
        if (std::find(from.begin(), from.end(), mark) == from.end())
            CT_TRY(app::point_rows(writer, session, {mark.row}, mark.on));
    return {};
}

Result<void> ActPlayer::point(app::Writer& writer, const Act& act, Done& done) {
    if (act.verb == Verb::OpenPointing) {
        CT_ASSIGN(opening, opening_of(writer, act));
        CT_ASSIGN(session, app::open_pointing(writer, opening));
        done.pointing = session.id;
        return {};
    }
    if (act.about < 0)
        return fail(app::errors::not_found, {{"what", "pointing"}, {"id", 0}});
    const reconcile::PointingId session = m_done[act.about].pointing;
    CT_ASSIGN(sheet, app::load_pointing(writer, session));
    done.session = sheet.session;
    if (sheet.session.state != app::PointingState::Erased)
        done.marks_before = marks_of(writer, session);
    return change_marks(writer, act, done);
}

Result<void> ActPlayer::change_marks(app::Writer& writer, const Act& act, Done& done) {
    const reconcile::PointingId session = done.session.id;
    const std::vector<ledger::RowId> rows = {m_bank_rows[act.entry]};
    const Date day = october(9 + static_cast<int>(act.items[1]));
    if (act.verb == Verb::ChangePointing) {
        CT_ASSIGN(opening, opening_of(writer, act));
        CT_TRY(app::change_pointing(writer, session, opening));
    } else if (act.verb == Verb::Point) {
        CT_TRY(app::point_rows(writer, session, rows, day));
    } else if (act.verb == Verb::PointAll) {
        CT_TRY(app::point_all_until(writer, session, day, {}));
    } else if (act.verb == Verb::Unpoint) {
        CT_TRY(app::unpoint_rows(writer, session, rows));
    } else if (act.verb == Verb::ValidatePointing) {
        CT_TRY(app::validate_pointing(writer, session, act.cents % 300 != 0));
    } else if (act.verb == Verb::ErasePart) {
        CT_TRY(app::erase_pointing(writer, session, rows));
    } else {
        CT_TRY(app::erase_pointing(writer, session));
    }
    return {};
}

// Each verb has an opposite among the others; a session that was erased is opened anew.
Result<void> ActPlayer::reverse_pointing(app::Writer& writer, const Act& act, Done& done) {
    if (act.verb == Verb::OpenPointing)
        return app::erase_pointing(writer, done.pointing);
    reconcile::PointingId& session = m_done[act.about].pointing;
    const bool was_validated = done.session.state == app::PointingState::Validated;
    const app::PointingOpening opening{done.session.journal, done.session.from, done.session.to,
                                       done.session.balance};
    // Marks go with a draft that goes.
    std::vector<Mark> marks =
        act.verb == Verb::ErasePointing ? std::vector<Mark>{} : marks_of(writer, session);
    if (act.verb == Verb::ChangePointing) {
        CT_TRY(app::change_pointing(writer, session, opening));
        return {};
    }
    if (act.verb == Verb::ErasePointing) {
        CT_ASSIGN(opened, app::open_pointing(writer, opening));
        session = opened.id;
    } else if (act.verb == Verb::ValidatePointing) {
        CT_TRY(app::erase_pointing(writer, session, {marks.front().row}));
        marks.erase(marks.begin());
    }
    CT_TRY(set_marks(writer, session, marks, done.marks_before));
    if (was_validated)
        CT_TRY(app::validate_pointing(writer, session, true));
    return {};
}

} // namespace comptoir::test
