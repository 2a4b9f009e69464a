// What a person has to know of a match just made, said where it was made (app/match_remarks.h).
#pragma once

#include "comptoir/gui/support/async.h"
#include "comptoir/reconcile/rules.h"

#include <QString>

#include <functional>

namespace comptoir::gui {

// Nothing is told when nothing is to be known.
void tell_remarks(Session& session, QObject* receiver, reconcile::MatchId match,
                  const std::function<void(const QString&)>& tell);

} // namespace comptoir::gui
