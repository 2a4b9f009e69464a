// The time machine: what a reference or a template would have said of everything that is booked.
//
// Read before it is saved: on how many reconciled lines it agrees with what a person or the
// matcher booked, which ones it contradicts, how many of both lie in closed periods (they stay as
// they are), and which open lines it would name.
#pragma once

#include "comptoir/app/workspace.h"
#include "comptoir/bank/types.h"
#include "comptoir/reconcile/templates.h"

#include <string>
#include <utility>
#include <vector>

namespace comptoir::app {

struct BookedOn {
    std::string account, party;
    Money amount; // debit positive
};
struct ReplayedLine {
    bank::LineId line;
    bank::StatementId statement;
    std::string journal;
    reconcile::MatchId match;
    Date booked_on;
    Money amount;
    std::string label;
    bool in_closed_period = false;
    std::vector<BookedOn> booked; // accounts and third parties, the bank account left out
};
struct Replay {
    std::int64_t agrees = 0;
    std::int64_t contradicts = 0;
    std::int64_t closed = 0;  // of both, those in closed periods
    std::int64_t open = 0;    // lines not yet reconciled that it names
    std::int64_t earlier = 0; // reconciled lines an earlier template of the list takes first
    std::vector<ReplayedLine> contradictions; // by line, at most k_listed_max
    static constexpr std::size_t k_listed_max = 1000;
};

// Several at once, in one pass: third party and reference.
using PartyReferences = std::vector<std::pair<std::string, std::string>>;
Result<Replay> replay_references(Reader& reader, const PartyReferences& references);
// The templates of one scope in another order: of the lines that another one would be the first to
// recognise, what that one says. Codes that are not named come last, as they are.
Result<Replay> replay_order(Reader& reader, reconcile::TemplateScope scope,
                            const std::vector<std::string>& codes);
// The template need not be saved; one with the same scope and code is replaced by it.
Result<Replay> replay_template(Reader& reader, const reconcile::StoredTemplate& changed);

} // namespace comptoir::app
