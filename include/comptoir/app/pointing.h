// Pointing by hand, without a statement file (A128 to A134).
//
// A session names a journal, a period and the balance the bank's paper shows. Its marks
// ("X JJ/MM/AAAA") count once it is validated: then the rows are pointed as if a statement had
// shown them. Erasing takes all of it back, or a part. After a part the session is open again: the
// états keep its balance and the marks it has, and say that it is to be validated.
#pragma once

#include "comptoir/app/workspace.h"
#include "comptoir/ledger/types.h"
#include "comptoir/reconcile/types.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::app {

enum class PointingState { Open, Validated, Erased };
std::string_view to_text(PointingState state); // "open"

struct PointingOpening {
    std::string journal;
    Date from, to;
    Money balance; // of the bank at `to`, in the journal's currency or in that of the books (A132)
};
struct PointingSession {
    reconcile::PointingId id;
    std::string journal, account;
    Date from, to;
    Money balance;
    PointingState state = PointingState::Open;
    reconcile::MatchId match;
    Instant opened_at;
    std::string opened_by;
    std::optional<Instant> closed_at; // of an open one: when it was validated the last time
    std::string closed_by;
};
// Validated once, and open again without some of its marks.
bool is_open_again(const PointingSession& session);
struct PointingEntry {
    ledger::RowId row;
    ledger::EntryId entry;
    std::string journal, number, piece, label;
    Date date;
    Money amount;                   // in the session's currency, debit positive
    bool draft = false;             // brouillard
    std::optional<Date> pointed_on; // "X JJ/MM/AAAA"
};
struct PointingSheet {
    PointingSession session;
    std::vector<PointingEntry> entries; // to point and pointed here, up to the last day, by day
    Money ledger_balance;               // of the account at the last day
    Money to_point;                     // Σ entries without mark
    Money pointed_balance;              // ledger_balance − to_point
    Money difference;                   // balance − pointed_balance; 0 when all is explained
    std::int64_t drafts = 0;            // entries of the account not validated until then (A131)
};

// Errors: ledger.unknown_journal, reconcile.journal_without_account, pointing.session_open
// {journal} {session}, .period_reversed, .currency_unknown {currency} {journal}.
Result<PointingSession> open_pointing(Writer& writer, const PointingOpening& request);
// Another balance or period for an open session; its marks lie inside (pointing.outside_period).
Result<PointingSession> change_pointing(Writer& writer, reconcile::PointingId session,
                                        const PointingOpening& request);
Result<std::vector<PointingSession>> list_pointings(Reader& reader,
                                                    const std::optional<std::string>& journal);
Result<PointingSheet> load_pointing(Reader& reader, reconcile::PointingId session);

// Marks rows; all or none. `on` defaults to the session's last day. Errors: app.not_found,
// pointing.session_closed {session}, reconcile.row_already_pointed, .row_paired,
// pointing.outside_period {day} {from} {to}, .row_not_here {row} {account}.
Result<std::int64_t> point_rows(Writer& writer, reconcile::PointingId session,
                                const std::vector<ledger::RowId>& rows,
                                std::optional<Date> on = {});
Result<std::int64_t> unpoint_rows(Writer& writer, reconcile::PointingId session,
                                  const std::vector<ledger::RowId>& rows);
// Every entry of a remittance (remise), by its piece number (A130). Error:
// pointing.remittance_unknown {number}.
Result<std::int64_t> point_remittance(Writer& writer, reconcile::PointingId session,
                                      const std::string& number, std::optional<Date> on = {});
// For a takeover: all that is dated on or before `until`, but these rows.
Result<std::int64_t> point_all_until(Writer& writer, reconcile::PointingId session, Date until,
                                     const std::vector<ledger::RowId>& except);

// Points for good. Errors: pointing.nothing_pointed, .drafts_left {count} {account} {until}
// (A131), .balance_differs {pointed} {balance} {difference} unless accepted.
Result<reconcile::MatchId> validate_pointing(Writer& writer, reconcile::PointingId session,
                                             bool accept_difference = false);
// A134. Without rows: wholly, marks and validation. With rows: these alone; a validated session is
// open again with the others. Errors: pointing.session_closed (erased already), .session_open,
// .row_not_here.
Result<void> erase_pointing(Writer& writer, reconcile::PointingId session,
                            const std::vector<ledger::RowId>& rows = {});

// For a takeover by statements: entries of the books taken over, which count as seen before the
// first statement, were still on their way (a cheque). They wait for their line then, and what the
// books and the first statement differed by follows. Errors: app.not_found, pointing.not_taken_over
// {entry}, .waits_already {entry}.
Result<void> mark_outstanding(Writer& writer, const std::vector<ledger::EntryId>& entries);
// Back again. Errors also: reconcile.row_already_pointed, .row_paired, pointing.row_marked.
Result<void> mark_seen_at_opening(Writer& writer, const std::vector<ledger::EntryId>& entries);

// A session as it is, to come back to after an act: opening one is taken back by erasing it.
struct PointingUndo {
    struct Mark {
        ledger::RowId row;
        Date on;
    };
    PointingSession session;
    std::vector<Mark> marks;   // or, once validated, what it points
    std::vector<Mark> opening; // what imported books took for seen, on its account
};
Result<PointingUndo> remember_pointing(Reader& reader, reconcile::PointingId session);
// After the act: of what imported books took for seen, only what the act itself took away is given
// back. What another act takes away later is that act's.
void keep_what_went(Reader& reader, PointingUndo& undo);
// The session is as it was then, whatever was done to it since, erasing included. Answers the rows
// that cannot be marked any more, since their entries are gone, matched or marked elsewhere: a
// validated session that misses some comes back open. Errors: pointing.session_open,
// .session_closed (it was erased then).
Result<std::vector<ledger::RowId>> restore_pointing(Writer& writer, const PointingUndo& undo);

} // namespace comptoir::app
