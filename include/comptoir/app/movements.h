// Encaissements and décaissements made from bank lines (A147 to A161).
//
// A movement is a draft entry on the journal's own 512 account, paired with its lines: only the
// match is left. Who it concerns follows from the line's third party; without one the amount is
// the sum of the lines and goes to accounts of the user's choice.
//
//   auto draft = draft_movement(reader, {.lines = {line}});    // what a dialog starts from
//   auto made  = create_movement(writer, draft->request());
#pragma once

#include "comptoir/app/reconcile.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::app {

// Money in: of a customer, of a supplier who pays back, of nobody named. Money out likewise.
enum class MovementKind {
    CustomerReceipt,
    SupplierRefund,
    UndefinedReceipt,
    SupplierPayment,
    CustomerRefund,
    UndefinedPayment
};
std::string_view to_text(MovementKind kind); // "supplier_payment"

// What a movement with this third party would be (A149); an empty code is nobody named.
Result<MovementKind> kind_of_movement(Reader& reader, const std::string& party, bool money_out);

struct MovementPart {
    std::string account, party;
    Money amount; // holder's side, like the lines
};
struct MovementRequest {
    std::vector<bank::LineId> lines;
    std::optional<std::string> party; // default: the one the lines name
    bool undefined = false;           // "tiers non défini", whatever the lines name
    // Where the money goes (A160); empty: all to the third party's account. They sum to the lines.
    std::vector<MovementPart> parts;
    // Also the day of imputation of a carried invoice (A150). Default: the latest line's; for an
    // undefined third party never after the end of the statement (A156).
    std::optional<Date> day;
    std::string label, piece;     // default: the line's label; the carried invoice's number
    bool although_booked = false; // C23: an entry that explains the lines stands in the books
};
struct MovementDraft {
    std::vector<bank::LineId> lines;
    MovementKind kind = MovementKind::UndefinedReceipt;
    std::string party, party_name;
    Money amount; // the algebraic sum of the lines
    Date day;
    Date latest_day; // A156
    std::string label, piece;
    ledger::RowId invoice; // carried by the lines; 0: none, or several
    std::vector<MovementPart> parts;
    MovementRequest request() const;
};
// What would be booked; writes nothing. Errors: reconcile.nothing_ticked, .movement_zero,
// .other_journal, .currency_differs, .line_already_matched, .line_paired, .line_set_aside,
// .movement_parties {party} {other}, books.party_unknown, app.not_found.
Result<MovementDraft> draft_movement(Reader& reader, const MovementRequest& request);

struct CreatedMovement {
    MovementKind kind = MovementKind::UndefinedReceipt;
    std::vector<bank::LineId> lines;
    ledger::EntryId entry;
    reconcile::PairingId pairing;
    std::string party;
    Money amount;
};
// Also: reconcile.movement_open {amount} {parts} (the counterpart does not balance),
// .movement_late {day} {last}, .movement_booked {line} {entry}, .movement_booked_by_two,
// .party_needed, .own_account, ledger.* of check_entry.
Result<CreatedMovement> create_movement(Writer& writer, const MovementRequest& request);

// One movement per line, on its third party's side (A152); all or none. Errors also:
// reconcile.movement_without_party {line} (A153).
Result<std::vector<MovementDraft>> draft_movements(Reader& reader,
                                                   const std::vector<bank::LineId>& lines);
Result<std::vector<CreatedMovement>> create_movements(Writer& writer,
                                                      const std::vector<bank::LineId>& lines);
// Takes movements back that are not matched: entries and pairs. Errors:
// reconcile.row_already_pointed, books.draft_expected.
Result<void> undo_movements(Writer& writer, const std::vector<CreatedMovement>& made);

} // namespace comptoir::app
