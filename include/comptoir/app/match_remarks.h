// What a person has to know of matches just made: VAT that went to an account nobody chose, left
// with a loss, or stayed where it was. It is kept with their reasons; this is what the faces say at
// once.
#pragma once

#include "comptoir/app/workspace.h"
#include "comptoir/reconcile/types.h"

#include <vector>

namespace comptoir::app {

// In the order of the matches.
Result<std::vector<reconcile::Reason>> remarks_of(Reader& reader,
                                                  const std::vector<reconcile::MatchId>& matches);

} // namespace comptoir::app
