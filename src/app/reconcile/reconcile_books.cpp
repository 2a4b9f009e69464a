#include "app/reconcile/reconcile_books.h"

#include "app/books/books_accounts.h"
#include "app/reconcile/difference_types.h"
#include "app/reconcile/learn.h"
#include "comptoir/app/templates.h"
#include "comptoir/core/text.h"
#include "comptoir/invoices/booking_accounts.h"
#include "comptoir/ledger/rules.h"
#include "comptoir/reconcile/label_numbers.h"
#include "comptoir/reconcile/templates.h"
#include "comptoir/storage/repositories/bank_repository.h"
#include "comptoir/storage/repositories/difference_repository.h"
#include "comptoir/storage/repositories/dossier_repository.h"
#include "comptoir/storage/repositories/ledger_repository.h"
#include "comptoir/storage/repositories/line_act_repository.h"
#include "comptoir/storage/repositories/reconcile_queries.h"
#include "comptoir/storage/repositories/return_repository.h"
#include "comptoir/storage/repositories/vat_repository.h"

#include <algorithm>
#include <map>
#include <set>

namespace comptoir::app {

const ledger::Journal* ReconcileBooks::journal(std::string_view code) const {
    const auto found = std::find_if(journals.begin(), journals.end(),
                                    [&](const ledger::Journal& one) { return one.code == code; });
    return found == journals.end() ? nullptr : &*found;
}

const ledger::OpenItem* ReconcileBooks::item_of_row(ledger::RowId row) const {
    const auto found = item_by_row.find(row);
    return found == item_by_row.end() ? nullptr : &books.items[found->second];
}

bool ReconcileBooks::corrects_vat(const std::string& account) const {
    return std::any_of(
        differences.begin(), differences.end(), [&](const reconcile::DifferenceType& type) {
            return type.vat == reconcile::DifferenceVat::Corrected &&
                   (type.charge_account == account || type.income_account == account);
        });
}

ReconcileBooks load_items_and_journals(Reader& reader) {
    ReconcileBooks loaded;
    storage::Database& database = reader.database();
    const storage::DossierRow dossier = storage::load_dossier(database);
    loaded.chart = dossier.chart;
    loaded.currency = dossier.currency;
    loaded.books.company = dossier.company;
    loaded.journals = storage::load_journals(database);
    loaded.differences = difference_types(database, loaded.chart);
    loaded.books.parties = storage::load_party_facts(database);
    const std::vector<ledger::ThirdPartyRow> rows =
        storage::load_rows_of_open_pieces(database, loaded.chart, loaded.currency);
    loaded.books.items = ledger::open_items(rows);
    std::unordered_map<std::string_view, const std::string*> names;
    for (const reconcile::PartyFacts& party : loaded.books.parties)
        names[party.code] = &party.name;
    for (std::size_t i = 0; i < loaded.books.items.size(); ++i) {
        ledger::OpenItem& item = loaded.books.items[i];
        loaded.item_by_row[item.id] = i;
        for (const ledger::RowId row : item.rows)
            loaded.item_by_row[row] = i;
        const auto name = names.find(item.party);
        if (item.party_name.empty() && name != names.end())
            item.party_name = *name->second;
    }
    return loaded;
}

namespace {

// Rows that are open, and the first of each piece.
std::vector<ledger::RowId> open_rows(const ReconcileBooks& loaded) {
    std::vector<ledger::RowId> rows;
    rows.reserve(loaded.item_by_row.size());
    for (const auto& [row, item] : loaded.item_by_row)
        rows.push_back(row);
    return rows;
}

// What waits of equal pieces of one party, which alone it may have to tell apart. Beyond so many
// each is taken for unlike the others: a person is asked then.
constexpr std::size_t k_equal_pieces_read_max = 500;

void add_waiting_vat(ReconcileBooks& loaded, storage::Database& database) {
    if (!storage::has_waiting_vat(database, loaded.chart))
        return;
    std::map<std::pair<std::string_view, std::int64_t>, std::vector<const ledger::OpenItem*>> equal;
    for (const ledger::OpenItem& item : loaded.books.items)
        equal[{item.party, item.open.minor()}].push_back(&item);
    std::size_t read = 0;
    for (const auto& [key, items] : equal) {
        if (items.size() < 2 || key.first.empty())
            continue;
        for (const ledger::OpenItem* item : items) {
            std::string vat;
            if (++read > k_equal_pieces_read_max) {
                vat = "#" + text::number(item->id.value());
            } else {
                for (const storage::WaitingInvoice& invoice :
                     storage::load_waiting_invoices(database, loaded.chart, item->rows)) {
                    for (const storage::WaitingInvoice::Row& row : invoice.rows)
                        vat += row.account + "=" + text::number(row.amount_minor) + ";";
                }
            }
            loaded.books.waiting_vat[item->id] = std::move(vat);
        }
    }
}

void add_references(ReconcileBooks& loaded, std::vector<reconcile::ItemReference> references) {
    for (reconcile::ItemReference& reference : references) {
        const ledger::OpenItem* item = loaded.item_of_row(reference.item);
        if (!item)
            continue;
        reference.item = item->id;
        loaded.books.references.push_back(std::move(reference));
    }
}

} // namespace

ReconcileBooks load_reconcile_books(Reader& reader, const std::vector<std::string>& bank_journals) {
    ReconcileBooks loaded = load_items_and_journals(reader);
    storage::Database& database = reader.database();
    const auto reserved = storage::reserved_rows(database);
    for (const ledger::Journal& journal : loaded.journals) {
        if (journal.type != ledger::JournalType::Bank)
            continue;
        loaded.books.journals.push_back({journal.code,
                                         journal.iban ? journal.iban->text() : std::string{},
                                         journal.days_tolerance});
        const bool wanted = bank_journals.empty() ||
                            std::find(bank_journals.begin(), bank_journals.end(), journal.code) !=
                                bank_journals.end();
        if (!wanted)
            continue;
        std::vector<reconcile::EntryCandidate> entries =
            storage::load_entry_candidates(database, journal, {loaded.chart, loaded.currency});
        // What a person paired or marks by hand is nobody else's.
        if (!reserved.empty())
            std::erase_if(entries, [&](const reconcile::EntryCandidate& entry) {
                return reserved.contains(entry.row.value());
            });
        std::move(entries.begin(), entries.end(), std::back_inserter(loaded.books.entries));
    }
    loaded.books.allowances =
        reconcile::allowances_of(loaded.differences, storage::load_difference_limits(database));
    loaded.books.accounts =
        reconcile::accounts_of(loaded.differences, reconcile::usual_accounts(loaded.chart));
    const ledger::BooksAccounts accounts = load_books_accounts(database);
    loaded.books.accounts.transfer = accounts.named(loaded.books.accounts.transfer).number;
    if (!accounts.can_be_booked(loaded.books.accounts.transfer))
        loaded.books.accounts.transfer.clear();
    add_references(loaded, storage::load_item_references(database));
    add_references(loaded, reconcile::references_in_labels(storage::load_labelled_rows(
                               database, loaded.chart, open_rows(loaded))));
    loaded.books.past_pieces = storage::load_past_pieces(database, loaded.chart);
    add_waiting_vat(loaded, database);
    loaded.books.chart = loaded.chart;
    loaded.books.templates = matcher_templates(reader);
    if (!loaded.books.templates.empty())
        loaded.books.template_pasts = pasts_of_templates(reader);
    loaded.books.learned = usable_learning(reader);
    return loaded;
}

void load_past_payments(Reader& reader, const std::vector<reconcile::LineFacts>& lines,
                        reconcile::Books& books) {
    storage::ReturnableQuery query;
    for (const reconcile::LineFacts& line : lines) {
        if (!reconcile::says_returned(line.line))
            continue;
        const Date from = line.line.booked_on.plus_days(-reconcile::k_days_to_return);
        query.from = query.amounts.empty() ? from : std::min(query.from, from);
        query.amounts.emplace_back(line.journal, -line.line.amount.minor());
    }
    if (!query.amounts.empty())
        books.past_payments = storage::load_returnable_payments(reader.database(), query);
}

namespace {

// What a person would be refused is not booked without one: an account or third party that the
// dossier lacks (shared templates), or VAT on an account that takes none.
bool can_be_booked(Reader& reader, ledger::Chart chart, const ledger::BooksAccounts& accounts,
                   const reconcile::EntryTemplate& one) {
    return std::all_of(
        one.accounts.begin(), one.accounts.end(), [&](const reconcile::TemplateShare& share) {
            return accounts.can_be_booked(share.account) &&
                   (share.party.empty() || storage::party_exists(reader.database(), share.party)) &&
                   (!share.vat_permille || invoices::vat_account_of(chart, share.account));
        });
}

} // namespace

std::vector<reconcile::EntryTemplate> matcher_templates(Reader& reader) {
    const ledger::Chart chart = storage::load_dossier(reader.database()).chart;
    const ledger::BooksAccounts accounts = load_books_accounts(reader.database());
    std::vector<reconcile::EntryTemplate> templates;
    std::set<std::string> codes;
    for (const reconcile::StoredTemplate& one : load_usable_templates(reader)) {
        // The company's own hides one of all companies with the same code.
        if (!codes.insert(one.code).second)
            continue;
        templates.push_back(reconcile::matcher_template(one));
        templates.back().unattended = can_be_booked(reader, chart, accounts, templates.back());
        // What is for one journal is found when lines come in, and stands with them.
        if (!one.journal.empty())
            templates.back().reference.clear();
    }
    return templates;
}

reconcile::LineFacts line_facts(const storage::LineRecord& record,
                                const std::vector<reconcile::EntryTemplate>& templates) {
    reconcile::LineFacts facts{record.id, record.statement, record.journal, record.line,
                               record.doubtful};
    if (record.identity.party_by == "hand")
        facts.party_by_hand = record.identity.party;
    if (!record.identity.template_id)
        return facts;
    for (const reconcile::EntryTemplate& one : templates)
        if (one.id == record.identity.template_id.value())
            facts.template_code = one.code;
    facts.template_by_hand = !facts.template_code.empty() && record.identity.template_by == "hand";
    return facts;
}

void remember_template(Writer& writer, reconcile::MatchId match,
                       const reconcile::Proposal& proposal) {
    if (proposal.decision != reconcile::Decision::Template || proposal.template_code.empty())
        return;
    const auto used = template_named(writer, proposal.template_code);
    if (used)
        storage::set_template_of_match(writer.database(), match, used->scope, used->code);
}

} // namespace comptoir::app
