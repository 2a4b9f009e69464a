// Templates, references and settings, as acts.
#include "act_player.h"

#include "comptoir/app/errors.h"

#include <algorithm>

namespace comptoir::test {

namespace {

bool is_of(const app::ErasedLearning::One& erased, const app::SwitchedLearning& switched) {
    return erased.key.from == switched.key.from && erased.key.key == switched.key.key &&
           erased.to == switched.to && erased.code == switched.code;
}

} // namespace

Result<void> ActPlayer::change_template(app::Writer& writer, const Act& act, Done& done) {
    if (act.verb == Verb::OrderTemplates) {
        CT_ASSIGN(list, app::list_templates(writer));
        for (const app::TemplateRowOfList& row : list)
            done.order_before.push_back(row.it.code);
        std::vector<std::string> order(done.order_before.rbegin(), done.order_before.rend());
        CT_TRY(app::order_templates(writer, reconcile::TemplateScope::Company, order,
                                    act.cents % 300 == 0 ? "" : "seen with the client"));
        return {};
    }
    CT_ASSIGN(chosen, app::template_named(writer, act.cents % 200 == 0 ? "FRAIS" : "LOYER"));
    done.template_before = chosen;
    if (act.verb == Verb::TemplateReference) {
        constexpr const char* k_references[] = {"COTISATION", "LOYER", "VIR", "IMPORT", ""};
        CT_TRY(app::set_template_reference(writer, chosen.id, k_references[act.items[0] % 5],
                                           act.cents % 300 == 0 ? "" : "seen with the client"));
        return {};
    }
    reconcile::StoredTemplate changed = chosen;
    changed.rows = {{act.text, "", {reconcile::ShareKind::Rest, 0}, std::nullopt}};
    if (act.cents % 300 == 0)
        changed.rows.push_back({"606100", "", {reconcile::ShareKind::Amount, 100}, std::nullopt});
    CT_TRY(app::save_template(writer, changed, act.cents % 500 == 0 ? "" : "another account"));
    return {};
}

// What it booked is booked anew: acts that booked with it stand for the new matches.
Result<void> ActPlayer::correct_past(app::Writer& writer, const std::string& code) {
    CT_ASSIGN(chosen, app::template_named(writer, code));
    CT_ASSIGN(past, app::correct_past(writer, chosen.id));
    bool corrected = false;
    for (const app::PastEntry& entry : past) {
        if (!entry.after)
            continue;
        corrected = true;
        for (auto& [number, done] : m_done)
            std::replace(done.matches.begin(), done.matches.end(), entry.before, entry.after);
    }
    if (!corrected)
        return fail(app::errors::not_found, {{"what", "past"}, {"id", 0}});
    return {};
}

Result<void> ActPlayer::change_settings(app::Writer& writer, const Act& act, Done& done) {
    if (act.verb == Verb::PartyReference) {
        constexpr const char* k_references[] = {"VIR", "COTISATION", "IMPORT", ""};
        app::PartyChange change;
        change.code = act.entry % 2 == 0 ? "FAARO" : "CDURAND";
        CT_ASSIGN(parties, app::list_parties(writer));
        for (const ledger::Party& party : parties)
            if (party.code == change.code)
                done.before = party.statement_reference;
        change.statement_reference = k_references[act.items[0] % 4];
        change.reason = act.cents % 300 == 0 ? "" : "seen with the client";
        CT_TRY(app::set_party(writer, change));
        return {};
    }
    if (act.verb == Verb::SwitchLearned) {
        CT_ASSIGN(rows, app::list_learned(writer));
        if (rows.empty())
            return fail(app::errors::not_found, {{"what", "learned"}, {"id", 0}});
        const app::LearnedRow& row = rows[act.items[0] % rows.size()];
        CT_ASSIGN(switched, app::switch_learned(writer, row.id, !row.active));
        done.switched = std::move(switched);
        return {};
    }
    if (act.verb == Verb::MatchSources) {
        CT_ASSIGN(sources, app::match_sources(writer));
        for (const reconcile::Source source : sources.order)
            done.order_before.emplace_back(to_text(source));
        const std::vector<std::string> order = {done.order_before[act.items[0] % 8]};
        CT_TRY(app::set_match_sources(writer, order));
        return {};
    }
    reconcile::DifferenceLimit limit;
    limit.type = act.cents % 200 == 0 ? "settlement" : "fee";
    limit.party = act.entry % 2 == 0 ? "" : "FAARO";
    limit.limit_minor = act.cents;
    CT_ASSIGN(id, app::allow_difference(writer, limit));
    done.setting = id;
    return {};
}

std::set<ledger::RowId> ActPlayer::rows_made_by(const Act& act) {
    const Done& done = m_done[act.number];
    std::vector<ledger::EntryId> entries = {done.posted, done.repair.posted};
    for (const app::CreatedMovement& movement : done.movements)
        entries.push_back(movement.entry);
    std::set<ledger::RowId> rows;
    for (const ledger::EntryId id : entries)
        if (const auto entry = m_books.dossier.read<ledger::Entry>(
                [&](app::Reader& reader) { return app::load_entry(reader, id); }))
            for (const ledger::EntryRow& row : entry->rows)
                rows.insert(row.id);
    return rows;
}

bool ActPlayer::leans_on(const Act& later, const Act& earlier) {
    if (later.verb == Verb::UndoMatch) {
        const std::vector<app::ManualTarget>& kept = m_done[later.number].kept.request.targets;
        const std::set<ledger::RowId> made = rows_made_by(earlier);
        return std::any_of(kept.begin(), kept.end(), [&](const app::ManualTarget& target) {
            return made.contains(target.row);
        });
    }
    const std::vector<app::ErasedLearning::One>& erased = m_done[later.number].forgotten.all;
    return earlier.verb == Verb::SwitchLearned &&
           std::any_of(erased.begin(), erased.end(), [&](const app::ErasedLearning::One& one) {
               return is_of(one, m_done[earlier.number].switched);
           });
}

Result<void> ActPlayer::reverse_settings(app::Writer& writer, const Act& act, const Done& done) {
    if (act.verb == Verb::PartyReference) {
        app::PartyChange change;
        change.code = act.entry % 2 == 0 ? "FAARO" : "CDURAND";
        change.statement_reference = done.before;
        change.reason = "undo";
        CT_TRY(app::set_party(writer, change));
    } else if (act.verb == Verb::SwitchLearned) {
        CT_TRY(app::undo_switch_learned(writer, done.switched));
    } else if (act.verb == Verb::MatchSources) {
        CT_TRY(app::set_match_sources(writer, done.order_before));
    } else {
        CT_TRY(app::forbid_difference(writer, done.setting));
    }
    return {};
}

std::string ActPlayer::join_limits() {
    std::string text;
    value_of(m_books.dossier.read<bool>([&](app::Reader& reader) -> Result<bool> {
        CT_ASSIGN(sources, app::match_sources(reader));
        text += "sources";
        for (const reconcile::Source source : sources.order)
            text += " " + std::string(to_text(source));
        CT_ASSIGN(settings, app::difference_settings(reader));
        std::vector<std::string> limits;
        for (const reconcile::DifferenceLimit& limit : settings.limits)
            limits.push_back("\nlimit " + limit.type + " " + limit.party + " " +
                             std::to_string(limit.limit_minor));
        std::sort(limits.begin(), limits.end());
        for (const std::string& limit : limits)
            text += limit;
        return true;
    }));
    return text + "\n";
}

} // namespace comptoir::test
