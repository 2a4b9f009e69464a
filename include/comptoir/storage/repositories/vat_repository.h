// VAT that waits for payment: which of it the settlements made due, and what they moved.
//
// Decides nothing: app/reconcile/vat_moves.h does. Everything runs inside the caller's transaction.
#pragma once

#include "comptoir/ledger/types.h"
#include "comptoir/reconcile/types.h"
#include "comptoir/storage/database.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace comptoir::storage {

// A piece of ours or of imported books that keeps VAT waiting, and one third party alone. What an
// opening entry brings forward is the invoice of the earlier year, when that year is in the
// dossier.
struct WaitingInvoice {
    ledger::EntryId entry;
    std::string piece, label;
    bool of_fixed_asset = false;
    // Net of it that went to fixed assets, and to all the rest, signed as booked; without accounts
    // that never hold VAT.
    std::int64_t asset_minor = 0, other_minor = 0;
    std::int64_t gross_minor = 0;          // of its third-party rows, > 0
    std::int64_t settled_minor = 0;        // of it, what is imputed in all and was paid, >= 0
    std::int64_t settled_before_minor = 0; // of that, in the books as they were imported: they
                                           // moved its VAT themselves
    // What is imputed in all, lost parts too: older programs made all of it due.
    std::int64_t imputed_minor = 0;
    struct Row {
        ledger::RowId id;
        std::string account;
        std::int64_t amount_minor = 0; // signed as booked
        std::int64_t moved_minor = 0;  // of it, same sign
        // Of a purchase of fixed assets: where that stands now, on accounts of tax deducted.
        std::int64_t on_assets_minor = 0, on_others_minor = 0;
    };
    std::vector<Row> rows; // on the waiting accounts, in the order of the entry
};

// No row of the books stands on a waiting account: nothing to look for.
bool has_waiting_vat(Database& database, ledger::Chart chart);
// Those that hold one of these third-party rows, by their waiting rows.
std::vector<WaitingInvoice> load_waiting_invoices(Database& database, ledger::Chart chart,
                                                  std::span<const ledger::RowId> rows);

// Rows of third parties whose tax stays where it is, by what one act settled of them: this match,
// or, without one, a letter that holds the rows of both sides.
struct UnmovedVat {
    std::string piece;
    std::string waiting;     // brought forward without its year: the account it waits on
    std::string set_against; // else: what it, or a part of it, was set against is no payment
};
std::vector<UnmovedVat> load_unmoved_vat(Database& database, ledger::Chart chart,
                                         std::span<const ledger::RowId> rows,
                                         reconcile::MatchId match);

struct VatMove {
    ledger::RowId waiting_row;
    std::int64_t amount_minor = 0;
};
// What an entry moved, in the order of its rows.
std::vector<VatMove> vat_moves_of(Database& database, ledger::EntryId entry);
void insert_vat_move(Database& database, const VatMove& move, ledger::EntryId entry,
                     reconcile::MatchId match); // match 0: lettered by hand
// Forgets what a match moved, before its entries are taken back.
void delete_vat_moves(Database& database, reconcile::MatchId match);

// Entries that letters made without a match moved VAT with, of these waiting rows; newest first,
// each with all it moved.
struct HandVatMoves {
    ledger::EntryId entry;
    std::vector<VatMove> moves;
};
std::vector<HandVatMoves> hand_vat_moves(Database& database,
                                         std::span<const ledger::RowId> waiting);
// Forgets what this entry moved, or what was moved of its rows, before it goes or is reversed.
void forget_vat_moves(Database& database, ledger::EntryId entry);

// For `check`: what was moved is what the settlements made due, to a cent for each of them; nothing
// while nothing is settled, all when all is. What older programs made due of a part that is lost is
// no fault of the books. Answers as check_repository.h.
std::string vat_move_fault(Database& database);

} // namespace comptoir::storage
