// The list of entry templates: added, changed, ordered, removed, each with what follows for lines.
#include "comptoir/app/templates.h"

#include "app/books/books_accounts.h"
#include "app/reconcile/shared_templates.h"
#include "app/reconcile/template_accounts.h"
#include "comptoir/core/text.h"
#include "comptoir/ledger/errors.h"
#include "comptoir/ledger/rules.h"
#include "comptoir/reconcile/template_errors.h"
#include "comptoir/storage/repositories/bank_repository.h"
#include "comptoir/storage/repositories/dossier_repository.h"
#include "comptoir/storage/repositories/ledger_repository.h"
#include "comptoir/storage/repositories/template_repository.h"

#include <algorithm>
#include <map>
#include <set>

namespace comptoir::app {

namespace {

namespace rules = reconcile::errors;
using reconcile::StoredTemplate;
using reconcile::TemplateId;
using reconcile::TemplateScope;

std::string name_of(const StoredTemplate& one) {
    return std::string("template ") + (one.scope == TemplateScope::Shared ? "shared " : "") +
           one.code;
}

std::vector<std::string> missing_accounts(const ledger::BooksAccounts& books,
                                          const StoredTemplate& one) {
    std::vector<std::string> missing;
    for (const reconcile::TemplateRow& row : one.rows)
        if (!books.can_be_booked(row.account))
            missing.push_back(row.account);
    return missing;
}

// A template of all companies keeps the numbers of its chart; each dossier has its own for them.
StoredTemplate cleaned(StoredTemplate one, const ledger::BooksAccounts& books) {
    one.code = text::trim(one.code);
    one.label = text::single_blanks(one.label);
    one.reference = text::single_blanks(one.reference);
    for (reconcile::TemplateRow& row : one.rows)
        row.account = one.scope == TemplateScope::Shared
                          ? ledger::padded_account(text::trim(row.account))
                          : books.typed(text::trim(row.account));
    return one;
}

Result<void> check_against_books(Reader& reader, const ledger::BooksAccounts& books,
                                 const StoredTemplate& one) {
    storage::Database& database = reader.database();
    CT_TRY(reconcile::check_template(one, storage::load_dossier(database).chart));
    for (const reconcile::TemplateRow& row : one.rows) {
        if (!books.can_be_booked(row.account))
            return fail(ledger::errors::unknown_account, {{"account", row.account}});
        if (!row.party.empty() && !storage::party_exists(database, row.party))
            return fail(ledger::errors::unknown_party, {{"party", row.party}});
    }
    if (!one.journal.empty()) {
        const auto journal = storage::find_journal(database, one.journal);
        if (!journal)
            return fail(ledger::errors::unknown_journal, {{"journal", one.journal}});
        if (journal->type != ledger::JournalType::Bank)
            return fail(rules::template_journal,
                        {{"template", one.code}, {"journal", one.journal}});
    }
    return {};
}

Result<StoredTemplate> find_or_refuse(Reader& reader, TemplateId id) {
    auto found = storage::find_template(reader.database(), id);
    if (!found)
        return fail(rules::template_unknown, {{"template", text::number(id.value())}});
    return std::move(*found);
}

// Writes one template to the shared file and the copies here.
Result<void> save_shared(Writer& writer, const StoredTemplate& changed,
                         const std::optional<StoredTemplate>& before) {
    CT_ASSIGN(shared, SharedTemplates::open(writer));
    const std::string& code = before ? before->code : changed.code;
    const auto at = std::find_if(shared.templates.begin(), shared.templates.end(),
                                 [&](const StoredTemplate& one) { return one.code == code; });
    if (at != shared.templates.end())
        *at = changed;
    else
        shared.templates.push_back(changed);
    CT_TRY(shared.save(writer));
    copy_shared_templates(writer, shared.templates);
    return {};
}

Result<TemplateId> store(Writer& writer, const StoredTemplate& changed,
                         const std::optional<StoredTemplate>& before) {
    storage::Database& database = writer.database();
    if (changed.scope == TemplateScope::Shared) {
        // The row keeps its id under a new code, so that lines keep their template.
        if (before && before->code != changed.code)
            storage::save_template(database, changed);
        CT_TRY(save_shared(writer, changed, before));
        return storage::find_template(database, changed.scope, changed.code)->id;
    }
    return storage::save_template(database, changed);
}

std::string reason_of(const Replay& replay, const std::string& reason) {
    std::string text = "agrees " + text::number(replay.agrees) + ", contradicts " +
                       text::number(replay.contradicts) + ", closed " + text::number(replay.closed);
    return reason.empty() ? text : text + "; reason: " + reason;
}

// D03: who goes against what is booked says why.
Result<void> check_reason(const Replay& replay, const std::string& reason) {
    if (replay.contradicts > 0 && text::trim(reason).empty())
        return fail(rules::contradicts_past, {{"contradicts", replay.contradicts},
                                              {"agrees", replay.agrees},
                                              {"closed", replay.closed}});
    return {};
}

} // namespace

void number_accounts(const ledger::BooksAccounts& books, StoredTemplate& one) {
    for (reconcile::TemplateRow& row : one.rows)
        row.account = books.typed(row.account);
}

std::vector<StoredTemplate> load_usable_templates(Reader& reader) {
    const ledger::BooksAccounts books = load_books_accounts(reader.database());
    std::vector<StoredTemplate> list = storage::load_templates(reader.database());
    std::erase_if(list, [&](const StoredTemplate& one) {
        return !one.active || !missing_accounts(books, one).empty();
    });
    for (StoredTemplate& one : list)
        number_accounts(books, one);
    return list;
}

Result<std::vector<TemplateRowOfList>> list_templates(Reader& reader) {
    storage::Database& database = reader.database();
    const ledger::BooksAccounts books = load_books_accounts(database);
    std::vector<TemplateRowOfList> list;
    for (StoredTemplate& one : storage::load_templates(database)) {
        TemplateRowOfList row;
        row.missing = missing_accounts(books, one);
        row.lines = storage::count_lines_of_template(database, one.id);
        row.matches = static_cast<std::int64_t>(
            storage::matches_of_template(database, one.scope, one.code).size());
        row.it = std::move(one);
        list.push_back(std::move(row));
    }
    return list;
}

Result<StoredTemplate> template_named(Reader& reader, const std::string& code,
                                      std::optional<TemplateScope> scope) {
    for (const TemplateScope each : {TemplateScope::Company, TemplateScope::Shared}) {
        if (scope && *scope != each)
            continue;
        if (auto found = storage::find_template(reader.database(), each, code))
            return std::move(*found);
    }
    return fail(rules::template_unknown, {{"template", code}});
}

Result<TemplateSaved> save_template(Writer& writer, const StoredTemplate& wanted,
                                    const std::string& reason) {
    CT_ASSIGN(act, writer.begin(users::Right::TemplateUpdate));
    storage::Database& database = writer.database();
    const ledger::BooksAccounts books = load_books_accounts(database);
    const StoredTemplate changed = cleaned(wanted, books);
    std::optional<StoredTemplate> before;
    if (changed.id) {
        CT_ASSIGN(known, find_or_refuse(writer, changed.id));
        before = std::move(known);
    }
    CT_TRY(check_against_books(writer, books, changed));
    const auto same = storage::find_template(database, changed.scope, changed.code);
    if ((same && same->id != changed.id) || (before && before->scope != changed.scope))
        return fail(rules::template_exists, {{"template", changed.code}});
    TemplateSaved saved;
    CT_ASSIGN(replay, replay_template(writer, changed));
    saved.replay = std::move(replay);
    CT_TRY(check_reason(saved.replay, reason));
    CT_ASSIGN(id, store(writer, changed, before));
    saved.id = id;
    writer.record("template.save", name_of(changed),
                  before ? description_of(*before) : std::string(),
                  description_of(changed) + "; " + reason_of(saved.replay, reason));
    writer.changed(Noun::Templates);
    CT_ASSIGN(identified, identify_lines(writer));
    saved.identified = identified;
    return saved;
}

Result<TemplateSaved> set_template_reference(Writer& writer, TemplateId id,
                                             const std::string& reference,
                                             const std::string& reason) {
    CT_ASSIGN(act, writer.begin(users::Right::TemplateUpdate));
    CT_ASSIGN(changed, find_or_refuse(writer, id));
    changed.reference = reference;
    if (text::fold(reference).empty())
        return fail(rules::reference_unusable, {{"reference", reference}});
    return save_template(writer, changed, reason);
}

Result<RemovedTemplate> remove_template(Writer& writer, TemplateId id) {
    CT_ASSIGN(act, writer.begin(users::Right::TemplateUpdate));
    storage::Database& database = writer.database();
    RemovedTemplate removed;
    CT_ASSIGN(found, find_or_refuse(writer, id));
    removed.it = std::move(found);
    for (const StoredTemplate& one : storage::load_templates(database))
        if (one.scope == removed.it.scope)
            removed.order.push_back(one.code);
    for (const storage::LineOfTemplate& line : storage::lines_of_template(database, id))
        removed.lines.push_back({line.line, line.by_hand});
    if (removed.it.scope == TemplateScope::Shared) {
        CT_ASSIGN(shared, SharedTemplates::open(writer));
        std::erase_if(shared.templates,
                      [&](const StoredTemplate& one) { return one.code == removed.it.code; });
        CT_TRY(shared.save(writer));
        copy_shared_templates(writer, shared.templates);
    } else {
        storage::delete_template(database, id);
    }
    writer.record("template.remove", name_of(removed.it), description_of(removed.it));
    writer.changed(Noun::Templates);
    CT_TRY(identify_lines(writer));
    return removed;
}

namespace {

// A reconciled line is recognised no more: it is given back what it carried.
Result<void> give_back(Writer& writer, const RemovedTemplate::Line& line,
                       const StoredTemplate& restored) {
    const auto record = storage::find_line(writer.database(), line.id);
    if (!record || !restored.active)
        return {};
    if (record->match == 0)
        return line.by_hand ? set_line_template(writer, line.id, restored.id) : Result<void>{};
    storage::LineIdentityRecord identity = record->identity;
    if (identity.template_id) // another one recognised it since, or a person
        return {};
    identity.template_id = restored.id;
    identity.template_by = line.by_hand ? "hand" : "reference";
    storage::save_line_identity(writer.database(), line.id, identity);
    writer.changed(Noun::Lines, line.id.value());
    return {};
}

// As the list was; what was added since comes after it, what went since is not in it.
std::vector<std::string> order_with(storage::Database& database, const RemovedTemplate& removed) {
    std::vector<std::string> here;
    for (const StoredTemplate& one : storage::load_templates(database))
        if (one.scope == removed.it.scope)
            here.push_back(one.code);
    std::vector<std::string> order = removed.order;
    std::erase_if(order, [&](const std::string& code) {
        return std::find(here.begin(), here.end(), code) == here.end();
    });
    for (const std::string& code : here)
        if (std::find(order.begin(), order.end(), code) == order.end())
            order.push_back(code);
    return order;
}

} // namespace

Result<void> restore_template(Writer& writer, const RemovedTemplate& removed) {
    CT_ASSIGN(act, writer.begin(users::Right::TemplateUpdate));
    StoredTemplate again = removed.it;
    storage::Database& database = writer.database();
    if (storage::find_template(database, again.scope, again.code))
        return fail(rules::template_exists, {{"template", again.code}});
    // Under its own number: what was done to it before its removal can be taken back after this.
    storage::insert_template_again(database, again);
    CT_TRY(save_template(writer, again, "brought back"));
    CT_TRY(order_templates(writer, again.scope, order_with(database, removed), "brought back"));
    for (const RemovedTemplate::Line& line : removed.lines)
        CT_TRY(give_back(writer, line, again));
    return {};
}

Result<Identified> order_templates(Writer& writer, TemplateScope scope,
                                   const std::vector<std::string>& codes,
                                   const std::string& reason) {
    CT_ASSIGN(act, writer.begin(users::Right::TemplateUpdate));
    storage::Database& database = writer.database();
    std::map<std::string, TemplateId> known;
    std::string before, after;
    for (const StoredTemplate& one : storage::load_templates(database)) {
        if (one.scope != scope)
            continue;
        known.emplace(one.code, one.id);
        before += (before.empty() ? "" : " ") + one.code;
    }
    std::vector<TemplateId> order;
    for (const std::string& code : codes) {
        const auto found = known.find(code);
        if (found == known.end())
            return fail(rules::template_unknown, {{"template", code}});
        order.push_back(found->second);
        after += (after.empty() ? "" : " ") + code;
    }
    if (std::set<TemplateId>(order.begin(), order.end()).size() != known.size() ||
        order.size() != known.size())
        return fail(rules::template_order);
    CT_ASSIGN(replay, replay_order(writer, scope, codes));
    CT_TRY(check_reason(replay, reason));
    if (scope == TemplateScope::Shared) {
        CT_ASSIGN(shared, SharedTemplates::open(writer));
        const auto place = [&](const StoredTemplate& one) {
            return std::find(codes.begin(), codes.end(), one.code) - codes.begin();
        };
        std::stable_sort(
            shared.templates.begin(), shared.templates.end(),
            [&](const StoredTemplate& a, const StoredTemplate& b) { return place(a) < place(b); });
        CT_TRY(shared.save(writer));
        copy_shared_templates(writer, shared.templates);
    } else {
        storage::order_templates(database, order);
    }
    writer.record("template.order", to_text(scope), before,
                  after + "; " + reason_of(replay, reason));
    writer.changed(Noun::Templates);
    return identify_lines(writer);
}

} // namespace comptoir::app
