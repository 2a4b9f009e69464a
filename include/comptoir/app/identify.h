// What is known of a line before it is matched: its third party and its entry template.
//
// Found when a statement comes in, kept with the line, and found again for every unreconciled line
// when a reference changes (A110 to A117, A165 to A168). What a person set stays.
#pragma once

#include "comptoir/app/workspace.h"
#include "comptoir/bank/types.h"
#include "comptoir/reconcile/templates.h"

#include <string>
#include <vector>

namespace comptoir::app {

struct Identified {
    std::int64_t lines = 0;     // looked at
    std::int64_t parties = 0;   // whose third party changed
    std::int64_t templates = 0; // whose template changed
};
// Of these statements; empty: of all.
Result<Identified> identify_lines(Writer& writer,
                                  const std::vector<bank::StatementId>& statements = {});

// By hand; an empty party, or template 0, gives back what is found by itself. Errors:
// app.not_found, reconcile.line_already_matched, ledger.unknown_party, reconcile.template_unknown,
// .template_inactive, .template_journal.
Result<void> set_line_party(Writer& writer, bank::LineId line, const std::string& party);
Result<void> set_line_template(Writer& writer, bank::LineId line, reconcile::TemplateId which);

// A118: the nature of several unreconciled lines in one act. Answers what they were, for
// restore_natures(). Errors: app.not_found, reconcile.line_already_matched,
// .natures_switched_off (A119: setting "natures.enabled").
struct LineNature {
    bank::LineId line;
    bank::Nature nature = bank::Nature::Other;
};
Result<std::vector<LineNature>> set_natures(Writer& writer, const std::vector<bank::LineId>& lines,
                                            bank::Nature nature);
Result<void> restore_natures(Writer& writer, const std::vector<LineNature>& before);

} // namespace comptoir::app
