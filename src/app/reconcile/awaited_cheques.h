// The cheque that was on its way at the takeover is named on its line, instead of nothing.
#pragma once

#include "app/reconcile/match_run.h"

namespace comptoir::app {

// Of lines for which nothing was found. Decides nothing: the entry counts as seen by the bank until
// a person says otherwise.
void name_awaited_cheques(Reader& reader, MatchRun& run);

} // namespace comptoir::app
