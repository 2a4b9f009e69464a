// What settled a third party's row, and how much of it was paid: the VAT of services is due on what
// is cashed (CGI art. 269, 2 c), never on a claim that is lost or still owed.
#pragma once

#include "comptoir/ledger/types.h"
#include "comptoir/reconcile/types.h"
#include "comptoir/storage/database.h"

#include <cstdint>
#include <string>
#include <vector>

namespace comptoir::storage {

struct Partner {
    ledger::RowId row;
    std::int64_t amount_minor = 0;
    std::int64_t paid_minor = 0; // of it, by money or what stands for it
    std::string set_against;     // the account that the rest went to; empty: all was paid
    bool imported = false;       // lettered in the books it came with
    reconcile::MatchId match;    // 0: lettered by hand
};
// A reversal takes its original back whole, VAT and all: neither settles the other.
std::vector<Partner> partners_of(Database& database, ledger::Chart chart, ledger::RowId row,
                                 const ledger::Entry& entry);

} // namespace comptoir::storage
