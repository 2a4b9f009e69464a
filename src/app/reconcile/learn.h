// A match teaches: which evidence of its line stands for which third party, account or template.
#pragma once

#include "app/reconcile/match_writer.h"
#include "comptoir/app/reconcile.h"

#include <vector>

namespace comptoir::app {

// Matches of one line only; what was matched unattended teaches accounts and mandates of the other
// side alone, for its labels were understood without.
void learn_from(Writer& writer, const MatchPlan& plan, reconcile::MatchId match);

// A match that is made again teaches what it had taught: no less, and nothing a person erased.
void teach_again(Writer& writer, const std::vector<KeptMatch::Lesson>& lessons,
                 reconcile::MatchId match);

// For the matcher: what is switched on, with how often it was contradicted. Empty when learning is
// off.
std::vector<reconcile::Learned> usable_learning(Reader& reader);

} // namespace comptoir::app
