// Letters, learning, returned payments and repairs of a difference, as acts.
#include "act_player.h"

#include "comptoir/app/errors.h"
#include "comptoir/app/returned_payment.h"

#include <algorithm>

namespace comptoir::test {

namespace {

// The usual mistakes, each put right: a side, a day, an amount, an entry too many.
reconcile::Repair direct_repair(const Act& act, ledger::EntryId entry) {
    reconcile::Repair repair;
    repair.entry = entry;
    constexpr reconcile::RepairKind k_kinds[] = {
        reconcile::RepairKind::SwapSides, reconcile::RepairKind::MoveToDay,
        reconcile::RepairKind::SetAmount, reconcile::RepairKind::TakeBack};
    repair.kind = k_kinds[static_cast<std::size_t>(act.cents / 100) % 4];
    repair.day = october(9 + static_cast<int>(act.items[0]));
    repair.amount = eur(-act.cents * 3);
    return repair;
}

} // namespace

Result<void> ActPlayer::letter(app::Writer& writer, const Act& act, Done& done) {
    if (act.verb == Verb::Unletter) {
        CT_ASSIGN(taken, app::unletter_rows(writer, {m_invoices[act.items[0]]}));
        done.unlettered = std::move(taken);
        return {};
    }
    CT_ASSIGN(lettered,
              app::letter_rows(writer, {m_invoices[act.items[0]], m_party_rows[act.entry]}));
    done.lettered = std::move(lettered);
    return {};
}

Result<void> ActPlayer::letter_plan(app::Writer& writer, const Act& act, Done& done) {
    CT_ASSIGN(plans, app::plan_letters(writer, {.account = act.text}));
    std::vector<reconcile::LetterProposal> chosen;
    for (const app::PartyPlan& plan : plans)
        chosen.insert(chosen.end(), plan.plan.proposals.begin(), plan.plan.proposals.end());
    if (chosen.empty())
        return fail(app::errors::not_found, {{"what", "plan"}, {"id", 0}});
    CT_ASSIGN(lettered, app::letter_planned(writer, chosen));
    done.planned = std::move(lettered);
    return {};
}

Result<void> ActPlayer::reverse_letters(app::Writer& writer, const Act& act, Done& done) {
    if (act.verb == Verb::Letter)
        return app::undo_letter(writer, done.lettered);
    if (act.verb == Verb::Unletter)
        return app::undo_unletter(writer, done.unlettered);
    for (auto one = done.planned.rbegin(); one != done.planned.rend(); ++one)
        CT_TRY(app::undo_letter(writer, *one));
    return {};
}

Result<void> ActPlayer::bring_back(app::Writer& writer, const Act& act, Done& done) {
    if (act.about < 0 || m_done[act.about].matches.size() != 1)
        return fail(app::errors::not_found, {{"what", "match"}, {"id", 0}});
    CT_ASSIGN(match, app::match_return(writer, line(act.lines.front()),
                                       m_done[act.about].matches.front()));
    done.matches = {match};
    return {};
}

Result<void> ActPlayer::learn(app::Writer& writer, const Act& act, Done& done) {
    CT_ASSIGN(was_on, app::learning_is_on(writer));
    done.was_learning = was_on;
    if (act.verb == Verb::Learning)
        return app::switch_learning(writer, !was_on);
    CT_ASSIGN(rows, app::list_learned(writer));
    if (rows.empty())
        return fail(app::errors::not_found, {{"what", "learned"}, {"id", 0}});
    std::vector<std::int64_t> ids;
    if (act.cents % 200 == 0) // else all of it
        ids = {rows[act.items[0] % rows.size()].id};
    CT_ASSIGN(erased, app::erase_learned(writer, ids));
    done.forgotten = std::move(erased);
    return {};
}

Result<void> ActPlayer::repair(app::Writer& writer, const Act& act, Done& done) {
    done.repaired = act.entry;
    reconcile::Repair wanted = direct_repair(act, m_entries[act.entry]);
    if (act.verb == Verb::RepairCause) {
        CT_ASSIGN(answer, app::difference_causes(writer, "BQ", october(31)));
        wanted.kind = reconcile::RepairKind::UndoMatch;
        for (const reconcile::Cause& cause : answer.search.causes) {
            // A repeated line names no entry; nor do places whose entry was taken back.
            const auto place =
                cause.repair && cause.repair->entry
                    ? std::find(m_entries.begin(), m_entries.end(), cause.repair->entry)
                    : m_entries.end();
            if (place == m_entries.end())
                continue;
            wanted = *cause.repair;
            done.repaired = static_cast<std::size_t>(place - m_entries.begin());
            break;
        }
    }
    if (wanted.kind == reconcile::RepairKind::UndoMatch) // which is the undo of another act
        return fail(app::errors::not_found, {{"what", "cause"}, {"id", 0}});
    CT_ASSIGN(repaired, app::repair_difference(writer, wanted));
    done.repair = repaired;
    ledger::Entry posted;
    if (repaired.posted) {
        CT_ASSIGN(entry, app::load_entry(writer, repaired.posted));
        posted = std::move(entry);
    }
    know_entry(done.repaired, repaired.posted, posted);
    return {};
}

Result<void> ActPlayer::reverse_repair(app::Writer& writer, Done& done) {
    CT_TRY(app::undo_repair(writer, done.repair));
    CT_ASSIGN(back, app::load_entry(writer, done.repair.entry));
    know_entry(done.repaired, back.id, back);
    return {};
}

} // namespace comptoir::test
