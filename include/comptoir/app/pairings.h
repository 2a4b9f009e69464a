// Pairs: lines and book rows a person put together and has not matched yet (A121 to A127, A151,
// A161).
//
// A pair may be built tick by tick: attached to one in progress or started anew. Matching it needs
// equal totals; taking it apart gives everything back. What is paired is nobody else's: neither
// the automatic matching nor another pair takes it.
#pragma once

#include "comptoir/app/reconcile.h"

#include <optional>
#include <string>
#include <vector>

namespace comptoir::app {

struct PairingChange {
    std::optional<reconcile::PairingId> into; // empty: a new pair
    std::vector<bank::LineId> lines;
    std::vector<ledger::EntryId> entries; // their unpointed rows on the bank's account
    std::vector<ledger::RowId> rows;      // the same, by row
    struct Item {
        ledger::RowId row;
        std::optional<Money> amount; // the part, holder's side; default: all that is open
    };
    std::vector<Item> items; // open invoices
    std::optional<Date> pointed_on;
};
// Errors: reconcile.nothing_ticked, .ticked_twice, .line_already_matched, .line_paired {line}
// {pairing}, .row_paired {entry} {pairing}, .line_set_aside, .row_already_pointed, .no_bank_row,
// .item_settled, .more_than_open, .other_journal, .currency_differs, app.not_found.
Result<reconcile::PairingId> pair(Writer& writer, const PairingChange& change);
// Takes members out; a pair without members is gone.
Result<void> unpair(Writer& writer, reconcile::PairingId pairing,
                    const std::vector<bank::LineId>& lines = {},
                    const std::vector<ledger::RowId>& rows = {});

struct PairingTarget {
    reconcile::TargetKind kind = reconcile::TargetKind::Entry;
    ledger::RowId row;
    ledger::EntryId entry;
    std::string journal, piece, party;
    Money amount; // holder's side
};
struct PairingRow {
    reconcile::PairingId id;
    std::string journal;
    std::optional<Date> pointed_on; // typed by a person
    std::vector<bank::LineId> lines;
    std::vector<PairingTarget> targets;
    Money lines_total, targets_total;
    std::string created_by;
    bool is_complete() const { return !lines.empty() && lines_total == targets_total; }
};
Result<std::vector<PairingRow>> list_pairings(Reader& reader,
                                              const std::optional<std::string>& journal);

// A125: confirmed only when the totals are equal. All pairs named, or none; `pointed_on` is the
// date de pointage of those that have none of their own. Errors: those of match_by_hand,
// reconcile.nothing_ticked.
Result<std::vector<reconcile::MatchId>>
match_pairings(Writer& writer, const std::vector<reconcile::PairingId>& pairings,
               std::optional<Date> pointed_on = {}, bool although_booked = false);

} // namespace comptoir::app
