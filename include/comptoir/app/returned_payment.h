// A payment that came back: a rejected direct debit, an unpaid cheque, a transfer sent back.
//
// The line that brought it stays matched to its settlement, for the money did move. The return gets
// an entry that reverses the settlement, on its own day, pointed on the line of the return; what
// the payment had settled is open again, and VAT on receipts it had made due waits again.
#pragma once

#include "comptoir/app/workspace.h"
#include "comptoir/bank/types.h"
#include "comptoir/reconcile/types.h"

#include <string>

namespace comptoir::app {

// `payment`: the match of the line that came back, whole, or one item of several it paid: that of
// the line's amount, and of `piece` where several have it. Undone as any match, which settles the
// items again. Errors: reconcile.line_already_matched, .line_set_aside, .already_undone,
// .other_journal, .match_is_return {match} (what came back is no payment), .not_its_return {line}
// {match} (another amount), .returned_already, .return_piece_unclear {line} {match} {pieces},
// .return_part_unfit {match}, app.not_found.
Result<reconcile::MatchId> match_return(Writer& writer, bank::LineId line,
                                        reconcile::MatchId payment, const std::string& piece = {});

} // namespace comptoir::app
