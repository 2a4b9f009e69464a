// One item of a payment that came back: an unpaid cheque of a deposit, a rejected transfer of a
// batch that was debited as one sum.
#pragma once

#include "comptoir/app/workspace.h"
#include "comptoir/ledger/types.h"
#include "comptoir/reconcile/rules.h"
#include "comptoir/storage/repositories/bank_repository.h"

#include <optional>
#include <string>
#include <vector>

namespace comptoir::app {

// The part of the payment's bank entries that this line takes back, as an entry of its own: one of
// the entries, or one row of a third party with its share of the bank's. `piece`: which, where the
// amount alone does not say. Errors: reconcile.not_its_return, .return_piece_unclear,
// .return_part_unfit, .returned_already.
Result<ledger::Entry> part_that_came_back(Reader& reader, const storage::LineRecord& line,
                                          reconcile::MatchId payment,
                                          const std::vector<ledger::Entry>& bank_entries,
                                          const std::string& bank_account,
                                          const std::string& piece);

// Where the line takes the sum of the whole payment back: the one item of several that has that sum
// too, when `piece` names it; none when it names them all, or no item has it. Errors:
// reconcile.return_piece_unclear, .return_part_unfit.
Result<std::optional<ledger::Entry>>
part_meant_of_whole(Reader& reader, const storage::LineRecord& line, reconcile::MatchId payment,
                    const std::vector<ledger::Entry>& bank_entries, const std::string& bank_account,
                    const std::string& piece);

} // namespace comptoir::app
