// What payments that came back had settled, kept until their return is undone. Decides nothing.
#pragma once

#include "comptoir/reconcile/types.h"
#include "comptoir/storage/database.h"

#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace comptoir::storage {

struct ReturnedImputation {
    ledger::RowId debit_row, credit_row;
    std::int64_t amount_minor = 0;
    reconcile::MatchId match;    // of the payment
    ledger::LetterGroupId group; // whose letter both rows had
};

// Moves the imputations of a payment's match aside, those of these rows of its entries, or all when
// there are none; returns the rows they touched, whose letters relabel() then makes anew.
std::vector<ledger::RowId> set_imputations_aside(Database& database, reconcile::MatchId payment,
                                                 reconcile::MatchId returned_by,
                                                 std::span<const ledger::RowId> rows);
// The pieces that this row of a payment's entry settles with its match, in their order. Empty:
// none, or they came back.
std::vector<std::string> pieces_paid_by(Database& database, reconcile::MatchId payment,
                                        ledger::RowId row);
std::vector<ReturnedImputation> imputations_aside(Database& database,
                                                  reconcile::MatchId returned_by);
void forget_imputations_aside(Database& database, reconcile::MatchId returned_by);
// Gives a row without letter the one it had, before it is imputed again.
void letter_as_before(Database& database, ledger::RowId row, ledger::LetterGroupId group, Date day);
// This match says that the payment of that one came back.
void mark_return(Database& database, reconcile::MatchId match, reconcile::MatchId payment);
// The living match by which this payment came back; 0: none.
// Something of what the payment settled did not come back.
bool settles_yet(Database& database, reconcile::MatchId payment);
// The match is the return of a payment.
bool returns_payment(Database& database, reconcile::MatchId match);
reconcile::MatchId return_of(Database& database, reconcile::MatchId payment);

// Payments of matches that stand and have not come back: of these amounts (their own, not the
// return's), booked since `from`, by line. A match of several lines is left out. Also one item of
// several that a line paid together, as if it had been paid alone: `line` has its amount.
struct ReturnableQuery {
    std::vector<std::pair<std::string, std::int64_t>> amounts; // bank journal, minor units
    Date from;
};
std::vector<reconcile::PastPayment> load_returnable_payments(Database& database,
                                                             const ReturnableQuery& query);

} // namespace comptoir::storage
