// What depends on a statement that is to be taken back.
#pragma once

#include "cli/command_context.h"
#include "comptoir/app/statement_preview.h"

namespace comptoir::cli {

// Members "lines", "matches", "entries", "invoices", "kept_by", "lost", "feed_lines" of the open
// object.
void write_dependents(JsonWriter& json, const app::ImportDependents& dependents);
// Counts by kind in a sentence, or each match, entry and invoice in one of its own.
enum class Detail { Counts, Each };
void print_dependents(const CommandContext& context, const app::ImportDependents& dependents,
                      Detail detail);

// import undo: what would go, and the act itself, which says what holds it or who took over.
Result<void> preview_undo(CommandContext& context, bank::StatementId statement, Detail detail);
Result<void> undo_import(CommandContext& context, bank::StatementId statement, Detail detail);

} // namespace comptoir::cli
