// VAT on receipts: what a settlement makes due leaves the waiting account, in proportion and by
// rate, as an entry of its own that belongs to the match and goes with it.
#pragma once

#include "comptoir/app/workspace.h"
#include "comptoir/ledger/books_accounts.h"
#include "comptoir/ledger/types.h"
#include "comptoir/reconcile/types.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace comptoir::app {

struct MovedVat {
    ledger::EntryId entry; // 0: nothing moved
    // An account that nothing but the chart chose, tax that left with a loss, and tax of a piece
    // that stays where it is.
    std::vector<reconcile::Reason> remarks;
};
// A part of the one invoice that will never be paid: its tax is never due, and lowers the loss.
struct LostPart {
    std::string account;            // of the loss
    std::int64_t settled_minor = 0; // of the invoice's gross, > 0
    std::int64_t vat_minor = 0;     // a payment comes back: the very tax, signed as on `account`
    ledger::RowId waiting_row;      // that tax was of this row; 0: of any
};
// What older programs made due of a lost part stays where an act only settles more.
enum class VatAct { Settles, TakesBack };
// After rows of third parties were settled: posts what became due of the VAT of their invoices, on
// that day or the first open one (art. 1031-4). `match` 0:
// lettered by hand; called again after the letters are taken back, it moves the VAT back.
// `accounts`: as a run loaded them; nullptr: loaded here. `lost`: of what is settled now. Errors:
// those of post_draft().
Result<MovedVat> move_due_vat(Writer& writer, std::span<const ledger::RowId> rows,
                              reconcile::MatchId match, Date settled_on,
                              const ledger::BooksAccounts* accounts = nullptr,
                              std::span<const LostPart> lost = {}, VatAct act = VatAct::Settles);

// After letters that no match made went: the entries that moved VAT for them go too. Drafts are
// deleted; validated ones are reversed, on the first open day when theirs is closed. What no such
// entry covers is moved back by one of its own. Errors: those of reverse_entry() and post_draft().
Result<void> take_due_vat_back(Writer& writer, std::span<const ledger::RowId> rows,
                               Date settled_on);

} // namespace comptoir::app
