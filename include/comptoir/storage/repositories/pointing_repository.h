// Pointing by hand as rows: sessions, their marks, the rows they may mark; reviewed reports.
//
// Decides nothing: app/reconcile does. Everything runs inside the caller's transaction.
#pragma once

#include "comptoir/ledger/types.h"
#include "comptoir/reconcile/types.h"
#include "comptoir/storage/database.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::storage {

struct PointingRecord {
    reconcile::PointingId id;
    std::string journal;
    Date from, to;
    Money balance;
    std::string state; // "open", "validated", "erased"
    reconcile::MatchId match;
    Instant opened_at;
    std::string opened_by;
    std::optional<Instant> closed_at; // of an open one: it was validated then, and is open again
    std::string closed_by;
};
reconcile::PointingId insert_pointing(Database& database, const PointingRecord& session);
void update_pointing(Database& database, const PointingRecord& session); // all but who opened it
std::optional<PointingRecord> find_pointing(Database& database, reconcile::PointingId id);
std::vector<PointingRecord> load_pointings(Database& database,
                                           const std::optional<std::string>& journal); // by id
reconcile::PointingId open_pointing_of(Database& database, std::string_view journal);  // 0: none
reconcile::PointingId pointing_of_match(Database& database, reconcile::MatchId match);
// The one of the journal that was validated and is open again, without some of its marks: those it
// has count as they stand. 0: none.
reconcile::PointingId pointing_open_again(Database& database, std::string_view journal);
// The same, where its marks count at a day: none is on a row of a later one.
reconcile::PointingId pointing_open_again_at(Database& database, std::string_view journal, Date at);
// The last validated one, or open again, whose period ends until `at`, in this currency.
std::optional<PointingRecord> last_pointing(Database& database, std::string_view journal, Date at,
                                            Currency currency);

struct PointableRow {
    ledger::RowId row;
    ledger::EntryId entry;
    std::string journal, number, piece, label;
    Date date;
    Money amount;
    bool draft = false;
    std::optional<Date> pointed_on; // by the session
};
// Rows of the account up to a day that nothing points yet, and those the session marks, or its
// match points once it is validated. Of a currency other than that of the books, rows that carry an
// amount in it.
std::vector<PointableRow> load_pointable_rows(Database& database, std::string_view account,
                                              Currency books, Currency currency,
                                              reconcile::PointingId session,
                                              reconcile::MatchId match, Date until);
void mark_row(Database& database, reconcile::PointingId session, ledger::RowId row, Date on);
void unmark_row(Database& database, ledger::RowId row);
void unmark_all(Database& database, reconcile::PointingId session);
reconcile::PointingId marked_in(Database& database, ledger::RowId row);               // 0: nowhere
reconcile::PointingId pointing_that_marks(Database& database, ledger::EntryId entry); // 0: none
struct Mark {
    ledger::RowId row;
    Date on;
};
std::vector<Mark> marks_of(Database& database, reconcile::PointingId session);
std::vector<Mark> pointings_of_match(Database& database, reconcile::MatchId match);
// What the first pointing of imported books took for seen.
std::vector<Mark> opening_pointings(Database& database, std::string_view account);
// Rows of imported books dated before the day until which the takeover counts them as seen, and
// pointed by nothing: a person said that they wait for their line. `until`: the last row looked at.
std::vector<ledger::RowId> rows_left_waiting(Database& database, std::string_view account,
                                             Date before, ledger::RowId until);
ledger::RowId last_row(Database& database); // 0: none
void point_opening_row(Database& database, ledger::RowId row, Date on);
// False when the row is not one of those.
bool unpoint_opening_row(Database& database, ledger::RowId row);
// Entries with a row on the account, dated until then, that are not validated (A131).
std::int64_t drafts_on(Database& database, std::string_view account, Date until);

struct ReviewRecord {
    std::int64_t id = 0;
    std::string journal;
    Date day;
    std::int64_t ledger_minor = 0, statement_minor = 0, difference_minor = 0;
    std::string reviewer;
    Instant reviewed_at;
    std::string digest; // reconcile::digest_of() then; empty: reviewed before there was one
};
std::int64_t insert_review(Database& database, const ReviewRecord& review);
std::optional<ReviewRecord> last_review(Database& database, std::string_view journal, Date day);
std::vector<ReviewRecord> load_reviews(Database& database,
                                       const std::optional<std::string>& journal);

} // namespace comptoir::storage
