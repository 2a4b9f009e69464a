// What a person puts on bank lines before they are matched: parked, ignored with a reason, a note,
// the invoice a line carries, documents.
//
// Each verb takes several lines and does all or nothing; each answers what the lines were like
// before, so that one undo puts everything back. Example:
//
//   auto before = workspace.write<LineActUndo>([&](Writer& w) {
//       return ignore_lines(w, {line}, "compte perso du gérant"); });
//   workspace.write<void>([&](Writer& w) { return put_back(w, *before); });
#pragma once

#include "comptoir/app/workspace.h"
#include "comptoir/bank/types.h"
#include "comptoir/inbox/types.h"
#include "comptoir/reconcile/types.h"

#include <optional>
#include <string>
#include <vector>

namespace comptoir::app {

// What lines were like before an act, for put_back().
struct LineActUndo {
    struct Line {
        bank::LineId id;
        reconcile::LineState state = reconcile::LineState::Open;
        std::string note, reason;
        ledger::RowId invoice;
        std::vector<inbox::DocumentId> documents;
    };
    std::vector<Line> lines;
};
// Errors of all: app.not_found; of what changes the state: app.line_is_matched, and
// reconcile.line_paired {line} {pairing} for lines that wait in a pair.
Result<LineActUndo> park_lines(Writer& writer, const std::vector<bank::LineId>& lines,
                               const std::string& reason = {});
// Out of the work for good: never proposed, never counted as left. Error:
// reconcile.reason_missing.
Result<LineActUndo> ignore_lines(Writer& writer, const std::vector<bank::LineId>& lines,
                                 const std::string& reason);
Result<LineActUndo> reopen_lines(Writer& writer, const std::vector<bank::LineId>& lines);
// An empty note takes it away. Any line, matched ones too.
Result<LineActUndo> note_lines(Writer& writer, const std::vector<bank::LineId>& lines,
                               const std::string& note);
// A138: the invoice is imputed when the line is matched. Without item: none. Errors:
// reconcile.line_already_matched, .item_settled, .wrong_side {piece} {amount}, .currency_differs.
Result<LineActUndo> carry_invoice(Writer& writer, const std::vector<bank::LineId>& lines,
                                  std::optional<ledger::RowId> item);
// Key D: documents of the inbox that explain the line; the line stays as it is.
Result<LineActUndo> attach_documents(Writer& writer, const std::vector<bank::LineId>& lines,
                                     const std::vector<inbox::DocumentId>& documents);
Result<LineActUndo> detach_document(Writer& writer, bank::LineId line, inbox::DocumentId document);
Result<std::vector<inbox::Document>> documents_of_line(Reader& reader, bank::LineId line);

// What the invoice column offers for a line: booked and unsettled invoices of its third party, or
// all when the line names none (A140, A141). Of the line's own side first, equal amounts before.
struct InvoiceChoice {
    std::string party; // whose invoices these are; empty: everybody's
    std::vector<ledger::OpenItem> items;
};
Result<InvoiceChoice> invoices_for_line(Reader& reader, bank::LineId line, bool everybody = false);

// Errors: app.line_is_matched when a line was matched since.
Result<void> put_back(Writer& writer, const LineActUndo& undo);

} // namespace comptoir::app
