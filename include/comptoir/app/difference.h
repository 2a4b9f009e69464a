// "D'où vient l'écart ?": what explains a difference, and the repair of one key where there is one.
//
//   auto answer = difference_causes(reader, "BQ", day);
//   auto done = repair_difference(writer, *answer->search.causes.front().repair);
//   undo_repair(writer, *done);
#pragma once

#include "comptoir/app/reconcile.h"
#include "comptoir/app/workspace.h"
#include "comptoir/ledger/lettering_state.h"
#include "comptoir/reconcile/difference_causes.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace comptoir::app {

struct DifferenceAnswer {
    std::string journal;
    Date at;
    Money bank, books; // balances at that day
    reconcile::CauseSearch search;
};
// Bank against books at a day. Errors: ledger.unknown_journal, reconcile.journal_without_account.
Result<DifferenceAnswer> difference_causes(Reader& reader, const std::string& journal, Date at);
// A statement whose opening and lines do not make its closing. Error: app.not_found.
Result<reconcile::CauseSearch> statement_causes(Reader& reader, bank::StatementId statement);
// Ticked lines against ticked rows of the journal's account.
struct TickedSelection {
    std::string journal;
    std::vector<bank::LineId> lines;
    std::vector<ledger::RowId> rows;
};
Result<reconcile::CauseSearch> ticked_causes(Reader& reader, const TickedSelection& ticked);

// What a repair did, for its undo. Months later an entry is repaired again instead.
struct RepairDone {
    reconcile::RepairKind kind = reconcile::RepairKind::TakeBack;
    ledger::EntryId entry;    // the one that was wrong
    ledger::EntryId reversal; // 0: it was a draft and went
    ledger::EntryId posted;   // 0: nothing took its place
    struct Letter {           // by hand, of the entry's row so many
        std::size_t row = 0;
        ledger::RowId other;
        std::int64_t amount_minor = 0;
    };
    std::vector<Letter> letters;
    std::vector<ledger::HandImputation> moved; // those that stand on what took its place
    std::optional<ledger::Entry> draft;        // as it was
    std::optional<KeptMatch> match;            // UndoMatch: as it is made again, where it can be
    bank::LineId merged;                       // MergeLines: the line that went
    std::vector<bank::LineId> doubted;         // … and those of the two that were in doubt
    bool can_be_undone() const { return kind != reconcile::RepairKind::UndoMatch || match; }
};
// Corrects the entry: a draft is replaced, a validated one is reversed and posted anew, as a draft;
// letters by hand follow where the side stays. A repeated line is merged with the one it repeats,
// by the right and with the errors of merge_lines(); what the takeover counts as seen waits again
// by those of mark_outstanding(), and only where the entry has no other bank row: it would wait
// too. Traced. Errors: app.not_found, reconcile.repair_not_possible {entry}, .row_paired {entry}
// {pairing}, books.entry_held_by_match, .entry_of_match, .entry_of_payment, pointing.row_marked,
// ledger.period_closed … and those of check_entry; reconcile.already_undone.
Result<RepairDone> repair_difference(Writer& writer, const reconcile::Repair& repair);
// Errors: reconcile.repair_not_undone {entry} (a match that cannot be made again, keep_match()),
// ledger.letter_changed_since (what a letter held is settled otherwise, or what took the entry's
// place was lettered or unlettered since), those of discard_draft.
Result<void> undo_repair(Writer& writer, const RepairDone& done);

} // namespace comptoir::app
