#include "comptoir/storage/repositories/vat_repository.h"

#include "comptoir/core/text.h"
#include "comptoir/invoices/booking_accounts.h"
#include "comptoir/invoices/vat_on_receipts.h"
#include "comptoir/storage/repositories/dossier_repository.h"
#include "comptoir/storage/repositories/ledger_repository.h"

#include <cstdlib>
#include <functional>
#include <optional>
#include <set>

namespace comptoir::storage {

namespace {

// The first account number after all that begin with these digits.
std::string after(std::string_view prefix) {
    std::string end(prefix);
    ++end.back();
    return end;
}

struct Settled {
    std::int64_t in_all = 0, imported = 0;
};

// A reversal takes its original back whole, VAT and all: neither settles the other. Two rows of
// imported books that no match of ours tied were lettered there, where their VAT was moved too.
Settled settled_of(Database& database, ledger::RowId row, const ledger::Entry& entry) {
    Settled settled;
    Statement partners = database.query(R"(
        SELECT i.amount_minor, i.match_id IS NULL AND o.origin IN ('books', 'opening')
        FROM (SELECT credit_row_id AS other, amount_minor, match_id
              FROM imputation WHERE debit_row_id = ?1
              UNION ALL
              SELECT debit_row_id, amount_minor, match_id
              FROM imputation WHERE credit_row_id = ?1) i
        JOIN entry_row r ON r.id = i.other
        JOIN entry o ON o.id = r.entry_id
        WHERE o.reverses_id IS NOT ?2 AND o.id IS NOT ?3)",
                                        row, entry.id, entry.reverses);
    while (partners.step()) {
        settled.in_all += partners.integer(0);
        if (entry.origin == ledger::EntryOrigin::Books && partners.integer(1) != 0)
            settled.imported += partners.integer(0);
    }
    return settled;
}

std::int64_t moved_of(Database& database, ledger::RowId row) {
    return database.integer(
        "SELECT COALESCE(SUM(amount_minor), 0) FROM vat_move WHERE waiting_row_id = ?1", row);
}

std::optional<WaitingInvoice> waiting_invoice_of(Database& database, ledger::Chart chart,
                                                 ledger::EntryId id) {
    const std::optional<ledger::Entry> entry = find_entry(database, id);
    if (!entry || entry->origin == ledger::EntryOrigin::Opening)
        return std::nullopt;
    WaitingInvoice invoice;
    invoice.entry = id;
    invoice.piece = entry->piece;
    invoice.label = entry->label;
    std::string party;
    std::int64_t gross = 0;
    for (const ledger::EntryRow& row : entry->rows) {
        const std::int64_t amount = row.amount.minor();
        invoice.of_fixed_asset =
            invoice.of_fixed_asset || invoices::is_asset_account(chart, row.account);
        if (invoices::account_of_due_vat(chart, row.account, false)) {
            invoice.rows.push_back({row.id, row.account, amount, moved_of(database, row.id)});
            continue;
        }
        if (row.party.empty())
            continue;
        if ((!party.empty() && party != row.party) || (gross != 0 && (gross < 0) != (amount < 0)))
            return std::nullopt; // whose VAT is whose, nobody can tell
        party = row.party;
        gross += amount;
        const Settled settled = settled_of(database, row.id, *entry);
        invoice.settled_minor += settled.in_all;
        invoice.settled_before_minor += settled.imported;
    }
    if (gross == 0 || invoice.rows.empty())
        return std::nullopt;
    invoice.gross_minor = std::abs(gross);
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
    std::set<ledger::EntryId> entries;
    for (const ledger::RowId row : rows) {
        Statement entry = database.query(R"(
            SELECT e.id
            FROM entry_row r
            JOIN entry e ON e.id = r.entry_id
            JOIN journal j ON j.code = e.journal
            WHERE r.id = ?1 AND j.type <> 'opening'
              AND EXISTS (SELECT 1 FROM entry_row w
                          WHERE w.entry_id = e.id AND (w.account >= ?2 AND w.account < ?3
                                                       OR w.account >= ?4 AND w.account < ?5)))",
                                         row, deductible, after(deductible), due, after(due));
        if (entry.step())
            entries.insert(entry.id<ledger::EntryId>(0));
    }
    std::vector<WaitingInvoice> invoices;
    for (const ledger::EntryId entry : entries) {
        if (auto invoice = waiting_invoice_of(database, chart, entry))
            invoices.push_back(std::move(*invoice));
    }
    return invoices;
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
        Statement moves = database.query(
            "SELECT waiting_row_id, amount_minor FROM vat_move WHERE entry_id = ?1", entry);
        while (moves.step())
            one.moves.push_back({moves.id<ledger::RowId>(0), moves.integer(1)});
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
