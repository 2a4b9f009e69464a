// Third parties, the balance and what is open.
#include "comptoir/app/books.h"

#include "app/books/party_store.h"
#include "comptoir/app/books_errors.h"
#include "comptoir/app/identify.h"
#include "comptoir/app/replay.h"
#include "comptoir/core/text.h"
#include "comptoir/ledger/errors.h"
#include "comptoir/ledger/rules.h"
#include "comptoir/reconcile/template_errors.h"
#include "comptoir/storage/repositories/dossier_repository.h"
#include "comptoir/storage/repositories/ledger_repository.h"

#include <unordered_map>

namespace comptoir::app {

namespace {

constexpr int k_terms_days_max = 365;

// For the event log: what changed, the IBAN masked.
std::string description_of(const ledger::Party& party) {
    std::string text = party.name;
    text += ", " + (party.iban ? party.iban->masked() : std::string("-"));
    text += ", " + (party.statement_reference.empty() ? "-" : party.statement_reference);
    text += ", " + (party.terms_days ? text::number(*party.terms_days) : std::string("-"));
    text += party.vat_basis == ledger::VatBasis::Receipts ? ", receipts" : ", debits";
    return text;
}

bool matches_text(const ledger::OpenItem& item, const std::string& needle) {
    if (needle.empty())
        return true;
    for (const std::string* value :
         {&item.party_name, &item.party, &item.piece, &item.number, &item.account}) {
        if (text::fold_compact(*value).find(needle) != std::string::npos)
            return true;
    }
    return false;
}

bool takes(const OpenItemFilter& filter, ledger::Chart chart, const ledger::OpenItem& item) {
    if (filter.kind && item.kind != *filter.kind)
        return false;
    const bool is_purchase =
        ledger::is_supplier_account(chart, item.account) && item.open.is_negative();
    if (filter.purchases_only && !is_purchase)
        return false;
    return item.id.value() > filter.after;
}

} // namespace

Result<std::vector<ledger::Party>> list_parties(Reader& reader) {
    return storage::load_parties(reader.database());
}

Result<ledger::Party> store_party(Writer& writer, const PartyChange& change,
                                  const std::string& why) {
    storage::Database& database = writer.database();
    const std::string code{text::trim(change.code)};
    if (code.empty())
        return fail(errors::party_code_missing);
    if (change.terms_days && (*change.terms_days < 0 || *change.terms_days > k_terms_days_max))
        return fail(errors::terms_out_of_range, {{"days", std::int64_t{*change.terms_days}},
                                                 {"most", std::int64_t{k_terms_days_max}}});
    const auto known = storage::find_party(database, code);
    // A code nobody knows is a new party or a slip of the keyboard; a name tells which.
    if (!known && (!change.name || text::trim(*change.name).empty()))
        return fail(errors::party_unknown, {{"party", code}});
    ledger::Party party = known.value_or(ledger::Party{});
    party.code = code;
    party.name = change.name.value_or(party.name);
    // The name serves as reference in bank labels (A113), so a party always has one.
    if (party.name.empty())
        party.name = code;
    party.statement_reference = change.statement_reference.value_or(party.statement_reference);
    if (change.terms_days)
        party.terms_days = change.terms_days;
    party.vat_basis = change.vat_basis.value_or(party.vat_basis);
    if (known)
        storage::update_party(database, party);
    else
        storage::insert_party(database, party);
    if (change.iban) {
        storage::confirm_party_iban(database, code, *change.iban, writer.clock().now(),
                                    writer.user());
        party.iban = change.iban;
    }
    writer.record("party.set", "party " + code, known ? description_of(*known) : std::string(),
                  description_of(party) + why);
    writer.changed(Noun::Parties);
    return party;
}

// Whoever a line was for is found again when what names a third party changes (A117). The past is
// asked first (D03).
Result<ledger::Party> set_party(Writer& writer, const PartyChange& change) {
    CT_ASSIGN(act, writer.begin(users::Right::PartyUpdate));
    const std::string code{text::trim(change.code)};
    const auto known = storage::find_party(writer.database(), code);
    std::string why;
    if (change.statement_reference && !change.statement_reference->empty() &&
        (!known || known->statement_reference != *change.statement_reference)) {
        if (text::fold(*change.statement_reference).empty())
            return fail(reconcile::errors::reference_unusable,
                        {{"reference", *change.statement_reference}});
        CT_ASSIGN(replay, replay_references(writer, {{code, *change.statement_reference}}));
        if (replay.contradicts > 0 && text::trim(change.reason).empty())
            return fail(reconcile::errors::contradicts_past, {{"contradicts", replay.contradicts},
                                                              {"agrees", replay.agrees},
                                                              {"closed", replay.closed}});
        why = ", reference " + *change.statement_reference + ": agrees " +
              text::number(replay.agrees) + ", contradicts " + text::number(replay.contradicts) +
              ", closed " + text::number(replay.closed);
        if (!change.reason.empty())
            why += "; reason: " + change.reason;
    }
    CT_ASSIGN(party, store_party(writer, change, why));
    const bool is_named_otherwise = !known || known->name != party.name ||
                                    known->statement_reference != party.statement_reference;
    if (is_named_otherwise)
        CT_TRY(identify_lines(writer));
    return party;
}

Result<std::vector<ledger::Balance>> trial_balance(Reader& reader, const BalanceFilter& filter) {
    storage::Database& database = reader.database();
    storage::BalanceQuery query;
    query.by_party = filter.by_party;
    if (filter.days) {
        query.from = filter.days->from;
        query.to = filter.days->to;
    } else {
        // Opening entries repeat the balances of the years before them.
        query.from = storage::first_counting_day(database);
    }
    return storage::load_balances(database, query, storage::load_dossier(database).currency);
}

Result<std::vector<ledger::OpenItem>> list_open_items(Reader& reader,
                                                      const OpenItemFilter& filter) {
    storage::Database& database = reader.database();
    const storage::DossierRow dossier = storage::load_dossier(database);
    std::optional<std::string_view> party;
    if (filter.party) {
        if (!storage::find_party(database, *filter.party))
            return fail(ledger::errors::unknown_party, {{"party", *filter.party}});
        party = *filter.party;
    }
    const auto rows =
        storage::load_third_party_rows(database, dossier.chart, dossier.currency, party);
    std::unordered_map<std::string, std::string> names;
    for (ledger::Party& known : storage::load_parties(database))
        names.emplace(std::move(known.code), std::move(known.name));
    const std::string needle = text::fold_compact(filter.text);
    std::vector<ledger::OpenItem> items;
    for (ledger::OpenItem& item : ledger::open_items(rows)) {
        if (static_cast<std::int64_t>(items.size()) >= filter.limit)
            break;
        if (!takes(filter, dossier.chart, item))
            continue;
        if (const auto name = names.find(item.party); name != names.end())
            item.party_name = name->second;
        if (matches_text(item, needle))
            items.push_back(std::move(item));
    }
    return items;
}

} // namespace comptoir::app
