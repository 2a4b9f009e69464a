// The settlement entry that follows from a match.
//
// Pure: says what to book, books nothing. A bank line of −190,00 against an open purchase of
// −190,00 gives 401 debited by 190,00 and the journal's 512 credited by 190,00 (PCG art. 944-40;
// requirements A143, A147, A158).
#pragma once

#include "comptoir/core/result.h"
#include "comptoir/ledger/types.h"
#include "comptoir/reconcile/types.h"

#include <string>
#include <vector>

namespace comptoir::reconcile {

struct SettleRequest {
    std::string journal;      // the bank journal's code
    std::string bank_account; // its own 512 account
    std::vector<LineFacts> lines;
    std::vector<Target> targets; // Invoice and Account targets only
    Money booked_elsewhere; // the part of the lines that existing entries explain, holder's side
};

// The latest booking day among lines; there is one at least.
Date latest_day(const std::vector<LineFacts>& lines);

// The draft: one row per target, then one 512 row per line (or one for what is left of all lines
// when existing entries explain a part). Day: the latest booking day of the lines. Piece: the one
// settled invoice, else the cheque, the remittance or the bank's reference, never empty.
// Errors: reconcile.nothing_ticked (no line or no target), .totals_differ {lines} {targets},
// .currency_differs.
Result<ledger::Entry> settle(const SettleRequest& request);

// An account a bank line may be booked to: not the journal's own, which the line moves already, and
// a third party's account only with the third party, or the item would be nobody's.
// Errors: reconcile.own_account, reconcile.party_needed.
Result<void> check_account_target(ledger::Chart chart, const ledger::Journal& journal,
                                  std::string_view account, std::string_view party);

} // namespace comptoir::reconcile
