// Reconciliation verbs: propose, match, undo, report.
#pragma once

#include "comptoir/app/workspace.h"
#include "comptoir/reconcile/report.h"
#include "comptoir/reconcile/rules.h"
#include "comptoir/reconcile/templates.h"
#include "comptoir/reconcile/types.h"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace comptoir::app {

struct ReconcileRequest {
    // What is reported and applied; empty: all not yet reconciled. Evidence is looked for over the
    // unmatched lines of all statements, whatever is asked for here.
    std::vector<bank::StatementId> statements;
    std::optional<int> days;
    // The date de pointage of what is matched (A99): the day of each line, the latest among the
    // lines of its statement, or one day for the whole run.
    enum class Pointing { OnItsDay, OnLatestDay, OnGivenDay };
    Pointing pointing = Pointing::OnItsDay;
    std::optional<Date> pointed_on; // OnGivenDay
    // C31: past this time no further match is begun, but the first always is. The next call goes on
    // where this one stopped, since what is matched is left out. Empty: no bound.
    std::optional<std::chrono::milliseconds> time_box;
    Work work;
};
struct LineOutcome {
    bank::StatementId statement;
    bank::StatementLine line;
    reconcile::Proposal proposal; // state Matched when applied
    reconcile::MatchId match;     // 0: none
};
struct ReconcileSummary {
    std::int64_t lines = 0, matched = 0, proposed = 0, ambiguous = 0, open = 0;
};
struct ReconcileReport {
    std::vector<LineOutcome> lines; // by statement, then line id; lines matched earlier left out
    ReconcileSummary summary;
    // The time was up: the first line that was not come to, and how many were still to be matched.
    bank::LineId stopped_before; // 0: all was done
    std::int64_t left = 0;
};
// Writes nothing.
Result<ReconcileReport> propose_matches(Reader& reader, const ReconcileRequest& request);
// Matches what the evidence leaves one answer for; each match posts, letters and points. Error:
// reconcile.pointing_day {day} {first} {today}: a given day before a line it points, or to come.
Result<ReconcileReport> apply_matches(Writer& writer, const ReconcileRequest& request);

// A match by hand: lines against targets; totals must be equal (reconcile.totals_differ).
struct ManualTarget {
    reconcile::TargetKind kind = reconcile::TargetKind::Entry;
    ledger::RowId row; // Entry: 512 row; Invoice: open item id
    ledger::EntryId
        entry; // Entry: the entry, when the row is not given (its 512 row of the journal)
    std::int64_t invoice = 0;        // Invoice: an invoice id of ours instead of an item
    std::string account;             // Account
    std::string party;               // Account, third-party accounts only
    std::optional<Money> amount;     // Invoice and Account: the part used, holder's side
    std::optional<int> vat_permille; // Account: the amount holds VAT at this rate (200 = 20 %)
};
struct ManualMatch {
    std::vector<bank::LineId> lines;
    std::vector<ManualTarget> targets;
    std::optional<Date> pointed_on; // default: latest day among the lines (A99)
    reconcile::PairingId pairing;   // the pair these come from (app/pairings.h); 0: none
    std::string label;              // of the settlement entry; empty: the line's (A157)
    std::string template_code;      // the entry template it was made with; empty: none
    // Code of a type of difference: what the targets leave of the lines goes there (C17), a
    // discount with the VAT of its invoices. Without it totals must be equal.
    std::string difference;
    // Lines in another currency than the books: what they are worth in that of the books on their
    // day. The rate this makes is kept with the entry and never computed again (C28).
    std::optional<Money> book_value;
    struct WriteOff {
        std::string journal;           // empty: the lines' own
        std::optional<Date> booked_on; // default: the latest line's
    };
    std::optional<WriteOff> write_off; // the entry is a write-off (write_off.h)
    bool although_booked = false;      // C23: entries that explain the lines stand in the books
};
// Lines that carry invoices (app/line_acts.h) bring them along: with entries alone they are imputed
// to those, in the order of the lines (A138 to A145); with no target at all they are what is paid
// (A143). Errors: reconcile.nothing_ticked, .totals_differ {lines} {targets},
// .line_already_matched, .line_paired, .row_paired, .row_already_pointed, .item_settled,
// .more_than_open, .not_a_cash_movement, .other_journal, .draft_in_closed_period,
// .difference_unknown, .no_difference, .difference_not_offered, .difference_alone,
// .difference_too_large, .movement_booked {line} {entry}, .movement_booked_by_two …
Result<reconcile::MatchId> match_by_hand(Writer& writer, const ManualMatch& request);
// The same, but several lines that only an account or a type of difference explains are a match
// each: an entry on the line's own day, with its label and its piece (A157), all or none. Lines
// that one piece joins are one match, as above. Errors also: reconcile.lines_split {count}.
Result<std::vector<reconcile::MatchId>> match_each_by_hand(Writer& writer,
                                                           const ManualMatch& request);
// Applies one shown proposal as it is; refuses when the books changed under it. A typed
// `pointed_on` is the pointing day; what came back is pointed on its own. Errors: .pointing_day; of
// templates .movement_booked, .movement_booked_by_two; of these and invoices .movement_taken_over.
Result<reconcile::MatchId> match_proposal(Writer& writer, const reconcile::Proposal& proposal,
                                          bool although_booked = false,
                                          std::optional<Date> pointed_on = {});

// Deletes draft settlement entries, reverses validated ones and points both 512 rows against each
// other; unletters; frees the lines. Why, when it is said, stands in the journal of events beside
// what was freed (C36). Errors: reconcile.already_undone.
Result<void> undo_match(Writer& writer, reconcile::MatchId match, const std::string& reason = {});

// What undoing these matches would do to the books, to be said before.
struct UndoOutlook {
    struct Reversal {
        ledger::EntryId entry;
        std::string journal, number, label;
        Date booked_on, reversed_on; // art. 1031-4: on the first open day when its period is closed
    };
    std::vector<Reversal> reversals; // of validated entries: definitive, nothing takes them back
    std::int64_t drafts = 0;         // entries that go without a trace in the books
};
Result<UndoOutlook> outlook_of_undo(Reader& reader, const std::vector<reconcile::MatchId>& matches);

// A match as it can be made again after its undo: asked before it is undone. Empty where it cannot
// be, since validated entries are reversed, or the payment of a return is settled again.
struct KeptMatch {
    ManualMatch request;
    reconcile::Decision decision = reconcile::Decision::None;
    reconcile::Kind kind = reconcile::Kind::Manual;
    int score = 0;
    bool unattended = false;
    std::vector<reconcile::Reason> reasons;
    struct Lesson { // what is learned from it
        reconcile::LearnedKey key;
        reconcile::LearnedTo to = reconcile::LearnedTo::Party;
        std::string code;
    };
    std::vector<Lesson> lessons;
    struct Identity { // what its lines showed
        bank::LineId line;
        std::string party, party_by;
        reconcile::TemplateId template_id;
        std::string template_by;
    };
    std::vector<Identity> identities;
};
Result<std::optional<KeptMatch>> keep_match(Reader& reader, reconcile::MatchId match);
// Under a new number, with the same lines, targets, day and reasons; the lines show the third party
// and the template they showed, as far as those still exist and nobody chose others since. Errors:
// those of match_by_hand, and reconcile.matched_entry_gone.
Result<reconcile::MatchId> match_again(Writer& writer, const KeptMatch& kept);

struct MatchRow {
    reconcile::MatchId id;
    std::string journal;
    Date pointed_on;
    std::string kind;
    int score = 0;
    bool unattended = false;
    bool undone = false;
    std::vector<bank::LineId> lines;
    std::vector<ledger::EntryId> entries;
    std::vector<reconcile::Reason> reasons;
    std::string created_by;
    Instant created_at;
};
struct MatchFilter {
    std::optional<bank::StatementId> statement;
    bool undone_too = false;
    std::int64_t after = 0, limit = 1000;
};
Result<std::vector<MatchRow>> list_matches(Reader& reader, const MatchFilter& filter);

// Unpointed rows of the journal's 512 account: the right-hand table of the pane.
Result<std::vector<reconcile::EntryCandidate>> list_entry_candidates(Reader& reader,
                                                                     const std::string& journal);

Result<reconcile::ReconciliationReport> reconciliation_report(Reader& reader,
                                                              const std::string& journal, Date at);

} // namespace comptoir::app
