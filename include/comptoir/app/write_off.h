// "Solder par la comptabilité générale": what lines and their ticked entries or invoices leave
// between them is booked to an account, and all of it is matched at once (A175 to A180).
#pragma once

#include "comptoir/app/reconcile.h"
#include "comptoir/reconcile/differences.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::app {

inline constexpr std::string_view k_other_difference = "other"; // the person gives the rows (A179)

// What would be written off, and the types that have an account for that side (A177) and may take
// that much (reconcile::check_difference); none when nothing is left (A175). Of `ticked`, lines and
// targets count.
struct WriteOffOffer {
    Money difference;     // lines − targets, holder's side
    bool settles = false; // an entry or an invoice is among the targets
    std::vector<reconcile::DifferenceType> types;
};
Result<WriteOffOffer> write_off_offer(Reader& reader, const ManualMatch& ticked);

struct WriteOff {
    std::vector<bank::LineId> lines;
    std::vector<ManualTarget> targets; // entries and invoices ticked; none: the lines alone
    std::string type;                  // a code, or k_other_difference
    std::string journal;               // empty: the lines' own
    std::optional<Date> booked_on;     // default: the line's, of several in one entry the latest
    std::vector<ManualTarget> rows;    // of "other": accounts and amounts that make the difference
    bool although_booked = false;      // C23, as in ManualMatch
};
// Posts the entry (transaction code SCRAP) and makes the match in the same transaction; only
// validation remains. Undone as any match. Errors: those of match_by_hand().
Result<reconcile::MatchId> write_off(Writer& writer, const WriteOff& request);
// The same, but several lines beside no piece are written off one by one, as match_each_by_hand()
// books them: an entry on each line's own day, all or none. Errors also: reconcile.lines_split.
Result<std::vector<reconcile::MatchId>> write_off_each(Writer& writer, const WriteOff& request);

} // namespace comptoir::app
