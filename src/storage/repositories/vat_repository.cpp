#include "comptoir/storage/repositories/vat_repository.h"

#include "comptoir/core/text.h"
#include "comptoir/invoices/booking_accounts.h"
#include "comptoir/invoices/vat_on_receipts.h"
#include "comptoir/ledger/piece_rows.h"
#include "comptoir/ledger/rules.h"
#include "comptoir/storage/repositories/dossier_repository.h"
#include "comptoir/storage/repositories/ledger_repository.h"
#include "comptoir/storage/repositories/reconcile_queries.h"
#include "storage/repositories/ledger_names.h"
#include "storage/repositories/vat_settled.h"

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <map>
#include <optional>
#include <set>

namespace comptoir::storage {

namespace {

constexpr std::size_t k_vat_account_digits = 5; // "44562", of the one chart where tax waits

// The first account number after all that begin with these digits.
std::string after(std::string_view prefix) {
    std::string end(prefix);
    ++end.back();
    return end;
}

struct Settled {
    std::int64_t in_all = 0, imported = 0, imputed = 0;
};

// What was lettered in imported books had its VAT moved there too.
Settled settled_of(Database& database, ledger::Chart chart, ledger::RowId row,
                   const ledger::Entry& entry) {
    Settled settled;
    for (const Partner& partner : partners_of(database, chart, row, entry)) {
        settled.in_all += partner.paid_minor;
        settled.imported += partner.imported ? partner.paid_minor : 0;
        settled.imputed += partner.amount_minor;
    }
    return settled;
}

std::int64_t moved_of(Database& database, ledger::RowId row) {
    return database.integer(
        "SELECT COALESCE(SUM(amount_minor), 0) FROM vat_move WHERE waiting_row_id = ?1", row);
}

// Where the tax moved of a row stands, by what its entries hold: one of them has a row of the
// waiting account for each of its moves, in their order, and below it where the tax went.
void read_where_moved(Database& database, ledger::Chart chart, WaitingInvoice::Row& row) {
    const std::string_view of_assets =
        invoices::booking_accounts(chart).vat_deductible_asset.substr(0, k_vat_account_digits);
    Statement moves =
        database.query("SELECT entry_id, amount_minor, (SELECT COUNT(*) FROM vat_move o"
                       " WHERE o.entry_id = v.entry_id AND o.id < v.id)"
                       " FROM vat_move v WHERE waiting_row_id = ?1",
                       row.id);
    while (moves.step()) {
        const auto entry = find_entry(database, moves.id<ledger::EntryId>(0));
        std::int64_t groups_before = moves.integer(2);
        bool is_its_group = false;
        for (const ledger::EntryRow& each : entry ? entry->rows : std::vector<ledger::EntryRow>{}) {
            if (invoices::account_of_due_vat(chart, each.account, false)) {
                is_its_group = groups_before-- == 0 && each.account == row.account &&
                               each.amount.minor() == -moves.integer(1);
                continue;
            }
            if (is_its_group && invoices::is_vat_account(chart, each.account))
                (each.account.starts_with(of_assets) ? row.on_assets_minor : row.on_others_minor) +=
                    each.amount.minor();
        }
    }
}

std::optional<WaitingInvoice> waiting_invoice_of(Database& database, ledger::Chart chart,
                                                 const ledger::Entry& entry,
                                                 const std::vector<ledger::EntryRow>& rows) {
    WaitingInvoice invoice;
    invoice.entry = entry.id;
    invoice.label = entry.label;
    std::string party;
    std::int64_t gross = 0;
    for (const ledger::EntryRow& row : rows) {
        const std::int64_t amount = row.amount.minor();
        invoice.of_fixed_asset =
            invoice.of_fixed_asset || invoices::is_asset_account(chart, row.account);
        if (invoices::account_of_due_vat(chart, row.account, false)) {
            invoice.rows.push_back({row.id, row.account, amount, moved_of(database, row.id), 0, 0});
            continue;
        }
        if (row.party.empty()) {
            if (!invoices::is_vat_account(chart, row.account) &&
                !invoices::never_holds_vat(chart, row.account))
                (invoices::is_asset_account(chart, row.account) ? invoice.asset_minor
                                                                : invoice.other_minor) += amount;
            continue;
        }
        if ((!party.empty() && party != row.party) || (gross != 0 && (gross < 0) != (amount < 0)))
            return std::nullopt; // whose VAT is whose, nobody can tell
        party = row.party;
        gross += amount;
        invoice.piece = row.piece.empty() ? entry.piece : row.piece;
        if (!row.label.empty())
            invoice.label = row.label;
        const Settled settled = settled_of(database, chart, row.id, entry);
        invoice.settled_minor += settled.in_all;
        invoice.settled_before_minor += settled.imported;
        invoice.imputed_minor += settled.imputed;
    }
    if (gross == 0 || invoice.rows.empty())
        return std::nullopt;
    invoice.gross_minor = std::abs(gross);
    for (WaitingInvoice::Row& row : invoice.rows) {
        if (invoice.of_fixed_asset)
            read_where_moved(database, chart, row);
    }
    return invoice;
}

bool is_opening_journal(Database& database, const std::string& code) {
    return database.query("SELECT 1 FROM journal WHERE code = ?1 AND type = 'opening'", code)
        .step();
}

// Rows of a third party under one piece, on one side: two searches, each along its own index.
std::string rows_named_like(std::string_view besides) {
    std::string query;
    for (const std::string_view named :
         {"r.piece = ?1 AND r.piece <> ''", "e.piece = ?1 AND e.piece <> '' AND r.piece = ''"}) {
        if (!query.empty())
            query += " UNION ALL ";
        query += "SELECT r.id, e.id, e.day FROM entry_row r JOIN entry e ON e.id = r.entry_id"
                 " JOIN journal j ON j.code = e.journal WHERE ";
        query += named;
        query += " AND r.account = ?2 AND r.party = ?3 AND (r.amount_minor < 0) = (?4 < 0) AND ";
        query += besides;
    }
    return query;
}

// The invoice of an earlier year that an opening entry brings forward by its piece. What its own
// year settled of it stands in the books as they were imported; the rest is settled by this row.
std::optional<WaitingInvoice> brought_forward(Database& database, ledger::Chart chart,
                                              const ledger::Entry& opening,
                                              const ledger::EntryRow& row) {
    const std::string& piece = row.piece.empty() ? opening.piece : row.piece;
    if (piece.empty() || row.party.empty())
        return std::nullopt;
    Statement found =
        database.query(rows_named_like("j.type <> 'opening' AND e.origin = 'books'"
                                       " AND e.day < ?5"),
                       piece, row.account, row.party, row.amount.minor(), opening.date);
    if (!found.step())
        return std::nullopt;
    const auto row_id = found.id<ledger::RowId>(0);
    const auto entry_id = found.id<ledger::EntryId>(1);
    if (found.step())
        return std::nullopt; // two of that name
    const std::optional<ledger::Entry> entry = find_entry(database, entry_id);
    auto invoice =
        waiting_invoice_of(database, chart, *entry, ledger::rows_of_piece(*entry, row_id));
    const std::int64_t forward = std::abs(row.amount.minor());
    if (!invoice || forward > invoice->gross_minor)
        return std::nullopt;
    const Settled settled = settled_of(database, chart, row.id, opening);
    invoice->settled_before_minor = invoice->gross_minor - forward + settled.imported;
    invoice->settled_minor = invoice->gross_minor - forward + settled.in_all;
    invoice->imputed_minor = invoice->gross_minor - forward + settled.imputed;
    return invoice;
}

// The row of a later opening entry that brings this one forward.
ledger::RowId brought_forward_by(Database& database, const ledger::Entry& entry,
                                 const ledger::EntryRow& row) {
    const std::string& piece = row.piece.empty() ? entry.piece : row.piece;
    if (piece.empty() || row.party.empty())
        return {};
    Statement found = database.query(rows_named_like("j.type = 'opening' AND e.day > ?5") +
                                         " ORDER BY 3 DESC LIMIT 1",
                                     piece, row.account, row.party, row.amount.minor(), entry.date);
    return found.step() ? found.id<ledger::RowId>(0) : ledger::RowId{};
}

// Of the piece that this third-party row stands in, or brings forward.
std::optional<WaitingInvoice> waiting_invoice_of(Database& database, ledger::Chart chart,
                                                 ledger::RowId id) {
    const std::optional<RowFacts> facts = find_row(database, id);
    const std::optional<ledger::Entry> entry =
        facts ? find_entry(database, facts->entry) : std::nullopt;
    if (!entry)
        return std::nullopt;
    const auto row = std::find_if(entry->rows.begin(), entry->rows.end(),
                                  [&](const ledger::EntryRow& each) { return each.id == id; });
    if (entry->origin == ledger::EntryOrigin::Opening ||
        is_opening_journal(database, entry->journal))
        return brought_forward(database, chart, *entry, *row);
    if (entry->origin == ledger::EntryOrigin::Books) {
        if (const ledger::RowId later = brought_forward_by(database, *entry, *row))
            return waiting_invoice_of(database, chart, later);
    }
    auto invoice = waiting_invoice_of(database, chart, *entry, ledger::rows_of_piece(*entry, id));
    if (invoice && !row->piece.empty())
        invoice->piece = row->piece; // of several due dates, the one that is settled
    return invoice;
}

// Of these rows, those whose entry keeps VAT waiting or may bring it forward: one question, where
// most rows belong to pieces without.
std::vector<ledger::RowId> rows_that_may_wait(Database& database, ledger::Chart chart,
                                              std::span<const ledger::RowId> rows) {
    const auto [deductible, due] = invoices::waiting_vat_prefixes(chart);
    if (deductible.empty() || rows.empty())
        return {};
    std::string list;
    for (const ledger::RowId row : rows)
        list += (list.empty() ? "[" : ",") + text::number(row.value());
    Statement found = database.query(R"(
        SELECT DISTINCT r.id
        FROM json_each(?1) l
        CROSS JOIN entry_row r ON r.id = l.value
        JOIN entry e ON e.id = r.entry_id
        WHERE e.origin = ?2
           OR EXISTS (SELECT 1 FROM journal j WHERE j.code = e.journal AND j.type = 'opening')
           OR EXISTS (SELECT 1 FROM entry_row w WHERE w.entry_id = e.id
                        AND (w.account >= ?3 AND w.account < ?4
                             OR w.account >= ?5 AND w.account < ?6)))",
                                     list + "]", name_of(ledger::EntryOrigin::Opening), deductible,
                                     after(deductible), due, after(due));
    std::vector<ledger::RowId> waiting;
    while (found.step())
        waiting.push_back(found.id<ledger::RowId>(0));
    return waiting;
}

// Matches made before VAT was moved by itself, and what is lettered without a match, are not held
// against the books.
bool is_all_ours(Database& database, ledger::EntryId entry) {
    return database.integer(R"(
        SELECT NOT EXISTS (
            SELECT 1
            FROM entry_row r
            JOIN imputation i ON i.debit_row_id = r.id OR i.credit_row_id = r.id
            WHERE r.entry_id = ?1
              AND (i.match_id IS NULL OR i.match_id <= (SELECT after_match FROM vat_start))))",
                            entry) != 0;
}

// Settlements undone out of order leave a cent of rounding here or there, until the last one.
// Programs before made a lost part due with the rest: between the two nothing tells which rule the
// books followed.
bool is_as_settled(const WaitingInvoice& invoice, const WaitingInvoice::Row& row,
                   std::int64_t moves, Currency currency) {
    const auto beyond = [&](std::int64_t settled) {
        const std::int64_t due =
            invoices::vat_due({row.amount_minor, currency}, {settled, currency},
                              {invoice.gross_minor, currency})
                .minor();
        return row.amount_minor < 0 ? due - row.moved_minor : row.moved_minor - due;
    };
    const bool at_an_end =
        invoice.settled_minor == 0 || invoice.settled_minor == invoice.gross_minor;
    const std::int64_t cents = at_an_end ? 0 : moves + 1;
    return beyond(invoice.settled_minor) >= -cents && beyond(invoice.imputed_minor) <= cents;
}

} // namespace

bool has_waiting_vat(Database& database, ledger::Chart chart) {
    const auto [deductible, due] = invoices::waiting_vat_prefixes(chart);
    for (const std::string_view prefix : {deductible, due}) {
        if (prefix.empty())
            continue;
        if (database
                .query("SELECT 1 FROM entry_row WHERE account >= ?1 AND account < ?2 LIMIT 1",
                       prefix, after(prefix))
                .step())
            return true;
    }
    return false;
}

std::vector<WaitingInvoice> load_waiting_invoices(Database& database, ledger::Chart chart,
                                                  std::span<const ledger::RowId> rows) {
    std::map<ledger::RowId, WaitingInvoice> invoices; // by the first of their waiting rows
    for (const ledger::RowId row : rows_that_may_wait(database, chart, rows)) {
        if (auto invoice = waiting_invoice_of(database, chart, row))
            invoices.emplace(invoice->rows.front().id, std::move(*invoice));
    }
    std::vector<WaitingInvoice> list;
    for (auto& [row, invoice] : invoices)
        list.push_back(std::move(invoice));
    return list;
}

namespace {

// Where VAT waits in these books for customers, or for suppliers; what the opening entries bring
// forward first. Empty: nowhere.
std::string waiting_account(Database& database, std::string_view prefix) {
    return database
        .optional_text(R"(
            SELECT r.account
            FROM entry_row r
            JOIN entry e ON e.id = r.entry_id
            JOIN journal j ON j.code = e.journal
            WHERE r.account >= ?1 AND r.account < ?2
            GROUP BY r.account
            ORDER BY max(j.type = 'opening' OR e.origin = 'opening') DESC, r.account LIMIT 1)",
                       prefix, after(prefix))
        .value_or(std::string{});
}

// Tax may wait for an invoice alone: what a customer owes, what a supplier is owed.
std::string_view prefix_of_invoice(ledger::Chart chart, const ledger::EntryRow& row) {
    const auto [deductible, due] = invoices::waiting_vat_prefixes(chart);
    if (row.amount.is_negative())
        return ledger::is_supplier_account(chart, row.account) ? deductible : std::string_view{};
    return ledger::is_customer_account(chart, row.account) ? due : std::string_view{};
}

// What one act settled, and where VAT waits in these books, asked once.
class UnmovedSearch {
public:
    UnmovedSearch(Database& database, ledger::Chart chart, std::span<const ledger::RowId> rows,
                  reconcile::MatchId match)
        : m_database(database), m_chart(chart), m_rows(rows.begin(), rows.end()), m_match(match) {}

    std::optional<UnmovedVat> find(const ledger::Entry& entry, const ledger::EntryRow& row) {
        const std::string_view prefix = prefix_of_invoice(m_chart, row);
        if (prefix.empty())
            return std::nullopt;
        std::vector<Partner> partners = partners_of(m_database, m_chart, row.id, entry);
        std::erase_if(partners, [&](const Partner& partner) { return !is_of_act(partner); });
        if (partners.empty())
            return std::nullopt;
        const std::string& piece = row.piece.empty() ? entry.piece : row.piece;
        if (entry.origin == ledger::EntryOrigin::Opening ||
            is_opening_journal(m_database, entry.journal)) {
            if (brought_forward(m_database, m_chart, entry, row))
                return std::nullopt;
            const std::string& waiting = waiting_under(prefix);
            return waiting.empty() ? std::nullopt : std::optional(UnmovedVat{piece, waiting, {}});
        }
        const auto against =
            std::find_if(partners.begin(), partners.end(), [](const Partner& partner) {
                return !partner.imported && !partner.set_against.empty();
            });
        if (against == partners.end() || !waiting_invoice_of(m_database, m_chart, row.id))
            return std::nullopt;
        return UnmovedVat{piece, {}, against->set_against};
    }

private:
    // What was set against the piece before was told then.
    bool is_of_act(const Partner& partner) const {
        return m_match ? partner.match == m_match : m_rows.contains(partner.row);
    }

    const std::string& waiting_under(std::string_view prefix) {
        const auto found = m_waiting.find(prefix);
        if (found != m_waiting.end())
            return found->second;
        return m_waiting.emplace(prefix, waiting_account(m_database, prefix)).first->second;
    }

    Database& m_database;
    ledger::Chart m_chart;
    std::set<ledger::RowId> m_rows;
    reconcile::MatchId m_match;
    std::map<std::string_view, std::string> m_waiting;
};

} // namespace

std::vector<UnmovedVat> load_unmoved_vat(Database& database, ledger::Chart chart,
                                         std::span<const ledger::RowId> rows,
                                         reconcile::MatchId match) {
    std::map<std::string, UnmovedVat> by_piece;
    UnmovedSearch search(database, chart, rows, match);
    for (const ledger::RowId id : rows_that_may_wait(database, chart, rows)) {
        const std::optional<RowFacts> facts = find_row(database, id);
        const auto entry = facts ? find_entry(database, facts->entry) : std::nullopt;
        if (!entry)
            continue;
        for (const ledger::EntryRow& row : entry->rows) {
            if (row.id != id || row.party.empty())
                continue;
            if (auto one = search.find(*entry, row))
                by_piece.emplace(one->piece, std::move(*one));
        }
    }
    std::vector<UnmovedVat> list;
    for (auto& [piece, one] : by_piece)
        list.push_back(std::move(one));
    return list;
}

std::vector<VatMove> vat_moves_of(Database& database, ledger::EntryId entry) {
    std::vector<VatMove> moves;
    Statement found = database.query(
        "SELECT waiting_row_id, amount_minor FROM vat_move WHERE entry_id = ?1 ORDER BY id", entry);
    while (found.step())
        moves.push_back({found.id<ledger::RowId>(0), found.integer(1)});
    return moves;
}

void insert_vat_move(Database& database, const VatMove& move, ledger::EntryId entry,
                     reconcile::MatchId match) {
    database.run("INSERT INTO vat_move (waiting_row_id, entry_id, match_id, amount_minor)"
                 " VALUES (?1, ?2, ?3, ?4)",
                 move.waiting_row, entry, match, move.amount_minor);
}

void delete_vat_moves(Database& database, reconcile::MatchId match) {
    database.run("DELETE FROM vat_move WHERE match_id = ?1", match);
}

std::vector<HandVatMoves> hand_vat_moves(Database& database,
                                         std::span<const ledger::RowId> waiting) {
    std::set<std::int64_t, std::greater<>> entries;
    for (const ledger::RowId row : waiting) {
        Statement found = database.query(
            "SELECT entry_id FROM vat_move WHERE waiting_row_id = ?1 AND match_id IS NULL", row);
        while (found.step())
            entries.insert(found.integer(0));
    }
    std::vector<HandVatMoves> list;
    for (const std::int64_t entry : entries) {
        HandVatMoves one{ledger::EntryId{entry}, {}};
        one.moves = vat_moves_of(database, one.entry);
        list.push_back(std::move(one));
    }
    return list;
}

void forget_vat_moves(Database& database, ledger::EntryId entry) {
    database.run("DELETE FROM vat_move WHERE entry_id = ?1 OR waiting_row_id IN"
                 " (SELECT id FROM entry_row WHERE entry_id = ?1)",
                 entry);
}

std::string vat_move_fault(Database& database) {
    const DossierRow dossier = load_dossier(database);
    const auto [deductible, due] = invoices::waiting_vat_prefixes(dossier.chart);
    if (deductible.empty())
        return {};
    // Third-party rows beside VAT that waits, which a match of ours settled or whose VAT was moved.
    std::vector<ledger::RowId> rows;
    {
        Statement found = database.query(R"(
            SELECT DISTINCT p.id
            FROM entry_row w
            JOIN entry_row p ON p.entry_id = w.entry_id AND p.party IS NOT NULL
            WHERE (w.account >= ?1 AND w.account < ?2 OR w.account >= ?3 AND w.account < ?4)
              AND (EXISTS (SELECT 1 FROM vat_move v WHERE v.waiting_row_id = w.id)
                   OR EXISTS (SELECT 1 FROM imputation i WHERE i.debit_row_id = p.id)
                   OR EXISTS (SELECT 1 FROM imputation i WHERE i.credit_row_id = p.id)))",
                                         deductible, after(deductible), due, after(due));
        while (found.step())
            rows.push_back(found.id<ledger::RowId>(0));
    }
    for (const WaitingInvoice& invoice : load_waiting_invoices(database, dossier.chart, rows)) {
        if (!is_all_ours(database, invoice.entry))
            continue;
        for (const WaitingInvoice::Row& row : invoice.rows) {
            const std::int64_t moves =
                database.integer("SELECT COUNT(*) FROM vat_move WHERE waiting_row_id = ?1", row.id);
            if (!is_as_settled(invoice, row, moves, dossier.currency))
                return "row " + text::number(row.id.value()) +
                       ": its VAT moved is not what its settlements made due";
        }
    }
    return {};
}

} // namespace comptoir::storage
