// I: the invoice a line pays, picked from a list. D: documents that explain lines. And the short
// texts a person leaves on lines: a note, a reason.
#pragma once

#include "comptoir/gui/reconcile/line_table_model.h"
#include "comptoir/gui/support/async.h"
#include "comptoir/inbox/types.h"

#include <functional>
#include <optional>
#include <vector>

namespace comptoir::gui {

// `picked` gets the open item, or nothing when the line shall carry none.
void open_invoice_dialog(Session& session, QWidget* window, const LineView& line,
                         std::function<void(std::optional<ledger::RowId>)> picked);

void open_document_dialog(Session& session, QWidget* window, const std::vector<LineView>& lines,
                          std::function<void(const std::vector<inbox::DocumentId>&)> picked);

// What will be touched is said first: "3 lines, 1 240,00 €".
enum class LineText { Note, IgnoreReason };
void open_text_dialog(Session& session, QWidget* window, const std::vector<LineView>& lines,
                      LineText kind, std::function<void(const QString&)> typed);
QString lines_in_words(const Words& words, const std::vector<LineView>& lines);

} // namespace comptoir::gui
