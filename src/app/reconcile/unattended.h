// What a run books without a person, and what it leaves to one.
#pragma once

#include "app/bank/hand_pointed_days.h"
#include "app/reconcile/booked_already.h"
#include "app/reconcile/day_limits.h"
#include "app/reconcile/match_run.h"
#include "app/reconcile/match_writer.h"

#include <map>
#include <optional>
#include <string>

namespace comptoir::app {

class Unattended {
public:
    Unattended(Writer& writer, MatchRun& run, const MatchWriter& match_writer);

    // Why nothing is booked for this line without a person; nothing: it is. To be asked once for
    // each line, in the order in which they are written.
    std::optional<reconcile::Reason> objection(const reconcile::LineFacts& line,
                                               const reconcile::Proposal& proposal);

private:
    // C23: a template says what a line usually is, not that the books lack it. What the run finds
    // for the other lines is theirs.
    std::optional<ExplainedLine> booked_already(const reconcile::LineFacts& line,
                                                const reconcile::Proposal& proposal);
    // What is kept back or doubtful (4117, 416) was moved there without its VAT, which waits for
    // this payment on the invoice's own entry: a person books it.
    std::optional<reconcile::Reason> kept_back(const reconcile::Proposal& proposal) const;
    const EntriesInBooks& entries_of(const std::string& journal);

    Writer& m_writer;
    MatchRun& m_run;
    const ReconcileBooks& m_books;
    const MatchWriter& m_match_writer;
    const bool m_has_waiting_vat;
    DayLimits m_day_limits;
    HandPointedDays m_hand_pointed;
    std::map<std::string, EntriesInBooks> m_entries; // by bank journal
};

} // namespace comptoir::app
