// A bank line that a match decided, as the list of what was learned names it to a person (C19).
#pragma once

#include "comptoir/bank/types.h"
#include "comptoir/core/date.h"
#include "comptoir/core/money.h"
#include "comptoir/reconcile/rules.h"

#include <string>

namespace comptoir::reconcile {

struct DecidedLine {
    MatchId match;
    bank::LineId line;
    Date booked_on;
    Money amount; // as its bank signs it: money out is negative
    std::string label;
};

} // namespace comptoir::reconcile
