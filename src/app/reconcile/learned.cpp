// Learning: stored as matches are made, listed, switched off, erased.
#include "comptoir/app/learned.h"

#include "app/reconcile/learn.h"
#include "comptoir/app/errors.h"
#include "comptoir/app/settings.h"
#include "comptoir/core/text.h"
#include "comptoir/invoices/booking_accounts.h"
#include "comptoir/reconcile/account_keys.h"
#include "comptoir/storage/repositories/dossier_repository.h"
#include "comptoir/storage/repositories/learned_repository.h"
#include "comptoir/storage/repositories/ledger_repository.h"
#include "comptoir/storage/repositories/match_repository.h"
#include "comptoir/storage/repositories/template_repository.h"

#include <map>
#include <optional>
#include <set>

namespace comptoir::app {

namespace {

using reconcile::LearnedFrom;
using reconcile::LearnedTo;
using storage::LearnedRecord;

constexpr std::int64_t k_all_decisions = 1'000'000;

struct Lesson {
    LearnedTo to = LearnedTo::Party;
    std::string code;
};

// One third party, or else one account, with the rate of the VAT inside: anything else teaches
// nothing. Nor does an account with VAT beside it whose rate nobody said: the account alone would
// be the wrong entry.
std::optional<Lesson> lesson_of(Writer& writer, const MatchPlan& plan, reconcile::MatchId match) {
    if (!plan.template_code.empty())
        return Lesson{LearnedTo::Template, plan.template_code};
    const ledger::Chart chart = storage::load_dossier(writer.database()).chart;
    std::set<std::string> parties, others;
    bool has_vat = false;
    for (const storage::BookedSide& side : storage::booked_sides(writer.database(), match)) {
        const bool is_vat = invoices::is_vat_account(chart, side.account);
        has_vat = has_vat || is_vat;
        if (!side.party.empty())
            parties.insert(side.party);
        else if (!is_vat)
            others.insert(side.account);
    }
    if (parties.size() == 1)
        return Lesson{LearnedTo::Party, *parties.begin()};
    if (!parties.empty() || others.size() != 1)
        return std::nullopt;
    if (has_vat && plan.taught_vat)
        return Lesson{LearnedTo::Account,
                      to_text(reconcile::TaughtAccount{*others.begin(), plan.taught_vat})};
    if (has_vat)
        return std::nullopt;
    return Lesson{LearnedTo::Account, *others.begin()};
}

bool is_on(Reader& reader) {
    const auto value = setting(reader, k_learning_enabled);
    return value && *value != 0;
}

reconcile::Learned learned_of(const LearnedRecord& record, std::int64_t on_same_evidence) {
    return {record.from, record.key,       record.to,
            record.code, record.decisions, on_same_evidence - record.decisions,
            {}};
}

using Evidence = std::pair<LearnedFrom, std::string>;

std::map<Evidence, std::int64_t> decisions_by_evidence(const std::vector<LearnedRecord>& records) {
    std::map<Evidence, std::int64_t> sums;
    for (const LearnedRecord& record : records)
        sums[{record.from, record.key}] += record.decisions;
    return sums;
}

std::string name_of(Reader& reader, const LearnedRecord& record) {
    storage::Database& database = reader.database();
    switch (record.to) {
    case LearnedTo::Party: {
        const auto party = storage::find_party(database, record.code);
        return party ? party->name : std::string();
    }
    case LearnedTo::Account:
        return storage::account_label(database,
                                      reconcile::parse_taught_account(record.code).account)
            .value_or("");
    case LearnedTo::Template:
        for (const auto scope :
             {reconcile::TemplateScope::Company, reconcile::TemplateScope::Shared})
            if (const auto found = storage::find_template(database, scope, record.code))
                return found->label;
        return {};
    }
    return {};
}

std::string description_of(const reconcile::LearnedKey& key, LearnedTo to,
                           const std::string& code) {
    return std::string(to_text(key.from)) + " " + key.key + " -> " + std::string(to_text(to)) +
           " " + code;
}

std::string description_of(const LearnedRecord& record) {
    return description_of({record.from, record.key}, record.to, record.code);
}

void tell_switched(Writer& writer, const std::string& what, bool before, bool after) {
    const auto word = [](bool active) { return active ? "on" : "off"; };
    writer.record("learned.switch", what, word(before), word(after));
    writer.changed(Noun::Templates);
}

} // namespace

void learn_from(Writer& writer, const MatchPlan& plan, reconcile::MatchId match) {
    if (plan.lines.size() != 1)
        return;
    const bank::StatementLine& line = plan.lines.front().line;
    const std::vector<reconcile::LearnedKey> keys =
        plan.unattended ? reconcile::learned_account_keys(line) : reconcile::learned_keys(line);
    if (keys.empty() || !is_on(writer))
        return; // most lines that nobody decided about: nothing has to be read
    const std::optional<Lesson> lesson = lesson_of(writer, plan, match);
    if (!lesson)
        return;
    for (const reconcile::LearnedKey& key : keys)
        storage::add_decision(writer.database(), key, lesson->to, lesson->code, match);
}

void teach_again(Writer& writer, const std::vector<KeptMatch::Lesson>& lessons,
                 reconcile::MatchId match) {
    if (lessons.empty() || !is_on(writer))
        return;
    for (const KeptMatch::Lesson& lesson : lessons)
        storage::add_decision(writer.database(), lesson.key, lesson.to, lesson.code, match);
}

std::vector<reconcile::Learned> usable_learning(Reader& reader) {
    std::vector<reconcile::Learned> list;
    if (!is_on(reader))
        return list;
    const std::vector<LearnedRecord> records = storage::load_learned(reader.database());
    const auto sums = decisions_by_evidence(records);
    std::set<Evidence> seen;
    for (const LearnedRecord& record : records) {
        // By how many say so: the first of an evidence is what most say.
        const Evidence evidence{record.from, record.key};
        if (!record.active || record.decisions == 0 || !seen.insert(evidence).second)
            continue;
        list.push_back(learned_of(record, sums.at(evidence)));
        list.back().origins =
            storage::decisions_of_learned(reader.database(), record.id, reconcile::k_origins_max);
    }
    return list;
}

Result<std::vector<LearnedRow>> list_learned(Reader& reader, const LearnedFilter& filter) {
    const std::vector<LearnedRecord> records = storage::load_learned(reader.database());
    const auto sums = decisions_by_evidence(records);
    const std::string needle = text::fold_compact(filter.text);
    std::vector<LearnedRow> list;
    for (const LearnedRecord& record : records) {
        if (static_cast<std::int64_t>(list.size()) >= filter.limit)
            break;
        LearnedRow row;
        row.id = record.id;
        row.name = name_of(reader, record);
        row.active = record.active;
        const std::string words = text::fold_compact(record.key + record.code + row.name);
        if (words.find(needle) == std::string::npos)
            continue;
        row.what = learned_of(record, sums.at({record.from, record.key}));
        row.lines = storage::lines_of_decisions(
            reader.database(), record.id, static_cast<std::int64_t>(reconcile::k_origins_max));
        for (const reconcile::DecidedLine& line : row.lines)
            row.what.origins.push_back(line.match);
        list.push_back(std::move(row));
    }
    return list;
}

Result<SwitchedLearning> switch_learned(Writer& writer, std::int64_t id, bool active) {
    CT_ASSIGN(act, writer.begin(users::Right::TemplateUpdate));
    const auto known = storage::find_learned(writer.database(), id);
    if (!known)
        return fail(errors::not_found, {{"what", "learned"}, {"id", id}});
    storage::switch_learned(writer.database(), id, active);
    tell_switched(writer, description_of(*known), known->active, active);
    return SwitchedLearning{{known->from, known->key}, known->to, known->code, known->active};
}

Result<void> undo_switch_learned(Writer& writer, const SwitchedLearning& switched) {
    CT_ASSIGN(act, writer.begin(users::Right::TemplateUpdate));
    storage::Database& database = writer.database();
    const auto known = storage::find_learned(database, switched.key, switched.to, switched.code);
    if (!known && switched.was_active)
        return {}; // forgotten since: there is nothing to switch on
    if (known)
        storage::switch_learned(database, known->id, switched.was_active);
    else
        storage::keep_switched_off(database, switched.key, switched.to, switched.code);
    tell_switched(writer, description_of(switched.key, switched.to, switched.code),
                  !known || known->active, switched.was_active);
    return {};
}

Result<ErasedLearning> erase_learned(Writer& writer, const std::vector<std::int64_t>& ids) {
    CT_ASSIGN(act, writer.begin(users::Right::TemplateUpdate));
    storage::Database& database = writer.database();
    std::vector<LearnedRecord> records;
    if (ids.empty())
        records = storage::load_learned(database);
    for (const std::int64_t id : std::set<std::int64_t>(ids.begin(), ids.end())) {
        auto known = storage::find_learned(database, id);
        if (!known)
            return fail(errors::not_found, {{"what", "learned"}, {"id", id}});
        records.push_back(std::move(*known));
    }
    ErasedLearning erased;
    for (const LearnedRecord& record : records) {
        erased.all.push_back({{record.from, record.key},
                              record.to,
                              record.code,
                              record.active,
                              storage::decisions_of_learned(database, record.id, k_all_decisions)});
        storage::erase_learned(database, record.id);
        if (!ids.empty())
            writer.record("learned.erase", description_of(record));
    }
    if (ids.empty())
        writer.record("learned.erase", "all",
                      text::number(static_cast<long long>(records.size())) + " learned");
    writer.changed(Noun::Templates);
    return erased;
}

Result<void> restore_learned(Writer& writer, const ErasedLearning& erased) {
    CT_ASSIGN(act, writer.begin(users::Right::TemplateUpdate));
    storage::Database& database = writer.database();
    std::int64_t restored = 0;
    for (const ErasedLearning::One& one : erased.all) {
        std::int64_t standing = 0;
        for (const reconcile::MatchId match : one.decisions) {
            const auto record = storage::find_match(database, match);
            if (!record || record->undone_at)
                continue; // taken back since, it teaches nothing
            storage::add_decision(database, one.key, one.to, one.code, match);
            ++standing;
        }
        if (!one.active)
            storage::keep_switched_off(database, one.key, one.to, one.code);
        restored += standing == 0 && one.active ? 0 : 1;
    }
    writer.record("learned.restore", text::number(restored) + " learned");
    writer.changed(Noun::Templates);
    return {};
}

Result<bool> learning_is_on(Reader& reader) {
    return is_on(reader);
}

Result<void> switch_learning(Writer& writer, bool on) {
    CT_ASSIGN(act, writer.begin(users::Right::TemplateUpdate));
    return set_setting(writer, k_learning_enabled, on ? 1 : 0);
}

} // namespace comptoir::app
