// Third party and template of lines: found, found again, set by hand; natures in bulk.
#include "comptoir/app/identify.h"

#include "app/reconcile/line_lookup.h"
#include "app/reconcile/reconcile_books.h"
#include "comptoir/app/errors.h"
#include "comptoir/app/settings.h"
#include "comptoir/app/templates.h"
#include "comptoir/core/text.h"
#include "comptoir/ledger/errors.h"
#include "comptoir/reconcile/errors.h"
#include "comptoir/reconcile/identify.h"
#include "comptoir/reconcile/template_errors.h"
#include "comptoir/storage/repositories/bank_repository.h"
#include "comptoir/storage/repositories/ledger_repository.h"
#include "comptoir/storage/repositories/template_repository.h"

#include <algorithm>
#include <set>

namespace comptoir::app {

namespace {

using storage::LineIdentityRecord;
using storage::LineRecord;

constexpr std::string_view k_by_hand = "hand";

class Identification {
public:
    explicit Identification(Writer& writer)
        : m_writer(writer), m_books(load_items_and_journals(writer)),
          m_templates(load_usable_templates(writer)),
          m_parties(m_books.books.items, m_books.books.parties), m_finder(m_templates) {}

    // A dossier without third parties, open items and templates has nothing to name a line by.
    bool finds_nothing() const {
        return m_templates.empty() && m_books.books.parties.empty() && m_books.books.items.empty();
    }

    void look_at(const LineRecord& line) {
        ++m_identified.lines;
        LineIdentityRecord identity = line.identity;
        if (identity.party_by != k_by_hand) {
            reconcile::FoundParty found = m_parties.find(line.line);
            identity.party = std::move(found.party);
            identity.party_by = to_text(found.by);
        }
        if (identity.template_by != k_by_hand) {
            const reconcile::StoredTemplate* found = m_finder.find(line.line, line.journal);
            identity.template_id = found ? found->id : reconcile::TemplateId{};
            identity.template_by = found ? "reference" : "";
        }
        if (identity == line.identity)
            return;
        m_identified.parties += identity.party != line.identity.party ? 1 : 0;
        m_identified.templates += identity.template_id != line.identity.template_id ? 1 : 0;
        m_changes.emplace_back(line.id, std::move(identity));
    }

    Identified save() {
        for (const auto& [line, identity] : m_changes)
            storage::save_line_identity(m_writer.database(), line, identity);
        if (!m_changes.empty())
            m_writer.changed(Noun::Lines);
        return m_identified;
    }

private:
    Writer& m_writer;
    ReconcileBooks m_books;
    std::vector<reconcile::StoredTemplate> m_templates;
    reconcile::PartyFinder m_parties;
    reconcile::TemplateFinder m_finder;
    Identified m_identified;
    std::vector<std::pair<bank::LineId, LineIdentityRecord>> m_changes;
};

void identify_one(Writer& writer, bank::LineId id) {
    Identification identification(writer);
    if (const auto record = storage::find_line(writer.database(), id))
        identification.look_at(*record);
    identification.save();
}

void publish(Writer& writer, const std::vector<LineNature>& lines) {
    for (const LineNature& one : lines)
        writer.changed(Noun::Lines, one.line.value());
}

std::string list_of(const std::vector<LineNature>& natures) {
    std::string list;
    for (const LineNature& one : natures)
        list += (list.empty() ? "" : ", ") + text::number(one.line.value()) + " " +
                std::string(to_text(one.nature));
    return list;
}

} // namespace

Result<Identified> identify_lines(Writer& writer,
                                  const std::vector<bank::StatementId>& statements) {
    CT_ASSIGN(act, writer.begin(users::Right::StatementModify));
    storage::Database& database = writer.database();
    Identification identification(writer);
    storage::LineQuery query;
    query.matched = false;
    const auto take = [&](const LineRecord& record) {
        identification.look_at(record);
        return true;
    };
    if (!statements.empty() && identification.finds_nothing())
        return identification.save();
    if (statements.empty())
        storage::for_each_line(database, query, take);
    for (const bank::StatementId statement :
         std::set<bank::StatementId>(statements.begin(), statements.end())) {
        query.statement = statement;
        storage::for_each_line(database, query, take);
    }
    return identification.save();
}

Result<void> set_line_party(Writer& writer, bank::LineId line, const std::string& party) {
    CT_ASSIGN(act, writer.begin(users::Right::StatementModify));
    storage::Database& database = writer.database();
    CT_ASSIGN(record, find_unmatched_line(writer, line));
    if (!party.empty() && !storage::party_exists(database, party))
        return fail(ledger::errors::unknown_party, {{"party", party}});
    LineIdentityRecord identity = record.identity;
    identity.party = party;
    identity.party_by = party.empty() ? "" : k_by_hand;
    storage::save_line_identity(database, line, identity);
    writer.record("line.party", "line " + text::number(line.value()), record.identity.party, party);
    writer.changed(Noun::Lines, line.value());
    if (party.empty())
        identify_one(writer, line);
    return {};
}

Result<void> set_line_template(Writer& writer, bank::LineId line, reconcile::TemplateId which) {
    CT_ASSIGN(act, writer.begin(users::Right::StatementModify));
    storage::Database& database = writer.database();
    CT_ASSIGN(record, find_unmatched_line(writer, line));
    std::string code;
    if (which) {
        const auto chosen = storage::find_template(database, which);
        if (!chosen)
            return fail(reconcile::errors::template_unknown,
                        {{"template", text::number(which.value())}});
        code = chosen->code;
        if (!chosen->active)
            return fail(reconcile::errors::template_inactive, {{"template", code}});
        if (!chosen->journal.empty() && chosen->journal != record.journal)
            return fail(reconcile::errors::template_journal,
                        {{"template", code}, {"journal", record.journal}});
    }
    const auto known = record.identity.template_id
                           ? storage::find_template(database, record.identity.template_id)
                           : std::nullopt;
    LineIdentityRecord identity = record.identity;
    identity.template_id = which;
    identity.template_by = which ? k_by_hand : "";
    storage::save_line_identity(database, line, identity);
    writer.record("line.template", "line " + text::number(line.value()),
                  known ? known->code : std::string{}, code);
    writer.changed(Noun::Lines, line.value());
    if (!which)
        identify_one(writer, line);
    return {};
}

Result<std::vector<LineNature>> set_natures(Writer& writer, const std::vector<bank::LineId>& lines,
                                            bank::Nature nature) {
    CT_ASSIGN(act, writer.begin(users::Right::BatchNatures));
    CT_ASSIGN(enabled, setting(writer, k_natures_enabled));
    if (enabled == 0)
        return fail(reconcile::errors::natures_switched_off);
    if (lines.empty())
        return fail(reconcile::errors::nothing_ticked);
    std::vector<LineNature> before;
    for (const bank::LineId id : std::set<bank::LineId>(lines.begin(), lines.end())) {
        CT_ASSIGN(record, find_unmatched_line(writer, id));
        before.push_back({id, record.line.nature});
        storage::set_line_nature(writer.database(), id, nature);
    }
    writer.record("line.nature", text::number(static_cast<long long>(before.size())) + " lines",
                  list_of(before), to_text(nature));
    publish(writer, before);
    return before;
}

Result<void> restore_natures(Writer& writer, const std::vector<LineNature>& before) {
    CT_ASSIGN(act, writer.begin(users::Right::BatchNatures));
    for (const LineNature& one : before) {
        CT_TRY(find_unmatched_line(writer, one.line));
        storage::set_line_nature(writer.database(), one.line, one.nature);
    }
    writer.record("line.nature", text::number(static_cast<long long>(before.size())) + " lines", {},
                  list_of(before));
    publish(writer, before);
    return {};
}

} // namespace comptoir::app
