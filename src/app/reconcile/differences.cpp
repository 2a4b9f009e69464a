#include "comptoir/app/differences.h"

#include "app/books/books_accounts.h"
#include "app/reconcile/difference_types.h"
#include "comptoir/app/errors.h"
#include "comptoir/core/text.h"
#include "comptoir/ledger/errors.h"
#include "comptoir/ledger/rules.h"
#include "comptoir/ledger/vat_rates.h"
#include "comptoir/reconcile/errors.h"
#include "comptoir/storage/repositories/difference_repository.h"
#include "comptoir/storage/repositories/dossier_repository.h"
#include "comptoir/storage/repositories/ledger_repository.h"

#include <algorithm>

namespace comptoir::app {

namespace {

using reconcile::DifferenceLimit;
using reconcile::DifferenceType;
using reconcile::DifferenceVat;

std::string name_of(std::string_view code) {
    return "difference " + std::string(code);
}

// One line for the event log.
std::string text_of(const DifferenceType& type) {
    std::string text =
        std::string(to_text(type.kind)) + "; " + type.charge_account + " / " + type.income_account;
    if (type.vat == DifferenceVat::Corrected)
        text += "; VAT corrected";
    if (type.vat_permille)
        text += "; VAT " + text::number(*type.vat_permille) + " permille";
    if (type.per_day_minor > 0)
        text += "; per day " + text::number(type.per_day_minor);
    return text;
}

Result<std::string> checked_account(Reader& reader, ledger::Chart chart, const std::string& text) {
    if (text.empty())
        return std::string{};
    const ledger::BooksAccounts books = load_books_accounts(reader.database());
    const std::string account = books.typed(text);
    if (ledger::is_third_party_account(chart, account))
        return fail(reconcile::errors::party_needed, {{"account", account}});
    if (books.can_be_booked(account) || usual_difference_label(chart, account))
        return account;
    return fail(ledger::errors::unknown_account, {{"account", account}});
}

Result<void> apply_change(Reader& reader, ledger::Chart chart, const DifferenceChange& change,
                          DifferenceType& type) {
    type.label = change.label.value_or(type.label);
    type.kind = change.kind.value_or(type.kind);
    for (const auto& [said, account] : {std::pair(&change.charge_account, &type.charge_account),
                                        std::pair(&change.income_account, &type.income_account)}) {
        if (!*said)
            continue;
        CT_ASSIGN(checked, checked_account(reader, chart, **said));
        *account = checked;
    }
    type.vat = change.vat.value_or(type.vat);
    type.vat_permille = change.vat ? change.vat_permille : type.vat_permille;
    const bool has_rate = type.vat_permille && *type.vat_permille > 0 && *type.vat_permille < 1000;
    if ((type.vat == DifferenceVat::Inside) != has_rate)
        return fail(reconcile::errors::difference_vat, {{"type", type.code}});
    if (change.vat && has_rate && !ledger::is_known_vat_rate(chart, *type.vat_permille))
        return fail(reconcile::errors::vat_rate_unknown,
                    {{"rate", ledger::vat_rate_text(*type.vat_permille)},
                     {"known", ledger::known_vat_rates_text(chart)}});
    if (change.per_day) {
        if (change.per_day->is_negative())
            return fail(reconcile::errors::negative_limit, {{"type", type.code}});
        type.per_day_minor = change.per_day->minor();
    }
    return {};
}

std::int64_t keep_limit(Writer& writer, const DifferenceLimit& limit) {
    const std::int64_t id = storage::insert_difference_limit(writer.database(), limit);
    std::string after = text::number(limit.limit_minor) + " minor, " +
                        text::number(limit.limit_permille) + " permille";
    if (!limit.party.empty())
        after += "; party " + limit.party;
    if (limit.nature)
        after += "; nature " + std::string(to_text(*limit.nature));
    writer.record("difference.allow", name_of(limit.type), {}, after);
    writer.changed(Noun::Dossier);
    return id;
}

Result<void> check_whom(Reader& reader, const DifferenceLimit& limit) {
    storage::Database& database = reader.database();
    const std::vector<DifferenceType> types =
        difference_types(database, storage::load_dossier(database).chart);
    const DifferenceType* type = find_difference(types, limit.type);
    if (!type)
        return fail(reconcile::errors::difference_unknown, {{"type", limit.type}});
    if (!reconcile::allowance_kind_of(type->kind))
        return fail(reconcile::errors::difference_computed, {{"type", limit.type}});
    if (!limit.party.empty() && !storage::party_exists(database, limit.party))
        return fail(ledger::errors::unknown_party, {{"party", limit.party}});
    return {};
}

} // namespace

std::vector<DifferenceType> difference_types(storage::Database& database, ledger::Chart chart) {
    std::vector<DifferenceType> types = reconcile::usual_differences(chart);
    const ledger::BooksAccounts books = load_books_accounts(database);
    for (DifferenceType& usual : types) {
        usual.charge_account = books.named(usual.charge_account).number;
        usual.income_account = books.named(usual.income_account).number;
    }
    for (DifferenceType& stored : storage::load_difference_types(database)) {
        const auto usual =
            std::find_if(types.begin(), types.end(),
                         [&](const DifferenceType& type) { return type.code == stored.code; });
        if (usual == types.end())
            types.push_back(std::move(stored));
        else
            *usual = std::move(stored);
    }
    return types;
}

const DifferenceType* find_difference(const std::vector<DifferenceType>& types,
                                      std::string_view code) {
    const auto found = std::find_if(types.begin(), types.end(),
                                    [&](const DifferenceType& type) { return type.code == code; });
    return found == types.end() ? nullptr : &*found;
}

std::optional<std::string> usual_difference_label(ledger::Chart chart, std::string_view account) {
    for (const DifferenceType& type : reconcile::usual_differences(chart)) {
        if (ledger::is_same_account(type.charge_account, account) ||
            ledger::is_same_account(type.income_account, account))
            return type.label;
    }
    return std::nullopt;
}

Result<DifferenceSettings> difference_settings(Reader& reader) {
    storage::Database& database = reader.database();
    return DifferenceSettings{difference_types(database, storage::load_dossier(database).chart),
                              storage::load_difference_limits(database)};
}

Result<DifferenceType> set_difference(Writer& writer, const DifferenceChange& change) {
    CT_ASSIGN(act, writer.begin(users::Right::Settings));
    storage::Database& database = writer.database();
    const ledger::Chart chart = storage::load_dossier(database).chart;
    CT_TRY(reconcile::check_difference_code(change.code));
    const std::vector<DifferenceType> types = difference_types(database, chart);
    const DifferenceType* known = find_difference(types, change.code);
    if (!known && !change.kind)
        return fail(reconcile::errors::difference_incomplete, {{"type", change.code}});
    DifferenceType type;
    if (known)
        type = *known;
    type.code = change.code;
    if (!known)
        type.label = change.code;
    CT_TRY(apply_change(writer, chart, change, type));
    if (!known && type.charge_account.empty() && type.income_account.empty())
        return fail(reconcile::errors::difference_incomplete, {{"type", change.code}});
    storage::save_difference_type(database, type);
    writer.record("difference.set", name_of(type.code), known ? text_of(*known) : std::string{},
                  text_of(type));
    writer.changed(Noun::Dossier);
    return type;
}

Result<void> remove_difference(Writer& writer, const std::string& code) {
    CT_ASSIGN(act, writer.begin(users::Right::Settings));
    storage::Database& database = writer.database();
    const std::vector<DifferenceType> types =
        difference_types(database, storage::load_dossier(database).chart);
    const DifferenceType* known = find_difference(types, code);
    if (!known)
        return fail(reconcile::errors::difference_unknown, {{"type", code}});
    storage::delete_difference_type(database, code);
    writer.record("difference.remove", name_of(code), text_of(*known));
    writer.changed(Noun::Dossier);
    return {};
}

Result<std::int64_t> allow_difference(Writer& writer, const DifferenceLimit& limit) {
    CT_ASSIGN(act, writer.begin(users::Right::Settings));
    CT_TRY(check_whom(writer, limit));
    // A share alone caps nothing: of a large invoice it would be any amount.
    const bool in_bounds =
        limit.limit_minor > 0 && limit.limit_permille >= 0 && limit.limit_permille <= 1000;
    if (!in_bounds)
        return fail(reconcile::errors::negative_limit, {{"type", limit.type}});
    return keep_limit(writer, limit);
}

Result<std::int64_t> give_difference_limit_back(Writer& writer, const DifferenceLimit& limit) {
    CT_ASSIGN(act, writer.begin(users::Right::Settings));
    CT_TRY(check_whom(writer, limit));
    // Older programs let a share stand alone, and nothing else that is refused now.
    const bool in_bounds = limit.limit_minor >= 0 && limit.limit_permille >= 0 &&
                           limit.limit_permille <= 1000 &&
                           (limit.limit_minor > 0 || limit.limit_permille > 0);
    if (!in_bounds)
        return fail(reconcile::errors::negative_limit, {{"type", limit.type}});
    return keep_limit(writer, limit);
}

Result<void> forbid_difference(Writer& writer, std::int64_t limit) {
    CT_ASSIGN(act, writer.begin(users::Right::Settings));
    for (const DifferenceLimit& known : storage::load_difference_limits(writer.database())) {
        if (known.id != limit)
            continue;
        storage::delete_difference_limit(writer.database(), limit);
        writer.record("difference.forbid", name_of(known.type), "limit " + text::number(limit));
        writer.changed(Noun::Dossier);
        return {};
    }
    return fail(errors::not_found, {{"what", std::string("limit")}, {"id", limit}});
}

} // namespace comptoir::app
