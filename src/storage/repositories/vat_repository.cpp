#include "comptoir/storage/repositories/vat_repository.h"

#include "comptoir/core/text.h"
#include "comptoir/invoices/booking_accounts.h"
#include "comptoir/invoices/vat_on_receipts.h"
#include "comptoir/ledger/piece_rows.h"
#include "comptoir/ledger/rules.h"
#include "comptoir/storage/repositories/dossier_repository.h"
#include "comptoir/storage/repositories/ledger_repository.h"
#include "comptoir/storage/repositories/reconcile_queries.h"

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
    std::int64_t in_all = 0, imported = 0;
};

struct Partner {
    std::int64_t amount_minor = 0;
    bool imported = false;
    ledger::EntryId entry;
    std::string account;
};

// A reversal takes its original back whole, VAT and all: neither settles the other.
std::vector<Partner> partners_of(Database& database, ledger::RowId row,
                                 const ledger::Entry& entry) {
    std::vector<Partner> found;
    Statement partners = database.query(R"(
        SELECT i.amount_minor, i.imported, o.id, r.account
        FROM (SELECT credit_row_id AS other, amount_minor, imported
              FROM imputation WHERE debit_row_id = ?1
              UNION ALL
              SELECT debit_row_id, amount_minor, imported
              FROM imputation WHERE credit_row_id = ?1) i
        JOIN entry_row r ON r.id = i.other
        JOIN entry o ON o.id = r.entry_id
        WHERE o.reverses_id IS NOT ?2 AND o.id IS NOT ?3)",
                                        row, entry.id, entry.reverses);
    while (partners.step())
        found.push_back({partners.integer(0), partners.integer(1) != 0,
                         partners.id<ledger::EntryId>(2), partners.text(3)});
    return found;
}

// The account of a loss, or of what is kept back, when the entry moves a third party's row there
// and nowhere else: no payment, so that no tax is due of it. Empty: a payment.
std::string set_against(Database& database, ledger::Chart chart, const Partner& partner) {
    std::string account;
    Statement rows = database.query("SELECT account FROM entry_row WHERE entry_id = ?1"
                                    " AND account <> ?2 ORDER BY position",
                                    partner.entry, partner.account);
    while (rows.step()) {
        std::string other = rows.text(0);
        if (invoices::part_settled_by(chart, other) == invoices::PartSettled::Paid)
            return {};
        account = std::move(other);
    }
    return account;
}

// What was lettered in imported books had its VAT moved there too.
Settled settled_of(Database& database, ledger::Chart chart, ledger::RowId row,
                   const ledger::Entry& entry) {
    Settled settled;
    for (const Partner& partner : partners_of(database, row, entry)) {
        if (!set_against(database, chart, partner).empty())
            continue;
        settled.in_all += partner.amount_minor;
        settled.imported += partner.imported ? partner.amount_minor : 0;
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
bool is_as_settled(const WaitingInvoice& invoice, const WaitingInvoice::Row& row,
                   std::int64_t moves, Currency currency) {
    const Money due =
        invoices::vat_due({row.amount_minor, currency}, {invoice.settled_minor, currency},
                          {invoice.gross_minor, currency});
    const bool at_an_end =
        invoice.settled_minor == 0 || invoice.settled_minor == invoice.gross_minor;
    return std::abs(due.minor() - row.moved_minor) <= (at_an_end ? 0 : moves + 1);
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
    const auto [deductible, due] = invoices::waiting_vat_prefixes(chart);
    if (deductible.empty())
        return {};
    std::map<ledger::RowId, WaitingInvoice> invoices; // by the first of their waiting rows
    for (const ledger::RowId row : rows) {
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

std::optional<UnmovedVat> unmoved_vat_of(Database& database, ledger::Chart chart,
                                         const ledger::Entry& entry, const ledger::EntryRow& row) {
    const std::string_view prefix = prefix_of_invoice(chart, row);
    const std::vector<Partner> partners = partners_of(database, row.id, entry);
    if (prefix.empty() || partners.empty())
        return std::nullopt;
    const std::string& piece = row.piece.empty() ? entry.piece : row.piece;
    if (entry.origin == ledger::EntryOrigin::Opening ||
        is_opening_journal(database, entry.journal)) {
        if (brought_forward(database, chart, entry, row))
            return std::nullopt;
        std::string waiting = waiting_account(database, prefix);
        return waiting.empty() ? std::nullopt
                               : std::optional(UnmovedVat{piece, std::move(waiting), {}});
    }
    if (!waiting_invoice_of(database, chart, row.id))
        return std::nullopt;
    for (const Partner& partner : partners) {
        std::string against = set_against(database, chart, partner);
        if (!against.empty() && !partner.imported)
            return UnmovedVat{piece, {}, std::move(against)};
    }
    return std::nullopt;
}

} // namespace

std::vector<UnmovedVat> load_unmoved_vat(Database& database, ledger::Chart chart,
                                         std::span<const ledger::RowId> rows) {
    std::map<std::string, UnmovedVat> by_piece;
    for (const ledger::RowId id : rows) {
        const std::optional<RowFacts> facts = find_row(database, id);
        const auto entry = facts ? find_entry(database, facts->entry) : std::nullopt;
        if (!entry)
            continue;
        for (const ledger::EntryRow& row : entry->rows) {
            if (row.id != id || row.party.empty())
                continue;
            if (auto one = unmoved_vat_of(database, chart, *entry, row))
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
