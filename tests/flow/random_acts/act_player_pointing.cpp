// Pointing by hand without a file, as acts.
#include "act_player.h"

#include "comptoir/app/errors.h"

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
    CT_ASSIGN(before, app::remember_pointing(writer, session));
    done.session_before = std::move(before);
    CT_TRY(change_marks(writer, act, done));
    app::keep_what_went(writer, done.session_before);
    return {};
}

Result<void> ActPlayer::change_marks(app::Writer& writer, const Act& act, Done& done) {
    const reconcile::PointingId session = done.session_before.session.id;
    const std::vector<ledger::RowId> rows = {m_bank_rows[act.entry]};
    const Date day = october(9 + static_cast<int>(act.items[1]));
    if (act.verb == Verb::ChangePointing) {
        CT_ASSIGN(opening, opening_of(writer, act));
        CT_TRY(app::change_pointing(writer, session, opening));
    } else if (act.verb == Verb::Point) {
        CT_TRY(app::point_rows(writer, session, rows, day));
    } else if (act.verb == Verb::PointAll) {
        const bool but_one = act.cents % 200 == 0;
        CT_TRY(app::point_all_until(writer, session, day,
                                    but_one ? rows : std::vector<ledger::RowId>{}));
    } else if (act.verb == Verb::Unpoint) {
        CT_TRY(app::unpoint_rows(writer, session, rows));
    } else if (act.verb == Verb::ValidatePointing) {
        CT_TRY(app::validate_pointing(writer, session, act.cents % 300 != 0));
    } else if (act.verb == Verb::PointRemittance) {
        CT_TRY(app::point_remittance(writer, session, "ENTRY " + std::to_string(act.entry), day));
    } else if (act.verb == Verb::ErasePart) {
        CT_TRY(app::erase_pointing(writer, session, rows));
    } else {
        CT_TRY(app::erase_pointing(writer, session));
    }
    return {};
}

Result<void> ActPlayer::reverse_pointing(app::Writer& writer, const Act& act, const Done& done) {
    if (act.verb == Verb::OpenPointing)
        return app::erase_pointing(writer, done.pointing);
    CT_TRY(app::restore_pointing(writer, done.session_before));
    return {};
}

} // namespace comptoir::test
